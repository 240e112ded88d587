from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling import kluis, scoren, verloop
from beoordeling.enums import Commissierol, Rondestatus
from beoordeling.models import Antwoord, Belangenverklaring, Commissielid, Consensus, Opening, Ronde, Score, Toewijzing
from bestek.models import Perceel
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import (
    make_client,
    make_gebruiker,
    make_gemeente,
    make_gepubliceerd,
    make_offerte,
    make_ronde,
    score_all,
)

XHR = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER, naam="Inge Inkoper")


@pytest.fixture
def beoordelaars(gemeente):
    """The chair and a member."""
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR, naam=naam) for naam in ("Vera Voorzitter", "Leo Lid")]


@pytest.fixture
def bestek(gemeente, inkoper):
    bestek = make_gepubliceerd(gemeente, inkoper)
    for naam in ("Alfa", "Beta"):
        make_offerte(bestek, naam, "1.000,00", f"Het antwoord van {naam}.")
    return bestek


@pytest.fixture
def walk(bestek, inkoper, beoordelaars):
    """`walk(status)` gives a round in that state."""
    return lambda status, **velden: make_ronde(bestek, inkoper, beoordelaars, status, **velden)


def url(naam, ronde, *rest):
    return reverse(f"beoordeling:{naam}", args=["polderstad", ronde.pk, *rest])


def page(wie, naam, ronde, *rest):
    return make_client(wie).get(url(naam, ronde, *rest))


def text(antwoord):
    return antwoord.content.decode()


# The round


def test_ronde_shows_each_what_to_do_next(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.VOORBEREIDING, ondertekend=False)
    assert url("verklaring", ronde) in text(page(beoordelaars[1], "ronde", ronde))
    bij_inkoper = text(page(inkoper, "ronde", ronde))
    assert url("commissie", ronde) in bij_inkoper and url("verklaring", ronde) not in bij_inkoper


