"""Each page that a role can reach: WCAG 2.2 AA by axe, 320 pixels, headings, names, keyboard.

Pages are found by their links, so a page that comes is checked without being listed here.
"""

from collections import defaultdict

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from .gaan import follow
from .paginacontrole import BREED, check_page, run_axe
from .rondgang import PERSONEN, find_pages, first_row
from .toetsenbord import walk_by_keyboard

pytestmark = pytest.mark.browser

# To who only reads, the page of a bestek is its newest version.
ZELFDE = {"bestek:versie": "bestek:bestek"}
SANNE, INEKE, PETER = (f"{naam}@polderstad.example" for naam in ("sanne.de.vries", "ineke.van.dam", "peter.scholten"))


@pytest.fixture(scope="module")
def bekeken() -> set:
    """The pages that were looked at as somebody else: by gemeente, for each has its colours, name and shape."""
    return set()


@pytest.mark.parametrize("email", PERSONEN)
def test_pages_are_accessible(sign_in, bekeken, email):
    page = sign_in(email)
    fouten, titels = [], defaultdict(set)
    for pagina in find_pages(page.context, PERSONEN[email]):
        titels[pagina.titel].add(ZELFDE.get(pagina.naam, pagina.naam))
        soort = (email.partition("@")[2], pagina.naam, pagina.vorm)
        if soort in bekeken and len(titels) > 1:  # but of each person one page: the bar above it differs by role
            continue
        bekeken.add(soort)
        assert page.goto(pagina.adres, wait_until="load").status == 200, pagina.adres
        fouten += check_page(page)
    assert fouten == []
    assert len(titels) > 5, "the walk went nowhere"
    assert [(titel, namen) for titel, namen in titels.items() if len(namen) > 1] == [], "one title for two pages"


def test_pages_for_visitors_are_accessible(visitor):
    fouten = []
    for adres in ("/inloggen/", "/toegankelijkheid/", "/wachtwoord/vergeten/", "/wachtwoord/verzonden/",
                  "/wachtwoord/klaar/", "/wachtwoord/nieuw/MQ/verlopen/", "/nergens/te/vinden/"):  # fmt: skip
        visitor.goto(adres)
        fouten += check_page(visitor)
    assert fouten == []


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
            expect(page.locator("details.tb-menu[open]")).to_have_count(1)
            assert run_axe(page, "details.tb-menu[open]") == []
            assert page.evaluate("document.documentElement.scrollWidth") <= breedte
            page.keyboard.press("Escape")
            expect(page.locator("details.tb-menu[open]")).to_have_count(0)


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
    page.goto(adres.format(first_row(demo_database, *rij) if rij else ""))
    if naam == "consensus":
        follow(page.locator("main a[href*='/consensus/']").first)
    assert walk_by_keyboard(page) == []


def test_skip_link_leads_to_the_content(sign_in):
    page = sign_in(SANNE)
    page.goto("/polderstad/kennisbank/brief/4/")
    page.keyboard.press("Tab")
    overslaan = page.locator(".utrecht-skip-link")
    expect(overslaan).to_be_focused()
    expect(overslaan).to_be_in_viewport()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
