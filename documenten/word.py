"""Word out: a document of headings, paragraphs, lists and tables becomes .docx.

Real heading styles, Dutch as the language, header rows that repeat, a table of contents and page numbers as fields of
Word itself. No macros, nothing from outside. The same document gives the same bytes.
"""

from io import BytesIO

from docx import Document as new_document
from docx.document import Document as Blad
from docx.table import Table

from . import wordopmaak as opmaak
from .stukken import (
    Alinea,
    Cel,
    Document,
    Kop,
    Lijst,
    Onderdeel,
    Punt,
    Rij,
    Stuk,
    Tabel,
    Tekst,
    Tussenkop,
    check,
    pieces,
    target,
)

__all__ = [
    "Alinea",
    "Cel",
    "Document",
    "Kop",
    "Lijst",
    "Onderdeel",
    "Punt",
    "Stuk",
    "Tabel",
    "Tekst",
    "Tussenkop",
    "render_word",
]


def render_word(document: Document) -> bytes:
    """Return the document as .docx. Raises ValueError for a heading that skips a level, or a row of a wrong length."""
    check(document)
    blad = new_document()
    opmaak.prepare(blad, document.kleur)
    opmaak.set_properties(blad, document.titel, document.organisatie, document.datum)
    opmaak.add_running_text(blad, document.kop, document.voet or document.titel)
    opmaak.add_title_page(blad, document)
    if document.genummerd:
        opmaak.number_headings(blad)
    if document.met_inhoudsopgave and document.contents():
        opmaak.add_contents(blad, document.contents())
    _Schrijver(blad, document).write()
    uit = BytesIO()
    blad.save(uit)
    return opmaak.repack(uit.getvalue())


class _Schrijver:
    """Writes the parts, one after the other."""

    def __init__(self, blad: Blad, document: Document) -> None:
        self.blad, self.document = blad, document
        self.ankers = [anker for anker, _ in document.headings()]
        self.koppen = iter(enumerate(self.ankers))

    def write(self) -> None:
        soorten = {Kop: self._kop, Alinea: self._alinea, Lijst: self._lijst, Tabel: self._tabel}
        for onderdeel in self.document.onderdelen:
            soorten[type(onderdeel)](onderdeel)

    def _kop(self, kop: Kop) -> None:
        alinea = self.blad.add_heading(opmaak.clean(self.document.heading(kop)), kop.niveau)
        alinea.paragraph_format.page_break_before = kop.nieuwe_pagina or None
        nummer, anker = next(self.koppen)
        opmaak.add_bookmark(alinea, anker, nummer)

    def _alinea(self, alinea: Alinea, houder: object = None, stijl: str | None = None) -> None:
        soort = {"inleiding": opmaak.INLEIDING, "kader": opmaak.KADER}.get(alinea.soort)
        rij = (houder or self.blad).add_paragraph(style=opmaak.BIJZAAK if alinea.bijzaak else soort or stijl)
        self._write(rij, alinea.tekst)

    def _lijst(self, lijst: Lijst, houder: object = None, diepte: int = 1) -> None:
        stijl = f"{'List Number' if lijst.genummerd else 'List Bullet'}{f' {diepte}' if diepte > 1 else ''}"
        rijen = []
        for punt in lijst.punten:
            rijen.append((houder or self.blad).add_paragraph(style=stijl))
            self._write(rijen[-1], punt.tekst if isinstance(punt, Punt) else punt)
            for onder in punt.onder if isinstance(punt, Punt) else ():
                self._lijst(onder, houder, min(diepte + 1, 3))
        if lijst.genummerd:
            opmaak.restart_numbers(self.blad, rijen, stijl)

    def _tabel(self, tabel: Tabel) -> Table:
        if tabel.bijschrift:
            alinea = self.blad.add_paragraph(opmaak.clean(tabel.bijschrift), style="Caption")
            alinea.paragraph_format.keep_with_next = True
        rijen = [*([tabel.koppen] if tabel.koppen else []), *tabel.rijen]
        rij = self.blad.add_table(rows=len(rijen), cols=tabel.kolommen)
        opmaak.style_table(rij, tabel.bijschrift, tabel.breedtes)
        for nummer, (regel, inhoud) in enumerate(zip(rij.rows, rijen, strict=True)):
            self._rij(regel, inhoud, tabel.rechts, vet=bool(tabel.koppen) and nummer == 0)
        opmaak.mark_header(rij, kop=bool(tabel.koppen))
        self.blad.add_paragraph(style=opmaak.BIJZAAK)  # Word wants text between two tables, and at the end
        return rij

    def _rij(self, regel: object, inhoud: Rij, rechts: tuple[int, ...], *, vet: bool) -> None:
        cellen = regel.cells
        if isinstance(inhoud, Tussenkop):
            cel = cellen[0].merge(cellen[-1])
            cel.paragraphs[0].style = opmaak.TUSSENKOP
            return self._write(cel.paragraphs[0], inhoud.tekst)
        for kolom, (cel, tekst) in enumerate(zip(cellen, inhoud, strict=True)):
            self._cel(cel, tekst, vet=vet)
            for alinea in cel.paragraphs if kolom in rechts else ():
                alinea.alignment = opmaak.RECHTS

    def _cel(self, cel: object, inhoud: Tekst | Cel, *, vet: bool) -> None:
        eerste = cel.paragraphs[0]
        eerste.style = opmaak.TABELTEKST
        if not isinstance(inhoud, Cel):
            return self._write(eerste, inhoud, vet=vet)
        for deel in inhoud.inhoud:
            if isinstance(deel, Lijst):
                self._lijst(deel, cel)
            else:
                self._alinea(deel, cel, opmaak.TABELTEKST)
        eerste._p.getparent().remove(eerste._p)

    def _write(self, alinea: object, tekst: Tekst, *, vet: bool = False) -> None:
        for stuk in pieces(tekst):
            loop = alinea.add_run(opmaak.clean(stuk.tekst))
            loop.bold, loop.italic = stuk.vet or vet or None, stuk.cursief or None
            if adres := target(stuk.adres, self.ankers):
                opmaak.link(self.blad, alinea, loop, adres)