def test_ronde_tells_inkoper_and_chair_who_is_ready_and_nobody_how_far(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    voorzitter, lid = beoordelaars
    score_all(ronde.commissie.get(gebruiker=lid))
    for wie in (inkoper, voorzitter):
        inhoud = text(page(wie, "ronde", ronde))
        assert "Vera Voorzitter is nog niet klaar met scoren." in inhoud
        assert "4 van 4" not in inhoud
    assert "nog niet klaar" not in text(page(lid, "ronde", ronde)).lower()
    assert "4 van 4" in text(page(lid, "ronde", ronde))


def test_ronde_is_404_outside_it_and_403_without_the_role(walk, gemeente):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    assert page(make_gebruiker(gemeente, Rol.BEOORDELAAR), "ronde", ronde).status_code == 404
    assert page(make_gebruiker(gemeente, Rol.LEZER), "ronde", ronde).status_code == 404
    assert page(make_gebruiker(gemeente, Rol.BEHEERDER), "ronde", ronde).status_code == 403
    ander = make_gemeente("duindam")
    assert page(make_gebruiker(ander, Rol.INKOPER), "ronde", ronde).status_code == 404


def test_reader_sees_a_finished_round(walk, gemeente):
    ronde = walk(Rondestatus.AFGEROND)
    lezer = make_gebruiker(gemeente, Rol.LEZER)
    for naam in ("ronde", "consensus", "rangorde"):
        assert page(lezer, naam, ronde).status_code == 200


def test_steps_are_taken_from_the_page_with_a_reason_where_asked(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.CONSENSUS)
    client = make_client(inkoper)
    inhoud = text(client.get(url("overgang", ronde, "kwaliteit")))
    assert (
        "Nog geen consensus over ‘Onderwerp 1’ van Alfa." in inhoud and 'method="post"' not in inhoud.split("<main")[1]
    )
    assert client.post(url("overgang", ronde, "kwaliteit")).status_code == 422
    for antwoord in verloop.antwoorden_to_score(ronde):
        scoren.save_consensus(ronde, antwoord, 0, Decimal(7), "Samen.", beoordelaars[0])
    assert client.post(url("overgang", ronde, "kwaliteit")).status_code == 302
    assert client.post(url("overgang", ronde, "heropenen"), {"reden": " "}).status_code == 422
    kluis.request_opening(Ronde.objects.get(), inkoper)
    assert client.post(url("overgang", ronde, "heropenen"), {"reden": "Rekenfout."}).status_code == 302
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.CONSENSUS
    assert not Opening.objects.exists()
    assert "Consensus heropend: Rekenfout." in text(client.get(url("ronde", ronde)))
    assert client.post(url("overgang", ronde, "intrekken"), {"reden": "Opdracht vervalt."}).status_code == 302
    assert "Opdracht vervalt." in text(client.get(url("ronde", ronde)))


def test_steps_are_for_the_inkoper_and_from_the_right_state(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    assert page(beoordelaars[0], "overgang", ronde, "consensus").status_code == 403
    assert page(inkoper, "overgang", ronde, "onzin").status_code == 404
    assert make_client(inkoper).post(url("overgang", ronde, "afronden")).status_code == 422
    assert make_client(inkoper).post(url("overgang", ronde, "heropenen"), {"reden": "x"}).status_code == 422
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.INDIVIDUEEL


@pytest.mark.parametrize("status", Rondestatus)
def test_every_page_opens_in_every_state(walk, inkoper, beoordelaars, status):
    ronde = walk(status)
    antwoord = Antwoord.objects.first()
    for wie in (inkoper, *beoordelaars):
        for naam, rest in (
            ("ronde", ()),
            ("verklaring", ()),
            ("scoren", ()),
            ("mijn_scores", ()),
            ("score", (antwoord.pk,)),
            ("consensus", ()),
            ("consensus_antwoord", (antwoord.pk,)),
            ("openen", ()),
            ("rangorde", ()),
        ):
            assert page(wie, naam, ronde, *rest).status_code in (200, 302, 403, 404), (wie, naam)


# The statement


def test_signing_stores_the_text_with_the_bidders(walk, beoordelaars):
    ronde = walk(Rondestatus.VOORBEREIDING, ondertekend=False)
    client = make_client(beoordelaars[0])
    assert "Alfa" in text(client.get(url("verklaring", ronde)))
    assert client.post(url("verklaring", ronde), {"belang": "nee", "akkoord": "on"}).status_code == 302
    verklaring = Belangenverklaring.objects.get()
    assert verklaring.tekst.endswith("Inschrijvers: Alfa, Beta.") and not verklaring.heeft_belang
    assert "U hebt deze verklaring ondertekend" in text(client.get(url("verklaring", ronde)))
    client.post(url("verklaring", ronde), {"belang": "ja", "toelichting": "Toch wel.", "akkoord": "on"})
    assert Belangenverklaring.objects.count() == 1


@pytest.mark.parametrize(
    "velden",
    [
        {"akkoord": "on"},
        {"belang": "nee"},
        {"belang": "ja", "akkoord": "on"},
        {"belang": "ja", "toelichting": "   ", "akkoord": "on"},
    ],
)
def test_signing_needs_a_choice_a_signature_and_the_interest_itself(walk, beoordelaars, velden):
    ronde = walk(Rondestatus.VOORBEREIDING, ondertekend=False)
    antwoord = make_client(beoordelaars[0]).post(url("verklaring", ronde), velden)
    assert antwoord.status_code == 422 and "data-foutoverzicht" in text(antwoord)
    assert not Belangenverklaring.objects.exists()


def test_who_is_no_member_has_no_statement(walk, gemeente):
    ronde = walk(Rondestatus.VOORBEREIDING)
    assert page(make_gebruiker(gemeente, Rol.BEOORDELAAR), "verklaring", ronde).status_code == 404
    assert page(make_gebruiker(gemeente, Rol.INKOPER), "verklaring", ronde).status_code == 403


# Scoring


@pytest.fixture
def scoring(walk, beoordelaars):
    """A round in which members score, the address of the first answer, and the member's client."""
    ronde = walk(Rondestatus.INDIVIDUEEL)
    antwoord = verloop.antwoorden_to_score(ronde).first()
    return ronde, url("score", ronde, antwoord.pk), make_client(beoordelaars[1])


def velden(versie=0, **anders):
    return {"versie": versie, "oordeel": "7", "sterk": "", "zwak": "", "motivatie": "Concreet.", **anders}


def test_scoren_leads_to_the_next_open_answer(scoring, beoordelaars):
    ronde, adres, client = scoring
    assert client.get(url("scoren", ronde)).url == adres
    antwoord = client.post(adres, velden(actie="klaar"))
    tweede = verloop.antwoorden_to_score(ronde)[1]
    assert antwoord.url == url("score", ronde, tweede.pk) == client.get(url("scoren", ronde)).url
    score_all_rest = Commissielid.objects.get(ronde=ronde, gebruiker=beoordelaars[1])
    for rest in verloop.assigned_antwoorden(score_all_rest)[1:]:
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
    assert antwoord.json().keys() == {"status", "versie", "om"} and antwoord.json()["versie"] == 1
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
    verloop.sign_verklaring(voorzitter, False)
    verloop.start(ronde, inkoper)
    eerste = verloop.antwoorden_to_score(ronde).first()
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
    verloop.sign_verklaring(voorzitter, False)
    verloop.sign_verklaring(lid, True, "Mijn broer werkt er.")
    verloop.judge_belang(Commissielid.objects.get(pk=lid.pk), 1, False, "Te dichtbij.", inkoper)
    verloop.start(ronde, inkoper)
    score_all(voorzitter)
    verloop.start_consensus(ronde, inkoper)
    antwoord = verloop.antwoorden_to_score(ronde).first()
    for naam, rest in (("consensus", ()), ("consensus_antwoord", (antwoord.pk,)), ("rangorde", ()), ("verslag", ())):
        assert page(beoordelaars[1], naam, ronde, *rest).status_code == 404
    assert page(beoordelaars[1], "ronde", ronde).status_code == 200
    assert not Score.objects.visible_to(beoordelaars[1]).exists()


def test_an_observer_does_not_score(walk, beoordelaars):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    Commissielid.objects.filter(gebruiker=beoordelaars[1]).update(rol=Commissierol.WAARNEMER)
    assert page(beoordelaars[1], "mijn_scores", ronde).status_code == 403


# Consensus


def test_consensus_page_tells_nothing_before_it_begins(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    score_all(ronde.commissie.first(), motivatie="Kwikstaart")
    inhoud = text(page(inkoper, "consensus", ronde))
    assert "nog niet begonnen" in inhoud and "Alfa" not in inhoud and "Kwikstaart" not in inhoud
    antwoord = verloop.antwoorden_to_score(ronde).first()
    assert page(inkoper, "consensus_antwoord", ronde, antwoord.pk).status_code == 404


@pytest.fixture
def meeting(walk, beoordelaars):
    ronde = walk(Rondestatus.CONSENSUS)
    antwoord = verloop.antwoorden_to_score(ronde).first()
    return ronde, url("consensus_antwoord", ronde, antwoord.pk), make_client(beoordelaars[0])


def test_chair_records_what_was_agreed_and_goes_on(meeting):
    ronde, adres, client = meeting
    tweede = verloop.antwoorden_to_score(ronde)[1]
    post = {"versie": 0, "cijfer": "10", "motivatie": "Samen.", "actie": "volgende"}
    assert client.post(adres, post).url == url("consensus_antwoord", ronde, tweede.pk)
    assert (Consensus.objects.get().cijfer, Consensus.objects.get().motivatie) == (10, "Samen.")


def test_others_read_the_consensus_and_cannot_record_it(meeting, inkoper, beoordelaars):
    _, adres, _ = meeting
    for wie in (inkoper, beoordelaars[1]):
        client = make_client(wie)
        inhoud = text(client.get(adres))
        assert "Concreet en overtuigend." in inhoud and 'name="cijfer"' not in inhoud
        assert client.post(adres, {"versie": 0, "cijfer": "0", "motivatie": "x"}).status_code == 403
    assert not Consensus.objects.exists()


def test_button_takes_over_a_reviewers_reasons(meeting):
    _, adres, client = meeting
    score = Score.objects.filter(antwoord=int(adres.rstrip("/").rpartition("/")[2])).last()
    post = {"versie": 0, "cijfer": "", "motivatie": "Eigen zin.", "actie": f"overnemen-{score.pk}"}
    assert client.post(adres, post).status_code == 302
    assert Consensus.objects.get().motivatie == "Eigen zin.\n\nConcreet en overtuigend."
    vreemd = Score.objects.exclude(antwoord=score.antwoord).last()
    client.post(adres, {"versie": 1, "cijfer": "", "motivatie": "Eigen zin.", "actie": f"overnemen-{vreemd.pk}"})
    assert Consensus.objects.get().motivatie == "Eigen zin."


def test_stale_consensus_shows_both_texts_and_stores_nothing(meeting):
    _, adres, client = meeting
    client.post(adres, {"versie": 0, "cijfer": "7", "motivatie": "Eerste venster"})
    antwoord = client.post(adres, {"versie": 0, "cijfer": "0", "motivatie": "Tweede venster"})
    assert antwoord.status_code == 409
    assert "Eerste venster" in text(antwoord) and "Tweede venster" in text(antwoord)
    assert Consensus.objects.get().motivatie == "Eerste venster"


def test_spread_is_drawn_and_told(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    for wie, cijfer in zip(beoordelaars, (0, 10), strict=True):
        score_all(ronde.commissie.get(gebruiker=wie), cijfer)
    verloop.start_consensus(ronde, inkoper)
    lijst = text(page(inkoper, "consensus", ronde))
    assert "Bij 4 antwoorden liggen de cijfers ver uit elkaar" in lijst
    antwoord = verloop.antwoorden_to_score(ronde).first()
    inhoud = text(page(inkoper, "consensus_antwoord", ronde, antwoord.pk))
    assert inhoud.count("<circle") == 2 and "100% van de schaal" in inhoud and "style=" not in inhoud


# The opening of the prices


def test_two_people_open_and_only_then_is_there_a_ranking(walk, gemeente, inkoper, beoordelaars):
    ronde = walk(Rondestatus.KWALITEIT_VASTGESTELD)
    beleid = make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)
    assert "nog geen rangorde" in text(page(inkoper, "rangorde", ronde))
    tweede = make_client(beleid)
    assert tweede.get(url("openen", ronde)).status_code == 200
    assert tweede.get(url("ronde", ronde)).status_code == 403
    eerste = make_client(inkoper)
    eerste.post(url("openen", ronde), {"stap": "openen"})
    eerste.post(url("openen", ronde), {"stap": "aanvragen"})
    eerste.post(url("openen", ronde), {"stap": "openen"})
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.KWALITEIT_VASTGESTELD
    assert "Inge Inkoper" in text(tweede.get(url("openen", ronde)))
    antwoord = tweede.post(url("openen", ronde), {"stap": "openen"})
    assert antwoord.url == reverse("portaal:start", args=["polderstad"])
    inhoud = text(page(beoordelaars[1], "rangorde", ronde))
    assert "Alfa en Beta delen de eerste plaats." in inhoud and "€ 1.000,00" in inhoud
    assert tweede.get(url("openen", ronde)).status_code == 404


def test_who_scores_or_only_manages_opens_nothing(walk, gemeente, beoordelaars, inkoper):
    ronde = walk(Rondestatus.KWALITEIT_VASTGESTELD)
    kluis.request_opening(ronde, inkoper)
    for wie in beoordelaars:
        assert make_client(wie).post(url("openen", ronde), {"stap": "openen"}).status_code == 403
    beheerder = make_gebruiker(gemeente, Rol.BEHEERDER)
    assert make_client(beheerder).post(url("openen", ronde), {"stap": "openen"}).status_code == 403
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.KWALITEIT_VASTGESTELD


def test_opening_page_tells_what_is_in_the_way(walk, inkoper, bestek):
    ronde = walk(Rondestatus.CONSENSUS)
    assert "pas open als de kwaliteit is vastgesteld" in text(page(inkoper, "openen", ronde))


def test_a_request_lapses_after_an_hour(walk, inkoper, gemeente):
    ronde = walk(Rondestatus.KWALITEIT_VASTGESTELD)
    kluis.request_opening(ronde, inkoper)
    with klok.fixed(klok.now() + timedelta(minutes=61)):
        assert "De vorige aanvraag is verlopen." in text(page(inkoper, "openen", ronde))
        lezer = make_client(make_gebruiker(gemeente, Rol.LEZER))
        lezer.post(url("openen", ronde), {"stap": "openen"})
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.KWALITEIT_VASTGESTELD


def test_missing_price_keeps_the_kluis_shut(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek, "Gamma")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.KWALITEIT_VASTGESTELD)
    inhoud = text(page(inkoper, "openen", ronde))
    assert "Gamma" in inhoud and "Opening aanvragen" not in inhoud


# The ranking


def test_ranking_shows_each_sum_and_who_was_left_out(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek, "Alfa", "1.000,00")
    make_offerte(bestek, "Beta", "2.000,00")
    make_offerte(bestek, "Gamma", "1,00", geldig=False)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    inhoud = text(page(inkoper, "rangorde", ronde))
    for deel in ("40 × 1.000,00 / 2.000,00", "62,00", "Te laat ingediend.", "som van de punten per vraag"):
        assert deel in inhoud
    assert "1,00 / " not in inhoud.replace("000,00", "")
    assert Perceel.objects.get(bestek=bestek).naam not in inhoud.split("<main")[1]


# Queries


@pytest.mark.parametrize(
    ("naam", "status"),
    [
        ("ronde", Rondestatus.INDIVIDUEEL),
        ("ronde", Rondestatus.AFGEROND),
        ("mijn_scores", Rondestatus.INDIVIDUEEL),
        ("score", Rondestatus.INDIVIDUEEL),
        ("consensus", Rondestatus.CONSENSUS),
        ("consensus_antwoord", Rondestatus.CONSENSUS),
        ("openen", Rondestatus.KWALITEIT_VASTGESTELD),
        ("rangorde", Rondestatus.PRIJZEN_GEOPEND),
    ],
)
def test_queries_do_not_grow(gemeente, inkoper, naam, status):
    """With one bidder, question and reviewer beside the chair, and with three of each."""
    leidt = naam == "openen"
    aantallen = []
    for aantal in (1, 3):
        bestek = make_gepubliceerd(gemeente, inkoper, vragen=aantal)
        for _ in range(aantal):
            make_offerte(bestek, prijs="1.000,00")
        leden = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(aantal + 1)]
        ronde = make_ronde(bestek, inkoper, leden, status)
        rest = [verloop.antwoorden_to_score(ronde).first().pk] if naam in ("score", "consensus_antwoord") else []
        client = make_client(inkoper if leidt else leden[0])
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(url(naam, ronde, *rest)).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
