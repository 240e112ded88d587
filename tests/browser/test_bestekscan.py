"""A writer sees what the scan found, follows one finding to its place and mends it, leaves another with a reason."""

import re

import pytest
from playwright.sync_api import Page, expect

SANNE = "sanne.de.vries@polderstad.example"
CONCEPT = "Ouders en taal 2027"
OPEN_VRAAG = "Hoe zorgt u dat ouders u ook buiten schooltijd kunnen bereiken?"
GESLOTEN = "is met ja of nee te beantwoorden"

pytestmark = pytest.mark.browser


def tab_to(page: Page, kiezer: str) -> None:
    """Press Tab until the focus is on what this selector names."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate("e => document.activeElement.matches(e)", kiezer):
            return
    raise AssertionError(f"met Tab niet te bereiken: {kiezer}")


def press(page: Page, kiezer: str) -> None:
    tab_to(page, kiezer)
    page.keyboard.press("Enter")


def open_scan(page: Page) -> None:
    page.goto("/polderstad/bestekken/")
    page.get_by_role("link", name=CONCEPT).first.click()
    press(page, "a[href$='/scan/']")
    expect(page.get_by_role("heading", level=1, name="Bestekscan")).to_be_visible()


def totals(page: Page) -> tuple[int, int]:
    """Faults and things to look at, as the page counts them."""
    tekst = page.locator("#bevindingen").inner_text()
    aantal = {naam: re.search(rf"(\d+) {naam}", tekst) for naam in ("fout", "let op")}
    return tuple(int(vondst[1]) if vondst else 0 for vondst in aantal.values())


def test_writer_mends_one_finding_and_leaves_another_by_keyboard(sign_in):
    page = sign_in(SANNE)
    open_scan(page)
    voor = totals(page)
    kaart = page.get_by_role("article", name="Gesloten vraag")
    expect(kaart).to_contain_text(GESLOTEN)
    expect(kaart.get_by_role("link", name="Brief 1, tip: open vragen stellen")).to_be_visible()

    press(page, "article[id^='b-gesloten_vraag'] a[href*='/vragen/']")
    page.wait_for_url(re.compile("/vragen/[0-9a-f-]{36}/"))
    expect(page.locator(".bs-hier")).to_contain_text(GESLOTEN)
    tab_to(page, "textarea[name=tekst]")
    page.keyboard.press("Control+A")
    with page.expect_response(lambda antwoord: antwoord.request.method == "POST"):
        page.keyboard.type(OPEN_VRAAG)
    press(page, "button[form=vraagformulier]")
    page.wait_for_url(re.compile("/vragen/#deel-"))

    open_scan(page)
    expect(page.get_by_role("article", name="Gesloten vraag")).to_have_count(0)
    assert totals(page) == (voor[0], voor[1] - 1)

    tab_to(page, "article[id^='b-participatieplek'] summary")
    page.keyboard.press("Enter")
    tab_to(page, "article[id^='b-participatieplek'] textarea")
    page.keyboard.type("De scholen hebben de plekken al toegezegd.")
    press(page, "article[id^='b-participatieplek'] details button")
    ontheven = page.locator("section[aria-labelledby=ontheven]")
    expect(ontheven).to_contain_text("De scholen hebben de plekken al toegezegd.")
    expect(ontheven).to_contain_text("Sanne de Vries")
    assert totals(page) == (voor[0], voor[1] - 2)


def test_remedy_does_it_at_once(sign_in):
    page = sign_in(SANNE)
    open_scan(page)
    voor = totals(page)
    press(page, "article[id^='b-criterium_niet_gevraagd'] form[action$='/oplossen/'] button")
    expect(page.get_by_role("status").first).to_contain_text("staat nu op achtergrond")
    assert totals(page) == (voor[0], voor[1] - 1)


@pytest.mark.parametrize("breedte", [320, 1280])
def test_page_fits_and_has_no_accessibility_fault(sign_in, breedte):
    from tests.browser.conftest import AXE

    page = sign_in(SANNE, breedte)
    open_scan(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if not AXE.exists():
        pytest.skip("axe is niet geïnstalleerd")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    gevonden = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in gevonden["violations"]] == []
