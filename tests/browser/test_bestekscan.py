"""A writer sees what the scan found, follows one finding to its place and mends it, leaves another with a reason."""

import re

import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, told
from .paginacontrole import check_page
from .toetsenbord import enter, press, tab_to, type_over

SANNE = "sanne.de.vries@polderstad.example"
CONCEPT = "Ouders en taal 2027"
OPEN_VRAAG = "Hoe zorgt u dat ouders u ook buiten schooltijd kunnen bereiken?"
GESLOTEN = "is met ja of nee te beantwoorden"

pytestmark = pytest.mark.browser


def open_scan(page: Page) -> None:
    page.goto("/polderstad/bestekken/")
    follow(page.get_by_role("link", name=CONCEPT).first)
    enter(page, "a[href$='/scan/']")
    expect(page.get_by_role("heading", level=1, name="Bestekscan")).to_be_visible()


def totals(page: Page) -> tuple[int, int]:
    """Faults and things to look at, as the page counts them."""
    tekst = page.locator("#bevindingen").inner_text()
    aantal = {naam: re.search(rf"(\d+) {naam}", tekst) for naam in ("fout", "let op")}
    return tuple(int(vondst[1]) if vondst else 0 for vondst in aantal.values())


def expect_totals(page: Page, fouten: int, let_op: int) -> None:
    expect(page.locator("#bevindingen")).to_contain_text(re.compile(rf"\b{let_op} let op"))
    assert totals(page) == (fouten, let_op)


def test_writer_mends_one_finding_and_leaves_another_by_keyboard(sign_in):
    page = sign_in(SANNE)
    open_scan(page)
    assert check_page(page) == []
    fouten, let_op = totals(page)
    kaart = page.get_by_role("article", name="Gesloten vraag")
    expect(kaart).to_contain_text(GESLOTEN)
    expect(kaart.get_by_role("link", name="Brief 1, tip: open vragen stellen")).to_be_visible()

    enter(page, "article[id^='b-gesloten_vraag'] a[href*='/vragen/']")
    expect(page).to_have_url(re.compile("/vragen/[0-9a-f-]{36}/"))
    expect(page.locator(".bs-hier")).to_contain_text(GESLOTEN)
    with page.expect_response(lambda antwoord: antwoord.request.method == "POST"):
        type_over(page, "textarea[name=tekst]", OPEN_VRAAG)
    enter(page, "button[form=vraagformulier]")
    expect(page).to_have_url(re.compile("/vragen/#deel-"))

    open_scan(page)
    expect(page.get_by_role("article", name="Gesloten vraag")).to_have_count(0)
    expect_totals(page, fouten, let_op - 1)

    press(page, "article[id^='b-participatieplek'] summary")
    tab_to(page, "article[id^='b-participatieplek'] textarea")
    page.keyboard.type("De scholen hebben de plekken al toegezegd.")
    enter(page, "article[id^='b-participatieplek'] details button")
    ontheven = page.locator("section[aria-labelledby=ontheven]")
    expect(ontheven).to_contain_text("De scholen hebben de plekken al toegezegd.")
    expect(ontheven).to_contain_text("Sanne de Vries")
    expect_totals(page, fouten, let_op - 2)


def test_remedy_does_it_at_once(sign_in):
    page = sign_in(SANNE)
    open_scan(page)
    fouten, let_op = totals(page)
    enter(page, "article[id^='b-criterium_niet_gevraagd'] form[action$='/oplossen/'] button")
    told(page, "staat nu op achtergrond")
    expect_totals(page, fouten, let_op - 1)
