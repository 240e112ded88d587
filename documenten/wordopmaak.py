"""What Word keeps in XML and python-docx has no word for: styles, language, fields, bookmarks, header rows."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Blad
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .stukken import GENUMMERD, clean

BIJZAAK, TABELTEKST, TUSSENKOP, INLEIDING, KADER = "Bijzaak", "Tabeltekst", "Tussenkop", "Inleiding", "Kader"
RECHTS = WD_ALIGN_PARAGRAPH.RIGHT
LETTER = "Calibri"
GRIJS = "4D4D4D"
TAAL = "nl-NL"
MOMENT = (1980, 1, 1, 0, 0, 0)  # of each file inside the .docx, so that the same text gives the same bytes


def element(naam: str, **attributen: object) -> OxmlElement:
    gemaakt = OxmlElement(f"w:{naam}")
    for sleutel, waarde in attributen.items():
        gemaakt.set(qn(f"w:{sleutel}"), str(waarde))
    return gemaakt


def prepare(blad: Blad, kleur: str) -> None:
    """Page, language and styles; the template's own are English and blue."""
    deel = blad.sections[0]
    deel.page_width, deel.page_height = Cm(21), Cm(29.7)
    deel.left_margin = deel.right_margin = Cm(2.5)
    deel.top_margin, deel.bottom_margin = Cm(2.5), Cm(2.5)
    deel.different_first_page_header_footer = True
    for taal in blad.styles.element.iter(qn("w:lang")):
        for soort in ("val", "eastAsia"):
            taal.set(qn(f"w:{soort}"), TAAL)
    _style_text(blad, kleur)
    for sleutel, relatie in list(blad.part.package.rels.items()):
        if relatie.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # of the template, and not of this document
            del blad.part.package.rels[sleutel]


def _style_text(blad: Blad, kleur: str) -> None:
    gewoon = blad.styles["Normal"]
    set_font(gewoon, 11)
    gewoon.paragraph_format.space_after, gewoon.paragraph_format.line_spacing = Pt(7), 1.2
    for naam, maat in (("Title", 28), ("Heading 1", 20), ("Heading 2", 14), ("Heading 3", 12), ("Heading 4", 11)):
        set_font(blad.styles[naam], maat, kleur, vet=naam not in ("Title", "Heading 1"))
        blad.styles[naam].paragraph_format.keep_with_next = True
    for rand in list(blad.styles["Title"].element.iter(qn("w:pBdr"))):
        rand.getparent().remove(rand)
    set_font(blad.styles["Caption"], 9.5, GRIJS, vet=True)
    set_font(add_style(blad, BIJZAAK), 9.5, GRIJS)
    set_font(tabel := add_style(blad, TABELTEKST), 9.5)
    tabel.paragraph_format.space_after = Pt(2)
    set_font(tussenkop := add_style(blad, TUSSENKOP), 9.5, vet=True)
    tussenkop.paragraph_format.space_after, tussenkop.paragraph_format.keep_with_next = Pt(2), True
    set_font(add_style(blad, INLEIDING), 12)
    set_font(kader := add_style(blad, KADER), 11)
    kader.paragraph_format.left_indent = Cm(0.5)
    rand = element("pBdr")
    rand.append(element("left", val="single", sz=18, space=8, color=kleur.lstrip("#").upper()))
    kader.element.get_or_add_pPr().insert_element_before(rand, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_style(blad: Blad, naam: str, *, van_word: bool = False) -> ParagraphStyle:
    stijl = blad.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH, van_word)
    stijl.base_style = blad.styles["Normal"]
    return stijl


def set_font(stijl: ParagraphStyle, maat: float, kleur: str = "1A1A1A", *, vet: bool = False) -> None:
    stijl.font.name, stijl.font.size = LETTER, Pt(maat)
    stijl.font.bold, stijl.font.color.rgb = vet, RGBColor.from_string(kleur.lstrip("#").upper())
    letters = stijl.element.get_or_add_rPr().get_or_add_rFonts()
    for soort in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        letters.attrib.pop(qn(f"w:{soort}"), None)  # a theme's font would win from the named one


