from beoordeling import registratie
from beoordeling.enums import Rondestatus
from tests.beoordeling.views_offertes.pagina import publish, text_of, url
from tests.factories import (
    make_bestek,
    make_offerte,
    make_ronde,
)


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
