"""From a file or pasted text to sheets and lines, as plain data that a proposal can keep. Knows no model."""

from dataclasses import asdict, dataclass, field

from documenten.excellezer import read_sheets
from documenten.pakket import check_package
from documenten.wordlezer import Regel, read_document

from .kolommen import VELDEN, guess, read_rows
from .rij import LANGST, MEESTE, Rij
from .tekst import lines_of, read_lines

TEKST = "tekst"  # the running text, as a choice beside the sheets
GEEN_SOORT = "Kies een Excel-bestand (.xlsx) of een Word-bestand (.docx)."


class Onleesbaar(ValueError):
    """Nothing can be made of it; the message is for the user."""


@dataclass
class Lijst:
    """What came in: sheets of Excel or tables of Word, and the lines of text."""

    bladen: list[tuple[str, list[list[str]]]] = field(default_factory=list)
    regels: list[Regel] = field(default_factory=list)

    def to_json(self) -> dict:
        return {"bladen": [list(blad) for blad in self.bladen], "regels": [asdict(regel) for regel in self.regels]}

    @classmethod
    def from_json(cls, data: dict) -> "Lijst":
        return cls([(naam, rijen) for naam, rijen in data["bladen"]], [Regel(**regel) for regel in data["regels"]])

    def rows_of(self, bron: str) -> list[list[str]] | None:
        """The sheet of this number; None for the running text."""
        return self.bladen[int(bron)][1] if bron.isdigit() and int(bron) < len(self.bladen) else None


@dataclass(frozen=True)
class Indeling:
    """How a list is read: which sheet or the text, whether a row names the columns, and what each holds."""

    bron: str = TEKST
    kop: bool = False
    kolommen: dict[str, int] = field(default_factory=dict, hash=False)


def read_file(data: bytes) -> Lijst:
    """An Excel or Word file, by what is in it. Raises ExcelFout, WordFout or Onleesbaar."""
    namen = check_package(data, GEEN_SOORT, Onleesbaar)
    if "word/document.xml" in namen:
        gelezen = read_document(data)
        return Lijst([(f"Tabel {n}", rijen) for n, rijen in enumerate(gelezen.tabellen, 1)], gelezen.regels)
    if "xl/workbook.xml" in namen:
        return Lijst(read_sheets(data))
    raise Onleesbaar(GEEN_SOORT)


def read_text(tekst: str) -> Lijst:
    """Pasted text; cells copied from a sheet have tabs between them."""
    regels = [regel for regel in tekst.split("\n") if regel.strip()]
    if len(regels) > 1 and sum("\t" in regel for regel in regels) > len(regels) / 2:
        return Lijst([("Geplakte tabel", [regel.rstrip("\r").split("\t") for regel in regels])])
    return Lijst(regels=lines_of(tekst))


def first_reading(lijst: Lijst) -> Indeling:
    """Of every sheet and the text the reading that finds most questions."""
    keuzes = [Indeling(str(n), *guess(rijen)) for n, (_, rijen) in enumerate(lijst.bladen)]
    keuzes += [Indeling()] if lijst.regels else []
    if not keuzes:
        raise Onleesbaar("Er staat geen tekst in.")
    return max(keuzes, key=lambda keuze: _worth(read(lijst, keuze)[0]))


def _worth(rijen: list[Rij]) -> tuple[int, int]:
    vragen = sum("Dit leest niet als een vraag." not in rij.twijfel for rij in rijen)
    return vragen, -len(rijen)


def read(lijst: Lijst, indeling: Indeling) -> tuple[list[Rij], int]:
    """The rows by this reading, and how much was left over."""
    rijen = lijst.rows_of(indeling.bron)
    if rijen is None:
        return read_lines(lijst.regels)
    breed = max(len(rij) for rij in rijen)
    kolommen = {veld: plek for veld, plek in indeling.kolommen.items() if veld in VELDEN and plek < breed}
    return read_rows(rijen, indeling.kop, {"tekst": 0} | kolommen)


def check_rows(rijen: list[Rij]) -> list[Rij]:
    """Refuse what is no list of questions for one bestek."""
    if not rijen:
        raise Onleesbaar(
            "Er is geen vraag gevonden. Zet elke vraag op een eigen rij of regel, met een nummer of een vraagteken."
        )
    if len(rijen) > MEESTE:
        raise Onleesbaar(f"Dit zijn {len(rijen)} rijen; hoogstens {MEESTE} vragen kunnen tegelijk.")
    if lang := next((rij for rij in rijen if len(rij.tekst) > LANGST), None):
        raise Onleesbaar(f"Een vraag is te lang (meer dan {LANGST} tekens). Zij begint met ‘{lang.tekst[:60]}’.")
    return rijen
