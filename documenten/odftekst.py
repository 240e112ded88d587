"""The body of an OpenDocument text: each part of a document as XML, with the names of our styles."""

import re
from xml.sax.saxutils import escape, quoteattr

from .stukken import (
    GENUMMERD,
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
    clean,
    pieces,
    target,
)

STIJL = {(True, False): "Strong_20_Emphasis", (False, True): "Emphasis", (True, True): "Sterk_20_schuin"}
SOORTEN = {"inleiding": "Inleiding", "kader": "Kader"}
INHOUD = 'xlink:type="simple" text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link"'
PAGINA = "Nieuwe_20_pagina"


def outline(genummerd: bool) -> str:
    """The numbering of headings, which the word processor keeps up."""
    niveaus = []
    for niveau in range(1, 11):
        telt = genummerd and niveau in GENUMMERD
        vorm = f'style:num-format="1" text:display-levels="{niveau}"' if telt else 'style:num-format=""'
        hang = _hang(1.4) if telt else ""
        niveaus.append(f'<text:outline-level-style text:level="{niveau}" {vorm}>{hang}</text:outline-level-style>')
    return f'<text:outline-style style:name="Outline">{"".join(niveaus)}</text:outline-style>'


def list_levels(soort: str) -> str:
    teken = 'text:bullet-char="•"' if soort == "bullet" else 'style:num-format="1" style:num-suffix="."'
    return "".join(
        f'<text:list-level-style-{soort} text:level="{n}" {teken}>{_hang(0.6, n)}</text:list-level-style-{soort}>'
        for n in range(1, 4)
    )


def _hang(maat: float, diepte: int = 1) -> str:
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab"'
        f' text:list-tab-stop-position="{maat * diepte:.2f}cm" fo:text-indent="-{maat}cm"'
        f' fo:margin-left="{maat * diepte:.2f}cm"/></style:list-level-properties>'
    )


