from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope

from beoordeling import registratie, verloop
from beoordeling.enums import Commissierol, Geldigheid, Rondestatus
from beoordeling.models import Inschrijver, Offerte, Ronde
from bestek.models import Eis
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import (
    make_bestek,
    make_client,
    make_gebruiker,
    make_gemeente,
    make_gepubliceerd,
    make_offerte,
    make_ronde,
)


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def client(inkoper):
    return make_client(inkoper)


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def bestek(gemeente, inkoper):
    return make_gepubliceerd(gemeente, inkoper)


def publish(bestek, wie):
    bestek.submit(wie)
    freeze(bestek, wie)
    bestek.publish(wie, klok.now().date(), "TN-1")
    return bestek


@pytest.fixture
def met_eisen(gemeente, inkoper):
    bestek = make_bestek(gemeente, inkoper)
    for nummer in (1, 2):
        Eis.objects.create(
            gemeente=gemeente, bestek=bestek, volgorde=nummer, titel=f"Eis {nummer}", tekst=f"Tekst {nummer}"
        )
    return publish(bestek, inkoper)


def url(naam: str, *args: object) -> str:
    return reverse(f"beoordeling:{naam}", args=["polderstad", *args])


def text_of(antwoord) -> str:
    return antwoord.content.decode()


# ── lists ────────────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── an offerte ───────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def fields(*paren):
    return {f"antwoord-{antwoord.pk}-{naam}": waarde for antwoord, velden in paren for naam, waarde in velden.items()}


def test_antwoorden_saves_all_at_once_and_skips_empty_ones(client, bestek):
    offerte = make_offerte(bestek, antwoord=None)
    een, twee = offerte.antwoorden.all()
    data = fields((een, {"tekst": "Eerste", "versie": 0}), (twee, {"tekst": "  ", "versie": 0}))
    antwoord = client.post(url("antwoorden", offerte.pk), data, follow=True)
    assert "1 antwoord bewaard." in text_of(antwoord)
    assert [a.tekst for a in offerte.antwoorden.all()] == ["Eerste", ""]


def test_antwoorden_loses_nothing_where_a_colleague_was_first(client, bestek, inkoper):
    offerte = make_offerte(bestek, antwoord=None)
    een, twee = offerte.antwoorden.all()
    registratie.set_antwoord(een, "Van een collega", inkoper)
    data = fields((een, {"tekst": "Van mij", "versie": 0}), (twee, {"tekst": "Tweede", "versie": 0}))

    antwoord = client.post(url("antwoorden", offerte.pk), data)

    assert antwoord.status_code == 409
    assert "Van een collega" in text_of(antwoord) and "Van mij" in text_of(antwoord)
    assert [a.tekst for a in offerte.antwoorden.all()] == ["Van een collega", "Tweede"]
    data = fields((een, {"tekst": "Van mij", "versie": 1}))
    assert "Geef de reden van de correctie" in text_of(client.post(url("antwoorden", offerte.pk), data))
    data |= fields((een, {"reden": "Vollediger"}))
    assert client.post(url("antwoorden", offerte.pk), data).status_code == 302
    assert offerte.antwoorden.first().tekst == "Van mij"


def test_antwoorden_keeps_the_text_when_scoring_began_meanwhile(client, bestek, inkoper, beoordelaars):
    offerte = make_offerte(bestek, antwoord=None)
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    data = fields((offerte.antwoorden.first(), {"tekst": "Te laat geplakt", "versie": 0}))
    antwoord = client.post(url("antwoorden", offerte.pk), data)
    assert "kunnen niet meer veranderen" in text_of(antwoord)
    assert "Te laat geplakt" in text_of(antwoord)
    assert offerte.antwoorden.first().tekst == ""


