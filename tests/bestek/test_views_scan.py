"""The page of the bestekscan, its forms, and where else it speaks."""

import pytest
from lxml import html

from bestek import samenstelling, scanstand
from bestek.vraagkeuze import add_eigen_vraag
from gemeenten.enums import Rol
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def gesloten(bestek):
    vraag = bestek.bestekvraag_set.first()
    return vraag.change(vraag.versie, tekst="Bent u op zaterdag open?")


def page(client, adres):
    return html.fromstring(client.get(adres).content)


def text(deel) -> str:
    return " ".join(deel.text_content().split())


def fields(pagina, regel="gesloten_vraag", knop="Laten staan"):
    """The hidden fields of the form of a finding, as a browser sends them."""
    for form in pagina.xpath("//article//form"):
        velden = {veld.get("name"): veld.get("value", "") for veld in form.xpath(".//input[@name]")}
        if velden.get("regel") == regel and knop in text(form):
            return velden | {"reden": "Dit is een toets, geen vraag."}
    raise AssertionError(regel)


def test_page_tells_what_why_where_and_what_to_do(client, url, gesloten):
    kaart = next(
        k for k in page(client, url("scan")).xpath("//article") if "Gesloten vraag" in text(k.xpath(".//h3")[0])
    )
    tekst = text(kaart)
    assert "Let op" in tekst and "met ja of nee" in tekst and "Bent u op zaterdag open?" in tekst
    assert kaart.xpath(".//a[contains(@href, '/kennisbank/brief/1/#1-tip-open-vragen')]")
    assert kaart.xpath(f".//a[contains(@href, '/vragen/{gesloten.sleutel}/')]")


def test_waiving_and_taking_back(client, url, bestek, gesloten):
    velden = fields(page(client, url("scan")))
    pagina = html.fromstring(client.post(url("scan_ontheffen"), velden, follow=True).content)
    ontheven = pagina.xpath("//section[@aria-labelledby='ontheven']")[0]
    assert "Dit is een toets" in text(ontheven)
    client.post(ontheven.xpath(".//form")[0].get("action"))
    assert not bestek.ontheffing_set.current().exists()


def test_waiver_needs_a_reason_and_the_text_that_was_read(client, url, bestek, gesloten):
    velden = fields(page(client, url("scan")))
    client.post(url("scan_ontheffen"), velden | {"reden": "  "})
    gesloten.change(gesloten.versie, tekst="Bent u op zondag open?")
    antwoord = client.post(url("scan_ontheffen"), velden, follow=True)
    assert "intussen gewijzigd" in antwoord.content.decode() and not bestek.ontheffing_set.exists()
    gesloten.change(gesloten.versie, tekst="Hoe laat bent u open?")
    assert "niet meer open" in client.post(url("scan_ontheffen"), velden, follow=True).content.decode()


def test_remedy_button_mends(client, url, bestek):
    criterium = bestek.criterium_set.first()
    criterium.change(criterium.versie, tekst="Er is een betaalde coördinator.")
    velden = fields(page(client, url("scan")), "budgetvoorwaarde", "naar achtergrond")
    client.post(url("scan_herstellen"), velden)
    criterium.refresh_from_db()
    assert criterium.zichtbaarheid == "achtergrond"
    assert client.post(url("scan_herstellen"), velden).status_code == 302


@pytest.mark.parametrize("naam", ["vragen", "gegevens"])
def test_composer_shows_the_count_and_the_question_its_finding(client, url, gesloten, naam):
    pagina = page(client, url(naam))
    assert "Bestekscan:" in text(pagina.xpath(f"//a[@href='{url('scan')}']")[0])
    hier = pagina.xpath(f"//*[@id='deel-{gesloten.sleutel}']//ul[@class='bs-hier']")
    assert bool(hier) == (naam == "vragen")


def test_bestek_page_and_review_name_the_scan(client, url, bestek, gesloten):
    assert "Bestekscan:" in text(page(client, bestek.get_absolute_url()))
    assert "houdt deze stap niet tegen" in text(page(client, url("ter_review")))


def test_frozen_bestek_has_findings_and_no_forms(client, url, bestek, gesloten, wie):
    bestek.submit(wie)
    pagina = page(client, url("scan"))
    assert pagina.xpath("//article") and not pagina.xpath("//main//form")
    client.post(url("scan_ontheffen"), {"regel": "gesloten_vraag", "deel": str(gesloten.sleutel), "reden": "x"})
    assert not bestek.ontheffing_set.exists()


@pytest.mark.parametrize("rol", [Rol.BEOORDELAAR, Rol.LEZER, Rol.BEHEERDER])
def test_scan_is_for_writers_only(gemeente, url, rol):
    client = factories.make_client(factories.make_gebruiker(gemeente, rol))
    assert client.get(url("scan")).status_code == 403


def test_version_shows_reasons_to_writers_only(client, url, bestek, gesloten, wie, gemeente):
    stand = scanstand.read_stand(bestek, samenstelling.compose(bestek))
    bevinding = next(b for b in stand.open if b.regel == "gesloten_vraag")
    scanstand.waive(bestek, bevinding, "Een toets, geen vraag.", wie)
    bestek.submit(wie)
    samenstelling.freeze(bestek, wie)
    assert "Een toets, geen vraag." in client.get(url("versie", 1)).content.decode()
    beoordelaar = factories.make_client(factories.make_gebruiker(gemeente, Rol.BEOORDELAAR))
    assert "Een toets, geen vraag." not in beoordelaar.get(url("versie", 1)).content.decode()


def test_page_asks_no_more_for_more_findings(client, url, bestek, wie, gesloten, django_assert_max_num_queries):
    client.get(url("scan"))
    with django_assert_max_num_queries(80) as een:
        client.get(url("scan"))
    for nummer in range(3):
        add_eigen_vraag(bestek, wie, onderwerp=f"Meer {nummer}", tekst="Bent u open?", criteria=["Een."])
    with django_assert_max_num_queries(len(een)):
        client.get(url("scan"))
