"""The chapters in the composer: every one opens, paragraphs come, move and go, volumes and the price sheet."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bestek import samenstelling
from bestek.beleid import chapter_of
from bestek.delen import add_deel
from bestek.enums import Hoofdstuk
from bestek.models import Hoeveelheid, Paragraaf, Perceel, Prijsregel
from tests import factories


@pytest.mark.parametrize("naam", Hoofdstuk.values)
def test_each_chapter_is_a_page(client, url, naam):
    antwoord = client.get(url("hoofdstuk", naam))
    assert antwoord.status_code == 200
    assert f'href="{url("hoofdstuk", naam)}" aria-current="true"' in antwoord.content.decode()


def test_unknown_chapter_is_not_there(client, url):
    assert client.get(url("hoofdstuk", "toetje")).status_code == 404


def test_paragraph_is_added_in_the_chapter_one_comes_from(bestek, client, url):
    pagina = client.get(url("onderdeel_nieuw", "paragrafen") + "?hoofdstuk=contract")
    assert pagina.context["form"]["hoofdstuk"].value() == "contract"
    velden = {"titel": "Looptijd", "tekst": "Twee jaar.", "hoofdstuk": "contract"}
    antwoord = client.post(url("onderdeel_nieuw", "paragrafen"), velden)
    assert antwoord.url.startswith(url("hoofdstuk", "contract"))
    assert samenstelling.compose(bestek).paragrafen[0].hoofdstuk == "contract"


def test_paragraph_moves_to_another_chapter(bestek, wie, client, url):
    rij = add_deel(bestek, Paragraaf, wie, titel="Voor wie", tekst="<p>Iedereen.</p>")
    antwoord = client.post(url("paragraaf_verplaatsen", rij.sleutel), {"hoofdstuk": "opdracht"}, follow=True)
    assert "Voor wie" in antwoord.content.decode() and antwoord.request["PATH_INFO"] == url("hoofdstuk", "opdracht")
    rij.refresh_from_db()
    assert rij.hoofdstuk == "opdracht"
    antwoord = client.post(url("paragraaf_verplaatsen", rij.sleutel), {"hoofdstuk": "nergens"}, follow=True)
    assert "Kies het hoofdstuk" in antwoord.content.decode()


def test_order_changes_within_a_chapter_only(bestek, wie, client, url):
    for naam, hoofdstuk in (("A", "opdracht"), ("B", "contract"), ("C", "opdracht")):
        add_deel(bestek, Paragraaf, wie, titel=naam, tekst="<p>x</p>", hoofdstuk=hoofdstuk)
    c = bestek.paragraaf_set.get(titel="C")
    client.post(url("volgorde", "paragrafen") + "?hoofdstuk=opdracht", {"sleutel": str(c.sleutel), "richting": "op"})
    assert [p.titel for p in samenstelling.compose(bestek).paragrafen] == ["C", "A", "B"]


def test_standard_text_is_taken_over_once(bestek, client, url):
    client.post(url("paragrafen_overnemen", "contract"), {"code": ["gesprekken", "leren"]})
    assert set(bestek.paragraaf_set.values_list("titel", "hoofdstuk")) == {
        ("Kwaliteitsgesprekken", "contract"),
        ("Samen leren en bijstellen", "contract"),
    }
    client.post(url("paragrafen_overnemen", "contract"), {"code": ["gesprekken"]})
    assert bestek.paragraaf_set.count() == 2


STIL = {"Accept": "application/json"}
REGELS = {
    "hoeveelheden": (Hoeveelheid, {"omschrijving": "Trajecten", "eenheid": "trajecten", "verwacht": "180"}),
    "prijsregels": (Prijsregel, {"omschrijving": "Les in een groep", "eenheid": "uur", "hoeveelheid": "1200"}),
}


@pytest.mark.parametrize("soort", REGELS)
def test_row_is_added_saved_in_the_background_and_taken_out(bestek, client, url, soort):
    model, velden = REGELS[soort]
    client.post(url("onderdeel_nieuw", soort), velden)
    rij = model.objects.get()
    assert rij.perceel == bestek.perceel_set.get()
    assert rij.omschrijving in client.get(url("onderdelen", soort)).content.decode()
    velden = velden | {"omschrijving": "Anders", "versie": rij.versie}
    assert client.post(url("onderdeel", soort, rij.sleutel), velden, headers=STIL).json()["status"] == "bewaard"
    client.post(url("onderdeel_weg", soort, rij.sleutel))
    assert not model.objects.exists()


@pytest.mark.parametrize(("veld", "waarde"), [("minimum", "181"), ("maximum", "179")])
def test_expected_number_lies_between_least_and_most(bestek, client, url, veld, waarde):
    antwoord = client.post(url("onderdeel_nieuw", "hoeveelheden"), REGELS["hoeveelheden"][1] | {veld: waarde})
    assert antwoord.status_code == 200 and "dan u verwacht" in antwoord.content.decode()
    assert not Hoeveelheid.objects.exists()


def test_perceel_takes_its_volumes_and_rates_along(bestek, wie, client, url):
    perceel = add_deel(bestek, Perceel, wie, naam="Noord", punten_prijs=Decimal(40), gebied="Noord")
    add_deel(bestek, Hoeveelheid, wie, perceel=perceel, omschrijving="a", eenheid="b", verwacht=1)
    add_deel(bestek, Prijsregel, wie, perceel=perceel, omschrijving="a", eenheid="b", hoeveelheid=1)
    weg = url("onderdeel_weg", "percelen", perceel.sleutel)
    assert "prijsblad van dit perceel verdwijnen" in client.get(weg).content.decode()
    client.post(weg)
    assert not Hoeveelheid.objects.exists() and not Prijsregel.objects.exists()


@pytest.mark.parametrize(
    ("code", "deel", "hoofdstuk"),
    [
        ("visie-ambitie-b1", "visie", "inleiding"),
        ("lerend-gesprekken", "lerend-stelsel", "contract"),
        ("uitvoering-regie", "uitvoering", "opdracht"),
    ],
)
def test_policy_lands_in_its_chapter(db, code, deel, hoofdstuk):
    assert chapter_of(factories.make_werkboekvraag(code, deel=deel)) == hoofdstuk


def test_chapter_page_takes_the_same_queries_for_more_paragraphs(bestek, wie, client, url, django_assert_num_queries):
    add_deel(bestek, Paragraaf, wie, titel="Een", tekst="<p>x</p>")
    client.get(url("hoofdstuk", "inleiding"))
    with CaptureQueriesContext(connection) as een:
        client.get(url("hoofdstuk", "inleiding"))
    for naam in ("Twee", "Drie"):
        add_deel(bestek, Paragraaf, wie, titel=naam, tekst="<p>x</p>")
    with django_assert_num_queries(len(een)):
        client.get(url("hoofdstuk", "inleiding"))


def test_volumes_take_the_same_queries_for_more_rows(bestek, wie, client, url, django_assert_num_queries):
    perceel = bestek.perceel_set.get()
    add_deel(bestek, Hoeveelheid, wie, perceel=perceel, omschrijving="a", eenheid="b", verwacht=1)
    client.get(url("onderdelen", "hoeveelheden"))
    with CaptureQueriesContext(connection) as een:
        client.get(url("onderdelen", "hoeveelheden"))
    for _ in range(2):
        add_deel(bestek, Hoeveelheid, wie, perceel=perceel, omschrijving="a", eenheid="b", verwacht=1)
    with django_assert_num_queries(len(een)):
        client.get(url("onderdelen", "hoeveelheden"))
