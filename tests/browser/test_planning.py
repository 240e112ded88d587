"""Without a mouse: choose a procedure, let a bestek propose its planning, break a term and see why it may not."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .gaan import follow, told
from .paginacontrole import check_page
from .toetsenbord import enter, tab_to, type_over

SANNE = "sanne.de.vries@polderstad.example"

pytestmark = pytest.mark.browser


def set_day(page: Page, veld: Locator, iso: str) -> None:
    """Into a date by its parts, as the keyboard does; English browsers ask for the month first."""
    tab_to(page, veld)
    jaar, maand, dag = iso.split("-")
    page.keyboard.type(f"{maand}{dag}{jaar}")


def pick(page: Page, veld: Locator, begin: str) -> None:
    """Choose an option of a list by typing how it begins."""
    tab_to(page, veld)
    page.keyboard.type(begin)
    expect(veld.locator("option:checked")).to_have_text(re.compile(f"^{begin}"))


def faults(page: Page) -> list[str]:
    return [f"{page.url}: {fout}" for fout in check_page(page)]


def new_bestek(page: Page) -> None:
    page.goto("/")
    enter(page, page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Bestekken", exact=True))
    enter(page, page.get_by_role("link", name="Nieuw bestek"))
    enter(page, page.get_by_role("link", name="Leeg bestek"))
    type_over(page, page.get_by_label("Titel"), "Taal voor starters 2032")
    type_over(page, page.get_by_label("Kenmerk"), "PS-2032-01")
    type_over(page, page.get_by_label("Geraamde waarde"), "900000")
    enter(page, page.get_by_role("button", name="Vergelijk"))
    rij = page.get_by_role("row").filter(has_text="Nationaal openbaar")
    expect(rij).to_contain_text("Past niet")
    expect(rij).to_contain_text("€ 750.000")
    assert not faults(page)
    enter(page, page.get_by_role("button", name=re.compile(r"^Kies ?: Europees openbaar$")))
    expect(page.get_by_label("Procedure", exact=True)).to_have_value("europees_openbaar")
    expect(page.get_by_label("Titel")).to_have_value("Taal voor starters 2032")
    enter(page, page.get_by_role("button", name="Bestek maken"))
    told(page, "is gemaakt")


def test_planning_is_proposed_and_a_broken_term_is_told(sign_in):
    page = sign_in(SANNE)
    new_bestek(page)
    enter(page, page.get_by_role("link", name=re.compile("^Gegevens en planning")))
    set_day(page, page.get_by_label("Publicatie gepland op"), "2031-12-01")
    enter(page, page.get_by_role("button", name="Stel planning voor"))
    sluiting = page.get_by_label("Offertes indienen tot")
    expect(sluiting).to_have_value("2032-01-12T12:00")  # forty whole days, and the 11th is a Sunday
    expect(page.get_by_text("nog niet bewaard")).to_be_visible()
    assert not faults(page)
    enter(page, page.get_by_role("button", name="Bewaren").last)
    told(page, "De gegevens zijn bewaard")
    expect(page.locator(".bp-bevinding")).to_have_count(0)

    set_day(page, sluiting, "2031-12-30")
    enter(page, page.get_by_role("button", name="Bewaren").last)
    bij = page.locator("#veld-sluiting_op .bp-bevinding").first
    expect(bij).to_contain_text("Fout")
    expect(bij).to_contain_text("ten minste 40 hele dagen na de publicatie")
    expect(bij.get_by_role("link")).to_have_text("Aanbestedingswet 2012, artikelen 2.71 en 2.74a")
    expect(sluiting).to_have_accessible_description(re.compile("ten minste 40 hele dagen"))
    assert not faults(page)

    enter(page, page.get_by_role("link", name="Procedure", exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text("Europees openbaar")
    expect(page.locator("main")).to_contain_text("Wat zij verbiedt")
    assert not faults(page)


def test_planning_works_without_script_on_a_phone(browser, server, sign_in):
    page = sign_in(SANNE, breedte=320)
    staat = page.context.storage_state()
    context = browser.new_context(
        base_url=server, storage_state=staat, java_script_enabled=False, viewport={"width": 320, "height": 800}
    )
    kaal = context.new_page()
    kaal.goto("/polderstad/bestekken/")
    follow(kaal.get_by_role("link", name="Ouders en taal 2027").first)
    follow(kaal.get_by_role("link", name="Procedure en termijnen"))
    follow(kaal.get_by_role("link", name="Naar gegevens en planning"))
    follow(kaal.get_by_role("button", name="Stel planning voor"))
    expect(kaal.get_by_label("Offertes indienen tot")).not_to_have_value("")
    expect(kaal.locator("#veld-raming .bp-bevinding")).to_contain_text("€ 750.000")
    follow(kaal.get_by_role("button", name="Bewaren").last)
    told(kaal, "De gegevens zijn bewaard")
    context.close()
