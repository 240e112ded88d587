"""Searching as a person does: typing, seeing results come, choosing one by keyboard, on a phone, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from .gaan import follow
from .toetsenbord import tab_to

pytestmark = pytest.mark.browser
WIE = "sanne.de.vries@polderstad.example"
PAD = "/polderstad/zoeken/"


def test_results_come_while_typing_and_one_is_chosen_by_keyboard(sign_in):
    page = sign_in(WIE)
    page.goto(PAD)
    veld = page.get_by_role("searchbox", name="Waar zoekt u naar?")
    veld.focus()
    page.keyboard.type("taalcoch", delay=30)
    stand = page.locator("#zoekstand")
    expect(stand).to_have_text(re.compile(r"\d+ resultaten voor ‘taalcoach’"))
    expect(stand).to_have_attribute("role", "status")
    expect(page.get_by_text("Bedoelde u taalcoach")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=taalcoch"))
    expect(veld).to_be_focused()
    expect(page.locator(".tb-vindplaats mark").first).to_be_visible()
    eerste = page.locator(".tb-vindplaats h2 a").first
    doel = eerste.get_attribute("href")
    tab_to(page, eerste, hoogstens=20)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(doel) + "$"))
    page.go_back()
    expect(page.locator(".tb-vindplaats h2 a").first).to_have_attribute("href", doel)


def test_question_goes_from_a_result_to_a_bestek(sign_in):
    page = sign_in(WIE)
    page.get_by_role("searchbox", name="Zoeken in Taalbestek").fill("inzicht in eigen voortgang")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#zoekstand")).to_contain_text("inzicht in eigen voortgang")
    follow(page.get_by_role("main").get_by_role("link", name=re.compile("^Vragen")).first)
    follow(page.get_by_role("link", name=re.compile(r"^In bestek ?: vraag 4\.3$")))
    expect(page).to_have_url(re.compile(r"vraag-toevoegen/\?vraag=4\.3"))


def test_nothing_found_offers_themes(sign_in):
    page = sign_in(WIE)
    page.goto(f"{PAD}?q=xqzvw")
    expect(page.locator("#zoekstand")).to_have_text("Niets gevonden voor ‘xqzvw’")
    follow(page.get_by_role("main").get_by_role("link", name="Portfolio"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Portfolio")


def test_page_fits_a_phone(sign_in):
    page = sign_in(WIE, breedte=320)
    page.goto(f"{PAD}?q=portfolio+voortgangsgesprek")
    expect(page.locator(".tb-vindplaats").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_search_works_without_javascript(browser, server, sign_in):
    ingelogd = sign_in(WIE).context.storage_state()
    context = browser.new_context(base_url=server, java_script_enabled=False, storage_state=ingelogd)
    page = context.new_page()
    page.goto(PAD)
    page.get_by_label("Waar zoekt u naar?").fill("portofolio")
    follow(page.get_by_role("main").get_by_role("button", name="Zoeken"))
    expect(page.locator("#zoekstand")).to_have_text(re.compile(r"resultaten voor ‘portfolio’"))
    follow(page.locator(".tb-vindplaats h2 a").first)
    expect(page).not_to_have_url(re.compile(PAD))
    context.close()
