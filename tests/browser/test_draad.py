"""The whole thread, from a letter to a ranking, by people who each do what their role may do."""

import re
from pathlib import Path

import page as paginacontrole
import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser import draad_beoordeling as beoordelen
from tests.browser import draad_bestek as opstellen
from tests.browser.gaan import follow
from tests.browser.proefserver import DAGEN, SPOOR, WIE, read_trail

pytestmark = pytest.mark.browser

EERSTE, TWEEDE = "4.3", "9.3"
PUNTEN = {"Inzicht in eigen voortgang": (40, 2), "Voorbereidingstijd": (30, 3)}
PRIJS = 30
OFFERTES_NA = 20  # days, so before the deadline
WIELEWAAL, NOORD = INSCHRIJVERS = ("Taalhuis De Wielewaal", "Lingua Noord")
PRIJZEN = {WIELEWAAL: "628.080,00", NOORD: "567.889,00"}
BEDRAGEN = re.compile(r"(628[.,\s]?080|567[.,\s]?889)")
CIJFERS = {
    "ineke.van.dam": {(1, WIELEWAAL): 10, (1, NOORD): 7, (2, WIELEWAAL): 7, (2, NOORD): 10},
    "yusuf.aydin": {(1, WIELEWAAL): 4, (1, NOORD): 7, (2, WIELEWAAL): 10, (2, NOORD): 10},
}
AKKOORD = {(1, WIELEWAAL): 10, (1, NOORD): 7, (2, WIELEWAAL): 7, (2, NOORD): 10}
KANARIES = {"ineke.van.dam": "zilverreiger", "yusuf.aydin": "boomvalk"}  # words in the motivations of each
# By hand, on a scale where 7 gives 70% and 10 all points:
#   Wielewaal: 40 + 0,7 × 30 = 61; price 30 × 567.889 / 628.080 = 27,125 exactly; together 88,125
#   Noord: 0,7 × 40 + 30 = 58; price 30, being the lowest; together 88
# Halves are published upwards, so 27,125 is 27,13 and not the 27,12 of rounding to even.
RANGORDE = [
    (WIELEWAAL, "1", "61,00", "€ 628.080,00", "27,13", "88,13"),
    (NOORD, "2", "58,00", "€ 567.889,00", "30,00", "88,00"),
]


