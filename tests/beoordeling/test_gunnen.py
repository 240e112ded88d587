"""From ranking to letters that are fixed: who may do what, and what stands in the way."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from beoordeling import gunnen, kluis, ondertekening, scoren, taken, verloop
from beoordeling.enums import Gunningstatus, Rondestatus
from beoordeling.gunningsstof import gather
from beoordeling.meterbeeld import measure_letters
from beoordeling.models import Gunning, Gunningsbrief, OngeldigeOvergang, Verzending
from beoordeling.wachttijd import waiting_time
from bestek.canoniek import sha256_hex
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests.factories import make_gebruiker, make_gepubliceerd, make_offerte, make_ronde

BIEDERS = {"Alfa": ("100,00", 10), "Beta": ("120,00", 7), "Gamma": ("150,00", 4)}
ANTWOORD = "Onze {naam}werkwijze begint met een intakegesprek over het gezin."


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER, naam="Inge Inkoper")


@pytest.fixture
def collega(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER, naam="Cor Collega")


@pytest.fixture
def ronde(gemeente, inkoper):
    """Alfa first, Gamma last, Delta set aside."""
    bestek = make_gepubliceerd(gemeente, inkoper, vragen=1)
    for naam, (prijs, _) in BIEDERS.items():
        make_offerte(bestek, naam, prijs, ANTWOORD.format(naam=naam))
    make_offerte(bestek, "Delta", "90,00", geldig=False)
    lezer = make_gebruiker(gemeente, Rol.LEZER)
    leden = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    ronde = make_ronde(bestek, inkoper, leden, Rondestatus.CONSENSUS)
    for antwoord in taken.antwoorden_to_score(ronde):
        naam = antwoord.offerte.inschrijver.naam
        tekst = f"De werkwijze van {naam} met een intakegesprek is concreet; een ritme ontbreekt, daarom dit cijfer."
        scoren.save_consensus(ronde, antwoord, 0, BIEDERS[naam][1], tekst, leden[0])
    ondertekening.sign_all(ronde, leden[0])
    verloop.fix_kwaliteit(ronde, inkoper)
    ronde.refresh_from_db()
    kluis.request_opening(ronde, inkoper)
    kluis.open_prijzen(ronde, lezer)
    ronde.refresh_from_db()
    return ronde


@pytest.fixture
def gunning(ronde, inkoper):
    return gunnen.make_gunning(ronde, ronde.bestek.perceel_set.get(), inkoper)


def letter(gunning, naam):
    return gunning.brieven.get(inschrijving__offerte__inschrijver__naam=naam)


def test_gunning_holds_the_ranking_and_a_letter_for_every_bidder(gunning):
    assert gunning.winnaar.offerte.inschrijver.naam == "Alfa" and gunning.nummer == 1
    assert gunning.sha256 == sha256_hex(gunning.rangorde.encode())
    assert [u["naam"] for u in json.loads(gunning.rangorde)["uitslagen"]] == ["Alfa", "Beta", "Gamma"]
    brieven = dict(gunnen.letters_as_data(gunning))
    assert [d["aan"] for d in brieven.values()] == ["Alfa", "Beta", "Gamma", "Delta"]
    alfa, beta, _, delta = brieven.values()
    assert beta["vragen"][0]["eigen"]["cijfer"] == "7" and beta["vragen"][0]["winnaar"]["cijfer"] == "10"
    assert "Alfa" in beta["vragen"][0]["voordeel"] and "plaats 2 van 3" in " ".join(beta["besluit"])
    assert alfa["vragen"][0]["winnaar"] == {} and not alfa["voordelen"]
    assert delta["motivering"] == "Te laat ingediend." and delta["vragen"] == delta["totalen"] == []


def test_letter_says_nothing_of_other_losers_and_the_winners_price_only_by_choice(gunning, inkoper):
    brief = letter(gunning, "Beta")
    tekst = str(dict(gunnen.letters_as_data(gunning))[brief])
    assert not any(geheim in tekst for geheim in ("Gamma", "Delta", "150,00", "€ 100,00"))
    gunnen.save_letter(brief, brief.versie, inkoper, prijs_winnaar=True)
    assert "€ 100,00" in str(dict(gunnen.letters_as_data(gunning))[brief])


def test_release_takes_another_inkoper(gunning, inkoper, collega, ronde):
    with pytest.raises(OngeldigeOvergang, match="andere inkoper"):
        gunnen.release(gunning, inkoper, "Haast.")
    with pytest.raises(OngeldigeOvergang, match="Een inkoper"):
        gunnen.release(gunning, make_gebruiker(ronde.gemeente, Rol.LEZER), "Haast.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Gunning.objects.filter(pk=gunning.pk).update(vrijgegeven_door=inkoper)
    gunnen.release(gunning, collega, "")
    assert gunning.status == Gunningstatus.VRIJGEGEVEN


def test_release_over_the_meter_needs_a_reason_that_stays(gunning, inkoper, collega):
    brief = letter(gunning, "Beta")
    sleutel = next(iter(brief.vragen))
    gunnen.save_letter(brief, brief.versie, inkoper, vragen={sleutel: {"eigen": "", "winnaar": ""}})
    gemeten = {m.brief.pk: m.meting for m in measure_letters(gather(gunning))}
    assert {b.code for b in gemeten[brief.pk].moet} == {"geen_motivatie", "geen_voordeel"}
    with pytest.raises(OngeldigeOvergang, match="nog 2 punten"):
        gunnen.release(gunning, collega)
    gunnen.release(gunning, collega, "De brief gaat met een bijlage mee.")
    assert "met een bijlage mee" in Gebeurtenis.objects.get(soort="gunning.meter_terzijde").tekst


def test_release_stops_when_the_ranking_has_changed(gunning, collega):
    gunning.winnaar.change(gunning.winnaar.versie, geldigheid="terzijde_gelegd", reden="Prijs niet verklaard.")
    with pytest.raises(OngeldigeOvergang, match="rangorde is veranderd"):
        gunnen.release(gunning, collega, "Toch.")


def test_released_letters_are_fixed_for_everybody(gunning, inkoper, collega):
    gunnen.release(gunning, collega)
    brief = letter(gunning, "Beta")
    with pytest.raises(OngeldigeOvergang, match="vrijgegeven"):
        gunnen.save_letter(brief, brief.versie, inkoper, aanhef="Hallo")
    with pytest.raises(DatabaseError), transaction.atomic():
        Gunningsbrief.objects.filter(pk=brief.pk).update(aanhef="Hallo")


def test_sending_freezes_and_the_decision_waits_its_time(gunning, inkoper, collega):
    gunnen.release(gunning, collega)
    wacht = waiting_time(gunning.ronde.bestek.profiel, klok.today())
    with pytest.raises(OngeldigeOvergang, match="ten minste"):
        gunnen.send(gunning, inkoper, wacht.tot - timedelta(days=1))
    gunnen.send(gunning, inkoper, wacht.tot)
    assert gunning.status == Gunningstatus.VERZONDEN and gunning.standstill_tot == wacht.tot
    rij = Verzending.objects.get(brief=letter(gunning, "Beta"))
    assert rij.sha256 == sha256_hex(rij.inhoud.encode()) and wacht.tekst in rij.gegevens["clausule"]
    assert not rij.gegevens["concept"]
    with pytest.raises(OngeldigeOvergang, match="loopt tot en met"):
        gunnen.make_definite(gunning, inkoper)
    with klok.fixed(klok.now() + timedelta(days=60)):
        gunnen.make_definite(gunning, inkoper)
    assert gunning.status == Gunningstatus.DEFINITIEF


def test_a_withdrawn_gunning_makes_room_for_the_next_number(gunning, ronde, inkoper):
    perceel = gunning.perceel
    with pytest.raises(OngeldigeOvergang, match="loopt al"):
        gunnen.make_gunning(ronde, perceel, inkoper)
    with pytest.raises(OngeldigeOvergang, match="reden"):
        gunnen.withdraw(gunning, inkoper, " ")
    gunnen.withdraw(gunning, inkoper, "Een motivering moet opnieuw.")
    assert gunnen.make_gunning(ronde, perceel, inkoper).nummer == 2