def set_properties(blad: Blad, titel: str, organisatie: str, datum: datetime) -> None:
    kenmerken = blad.core_properties
    kenmerken.title, kenmerken.author, kenmerken.last_modified_by = clean(titel)[:255], clean(organisatie)[:255], ""
    kenmerken.language, kenmerken.comments, kenmerken.keywords, kenmerken.revision = TAAL, "", "", 1
    kenmerken.created = kenmerken.modified = datum.astimezone(UTC).replace(tzinfo=None)


def add_running_text(blad: Blad, kop: str, voet: str) -> None:
    """Text above and below, and 'pagina x van y' at the right, on all pages but the first."""
    if kop:
        blad.sections[0].header.paragraphs[0].style = BIJZAAK
        blad.sections[0].header.paragraphs[0].add_run(clean(kop))
    regel = blad.sections[0].footer.paragraphs[0]
    regel.style = BIJZAAK
    regel.paragraph_format.tab_stops.add_tab_stop(Cm(16), alignment=2)
    regel.add_run(f"{clean(voet)}\tpagina ")
    add_field(regel, "PAGE", "1")
    regel.add_run(" van ")
    add_field(regel, "NUMPAGES", "1")


def add_field(alinea: Paragraph, opdracht: str, tekst: str = "") -> None:
    """A field that Word works out; `tekst` stands there until then."""
    _begin_field(alinea, opdracht)
    alinea.add_run(tekst)
    _end_field(alinea)


def _begin_field(alinea: Paragraph, opdracht: str) -> None:
    alinea.add_run()._r.append(element("fldChar", fldCharType="begin"))
    tekst = element("instrText")
    tekst.set(qn("xml:space"), "preserve")
    tekst.text = f" {opdracht} "
    alinea.add_run()._r.append(tekst)
    alinea.add_run()._r.append(element("fldChar", fldCharType="separate"))


def _end_field(alinea: Paragraph) -> None:
    alinea.add_run()._r.append(element("fldChar", fldCharType="end"))


def add_title_page(blad: Blad, document: object) -> None:
    for tekst, stijl in (
        (document.organisatie, "Normal"),
        (document.soort, BIJZAAK),
        (document.titel, "Title"),
        (document.ondertitel, "Subtitle"),
    ):
        if tekst:
            alinea = blad.add_paragraph(clean(tekst), style=stijl)
    set_font(blad.styles["Subtitle"], 13, GRIJS)
    blad.styles["Subtitle"].font.italic = False
    blad.paragraphs[0].paragraph_format.space_after = Pt(150)
    blad.paragraphs[0].runs[0].bold = True
    alinea.paragraph_format.space_after = Pt(60)
    for naam, waarde in document.gegevens:
        regel = blad.add_paragraph(style=TABELTEKST)
        regel.paragraph_format.tab_stops.add_tab_stop(Cm(5))
        regel.paragraph_format.left_indent, regel.paragraph_format.first_line_indent = Cm(5), Cm(-5)
        regel.add_run(f"{clean(naam)}\t").font.color.rgb = RGBColor.from_string(GRIJS)
        regel.add_run(clean(waarde))


def add_contents(blad: Blad, koppen: list[tuple[str, str, int]]) -> None:
    """Contents as a field, filled already with links, so that they work before Word has renewed them."""
    kop = blad.add_paragraph("Inhoud", style="TOC Heading" if "TOC Heading" in blad.styles else "Title")
    kop.paragraph_format.page_break_before = True
    for niveau in (1, 2):
        stijl = add_style(blad, f"toc {niveau}", van_word=True)
        stijl.paragraph_format.left_indent, stijl.paragraph_format.space_after = Cm(0.8 * (niveau - 1)), Pt(3)
        stijl.font.bold = niveau == 1
    if kop.style.name == "TOC Heading":  # made from Heading 1, and yet no chapter
        kop._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
        kop.paragraph_format.left_indent = kop.paragraph_format.first_line_indent = 0
    for nummer, (anker, tekst, niveau) in enumerate(koppen):
        regel = blad.add_paragraph(style=f"toc {niveau}")
        if nummer == 0:
            _begin_field(regel, 'TOC \\o "1-2" \\h \\z \\u')
        link = element("hyperlink", anchor=anker, history=1)
        regel.add_run(clean(tekst))
        link.append(regel.runs[-1]._r)
        regel._p.append(link)
        if nummer == len(koppen) - 1:
            _end_field(regel)


