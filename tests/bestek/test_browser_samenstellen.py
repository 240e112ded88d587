"""Composing with the keyboard alone: a new bestek, two questions from the library, their points, and on to review."""

import re

import pytest
from django.db import connection
from django.urls import reverse
from django_scopes import scope
from playwright.sync_api import expect

from bestek.models import Bestek
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def zonder_wachters(transactional_db):
    """SQLite empties the tables row by row after the test, which the guards refuse; that flush makes them anew."""
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (naam,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{naam}"')


@pytest.fixture
def polderstad(zonder_wachters):
    rij = factories.make_gemeente("polderstad")
    for code, onderwerp in (("4.3", "Zicht op voortgang"), ("8.3", "Docenten")):
        factories.make_vraag(code, onderwerp=onderwerp, groepen=[("", "alle", 2)])
    return rij


@pytest.fixture
def ingelogd(polderstad, context, live_server):
    """A page of a browser in which an inkoper of Polderstad is signed in."""
    wie = factories.make_gebruiker(polderstad, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
    koekje = factories.make_client(wie).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": koekje, "url": live_server.url}])
    context.set_default_timeout(30_000)
    expect.set_options(timeout=15_000)
    return context.new_page()


class Toetsen:
    """Only the keyboard: goes with Tab to what has this name, and types there."""

    def __init__(self, page):
        self.page = page

    def go(self, naam: str, terug: bool = False) -> None:
        patroon = re.compile(naam)
        for _ in range(200):
            self.page.keyboard.press("Shift+Tab" if terug else "Tab")
            if patroon.search(self.page.evaluate(NAAM)):
                return
        raise AssertionError(f"met Tab niet te bereiken: {naam}")

    def press(self, naam: str, terug: bool = False) -> None:
        self.go(naam, terug)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def fill(self, naam: str, tekst: str, terug: bool = False) -> None:
        self.go(naam, terug)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(tekst)


NAAM = """() => {
  const element = document.activeElement;
  const label = element.labels?.length ? element.labels[0].textContent : element.textContent;
  return (element.getAttribute("aria-label") ?? label ?? "").replace(/\\s+/g, " ").trim();
}"""


def test_bestek_is_composed_with_the_keyboard_alone(ingelogd, polderstad, live_server):
    page, toets = ingelogd, Toetsen(ingelogd)
    page.goto(live_server.url + reverse("bestek:lijst", args=["polderstad"]))
    toets.press("^Nieuw bestek$")
    toets.press("^Leeg bestek$")
    toets.fill("^Titel", "Taal 2028")
    toets.fill("^Kenmerk", "T-28")
    toets.press("^Bestek maken$")
    expect(page).to_have_url(re.compile("/vragen/$"))
    for code in ("4.3", "8.3"):
        toets.press(f"^Toevoegen: vraag {code}")
        expect(page).to_have_url(re.compile("#deel-"))
        expect(page.locator("li:target")).to_be_visible()
    page.wait_for_load_state("networkidle")
    toets.fill("^Punten voor prijs", "40")
    toets.fill("^Punten bij vraag 1", "35")
    toets.fill("^Punten bij vraag 2", "25")
    expect(page.locator("[data-totaal-zin]")).to_contain_text("klopt")
    toets.press("^Bewaren$")
    expect(page).to_have_url(re.compile("#verdeling$"))
    toets.go("Docenten omhoog$")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Docenten staat nu op plaats 1 van 2.").first).to_be_visible()
    page.wait_for_function(f"({NAAM})().includes('Docenten')")

    page.goto(live_server.url + reverse("bestek:gegevens", args=["polderstad", 1]))
    toets.fill("^Contactpersoon", "S. de Vries")
    toets.go("^Offertes indienen tot")
    for deel in ("03", "01", "2099", None, "12", "00", "PM"):  # an American browser: month first
        page.keyboard.type(deel) if deel else page.keyboard.press("ArrowRight")
    toets.press("^Bewaren$")
    expect(page.get_by_text("De gegevens zijn bewaard")).to_be_visible()
    toets.press("Alles is ingevuld: verder", terug=True)
    toets.press("^Ter review leggen$")
    toets.press("^Ter review leggen$")
    expect(page.get_by_text("Het bestek ligt ter review.")).to_be_visible()
    with scope(gemeente=polderstad):
        bestek = Bestek.objects.get()
        assert bestek.status == "ter_review"
        assert [v.onderwerp for v in bestek.bestekvraag_set.all()] == ["Docenten", "Zicht op voortgang"]
        assert Gebeurtenis.objects.filter(soort="bestek.ter_review").exists()
