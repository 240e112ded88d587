from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from documenten.word import Alinea, Document, Kop, Lijst, Stuk, Tabel, render_word

VOLLEDIG = Document(
    titel="Beleidswerkboek",
    organisatie="Gemeente Polderstad",
    soort="Werkboek",
    ondertitel="Wat wij besloten",
    gegevens=(("Stand", "3 van 50"),),
    voet="Polderstad · 2026",
    datum=datetime(2026, 11, 23, 9, tzinfo=UTC),
    onderdelen=(
        Kop("A Visie", nieuwe_pagina=True),
        Alinea((Stuk("Vraag. ", vet=True), Stuk("Waarom\nB1?"), Stuk("echt", cursief=True))),
        Kop("A1 Ambitie", 2),
        Lijst(("eerste", "tweede")),
        Lijst(("stap een", "stap twee"), genummerd=True),
        Alinea("Klein.", bijzaak=True),
        Lijst(("opnieuw een",), genummerd=True),
        Tabel("Voortgang", ("Hoofdstuk", "Besloten"), (("Visie", "2"), ("Inkoop", "0")), (12, 3)),
    ),
)


@pytest.fixture(scope="module")
def data():
    return render_word(VOLLEDIG)


@pytest.fixture(scope="module")
def gelezen(data):
    return docx.Document(BytesIO(data))


def part(data, naam):
    with ZipFile(BytesIO(data)) as bestand:
        return bestand.read(naam).decode()


def texts(gelezen, stijl):
    return [p.text for p in gelezen.paragraphs if p.style.name == stijl]


def test_headings_are_real_headings(gelezen):
    assert texts(gelezen, "Title") == ["Beleidswerkboek"]
    assert texts(gelezen, "Heading 1") == ["A Visie"] and texts(gelezen, "Heading 2") == ["A1 Ambitie"]
    (kop,) = (p for p in gelezen.paragraphs if p.style.name == "Heading 1")
    assert kop.paragraph_format.page_break_before


def test_paragraphs_and_lists_come_back(gelezen):
    alinea = next(p for p in gelezen.paragraphs if p.text.startswith("Vraag."))
    assert alinea.text == "Vraag. Waarom\nB1?echt"
    assert [(r.bold, r.italic) for r in alinea.runs] == [(True, None), (None, None), (None, True)]
    assert texts(gelezen, "List Bullet") == ["eerste", "tweede"]
    assert texts(gelezen, "List Number") == ["stap een", "stap twee", "opnieuw een"]
    assert "Klein." in texts(gelezen, "Bijzaak")


def test_each_numbered_list_begins_at_one(gelezen):
    reeksen = [p._p.pPr.numPr.numId.val for p in gelezen.paragraphs if p.style.name == "List Number"]
    assert reeksen[0] == reeksen[1] != reeksen[2]


def test_table_has_a_caption_and_a_header_row(gelezen):
    (tabel,) = gelezen.tables
    assert [[cel.text for cel in rij.cells] for rij in tabel.rows] == [
        ["Hoofdstuk", "Besloten"], ["Visie", "2"], ["Inkoop", "0"],
    ]  # fmt: skip
    koppen = [rij._tr.find(f".//{qn('w:tblHeader')}") is not None for rij in tabel.rows]
    assert koppen == [True, False, False]
    assert texts(gelezen, "Caption") == ["Voortgang"]
    assert tabel._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Voortgang"


def test_language_is_dutch_everywhere(data, gelezen):
    assert {t.get(qn("w:val")) for t in gelezen.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    assert gelezen.core_properties.language == "nl-NL"
    assert 'w:val="en-' not in part(data, "word/document.xml")


def test_properties_tell_of_this_document(gelezen):
    kenmerken = gelezen.core_properties
    assert (kenmerken.title, kenmerken.author) == ("Beleidswerkboek", "Gemeente Polderstad")
    assert kenmerken.created == kenmerken.modified == VOLLEDIG.datum
    assert "python" not in (kenmerken.comments + kenmerken.last_modified_by).lower()


def test_contents_and_page_numbers_are_fields(data):
    document, voet = part(data, "word/document.xml"), part(data, "word/footer1.xml")
    assert 'TOC \\o "1-2"' in document and ">A1 Ambitie<" in document.split("TOC \\o")[1].split("Heading1")[0]
    assert " PAGE " in voet and " NUMPAGES " in voet and "Polderstad · 2026" in voet
    for xml in (document, voet):
        soorten = [xml.count(f'fldCharType="{soort}"') for soort in ("begin", "separate", "end")]
        assert len(set(soorten)) == 1 and soorten[0]
    assert "<w:titlePg/>" in document


def test_links_of_the_contents_lead_to_bookmarks(data):
    document = part(data, "word/document.xml")
    for anker in ("kop0", "kop2"):
        assert f'w:anchor="{anker}"' in document and f'w:name="{anker}"' in document


def test_file_has_no_macros_and_nothing_from_outside(data):
    with ZipFile(BytesIO(data)) as bestand:
        namen = bestand.namelist()
        assert not [naam for naam in namen if "vba" in naam.lower() or "thumbnail" in naam]
        assert not [naam for naam in namen if 'TargetMode="External"' in bestand.read(naam).decode(errors="replace")]


def test_same_document_gives_the_same_bytes(data):
    assert render_word(VOLLEDIG) == data
    with ZipFile(BytesIO(data)) as bestand:
        assert {deel.date_time for deel in bestand.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("tekst", ["nul\x00byte", "half\ud800", "einde\ufffe", "regel\r\neinde", "a<b>&c"])
def test_text_that_xml_refuses_or_reads_as_markup_is_kept_as_text(tekst):
    gelezen = docx.Document(BytesIO(render_word(Document("T\x0b", "O", (Kop(tekst), Alinea(tekst))))))
    assert gelezen.paragraphs[-1].text == tekst.translate({0: None, 0xD800: None, 0xFFFE: None, 13: None})


def test_document_without_headings_has_no_contents():
    assert "TOC" not in part(render_word(Document("T", "O", (Alinea("x"),))), "word/document.xml")


@pytest.mark.parametrize(
    ("onderdelen", "fout"),
    [
        ((Kop("Te diep", 2),), "slaat een niveau over"),
        ((Kop("A"), Kop("B", 3)), "slaat een niveau over"),
        ((Tabel("T", ("a", "b"), (("x",),)),), "aantal cellen"),
    ],
)
def test_document_that_cannot_be_followed_is_refused(onderdelen, fout):
    with pytest.raises(ValueError, match=fout):
        render_word(Document("T", "O", onderdelen))
    with pytest.raises(ValueError, match="titel"):
        render_word(Document(" ", "O", ()))