@pytest.fixture(scope="module")
def spoor(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("spoor")


@pytest.fixture(scope="module")
def serveropties(spoor) -> dict:
    return {"toepassing": "tests.browser.proefserver", "omgeving": {SPOOR: str(spoor)}}


class Mensen:
    """The people of the thread, each in a browser of his own, all on the same day."""

    def __init__(self, sign_in):
        self.sign_in = sign_in
        self.paginas = {}
        self.dagen = 0

    def __call__(self, email: str):
        if email not in self.paginas:
            self.paginas[email] = self.sign_in(f"{email}@polderstad.example")
            self._tell(email)
        return self.paginas[email]

    def wait_until(self, dag: int) -> None:
        self.dagen = dag
        for email in self.paginas:
            self._tell(email)

    def _tell(self, email: str) -> None:
        self.paginas[email].context.set_extra_http_headers({WIE: email, DAGEN: str(self.dagen)})


def download(page, naam: str | re.Pattern) -> bytes:
    with page.expect_download() as wacht:
        page.get_by_role("link", name=naam).first.click()
    return Path(wacht.value.path()).read_bytes()


def read_pages(data: bytes) -> list[str]:
    """The text of each page, without white space and hyphens: a PDF breaks lines where it likes."""
    return [squeeze(bladzijde.get_textpage().get_text_bounded()) for bladzijde in pypdfium2.PdfDocument(data)]


def squeeze(tekst: str) -> str:
    return re.sub(r"[\s\-\u00ad\u2010\ufffe]", "", tekst)


def assert_accessible(data: bytes) -> None:
    assert data.startswith(b"%PDF")
    rapport = paginacontrole.validate_pdf_bytes(data, profile="ua1")
    assert not [(fout.rule_id, fout.message) for fout in rapport.failures]


def test_thread_runs_from_letter_to_ranking(sign_in, spoor):
    mensen = Mensen(sign_in)
    vragen = compose(mensen("sanne.de.vries"))
    mark = mensen("mark.bakker")
    vingerafdruk = opstellen.freeze(mark)
    opstellen.publish(mark)
    check_bijlage(download(mark, "PDF-bijlage"), vingerafdruk, vragen)
    mensen.wait_until(OFFERTES_NA)
    register(mark)
    mensen.wait_until(opstellen.SLUIT_NA + 1)
    beoordelen.start_ronde(mark)
    score_blind(mensen, spoor)
    beoordelen.take_step(mark, "Consensus beginnen", "De consensus is begonnen")
    beoordelen.agree(mensen("ineke.van.dam"), AKKOORD, agreed_text, "Yusuf Aydin")
    assert KANARIES["yusuf.aydin"] in read_trail(spoor, "ineke.van.dam")
    beoordelen.take_step(mark, "Kwaliteit vaststellen", "De kwaliteit is vastgesteld")
    adres = beoordelen.request_opening(mark)
    assert not BEDRAGEN.search(read_trail(spoor))
    peter = mensen("peter.scholten")
    beoordelen.open_prijzen(peter, adres)
    assert beoordelen.read_rangorde(mark) == RANGORDE
    check_verslag(download(mark, "Verslag (PDF)"))
    beoordelen.take_step(mark, "Beoordeling afronden", "De beoordeling is afgerond")
    assert beoordelen.read_rangorde(peter) == RANGORDE


def compose(page) -> list[str]:
    """Sanne makes the bestek; gives the texts that must be in print: both questions and their public criteria."""
    eerste = opstellen.read_brief(page, 4, EERSTE)
    opstellen.start_bestek(page, EERSTE)
    tweede = opstellen.pick_vraag(page, TWEEDE, "voorbereidingstijd")
    onderwerp, ander = PUNTEN
    criteria = opstellen.edit_vraag(page, onderwerp, eerste)
    herkomst, nieuw = opstellen.read_herkomst(page, onderwerp)
    assert f"vraag {EERSTE}" in herkomst and opstellen.TOEVOEGING.strip() in " ".join(nieuw)
    opstellen.open_vraag(page, ander)
    criteria += opstellen.read_criteria(page)
    follow(page.get_by_role("link", name="Terug naar de vragen"))
    opstellen.divide_points(page, PRIJS, PUNTEN)
    opstellen.plan(page)
    opstellen.add_eis(page)
    opstellen.submit(page)
    return [onderwerp, eerste + opstellen.TOEVOEGING, opstellen.TOELICHTING, ander, tweede, *criteria]


def check_bijlage(data: bytes, vingerafdruk: str, teksten: list[str]) -> None:
    assert_accessible(data)
    titelblad, *bladen = read_pages(data)
    for tekst in (opstellen.TITEL, opstellen.KENMERK, "Versie 1,", vingerafdruk):
        assert squeeze(tekst) in titelblad
    voet = squeeze(f"{opstellen.KENMERK} · versie 1 · {vingerafdruk[:12]}")
    assert all(voet in blad for blad in bladen)
    alles = "".join(bladen)
    weging = [f"{onderwerp}{punten}" for onderwerp, (punten, _) in PUNTEN.items()]
    for tekst in (*teksten, *weging, f"Prijs{PRIJS}", opstellen.EIS):
        assert squeeze(tekst) in alles
    assert "kwartelnest" in opstellen.ACHTERGROND and "kwartelnest" not in titelblad + alles


def register(page) -> None:
    """Mark takes in two offers; before the deadline the round cannot start."""
    for naam in INSCHRIJVERS:
        beoordelen.open_offertes(page)
        antwoorden = {onderwerp: f"{naam} over {onderwerp}: elke week.\n\nIn twee alinea's." for onderwerp in PUNTEN}
        beoordelen.register_offerte(page, naam, OFFERTES_NA - 1, antwoorden)
        beoordelen.admit(page, opstellen.EIS)
        beoordelen.store_prijs(page, PRIJZEN[naam])
    beoordelen.form_commissie(page, "Ineke van Dam", "Yusuf Aydin")
    assert "De termijn voor offertes loopt nog" in beoordelen.try_start(page)


def score_blind(mensen: Mensen, spoor: Path) -> None:
    """Both reviewers sign and score alone; until consensus nobody is sent a word of another's."""
    for wie, kanarie in KANARIES.items():
        page = mensen(wie)
        beoordelen.sign_verklaring(page, INSCHRIJVERS)
        antwoord = beoordelen.score_all(page, CIJFERS[wie], lambda *_: f"Concreet, maar {kanarie}.")  # noqa: B023
        assert opstellen.ACHTERGROND in read_trail(spoor, wie)
    for wie in (*KANARIES, "mark.bakker"):
        look_around(mensen(wie), antwoord)
        vreemd = {kanarie for ander, kanarie in KANARIES.items() if ander != wie}
        gelezen = read_trail(spoor, wie)
        assert not [kanarie for kanarie in vreemd if kanarie in gelezen]


def agreed_text(vraag: int, naam: str) -> str:
    return f"Akkoord {vraag} {naam}: concreet."


def look_around(page, antwoord: str) -> None:
    """The pages of the round where a score could show too early, by their address where nothing links to them."""
    beoordelen.open_ronde(page)
    ronde = page.url
    for deel in (f"consensus/{antwoord}/", "rangorde/", "commissie/", f"scoren/{antwoord}/", "scoren/overzicht/"):
        page.goto(ronde + deel)
    page.goto(ronde + "consensus/")
    expect(page.get_by_text("De consensus is nog niet begonnen")).to_be_visible()
    with page.expect_response(lambda antwoord: antwoord.url.endswith("/verslag/")):
        page.goto(ronde + "verslag/")


def check_verslag(data: bytes) -> None:
    assert_accessible(data)
    alles = "".join(read_pages(data))
    for naam, rang, *getallen in RANGORDE:
        for tekst in (naam, rang, *getallen):
            assert squeeze(tekst) in alles
    for (vraag, naam), cijfer in AKKOORD.items():
        assert squeeze(agreed_text(vraag, naam)) in alles
        assert squeeze(f"{naam}: {cijfer}") in alles
    assert not [woord for woord in (*KANARIES.values(), "kwartelnest") if woord in alles]
