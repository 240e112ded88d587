"""Word in: the paragraphs and tables of a .docx as plain data, within limits. Nothing is run or fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from docx import Document
from docx.document import Document as Blad
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from .pakket import check_package

REGELS, RIJEN, KOLOMMEN, TEKENS = 5000, 2000, 40, 32_767
GEEN_WORD = "Dit is geen Word-bestand van het soort .docx. Bewaar het in Word als ‘Word-document (.docx)’."
KOP, PUNT, NUMMER, TEKST = "kop", "punt", "nummer", "tekst"


class WordFout(ValueError):
    """The file cannot be read; the message is for the user."""


@dataclass(frozen=True)
class Regel:
    """A paragraph: a heading, a point of a list, of a numbered list, or text; `niveau` counts from 0."""

    soort: str
    tekst: str
    niveau: int = 0


@dataclass
class Worddocument:
    regels: list[Regel] = field(default_factory=list)  # outside tables
    tabellen: list[list[list[str]]] = field(default_factory=list)


def read_document(data: bytes) -> Worddocument:
    """What the document says, in its order. Raises WordFout."""
    if "word/document.xml" not in check_package(data, GEEN_WORD, WordFout):
        raise WordFout(GEEN_WORD)
    try:
        return _read(Document(BytesIO(data)))
    except WordFout:
        raise
    except (OpcError, KeyError, ValueError, TypeError, OSError, SyntaxError, AttributeError) as fout:
        raise WordFout(GEEN_WORD) from fout


def _read(blad: Blad) -> Worddocument:
    gelezen = Worddocument()
    soorten = _kinds_of_lists(blad)
    for deel in blad.iter_inner_content():
        if isinstance(deel, Table):
            if rijen := list(_rows(deel)):
                gelezen.tabellen.append(rijen)
        elif regel := _line(deel, soorten):
            gelezen.regels.append(regel)
        if len(gelezen.regels) > REGELS:
            raise WordFout(f"Dit document is te lang: hoogstens {REGELS} alinea’s.")
    return gelezen


def _rows(tabel: Table) -> Iterator[list[str]]:
    if len(tabel.rows) > RIJEN:
        raise WordFout(f"Een tabel heeft te veel rijen: hoogstens {RIJEN}.")
    for rij in tabel._tbl.tr_lst:  # the rows' own cells: asking for `cells` works out every merge anew
        cellen = ["\n".join(_cell(cel)) for cel in rij.tc_lst[:KOLOMMEN]]
        if any(cellen):
            yield cellen


def _cell(cel: object) -> Iterator[str]:
    for alinea in cel.p_lst:
        if tekst := "".join(stuk.text or "" for stuk in alinea.iter(qn("w:t"))).strip():
            yield tekst[:TEKENS]


def _line(alinea: Paragraph, soorten: dict[tuple[int, int], str]) -> Regel | None:
    tekst = alinea.text.strip()[:TEKENS]
    if not tekst:
        return None
    stijl = (alinea.style.name or "").lower() if alinea.style is not None else ""
    if stijl.startswith(("heading", "kop")) or stijl in ("title", "titel"):
        cijfer = next((teken for teken in stijl if teken.isdigit()), "0")
        return Regel(KOP, tekst, int(cijfer))
    nummering = _numbering(alinea)
    if nummering is not None:
        return Regel(soorten.get(nummering, PUNT), tekst, nummering[1])
    if stijl.startswith(("list bullet", "lijst opsom", "list number", "lijstnummer", "lijst genummerd")):
        return Regel(NUMMER if "num" in stijl else PUNT, tekst)
    return Regel(TEKST, tekst)


def _numbering(alinea: Paragraph) -> tuple[int, int] | None:
    """The list and level of a paragraph, its own or that of its style."""
    for eigenschappen in (alinea._p.pPr, alinea.style.element.pPr if alinea.style is not None else None):
        nummering = eigenschappen.numPr if eigenschappen is not None else None
        if nummering is not None and nummering.numId is not None:
            niveau = nummering.ilvl.val if nummering.ilvl is not None else 0
            return (nummering.numId.val, niveau) if nummering.numId.val else None
    return None


def _kinds_of_lists(blad: Blad) -> dict[tuple[int, int], str]:
    """Per list and level whether it counts or has bullets."""
    try:
        wortel = blad.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    vormen: dict[str, dict[int, str]] = {}
    for lijst in wortel.iter(qn("w:abstractNum")):
        niveaus = vormen.setdefault(lijst.get(qn("w:abstractNumId")), {})
        for niveau in lijst.iter(qn("w:lvl")):
            vorm = niveau.find(qn("w:numFmt"))
            bolletje = vorm is None or vorm.get(qn("w:val")) in ("bullet", "none")
            niveaus[int(niveau.get(qn("w:ilvl")))] = PUNT if bolletje else NUMMER
    soorten = {}
    for nummer in wortel.iter(qn("w:num")):
        vorm = nummer.find(qn("w:abstractNumId"))
        for niveau, soort in vormen.get(vorm.get(qn("w:val")) if vorm is not None else "", {}).items():
            soorten[int(nummer.get(qn("w:numId"))), niveau] = soort
    return soorten
