"""A writer tries out the award before publication, without a mouse: another price, another winner."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .gaan import follow
from .paginacontrole import check_page
from .rondgang import first_row
from .toetsenbord import enter, press, tab_to, type_over, walk_by_keyboard

SANNE = "sanne.de.vries@polderstad.example"
BESTEK = "Ouders en taal 2027"

pytestmark = pytest.mark.browser


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def open_proef(page: Page) -> None:
    page.goto("/polderstad/bestekken/")
    enter(page, page.get_by_role("link", name=BESTEK, exact=True).first)
    enter(page, page.get_by_role("link", name="Proefgunning", exact=True).first)
    expect(page.get_by_role("heading", level=1, name="Proefgunning")).to_be_visible()


def test_writer_changes_a_price_and_sees_another_winner(sign_in):
    page = sign_in(SANNE)
    open_proef(page)
    stand = page.locator("#proefstand")
    expect(stand).to_have_text("Goed en duur wint.")
    type_over(page, field(page, "Prijs van A"), "900.000")
    expect(stand).not_to_have_text(re.compile("Goed en duur"))
    expect(page).to_have_url(re.compile("A_prijs=900"))  # the address holds what is seen
    expect(page.get_by_role("region", name="Tabel: Rangorde").get_by_role("row").nth(3)).to_contain_text("Goed en duur")
    expect(field(page, "Prijs van A"), "the focus stays where one types").to_be_focused()

    type_over(page, field(page, "Prijs van A"), "veel")
    expect(page.locator("#proefuitkomst")).to_contain_text("Schrijf de prijs als een bedrag")
    type_over(page, field(page, "Prijs van A"), "80.000")
    expect(stand).to_have_text("Goed en duur wint.")
    assert check_page(page) == []

    page.reload()
    expect(field(page, "Prijs van A")).to_have_value("80.000")
    expect(stand).to_have_text("Goed en duur wint.")


def test_slider_moves_the_price_by_keyboard(sign_in):
    page = sign_in(SANNE)
    open_proef(page)
    schuif = page.get_by_role("slider", name="Schuif: Prijs van A")
    tab_to(page, schuif)
    page.keyboard.press("End")
    veld = field(page, "Prijs van A")
    expect(veld).to_have_value("180.000")
    expect(schuif).to_have_attribute("aria-valuetext", "180.000 euro")
    expect(page.get_by_role("region", name="Tabel: Rangorde")).to_contain_text("€ 180.000,00")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("region", name="Tabel: Rangorde")).to_contain_text("€ 179.000,00")


def test_offer_comes_and_goes_and_what_was_typed_stays(sign_in):
    page = sign_in(SANNE)
    open_proef(page)
    type_over(page, field(page, "Naam van A"), "Anna")
    press(page, page.get_by_role("button", name="Offerte erbij"))
    expect(field(page, "Naam van D")).to_have_value("Offerte D")
    expect(field(page, "Naam van A")).to_have_value("Anna")
    press(page, page.get_by_role("button", name=re.compile("Eruit: Gemiddeld|Eruit : Gemiddeld")))
    expect(field(page, "Naam van B")).to_have_value("Goedkoop en matig")
    expect(page.get_by_role("region", name="Tabel: Rangorde")).to_contain_text("Anna")


def test_page_is_accessible_with_and_without_faults(sign_in, demo_database):
    page = sign_in(SANNE)
    pk = first_row(demo_database, "bestek_bestek", "concept")
    for vraag in ("", "?A_prijs=x&A_naam=Gemiddeld", "?aantal=6&A_prijs=100000&B_prijs=69000&C_prijs=20000"):
        page.goto(f"/polderstad/beoordelingen/bestek/{pk}/proef/{vraag}")
        assert check_page(page) == []
    assert walk_by_keyboard(page) == []


def test_proef_works_without_scripts(browser, server, sign_in):
    koekjes = sign_in(SANNE).context.storage_state()
    context = browser.new_context(base_url=server, storage_state=koekjes, java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto("/polderstad/bestekken/")
        follow(page.get_by_role("link", name=BESTEK, exact=True).first)
        follow(page.get_by_role("link", name="Proefgunning", exact=True).first)
        field(page, "Prijs van A").fill("900.000")
        follow(page.get_by_role("button", name="Reken"))
        expect(page.locator("#proefstand")).not_to_have_text(re.compile("Goed en duur"))
        expect(field(page, "Prijs van A")).to_have_value("900.000")
    finally:
        context.close()
