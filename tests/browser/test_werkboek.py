"""The policy officer fills the workbook without a mouse, prints it, and takes an answer into a bestek."""

import re
from io import BytesIO

import docx
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, told
from .paginacontrole import check_page
from .toetsenbord import enter, press, tab_to

SANNE = "sanne.de.vries@polderstad.example"
FATIMA = "fatima.el.idrissi@polderstad.example"
PETER = "peter.scholten@polderstad.example"
WERKBOEK = "/polderstad/kennisbank/werkboek/"
BESTEK = "Ouders en taal 2027"
GEHEEL, KETEN = "De integrale aanpak beschrijven", "Samenwerking in de keten"
TEKST, CONCEPT = "Onze aanpak heeft vier onderdelen.", "Nog te bespreken met de regio."

pytestmark = pytest.mark.browser


def open_question(page: Page, titel: str) -> None:
    """From the start page, as somebody does who was never there."""
    page.goto("/")
    enter(page, page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Kennisbank"))
    enter(page, page.get_by_role("navigation", name="Kennisbank").get_by_role("link", name="Beleidswerkboek"))
    enter(page, page.get_by_role("link", name=titel, exact=True))
    expect(page.get_by_role("heading", level=1, name=titel)).to_be_visible()


def write(page: Page, tekst: str) -> None:
    tab_to(page, page.get_by_label("Antwoord", exact=True))
    page.keyboard.type(tekst)
    expect(page.locator("[data-bewaarstand]")).to_have_text(re.compile(r"^Bewaard \d\d:\d\d$"))


def download(page: Page, knop: re.Pattern) -> bytes:
    page.goto(WERKBOEK)
    with page.expect_download() as gestart:
        press(page, page.get_by_role("button", name=knop))
    return gestart.value.path().read_bytes()


def faults(page: Page) -> list[str]:
    return [f"{page.url}: {fout}" for fout in check_page(page)]


def test_policy_officer_fills_prints_and_uses_the_workbook(sign_in):
    page = sign_in(SANNE)
    open_question(page, GEHEEL)
    write(page, TEKST)
    assert not faults(page)
    enter(page, page.get_by_role("button", name="Besluit vastleggen"))
    told(page, "Het besluit is vastgelegd")
    expect(page.get_by_label("Antwoord", exact=True)).to_have_count(0)
    assert not faults(page)
    open_question(page, KETEN)
    write(page, CONCEPT)
    enter(page, page.get_by_role("button", name="Bewaren", exact=True))
    told(page, "Het antwoord is bewaard")

    pdf = pypdfium2.PdfDocument(download(page, re.compile("^PDF ?van het werkboek")))
    gedrukt = "".join(blad.get_textpage().get_text_bounded() for blad in pdf)
    word = "\n".join(
        p.text for p in docx.Document(BytesIO(download(page, re.compile("^Word ?van het werkboek")))).paragraphs
    )
    for inhoud in (gedrukt, word):
        assert TEKST in inhoud and CONCEPT in inhoud

    page.goto("/polderstad/bestekken/")
    enter(page, page.get_by_role("link", name=BESTEK, exact=True).first)
    enter(page, page.get_by_role("link", name="Bekijk het verschil en kies").last)
    expect(page.get_by_role("heading", level=1, name="Uit het beleidswerkboek")).to_be_visible()
    assert not faults(page)
    enter(page, page.get_by_role("button", name=re.compile("^Nieuwe tekst overnemen")))
    told(page, "heeft nu de tekst van het beleidswerkboek")
    enter(page, page.get_by_role("button", name=re.compile("^Als paragraaf toevoegen ?: De integrale aanpak")))
    told(page, "staat als paragraaf in het bestek")
    enter(page, page.get_by_role("navigation", name="Indeling").get_by_role("link", name=re.compile("Paragrafen")))
    expect(page.get_by_text(TEKST)).to_be_visible()
    expect(page.get_by_text("luidt intussen anders")).to_have_count(0)


def test_reader_sees_what_is_decided_only(sign_in):
    page = sign_in(PETER)
    page.goto(WERKBOEK)
    follow(page.get_by_role("link", name="Ambitie voor B1", exact=True))
    expect(page.get_by_text("Wie in Polderstad komt wonen").first).to_be_visible()
    page.goto(f"{WERKBOEK}vragen/inkoop-fte/")
    expect(page.get_by_text("Hierover is nog niet besloten")).to_be_visible()
    assert "vier fte" not in page.content() and not faults(page)


def test_two_people_who_write_at_once_meet_both_texts(sign_in):
    een, ander = sign_in(SANNE), sign_in(FATIMA)
    for page in (een, ander):
        page.goto(f"{WERKBOEK}vragen/uitvoering-regie/")
    write(een, "Van Sanne.")
    tab_to(ander, ander.get_by_label("Antwoord", exact=True))
    ander.keyboard.insert_text("Van Fatima.")  # at once, so that no half of it is saved
    botsing = ander.locator("[data-bewaar-botsing]")
    expect(botsing).to_contain_text("Van Sanne.")
    expect(botsing).to_contain_text("Van Fatima.")
    press(ander, ander.get_by_role("button", name="Mijn tekst bewaren"))
    expect(ander.locator("[data-bewaarstand]")).to_have_text(re.compile("^Bewaard"))
    een.reload()
    expect(een.get_by_label("Antwoord", exact=True)).to_have_value("Van Fatima.")


def test_workbook_works_without_scripts(browser, server, sign_in):
    koekjes = sign_in(SANNE).context.storage_state()
    context = browser.new_context(base_url=server, storage_state=koekjes, java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{WERKBOEK}vragen/digitaal-intake/")
        page.get_by_label("Antwoord", exact=True).fill("Zonder script.")
        follow(page.get_by_role("button", name="Besluit vastleggen"))
        expect(page.get_by_text("Zonder script.").first).to_be_visible()
        follow(page.get_by_role("button", name="Opnieuw in bewerking nemen"))
        expect(page.get_by_label("Antwoord", exact=True)).to_have_value("Zonder script.")
    finally:
        context.close()
