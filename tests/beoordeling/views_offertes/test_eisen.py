from beoordeling import geldigheid
from beoordeling.enums import Geldigheid
from gemeenten.enums import Rol
from tests.beoordeling.views_offertes.pagina import text_of, url
from tests.factories import (
    make_client,
    make_gebruiker,
    make_offerte,
    make_ronde,
)


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
    geldigheid.judge_eis(een, oud, False, "Volgens een collega niet.", inkoper)
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
