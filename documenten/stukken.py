"""What a text document is made of, whatever the file format: headings, paragraphs, lists and tables."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

NIVEAUS = range(1, 5)
GENUMMERD = range(1, 3)  # levels whose numbers the word processor works out
_ONGELDIG = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


def clean(tekst: str) -> str:
    return _ONGELDIG.sub("", tekst.replace("\r\n", "\n"))


def bookmark(anker: str) -> str:
    """The anchor as a name that every word processor takes: letters, digits and underscores, at most 40."""
    return re.sub(r"[^A-Za-z0-9]", "_", anker)[:40]


@dataclass(frozen=True)
class Stuk:
    """A stretch of text inside a paragraph; `adres` is where it links to: https:, mailto:, or # and an anchor."""

    tekst: str
    vet: bool = False
    cursief: bool = False
    adres: str = ""


Tekst = str | tuple[Stuk, ...]


def pieces(tekst: Tekst) -> tuple[Stuk, ...]:
    return (Stuk(tekst),) if isinstance(tekst, str) else tekst


@dataclass(frozen=True)
class Kop:
    """A heading; level 1 begins a chapter, on a new page where that is said.

    `nummer` is shown before the text; in a document that is `genummerd` the word processor counts the first levels.
    """

    tekst: str
    niveau: int = 1
    nieuwe_pagina: bool = False
    nummer: str = ""
    anker: str = ""


@dataclass(frozen=True)
class Alinea:
    """A paragraph; `bijzaak` is small and grey, `soort` is "inleiding", "kader" or nothing."""

    tekst: Tekst
    bijzaak: bool = False
    soort: str = ""


@dataclass(frozen=True)
class Punt:
    """A point of a list that has lists of its own below it."""

    tekst: Tekst
    onder: "tuple[Lijst, ...]" = ()


@dataclass(frozen=True)
class Lijst:
    punten: tuple[Tekst | Punt, ...]
    genummerd: bool = False


@dataclass(frozen=True)
class Cel:
    """A cell that holds more than one line of text."""

    inhoud: tuple[Alinea | Lijst, ...]


@dataclass(frozen=True)
class Tussenkop:
    """A row of a table that heads the rows below it, over all columns."""

    tekst: Tekst


Rij = tuple[Tekst | Cel, ...] | Tussenkop


@dataclass(frozen=True)
class Tabel:
    """A table; its header row repeats on each page. `breedtes` in centimetres, together at most 16.

    `rechts` are the columns with numbers, counted from 0.
    """

    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    breedtes: tuple[float, ...] = ()
    rechts: tuple[int, ...] = ()

    @property
    def kolommen(self) -> int:
        return len(self.koppen) or max((len(r) for r in self.rijen if not isinstance(r, Tussenkop)), default=1)


Onderdeel = Kop | Alinea | Lijst | Tabel


@dataclass(frozen=True)
class Document:
    """A whole document. `gegevens` are pairs on the title page; `kop` runs above, `voet` beside the page number."""

    titel: str
    organisatie: str
    onderdelen: tuple[Onderdeel, ...]
    soort: str = ""
    ondertitel: str = ""
    gegevens: tuple[tuple[str, str], ...] = ()
    kop: str = ""
    voet: str = ""
    datum: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    met_inhoudsopgave: bool = True
    kleur: str = "#143a4e"
    genummerd: bool = False

    def heading(self, kop: Kop) -> str:
        """The text of the heading, with its number where that is ours to write."""
        telt_zelf = self.genummerd and kop.niveau in GENUMMERD
        return kop.tekst if telt_zelf or not kop.nummer else f"{kop.nummer} {kop.tekst}"

    def contents(self) -> list[tuple[str, str, int]]:
        """The lines of the table of contents: anchor, number and text, level."""
        koppen = [k for k in self.headings() if k[1].niveau <= 2]
        return [(anker, f"{k.nummer} {k.tekst}".strip(), k.niveau) for anker, k in koppen]

    def headings(self) -> Iterator[tuple[str, Kop]]:
        """Each heading with the anchor that it has in the file."""
        for nummer, onderdeel in enumerate(self.onderdelen):
            if isinstance(onderdeel, Kop):
                yield bookmark(onderdeel.anker) or f"kop{nummer}", onderdeel


def counts_right(onderdelen: Iterable[Onderdeel]) -> bool:
    """Whether a word processor that counts the headings of the first levels comes to the numbers that they have."""
    stand: list[int] = []
    for kop in (k for k in onderdelen if isinstance(k, Kop) and k.niveau in GENUMMERD):
        stand = [*stand, 0][: kop.niveau]
        stand[-1] += 1
        if kop.nummer != ".".join(map(str, stand)):
            return False
    return True


def target(adres: str, ankers: Collection[str]) -> str:
    """The address as it stands in the file; nothing where it leads to no heading of this document."""
    if not adres.startswith("#"):
        return adres
    anker = bookmark(adres[1:])
    return f"#{anker}" if anker in ankers else ""


def check(document: Document) -> None:
    """Raise ValueError for what readers cannot follow: a skipped level, a wrong number, a crooked row."""
    if not document.titel.strip():
        raise ValueError("Een document heeft een titel nodig.")
    vorig = 0
    for _, kop in document.headings():
        if kop.niveau not in NIVEAUS or kop.niveau > vorig + 1:
            raise ValueError(f"De kop ‘{kop.tekst}’ slaat een niveau over.")
        vorig = kop.niveau
    if document.genummerd and not counts_right(document.onderdelen):
        raise ValueError("De nummers van de koppen zijn niet die waar een tekstverwerker op uitkomt.")
    for tabel in document.onderdelen:
        if isinstance(tabel, Tabel) and any(
            not isinstance(rij, Tussenkop) and len(rij) != tabel.kolommen for rij in tabel.rijen
        ):
            raise ValueError(f"De tabel ‘{tabel.bijschrift}’ heeft een rij met een ander aantal cellen.")
