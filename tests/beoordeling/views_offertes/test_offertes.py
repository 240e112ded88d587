from datetime import timedelta

import pytest
from django.utils import timezone

from beoordeling import registratie
from beoordeling.enums import Rondestatus
from beoordeling.models import Inschrijver, Offerte
from gemeenten import klok
from tests.beoordeling.views_offertes.pagina import publish, text_of, url
from tests.factories import (
    make_bestek,
    make_client,
    make_gepubliceerd,
    make_offerte,
    make_ronde,
)


def gegevens(moment=None, **velden):
    moment = timezone.localtime(moment or klok.now() - timedelta(hours=1))
    return {"naam": "Taal & Co", "ontvangen_datum": f"{moment:%Y-%m-%d}", "ontvangen_tijd": f"{moment:%H:%M}"} | velden


def test_offerte_nieuw_registers_a_new_bidder(client, bestek):
    antwoord = client.post(url("offerte_nieuw", bestek.pk), gegevens(kvk_nummer="12345678"))
    offerte = Offerte.objects.get()
    assert antwoord.url == offerte.get_absolute_url()
    assert (offerte.inschrijver.naam, offerte.inschrijver.kvk_nummer) == ("Taal & Co", "12345678")
    assert offerte.antwoorden.count() == 2


def test_offerte_nieuw_takes_a_known_bidder_and_chosen_percelen(gemeente, inkoper, client):
    bestek = make_gepubliceerd(gemeente, inkoper, percelen=2)
    bekend = Inschrijver.objects.create(gemeente=gemeente, naam="Bekend")
    perceel = bestek.perceel_set.last()
    data = gegevens(naam="", inschrijver=bekend.pk)
    assert "ten minste één perceel" in text_of(client.post(url("offerte_nieuw", bestek.pk), data))
    client.post(url("offerte_nieuw", bestek.pk), data | {"percelen": [perceel.pk]})
    offerte = Offerte.objects.get()
    assert offerte.inschrijver == bekend
    assert [i.perceel for i in offerte.inschrijvingen.all()] == [perceel]


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"naam": ""}, "Vul de naam van de inschrijver in"),
        ({"naam": "bekend"}, "bestaat al"),
        ({"kvk_nummer": "123"}, "acht cijfers"),
        ({"ontvangen_datum": "2999-01-01"}, "in de toekomst"),
        ({"ontvangen_tijd": ""}, "ontvangen_tijd"),
    ],
)
def test_offerte_nieuw_says_what_is_wrong_and_keeps_the_rest(gemeente, client, bestek, velden, melding):
    Inschrijver.objects.create(gemeente=gemeente, naam="Bekend")
    antwoord = client.post(url("offerte_nieuw", bestek.pk), gegevens(kenmerk="KM-77") | velden)
    assert melding in text_of(antwoord)
    assert "KM-77" in text_of(antwoord)
    assert not Offerte.objects.exists()


def test_offerte_nieuw_warns_for_an_offerte_after_the_deadline(gemeente, inkoper, client):
    bestek = make_bestek(gemeente, inkoper)
    bestek.sluiting_op = klok.now() - timedelta(days=1)
    bestek.save()
    publish(bestek, inkoper)
    antwoord = client.post(url("offerte_nieuw", bestek.pk), gegevens())
    assert "kwam na de sluiting" in text_of(antwoord)
    assert not Offerte.objects.exists()
    antwoord = client.post(url("offerte_nieuw", bestek.pk), gegevens(toch="on"), follow=True)
    assert Offerte.objects.get().te_laat
    assert "Na de sluiting ontvangen" in text_of(antwoord)


def test_offerte_nieuw_is_closed_once_scoring_began(client, bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    antwoord = client.get(url("offerte_nieuw", bestek.pk), follow=True)
    assert "De beoordeling is begonnen" in text_of(antwoord)


def test_offerte_bewerken_on_an_old_version_shows_both(client, bestek, inkoper):
    offerte = make_offerte(bestek, ontvangen_op=klok.now() - timedelta(hours=2))
    data = gegevens(versie=offerte.versie, kenmerk="van mij")
    registratie.change_offerte(offerte, offerte.versie, list(bestek.perceel_set.all()), inkoper, kenmerk="van haar")
    antwoord = client.post(url("offerte_bewerken", offerte.pk), data)
    assert antwoord.status_code == 409
    assert "van mij" in text_of(antwoord) and "van haar" in text_of(antwoord)
    data["versie"] = Offerte.objects.get().versie
    assert client.post(url("offerte_bewerken", offerte.pk), data).status_code == 302
    assert Offerte.objects.get().kenmerk == "van mij"


def test_inschrijver_changes_for_all_offers_and_survives_a_collision(client, bestek):
    inschrijver = make_offerte(bestek, "Alfa").inschrijver
    data = {"naam": "Alfa BV", "kvk_nummer": "", "contactpersoon": "", "email": "", "versie": inschrijver.versie}
    assert client.post(url("inschrijver", inschrijver.pk), data).status_code == 302
    antwoord = client.post(url("inschrijver", inschrijver.pk), data | {"naam": "Alfa NV"})
    assert antwoord.status_code == 409
    assert "Alfa BV" in text_of(antwoord) and "Alfa NV" in text_of(antwoord)
    assert Inschrijver.objects.get().naam == "Alfa BV"


def test_offerte_shows_a_reviewer_only_assigned_answers(bestek, inkoper, beoordelaars):
    offerte = make_offerte(bestek, antwoord=None, prijs="1000")
    for antwoord in offerte.antwoorden.all():
        registratie.set_antwoord(antwoord, f"GEHEIM-{antwoord.bestekvraag.volgorde}", inkoper)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    ronde.commissie.get(gebruiker=beoordelaars[1]).toewijzingen.filter(bestekvraag__volgorde=2).delete()
    tekst = text_of(make_client(beoordelaars[1]).get(url("offerte", offerte.pk)))
    assert "GEHEIM-1" in tekst
    assert "GEHEIM-2" not in tekst
    assert "Geschiedenis" not in tekst and "kluis" not in tekst


def test_offerte_shows_the_published_question_and_not_the_working_text(client, bestek, inkoper):
    offerte = make_offerte(bestek)
    bestek.open_change(inkoper, "Verduidelijking")
    bestek.bestekvraag_set.update(tekst="Nog niet vastgesteld?")
    tekst = text_of(client.get(url("offerte", offerte.pk)))
    assert "Hoe doet u dit (1)?" in tekst
    assert "Nog niet vastgesteld?" not in tekst
