"""Reading in comfort, with and without script: a term by keyboard, a link to a place, a leeswijzer gathered."""

import re
from pathlib import Path

import page as paginacontrole
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from .gaan import follow, told
from .paginacontrole import check_page

pytestmark = pytest.mark.browser

KENNISBANK = "/polderstad/kennisbank"
SANNE, ROOS = "sanne.de.vries@polderstad.example", "roos.hendriks@polderstad.example"
VERZAMELD = {"4.3": "Inzicht in eigen voortgang", "7.3": "Cursistbegeleiding"}


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def lezer(request, sign_in, browser, server) -> Page:
    """Sanne, in a browser that runs scripts or does not."""
    page = sign_in(SANNE)
    if request.param:
        yield page
        return
    context = browser.new_context(
        base_url=server, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    yield context.new_page()
    context.close()


def test_term_opens_and_closes_by_keyboard_and_pointer(lezer):
    lezer.goto(f"{KENNISBANK}/brief/4/")
    term = lezer.get_by_role("button", name="portfolio, uitleg").first
    uitleg = lezer.locator("#uitleg-portfolio")
    expect(uitleg).to_be_hidden()
    for toets in ("Enter", "Space"):
        term.focus()
        lezer.keyboard.press(toets)
        expect(uitleg).to_be_visible()
        lezer.keyboard.press("Escape")
        expect(uitleg).to_be_hidden()
    term.click()
    expect(uitleg).to_be_visible()
    lezer.mouse.click(5, 5)
    expect(uitleg).to_be_hidden()


def test_term_explains_itself_close_to_its_word(sign_in):
    for breedte in (1280, 320):
        page = sign_in(SANNE, breedte)
        page.goto(f"{KENNISBANK}/brief/8/")
        for term in page.locator("button.tb-term").all()[:12]:
            term.click()
            expect(page.locator(".tb-uitleg:popover-open")).to_have_count(1)
            open_ = page.locator(".tb-uitleg:popover-open")
            vak, woord = open_.bounding_box(), term.bounding_box()
            assert vak["x"] >= 0 and vak["x"] + vak["width"] <= breedte
            afstand = max(vak["y"] - woord["y"] - woord["height"], woord["y"] - vak["y"] - vak["height"])
            assert -2 <= afstand <= 24, term.inner_text()
            page.keyboard.press("Escape")
            expect(open_).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= breedte


def test_opened_term_is_accessible(sign_in):
    page = sign_in(SANNE)
    page.goto(f"{KENNISBANK}/brief/4/")
    page.locator("button.tb-term").first.click()
    expect(page.locator(".tb-uitleg:popover-open")).to_be_visible()
    assert check_page(page) == []


def test_address_of_a_handvat_leads_to_its_place(lezer):
    lezer.goto(f"{KENNISBANK}/8.3/2/")
    expect(lezer).to_have_url(re.compile(rf"{KENNISBANK}/brief/8/#8\.3/2$"))
    doel = lezer.locator("li:target")
    expect(doel).to_be_in_viewport()
    link = doel.get_by_role("link", name="Verwijzing naar handvat 8.3/2")
    expect(link).to_have_css("opacity", "1")


def test_links_to_places_are_seen_on_focus(sign_in):
    page = sign_in(SANNE)
    page.goto(f"{KENNISBANK}/brief/4/")
    link = page.get_by_role("link", name="Verwijzing naar vraag 4.3")
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#4\.3$"))


def test_leeswijzer_is_gathered_while_reading_and_downloaded(lezer):
    lezer.goto(f"{KENNISBANK}/brief/4/")
    gather(lezer, "vraag 4.3")
    gather(lezer, f"onderdeel {first_section(lezer)}")
    lezer.goto(f"{KENNISBANK}/vragen/?q=Cursistbegeleiding")
    gather(lezer, "vraag 7.3")
    follow(lezer.get_by_role("link", name="Leeswijzer 3 verzameld"))
    expect(lezer.get_by_role("radio", name="Wat ik verzamelde (3)")).to_be_checked()
    expect(lezer.get_by_role("region", name="Wat erin staat")).to_contain_text("2 vragen en ")
    with lezer.expect_download() as wacht:
        lezer.get_by_role("button", name="PDF maken").click()
    tekst = read_pdf(Path(wacht.value.path()).read_bytes())
    for code, onderwerp in VERZAMELD.items():
        assert squeeze(f"{code} {onderwerp}") in tekst
    follow(lezer.get_by_role("button", name=re.compile("^Eruit halen ?: 4.3")))
    expect(lezer.get_by_role("link", name="Leeswijzer 2 verzameld")).to_be_visible()
    follow(lezer.get_by_role("button", name="Leeswijzer leegmaken"))
    told(lezer, "Uw leeswijzer is leeg")


def test_gathering_with_script_keeps_the_place_and_the_focus(sign_in):
    page = sign_in(SANNE)
    page.goto(f"{KENNISBANK}/brief/4/")
    knop = page.locator("[id='verzamel-4.4']")
    knop.scroll_into_view_if_needed()
    hoogte = page.evaluate("scrollY")
    for naam, teller in (("weg", 1), ("bij", 0)):
        knop.focus()
        page.keyboard.press("Enter")
        expect(knop).to_have_attribute("name", naam)
        expect(knop).to_be_focused()
        expect(page.locator("#leeswijzer-aantal .tb-label")).to_have_count(teller)
    assert abs(page.evaluate("scrollY") - hoogte) < 200 and "#" not in page.url


def gather(page: Page, wat: str) -> None:
    page.get_by_role("button", name=re.compile(rf"In leeswijzer ?: {re.escape(wat)}$")).first.click()
    erin = re.compile(rf"In leeswijzer ?: {re.escape(wat)}, eruit halen$")
    expect(page.get_by_role("button", name=erin).first).to_be_visible()


def first_section(page: Page) -> str:
    return page.locator(".kw-sectie").first.get_attribute("id")


def read_pdf(data: bytes) -> str:
    rapport = paginacontrole.validate_pdf_bytes(data, profile="ua1")
    assert not [(fout.rule_id, fout.message) for fout in rapport.failures]
    return squeeze("".join(blad.get_textpage().get_text_bounded() for blad in pypdfium2.PdfDocument(data)))


def squeeze(tekst: str) -> str:
    return re.sub(r"[\s\-\u00ad\u2010\ufffe]", "", tekst)


@pytest.mark.parametrize(
    "adres", ["leeswijzer/", "matrix/", "themas/portfolio/", "brief/8/?codes=tonen", "vragen/4.3/"]
)
def test_pages_for_reading_are_accessible_also_on_a_phone(sign_in, adres):
    page = sign_in(ROOS, 320)
    page.goto(f"{KENNISBANK}/{adres}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert check_page(page) == []


def test_coverage_offers_a_question_and_takes_it_in(sign_in):
    page = sign_in(SANNE)
    page.goto("/polderstad/bestekken/")
    follow(page.get_by_role("link", name="Ouders en taal 2027"))
    follow(page.get_by_role("link", name="Dekking van thema's"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dekking")
    assert check_page(page) == []
    knop = page.get_by_role("button", name=re.compile("^Toevoegen ?: vraag ")).first
    code = re.search(r"vraag (\S+),", knop.inner_text())[1]
    follow(knop)
    told(page, f"Vraag {code} staat in ‘Ouders en taal 2027’")


def test_print_shows_the_text_without_buttons_and_with_its_source(sign_in):
    page = sign_in(SANNE)
    page.goto(f"{KENNISBANK}/brief/4/")
    page.emulate_media(media="print")
    for knop in (".kw-verzamel", ".tb-werkbalk", ".tb-inhoudsopgave", ".kw-kaartvoet"):
        expect(page.locator(knop).first, knop).to_be_hidden()
    expect(page.locator("button.tb-term").first).to_be_visible()
    expect(page.locator(".kw-afdrukvoet")).to_contain_text("/polderstad/kennisbank/brief/4/")
    page.goto(f"{KENNISBANK}/vragen/4.3/")
    gevouwen = page.locator(".kw-handvatten details > p").first
    expect(gevouwen, "what is folded away is printed").to_be_visible()
