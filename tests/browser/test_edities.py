"""A letter is renewed: the policy officer is told, sees the difference, takes one question over and keeps another."""

import re

import pytest
from playwright.sync_api import Page, expect

SANNE = "sanne.de.vries@polderstad.example"
MARK = "mark.bakker@polderstad.example"
CONCEPT, VAST = "Ouders en taal 2027", "Blended taalles in de kleine kernen 2027"
AANGEPAST, ANDERS, NIEUW = (
    "Gemotiveerd leren in de praktijk",
    "Rol van de groep en samenhang",
    "Betaalde voorbereidingstijd",
)
OUD_HANDVAT, NIEUW_HANDVAT = "misschien is dat een goede leidraad", "meer dan een half uur"

pytestmark = pytest.mark.browser


def card(page: Page, onderwerp: str):
    return page.get_by_role("article", name=onderwerp)


def open_renewals(page: Page) -> None:
    """From the start page, where it waits."""
    page.goto("/")
    page.get_by_role("link", name=re.compile(rf"Bekijken.*Vernieuwde vragen, {CONCEPT}")).click()
    expect(page.get_by_role("heading", level=1, name="Vernieuwde vragen")).to_be_visible()


def frozen_text(page: Page) -> str:
    page.goto("/")
    page.get_by_role("link", name=VAST).first.click()
    page.get_by_role("link", name="Versie 1 lezen").click()
    return page.locator("main").inner_text()


def test_policy_officer_is_told_and_chooses(sign_in):
    vast = frozen_text(sign_in(MARK))
    assert OUD_HANDVAT in vast
    page = sign_in(SANNE)
    open_renewals(page)

    aangepast = card(page, AANGEPAST)
    expect(aangepast.get_by_text("Onze tekst", exact=True)).to_be_visible()
    expect(aangepast.get_by_role("checkbox", name=re.compile("Vervang onze tekst"))).not_to_be_checked()
    assert "houvast" in " ".join(aangepast.locator("ins").all_inner_texts())
    ons = aangepast.locator(".tb-vernieuwing__drie > div").last.locator("p").inner_text()

    card(page, NIEUW).get_by_role("button", name=re.compile("Neem de nieuwe tekst over")).press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"De nieuwe tekst is overgenomen bij ‘{NIEUW}’")
    expect(card(page, NIEUW)).to_have_count(0)
    card(page, AANGEPAST).get_by_role("button", name=re.compile("Houd onze tekst")).press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"Uw tekst is gehouden bij ‘{AANGEPAST}’")

    page.get_by_role("navigation", name="Indeling").get_by_role("link", name=re.compile("Vragen en punten")).click()
    expect(page.get_by_role("link", name=re.compile("Deze vraag is vernieuwd"))).to_have_count(1)
    page.get_by_role("link", name=re.compile(rf"^Bewerken ?: {NIEUW}")).click()
    criteria = page.get_by_role("textbox", name=re.compile(r"^Tekst van criterium \d+$"))
    assert NIEUW_HANDVAT in criteria.last.input_value()
    page.get_by_role("link", name="Terug naar de vragen").click()
    page.get_by_role("link", name=re.compile(rf"^Bewerken ?: {AANGEPAST}")).click()
    assert page.get_by_label("Vraag", exact=True).input_value() == ons
    expect(page.get_by_role("region", name="Herkomst")).to_contain_text("editie 2")
    assert frozen_text(sign_in(MARK)) == vast, "a frozen bestek changed"


def test_second_window_meets_the_choice_of_the_first(sign_in):
    eerste, tweede = sign_in(SANNE), sign_in(MARK)
    open_renewals(eerste)
    tweede.goto(eerste.url)
    card(eerste, ANDERS).get_by_role("button", name=re.compile("Houd onze tekst")).click()
    expect(eerste.get_by_role("status").first).to_contain_text("Uw tekst is gehouden")
    with tweede.expect_response(lambda r: r.request.method == "POST") as antwoord:
        card(tweede, ANDERS).get_by_role("button", name=re.compile("Neem de nieuwe tekst over")).click()
    assert antwoord.value.status == 409
    expect(tweede.get_by_role("alert")).to_contain_text("net gekozen")


def test_changelog_leads_to_the_difference_without_script(browser, server):
    context = browser.new_context(base_url=server, java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(SANNE)
    page.get_by_label("Wachtwoord").fill("taalbestek-demo")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Kennisbank").click()
    page.get_by_role("link", name=re.compile(r"^Editie 2 van 23 november 2026")).click()
    page.get_by_role("link", name=re.compile("Bekijk het verschil van vraag 2.4")).click()
    expect(page.get_by_role("heading", name="Handvat 2.4/6")).to_be_visible()
    page.get_by_role("link", name="Lees de vraag zoals zij nu is").click()
    expect(page.get_by_text("Gewijzigd in editie 2, 23 november 2026")).to_be_visible()
    context.close()
