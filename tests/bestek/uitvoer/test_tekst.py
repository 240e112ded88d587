"""Word and ODF of the annex: real headings that count themselves, contents, running text, tables, language."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import odfdo
import pytest
from docx.oxml.ns import qn

from bestek import bijlage
from bestek.uitvoer import tekst


@pytest.fixture
def word(uitgave):
    return tekst.word(uitgave)


@pytest.fixture
def odf(uitgave):
    return tekst.odf(uitgave)


@pytest.fixture
def koppen(uitgave):
    """Of the PDF: (number, title, level)."""
    return [(str(nr), titel, niveau) for _, nr, titel, niveau in bijlage.context(uitgave.vast)["inhoudsopgave"]]


def part(data, naam):
    with ZipFile(BytesIO(data)) as bestand:
        return bestand.read(naam).decode()


def test_headings_are_those_of_the_pdf_and_word_counts_them(word, koppen):
    gelezen = docx.Document(BytesIO(word))
    gevonden = [
        (p.text, int(p.style.name[-1])) for p in gelezen.paragraphs if re.fullmatch(r"Heading [12]", p.style.name)
    ]
    assert gevonden == [(titel, niveau) for _, titel, niveau in koppen]
    reeksen = {gelezen.styles[f"Heading {niveau}"].element.pPr.numPr.numId.val for niveau in (1, 2)}
    assert len(reeksen) == 1 and reeksen != {0}
    vormen = re.findall(r'<w:pStyle w:val="Heading(\d)"/><w:lvlText w:val="([^"]*)"', part(word, "word/numbering.xml"))
    assert vormen == [("1", "%1"), ("2", "%1.%2")]


def test_contents_of_word_have_the_numbers_and_lead_there(word, koppen):
    gelezen = docx.Document(BytesIO(word))
    regels = [p for p in gelezen.paragraphs if p.style.name.startswith("toc ")]
    links = [p._p.find(qn("w:hyperlink")) for p in regels]
    assert ["".join(t.text for t in link.iter(qn("w:t"))) for link in links] == [
        f"{nr} {titel}" for nr, titel, _ in koppen
    ]
    bladwijzers = {b.get(qn("w:name")) for b in gelezen.element.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in links} <= bladwijzers
    inhoud = next(p for p in gelezen.paragraphs if p.text == "Inhoud")
    assert inhoud._p.pPr.numPr.numId.val == 0  # it is not chapter 1


def test_word_has_running_text_and_links_that_lead_out_only_as_links(word, uitgave):
    kop, voet = part(word, "word/header1.xml"), part(word, "word/footer1.xml")
    assert uitgave.inhoud.titel in kop and uitgave.vast.sha256[:12] in voet and "NUMPAGES" in voet
    relaties = part(word, "word/_rels/document.xml.rels")
    assert re.findall(r'Target="([^"]+)" TargetMode="External"', relaties) == ["https://voorbeeld.example/x"]


def test_tables_of_word_have_header_rows_and_widths(word, uitgave):
    tabellen = docx.Document(BytesIO(word)).tables
    met_kop = [t for t in tabellen if t.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(met_kop) >= len(uitgave.inhoud.vragen) + 4
    assert len(tabellen) - len(met_kop) == 2  # in short, and the planning: their headers are the first column
    for tabel in tabellen:
        breedtes = [int(k.get(qn("w:w"))) for k in tabel._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert sum(breedtes) == pytest.approx(16 / 2.54 * 1440, rel=0.01)
        assert all(rij._tr.find(f".//{qn('w:cantSplit')}") is not None for rij in tabel.rows)


def test_odf_has_styles_headings_contents_and_dutch(odf, koppen, uitgave):
    document = odfdo.Document(BytesIO(odf))
    assert document.get_type() == "text" and document.language in ("nl-NL", "nl")
    gevonden = [(h.inner_text, int(h.get_attribute("text:outline-level"))) for h in document.body.headers]
    assert [k for k in gevonden if k[1] <= 2] == [(titel, niveau) for _, titel, niveau in koppen]
    inhoud = document.body.tocs[0]
    links = inhoud.get_elements("descendant::text:a")
    assert [a.text_recursive.partition("](")[0].lstrip("[") for a in links] == [
        f"{nr} {titel}" for nr, titel, _ in koppen
    ]
    ankers = {b.get_attribute("text:name") for b in document.body.get_elements("descendant::text:bookmark")}
    assert {a.get_attribute("xlink:href").lstrip("#") for a in links} <= ankers
    stijlen = part(odf, "styles.xml")
    assert 'fo:language="nl" fo:country="NL"' in stijlen and "<text:page-count>" in stijlen
    assert (
        uitgave.vast.sha256[:12] in stijlen and 'text:level="2" style:num-format="1" text:display-levels="2"' in stijlen
    )


def test_odf_names_only_styles_that_it_has(odf):
    inhoud, stijlen = part(odf, "content.xml"), part(odf, "styles.xml")
    soorten = r'(?:text|table):(?:style-name|master-page-name)="([^"]+)"'
    gemaakt = set(re.findall(r'style:name="([^"]+)"', inhoud + stijlen))
    gebruikt = set(re.findall(soorten, inhoud + stijlen)) | set(
        re.findall(r'parent-style-name="([^"]+)"', inhoud + stijlen)
    )
    assert gebruikt - gemaakt == set()


def test_odf_is_a_proper_package(odf):
    with ZipFile(BytesIO(odf)) as bestand:
        eerste = bestand.infolist()[0]
        assert (eerste.filename, eerste.compress_type) == ("mimetype", 0)
        assert odf[30:38] == b"mimetype" and odf[38:77] == b"application/vnd.oasis.opendocument.text"
        genoemd = set(re.findall(r'full-path="([^"]+)"', bestand.read("META-INF/manifest.xml").decode())) - {"/"}
        assert genoemd == {n for n in bestand.namelist() if n not in ("mimetype", "META-INF/manifest.xml")}


def test_lists_and_tables_of_odf(odf, uitgave):
    document = odfdo.Document(BytesIO(odf))
    tabellen = document.body.get_tables()
    assert len([t for t in tabellen if t.get_elements("table:table-header-rows")]) == len(tabellen) - 2
    lijsten = document.body.get_elements("descendant::text:list")
    assert {lijst.get_attribute("text:style-name") for lijst in lijsten} == {"Opsomming", "Genummerd"}
    assert document.body.get_elements("descendant::text:list//text:list")  # a list within a list


def test_same_version_gives_the_same_bytes(uitgave, word, odf):
    assert tekst.word(uitgave) == word and tekst.odf(uitgave) == odf
