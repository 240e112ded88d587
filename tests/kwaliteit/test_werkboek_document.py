from io import BytesIO

import docx
import page
import pypdfium2
import pytest
from django.urls import reverse

from gemeenten.enums import Rol
from kwaliteit.models import Werkboekdeel
from kwaliteit.werkboek.document import compose, context, render_pdf, render_word
from kwaliteit.werkboek.lezen import read
from tests import factories


@pytest.fixture
def wie(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)


@pytest.fixture
def gevuld(gemeente, wie):
    """Two chapters: a decided answer with a list and a concept in the first, an open question in the second."""
    vragen = [factories.make_werkboekvraag(code, deel=deel) for code, deel in (("a", "x"), ("b", "x"), ("c", "y"))]
    for volgorde, deel in enumerate(Werkboekdeel.objects.all(), 1):
        Werkboekdeel.objects.filter(pk=deel.pk).update(volgorde=volgorde)
    factories.make_beleidsantwoord(
        gemeente, vragen[0], wie, "Wij gaan voor B1 & <b>meer</b>.\n\n- ten eerste\n- ten tweede"
    )
    factories.make_beleidsantwoord(gemeente, vragen[1], wie, "Nog een concept.", besloten=False)
    return vragen


def pdf_text(data):
    bladen = [blad.get_textpage().get_text_bounded() for blad in pypdfium2.PdfDocument(data)]
    return " ".join(" ".join(bladen).split())


def word_text(data):
    gelezen = docx.Document(BytesIO(data))
    return [p.text for p in gelezen.paragraphs], [[c.text for c in rij.cells] for rij in gelezen.tables[0].rows]


def test_pdf_is_accessible_and_says_all(gemeente, wie, gevuld):
    data = render_pdf(gemeente, compose(gemeente, read(wie), met_uitleg=True))
    for profiel in ("ua1", "2a"):
        assert not [f.message for f in page.validate_pdf_bytes(data, profile=profiel).failures]
    tekst = pdf_text(data)
    for stuk in (
        "Gemeente Polderstad", "Beleidswerkboek inburgering", "1 van 3 keuzes", "Titel a", "Wat kiest u bij a?",
        "Waarom dit telt.", "Punt twee", "Wij gaan voor B1 & <b>meer</b>.", "ten tweede", "Nog een concept.",
        "Besloten op 2 maart 2026 · college", "In bewerking · wie besluit: college", "nog niets opgeschreven",
    ):  # fmt: skip
        assert stuk in tekst, stuk


def test_word_has_the_same_content_under_real_headings(gemeente, wie, gevuld):
    data = render_word(gemeente, compose(gemeente, read(wie), met_uitleg=True))
    tekst, tabel = word_text(data)
    for stuk in ("Wat kiest u bij a?", "Waarom dit telt.", "Punt twee", "ten tweede", "Nog een concept."):
        assert stuk in tekst, stuk
    assert "Wij gaan voor B1 & <b>meer</b>." in tekst
    koppen = [p.text for p in docx.Document(BytesIO(data)).paragraphs if p.style.name == "Heading 1"]
    assert koppen == ["Hoe ver wij zijn", "A X", "B Y"]
    assert tabel == [
        ["Hoofdstuk", "Besloten", "In bewerking", "Open"],
        ["A X", "1", "1", "0"],
        ["B Y", "0", "0", "1"],
        ["Samen", "1", "1", "1"],
    ]


def test_only_what_is_decided(gemeente, wie, gevuld):
    werkboek = compose(gemeente, read(wie), alleen_besloten=True)
    tekst, _ = word_text(render_word(gemeente, werkboek))
    assert any("Titel a" in regel for regel in tekst)
    assert not [regel for regel in tekst if "Titel b" in regel or "concept" in regel or "Waarom dit telt" in regel]
    assert [h.deel.code for h, _ in werkboek.hoofdstukken] == ["x"]


def test_one_chapter(gemeente, wie, gevuld):
    werkboek = compose(gemeente, read(wie), deel=Werkboekdeel.objects.get(code="y"))
    inhoud = context(werkboek)
    assert [h.deel.code for h, _ in inhoud["hoofdstukken"]] == ["y"] and inhoud["voortgang"] == (
        ("B Y", "0", "0", "1"),
    )
    assert ("Besloten", "0 van 1 keuzes") in inhoud["blad"]["gegevens"]


def test_reader_gets_no_concepts_and_no_count_of_them(gemeente, gevuld):
    lezer = factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))
    tekst, tabel = word_text(lezer.get(reverse("kwaliteit:werkboek_word", args=["polderstad"])).content)
    assert not [regel for regel in tekst if "concept" in regel or "In bewerking" in regel]
    assert tabel[0] == ["Hoofdstuk", "Besloten", "Nog niet besloten"] and tabel[-1] == ["Samen", "1", "2"]
    data = lezer.get(reverse("kwaliteit:werkboek_pdf", args=["polderstad"])).content
    assert "Nog een concept." not in pdf_text(data)


@pytest.mark.parametrize(("naam", "begin"), [("werkboek_pdf", b"%PDF"), ("werkboek_word", b"PK")])
def test_downloads_follow_the_choice(gemeente, wie, gevuld, naam, begin):
    client = factories.make_client(wie)
    antwoord = client.get(reverse(f"kwaliteit:{naam}", args=["polderstad"]), {"deel": "x", "besloten": "on"})
    assert antwoord.content.startswith(begin) and "attachment" in antwoord["Content-Disposition"]
    onzin = client.get(reverse(f"kwaliteit:{naam}", args=["polderstad"]), {"deel": "bestaat-niet"})
    assert onzin.content.startswith(begin)


def test_workbook_that_nobody_filled_can_be_printed(gemeente, wie):
    factories.make_werkboekvraag()
    for doe in (render_pdf, render_word):
        assert doe(gemeente, compose(gemeente, read(wie), alleen_besloten=True))
