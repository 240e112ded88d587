"""What Mark, the reviewers and the second opener do from the first offer to the report, as steps of the thread."""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from gemeenten import klok
from tests.browser.draad_bestek import TITEL, save
from tests.browser.gaan import follow, menu, told


def open_offertes(page: Page) -> None:
    menu(page, "Beoordelingen")
    follow(page.get_by_role("link", name=TITEL, exact=True))


def open_ronde(page: Page) -> None:
    menu(page, "Beoordelingen")
    follow(page.get_by_role("link", name=f"Naar de beoordeling van {TITEL}"))


def register_offerte(page: Page, naam: str, na: int, antwoorden: dict[str, str]) -> None:
    """A new bidder, `na` days from today at nine, with an answer to each question (by its subject)."""
    follow(page.get_by_role("link", name="Offerte registreren"))
    nieuw = page.get_by_label(re.compile("^Naam van de (nieuwe )?inschrijver"))
    nieuw.fill(naam)
    page.get_by_label("Ontvangen op").fill((klok.today() + timedelta(days=na)).isoformat())
    page.get_by_label("Om", exact=True).fill("09:00")
    save(page, "Registreren")
    follow(page.get_by_role("link", name="Antwoorden invoeren"))
    for onderwerp, tekst in antwoorden.items():
        vraag = page.get_by_role("article").filter(has=page.get_by_role("heading", name=onderwerp))
        vraag.get_by_role("textbox").first.fill(tekst)
    save(page)
    told(page, "2 antwoorden bewaard")


def admit(page: Page, eis: str) -> None:
    """The eis is met, so the bid is valid."""
    follow(page.get_by_role("link", name="Eisen langslopen"))
    kaart = page.get_by_role("article").filter(has=page.get_by_role("heading", name=eis))
    kaart.get_by_label("Voldoet", exact=True).check()
    save(page)
    follow(page.get_by_role("link", name="Geldigheid beoordelen"))
    page.get_by_label("geldig: zij doet mee").check()
    save(page)


def store_prijs(page: Page, bedrag: str) -> None:
    follow(page.get_by_role("link", name="Prijs in de kluis leggen"))
    page.get_by_label("Prijs in euro").fill(bedrag)
    page.get_by_label("Dezelfde prijs nog een keer").fill(bedrag)
    save(page, "In de kluis leggen")
    expect(page.get_by_text("in de kluis sinds")).to_be_visible()


def form_commissie(page: Page, voorzitter: str, beoordelaar: str) -> None:
    open_offertes(page)
    save(page, "Beoordeling aanmaken")
    for naam, rol in ((voorzitter, "Voorzitter"), (beoordelaar, "Beoordelaar")):
        page.get_by_label("Wie", exact=True).select_option(naam)
        page.get_by_label("Als", exact=True).select_option(rol)
        save(page, "Toevoegen")
        told(page, f"{naam} zit nu in de commissie")


def try_start(page: Page) -> str:
    """What the page says about starting the round."""
    open_offertes(page)
    follow(page.get_by_role("link", name="Beoordelen beginnen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Beoordelen beginnen")
    return page.locator("main").inner_text()


def start_ronde(page: Page) -> None:
    try_start(page)
    save(page, "Beoordelen beginnen")
    told(page, "Het individuele beoordelen is begonnen")


def sign_verklaring(page: Page, namen: tuple[str, ...]) -> None:
    open_ronde(page)
    follow(page.get_by_role("link", name="Ondertekenen"))
    for naam in namen:
        expect(page.get_by_role("listitem").filter(has_text=naam)).to_be_visible()
    page.get_by_label("Nee, ik heb geen").check()
    page.get_by_label("heb de verklaring gelezen").check()
    save(page, "Ondertekenen")


def place(page: Page) -> tuple[int, str]:
    """The question and the bidder of the answer on the page."""
    kop = page.get_by_role("heading", level=1).inner_text()
    nummer, naam = re.fullmatch(r"Vraag (\d+) · (.+)", kop).groups()
    return int(nummer), naam


def fill_oordeel(page: Page, cijfer: int, veld: str, motivatie: str) -> None:
    page.get_by_role("radio", name=re.compile(rf"^{cijfer} –")).check()
    page.get_by_label(veld, exact=True).fill(motivatie)


def score_all(page: Page, cijfers: dict[tuple[int, str], int], motivate: Callable[[int, str], str]) -> str:
    """Score every answer alone, from the page of the round to the last; gives the number of the first in addresses."""
    open_ronde(page)
    follow(page.get_by_role("link", name="Verder met scoren"))
    eerste = re.search(r"/scoren/(\d+)/", page.url)[1]
    for gedaan in range(len(cijfers)):
        expect(page.get_by_text(re.compile(rf"\b{gedaan} van {len(cijfers)}\b")).first).to_be_visible()
        vraag, naam = place(page)
        fill_oordeel(page, cijfers[vraag, naam], "Motivatie", motivate(vraag, naam))
        save(page, "Klaar, volgende")
    told(page, "U hebt alle antwoorden beoordeeld")
    return eerste


def take_step(page: Page, naam: str, gelukt: str) -> None:
    """A step of the round, from its page."""
    open_ronde(page)
    follow(page.get_by_role("link", name=naam, exact=True))
    save(page, naam)
    told(page, gelukt)


def agree(page: Page, cijfers: dict[tuple[int, str], int], motivate: Callable[[int, str], str], van: str) -> None:
    """The chair records the consensus; the motivation of one answer starts from that of member `van`."""
    open_ronde(page)
    follow(page.get_by_role("link", name="Naar de consensus"))
    follow(page.locator("main").get_by_role("rowheader").get_by_role("link").first)
    follow(page.get_by_role("button", name=f"Motivatie overnemen van {van}"))
    told(page, "De motivatie is toegevoegd en bewaard")
    for _ in cijfers:
        vraag, naam = place(page)
        fill_oordeel(page, cijfers[vraag, naam], "Gezamenlijke motivatie", motivate(vraag, naam))
        save(page, "Bewaren, volgende")
    told(page, "Dit was het laatste antwoord")
    save(page, "Alles tekenen wat compleet is")
    told(page, f"U tekende voor {len(cijfers)} antwoorden")


def request_opening(page: Page) -> str:
    """The first of two; gives the address to send to the second."""
    open_ronde(page)
    follow(page.get_by_role("link", name="Prijzen openen"))
    save(page, "Opening aanvragen")
    told(page, "De opening is aangevraagd")
    expect(page.get_by_role("button", name="Prijzen openen")).to_have_count(0)
    return page.get_by_text("U hebt de opening aangevraagd").locator(".tb-getal").inner_text()


def open_prijzen(page: Page, adres: str) -> None:
    page.goto(adres)
    save(page, "Prijzen openen")
    told(page, "De prijzen zijn geopend")


def read_rangorde(page: Page) -> list[tuple[str, ...]]:
    """Per row: bidder, rank, quality, price, points for price, total, as the page shows them."""
    open_ronde(page)
    follow(page.get_by_role("link", name="Rangorde", exact=True))
    rijen = page.locator("main").get_by_role("table").locator("tbody tr")
    expect(rijen.first).to_be_visible()  # the locators below do not wait for the page
    return [
        (rij.get_by_role("rowheader").inner_text(), *rij.locator("td.tb-getal, summary .tb-getal").all_inner_texts())
        for rij in rijen.all()
    ]
