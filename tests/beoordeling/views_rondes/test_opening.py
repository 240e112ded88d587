from datetime import timedelta

from django.urls import reverse

from beoordeling import kluis
from beoordeling.enums import Rondestatus
from gemeenten import klok
from gemeenten.enums import Rol
from tests.beoordeling.views_rondes.pagina import page, text, url
from tests.factories import (
    make_client,
    make_gebruiker,
    make_gepubliceerd,
    make_offerte,
    make_ronde,
)


def test_two_people_open_and_only_then_is_there_a_ranking(walk, gemeente, inkoper, beoordelaars):
    ronde = walk(Rondestatus.KWALITEIT_VASTGESTELD)
    beleid = make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)
    assert "nog geen rangorde" in text(page(inkoper, "rangorde", ronde))
    tweede = make_client(beleid)
    assert tweede.get(url("openen", ronde)).status_code == 200
    assert tweede.get(url("ronde", ronde)).status_code == 403
    eerste = make_client(inkoper)
    eerste.post(url("openen", ronde), {"stap": "openen"})
    eerste.post(url("openen", ronde), {"stap": "aanvragen"})
    eerste.post(url("openen", ronde), {"stap": "openen"})
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.KWALITEIT_VASTGESTELD
    assert "Inge Inkoper" in text(tweede.get(url("openen", ronde)))
    antwoord = tweede.post(url("openen", ronde), {"stap": "openen"})
    assert antwoord.url == reverse("portaal:start", args=["polderstad"])
    inhoud = text(page(beoordelaars[1], "rangorde", ronde))
    assert "Alfa en Beta delen de eerste plaats." in inhoud and "€ 1.000,00" in inhoud
    assert tweede.get(url("openen", ronde)).status_code == 404


def test_who_scores_or_only_manages_opens_nothing(walk, gemeente, beoordelaars, inkoper):
    ronde = walk(Rondestatus.KWALITEIT_VASTGESTELD)
    kluis.request_opening(ronde, inkoper)
    for wie in beoordelaars:
        assert make_client(wie).post(url("openen", ronde), {"stap": "openen"}).status_code == 403
    beheerder = make_gebruiker(gemeente, Rol.BEHEERDER)
    assert make_client(beheerder).post(url("openen", ronde), {"stap": "openen"}).status_code == 403
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.KWALITEIT_VASTGESTELD


def test_opening_page_tells_what_is_in_the_way(walk, inkoper, bestek):
    ronde = walk(Rondestatus.CONSENSUS)
    assert "pas open als de kwaliteit is vastgesteld" in text(page(inkoper, "openen", ronde))


def test_a_request_lapses_after_an_hour(walk, inkoper, gemeente):
    ronde = walk(Rondestatus.KWALITEIT_VASTGESTELD)
    kluis.request_opening(ronde, inkoper)
    with klok.fixed(klok.now() + timedelta(minutes=61)):
        assert "De vorige aanvraag is verlopen." in text(page(inkoper, "openen", ronde))
        lezer = make_client(make_gebruiker(gemeente, Rol.LEZER))
        lezer.post(url("openen", ronde), {"stap": "openen"})
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.KWALITEIT_VASTGESTELD


def test_missing_price_keeps_the_kluis_shut(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek, "Gamma")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.KWALITEIT_VASTGESTELD)
    inhoud = text(page(inkoper, "openen", ronde))
    assert "Gamma" in inhoud and "Opening aanvragen" not in inhoud
