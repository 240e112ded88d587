from decimal import Decimal

import pytest

from beoordeling import kluis, ondertekening, scoren, taken
from beoordeling.enums import Rondestatus
from beoordeling.models import Antwoord, Opening, Ronde
from gemeenten.enums import Rol
from tests.beoordeling.views_rondes.pagina import page, text, url
from tests.factories import (
    make_client,
    make_gebruiker,
    make_gemeente,
    score_all,
)


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
    for antwoord in taken.antwoorden_to_score(ronde):
        scoren.save_consensus(ronde, antwoord, 0, Decimal(7), "Samen.", beoordelaars[0])
    assert "tekende nog niet voor ‘Onderwerp 1’ van Alfa" in text(client.get(url("overgang", ronde, "kwaliteit")))
    ondertekening.sign_all(ronde, beoordelaars[0])
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
