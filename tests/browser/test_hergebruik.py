"""A bestek from a template, with the keyboard; and one from an Excel list, looked through before it is made."""

import re
from io import BytesIO

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, menu, told
from .paginacontrole import check_page
from .toetsenbord import enter, type_over

SANNE = "sanne.de.vries@polderstad.example"

pytestmark = pytest.mark.browser


def faults(page: Page) -> list[str]:
    return [f"{page.url}: {fout}" for fout in check_page(page)]


def heading(page: Page, naam: str) -> None:
    expect(page.get_by_role("heading", level=1, name=naam)).to_be_visible()


def test_bestek_begins_from_a_template_by_keyboard(sign_in):
    page = sign_in(SANNE)
    page.goto("/polderstad/bestekken/nieuw/")
    assert not faults(page)
    enter(page, page.get_by_role("link", name="Drie percelen"))
    heading(page, "Drie percelen")
    expect(page.get_by_text("Zelfredzaamheidsroute: 8 vragen")).to_be_visible()
    page.get_by_text("Alles lezen").click()
    expect(page.get_by_role("heading", name="De procedure")).to_be_visible()
    assert not faults(page)
    type_over(page, page.get_by_label("Titel"), "Taalonderwijs 2033")
    type_over(page, page.get_by_label("Kenmerk"), "PS-2033-01")
    enter(page, page.get_by_role("button", name="Bestek maken"))
    told(page, "‘Taalonderwijs 2033’ is gemaakt")
    expect(page.get_by_text("Begonnen vanuit sjabloon Drie percelen")).to_be_visible()
    expect(page.get_by_text("plekken moeten nog worden ingevuld").first).to_be_visible()
    expect(page.get_by_text(re.compile("^klopt")).first).to_be_visible()


def excel() -> dict:
    boek, uit = openpyxl.Workbook(), BytesIO()
    for rij in (
        ["Open vraag", "Wat wij willen zien", "Weging", "A4"],
        ["Hoe bevordert u taalcontact buiten de les?", "- elke week\n- met buurtgenoten", "60%", 2],
        ["Parkeren bij de school", None, "veel", 1],
    ):
        boek.active.append(rij)
    boek.save(uit)
    return {"name": "vragen van toen.xlsx", "mimeType": "application/octet-stream", "buffer": uit.getvalue()}


def test_bestek_begins_from_an_excel_list(sign_in):
    page = sign_in(SANNE)
    menu(page, "Bestekken")
    follow(page.get_by_role("link", name="Nieuw bestek"))
    follow(page.get_by_role("link", name="Een lijst uit Excel of Word"))
    assert not faults(page)
    page.get_by_label("Excel- of Word-bestand").set_input_files(excel())
    follow(page.get_by_role("button", name="Lees de lijst"))
    heading(page, "2 vragen gevonden")
    expect(page.get_by_text("Dit leest niet als een vraag.")).to_be_visible()
    expect(page.get_by_text("kolommen: Vraag, Criteria, Punten, Hoogstens A4")).to_be_visible()
    expect(page.get_by_text("Lijkt op 4.5")).to_be_visible()
    assert not faults(page)
    page.get_by_label("Opnemen").nth(1).uncheck()
    page.get_by_label(re.compile("als herkomst koppelen")).first.check()
    page.get_by_role("textbox", name="Onderwerp").first.fill("Taalcontact")
    follow(page.get_by_role("button", name="Verder", exact=True))
    heading(page, "vragen van toen.xlsx")
    expect(page.get_by_text("1, met 2 criteria; 1 uit de brieven")).to_be_visible()
    assert not faults(page)
    page.get_by_label("Titel").fill("Avondlessen 2033")
    page.get_by_label("Kenmerk").fill("PS-2033-02")
    follow(page.get_by_role("button", name="Bestek maken"))
    told(page, "‘Avondlessen 2033’ is gemaakt")
    expect(page.get_by_label(re.compile("^Punten bij vraag 1")).first).to_have_value("60")
