"""The page where the award method is chosen and explained, and what other pages then ask for."""

from decimal import Decimal

import pytest

from bestek.enums import Methode
from bestek.methoden import METHODEN
from bestek.models import Perceel


def choose(client, url, bestek, **velden):
    bestek.refresh_from_db()
    standaard = {"methode": bestek.methode, "besluitwijze": "consensus", "combinaties": "on", "versie": bestek.versie}
    return client.post(url("gunning"), standaard | velden)


def test_page_explains_every_method_with_an_example_by_the_code(bestek, client, url):
    tekst = client.get(url("gunning")).content.decode()
    for methode in METHODEN.values():
        assert methode.titel in tekst and methode.bron in tekst
    assert tekst.count("<caption>Rekenvoorbeeld") == len(METHODEN)
    assert "40 × 85.000,00 / 115.000,00 = 29,57" in tekst


def test_method_asks_only_what_it_needs(bestek, client, url):
    assert "id_prijsfactor" not in client.get(url("gunning")).content.decode()
    choose(client, url, bestek, methode=Methode.LOGARITMISCH)
    pagina = client.get(url("gunning")).content.decode()
    assert "id_prijsfactor" in pagina and "id_max_percelen" not in pagina
    assert "de factor bij de laagste prijs ontbreekt" in pagina.lower()
    fout = choose(client, url, bestek, methode=Methode.LOGARITMISCH, prijsfactor="1")
    assert "groter dan 1" in fout.content.decode()
    assert choose(client, url, bestek, methode=Methode.LOGARITMISCH, prijsfactor="1.5").status_code == 302
    bestek.refresh_from_db()
    assert bestek.prijsfactor == Decimal("1.5")


def test_limit_of_percelen_needs_a_rule_and_room(bestek, client, url):
    Perceel.objects.create(gemeente=bestek.gemeente, bestek=bestek, volgorde=2, naam="Z-route")
    assert "Kies een regel" in choose(client, url, bestek, max_percelen="1").content.decode()
    assert (
        "Er zijn 2 percelen" in choose(client, url, bestek, max_percelen="2", perceelregel="volgorde").content.decode()
    )
    assert choose(client, url, bestek, max_percelen="1", perceelregel="volgorde").status_code == 302


def test_another_save_in_between_is_shown(bestek, client, url):
    bestek.change(bestek.versie, gelijke_stand="prijs")
    oud = choose(client, url, bestek, gelijke_stand="loting", versie=1)
    assert oud.status_code == 409
    assert f'value="{bestek.versie}"' in oud.content.decode()  # a second save goes on top of it


PRIJSVELDEN = {
    Methode.GEWOGEN_PUNTEN_RELATIEVE_PRIJS: {"punten_prijs", "plafondprijs"},
    Methode.LINEAIR_TUSSEN_GRENZEN: {"punten_prijs", "plafondprijs", "prijs_laag", "prijs_hoog"},
    Methode.GUNNEN_OP_WAARDE: {"plafondprijs"},
    Methode.KWALITEIT_VASTE_PRIJS: {"vaste_prijs"},
}


@pytest.mark.parametrize("methode", PRIJSVELDEN)
def test_perceel_asks_the_amounts_of_the_method(bestek, client, url, methode):
    bestek.change(bestek.versie, methode=methode)
    bestek.perceel_set.update(punten_prijs=0)
    pagina = client.get(url("onderdeel", "percelen", bestek.perceel_set.get().sleutel)).content.decode()
    gevraagd = {
        naam
        for naam in ("punten_prijs", "vaste_prijs", "plafondprijs", "prijs_laag", "prijs_hoog")
        if f'name="{naam}"' in pagina
    }
    assert gevraagd == PRIJSVELDEN[methode]


def test_bounds_stand_in_order(bestek, client, url):
    bestek.change(bestek.versie, methode=Methode.LINEAIR_TUSSEN_GRENZEN)
    perceel = bestek.perceel_set.get()
    velden = {"naam": "x", "punten_prijs": "40", "prijs_laag": "9", "prijs_hoog": "9", "versie": perceel.versie}
    fout = client.post(url("onderdeel", "percelen", perceel.sleutel), velden).content.decode()
    assert "hoger dan de prijs met alle punten" in fout


def test_minimum_is_a_mark_of_the_scale(bestek, client, url):
    vraag = bestek.bestekvraag_set.first()
    velden = {"onderwerp": vraag.onderwerp, "tekst": vraag.tekst, "schaal": vraag.schaal_id, "versie": vraag.versie}
    fout = client.post(url("vraag", vraag.sleutel), velden | {"minimum": "99"}).content.decode()
    assert "staat niet op de schaal" in fout
    cijfer = vraag.schaal.ankerpunten.first().waarde
    client.post(url("vraag", vraag.sleutel), velden | {"minimum": str(cijfer)})
    vraag.refresh_from_db()
    assert vraag.minimum == cijfer


def test_questions_have_a_value_in_euros(bestek, client, url):
    bestek.change(bestek.versie, methode=Methode.GUNNEN_OP_WAARDE)
    pagina = client.get(url("vragen")).content.decode()
    assert "Waarde in euro" in pagina and "Punten verdeeld" not in pagina
