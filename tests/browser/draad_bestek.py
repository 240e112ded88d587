"""What Sanne and Mark do from the letter to the published bestek, as steps of the thread."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from gemeenten import klok
from tests.browser.gaan import follow, menu, told

TITEL, KENMERK = "Taalonderwijs Lage Landen 2031", "PS-2031-04"
TOEVOEGING = " Laat zien hoe u dat in de eerste tien weken regelt."
EIS = "Ervaring met drie groepen tegelijk"
ACHTERGROND = "De wethouder kijkt vooral naar reistijd: kwartelnest."  # may be in nothing that is published
TOELICHTING = "Het gaat ons om wat de inburgeraar ervan merkt."
SLUIT_NA = 30  # days


def save(page: Page, knop: str = "Bewaren") -> None:
    """Send the form; what the server answers is there."""
    follow(page.locator("main").get_by_role("button", name=knop, exact=True).last)


def read_brief(page: Page, nummer: int, code: str) -> str:
    """From the start page to the question of the letter; gives its text."""
    menu(page, "Kennisbank")
    follow(page.locator(f"a[href$='/brief/{nummer}/']").first)
    expect(page.get_by_role("article", name=f"Brief {nummer}:")).to_be_visible()
    kaart = page.get_by_role("article").filter(has=page.get_by_role("heading", name=f"Vraag {code}:")).last
    return kaart.locator(".kw-vraagtekst").inner_text()


def start_bestek(page: Page, code: str) -> None:
    """A new bestek with this question, from the button in the letter."""
    follow(page.get_by_role("link", name=re.compile(rf"^In bestek ?: vraag {re.escape(code)}$")))
    follow(page.get_by_role("link", name="Nieuw bestek met deze vraag"))
    page.get_by_label("Titel").fill(TITEL)
    page.get_by_label("Kenmerk").fill(KENMERK)
    page.get_by_label("B1-route").check()
    save(page, "Bestek maken")
    told(page, f"Vraag {code} staat erin")


def pick_vraag(page: Page, code: str, zoek: str) -> str:
    """Put a question in from the library beside the composer; gives its text."""
    bibliotheek = page.get_by_role("region", name="Bibliotheek", exact=True)
    bibliotheek.get_by_role("searchbox").fill(zoek)
    bibliotheek.get_by_role("button", name="Zoeken").click()
    bibliotheek.get_by_role("button", name=re.compile(rf"^Toevoegen ?: vraag {re.escape(code)},")).click()
    told(page, f"Vraag {code} staat in het bestek")
    return page.locator("li:target p").first.inner_text()


def open_vraag(page: Page, onderwerp: str) -> None:
    follow(page.get_by_role("link", name=re.compile(rf"^Bewerken ?: {onderwerp}")))
    expect(page.get_by_label("Vraag", exact=True)).to_be_visible()


def read_criteria(page: Page) -> list[str]:
    """The texts of the criteria of the question, all still public."""
    velden = page.get_by_role("textbox", name=re.compile(r"^Tekst van criterium \d+$"))
    return [veld.input_value() for veld in velden.all()]


def edit_vraag(page: Page, onderwerp: str, tekst: str) -> list[str]:
    """Add to the text, explain it, and keep one criterium back for the reviewers; gives the texts of the others."""
    open_vraag(page, onderwerp)
    eerste, _, *overige = read_criteria(page)
    page.get_by_label("Vraag", exact=True).fill(tekst + TOEVOEGING)
    page.get_by_label("Toelichting voor de inschrijver").fill(TOELICHTING)
    page.get_by_role("group", name="Gebruik van criterium 2", exact=True).get_by_label("Achtergrond").check()
    page.get_by_label("Tekst van criterium 2", exact=True).fill(ACHTERGROND)
    save(page)
    told(page, "De vraag is bewaard")
    return [eerste, *overige]


def read_herkomst(page: Page, onderwerp: str) -> tuple[str, list[str]]:
    """What the composer tells about where the text comes from, and what it marks as new."""
    follow(page.get_by_role("link", name=re.compile(rf"tekst aangepast.*{onderwerp}")))
    herkomst = page.get_by_role("region", name="Herkomst")
    expect(herkomst.locator("ins").first).to_be_visible()
    nieuw = herkomst.locator("ins").all_inner_texts()
    gelezen = herkomst.inner_text(), nieuw
    follow(page.get_by_role("link", name="Terug naar de vragen"))
    return gelezen


def divide_points(page: Page, prijs: int, punten: dict[str, tuple[int, int]]) -> None:
    """Points for price, and per question its points and the most pages of an answer."""
    page.get_by_label("Punten voor prijs").fill(str(prijs))
    for onderwerp, (aantal, a4) in punten.items():
        page.get_by_label(re.compile(rf"^Punten bij vraag \d+, {onderwerp}")).fill(str(aantal))
        page.get_by_label(re.compile(rf"^Hoogstens A4 bij vraag \d+, {onderwerp}")).fill(str(a4))
    save(page)
    told(page, "De verdeling is bewaard")
    expect(page.get_by_role("region", name="Verdeling van de punten")).to_contain_text("100 van 100")


def plan(page: Page) -> None:
    """The dates, counted from today, and whom to ask."""
    dag = {na: (klok.today() + timedelta(days=na)).isoformat() for na in (10, SLUIT_NA, 60, 120)}
    follow(page.get_by_role("link", name=re.compile("^Gegevens en planning")))
    page.get_by_label("Korte omschrijving").fill("Taalonderwijs voor inburgeraars in de B1-route.")
    page.get_by_label("Contactpersoon", exact=False).first.fill("Mark Bakker")
    page.get_by_label("Publicatie gepland op").fill(klok.today().isoformat())
    page.get_by_label("Vragen stellen tot en met").fill(dag[10])
    page.get_by_label("Offertes indienen tot").fill(f"{dag[SLUIT_NA]}T12:00")
    page.get_by_label("Voornemen tot gunning gepland op").fill(dag[60])
    page.get_by_label("Start van de opdracht").fill(dag[120])
    save(page)
    told(page, "De gegevens zijn bewaard")


def add_eis(page: Page) -> None:
    follow(page.get_by_role("link", name=re.compile(r"^Eisen \(0\)")))
    follow(page.get_by_role("link", name="Eis toevoegen"))
    page.get_by_label("Soort").select_option("Geschiktheidseis")
    page.get_by_label("Titel").fill(EIS)
    page.get_by_label("Eis", exact=True).fill("De inschrijver gaf in de afgelopen drie jaar drie groepen tegelijk les.")
    page.get_by_label("Gevraagd bewijs").fill("Een referentie.")
    save(page, "Toevoegen")
    expect(page.get_by_role("heading", name=EIS)).to_be_visible()


def submit(page: Page) -> None:
    follow(page.get_by_role("link", name="Alles is ingevuld: verder"))
    expect(page.get_by_text("Er staat niets meer open.")).to_be_visible()
    follow(page.get_by_role("link", name="Ter review leggen"))
    save(page, "Ter review leggen")
    told(page, "Het bestek ligt ter review")


def freeze(page: Page) -> str:
    """From the start page to the frozen bestek; gives its SHA-256."""
    menu(page, "Bestekken")
    follow(page.get_by_role("link", name=TITEL))
    follow(page.get_by_role("link", name="Vaststellen", exact=True))
    save(page, "Vaststellen")
    told(page, "Het bestek is vastgesteld")
    follow(page.get_by_role("link", name="Versies en vingerafdrukken"))
    vingerafdruk = page.locator("code").first.inner_text()
    page.go_back()
    expect(page.get_by_role("link", name="Publicatie vastleggen")).to_be_visible()
    return vingerafdruk


def publish(page: Page) -> None:
    follow(page.get_by_role("link", name="Publicatie vastleggen"))
    page.get_by_label("Datum van publicatie").fill(klok.today().isoformat())
    page.get_by_label("Kenmerk op TenderNed").fill("TN 612 345")
    save(page, "Publicatie vastleggen")
    told(page, "De publicatie is vastgelegd")
