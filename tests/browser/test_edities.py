"""A letter is renewed: the policy officer is told, sees the difference, takes one question over and keeps another."""

import re

import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, menu, told
from .toetsenbord import enter

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
    follow(page.get_by_role("link", name=re.compile(rf"Bekijken.*Vernieuwde vragen, {CONCEPT}")))
    expect(page.get_by_role("heading", level=1, name="Vernieuwde vragen")).to_be_visible()


def frozen_text(page: Page) -> str:
    page.goto("/")
    follow(page.get_by_role("link", name=VAST).first)
    follow(page.get_by_role("link", name="Versie 1 lezen"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(VAST)
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

    enter(page, card(page, NIEUW).get_by_role("button", name=re.compile("Neem de nieuwe tekst over")))
    told(page, f"De nieuwe tekst is overgenomen bij ‘{NIEUW}’")
    expect(card(page, NIEUW)).to_have_count(0)
    enter(page, card(page, AANGEPAST).get_by_role("button", name=re.compile("Houd onze tekst")))
    told(page, f"Uw tekst is gehouden bij ‘{AANGEPAST}’")

    follow(page.get_by_role("navigation", name="Indeling").get_by_role("link", name=re.compile("Vragen en punten")))
    expect(page.get_by_role("link", name=re.compile("Deze vraag is vernieuwd"))).to_have_count(1)
    follow(page.get_by_role("link", name=re.compile(rf"^Bewerken ?: {NIEUW}")))
    criteria = page.get_by_role("textbox", name=re.compile(r"^Tekst van criterium \d+$"))
    expect(criteria.last).to_have_value(re.compile(NIEUW_HANDVAT))
    follow(page.get_by_role("link", name="Terug naar de vragen"))
    follow(page.get_by_role("link", name=re.compile(rf"^Bewerken ?: {AANGEPAST}")))
    expect(page.get_by_label("Vraag", exact=True)).to_have_value(ons)
    expect(page.get_by_role("region", name="Herkomst")).to_contain_text("editie 2")
    assert frozen_text(sign_in(MARK)) == vast, "a frozen bestek changed"


def test_second_window_meets_the_choice_of_the_first(sign_in):
    eerste, tweede = sign_in(SANNE), sign_in(MARK)
    open_renewals(eerste)
    tweede.goto(eerste.url)
    follow(card(eerste, ANDERS).get_by_role("button", name=re.compile("Houd onze tekst")))
    told(eerste, "Uw tekst is gehouden")
    botsing = follow(card(tweede, ANDERS).get_by_role("button", name=re.compile("Neem de nieuwe tekst over")))
    assert botsing.status == 409
    expect(tweede.get_by_role("alert")).to_contain_text("net gekozen")


def test_changelog_leads_to_the_difference_without_script(browser, server):
    context = browser.new_context(base_url=server, java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(SANNE)
    page.get_by_label("Wachtwoord").fill("taalbestek-demo")
    follow(page.get_by_role("button", name="Inloggen"))
    menu(page, "Kennisbank")
    follow(page.get_by_role("link", name=re.compile(r"^Editie 2 van 23 november 2026")))
    follow(page.get_by_role("link", name=re.compile("Bekijk het verschil van vraag 2.4")))
    expect(page.get_by_role("heading", name="Handvat 2.4/6")).to_be_visible()
    follow(page.get_by_role("link", name="Lees de vraag zoals zij nu is"))
    expect(page.get_by_text("Gewijzigd in editie 2, 23 november 2026")).to_be_visible()
    context.close()
