"""To be asked to mend something: an open request keeps a bid from being valid, and each end of it has its effect."""

from datetime import date, timedelta

import pytest

from beoordeling import geldigheid, herstel
from beoordeling.enums import Geldigheid, Hersteluitkomst, Offertestand, Rondestatus
from beoordeling.hersteltermijn import last_day
from beoordeling.models import Herstelverzoek, OngeldigeOvergang
from bestek.models import Eis
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import make_bestek, make_client, make_gebruiker, make_offerte, make_ronde


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def offerte(gemeente, inkoper):
    """A registered offerte with two eisen: evidence with the offerte, and evidence on request."""
    bestek = make_bestek(gemeente, inkoper)
    for volgorde, (titel, moment) in enumerate((("Keurmerk", "bij_inschrijving"), ("Verzekering", "op_verzoek"))):
        eigen = {"titel": titel, "tekst": titel, "bewijsmoment": moment, "volgorde": volgorde}
        Eis.objects.create(gemeente=gemeente, bestek=bestek, **eigen)
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    return make_offerte(bestek, "Taal & Co", "90", geldig=None)


def toets_of(offerte, titel):
    return offerte.eistoetsen.get(eis__titel=titel)


def declare_valid(offerte, inkoper):
    inschrijving = offerte.inschrijvingen.get()
    geldigheid.judge_geldigheid(inschrijving, inschrijving.versie, Geldigheid.GELDIG, "", inkoper)


def test_evidence_that_is_asked_later_does_not_keep_a_bid_from_being_valid(offerte, inkoper):
    toets = toets_of(offerte, "Keurmerk")
    with pytest.raises(OngeldigeOvergang, match="alle eisen"):
        declare_valid(offerte, inkoper)

    geldigheid.judge_eis(toets, toets.versie, True, "", inkoper, bewijs="Certificaat, bijlage 2")
    declare_valid(offerte, inkoper)

    toets.refresh_from_db()
    assert (toets.bewijs, toets.getoetst_door, bool(toets.getoetst_op)) == ("Certificaat, bijlage 2", inkoper, True)
    later = toets_of(offerte, "Verzekering")
    geldigheid.judge_eis(later, later.versie, False, "Geen verzekering.", inkoper)
    assert offerte.inschrijvingen.get().geldigheid == Geldigheid.TE_BEOORDELEN


def test_open_request_keeps_a_bid_from_being_valid_until_it_is_mended(offerte, inkoper):
    toets = toets_of(offerte, "Keurmerk")
    geldigheid.judge_eis(toets, toets.versie, True, "", inkoper)
    over_morgen = klok.now() + timedelta(days=2)
    verzoek = herstel.ask(offerte, toets.eis, "Stuur een leesbaar certificaat.", over_morgen, inkoper)
    with pytest.raises(OngeldigeOvergang, match="herstelverzoek"):
        declare_valid(offerte, inkoper)
    with pytest.raises(OngeldigeOvergang, match="termijn loopt nog"):
        herstel.answer(verzoek, verzoek.versie, None, "", Hersteluitkomst.NIET_HERSTELD, "Niets.", inkoper)

    herstel.answer(verzoek, verzoek.versie, klok.now(), "Bijlage 3", Hersteluitkomst.HERSTELD, "Leesbaar.", inkoper)

    declare_valid(offerte, inkoper)
    with pytest.raises(OngeldigeOvergang, match="al besloten"):
        herstel.answer(verzoek, verzoek.versie, None, "", Hersteluitkomst.OPEN, "", inkoper)


def test_what_is_not_mended_fails_its_eis_with_the_same_reason(offerte, inkoper):
    toets = toets_of(offerte, "Keurmerk")
    verzoek = herstel.ask(offerte, toets.eis, "Stuur het.", klok.now() + timedelta(days=1), inkoper)

    with klok.fixed(klok.now() + timedelta(days=2)):
        laat = (klok.now(), "Bijlage 3", Hersteluitkomst.NIET_HERSTELD, "Te laat en verlopen.")
        herstel.answer(verzoek, verzoek.versie, *laat, inkoper)

    verzoek.refresh_from_db()
    toets.refresh_from_db()
    assert herstel.is_late(verzoek)
    assert (toets.voldoet, toets.reden) == (False, "Te laat en verlopen.")


def test_term_counts_working_days():
    assert last_day(date(2026, 12, 23)) == date(2026, 12, 29)  # past Christmas and the weekend


def test_pages_lead_from_late_to_refused_and_through_a_request(gemeente, offerte, inkoper):
    client = make_client(inkoper)
    pad = f"/{gemeente.slug}/beoordelingen/offerte/{offerte.pk}/"
    morgen = klok.now() + timedelta(days=1)
    eis = toets_of(offerte, "Keurmerk").eis_id
    gevraagd = {"eis": eis, "vraag": "Leesbaar?", "termijn": f"{morgen:%Y-%m-%d}T12:00"}
    assert "werkdagen" in client.get(f"{pad}herstel/").content.decode()
    client.post(f"{pad}herstel/", gevraagd)
    verzoek = Herstelverzoek.objects.get()
    assert "Leesbaar?" in client.get(f"/{gemeente.slug}/beoordelingen/herstel/{verzoek.pk}/").content.decode()
    assert "Herstelverzoeken" in client.get(pad).content.decode()

    stand = {"stand": "geweigerd", "reden": "Te laat.", "versie": offerte.versie}
    assert client.post(f"{pad}stand/", stand).status_code == 302

    offerte.refresh_from_db()
    assert offerte.stand == Offertestand.GEWEIGERD
    tekst = client.get(pad).content.decode()
    assert "Geweigerd: Te laat." in tekst and f"{pad}stand/" not in tekst


def test_page_sets_aside_after_the_opening(gemeente, offerte, inkoper):
    toets = toets_of(offerte, "Keurmerk")
    geldigheid.judge_eis(toets, toets.versie, True, "", inkoper)
    declare_valid(offerte, inkoper)
    leden = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    ronde = make_ronde(offerte.bestek, inkoper, leden, Rondestatus.PRIJZEN_GEOPEND)
    client, inschrijving = make_client(inkoper), offerte.inschrijvingen.get()
    pad = f"/{gemeente.slug}/beoordelingen/inschrijving/{inschrijving.pk}/terzijde/"
    assert pad in client.get(offerte.get_absolute_url()).content.decode()
    assert "Het bestek zegt niet" in client.get(pad).content.decode()

    client.post(pad, {"versie": inschrijving.versie, "reden": "Uitsluitingsgrond."})

    rangorde = client.get(f"{ronde.get_absolute_url()}rangorde/").content.decode()
    assert "terzijde na opening" in rangorde and "Uitsluitingsgrond." in rangorde