def test_antwoord_correction_needs_a_reason_and_shows_earlier_versions(client, bestek):
    offerte = make_offerte(bestek, antwoord="Oude tekst")
    rij = offerte.antwoorden.first()
    adres, data = url("antwoord", rij.pk), fields((rij, {"tekst": "Nieuwe tekst", "versie": 1}))
    fout = client.post(adres, data)
    assert "Geef de reden van de correctie" in text_of(fout) and "Nieuwe tekst" in text_of(fout)
    assert client.post(adres, data | fields((rij, {"reden": "Verkeerd geplakt"}))).status_code == 302
    tekst = text_of(client.get(adres))
    assert "Oude tekst" in tekst and "Nieuwe tekst" in tekst and "Verkeerd geplakt" in tekst


def test_antwoord_on_an_old_version_shows_both(client, bestek, inkoper):
    rij = make_offerte(bestek, antwoord="Eerste").antwoorden.first()
    registratie.set_antwoord(rij, "Van een collega", inkoper, "Vollediger")
    data = fields((rij, {"tekst": "Van mij", "versie": 1, "reden": "Beter"}))
    antwoord = client.post(url("antwoord", rij.pk), data)
    assert antwoord.status_code == 409
    assert "Van een collega" in text_of(antwoord) and "Van mij" in text_of(antwoord)
    assert 'value="2"' in text_of(antwoord)


def test_offerte_tells_the_length_beside_the_limit(gemeente, inkoper, client):
    bestek = make_bestek(gemeente, inkoper, vragen=1)
    bestek.bestekvraag_set.update(max_a4=1)
    offerte = make_offerte(publish(bestek, inkoper), antwoord="woord " * 600)
    tekst = text_of(client.get(url("offerte", offerte.pk)))
    assert "600 woorden, ongeveer 1,2 A4 (hoogstens 1 A4; gerekend met 500 woorden per A4)" in tekst
    assert "Misschien te lang" in tekst


# ── attachments ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def bijlage(client, bestek):
    offerte = make_offerte(bestek)
    bestand = SimpleUploadedFile('plan "x"\r\n.html', b"<script>alert(1)</script>", content_type="text/html")
    assert client.post(url("bijlage_toevoegen", offerte.pk), {"bestand": bestand}).status_code == 302
    return offerte.bijlagen.get()


def test_bijlage_is_only_ever_saved(client, bijlage):
    antwoord = client.get(url("bijlage", bijlage.pk))
    assert b"".join(antwoord.streaming_content) == b"<script>alert(1)</script>"
    assert antwoord["Content-Disposition"].startswith("attachment;")
    assert "\n" not in antwoord["Content-Disposition"]
    assert antwoord["Content-Type"] == "application/octet-stream"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert antwoord["Cache-Control"] == "no-store"


def test_bijlage_follows_the_filter_of_the_offerte(gemeente, bijlage, bestek, inkoper, beoordelaars):
    adres, toegelaten = url("bijlage", bijlage.pk), make_client(beoordelaars[0])
    assert toegelaten.get(adres).status_code == 404
    assert make_client(make_gebruiker(gemeente, Rol.BEHEERDER)).get(adres).status_code == 403
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    assert b"".join(toegelaten.get(adres).streaming_content)  # reading to the end closes the file


def test_bijlage_toevoegen_refuses_an_empty_form_and_an_empty_file(client, bestek):
    adres = url("bijlage_toevoegen", make_offerte(bestek).pk)
    assert "Kies een bestand" in text_of(client.post(adres))
    assert "leeg" in text_of(client.post(adres, {"bestand": SimpleUploadedFile("a.txt", b"")}))


# ── eisen, validity, price ───────────────────────────────────────────────────────────────────────────────────────────


def judgement(toets, voldoet, reden="", versie=None):
    velden = {"voldoet": voldoet, "reden": reden, "versie": versie or toets.versie}
    return {f"eis-{toets.pk}-{naam}": waarde for naam, waarde in velden.items()}


