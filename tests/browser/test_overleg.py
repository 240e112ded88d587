"""Mark proposes a wording and names Sanne; she finds both on her start page and takes the wording over."""

import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, told
from .paginacontrole import check_page

MARK = "mark.bakker@polderstad.example"
SANNE = "sanne.de.vries@polderstad.example"
BESTEK = "Ouders en taal 2027"
VRAAG, NIEUW = "Gemotiveerd leren in de praktijk", "Leren met de school van uw kind"

pytestmark = pytest.mark.browser


def faults(page: Page) -> list[str]:
    return [f"{page.url}: {fout}" for fout in check_page(page)]


def open_panel(page: Page) -> None:
    """The talk at the question, in its own page of the composer."""
    page.goto("/polderstad/bestekken/")
    follow(page.get_by_role("link", name=BESTEK, exact=True))
    follow(page.get_by_role("link", name="Samenstellen", exact=True))
    follow(page.get_by_role("listitem").filter(has_text=VRAAG).get_by_role("link", name="Bewerken"))
    expect(page.get_by_role("heading", level=1, name=VRAAG)).to_be_visible()
    page.locator(".bo-paneel > summary").press("Enter")
    expect(page.get_by_text("hier staan eigenlijk twee vragen")).to_be_visible()


def propose(page: Page) -> None:
    page.get_by_text("Andere tekst voorstellen", exact=True).click()
    page.locator(".bo-paneel").get_by_role("link", name="Onderwerp", exact=True).click()
    paneel = page.locator(".bo-paneel")
    expect(paneel.get_by_role("heading", name="Andere tekst voorstellen")).to_be_focused()
    paneel.get_by_label("Onderwerp").fill(NIEUW)
    assert not faults(page)
    paneel.get_by_role("button", name="Voorstellen").click()
    expect(paneel.get_by_text("Uw voorstel staat erbij.")).to_be_focused()
    expect(paneel.locator("summary").first).to_contain_text("1 voorstel")


def name_somebody(page: Page) -> None:
    paneel = page.locator(".bo-paneel")
    paneel.get_by_text("Opmerking maken", exact=True).click()
    veld = paneel.get_by_label("Uw opmerking")
    veld.fill("@Sanne, zo beter?")
    paneel.get_by_role("button", name="Opmerking plaatsen").click()
    expect(paneel.get_by_text("is niet de hele naam van een collega").first).to_be_visible()
    expect(veld).to_have_value("@Sanne, zo beter?")
    veld.fill("@Sanne de Vries, zo beter?")
    paneel.get_by_role("button", name="Opmerking plaatsen").click()
    expect(paneel.get_by_text("Uw opmerking staat erbij.")).to_be_visible()


def test_from_a_proposal_to_the_text(sign_in):
    mark, sanne = sign_in(MARK), sign_in(SANNE, 320)
    open_panel(mark)
    propose(mark)
    name_somebody(mark)
    sanne.goto("/polderstad/")
    genoemd = sanne.get_by_role("listitem").filter(has_text=f"U bent genoemd: {BESTEK}")
    expect(genoemd).to_contain_text("Mark Bakker noemt u in 2 opmerkingen")
    follow(genoemd.get_by_role("link"))
    expect(sanne.get_by_text("@Sanne de Vries, zo beter?")).to_be_visible()
    assert not faults(sanne)
    sanne.goto("/polderstad/")
    expect(sanne.get_by_role("listitem").filter(has_text=f"Tekstvoorstel: {BESTEK}")).to_be_visible()
    expect(genoemd).to_have_count(0)
    follow(sanne.get_by_role("listitem").filter(has_text=f"Tekstvoorstel: {BESTEK}").get_by_role("link"))
    voorstel = sanne.get_by_role("region", name=f"Vraag ‘{VRAAG}’")
    assert not faults(sanne)
    follow(voorstel.get_by_role("button", name="Overnemen"))
    told(sanne, "Het voorstel staat in de tekst.")
    open_text = sanne.get_by_role("link", name=f"Naar de tekst van Vraag ‘{NIEUW}’")
    follow(open_text)
    expect(sanne.get_by_label("Onderwerp")).to_have_value(NIEUW)
