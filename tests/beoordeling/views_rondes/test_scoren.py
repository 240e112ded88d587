from decimal import Decimal

import pytest

from beoordeling import belang, taken, verloop
from beoordeling.enums import Commissierol, Rondestatus
from beoordeling.models import Commissielid, Score, Toewijzing
from tests.beoordeling.views_rondes.pagina import XHR, page, text, url
from tests.factories import (
    make_client,
    score_all,
)


@pytest.fixture
def scoring(walk, beoordelaars):
    """A round in which members score, the address of the first answer, and the member's client."""
    ronde = walk(Rondestatus.INDIVIDUEEL)
    antwoord = taken.antwoorden_to_score(ronde).first()
    return ronde, url("score", ronde, antwoord.pk), make_client(beoordelaars[1])


def velden(versie=0, **anders):
    return {"versie": versie, "oordeel": "7", "sterk": "", "zwak": "", "motivatie": "Concreet.", **anders}


def test_scoren_leads_to_the_next_open_answer(scoring, beoordelaars):
    ronde, adres, client = scoring
    assert client.get(url("scoren", ronde)).url == adres
    antwoord = client.post(adres, velden(actie="klaar"))
    tweede = taken.antwoorden_to_score(ronde)[1]
    assert antwoord.url == url("score", ronde, tweede.pk) == client.get(url("scoren", ronde)).url
    score_all_rest = Commissielid.objects.get(ronde=ronde, gebruiker=beoordelaars[1])
    for rest in taken.assigned_antwoorden(score_all_rest)[1:]:
        client.post(url("score", ronde, rest.pk), velden(actie="klaar"))
    assert client.get(url("scoren", ronde)).url == url("mijn_scores", ronde)
    assert "4 van 4" in text(client.get(url("mijn_scores", ronde)))


def test_score_page_shows_question_answer_and_scale(scoring):
    _, adres, client = scoring
    inhoud = text(client.get(adres))
    for deel in ("Hoe doet u dit (1)?", "Het antwoord van Alfa.", "De offerte noemt punt 1.", "uitstekend", "1.1"):
        assert deel in inhoud
    assert "Het antwoord van Beta." not in inhoud


def test_autosave_answers_with_the_new_version(scoring):
    _, adres, client = scoring
    antwoord = client.post(adres, velden(oordeel="", motivatie="Half"), **XHR)
    assert antwoord.status_code == 200
    assert antwoord.json()["versie"] == 1 and antwoord.json()["delen"].keys() == {"hints"}
    assert (Score.objects.get().motivatie, Score.objects.get().klaar) == ("Half", False)
    assert "Half" in text(client.get(adres))


def test_stale_save_shows_both_texts_and_stores_nothing(scoring):
    _, adres, client = scoring
    client.post(adres, velden(motivatie="Eerste venster"), **XHR)
    antwoord = client.post(adres, velden(motivatie="Tweede venster", oordeel="0"), **XHR)
    assert antwoord.status_code == 409
    assert "data-bewaar-botsing" in text(antwoord)
    assert "Eerste venster" in text(antwoord) and "Tweede venster" in text(antwoord)
    gewoon = client.post(adres, velden(motivatie="Tweede venster", actie="klaar"))
    assert gewoon.status_code == 409
    assert "Eerste venster" in text(gewoon) and "Tweede venster" in text(gewoon)
    score = Score.objects.get()
    assert (score.motivatie, score.versie) == ("Eerste venster", 1)
    assert 'name="versie" value="1"' in text(gewoon)
    client.post(adres, velden(1, motivatie="Samengevoegd"))
    assert Score.objects.get().motivatie == "Samengevoegd"


def test_ready_without_reasons_is_refused_and_keeps_what_was_typed(scoring):
    _, adres, client = scoring
    antwoord = client.post(adres, velden(motivatie="", sterk="Veel", actie="klaar"))
    assert antwoord.status_code == 422
    assert "Schrijf een motivatie" in text(antwoord) and "Veel" in text(antwoord)
    assert not Score.objects.exists()


def test_a_mark_off_the_scale_is_refused(scoring):
    _, adres, client = scoring
    antwoord = client.post(adres, velden(oordeel="5"), **XHR)
    assert antwoord.status_code == 422
    assert antwoord.json()["melding"] == "Dit cijfer staat niet op de schaal van deze vraag."
    assert client.post(adres, velden(oordeel="5")).status_code == 422
    assert not Score.objects.exists()


