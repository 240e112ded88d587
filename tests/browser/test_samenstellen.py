"""Composing by keyboard alone, by mouse, and with two at once; what is typed is safe and can be taken back."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .gaan import follow, told
from .toetsenbord import enter, press, tab_to, type_over

pytestmark = pytest.mark.browser

SANNE, FATIMA = "sanne.de.vries@polderstad.example", "fatima.el.idrissi@polderstad.example"
TITEL = "Ouders en taal 2027"
BEWAARD = re.compile(r"^Bewaard \d\d:\d\d$")


@pytest.fixture
def werkblad(sign_in):
    """`werkblad(email)` opens the questions of a concept as that person."""

    def openen(email: str = FATIMA, breedte: int = 1280) -> Page:
        page = sign_in(email, breedte)
        page.goto("/polderstad/bestekken/")
        follow(page.get_by_role("link", name=TITEL, exact=True))
        follow(page.get_by_role("link", name="Samenstellen", exact=True))
        expect(stand(page)).to_have_text("Wat u wijzigt, wordt vanzelf bewaard.")
        return page

    return openen


def stand(page: Page) -> Locator:
    return page.locator("[data-bewaarstand-pagina]")


def punten(page: Page, nummer: int = 1) -> Locator:
    return page.get_by_label(re.compile(rf"bij vraag {nummer},")).first


def named(page: Page, rol: str, naam: str) -> Locator:
    return page.get_by_role(rol, name=re.compile(naam)).first


def undo(page: Page, wat: str = "") -> Locator:
    return page.get_by_role("button", name=re.compile(f"Ongedaan maken ?:? ?{wat}"))


def test_bestek_is_composed_with_the_keyboard_alone(sign_in):
    page = sign_in(FATIMA)
    page.goto("/polderstad/bestekken/")
    enter(page, named(page, "link", "^Nieuw bestek$"))
    enter(page, named(page, "link", "^Leeg bestek$"))
    type_over(page, page.get_by_label("Titel"), "Taal 2029")
    type_over(page, page.get_by_label("Kenmerk"), "T-29")
    enter(page, named(page, "button", "^Bestek maken$"))
    for code in ("4.3", "8.3"):
        enter(page, f"button[name=voeg_toe][value='{code}']")
        told(page, f"Vraag {code} staat in het bestek")
    type_over(page, page.get_by_label("Punten voor prijs"), "40")
    type_over(page, punten(page, 1), "35")
    type_over(page, punten(page, 2), "25")
    expect(page.locator("[data-totaal-zin]")).to_contain_text("klopt")
    expect(stand(page)).to_have_text(BEWAARD)
    tweede = page.locator(".tb-vragenlijst > li").nth(1).locator(".tb-regel__kop").inner_text()
    press(page, named(page, "button", f"{tweede} omhoog$"))
    expect(page.get_by_text(f"{tweede} staat nu op plaats 1 van 2.")).to_be_attached()
    expect(page.locator(":focus")).to_contain_text(tweede)
    page.reload()
    expect(page.locator(".tb-vragenlijst > li").first).to_contain_text(tweede)
    enter(page, named(page, "link", "^Gegevens en planning"))
    type_over(page, page.get_by_label("Contactpersoon", exact=False).first, "S. de Vries")
    tab_to(page, page.get_by_label("Offertes indienen tot"))
    with page.expect_response(lambda antwoord: "2099-03-01T12:00" in (antwoord.request.post_data or "")):
        for deel in ("03012099", "ArrowRight", "1200PM"):  # an American browser: month first
            page.keyboard.press(deel) if deel == "ArrowRight" else page.keyboard.type(deel)
    expect(stand(page)).to_have_text(BEWAARD)
    page.reload()
    expect(page.get_by_label("Offertes indienen tot")).to_have_value("2099-03-01T12:00")
    enter(page, page.get_by_role("link", name="Alles is ingevuld: verder"))
    enter(page, named(page, "link", "^Ter review leggen$"))
    enter(page, named(page, "button", "^Ter review leggen$"))
    told(page, "Het bestek ligt ter review")


def test_points_are_saved_while_typing_and_taken_back_by_key(werkblad):
    page = werkblad()
    totaal = page.locator("[data-totaal]").first
    was, zin = punten(page).input_value(), totaal.locator("[data-totaal-zin]").inner_text()
    punten(page).fill("99")
    expect(totaal.locator("[data-totaal-zin]")).to_contain_text("te veel")
    expect(stand(page)).to_have_text(BEWAARD)
    expect(undo(page)).to_contain_text("Punten van ‘")
    page.get_by_role("heading", level=1).click()
    with page.expect_navigation():
        page.keyboard.press("Control+z")
    told(page, "Ongedaan gemaakt: Punten van ‘")
    expect(punten(page)).to_have_value(was)
    expect(totaal.locator("[data-totaal-zin]")).to_have_text(zin)
    with page.expect_navigation():
        page.keyboard.press("Control+y")
    expect(punten(page)).to_have_value("99")
    follow(undo(page))
    expect(punten(page)).to_have_value(was)


def test_undo_within_a_field_is_of_the_browser_and_what_was_typed_last_goes_first(werkblad):
    page = werkblad()
    punten(page).fill("98")
    expect(stand(page)).to_have_text(BEWAARD)
    follow(page.get_by_role("link", name=re.compile("^Bewerken ?:")).first)
    toelichting = page.get_by_label("Toelichting voor de inschrijver")
    was = toelichting.input_value()
    toelichting.focus()
    page.keyboard.insert_text("Dit haal ik terug.")
    page.keyboard.press("Control+z")
    expect(toelichting).to_have_value(was)
    page.keyboard.insert_text("En dit ook.")
    follow(undo(page))  # not saved yet: that happens first
    told(page, "Ongedaan gemaakt: Vraag ‘")
    expect(page.get_by_label("Toelichting voor de inschrijver")).to_have_value(was)
    follow(undo(page, "Punten van"))
    told(page, "Ongedaan gemaakt: Punten van")


def test_two_people_who_type_at_once_meet_both_texts(werkblad):
    een, ander = werkblad(SANNE), werkblad(FATIMA)
    for page in (een, ander):
        follow(page.get_by_role("link", name=re.compile("^Bewerken ?:")).nth(1))
    een.get_by_label("Toelichting voor de inschrijver").fill("Van Sanne.")
    expect(stand(een)).to_have_text(BEWAARD)
    ander.get_by_label("Toelichting voor de inschrijver").fill("Van Fatima.")
    botsing = ander.locator("[data-bewaar-botsing]")
    expect(botsing).to_contain_text("Van Sanne.")
    expect(botsing).to_contain_text("Van Fatima.")
    expect(stand(ander)).to_contain_text("Niet bewaard")
    botsing.get_by_role("button", name="Mijn tekst bewaren").click()
    expect(stand(ander)).to_have_text(BEWAARD)
    een.reload()
    expect(een.get_by_label("Toelichting voor de inschrijver")).to_have_value("Van Fatima.")


def test_two_people_who_change_the_same_points_meet_both_numbers(werkblad):
    een, ander = werkblad(SANNE), werkblad(FATIMA)
    punten(een, 3).fill("11")
    expect(stand(een)).to_have_text(BEWAARD)
    punten(ander, 2).fill("12")  # another number is no obstacle
    expect(stand(ander)).to_have_text(BEWAARD)
    punten(ander, 3).fill("13")
    botsing = ander.locator("[data-bewaar-botsing]")
    expect(botsing).to_contain_text("11")
    botsing.get_by_role("button", name="Mijn tekst bewaren").click()
    expect(stand(ander)).to_have_text(BEWAARD)
    een.reload()
    expect(punten(een, 3)).to_have_value("13")
    expect(punten(een, 2)).to_have_value("12")


def test_order_by_mouse_and_by_buttons(werkblad):
    page = werkblad()
    rijen = page.locator(".tb-vragenlijst > li")
    namen = rijen.locator(".tb-regel__kop").all_inner_texts()
    greep, doel = rijen.nth(0).locator(".tb-sleepgreep"), rijen.nth(1).locator(".tb-sleepgreep")
    greep.evaluate("e => e.closest('li').scrollIntoView({block: 'start'})")  # both in sight
    van, naar = greep.bounding_box(), doel.bounding_box()
    with page.expect_response(lambda r: "/volgorde/" in r.url and r.ok):
        page.mouse.move(van["x"] + 5, van["y"] + 5)
        page.mouse.down()
        page.mouse.move(van["x"] + 5, van["y"] + 40, steps=5)
        page.mouse.move(naar["x"] + 5, naar["y"] + 60, steps=15)
        page.mouse.up()
    expect(stand(page)).to_have_text(BEWAARD)
    page.reload()
    expect(rijen.locator(".tb-regel__kop")).to_have_text([namen[1], namen[0], *namen[2:]])
    rijen.nth(0).get_by_role("button", name=re.compile("omlaag")).click()
    expect(rijen.locator(".tb-regel__kop")).to_have_text(namen)
    expect(page.get_by_text(f"{namen[1]} staat nu op plaats 2")).to_be_attached()
    follow(undo(page, "Volgorde van de vragen"))
    expect(rijen.locator(".tb-regel__kop")).to_have_text([namen[1], namen[0], *namen[2:]])
    follow(undo(page, "Volgorde van de vragen"))
    expect(rijen.locator(".tb-regel__kop")).to_have_text(namen)


def test_lost_connection_keeps_what_was_typed(werkblad):
    page = werkblad()
    was = punten(page, 4).input_value()
    page.context.set_offline(True)
    punten(page, 4).fill("17")
    expect(stand(page)).to_contain_text("geen verbinding")
    page.context.set_offline(False)
    expect(stand(page)).to_have_text(BEWAARD)
    page.reload()
    expect(punten(page, 4)).to_have_value("17")
    punten(page, 4).fill(was)
    expect(stand(page)).to_have_text(BEWAARD)


def test_pages_beside_the_text_follow_what_is_saved(werkblad):
    page = werkblad()
    knop = page.get_by_role("button", name="Bladzijden")
    knop.focus()
    page.keyboard.press("Enter")
    paneel = page.get_by_role("complementary", name="Bladzijden")
    beeld = paneel.get_by_role("img", name=re.compile(r"^Bladzijde 1 van \d+$"))
    expect(beeld).to_be_attached(timeout=40_000)
    paneel.locator("#blad-1").scroll_into_view_if_needed()
    expect(beeld).to_have_js_property("complete", True)
    assert beeld.evaluate("e => e.naturalWidth") > 600
    merk = paneel.locator("[data-merk]").get_attribute("data-merk")
    punten(page, 5).fill("9")
    expect(paneel.locator(f"[data-merk]:not([data-merk='{merk}'])")).to_be_attached(timeout=40_000)
    paneel.focus()
    page.keyboard.press("Escape")
    expect(paneel).to_be_hidden()
    expect(knop).to_be_focused()


def test_paragraph_is_written_with_its_toolbar(werkblad):
    page = werkblad()
    follow(page.get_by_role("link", name=re.compile(r"^Paragrafen \(")))
    follow(page.get_by_role("link", name=re.compile("^Bewerken ?:")).first)
    tekst = page.get_by_role("textbox", name="Tekst", exact=True)
    tekst.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("button", name="Kop", exact=True)).to_be_focused()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(tekst.locator("table")).to_be_visible()
    for cel in ("Route", "Uren", "B1-route", "600"):
        page.keyboard.insert_text(cel)
        page.keyboard.press("Tab")
    expect(stand(page)).to_have_text(BEWAARD)
    page.reload()
    expect(tekst.get_by_role("columnheader", name="Uren")).to_be_visible()
    expect(tekst.get_by_role("cell", name="600")).to_be_visible()
