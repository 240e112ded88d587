"""Each page that a role can reach, with its error states: WCAG 2.2 AA by axe, 320 pixels, headings, names, keyboard.

Pages are found by their links, so a page that comes is checked without being listed here.
"""

import sqlite3
from collections import defaultdict

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page

from .paginacontrole import BREED, check_page, run_axe
from .rondgang import Gang, find_pages, name_of
from .toetsenbord import walk_by_keyboard

pytestmark = pytest.mark.browser

# One person of each role, and one of the gemeente with other colours. The letters are the same for all of them:
# read with the button "In bestek" by one and without it by another.
LETTERS = {"kwaliteit"}
PERSONEN = {
    "wil.terpstra@polderstad.example": Gang(zonder=LETTERS),
    "sanne.de.vries@polderstad.example": Gang(),
    "mark.bakker@polderstad.example": Gang(zonder=LETTERS),
    "ineke.van.dam@polderstad.example": Gang(zonder=LETTERS),
    "peter.scholten@polderstad.example": Gang(bewaard=1),
    "joost.kramer@duinwijk.example": Gang(bewaard=1, zonder=LETTERS),
}
# To who only reads, the page of a bestek is its newest version.
ZELFDE = {"bestek:versie": "bestek:bestek"}
INVULLERS = [email for email in PERSONEN if not email.startswith(("peter", "joost"))]
SANNE, INEKE, PETER = (f"{naam}@polderstad.example" for naam in ("sanne.de.vries", "ineke.van.dam", "peter.scholten"))

# Forms that ask something, not those that only confirm; of the same form to the same URL, one.
FORMULIEREN = """() => [...document.forms].map((formulier, nummer) => ({nummer, formulier}))
  .filter(({formulier}) => formulier.method === 'post' && formulier.querySelector(
    'input:not([type=hidden], [type=submit]), textarea, select'))
  .map(({nummer, formulier}) => ({nummer, actie: formulier.action,
    velden: [...formulier.elements].map(e => e.name.replace(/[-0-9a-f]*\\d[-0-9a-f]*/g, '')).join()}))"""
LEEG_VERSTUREN = """nummer => {
  const formulier = document.forms[nummer], knop = formulier.querySelector('button[type=submit], input[type=submit]');
  for (const veld of formulier.elements) {
    if (['radio', 'checkbox'].includes(veld.type)) veld.checked = false;
    else if (veld.tagName === 'SELECT') veld.selectedIndex = [...veld.options].findIndex(o => o.value === '');
    else if (!['hidden', 'submit', 'button'].includes(veld.type)) veld.value = '';
  }
  if (knop?.name) formulier.append(Object.assign(document.createElement('input'),
    {type: 'hidden', name: knop.name, value: knop.value}));
  HTMLFormElement.prototype.submit.call(formulier);
}"""


@pytest.fixture
def visitor(browser: Browser, server: str):
    """A page of somebody who is not signed in."""
    context = browser.new_context(base_url=server, viewport=BREED, locale="nl-NL")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("email", PERSONEN)
def test_pages_are_accessible(sign_in, email):
    page = sign_in(email)
    fouten, titels = [], defaultdict(set)
    for naam, adres in find_pages(page.context, PERSONEN[email]):
        assert page.goto(adres, wait_until="load").status == 200, adres
        fouten += check_page(page)
        titels[page.title()].add(ZELFDE.get(naam, naam))
    assert fouten == []
    assert len(titels) > 5, "the walk went nowhere"
    assert [(titel, namen) for titel, namen in titels.items() if len(namen) > 1] == [], "one title for two pages"


@pytest.mark.parametrize("email", INVULLERS)
def test_forms_sent_empty_give_accessible_errors(sign_in, email):
    page = sign_in(email)
    fouten, gezien, geweigerd = [], set(), 0
    for _, adres in list(find_pages(page.context, PERSONEN[email])):
        page.goto(adres)
        for formulier in page.evaluate(FORMULIEREN):
            soort = (name_of(formulier["actie"]), formulier["velden"])
            if soort in gezien or (gezien.add(soort)):
                continue
            antwoord = send_empty(page, adres, formulier["nummer"])
            assert antwoord.status in (200, 409, 422), (antwoord.status, adres)
            if antwoord.status == 422:
                geweigerd += 1
                fouten += error_is_told(page)
            fouten += [f"leeg verstuurd, {antwoord.status}: {fout}" for fout in check_page(page)]
    assert fouten == []
    assert geweigerd, "no form refused anything"


def send_empty(page: Page, adres: str, nummer: int):
    page.goto(adres)
    with page.expect_navigation() as gaan:
        page.evaluate(LEEG_VERSTUREN, nummer)
    return gaan.value


def error_is_told(page: Page) -> list[str]:
    """A refused form says so in the title, on top, and at the field."""
    fouten = [] if page.title().startswith("Fout: ") else [f"{page.url}: de titel zwijgt over de fout"]
    if not page.locator(".tb-foutoverzicht").count():
        fouten.append(f"{page.url}: geen foutoverzicht")
    return fouten


