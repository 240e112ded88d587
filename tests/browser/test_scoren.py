"""A reviewer signs and scores by keyboard; typed text is safe without a button, and a second window loses none."""

import re

import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, told
from .toetsenbord import enter, press, tab_to

pytestmark = pytest.mark.browser

MOTIVATIE = "Vaste gesprekken met een portfolio."
BEWAARD = re.compile(r"^Bewaard \d\d:\d\d$")
CONCEPTEN = "() => Object.keys(localStorage).filter(naam => naam.startsWith('tb-concept:')).length"
VAN_EEN_ANDER = "() => localStorage.setItem('tb-concept:0:/elders/', JSON.stringify({tijd: Date.now(), velden: []}))"
LOTTE, INEKE = "lotte.visser@duinwijk.example", "ineke.van.dam@polderstad.example"


def open_ronde(page: Page, gemeente: str, titel: str) -> None:
    page.goto(f"/{gemeente}/beoordelingen/")
    follow(page.get_by_role("link", name=f"Naar de beoordeling van {titel}"))


def saved(page: Page):
    return expect(page.locator("[data-bewaarstand]"))


def test_reviewer_signs_by_keyboard(sign_in):
    page = sign_in(INEKE)
    open_ronde(page, "polderstad", "Taal op de werkvloer")
    enter(page, 'main a[href$="/belangenverklaring/"]')
    expect(page).to_have_url(re.compile("/belangenverklaring/$"))
    press(page, "main form button[type=submit]")  # too early: the choice must be made
    expect(page.locator("[data-foutoverzicht]")).to_be_focused()
    tab_to(page, "input[name=belang]")
    page.keyboard.press("Space")
    tab_to(page, "input[name=akkoord]")
    page.keyboard.press("Space")
    enter(page, "main form button[type=submit]")
    expect(page).to_have_url(re.compile(r"/ronde/\d+/$"))
    told(page, "U hebt de belangenverklaring ondertekend.")


def test_reviewer_scores_two_answers_by_keyboard(sign_in):
    page = sign_in(LOTTE)
    open_ronde(page, "duinwijk", "Inburgering Duinwijk 2027")
    enter(page, 'main a[href$="/scoren/"]')
    expect(page).to_have_url(re.compile(r"/scoren/\d+/$"))
    eerste = page.url
    tab_to(page, "input[name=oordeel]")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    saved(page).to_have_text(re.compile(r"^Bewaard \d\d:\d\d$"))
    gekozen = page.locator("input[name=oordeel]:checked").get_attribute("value")
    tab_to(page, "textarea[name=motivatie]")
    with page.expect_response(lambda antwoord: MOTIVATIE in (antwoord.request.post_data or "")):  # all of it
        page.keyboard.type(MOTIVATIE)
    saved(page).to_have_text(re.compile(r"^Bewaard \d\d:\d\d$"))
    page.reload()
    expect(page.locator("textarea[name=motivatie]")).to_have_value(MOTIVATIE)
    expect(page.locator(f"input[name=oordeel][value='{gekozen}']")).to_be_checked()
    enter(page, "button[value=klaar]")
    expect(page).to_have_url(re.compile(r"/scoren/\d+/$"))
    expect(page).not_to_have_url(eerste)
    tweede = page.url
    tab_to(page, "input[name=oordeel]")
    page.keyboard.press("ArrowUp")  # round to the last choice: abstaining
    tab_to(page, "textarea[name=motivatie]")
    page.keyboard.type("Ik gaf les bij deze inschrijver.")
    enter(page, "button[value=klaar]")
    expect(page).not_to_have_url(tweede)
    page.goto(page.url.rsplit("/", 2)[0] + "/overzicht/")
    expect(page.get_by_role("cell", name="Klaar")).to_have_count(1)
    expect(page.get_by_role("cell", name="Onthouden")).to_have_count(1)


def test_second_window_shows_both_texts_and_loses_none(sign_in):
    een = sign_in(LOTTE)
    open_ronde(een, "duinwijk", "Inburgering Duinwijk 2027")
    follow(een.locator('main a[href$="/scoren/"]'))
    expect(een).to_have_url(re.compile(r"/scoren/\d+/$"))
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


# Holds the reply to a save: the server has saved, and the page does not know yet.
HOUD_ANTWOORD = """const echt = window.fetch;
window.fetch = (...vraag) => echt(...vraag).then(a => new Promise(klaar => { window.laatDoor = () => klaar(a); }));"""


