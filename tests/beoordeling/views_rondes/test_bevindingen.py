"""Findings, passages, notes and hints on the scoring page: saved as one, and of the reviewer alone."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beoordeling import taken, verloop
from beoordeling.bevindingen import Bevindingen, Merk, save_all
from beoordeling.bevindingenlijst import bevindingen_of
from beoordeling.enums import Rondestatus
from beoordeling.models import Bevinding, Commissielid, OngeldigeOvergang, Passage, Score
from beoordeling.overleg import overleglijst
from tests.beoordeling.views_rondes.pagina import XHR, text, url
from tests.factories import make_client, make_gepubliceerd, make_offerte, make_ronde, score_all

ANTWOORD = "Bij Alfa 👩‍🏫 leert u élke dag.\nVraag het aan Beta."


@pytest.fixture
def scherm(gemeente, inkoper, beoordelaars):
    """`scherm(**inrichting)`: the round, its first answer, the address to score it, the member and the client."""

    def make(**inrichting):
        bestek = make_gepubliceerd(gemeente, inkoper, vragen=1)
        for naam in ("Alfa", "Beta"):
            make_offerte(bestek, naam, "1.000,00", ANTWOORD)
        ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL, **inrichting)
        antwoord = taken.antwoorden_to_score(ronde).first()
        lid = Commissielid.objects.get(ronde=ronde, gebruiker=beoordelaars[1])
        return ronde, antwoord, url("score", ronde, antwoord.pk), lid, make_client(beoordelaars[1])

    return make


def sleutel_of(ronde):
    return ronde.vaststelling.structuur.vragen[0].criteria[0].sleutel


def velden(versie=0, **anders):
    return {"versie": versie, "oordeel": "7", "sterk": "", "zwak": "", "motivatie": "Concreet.", **anders}


def test_a_score_is_saved_with_its_findings_and_a_collision_shows_both(scherm):
    ronde, _, adres, _, client = scherm()
    sleutel = sleutel_of(ronde)
    eerste = {f"oordeel-{sleutel}": "deels", f"gevolg-{sleutel}": "Daarom geen 10.", "notities": "Nabellen."}
    assert client.post(adres, velden(**eerste), **XHR).status_code == 200
    assert [(b.criterium, b.oordeel, b.gevolg) for b in Bevinding.objects.all()] == [
        (sleutel, "deels", "Daarom geen 10.")
    ]
    tweede = {f"oordeel-{sleutel}": "aangetoond", f"gevolg-{sleutel}": "Doet niets af.", "notities": "Iets anders."}
    for extra in (XHR, {}):
        antwoord = client.post(adres, velden(**tweede), **extra)
        assert antwoord.status_code == 409
        for deel in ("Daarom geen 10.", "Doet niets af.", "Nabellen.", "Iets anders.", "Deels aangetoond"):
            assert deel in text(antwoord)
    client.post(adres, velden(1, motivatie="Zonder die velden."), **XHR)
    assert (Bevinding.objects.get().oordeel, Score.objects.get().notities) == ("deels", "Nabellen.")
    client.post(adres, velden(2, **tweede), **XHR)
    assert (Bevinding.objects.get().oordeel, Score.objects.get().notities) == ("aangetoond", "Iets anders.")


def test_a_passage_is_marked_where_the_words_stand_and_taken_away(scherm):
    ronde, antwoord, adres, _, client = scherm()
    begin = ANTWOORD.index("leert")  # in code points: the teacher before it is three
    merk = {"begin": begin, "citaat": "leert u élke dag.\nVraag", "doel": sleutel_of(ronde)}
    gestuurd = velden(nieuw=[json.dumps(merk), json.dumps({**merk, "begin": begin + 1}), "onzin", "[]"])
    reply = client.post(adres, gestuurd, **XHR).json()
    assert reply["geweigerd"] == 3
    assert "leert u élke dag" in reply["delen"]["passages-1.1"] and "<mark" in reply["delen"]["antwoordtekst"]
    passage = Passage.objects.get()
    assert (passage.begin, passage.einde, passage.citaat) == (begin, begin + 23, merk["citaat"])
    assert passage.antwoordversie == antwoord.laatste_versie
    client.post(adres, gestuurd | {"versie": 1}, **XHR)  # sent again: nothing twice
    assert Passage.objects.count() == 1
    inhoud = text(client.get(adres))
    assert f'id="passage-{passage.pk}"' in inhoud and 'href="#criterium-1.1"' in inhoud
    assert client.post(adres, velden(2, actie=f"weg-{passage.pk}")).url == f"{adres}#criteria"
    assert not Passage.objects.exists()


def test_a_quote_is_marked_without_javascript_or_told_to_be_missing(scherm):
    _, _, adres, _, client = scherm()
    mis = client.post(adres, velden(actie="markeren", citaat="Elke maand.", doel="toezegging", zwak="Kort"))
    assert mis.status_code == 422 and "staan niet zo in het antwoord" in text(mis) and "Kort" in text(mis)
    zonder = client.post(adres, velden(actie="bewaren", citaat="élke dag"))
    assert zonder.status_code == 422 and "Kies waarvoor" in text(zonder)
    assert not Score.objects.exists()
    client.post(adres, velden(citaat="élke dag", doel="toezegging"), **XHR)  # being typed: not yet a passage
    assert not Passage.objects.exists()
    goed = client.post(adres, velden(1, actie="markeren", citaat="élke dag. Vraag", doel="notitie"))
    assert goed.url == f"{adres}#markeren"
    assert Passage.objects.get().citaat == "élke dag.\nVraag"
    client.post(adres, velden(2, **{f"opmerking-{Passage.objects.get().pk}": "Navragen."}), **XHR)
    assert "Navragen." in text(client.get(adres))


def test_the_server_itself_refuses_words_that_do_not_stand_there(scherm):
    ronde, antwoord, _, lid, _ = scherm()
    rest = {"cijfer": None, "onthouden": False, "sterk": "", "zwak": "", "motivatie": "", "klaar": False}
    for merk in (
        Merk("élke week"),
        Merk("élke dag", begin=0),
        Merk("élke dag", "verzonnen"),
        Merk("élke dag", "toezegging", sleutel_of(ronde)),
        Merk("élke dag", criterium="van een andere vraag"),
    ):
        with pytest.raises(OngeldigeOvergang):
            save_all(lid, antwoord, 0, Bevindingen(nieuw=[merk]), **rest)
    with pytest.raises(OngeldigeOvergang):
        save_all(lid, antwoord, 0, Bevindingen(oordelen={"elders": ("deels", "")}), **rest)
    assert not Score.objects.exists()


def test_in_an_anonymous_round_names_stay_black_also_in_a_passage(scherm, inkoper, beoordelaars):
    ronde, antwoord, adres, lid, client = scherm(anoniem=True)
    inhoud = text(client.get(adres))
    assert "Alfa" not in inhoud and "████" in inhoud
    merk = {"begin": 4, "citaat": "████ 👩‍🏫 leert", "doel": sleutel_of(ronde)}
    half = {"begin": 6, "citaat": "██ 👩‍🏫 leert", "doel": "toezegging"}
    reply = client.post(adres, velden(nieuw=[json.dumps(merk), json.dumps(half)]), **XHR)
    assert reply.json()["geweigerd"] == 0
    assert "Alfa" not in reply.content.decode() and "fa 👩" not in reply.content.decode()
    assert Passage.objects.first().citaat == "Alfa 👩‍🏫 leert"
    assert "Alfa" not in text(client.get(adres))
    for ander in ronde.commissie.all():
        if ander != lid:
            score_all(ander)
    for rest in taken.assigned_antwoorden(lid):
        client.post(url("score", ronde, rest.pk), velden(int(rest == antwoord), actie="klaar"))
    verloop.start_consensus(ronde, inkoper)
    ronde.refresh_from_db()
    regels = overleglijst(ronde, beoordelaars[0], ronde.vaststelling.structuur)
    vondsten = bevindingen_of(regels)[antwoord.pk]
    assert vondsten.criteria[0].vondsten[0].citaten == ("████ 👩‍🏫 leert",)
    assert vondsten.toezeggingen[0].citaten == ("██ 👩‍🏫 leert",)


def test_hints_show_after_saving_and_never_block(scherm):
    ronde, _, adres, _, client = scherm()
    sleutel = sleutel_of(ronde)
    raak = velden(oordeel="10", motivatie="Beter dan Beta.", **{f"oordeel-{sleutel}": "niet_aangetoond"})
    hints = client.post(adres, raak, **XHR).json()["delen"]["hints"]
    for deel in ("Cijfer 10 naast uw bevindingen", "‘Beta’", "geen sterke punten", "geen plaats in het antwoord"):
        assert deel in hints
    assert "geen zwakke punten" not in hints
    assert 'aria-live="polite"' in text(client.get(adres)) and "Cijfer 10 naast" in text(client.get(adres))
    klaar = client.post(adres, raak | {"versie": 1, "actie": "klaar"}, follow=True)
    assert Score.objects.get().klaar and "Nog eens bekijken" in text(klaar)


def test_the_committee_reads_findings_and_promises_and_never_a_note(scherm, inkoper, beoordelaars):
    ronde, antwoord, _, lid, client = scherm()
    sleutel = sleutel_of(ronde)
    merken = [Merk("élke dag", criterium=sleutel), Merk("Vraag", "toezegging"), Merk("Beta", "notitie")]
    gevonden = Bevindingen(oordelen={sleutel: ("deels", "Drukt het cijfer.")}, nieuw=merken)
    rest = {"cijfer": 7, "onthouden": False, "sterk": "", "zwak": "", "motivatie": "Ja.", "notities": "EIGEN"}
    save_all(lid, antwoord, 0, gevonden, klaar=True, **rest)
    tweede = taken.assigned_antwoorden(lid).exclude(pk=antwoord.pk).get()
    save_all(lid, tweede, 0, Bevindingen(), klaar=True, **rest)
    score_all(ronde.commissie.get(gebruiker=beoordelaars[0]))
    structuur = ronde.vaststelling.structuur
    assert bevindingen_of(overleglijst(ronde, beoordelaars[0], structuur)) == {}
    verloop.start_consensus(ronde, inkoper)
    ronde.refresh_from_db()
    regels = overleglijst(ronde, beoordelaars[0], structuur)
    aantallen = []
    for deel in (regels[:1], regels):
        with CaptureQueriesContext(connection) as gesteld:
            vondsten = bevindingen_of(deel)
        aantallen.append(len(gesteld))
    assert aantallen[1] <= aantallen[0] == 3
    (criterium,) = vondsten[antwoord.pk].criteria
    (vondst,) = criterium.vondsten
    assert (vondst.wie, vondst.oordeel, vondst.gevolg) == (str(lid), "deels", "Drukt het cijfer.")
    assert (vondst.citaten, criterium.verdeeld) == (("élke dag",), False)
    assert [v.citaten for v in vondsten[antwoord.pk].toezeggingen] == [("Vraag",)]
    assert "EIGEN" in text(client.get(url("mijn_scores", ronde)))  # to read again in the meeting
    adres = url("consensus_antwoord", ronde, antwoord.pk)
    voor_anderen = [make_client(wie).get(adres) for wie in (beoordelaars[0], inkoper)]
    assert not [pagina for pagina in voor_anderen if "EIGEN" in text(pagina)]