def test_pages_for_visitors_are_accessible(visitor):
    fouten = []
    for adres in ("/inloggen/", "/toegankelijkheid/", "/wachtwoord/vergeten/", "/wachtwoord/verzonden/",
                  "/wachtwoord/klaar/", "/wachtwoord/nieuw/MQ/verlopen/", "/nergens/te/vinden/"):  # fmt: skip
        visitor.goto(adres)
        fouten += check_page(visitor)
    assert fouten == []


def test_refused_signing_in_is_accessible(visitor):
    visitor.goto("/inloggen/")
    fouten, statussen = [], []
    for _ in range(6):
        visitor.get_by_label("E-mailadres").fill("niemand@polderstad.example")
        visitor.get_by_label("Wachtwoord").fill("helemaal-verkeerd")
        with visitor.expect_navigation() as gaan:
            visitor.keyboard.press("Enter")
        statussen.append(gaan.value.status)
        if len(statussen) == 1 or gaan.value.status == 429:
            fouten += check_page(visitor)
        if gaan.value.status == 429:
            break
    assert statussen[-1] == 429
    assert fouten == []


def test_form_without_its_token_is_refused_on_an_accessible_page(visitor):
    visitor.goto("/inloggen/")
    visitor.context.clear_cookies()
    assert send_empty(visitor, "/inloggen/", 0).status in (200, 422)
    visitor.context.clear_cookies()
    with visitor.expect_navigation() as gaan:
        visitor.evaluate(LEEG_VERSTUREN, 0)
    assert gaan.value.status == 403
    assert check_page(visitor) == []


def test_refusals_are_accessible(sign_in):
    page = sign_in(PETER)
    for adres, status in (("/polderstad/gemeente/leden/", 403), ("/duinwijk/", 404), ("/polderstad/nergens/", 404)):
        assert page.goto(adres).status == status
        assert check_page(page) == []


@pytest.mark.parametrize("sjabloon", ["400.html", "500.html"])
def test_pages_of_failures_are_accessible(visitor, sjabloon):
    visitor.goto("/toegankelijkheid/")  # for the addresses of the style sheets
    visitor.set_content(render_to_string(sjabloon))
    assert check_page(visitor) == []


def test_open_menus_are_accessible(sign_in):
    page = sign_in(SANNE)
    for breedte in (1280, 320):
        page.set_viewport_size(BREED | {"width": breedte})
        for menu in page.locator("details.tb-menu > summary").all():
            menu.click()
            assert run_axe(page, "details.tb-menu[open]") == []
            assert page.evaluate("document.documentElement.scrollWidth") <= breedte
            page.keyboard.press("Escape")
            assert page.locator("details.tb-menu[open]").count() == 0


def test_clash_of_two_edits_is_accessible(sign_in, demo_database):
    eerste = sign_in(SANNE)
    adres = f"/polderstad/bestekken/{row(demo_database, 'bestek_bestek', 'concept')}/gegevens/"
    tweede = eerste.context.new_page()
    for page in (eerste, tweede):
        page.goto(adres)
    for page, titel in ((eerste, "Ouders en taal, eerst bewaard"), (tweede, "Ouders en taal, later getypt")):
        page.get_by_label("Titel").fill(titel)
        with page.expect_navigation() as gaan:
            page.get_by_role("button", name="Bewaren").first.click()
    assert gaan.value.status == 409
    assert check_page(tweede) == []
    assert "later getypt" in tweede.content()


def row(database, tabel: str, status: str) -> int:
    """The first row of Polderstad in this state."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as lezen:
        vraag = f"SELECT id FROM {tabel} WHERE status = ? ORDER BY gemeente_id, id"  # noqa: S608 – our own word
        return lezen.execute(vraag, [status]).fetchone()[0]


# Who walks it, and where: with the state that the bestek or round of the page is in.
HOOFDPAGINAS = {
    "start": (SANNE, "/polderstad/", None),
    "brief": (SANNE, "/polderstad/kennisbank/brief/4/", None),
    "samensteller": (SANNE, "/polderstad/bestekken/{}/vragen/", ("bestek_bestek", "concept")),
    "scoren": (INEKE, "/polderstad/beoordelingen/ronde/{}/scoren/", ("beoordeling_ronde", "individueel")),
    "consensus": (INEKE, "/polderstad/beoordelingen/ronde/{}/consensus/", ("beoordeling_ronde", "consensus")),
}


@pytest.mark.parametrize("naam", HOOFDPAGINAS)
def test_page_is_walked_by_keyboard(sign_in, demo_database, naam):
    email, adres, rij = HOOFDPAGINAS[naam]
    page = sign_in(email)
    page.goto(adres.format(row(demo_database, *rij) if rij else ""))
    if naam == "consensus":
        page.locator("main a[href*='/consensus/']").first.click()
    assert walk_by_keyboard(page) == []


def test_skip_link_leads_to_the_content(sign_in):
    page = sign_in(SANNE)
    page.goto("/polderstad/kennisbank/brief/4/")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement.matches('.utrecht-skip-link') && document.activeElement.checkVisibility()"
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1
