"""The pages of judging again: beginning it, what each person reads of the other round, and the comparison."""

import pytest
from django.urls import reverse

from beoordeling import belang, herbeoordeling, verloop
from beoordeling.enums import Rondestatus
from beoordeling.models import Ronde
from gemeenten.enums import Rol
from tests import factories
from tests.factories import make_client, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde

pytestmark = pytest.mark.django_db
PRIJS = "97.531"
REDEN = "De klacht over de motivering is gegrond."


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def eerste(gemeente, inkoper):
    bestek = make_gepubliceerd(gemeente, make_gebruiker(gemeente, Rol.INKOPER), vragen=1)
    make_offerte(bestek, "Anders", "97531")
    oud = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    return make_ronde(bestek, inkoper, oud, Rondestatus.AFGEROND)


def url(naam: str, ronde: Ronde) -> str:
    return reverse(f"beoordeling:{naam}", args=[ronde.gemeente.slug, ronde.pk])


def again(eerste: Ronde, inkoper, leden, tot: int = 4) -> Ronde:
    ronde = herbeoordeling.reassess(eerste, REDEN, False, inkoper)
    for nummer, gebruiker in enumerate(leden):
        belang.sign_verklaring(
            verloop.add_lid(ronde, gebruiker, inkoper, "beoordelaar" if nummer else "voorzitter"), False
        )
    verloop.start(ronde, inkoper)
    stappen = (
        lambda r: factories._score(r, inkoper, 10),
        lambda r: factories._agree(r, inkoper, 10),
        lambda r: factories._open(r, inkoper, None),
        lambda r: r.finish(inkoper),
    )
    for stap in stappen[:tot]:
        ronde.refresh_from_db()
        stap(ronde)
    ronde.refresh_from_db()
    return ronde


def test_herbeoordelen_begins_a_round_and_leads_to_its_committee(eerste, inkoper):
    client = make_client(inkoper)
    assert url("herbeoordelen", eerste) in client.get(eerste.get_absolute_url()).text
    antwoord = client.post(url("herbeoordelen", eerste), {"reden": REDEN, "commissie": "zelfde"}, follow=True)
    tweede = Ronde.objects.get(vervangt=eerste)
    assert antwoord.redirect_chain[-1][0] == url("commissie", tweede) and tweede.commissie.count() == 2
    assert "Er is al een andere beoordeling" in client.get(url("herbeoordelen", eerste)).text
    assert "Deze beoordeling is overgedaan" in client.get(eerste.get_absolute_url()).text


def test_herbeoordelen_tells_what_is_missing_and_keeps_what_was_typed(eerste, inkoper):
    antwoord = make_client(inkoper).post(
        url("herbeoordelen", eerste), {"reden": "Klacht. Prijs € 90.000", "commissie": "anders"}
    )
    assert "Noem in de reden geen bedrag" in antwoord.text and "Klacht. Prijs" in antwoord.text
    assert not Ronde.objects.filter(vervangt=eerste).exists()


def test_pages_of_the_earlier_round_close_for_who_judges_again(eerste, inkoper, gemeente):
    deuren = ("rangorde", "verslag", "stevigheid", "prijsoverzicht", "opening_pdf", "consensus")
    lid, ander = make_gebruiker(gemeente, Rol.BEOORDELAAR, Rol.LEZER), make_gebruiker(gemeente, Rol.BEOORDELAAR)
    client = make_client(lid)
    assert PRIJS in client.get(url("prijsoverzicht", eerste)).text
    tweede = again(eerste, inkoper, [lid, ander], tot=1)
    assert {client.get(url(deur, eerste)).status_code for deur in deuren} == {404}
    bladen = [
        client.get(eerste.get_absolute_url()),
        client.get(tweede.get_absolute_url()),
        client.get(url("consensus", tweede)),
    ]
    assert all(blad.status_code == 200 and PRIJS not in blad.text for blad in bladen)
    assert "De prijzen zijn bekend sinds" in bladen[1].text and str(lid) in bladen[1].text


def test_vergelijking_shows_both_rounds_to_inkoper_and_reader(eerste, inkoper, gemeente, django_assert_max_num_queries):
    leden = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    tweede = again(eerste, inkoper, leden)
    for wie in (inkoper, make_gebruiker(gemeente, Rol.LEZER)):
        client = make_client(wie)
        assert url("vergelijking", tweede) in client.get(tweede.get_absolute_url()).text
        with django_assert_max_num_queries(45):
            tekst = client.get(url("vergelijking", tweede)).text
        assert "1 van de 1 cijfers is anders dan eerst. De eerste plaats blijft bij Anders." in tekst
        assert "Hoger" in tekst and REDEN in tekst
    assert make_client(leden[0]).get(url("vergelijking", tweede)).status_code == 403
    assert make_client(inkoper).get(url("vergelijking", eerste)).status_code == 404


def test_report_of_a_reassessment_says_that_the_prices_were_known(eerste, inkoper, gemeente):
    from django.template.loader import render_to_string

    from beoordeling.verslag import context

    leden = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    blad = "beoordeling/rondes/verslag/herbeoordeling.html"
    tekst = render_to_string(blad, context(again(eerste, inkoper, leden)))
    assert "al bekend" in tekst and "Geen van de beoordelaars kon de prijzen" in tekst
    assert not render_to_string(blad, context(eerste)).strip()
