"""What a chapter of the document is made of: the same blocks for the page, the PDF, Word and ODF. Pure."""

from dataclasses import dataclass, field, replace


class Blok:
    @property
    def soort(self) -> str:
        """By which the templates know it: bestek/bijlage/blok.html and bestek/lezen/blok.html."""
        return type(self).__name__.lower()


@dataclass(frozen=True)
class Alinea(Blok):
    """A paragraph of ours; `klasse` is "inleiding", "kader", "bijzaak" or nothing."""

    tekst: str
    klasse: str = ""


@dataclass(frozen=True)
class Opsomming(Blok):
    punten: tuple[str, ...]
    genummerd: bool = False


@dataclass(frozen=True)
class Gegevens(Blok):
    """Pairs: what it is, and what it is here."""

    rijen: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Kolom:
    """`breedte` is a class of the print stylesheet: k-nr, k-smal, k-midden or k-breed; "" shares what is left."""

    kop: str
    getal: bool = False
    breedte: str = ""


@dataclass(frozen=True)
class Tabel(Blok):
    """The first cell of a row is its head. What stands in a cell after a line end is of less weight."""

    bijschrift: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str, ...], ...]
    totaal: tuple[str, ...] = ()
    klasse: str = ""

    @property
    def cellen(self) -> list[list[tuple[Kolom, str, str]]]:
        """Per row: the column, its first line, and what comes after."""
        return [
            [(kolom, *_split(tekst)) for kolom, tekst in zip(self.kolommen, rij, strict=True)] for rij in self.rijen
        ]

    @property
    def voet(self) -> list[tuple[Kolom, str]]:
        return list(zip(self.kolommen, self.totaal, strict=True)) if self.totaal else []


@dataclass(frozen=True)
class Html(Blok):
    """What people typed: cleaned or escaped already, so safe to show."""

    html: str
    klasse: str = ""


@dataclass(frozen=True)
class Vragen(Blok):
    vragen: tuple = ()


@dataclass(frozen=True)
class Eisen(Blok):
    """The eisen of one kind, as `lezen.requirements` gives them."""

    groep: dict = field(hash=False)


@dataclass(frozen=True)
class Deel:
    """A section; `sleutel` of a paragraph of one's own, else the portal wrote it."""

    id: str
    titel: str
    blokken: tuple[Blok, ...]
    nummer: str = ""
    sleutel: str = ""


@dataclass(frozen=True)
class Hoofdstuk:
    """`vooraf` stands before the first section."""

    id: str
    naam: str  # a value of `enums.Hoofdstuk`, or of the older order
    titel: str
    delen: tuple[Deel, ...]
    vooraf: tuple[Blok, ...] = ()
    nummer: str = ""
    vervolg: bool = False  # in print it follows on the same page


def number(hoofdstukken: list[Hoofdstuk]) -> list[Hoofdstuk]:
    """Those that hold something, numbered through: 3, and its sections 3.1, 3.2."""
    gevuld = [h for h in hoofdstukken if h.delen or h.vooraf]
    return [
        replace(
            hoofdstuk,
            nummer=str(nr),
            delen=tuple(replace(deel, nummer=f"{nr}.{n}") for n, deel in enumerate(hoofdstuk.delen, 1)),
        )
        for nr, hoofdstuk in enumerate(gevuld, 1)
    ]


def contents(hoofdstukken: list[Hoofdstuk]) -> list[tuple[str, str, str, int]]:
    """The lines of a table of contents: id, number, title, level."""
    regels = []
    for hoofdstuk in hoofdstukken:
        regels.append((hoofdstuk.id, hoofdstuk.nummer, hoofdstuk.titel, 1))
        regels += [(deel.id, deel.nummer, deel.titel, 2) for deel in hoofdstuk.delen]
    return regels


def _split(tekst: str) -> tuple[str, str]:
    eerste, _, rest = tekst.partition("\n")
    return eerste, rest
