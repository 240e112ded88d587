"""The beheerder reads in a bundle and a colleague reads the letters with it, each in their own way."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, told

pytestmark = pytest.mark.browser

BEHEERDER, COLLEGA, ELDERS = (
    "nadia.bouzid@duinwijk.example",
    "joost.kramer@duinwijk.example",
    "sanne.de.vries@polderstad.example",
)
VOORBEELD = Path(__file__).parents[1] / "kwaliteit" / "inlezen" / "voorbeeld.txt"
ZIN = "Op verschillen tussen inburgeraars reageert de aanbieder flexibel."
WEERGAVEN = ("Eigen woorden", "Letterlijk", "Naast elkaar")


def read_in(page: Page) -> None:
    page.goto("/duinwijk/kennisbank/")
    follow(page.get_by_role("link", name="Letterlijke tekst"))
    page.get_by_label("Bestand met de brieven").set_input_files(VOORBEELD)
    page.get_by_label("Onze gemeente heeft deze brieven zelf").check()
    follow(page.get_by_role("button", name="Lezen en verslag tonen"))


def have_text(page: Page) -> None:
    """The bundle is taken over, by an earlier test or now."""
    page.goto("/duinwijk/kennisbank/letterlijk/")
    if not page.get_by_role("link", name="Letterlijke tekst verwijderen").count():
        read_in(page)
        page.get_by_label("Ik heb de bezwaren gelezen").check()
        follow(page.get_by_role("button", name="Overnemen"))
        told(page, "De letterlijke tekst is overgenomen")


def choose(page: Page, naam: str) -> None:
    follow(page.get_by_role("button", name=naam, exact=True))
    expect(page.get_by_role("button", name=naam, exact=True)).to_have_attribute("aria-pressed", "true")


def test_bundle_is_read_in_and_stands_beside_our_wording(sign_in):
    page = sign_in(BEHEERDER)
    read_in(page)
    expect(page.get_by_role("heading", name="Verslag van het inlezen")).to_be_visible()
    rij = page.get_by_role("row", name=re.compile("Brief 4"))
    expect(rij.get_by_role("cell").nth(1)).to_have_text("6")
    expect(page.locator("#bezwaren")).to_contain_text("Niet gevonden: brief 1")
    page.get_by_text("gebroken woorden hersteld").click()
    expect(page.get_by_text("samen werking")).to_be_visible()
    follow(page.get_by_role("button", name="Overnemen"))
    expect(page.locator("[data-foutoverzicht]")).to_contain_text("bezwaren")
    page.get_by_label("Ik heb de bezwaren gelezen").check()
    follow(page.get_by_role("button", name="Overnemen"))
    told(page, "De letterlijke tekst is overgenomen")

    collega = sign_in(COLLEGA)
    collega.goto("/duinwijk/kennisbank/vragen/4.1/")
    blok = collega.locator(".kw-letterlijk").first
    expect(blok.get_by_text(ZIN)).to_be_hidden()
    blok.locator("summary").focus()
    collega.keyboard.press("Enter")
    expect(blok.get_by_text(ZIN)).to_be_visible()
    expect(blok).to_contain_text("dat Gemeente Duinwijk zelf inlas, en alleen voor haar. De brieven zijn van ITTA")

    choose(collega, "Naast elkaar")
    eigen = collega.locator(".kw-naast--naast > div").first.bounding_box()
    letterlijk = collega.locator(".kw-naast--naast > .kw-letterlijk").first.bounding_box()
    assert letterlijk["x"] >= eigen["x"] + eigen["width"]
    assert abs(letterlijk["y"] - eigen["y"]) < 40
    collega.goto("/duinwijk/kennisbank/brief/4/#4.1/4")
    expect(collega.get_by_role("button", name="Naast elkaar")).to_have_attribute("aria-pressed", "true")
    expect(collega.locator("[id='4.1']").get_by_text(ZIN)).to_be_visible()

    choose(collega, "Letterlijk")
    expect(collega.locator("[id='4.1'] .kw-eigen").first).not_to_have_attribute("open", "")
    collega.locator("[id='4.1'] .kw-eigen > summary").first.click()
    expect(collega.locator("[id='4.1/4']")).to_be_visible()


def test_literal_text_fits_a_phone(sign_in):
    have_text(sign_in(BEHEERDER))
    page = sign_in(COLLEGA, breedte=320)
    for naam in WEERGAVEN:
        page.goto("/duinwijk/kennisbank/brief/4/")
        choose(page, naam)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, naam


def test_removed_text_is_gone_and_other_gemeente_never_had_it(sign_in):
    elders = sign_in(ELDERS)
    elders.goto("/polderstad/kennisbank/vragen/5.3/")
    expect(elders.get_by_text("Hoe meet de aanbieder de voortgang?")).to_have_count(0)
    page = sign_in(BEHEERDER)
    have_text(page)
    page.goto("/duinwijk/kennisbank/letterlijk/")
    follow(page.get_by_role("link", name="Letterlijke tekst verwijderen"))
    follow(page.get_by_role("button", name="Verwijderen"))
    told(page, "De letterlijke tekst is verwijderd")
    page.goto("/duinwijk/kennisbank/vragen/4.1/")
    expect(page.locator(".kw-letterlijk")).to_have_count(0)


def test_wrong_file_is_told_at_its_field(sign_in, tmp_path):
    kapot = tmp_path / "kapot.pdf"
    kapot.write_bytes(b"%PDF-1.7 kapot")
    page = sign_in(BEHEERDER)
    page.goto("/duinwijk/kennisbank/letterlijk/")
    page.get_by_label("Bestand met de brieven").set_input_files(kapot)
    page.get_by_label("Onze gemeente heeft deze brieven zelf").check()
    follow(page.get_by_role("button", name="Lezen en verslag tonen"))
    expect(page.locator("[data-foutoverzicht]")).to_contain_text("beschadigd")
