"""Opened prices: the overview, the minutes with the proof that quality came first, and asking for an explanation."""

from datetime import timedelta

import pytest
from django.urls import reverse

from beoordeling import openingsdruk, prijsonderzoek, scoren, taken
from beoordeling.enums import Geldigheid, Prijsbesluit, Rondestatus
from beoordeling.models import OngeldigeOvergang, Prijs, Prijsonderzoek
from beoordeling.vingerafdruk import fingerprint, fixed_fingerprint
from gemeenten import klok
from gemeenten.models import Gebeurtenis
from tests.factories import make_client

from .pagina import page, text

OPEN = Rondestatus.PRIJZEN_GEOPEND


def ask(ronde, inkoper, naam="Alfa", dagen=7) -> Prijsonderzoek:
    prijs = Prijs.objects.get(ronde=ronde, inschrijving__offerte__inschrijver__naam=naam)
    return prijsonderzoek.ask(prijs, "Ver onder de anderen.", "Leg uit.", klok.now() + timedelta(days=dagen), inkoper)


@pytest.mark.parametrize("naam", ["prijsoverzicht", "opening_pdf"])
def test_prices_are_on_no_page_before_the_opening(walk, inkoper, beoordelaars, naam):
    ronde = walk(Rondestatus.KWALITEIT_VASTGESTELD)
    for wie in (inkoper, beoordelaars[0]):
        assert page(wie, naam, ronde).status_code == 302


def test_overview_shows_the_prices_and_offers_to_ask(walk, inkoper, beoordelaars):
    ronde = walk(OPEN)
    html = text(page(inkoper, "prijsoverzicht", ronde))
    assert "1.000,00" in html and "Om uitleg vragen" in html
    assert "Om uitleg vragen" not in text(page(beoordelaars[0], "prijsoverzicht", ronde))


def test_fixing_keeps_a_fingerprint_that_the_minutes_compare(walk, inkoper):
    ronde = walk(OPEN)
    inhoud = openingsdruk.context(ronde, inkoper)
    assert fixed_fingerprint(ronde).gegevens["sha256"] == fingerprint(ronde) == inhoud["vingerafdruk"]
    assert inhoud["ongewijzigd"] and [len(deel.rijen) for deel in inhoud["delen"]] == [2]


def test_fingerprint_hangs_on_marks_and_reasons(walk):
    ronde = walk(Rondestatus.CONSENSUS)
    afdrukken = {fingerprint(ronde)}
    antwoord = taken.antwoorden_to_score(ronde).first()
    voorzitter = ronde.commissie.get(rol="voorzitter").gebruiker
    for versie, (cijfer, motivatie) in enumerate([(7, "Goed."), (7, "Sterk."), (10, "Sterk.")]):
        scoren.save_consensus(ronde, antwoord, versie, cijfer, motivatie, voorzitter)
        afdrukken.add(fingerprint(ronde))
    assert len(afdrukken) == 4


def test_minutes_print_for_who_may_see_the_prices(walk, inkoper):
    antwoord = page(inkoper, "opening_pdf", walk(OPEN))
    assert antwoord["Content-Type"] == "application/pdf"


def test_refused_explanation_sets_the_bid_aside_with_its_reason(walk, inkoper, gemeente):
    ronde = walk(OPEN)
    onderzoek = ask(ronde, inkoper)
    url = reverse("beoordeling:onderzoek", args=[gemeente.slug, onderzoek.pk])
    velden = {
        "versie": onderzoek.versie,
        "antwoord": "Vrijwilligers.",
        "besluit": "afgewezen",
        "reden": "Geen docenten.",
    }
    assert make_client(inkoper).post(url, velden).status_code == 302
    onderzoek.refresh_from_db()
    inschrijving = onderzoek.prijs.inschrijving
    inschrijving.refresh_from_db()
    assert (inschrijving.geldigheid, inschrijving.reden) == (Geldigheid.TERZIJDE_GELEGD, "Geen docenten.")
    assert make_client(inkoper).post(url, velden | {"versie": onderzoek.versie}).status_code == 200, "decided once"
    assert not Gebeurtenis.objects.filter(tekst__contains="1.000").exists()


def test_nobody_is_set_aside_unheard(walk, inkoper):
    ronde = walk(OPEN)
    onderzoek = ask(ronde, inkoper)
    besluit = Prijsbesluit.AFGEWEZEN
    with pytest.raises(OngeldigeOvergang, match="termijn loopt nog"):
        prijsonderzoek.decide(onderzoek, onderzoek.versie, "", besluit, "Te laag.", inkoper)
    with pytest.raises(OngeldigeOvergang, match="reden"):
        prijsonderzoek.decide(onderzoek, onderzoek.versie, "Zo zit het.", besluit, " ", inkoper)
    with klok.fixed(klok.now() + timedelta(days=8)):
        prijsonderzoek.decide(onderzoek, onderzoek.versie, "", besluit, "Er kwam niets.", inkoper)
    onderzoek.refresh_from_db()
    assert onderzoek.besluit == besluit


def test_price_is_asked_about_once_and_not_after_the_end(walk, inkoper):
    ronde = walk(OPEN)
    ask(ronde, inkoper)
    with pytest.raises(OngeldigeOvergang, match="al om uitleg"):
        ask(ronde, inkoper)
    ronde.finish(inkoper)
    with pytest.raises(OngeldigeOvergang, match="niet is afgerond"):
        ask(ronde, inkoper, "Beta")


def test_decision_on_an_old_version_keeps_both_texts(walk, inkoper, gemeente):
    onderzoek = ask(walk(OPEN), inkoper)
    prijsonderzoek.decide(onderzoek, onderzoek.versie, "Van een ander.", Prijsbesluit.OPEN, "", inkoper)
    url = reverse("beoordeling:onderzoek", args=[gemeente.slug, onderzoek.pk])
    velden = {"versie": 1, "antwoord": "Van mij.", "besluit": "open", "reden": ""}
    antwoord = make_client(inkoper).post(url, velden)
    assert antwoord.status_code == 409 and "Van een ander." in text(antwoord) and "Van mij." in text(antwoord)