def test_sending_waits_for_the_save_under_way(sign_in):
    """A save changes the version: a form that left before its reply would clash with its own writer."""
    page = sign_in(LOTTE)
    open_ronde(page, "duinwijk", "Inburgering Duinwijk 2027")
    page.add_init_script(HOUD_ANTWOORD)
    follow(page.locator('main a[href$="/scoren/"]'))
    page.locator("textarea[name=zwak]").fill("Nog even iets erbij.")
    page.wait_for_function("() => window.laatDoor")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    with page.expect_navigation() as gang:
        page.evaluate("laatDoor()")
    assert gang.value.status == 200
    told(page, "Bewaard.")
    expect(page.locator("textarea[name=zwak]")).to_have_value("Nog even iets erbij.")


def test_reviewer_marks_evidence_and_goes_on_by_keys_alone(sign_in):
    page = sign_in(LOTTE)
    open_ronde(page, "duinwijk", "Inburgering Duinwijk 2027")
    enter(page, 'main a[href$="/scoren/"]')
    expect(page).to_have_url(re.compile(r"/scoren/\d+/$"))
    eerste = page.url
    page.keyboard.press("c")
    expect(page.locator("[data-criterium]").first.locator("input:focus")).to_have_count(1)
    for _ in range(3):
        page.keyboard.press("ArrowUp")  # from 'no finding' to the first choice
    saved(page).to_have_text(BEWAARD)
    citaat = page.locator("#antwoordtekst").evaluate("e => e.textContent.trim().split(/\\s+/).slice(0, 5).join(' ')")
    press(page, "#markeren > summary")
    tab_to(page, "textarea[name=citaat]")
    page.keyboard.type(citaat)
    tab_to(page, "select[name=doel]")
    page.keyboard.press("ArrowDown")
    press(page, "button[value=markeren]")
    expect(page.locator("#antwoordtekst mark").first).to_contain_text(citaat.split()[0])
    expect(page.locator("[data-criterium]").first.locator(".tb-passages li")).to_contain_text(citaat)
    expect(page.locator("textarea[name=citaat]")).to_be_focused()
    page.keyboard.type("j1?")  # while typing, letters are letters
    expect(page.locator("textarea[name=citaat]")).to_have_value("j1?")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    tab_to(page, "button[value=markeren]")
    page.keyboard.press("2")
    expect(page.locator("input[name=oordeel]:checked")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()
    page.get_by_label("Sneltoetsen gebruiken").press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("j")  # switched off
    saved(page).to_have_text(BEWAARD)
    page.reload()
    expect(page.locator("#antwoordtekst mark").first).to_be_visible()
    expect(page.locator("[data-criterium]").first.locator("input[value=aangetoond]")).to_be_checked()
    page.get_by_role("button", name="Sneltoetsen").press("Enter")
    page.get_by_label("Sneltoetsen gebruiken").press("Space")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("j")
    expect(page).not_to_have_url(eerste)
    with page.expect_navigation():
        page.keyboard.press("k")
    expect(page).to_have_url(eerste)


def test_text_typed_without_connection_waits_for_its_writer_alone(sign_in):
    page = sign_in(LOTTE)
    open_ronde(page, "duinwijk", "Inburgering Duinwijk 2027")
    follow(page.locator('main a[href$="/scoren/"]'))
    expect(page).to_have_url(re.compile(r"/scoren/\d+/$"))
    adres, context = page.url, page.context
    context.set_offline(True)
    page.locator("textarea[name=notities]").fill("In de trein getypt.")
    saved(page).to_contain_text("geen verbinding")
    page.close(run_before_unload=False)
    context.set_offline(False)
    later = context.new_page()
    later.goto(adres)
    aanbod = later.locator("[data-concept-aanbod]")
    expect(aanbod).to_contain_text("In de trein getypt.")
    expect(later.locator("textarea[name=notities]")).not_to_have_value("In de trein getypt.")
    later.get_by_role("button", name="Terugzetten").click()
    expect(later.locator("textarea[name=notities]")).to_have_value("In de trein getypt.")
    saved(later).to_have_text(BEWAARD)
    assert later.evaluate(CONCEPTEN) == 0
    later.evaluate(VAN_EEN_ANDER)
    follow(later.get_by_role("link", name="Alle antwoorden"))
    expect(later.get_by_role("heading", name="Mijn scores")).to_be_visible()
    assert later.evaluate(CONCEPTEN) == 0  # somebody else was here before
    later.evaluate(VAN_EEN_ANDER)
    later.locator("summary", has_text="Mijn gegevens").click()
    follow(later.get_by_role("button", name="Uitloggen"))
    expect(later.get_by_label("Wachtwoord")).to_be_visible()
    assert later.evaluate(CONCEPTEN) == 0