def test_eisen_are_judged_in_one_form(client, met_eisen):
    offerte = make_offerte(met_eisen, geldig=None)
    een, twee = offerte.eistoetsen.all()
    fout = client.post(url("eisen", offerte.pk), judgement(een, "ja") | judgement(twee, "nee"))
    assert "Geef de reden waarom de offerte niet voldoet aan ‘Eis 2’" in text_of(fout)
    een.refresh_from_db()
    assert een.voldoet is True
    goed = client.post(url("eisen", offerte.pk), judgement(een, "ja") | judgement(twee, "nee", "Verlopen."))
    assert goed.status_code == 302
    assert [(t.voldoet, t.reden) for t in offerte.eistoetsen.all()] == [(True, ""), (False, "Verlopen.")]


def test_eisen_on_an_old_version_show_both_and_keep_the_others(client, met_eisen, inkoper):
    offerte = make_offerte(met_eisen, geldig=None)
    een, twee = offerte.eistoetsen.all()
    oud = een.versie
    registratie.judge_eis(een, oud, False, "Volgens een collega niet.", inkoper)
    data = judgement(een, "ja", "Volgens mij wel.", versie=oud) | judgement(twee, "ja")

    antwoord = client.post(url("eisen", offerte.pk), data)

    assert antwoord.status_code == 409
    assert "Volgens een collega niet." in text_of(antwoord) and "Volgens mij wel." in text_of(antwoord)
    assert [t.voldoet for t in offerte.eistoetsen.all()] == [False, True]
    data[f"eis-{een.pk}-versie"] = een.versie
    assert client.post(url("eisen", offerte.pk), data).status_code == 302
    assert offerte.eistoetsen.first().voldoet is True


def test_geldigheid_asks_the_eisen_first_and_a_reason(client, met_eisen):
    inschrijving = make_offerte(met_eisen, geldig=None).inschrijvingen.get()
    adres, data = url("geldigheid", inschrijving.pk), {"versie": inschrijving.versie}
    assert "aan alle eisen" in text_of(client.post(adres, data | {"geldigheid": Geldigheid.GELDIG}))
    terzijde = data | {"geldigheid": Geldigheid.TERZIJDE_GELEGD}
    assert "Geef de reden waarom u" in text_of(client.post(adres, terzijde))
    assert client.post(adres, terzijde | {"reden": "Te laat."}).status_code == 302
    botsing = client.post(adres, terzijde | {"reden": "Iets anders."})
    assert botsing.status_code == 409
    assert "Te laat." in text_of(botsing) and "Iets anders." in text_of(botsing)


def test_prijs_is_typed_twice_and_never_shown(client, bestek):
    inschrijving = make_offerte(bestek).inschrijvingen.get()
    adres = url("prijs", inschrijving.pk)
    anders = client.post(adres, {"bedrag": "1.234,56", "nogmaals": "1.234,57"})
    assert "niet gelijk" in text_of(anders)
    assert "1.234,5" not in text_of(anders)
    assert not inschrijving.kluisprijzen.exists()
    assert client.post(adres, {"bedrag": "€ 1.234,56", "nogmaals": "1234,56"}).status_code == 302
    tekst = text_of(client.get(adres))
    assert "Versie 1: in de kluis sinds" in tekst and "1234" not in tekst and "1.234" not in tekst


def test_prijs_correction_asks_a_reason_without_an_amount(client, bestek):
    inschrijving = make_offerte(bestek, prijs="1000").inschrijvingen.get()
    adres, data = url("prijs", inschrijving.pk), {"bedrag": "2000", "nogmaals": "2000"}
    assert "Geef de reden waarom u de prijs opnieuw registreert" in text_of(client.post(adres, data))
    assert "Noem in de reden geen bedrag" in text_of(client.post(adres, data | {"reden": "Het is € 2000"}))
    assert client.post(adres, data | {"reden": "Typefout"}).status_code == 302
    assert inschrijving.kluisprijzen.count() == 2


