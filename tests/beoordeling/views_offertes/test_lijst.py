import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beoordeling.enums import Rondestatus
from gemeenten.enums import Rol
from tests.beoordeling.views_offertes.pagina import text_of, url
from tests.factories import (
    make_bestek,
    make_client,
    make_gebruiker,
    make_gepubliceerd,
    make_offerte,
    make_ronde,
)


def test_lijst_shows_each_role_what_concerns_it(gemeente, inkoper, beoordelaars, bestek):
    make_bestek(gemeente, inkoper)  # a concept, for nobody here
    lezer = make_gebruiker(gemeente, Rol.LEZER)
    make_offerte(bestek, prijs="1000")
    ander = make_gebruiker(gemeente, Rol.BEOORDELAAR)

    def titels(wie):
        return [b.titel for b in make_client(wie).get(url("lijst")).context["bestekken"]]

    assert titels(inkoper) == [bestek.titel]
    assert titels(beoordelaars[0]) == []
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    assert titels(beoordelaars[0]) == [bestek.titel]
    assert titels(ander) == titels(lezer) == []
    bestek.rondes.get().finish(inkoper)
    assert titels(lezer) == [bestek.titel]


@pytest.mark.parametrize(
    ("rol", "zin"),
    [
        (Rol.INKOPER, "Er is nog niets te beoordelen"),
        (Rol.BEOORDELAAR, "U zit nog in geen commissie"),
        (Rol.LEZER, "Er is nog geen beoordeling afgerond"),
    ],
)
def test_lijst_when_empty_says_what_comes(gemeente, rol, zin):
    assert zin in text_of(make_client(make_gebruiker(gemeente, rol)).get(url("lijst")))


def test_lijst_takes_as_many_queries_for_three_as_for_one(gemeente, inkoper, client):
    def queries():
        with CaptureQueriesContext(connection) as teller:
            client.get(url("lijst"))
        return len(teller)

    make_ronde(make_gepubliceerd(gemeente, inkoper), inkoper, [])
    een = queries()
    for _ in range(2):
        make_ronde(make_gepubliceerd(gemeente, inkoper), inkoper, [])
    assert queries() == een


def test_offertes_and_offerte_take_as_many_queries_for_three_as_for_one(gemeente, inkoper, client):
    klein, groot = make_gepubliceerd(gemeente, inkoper, vragen=1), make_gepubliceerd(gemeente, inkoper, vragen=3)
    offerte = make_offerte(klein, prijs="1000")
    for _ in range(3):
        grote = make_offerte(groot, prijs="1000")
    for naam, een, drie in (("offertes", klein, groot), ("offerte", offerte, grote), ("antwoorden", offerte, grote)):
        aantallen = []
        for rij in (een, drie):
            with CaptureQueriesContext(connection) as teller:
                assert client.get(url(naam, rij.pk)).status_code == 200
            aantallen.append(len(teller))
        assert aantallen[0] == aantallen[1], naam


def test_offertes_tells_that_a_price_is_in_and_how_far_registering_is(client, bestek):
    make_offerte(bestek, "Alfa", prijs="1000")
    make_offerte(bestek, "Beta", antwoord=None, geldig=None)
    tekst = text_of(client.get(url("offertes", bestek.pk)))
    assert "In de kluis" in tekst and "Nog niet<" in tekst
    assert "2 van 2" in tekst and "0 van 2" in tekst
    assert "Nog te beoordelen" in tekst


def test_offertes_shows_a_reviewer_nothing_before_admission(bestek, inkoper, beoordelaars):
    make_offerte(bestek, "Alfa")
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL, ondertekend=False)
    tekst = text_of(make_client(beoordelaars[0]).get(url("offertes", bestek.pk)))
    assert "Alfa" not in tekst
    assert "Hier valt voor u nog niets te lezen" in tekst
