"""Undo from the page, and saving in the background of the pages of the composer."""

import pytest

from bestek.delen import add_deel
from bestek.models import Paragraaf
from gemeenten.enums import Rol
from tests import factories
from tests.bestek.test_views_onderdelen import ankervelden

JSON = {"HTTP_ACCEPT": "application/json, text/html"}


@pytest.fixture
def getallen(bestek):
    perceel = bestek.perceel_set.get()
    velden = {f"prijs_{perceel.pk}": "40", f"was_prijs_{perceel.pk}": "40"}
    for rij in bestek.bestekvraag_set.all():
        velden |= {f"punten_{rij.pk}_{perceel.pk}": "30", f"was_punten_{rij.pk}_{perceel.pk}": "30"}
    return velden


@pytest.fixture
def punten(bestek):
    return f"punten_{bestek.bestekvraag_set.first().pk}_{bestek.perceel_set.get().pk}"


def test_points_are_saved_in_the_background_and_the_totals_come_back(client, url, getallen, punten):
    antwoord = client.post(url("vragen"), getallen | {punten: "25.5"}, **JSON).json()
    assert antwoord["velden"] == {f"was_{punten}": "25.5"}
    for stuk in ('id="totalen"', "95,5", "nog 4,5 te verdelen", 'id="indeling"', "Punten van ‘"):
        assert stuk in antwoord["stukken"]
    velden = getallen | antwoord["velden"] | {punten: "30"}
    assert "klopt" in client.post(url("vragen"), velden, **JSON).json()["stukken"]


def test_points_that_another_changed_come_back_with_both(client, url, getallen, punten):
    client.post(url("vragen"), getallen | {punten: "25"})
    antwoord = client.post(url("vragen"), getallen | {punten: "20"}, **JSON)
    assert antwoord.status_code == 409
    assert f"{{&quot;was_{punten}&quot;: &quot;25&quot;}}" in antwoord.content.decode()


def test_points_at_a_question_that_is_gone_are_not_lost_silently(bestek, client, url, getallen, punten):
    bestek.bestekvraag_set.first().drop()
    assert client.post(url("vragen"), getallen, **JSON).status_code == 200
    antwoord = client.post(url("vragen"), getallen | {punten: "20"}, **JSON)
    assert antwoord.status_code == 422 and "weggehaald" in antwoord.json()["melding"]


def test_question_that_a_colleague_added_meanwhile_is_no_obstacle(bestek, client, url, getallen, punten):
    from bestek.vraagkeuze import add_eigen_vraag

    add_eigen_vraag(bestek, bestek.aangemaakt_door, onderwerp="Nieuw", tekst="Hoe?")
    assert client.post(url("vragen"), getallen | {punten: "20"}, **JSON).status_code == 200


def test_data_are_saved_in_the_background_with_what_is_found(bestek, client, url):
    velden = {"titel": "Anders", "kenmerk": bestek.kenmerk, "profiel": "europees_openbaar", "methode": bestek.methode}
    velden |= {"publicatie_op": "2098-12-01", "sluiting_op": "2098-12-05T12:00", "versie": bestek.versie}
    antwoord = client.post(url("gegevens"), velden, **JSON).json()
    bestek.refresh_from_db()
    assert bestek.titel == "Anders" and antwoord["versie"] == bestek.versie
    assert 'id="id_sluiting_op_bevindingen"' in antwoord["stukken"] and "bp-bevinding" in antwoord["stukken"]
    assert client.post(url("gegevens"), velden | {"titel": ""}, **JSON).status_code == 422
    ander = client.post(url("gegevens"), velden | {"titel": "Van een ander"}, **JSON)
    assert ander.status_code == 409 and "Van een ander" in ander.content.decode()


def test_scores_are_saved_in_the_background_and_taken_out_by_button_only(bestek, client, url):
    schaal = bestek.schaal_set.get()
    adres = url("schaal", schaal.sleutel)
    velden = ankervelden(schaal, [(0, False), (4, False), (7, False), (10, False), (2, False)])
    antwoord = client.post(adres, velden, **JSON).json()
    nieuw = schaal.ankerpunten.get(waarde=2)
    assert antwoord["velden"] == {"p-4-id": str(nieuw.pk), "p-INITIAL_FORMS": "5"}
    velden |= antwoord["velden"] | {"versie": antwoord["versie"], "p-4-woord": "zwak"}
    antwoord = client.post(adres, velden, **JSON).json()
    nieuw.refresh_from_db()
    assert nieuw.woord == "zwak" and antwoord["velden"] == {}
    velden |= {"versie": antwoord["versie"], "p-4-DELETE": "on"}
    assert client.post(adres, velden, **JSON).status_code == 422 and schaal.ankerpunten.filter(pk=nieuw.pk).exists()


def test_undo_goes_back_to_the_page_and_says_what(bestek, client, url, getallen, punten):
    client.post(url("vragen"), getallen | {punten: "25"})
    laatste = bestek.bewerkingen.get()
    assert laatste.wat in client.get(url("vragen")).content.decode()
    adres = f"http://testserver{url('vragen')}?perceel="
    antwoord = client.post(url("ongedaan"), {"bewerking": laatste.pk}, headers={"referer": adres})
    assert antwoord.url.startswith(f"{adres}#deel-")
    pagina = client.get(url("vragen")).content.decode()
    assert "Ongedaan gemaakt: Punten van" in pagina and 'value="30"' in pagina
    client.post(url("opnieuw"), {"bewerking": laatste.pk})
    assert 'value="25"' in client.get(url("vragen")).content.decode()


def test_undo_of_another_act_than_the_button_said_is_refused(bestek, client, url, getallen, punten):
    client.post(url("vragen"), getallen | {punten: "25"})
    client.post(url("ongedaan"), {"bewerking": bestek.bewerkingen.get().pk + 1})
    assert bestek.bewerkingen.get().ongedaan_op is None


def test_undo_of_a_part_leaves_the_page_of_that_part(bestek, client, url, wie):
    client.post(
        url("onderdeel_nieuw", "paragrafen"), {"titel": "Voor wie", "tekst": "Iedereen.", "hoofdstuk": "opdracht"}
    )
    rij, act = Paragraaf.objects.get(), bestek.bewerkingen.get()
    adres = f"http://testserver{url('onderdeel', 'paragrafen', rij.sleutel)}"
    antwoord = client.post(url("ongedaan"), {"bewerking": act.pk}, headers={"referer": adres})
    assert antwoord.url.partition("#")[0] == url("onderdelen", "paragrafen")


def test_nothing_is_undone_in_a_bestek_that_is_fixed(bestek, client, url, wie):
    client.post(url("onderdeel_nieuw", "eisen"), {"soort": "geschiktheidseis", "titel": "Keurmerk", "tekst": "Ja."})
    laatste = bestek.bewerkingen.get()
    bestek.submit(wie)
    client.post(url("ongedaan"), {"bewerking": laatste.pk})
    laatste.refresh_from_db()
    assert laatste.ongedaan_op is None and bestek.eis_set.exists()


def test_acts_of_a_colleague_are_not_offered(bestek, gemeente, url, wie):
    from bestek.ongedaan import recorded

    with recorded(bestek, wie):
        add_deel(bestek, Paragraaf, wie, titel="Voor wie", tekst="Iedereen.")
    ander = factories.make_client(factories.make_gebruiker(gemeente, Rol.INKOPER))
    assert "‘Voor wie’ toegevoegd" not in ander.get(url("onderdelen", "eisen")).content.decode()
