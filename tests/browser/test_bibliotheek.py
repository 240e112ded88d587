"""The own library, from a letter's question to another gemeente's bestek; by people, by keyboard, on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, menu, told
from .paginacontrole import check_page
from .toetsenbord import enter, type_over, walk_by_keyboard

pytestmark = pytest.mark.browser

SANNE, WIL = "sanne.de.vries@polderstad.example", "wil.terpstra@polderstad.example"
JOOST = "joost.kramer@duinwijk.example"
VRAAG, TITEL = "7.3", "Begeleiding in de eerste maand"
TOEVOEGING = " Ga in op de eerste maand."
CRITERIUM = "De inschrijver noemt wie in de eerste maand het vaste aanspreekpunt is."


def go(page: Page, *links: str | re.Pattern) -> None:
    """Through the main menu to the kennisbank, and on by links of the page."""
    menu(page, "Kennisbank")
    for naam in links:
        follow(page.locator("main").get_by_role("link", name=naam, exact=isinstance(naam, str)).first)


def copy_and_edit(page: Page) -> None:
    """An own version of a letter's question, with a word more and a criterium more, above the last one."""
    go(page, "Alle vragen", re.compile(rf"^Alles over deze vraag ?: {re.escape(VRAAG)}$"))
    follow(page.get_by_role("button", name="Eigen versie maken"))
    told(page, f"Uw eigen versie van vraag {VRAAG}")
    page.get_by_label("Onderwerp").fill(TITEL)
    vraag = page.get_by_label("Vraag", exact=True)
    vraag.fill(vraag.input_value() + TOEVOEGING)
    aantal = page.get_by_label(re.compile(r"^Criterium \d+")).count()
    follow(page.get_by_role("button", name="Criterium erbij"))
    nieuw = page.get_by_role("textbox", name=f"Criterium {aantal + 1}")
    expect(nieuw).to_be_focused()
    expect(page.get_by_label("Onderwerp")).to_have_value(TITEL)  # nothing typed is lost by a row
    nieuw.fill(CRITERIUM)
    follow(page.get_by_role("button", name=f"Criterium {aantal + 1} omhoog"))
    expect(page.get_by_role("textbox", name=re.compile(f"^Criterium {aantal}( |$)"))).to_have_value(CRITERIUM)
    follow(page.get_by_role("button", name="Bewaren").last)
    told(page, f"‘{TITEL}’ is bewaard")
    expect(page.locator("main ins").first).to_contain_text("Ga in op de eerste maand")


def share(page: Page) -> None:
    go(page, "Eigen bibliotheek", TITEL, "Delen")
    page.get_by_label("Onze regio").check()
    follow(page.get_by_role("button", name="Bewaren"))
    told(page, "Te lezen voor: onze regio")


def take_over(page: Page) -> None:
    go(page, "Eigen bibliotheek", re.compile(r"^Gedeeld door anderen \(\d+\)$"), TITEL)
    expect(page.locator("main")).to_contain_text("Gemeente Polderstad")
    expect(page.locator("main")).not_to_contain_text("Sanne")
    follow(page.get_by_role("button", name="Overnemen"))
    told(page, "staat in uw eigen bibliotheek")
    expect(page.locator("main")).to_contain_text("overgenomen van Gemeente Polderstad")


def use(page: Page) -> None:
    """Into a concept; the composer shows where it comes from and what differs from the letter."""
    follow(page.get_by_role("link", name=re.compile("^In bestek")))
    follow(page.get_by_role("button", name=re.compile("^Toevoegen")).first)
    told(page, f"‘{TITEL}’ staat in")
    kaart = page.locator("li:target")
    expect(kaart).to_contain_text(f"vraag {VRAAG}")
    follow(kaart.get_by_role("link", name=re.compile("^Bewerken")))
    herkomst = page.get_by_role("region", name="Herkomst")
    expect(herkomst).to_contain_text("overgenomen van Gemeente Polderstad")
    expect(herkomst.locator("ins").first).to_contain_text("Ga in op de eerste maand")
    teksten = [
        veld.input_value() for veld in page.get_by_role("textbox", name=re.compile("^Tekst van criterium")).all()
    ]
    assert CRITERIUM in teksten


def test_question_goes_from_letter_through_two_libraries_into_a_bestek(sign_in):
    sanne, wil, joost = sign_in(SANNE), sign_in(WIL), sign_in(JOOST)
    copy_and_edit(sanne)
    go(joost, "Eigen bibliotheek", re.compile(r"^Gedeeld door anderen"))
    expect(joost.get_by_role("heading", level=1)).to_contain_text("Gedeeld")
    expect(joost.get_by_role("link", name=TITEL, exact=True)).to_have_count(0)  # not before it is shared
    share(wil)
    take_over(joost)
    use(joost)


def test_changed_original_is_compared_and_taken_over(sign_in):
    page = sign_in(SANNE)
    go(page, "Eigen bibliotheek", "Lessen voor wie overdag werkt", "Bekijk het verschil en kies")
    expect(page.locator("main ins").first).to_contain_text("wisselende diensten")
    follow(page.get_by_role("button", name="Nieuwe tekst overnemen"))
    told(page, "Uw keuze is bewaard")
    expect(page.locator("blockquote")).to_contain_text("wisselende diensten")
    expect(page.get_by_role("link", name="Bekijk het verschil en kies")).to_have_count(0)


def test_second_window_loses_no_text(sign_in):
    een = sign_in(SANNE)
    go(een, "Eigen bibliotheek", "Vervanging bij ziekte", "Bewerken")
    twee = een.context.new_page()
    twee.goto(een.url)
    for page, tekst in ((een, "Uit het eerste venster."), (twee, "Uit het tweede venster.")):
        page.get_by_label("Criterium", exact=True).fill(tekst)
        follow(page.get_by_role("button", name="Bewaren").last)
    expect(twee.get_by_role("alert")).to_contain_text("Uit het eerste venster.")
    expect(twee.get_by_label("Criterium", exact=True)).to_have_value("Uit het tweede venster.")
    follow(twee.get_by_role("button", name="Bewaren").last)
    told(twee, "is bewaard")


def test_item_is_made_by_keyboard_alone(sign_in):
    page = sign_in(SANNE)
    page.goto("/polderstad/kennisbank/bibliotheek/")
    enter(page, "main a[href$='/nieuw/criterium/']")
    for veld, tekst in (("titel", "Met toetsen gemaakt"), ("tekst", "Een criterium."), ("bron", "Eigen ervaring")):
        type_over(page, f"main [name={veld}]", tekst)
    page.keyboard.press("Tab")
    page.keyboard.type("03012026")
    enter(page, "main button[type=submit]:not([tabindex='-1'])")
    expect(page.get_by_role("heading", level=1, name="Met toetsen gemaakt")).to_be_visible()


PAGINAS = ("", "gedeeld/", "nieuw/vraag/")


@pytest.mark.parametrize("pagina", PAGINAS)
def test_pages_are_accessible_and_walked_by_keyboard(sign_in, pagina):
    page = sign_in(WIL)
    page.goto(f"/polderstad/kennisbank/bibliotheek/{pagina}")
    assert walk_by_keyboard(page) == []
    assert check_page(page) == []


def test_item_pages_are_accessible_on_a_phone(sign_in):
    page = sign_in(WIL, breedte=320)
    for links in (("Bewerken",), ("Delen",), ("Laten vervallen",), ()):
        go(page, "Eigen bibliotheek", "Les met kinderopvang in de buurt", *links)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, links
        assert check_page(page) == []
        page.set_viewport_size({"width": 320, "height": 800})