def add_bookmark(alinea: Paragraph, naam: str, nummer: int) -> None:
    begin, eind = element("bookmarkStart", id=nummer, name=naam), element("bookmarkEnd", id=nummer)
    alinea._p.insert(1 if alinea._p.pPr is not None else 0, begin)
    alinea._p.append(eind)


def number_headings(blad: Blad) -> None:
    """Let Word count the headings of the first levels, so that a new one renumbers the rest."""
    nummering = blad.part.numbering_part.element
    soort = 1 + max(int(rij.get(qn("w:abstractNumId"))) for rij in nummering.iter(qn("w:abstractNum")))
    reeks = element("abstractNum", abstractNumId=soort)
    reeks.append(element("multiLevelType", val="multilevel"))
    for diepte in range(len(GENUMMERD)):
        niveau = element("lvl", ilvl=diepte)
        vorm = ".".join(f"%{nr}" for nr in range(1, diepte + 2))
        for naam, waarde in (
            ("start", 1),
            ("numFmt", "decimal"),
            ("pStyle", f"Heading{diepte + 1}"),
            ("lvlText", vorm),
        ):
            niveau.append(element(naam, val=waarde))
        ruimte = element("pPr")
        ruimte.append(element("ind", left=794, hanging=794))
        niveau.append(ruimte)
        reeks.append(niveau)
    nummering.insert(len(list(nummering.iter(qn("w:abstractNum")))), reeks)
    nummer = nummering.add_num(soort).numId
    for diepte in range(len(GENUMMERD)):
        eigenschap = blad.styles[f"Heading {diepte + 1}"].element.get_or_add_pPr().get_or_add_numPr()
        eigenschap.get_or_add_ilvl().val, eigenschap.get_or_add_numId().val = diepte, nummer


def link(blad: Blad, alinea: Paragraph, loop: Run, adres: str) -> None:
    """Make the run a link, within the document or to outside."""
    if adres.startswith("#"):
        houder = element("hyperlink", anchor=adres[1:], history=1)
    else:
        houder = element("hyperlink", history=1)
        houder.set(qn("r:id"), blad.part.relate_to(adres, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    loop.font.underline = True
    alinea._p.replace(loop._r, houder)
    houder.append(loop._r)


def restart_numbers(blad: Blad, rijen: list[Paragraph], stijl: str = "List Number") -> None:
    """Let this list begin at 1: a number series of its own, of the kind that the style has."""
    reeks = blad.styles[stijl].element.pPr.numPr.numId.val
    nummering = blad.part.numbering_part.element
    soort = next(num for num in nummering.num_lst if num.numId == reeks).abstractNumId.val
    nieuw = nummering.add_num(soort)
    nieuw.add_lvlOverride(ilvl=0).add_startOverride(1)
    for rij in rijen:
        rij._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = nieuw.numId


def style_table(tabel: Table, bijschrift: str, breedtes: tuple[float, ...]) -> None:
    tabel.style, tabel.alignment, tabel.autofit = "Table Grid", WD_TABLE_ALIGNMENT.LEFT, not breedtes
    if bijschrift:
        tabel._tbl.tblPr.append(element("tblCaption", val=clean(bijschrift)))
    for kolom, breedte in zip(tabel.columns, breedtes, strict=False):
        kolom.width = Cm(breedte)
    for rij in tabel.rows if breedtes else ():
        for cel, breedte in zip(rij.cells, breedtes, strict=False):
            cel.width = Cm(breedte)


def mark_header(tabel: Table, *, kop: bool = True) -> None:
    """The first row is a header: it repeats on each page, and is read out with the cells below it. No row is cut."""
    for nummer, rij in enumerate(tabel.rows):
        eigenschappen = rij._tr.get_or_add_trPr()
        eigenschappen.append(element("cantSplit"))
        if kop and nummer == 0:
            eigenschappen.append(element("tblHeader"))
            for cel in rij.cells:
                cel._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill="EDEDED"))


def repack(data: bytes) -> bytes:
    """The same files, all of one moment."""
    uit = BytesIO()
    with ZipFile(BytesIO(data)) as bron, ZipFile(uit, "w", ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            info = ZipInfo(naam, MOMENT)
            info.compress_type = ZIP_DEFLATED
            doel.writestr(info, bron.read(naam))
    return uit.getvalue()