def test_ready_stays_until_taken_back(scoring):
    _, adres, client = scoring
    client.post(adres, velden(actie="klaar"))
    client.post(adres, velden(1, motivatie="Beter gezegd."), **XHR)
    assert Score.objects.get().klaar
    antwoord = client.post(adres, velden(2, motivatie=""), **XHR)
    assert antwoord.status_code == 422 and "motivatie" in antwoord.json()["melding"]
    client.post(adres, velden(2, actie="concept", motivatie=""))
    assert not Score.objects.get().klaar


def test_abstaining_is_a_choice_with_a_reason(scoring):
    _, adres, client = scoring
    assert client.post(adres, velden(oordeel="onthouden", motivatie="", actie="klaar")).status_code == 422
    client.post(adres, velden(oordeel="onthouden", motivatie="Ik gaf daar les.", actie="klaar"))
    assert (Score.objects.get().onthouden, Score.objects.get().cijfer) == (True, None)


def test_late_save_is_refused_and_shows_what_was_typed(scoring, inkoper):
    ronde, adres, client = scoring
    for lid in ronde.commissie.all():
        score_all(lid)
    verloop.start_consensus(ronde, inkoper)
    antwoord = client.post(adres, velden(1, motivatie="Te laat getypt", oordeel="0"), **XHR)
    assert antwoord.status_code == 422 and "staan vast" in antwoord.json()["melding"]
    gewoon = client.post(adres, velden(1, motivatie="Te laat getypt", oordeel="0"))
    assert gewoon.status_code == 422 and "Te laat getypt" in text(gewoon)
    assert set(Score.objects.values_list("cijfer", flat=True)) == {Decimal(7)}
    assert client.get(adres).url == adres.replace("/scoren/", "/consensus/")


def test_unassigned_or_unadmitted_members_read_no_answers(walk, beoordelaars, inkoper):
    ronde = walk(Rondestatus.VOORBEREIDING, ondertekend=False)
    voorzitter = ronde.commissie.get(gebruiker=beoordelaars[0])
    belang.sign_verklaring(voorzitter, False)
    verloop.start(ronde, inkoper)
    eerste = taken.antwoorden_to_score(ronde).first()
    for methode in ("get", "post"):
        assert getattr(make_client(beoordelaars[1]), methode)(url("score", ronde, eerste.pk)).status_code == 403
    assert page(beoordelaars[1], "scoren", ronde).url == url("verklaring", ronde)
    assert page(beoordelaars[1], "consensus", ronde).status_code == 404
    Toewijzing.objects.filter(commissielid=voorzitter, bestekvraag=eerste.bestekvraag).delete()
    for methode in ("get", "post"):
        assert getattr(make_client(beoordelaars[0]), methode)(url("score", ronde, eerste.pk)).status_code == 404
    assert page(inkoper, "score", ronde, eerste.pk).status_code == 403


def test_a_refused_member_sees_nothing_after_consensus_either(walk, beoordelaars, inkoper):
    ronde = walk(Rondestatus.VOORBEREIDING, ondertekend=False)
    voorzitter, lid = (ronde.commissie.get(gebruiker=wie) for wie in beoordelaars)
    belang.sign_verklaring(voorzitter, False)
    belang.sign_verklaring(lid, True, "Mijn broer werkt er.")
    belang.judge_belang(Commissielid.objects.get(pk=lid.pk), 1, False, "Te dichtbij.", inkoper)
    verloop.start(ronde, inkoper)
    score_all(voorzitter)
    verloop.start_consensus(ronde, inkoper)
    antwoord = taken.antwoorden_to_score(ronde).first()
    for naam, rest in (("consensus", ()), ("consensus_antwoord", (antwoord.pk,)), ("rangorde", ()), ("verslag", ())):
        assert page(beoordelaars[1], naam, ronde, *rest).status_code == 404
    assert page(beoordelaars[1], "ronde", ronde).status_code == 200
    assert not Score.objects.visible_to(beoordelaars[1]).exists()


def test_an_observer_does_not_score(walk, beoordelaars):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    Commissielid.objects.filter(gebruiker=beoordelaars[1]).update(rol=Commissierol.WAARNEMER)
    assert page(beoordelaars[1], "mijn_scores", ronde).status_code == 403
