"""A reviewer signs and scores by keyboard; typed text is safe without a button, and a second window loses none."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LOTTE, INEKE = "lotte.visser@duinwijk.example", "ineke.van.dam@polderstad.example"
IN_BEELD = "e => document.activeElement.matches(e)"


def tab_to(page: Page, kiezer: str) -> None:
    """Press Tab until the focus is on what this selector names."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(IN_BEELD, kiezer):
            return
    raise AssertionError(f"met Tab niet te bereiken: {kiezer}")


def press(page: Page, kiezer: str) -> None:
    tab_to(page, kiezer)
    page.keyboard.press("Enter")


def open_ronde(page: Page, gemeente: str, titel: str) -> None:
    page.goto(f"/{gemeente}/beoordelingen/")
    page.get_by_role("link", name=f"Naar de beoordeling van {titel}").click()


def saved(page: Page):
    return expect(page.locator("[data-bewaarstand]"))


def test_reviewer_signs_by_keyboard(sign_in):
    page = sign_in(INEKE)
    open_ronde(page, "polderstad", "Taal op de werkvloer")
    press(page, 'main a[href$="/belangenverklaring/"]')
    page.wait_for_url(re.compile("/belangenverklaring/$"))
    press(page, "main form button[type=submit]")  # too early: the choice must be made
    expect(page.locator("[data-foutoverzicht]")).to_be_focused()
    tab_to(page, "input[name=belang]")
    page.keyboard.press("Space")
    tab_to(page, "input[name=akkoord]")
    page.keyboard.press("Space")
    press(page, "main form button[type=submit]")
    page.wait_for_url(re.compile(r"/ronde/\d+/$"))
    expect(page.get_by_text("U hebt de belangenverklaring ondertekend.")).to_be_visible()


def test_reviewer_scores_two_answers_by_keyboard(sign_in):
    page = sign_in(LOTTE)
    open_ronde(page, "duinwijk", "Inburgering Duinwijk 2027")
    press(page, 'main a[href$="/scoren/"]')
    page.wait_for_url(re.compile(r"/scoren/\d+/$"))
    eerste = page.url
    tab_to(page, "input[name=oordeel]")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    saved(page).to_have_text(re.compile(r"^Bewaard \d\d:\d\d$"))
    gekozen = page.locator("input[name=oordeel]:checked").get_attribute("value")
    tab_to(page, "textarea[name=motivatie]")
    with page.expect_response(lambda antwoord: antwoord.request.method == "POST"):
        page.keyboard.type("Vaste gesprekken met een portfolio.")
    saved(page).to_have_text(re.compile(r"^Bewaard \d\d:\d\d$"))
    page.reload()
    expect(page.locator("textarea[name=motivatie]")).to_have_value("Vaste gesprekken met een portfolio.")
    expect(page.locator(f"input[name=oordeel][value='{gekozen}']")).to_be_checked()
    press(page, "button[value=klaar]")
    page.wait_for_url(lambda url: url != eerste and re.search(r"/scoren/\d+/$", url))
    tweede = page.url
    tab_to(page, "input[name=oordeel]")
    page.keyboard.press("ArrowUp")  # round to the last choice: abstaining
    tab_to(page, "textarea[name=motivatie]")
    page.keyboard.type("Ik gaf les bij deze inschrijver.")
    press(page, "button[value=klaar]")
    page.wait_for_url(lambda url: url != tweede)
    page.goto(page.url.rsplit("/", 2)[0] + "/overzicht/")
    expect(page.get_by_role("cell", name="Klaar")).to_have_count(1)
    expect(page.get_by_role("cell", name="Onthouden")).to_have_count(1)


def test_second_window_shows_both_texts_and_loses_none(sign_in):
    een = sign_in(LOTTE)
    open_ronde(een, "duinwijk", "Inburgering Duinwijk 2027")
    een.locator('main a[href$="/scoren/"]').click()
    een.wait_for_url(re.compile(r"/scoren/\d+/$"))
    twee = een.context.new_page()
    twee.goto(een.url)
    een.locator("textarea[name=sterk]").fill("In het eerste venster.")
    saved(een).to_have_text(re.compile("^Bewaard"))
    twee.locator("textarea[name=sterk]").fill("In het tweede venster.")
    botsing = twee.locator("[data-bewaar-botsing]")
    expect(botsing).to_be_focused()
    expect(botsing).to_contain_text("In het eerste venster.")
    expect(botsing).to_contain_text("In het tweede venster.")
    expect(twee.locator("textarea[name=sterk]")).to_have_value("In het tweede venster.")
    een.reload()
    expect(een.locator("textarea[name=sterk]")).to_have_value("In het eerste venster.")
    twee.get_by_role("button", name="Mijn tekst bewaren").click()
    saved(twee).to_have_text(re.compile("^Bewaard"))
    een.reload()
    expect(een.locator("textarea[name=sterk]")).to_have_value("In het tweede venster.")