def test_prijs_is_refused_to_who_scores(gemeente, bestek, beoordelaars, inkoper):
    dubbel = make_gebruiker(gemeente, Rol.INKOPER, Rol.BEOORDELAAR)
    inschrijving = make_offerte(bestek).inschrijvingen.get()
    make_ronde(bestek, inkoper, [dubbel, *beoordelaars])
    client, adres = make_client(dubbel), url("prijs", inschrijving.pk)
    assert "U beoordeelt in deze aanbesteding" in text_of(client.get(adres))
    client.post(adres, {"bedrag": "2000", "nogmaals": "2000"})
    assert not inschrijving.kluisprijzen.exists()


# ── committee and start ──────────────────────────────────────────────────────────────────────────────────────────────


def test_ronde_nieuw_makes_one_round(client, bestek):
    antwoord = client.post(url("ronde_nieuw", bestek.pk))
    ronde = Ronde.objects.get()
    assert antwoord.url == url("commissie", ronde.pk)
    assert "al een beoordeling" in text_of(client.post(url("ronde_nieuw", bestek.pk), follow=True))
    assert client.get(url("ronde_nieuw", bestek.pk)).status_code == 405


def test_assignments_are_taken_away_only_after_asking_while_members_score(client, bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    een, twee = ronde.commissie.order_by("pk")
    vragen = list(verloop.asked_vragen(ronde))
    alle = [f"{lid.pk}:{vraag.pk}" for lid in (een, twee) for vraag in vragen]
    gevraagd = client.post(url("commissie", ronde.pk), {"toewijzing": alle[1:]})
    assert f"{een} beoordeelt ‘{vragen[0]}’ niet meer" in text_of(gevraagd)
    assert een.toewijzingen.count() == len(vragen)
    client.post(url("commissie", ronde.pk), {"toewijzing": alle[1:], "bevestigd": "ja"})
    assert [t.bestekvraag for t in een.toewijzingen.all()] == vragen[1:]
    client.post(url("commissie", ronde.pk), {"toewijzing": alle})  # giving more needs no question
    assert een.toewijzingen.count() == len(vragen)


def test_commissie_is_set_up_from_the_page(client, bestek, inkoper, beoordelaars):
    ronde = verloop.create_ronde(bestek, inkoper)
    for wie, rol in zip(beoordelaars, (Commissierol.VOORZITTER, Commissierol.BEOORDELAAR), strict=True):
        client.post(url("lid_nieuw", ronde.pk), {"gebruiker": wie.pk, "rol": rol})
    assert [(lid.gebruiker, lid.rol) for lid in ronde.commissie.order_by("pk")] == list(
        zip(beoordelaars, (Commissierol.VOORZITTER, Commissierol.BEOORDELAAR), strict=True)
    )
    een, twee = ronde.commissie.order_by("pk")
    vragen = list(verloop.asked_vragen(ronde))
    keuze = [f"{een.pk}:{vragen[0].pk}", f"{twee.pk}:{vragen[1].pk}", "rommel", "1:2:3", f"{een.pk}:x"]
    assert "bewaard" in text_of(client.post(url("commissie", ronde.pk), {"toewijzing": keuze}, follow=True))
    assert [t.bestekvraag for t in een.toewijzingen.all()] == [vragen[0]]
    data = {"beoordelen_tot": "2026-12-04", "versie": ronde.versie}
    client.post(url("planning", ronde.pk), data)
    ronde.refresh_from_db()
    assert str(ronde.beoordelen_tot) == "2026-12-04"
    assert client.post(url("planning", ronde.pk), data).status_code == 409
    client.post(url("lid_rol", twee.pk), {"rol": Commissierol.WAARNEMER, "versie": twee.versie})
    assert client.post(url("lid_verwijderen", een.pk)).status_code == 302
    assert [lid.rol for lid in ronde.commissie.all()] == [Commissierol.WAARNEMER]


def test_lid_nieuw_says_that_a_registrar_cannot_score(client, bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000", wie=beoordelaars[0])
    ronde = verloop.create_ronde(bestek, inkoper)
    assert "registreerde een prijs: alleen waarnemer" in text_of(client.get(url("commissie", ronde.pk)))
    data = {"gebruiker": beoordelaars[0].pk, "rol": Commissierol.BEOORDELAAR}
    assert "heeft een prijs geregistreerd" in text_of(client.post(url("lid_nieuw", ronde.pk), data))
    assert not ronde.commissie.exists()


def test_belang_is_judged_with_a_reason(client, bestek, inkoper, beoordelaars):
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    lid = ronde.commissie.first()
    assert "geen belang gemeld" in text_of(client.get(url("belang", lid.pk)))
    verloop.sign_verklaring(lid, True, "Mijn zus werkt er.")
    adres, data = url("belang", lid.pk), {"akkoord": "nee", "versie": lid.versie}
    assert "Mijn zus werkt er." in text_of(client.get(adres))
    assert "Geef de reden van uw besluit" in text_of(client.post(adres, data))
    assert client.post(adres, data | {"reden": "Te dichtbij."}).status_code == 302
    lid.refresh_from_db()
    assert lid.belang_akkoord is False


def test_ronde_beginnen_lists_what_is_still_to_do(client, bestek, inkoper, beoordelaars):
    ronde = verloop.create_ronde(bestek, inkoper)
    tekst = text_of(client.get(url("ronde_beginnen", ronde.pk)))
    assert "Nog te doen" in tekst and "Wijs een voorzitter aan" in tekst
    antwoord = client.post(url("ronde_beginnen", ronde.pk), follow=True)
    assert "Wijs een voorzitter aan" in text_of(antwoord)
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.VOORBEREIDING


def test_ronde_beginnen_starts_after_a_confirmation(client, bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars)
    assert "Begint u het individuele beoordelen?" in text_of(client.get(url("ronde_beginnen", ronde.pk)))
    assert client.post(url("ronde_beginnen", ronde.pk)).status_code == 302
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.INDIVIDUEEL


# ── who may ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def addresses(offerte, ronde):
    inschrijving, antwoord, lid = offerte.inschrijvingen.get(), offerte.antwoorden.first(), ronde.commissie.first()
    return {
        "offerte_nieuw": offerte.bestek_id,
        "ronde_nieuw": offerte.bestek_id,
        "offerte_bewerken": offerte.pk,
        "antwoorden": offerte.pk,
        "bijlage_toevoegen": offerte.pk,
        "eisen": offerte.pk,
        "inschrijver": offerte.inschrijver_id,
        "geldigheid": inschrijving.pk,
        "prijs": inschrijving.pk,
        "antwoord": antwoord.pk,
        "commissie": ronde.pk,
        "lid_nieuw": ronde.pk,
        "planning": ronde.pk,
        "ronde_beginnen": ronde.pk,
        "lid_rol": lid.pk,
        "lid_verwijderen": lid.pk,
        "belang": lid.pk,
    }


def test_only_the_inkoper_writes(gemeente, bestek, inkoper, beoordelaars):
    adressen = addresses(make_offerte(bestek), make_ronde(bestek, inkoper, beoordelaars))
    anderen = make_gebruiker(gemeente, *[rol for rol in Rol if rol != Rol.INKOPER])
    for wie in (beoordelaars[0], anderen):
        client = make_client(wie)
        for naam, pk in adressen.items():
            assert client.post(url(naam, pk)).status_code == 403, naam
            assert client.get(url(naam, pk)).status_code == 403, naam


def test_another_gemeente_does_not_exist(gemeente, bestek, inkoper, beoordelaars):
    offerte = make_offerte(bestek)
    adressen = addresses(offerte, make_ronde(bestek, inkoper, beoordelaars))
    adressen |= {"offertes": bestek.pk, "offerte": offerte.pk}
    ander = make_gemeente("elders")
    with scope(gemeente=ander):
        vreemde = make_gebruiker(ander, *Rol)
    client = make_client(vreemde)
    for naam, pk in adressen.items():
        for plaats in ("polderstad", "elders"):
            adres = reverse(f"beoordeling:{naam}", args=[plaats, pk])
            assert client.post(adres).status_code in (404, 405), (naam, plaats)
            assert client.get(adres).status_code in (404, 405), (naam, plaats)
