"""Word out: a document of headings, paragraphs, lists and tables becomes .docx.

Real heading styles, Dutch as the language, header rows that repeat, a table of contents and page numbers as fields of
Word itself. No macros, nothing from outside. The same document gives the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from docx import Document as new_document
from docx.document import Document as Blad
from docx.table import Table

from . import wordopmaak as opmaak

NIVEAUS = range(1, 5)


@dataclass(frozen=True)
class Stuk:
    """A stretch of text inside a paragraph."""

    tekst: str
    vet: bool = False
    cursief: bool = False


Tekst = str | tuple[Stuk, ...]


@dataclass(frozen=True)
class Kop:
    """A heading; level 1 begins a chapter, on a new page where that is said."""

    tekst: str
    niveau: int = 1
    nieuwe_pagina: bool = False


@dataclass(frozen=True)
class Alinea:
    """A paragraph; `bijzaak` is small and grey."""

    tekst: Tekst
    bijzaak: bool = False


@dataclass(frozen=True)
class Lijst:
    punten: tuple[Tekst, ...]
    genummerd: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table with a header row; `breedtes` in centimetres, together at most 16."""

    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    breedtes: tuple[float, ...] = ()


Onderdeel = Kop | Alinea | Lijst | Tabel


@dataclass(frozen=True)
class Document:
    """A whole document. `gegevens` are pairs on the title page; `voet` stands beside the page number."""

    titel: str
    organisatie: str
    onderdelen: tuple[Onderdeel, ...]
    soort: str = ""
    ondertitel: str = ""
    gegevens: tuple[tuple[str, str], ...] = ()
    voet: str = ""
    datum: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    met_inhoudsopgave: bool = True
    kleur: str = "#143a4e"


def render_word(document: Document) -> bytes:
    """Return the document as .docx. Raises ValueError for a heading that skips a level, or a row of a wrong length."""
    check(document)
    blad = new_document()
    opmaak.prepare(blad, document.kleur)
    opmaak.set_properties(blad, document.titel, document.organisatie, document.datum)
    opmaak.add_footer(blad, document.voet or document.titel)
    opmaak.add_title_page(blad, document)
    koppen = [(nr, k) for nr, k in enumerate(document.onderdelen) if isinstance(k, Kop)]
    if document.met_inhoudsopgave and koppen:
        opmaak.add_contents(blad, [(f"kop{nr}", k.tekst, k.niveau) for nr, k in koppen if k.niveau <= 2])
    for nummer, onderdeel in enumerate(document.onderdelen):
        _schrijver(onderdeel)(blad, onderdeel, nummer)
    uit = BytesIO()
    blad.save(uit)
    return opmaak.repack(uit.getvalue())


def check(document: Document) -> None:
    if not document.titel.strip():
        raise ValueError("Een document heeft een titel nodig.")
    vorig = 0
    for onderdeel in document.onderdelen:
        if isinstance(onderdeel, Kop):
            if onderdeel.niveau not in NIVEAUS or onderdeel.niveau > vorig + 1:
                raise ValueError(f"De kop ‘{onderdeel.tekst}’ slaat een niveau over.")
            vorig = onderdeel.niveau
        if isinstance(onderdeel, Tabel) and any(len(rij) != len(onderdeel.koppen) for rij in onderdeel.rijen):
            raise ValueError(f"De tabel ‘{onderdeel.bijschrift}’ heeft een rij met een ander aantal cellen.")


def _schrijver(onderdeel: Onderdeel) -> Callable[[Blad, Onderdeel, int], object]:
    return {Kop: _kop, Alinea: _alinea, Lijst: _lijst, Tabel: _tabel}[type(onderdeel)]


def _kop(blad: Blad, kop: Kop, nummer: int) -> None:
    alinea = blad.add_heading(opmaak.clean(kop.tekst), kop.niveau)
    alinea.paragraph_format.page_break_before = kop.nieuwe_pagina or None
    opmaak.add_bookmark(alinea, f"kop{nummer}", nummer)


def _alinea(blad: Blad, alinea: Alinea, _nummer: int) -> None:
    rij = blad.add_paragraph(style=opmaak.BIJZAAK if alinea.bijzaak else None)
    _write(rij, alinea.tekst)


def _lijst(blad: Blad, lijst: Lijst, _nummer: int) -> None:
    stijl = "List Number" if lijst.genummerd else "List Bullet"
    rijen = [blad.add_paragraph(style=stijl) for _ in lijst.punten]
    for rij, punt in zip(rijen, lijst.punten, strict=True):
        _write(rij, punt)
    if lijst.genummerd:
        opmaak.restart_numbers(blad, rijen)


def _tabel(blad: Blad, tabel: Tabel, _nummer: int) -> Table:
    blad.add_paragraph(opmaak.clean(tabel.bijschrift), style="Caption").paragraph_format.keep_with_next = True
    rij = blad.add_table(rows=1 + len(tabel.rijen), cols=len(tabel.koppen))
    opmaak.style_table(rij, tabel.bijschrift, tabel.breedtes)
    for regel, cellen in zip(rij.rows, (tabel.koppen, *tabel.rijen), strict=True):
        for cel, tekst in zip(regel.cells, cellen, strict=True):
            cel.paragraphs[0].style = opmaak.TABELTEKST
            cel.paragraphs[0].add_run(opmaak.clean(tekst)).bold = regel is rij.rows[0] or None
    opmaak.mark_header(rij)
    blad.add_paragraph(style=opmaak.BIJZAAK)  # Word wants text between two tables, and at the end
    return rij


def _write(alinea: object, tekst: Tekst) -> None:
    for stuk in (Stuk(tekst),) if isinstance(tekst, str) else tekst:
        loop = alinea.add_run(opmaak.clean(stuk.tekst))
        loop.bold, loop.italic = stuk.vet or None, stuk.cursief or None