class Schrijver:
    """Writes the parts in order, and keeps the widths of the tables for their styles."""

    def __init__(self, document: Document) -> None:
        self.document, self.tabellen = document, []
        self.ankers = [anker for anker, _ in document.headings()]
        self.plek = iter(self.ankers)

    def body(self) -> str:
        inhoud = [self._title_page()]
        if self.document.met_inhoudsopgave and self.document.contents():
            inhoud.append(self._contents())
        elif self.document.onderdelen:
            inhoud.append(f'<text:p text:style-name="{PAGINA}"/>')
        inhoud += [self._part(deel) for deel in self.document.onderdelen]
        return "".join(inhoud)

    def styles(self) -> str:
        """Styles that only this document has; call after `body`."""
        kop1 = 'style:family="paragraph" style:parent-style-name="Heading_20_1"'
        return "".join(
            [
                '<style:style style:name="Titelblad" style:family="paragraph" style:parent-style-name="Organisatie"'
                ' style:master-page-name="Titelblad"/>',
                f'<style:style style:name="Hoofdstuk" {kop1} style:default-outline-level="1">'
                '<style:paragraph-properties fo:break-before="page"/></style:style>',
                f'<style:style style:name="{PAGINA}" style:family="paragraph" style:parent-style-name="Standard">'
                '<style:paragraph-properties fo:break-before="page"/></style:style>',
                '<style:style style:name="Rij" style:family="table-row"><style:table-row-properties'
                ' fo:keep-together="always"/></style:style>',
                _cel("Cel", ""),
                _cel("Celkop", ' fo:background-color="#ededed"'),
                *(style for nummer, breedtes in enumerate(self.tabellen) for style in _tafel(nummer, breedtes)),
            ]
        )

    def _title_page(self) -> str:
        d = self.document
        regels = [(d.organisatie, "Titelblad"), (d.soort, "Bijzaak"), (d.titel, "Title"), (d.ondertitel, "Subtitle")]
        tekst = "".join(_p(stijl, escape(clean(t))) for t, stijl in regels if t)
        gegevens = [f"{escape(clean(naam))}<text:tab/>{_text(waarde)}" for naam, waarde in d.gegevens]
        return tekst + _p("Text_20_body", "") * 3 + "".join(_p("Gegeven", regel) for regel in gegevens)

    def _contents(self) -> str:
        bron = "".join(
            f'<text:table-of-content-entry-template text:outline-level="{n}" text:style-name="Contents_20_{n}">'
            "<text:index-entry-link-start/><text:index-entry-chapter/><text:index-entry-span> </text:index-entry-span>"
            "<text:index-entry-text/>"
            '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
            "<text:index-entry-link-end/></text:table-of-content-entry-template>"
            for n in (1, 2)
        )
        regels = "".join(
            _p(f"Contents_20_{niveau}", f'<text:a {INHOUD} xlink:href="#{anker}">{_text(tekst)}</text:a>')
            for anker, tekst, niveau in self.document.contents()
        )
        kop = _p("Contents_20_Heading", "Inhoud")
        return (
            '<text:table-of-content text:name="Inhoudsopgave" text:protected="false"><text:table-of-content-source'
            ' text:outline-level="2"><text:index-title-template text:style-name="Contents_20_Heading">Inhoud'
            f"</text:index-title-template>{bron}</text:table-of-content-source><text:index-body>"
            f'<text:index-title text:name="Inhoudsopgave_kop">{kop}</text:index-title>{regels}'
            "</text:index-body></text:table-of-content>"
        )

    def _part(self, deel: Onderdeel) -> str:
        if isinstance(deel, Kop):
            return self._heading(deel)
        if isinstance(deel, Lijst):
            return self._list(deel)
        return self._table(deel) if isinstance(deel, Tabel) else self._paragraph(deel)

    def _heading(self, kop: Kop) -> str:
        stijl = "Hoofdstuk" if kop.nieuwe_pagina else f"Heading_20_{kop.niveau}"
        anker = quoteattr(next(self.plek))
        return (
            f'<text:h text:style-name="{stijl}" text:outline-level="{kop.niveau}"><text:bookmark text:name={anker}/>'
            f"{_text(self.document.heading(kop))}</text:h>"
        )

    def _paragraph(self, alinea: Alinea, stijl: str = "Text_20_body") -> str:
        naam = "Bijzaak" if alinea.bijzaak else SOORTEN.get(alinea.soort, stijl)
        return _p(naam, self._inline(alinea.tekst))

    def _list(self, lijst: Lijst, stijl: str = "Text_20_body") -> str:
        punten = []
        for punt in lijst.punten:
            tekst, onder = (punt.tekst, punt.onder) if isinstance(punt, Punt) else (punt, ())
            onderlijsten = "".join(self._list(deel, stijl) for deel in onder)
            punten.append(f"<text:list-item>{_p(stijl, self._inline(tekst))}{onderlijsten}</text:list-item>")
        naam = "Genummerd" if lijst.genummerd else "Opsomming"
        return f'<text:list text:style-name="{naam}">{"".join(punten)}</text:list>' if punten else ""

    def _table(self, tabel: Tabel) -> str:
        nummer = len(self.tabellen)
        self.tabellen.append(tabel.breedtes or tuple([16 / tabel.kolommen] * tabel.kolommen))
        kolommen = "".join(f'<table:table-column table:style-name="T{nummer}.{k}"/>' for k in range(tabel.kolommen))
        kop = ""
        if tabel.koppen:
            cellen = "".join(_cell("Celkop", _p("Tabelkop", _text(tekst))) for tekst in tabel.koppen)
            kop = f"<table:table-header-rows>{_row(cellen)}</table:table-header-rows>"
        rijen = "".join(_row(self._cells(rij, tabel)) for rij in tabel.rijen)
        bijschrift = _p("Caption", _text(tabel.bijschrift)) if tabel.bijschrift else ""
        naam = f'table:name="Tabel{nummer + 1}" table:style-name="T{nummer}"'
        return f"{bijschrift}<table:table {naam}>{kolommen}{kop}{rijen}</table:table>{_p('Bijzaak', '')}"

    def _cells(self, rij: Rij, tabel: Tabel) -> str:
        if isinstance(rij, Tussenkop):
            over = f' table:number-columns-spanned="{tabel.kolommen}"'
            rest = "<table:covered-table-cell/>" * (tabel.kolommen - 1)
            return _cell("Celkop", _p("Tussenkop", self._inline(rij.tekst)), over) + rest
        stijlen = ["Tabelgetal" if kolom in tabel.rechts else "Tabeltekst" for kolom in range(len(rij))]
        return "".join(_cell("Cel", self._cell(cel, stijl)) for cel, stijl in zip(rij, stijlen, strict=True))

    def _cell(self, cel: Tekst | Cel, stijl: str) -> str:
        if not isinstance(cel, Cel):
            return _p(stijl, self._inline(cel))
        return "".join(
            self._list(deel, stijl) if isinstance(deel, Lijst) else self._paragraph(deel, stijl) for deel in cel.inhoud
        )

    def _inline(self, tekst: Tekst) -> str:
        return "".join(self._run(stuk) for stuk in pieces(tekst))

    def _run(self, stuk: Stuk) -> str:
        tekst = _text(stuk.tekst)
        if stijl := STIJL.get((stuk.vet, stuk.cursief)):
            tekst = f'<text:span text:style-name="{stijl}">{tekst}</text:span>'
        if adres := target(stuk.adres, self.ankers):
            soort = 'xlink:type="simple" text:style-name="Internet_20_link"'
            tekst = f"<text:a {soort} xlink:href={quoteattr(clean(adres))}>{tekst}</text:a>"
        return tekst


def _text(tekst: str) -> str:
    """Text as XML, in which ODF reads several spaces as one unless they are marked."""
    veilig = escape(clean(tekst)).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    veilig = re.sub(r" {2,}", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', veilig)
    return re.sub(r"^ ", '<text:s text:c="1"/>', veilig) if not veilig.strip(" ") else veilig


def _p(stijl: str, inhoud: str) -> str:
    return f'<text:p text:style-name="{stijl}">{inhoud}</text:p>'


def _cell(stijl: str, inhoud: str, over: str = "") -> str:
    return f'<table:table-cell table:style-name="{stijl}" office:value-type="string"{over}>{inhoud}</table:table-cell>'


def _row(cellen: str) -> str:
    return f'<table:table-row table:style-name="Rij">{cellen}</table:table-row>'


def _cel(naam: str, extra: str) -> str:
    vorm = 'fo:border="0.5pt solid #c4c4c4" fo:padding="0.1cm"'
    eigenschappen = f"<style:table-cell-properties {vorm}{extra}/>"
    return f'<style:style style:name="{naam}" style:family="table-cell">{eigenschappen}</style:style>'


def _tafel(nummer: int, breedtes: tuple[float, ...]) -> list[str]:
    breed = f'style:width="{sum(breedtes):.2f}cm" table:align="left"'
    stijlen = [
        f'<style:style style:name="T{nummer}" style:family="table"><style:table-properties {breed}/></style:style>'
    ]
    for kolom, breedte in enumerate(breedtes):
        eigenschap = f'<style:table-column-properties style:column-width="{breedte:.2f}cm"/>'
        stijlen.append(
            f'<style:style style:name="T{nummer}.{kolom}" style:family="table-column">{eigenschap}</style:style>'
        )
    return stijlen
