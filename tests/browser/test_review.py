"""A colleague signs a chapter, the text changes, the sign-off lapses, and who freezes must say why."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, told
from .paginacontrole import check_page

MARK = "mark.bakker@polderstad.example"
SANNE = "sanne.de.vries@polderstad.example"
FATIMA = "fatima.el.idrissi@polderstad.example"
BESTEK = "Ondersteuning van taaldocenten 2027"

pytestmark = pytest.mark.browser


def faults(page: Page) -> list[str]:
    return [f"{page.url}: {fout}" for fout in check_page(page)]


def open_bestek(page: Page) -> None:
    page.goto("/polderstad/bestekken/")
    follow(page.get_by_role("link", name=BESTEK, exact=True))
    expect(page.get_by_role("heading", level=1, name=BESTEK)).to_be_visible()


def sign(page: Page) -> str:
    """From the start page to the chapter, and akkoord; the address of that chapter."""
    page.goto("/polderstad/")
    regel = page.get_by_role("listitem").filter(has_text="Akkoord gevraagd").filter(has_text=BESTEK)
    follow(regel.get_by_role("link", name=re.compile("Bekijken")))
    expect(page.get_by_role("heading", level=1, name="Planning")).to_be_visible()
    assert not faults(page)
    adres = page.url
    page.get_by_label("Akkoord", exact=True).check()
    follow(page.get_by_role("button", name="Oordeel bewaren"))
    told(page, "Uw oordeel is bewaard: akkoord")
    return adres


def change_text(page: Page) -> None:
    """Back to concept, another day, and up for review again."""
    open_bestek(page)
    follow(page.get_by_role("link", name="Terug naar concept"))
    page.get_by_label("Reden").fill("De start schuift een week op.")
    follow(page.get_by_role("button", name="Terug naar concept"))
    told(page, "weer een concept")
    follow(page.get_by_role("link", name="Samenstellen"))
    follow(page.get_by_role("link", name=re.compile("^Gegevens en planning")))
    veld = page.get_by_label(re.compile("^Start van de"))
    expect(veld).to_be_visible()
    veld.fill((date.fromisoformat(veld.input_value()) + timedelta(days=7)).isoformat())
    follow(page.get_by_role("button", name="Bewaren", exact=True).last)
    told(page, "De gegevens zijn bewaard")
    open_bestek(page)
    follow(page.get_by_role("link", name="Ter review leggen"))
    follow(page.get_by_role("button", name="Ter review leggen"))
    told(page, "ligt ter review")


def test_signoff_lapses_and_freezing_asks_why(sign_in):
    mark, sanne, fatima = sign_in(MARK, 320), sign_in(SANNE), sign_in(FATIMA)
    hoofdstuk = sign(mark)
    change_text(sanne)
    mark.goto(hoofdstuk)
    expect(mark.get_by_text("Gegeven op een eerdere tekst.")).to_be_visible()
    expect(mark.locator("ins")).not_to_have_count(0)
    assert not faults(mark)
    open_bestek(fatima)
    follow(fatima.get_by_role("link", name="Vaststellen", exact=True))
    expect(fatima.get_by_text("Planning: Mark Bakker was akkoord met een eerdere tekst")).to_be_visible()
    assert not faults(fatima)
    fatima.get_by_label(re.compile("^Ik stel toch vast")).check()
    fatima.get_by_label(re.compile("^Reden")).fill("Mark is op de hoogte van de week uitstel.")
    follow(fatima.get_by_role("button", name="Vaststellen", exact=True))
    told(fatima, "Het bestek is vastgesteld")
    follow(fatima.get_by_role("link", name="Geschiedenis"))
    expect(fatima.get_by_text("Vastgesteld zonder alle akkoorden: Mark is op de hoogte")).to_be_visible()
