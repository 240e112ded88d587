"""A consensus meeting: the chair builds and signs by click, and a member's screen follows without a reload."""

import re

import pytest
from playwright.sync_api import expect

from .gaan import follow, told

pytestmark = pytest.mark.browser

INEKE, ROOS = "ineke.van.dam@polderstad.example", "roos.hendriks@polderstad.example"
TITEL = "Inburgering B1: avond- en weekendgroepen 2027"


def test_member_follows_what_the_chair_takes_over_and_signs(sign_in):
    voorzitter, lid = sign_in(INEKE), sign_in(ROOS)
    voorzitter.goto("/polderstad/beoordelingen/")
    follow(voorzitter.get_by_role("link", name=f"Naar de beoordeling van {TITEL}"))
    follow(voorzitter.get_by_role("link", name="Naar de consensus"))
    rij = voorzitter.get_by_role("row").filter(has_text="nog te tekenen").first
    follow(rij.get_by_role("link"))
    lid.goto(voorzitter.url)
    expect(lid.get_by_text("Nog niet getekend.")).to_be_visible()
    expect(lid.get_by_role("button", name="Tekenen")).to_have_count(0)

    knop = voorzitter.get_by_role("button", name=re.compile("^Overnemen")).first
    punt = knop.locator("xpath=preceding-sibling::span").inner_text()
    follow(knop)
    told(voorzitter, "Het punt is toegevoegd en bewaard")
    expect(voorzitter.get_by_label("Sterke punten")).to_have_value(re.compile(re.escape(punt)))
    notulen = voorzitter.get_by_label("Notulen")
    notulen.fill("Roos licht haar cijfer toe.")
    expect(voorzitter.locator("[data-bewaarstand]")).to_have_text(re.compile(r"^Bewaard \d\d:\d\d$"))
    follow(voorzitter.get_by_role("button", name="Tekenen", exact=True))
    told(voorzitter, "Getekend. Dit ligt nu vast.")

    lid.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as every ten seconds
    expect(lid.get_by_text("Roos licht haar cijfer toe.")).to_be_visible()
    plek = lid.url
    lid.keyboard.press("j")
    expect(lid).not_to_have_url(plek)
