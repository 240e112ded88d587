"""The inkoper pastes questions of a bidder, answers one, publishes the nota and downloads it."""

import re
from io import BytesIO

import docx
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, told
from .paginacontrole import check_page

MARK = "mark.bakker@polderstad.example"
FATIMA = "fatima.el.idrissi@polderstad.example"
PETER = "peter.scholten@polderstad.example"
BESTEK = "Digitale vaardigheden 2027"
VRAAG, ANTWOORD = "Mag het lesmateriaal van de docent zelf zijn?", "Ja, als het bij de doelen past."
PLAK = f"1. {VRAAG}\n2. Kan Boomkwekerij Taal ook later beginnen? Bel 06-12345678.\n3. Hoeveel groepen zijn er?"
AFZENDER = "Boomkwekerij Taal"

pytestmark = pytest.mark.browser


def open_questions(page: Page) -> None:
    page.goto("/polderstad/bestekken/")
    follow(page.get_by_role("link", name=BESTEK, exact=True))
    follow(page.get_by_role("link", name="Vragen van inschrijvers", exact=True))
    expect(page.get_by_role("heading", level=1, name="Vragen van inschrijvers")).to_be_visible()


def faults(page: Page) -> list[str]:
    return [f"{page.url}: {fout}" for fout in check_page(page)]


def paste(page: Page) -> None:
    open_questions(page)
    assert not faults(page)
    follow(page.get_by_role("link", name="Vragen invoeren").first)
    expect(page.get_by_label(re.compile("^Tekst"))).to_be_visible()
    assert not faults(page)
    page.get_by_label(re.compile("^Tekst")).fill(PLAK)
    page.get_by_label(re.compile("^Organisatie die de vragen stelt")).fill(AFZENDER)
    follow(page.get_by_role("button", name="Voorbeeld bekijken"))
    expect(page.get_by_role("heading", level=1, name="3 vragen herkend")).to_be_visible()
    velden = page.get_by_label("Vraag zonder namen")
    expect(velden.nth(0)).to_have_value(VRAAG)
    expect(velden.nth(1)).to_have_value("Kan [weggelaten] ook later beginnen? Bel [weggelaten].")
    assert not faults(page)
    follow(page.get_by_role("button", name="Vragen bewaren"))
    told(page, "3 vragen zijn opgenomen")


def answer(page: Page) -> str:
    follow(page.get_by_role("listitem").filter(has_text=VRAAG).get_by_role("link"))
    page.get_by_label(re.compile("^Antwoord")).fill(f"{ANTWOORD} Vraag het {AFZENDER}.")
    follow(page.get_by_role("button", name="Bewaren", exact=True))
    expect(page.get_by_text(f"Er staat een naam in: ‘{AFZENDER}’")).to_be_visible()
    assert not faults(page)
    page.get_by_label(re.compile("^Antwoord")).fill(ANTWOORD)
    follow(page.get_by_role("button", name="Bewaren", exact=True))
    expect(page.get_by_text("Er staat een naam in")).to_have_count(0)
    follow(page.get_by_role("button", name="Akkoord geven"))
    told(page, "U schreef dit antwoord zelf")
    return page.url


def download(page: Page, naam: str) -> bytes:
    with page.expect_download() as gestart:
        page.get_by_role("link", name=naam).click()
    return gestart.value.path().read_bytes()


def test_from_pasted_questions_to_a_nota(sign_in):
    mark, fatima = sign_in(MARK), sign_in(FATIMA, 320)
    paste(mark)
    adres = answer(mark)
    fatima.goto(adres)
    follow(fatima.get_by_role("button", name="Akkoord geven"))
    told(fatima, "U gaf akkoord")
    follow(fatima.get_by_role("link", name="Naar de nota"))
    expect(fatima.get_by_role("button", name="Nota publiceren")).to_be_visible()
    assert not faults(fatima)
    follow(fatima.get_by_role("button", name="Nota publiceren"))
    expect(fatima.get_by_role("heading", level=1, name="Nota van inlichtingen 2")).to_be_visible()
    assert not faults(fatima)
    pdf = pypdfium2.PdfDocument(download(fatima, "PDF downloaden"))
    gedrukt = " ".join("".join(blad.get_textpage().get_text_bounded() for blad in pdf).split())
    word = " ".join(p.text for p in docx.Document(BytesIO(download(fatima, "Word downloaden"))).paragraphs)
    for inhoud in (gedrukt, word):
        assert VRAAG in inhoud and ANTWOORD in inhoud and AFZENDER not in inhoud


def test_reader_finds_the_notas_by_links(sign_in):
    page = sign_in(PETER)
    page.goto("/polderstad/bestekken/")
    follow(page.get_by_role("link", name=BESTEK, exact=True))
    follow(page.get_by_role("link", name="Nota’s van inlichtingen"))
    follow(page.get_by_role("link", name="Nota van inlichtingen 1", exact=True))
    expect(page.get_by_text("Mogen wij in het antwoord op vraag 1 ook beeld gebruiken")).to_be_visible()
    assert not faults(page) and "Klikwijzer" not in page.content()
