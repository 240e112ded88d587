import pytest

from beoordeling import notulendruk, ondertekening, scoren, taken, verloop
from beoordeling.enums import Rondestatus
from beoordeling.models import Consensus, Score
from tests.beoordeling.views_rondes.pagina import XHR, page, text, url
from tests.factories import (
    make_client,
    score_all,
)


def test_consensus_page_tells_nothing_before_it_begins(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    score_all(ronde.commissie.first(), motivatie="Kwikstaart")
    inhoud = text(page(inkoper, "consensus", ronde))
    assert "nog niet begonnen" in inhoud and "Alfa" not in inhoud and "Kwikstaart" not in inhoud
    antwoord = taken.antwoorden_to_score(ronde).first()
    assert page(inkoper, "consensus_antwoord", ronde, antwoord.pk).status_code == 404


@pytest.fixture
def meeting(walk, beoordelaars):
    ronde = walk(Rondestatus.CONSENSUS)
    antwoord = taken.antwoorden_to_score(ronde).first()
    return ronde, url("consensus_antwoord", ronde, antwoord.pk), make_client(beoordelaars[0])


def test_chair_records_what_was_agreed_and_goes_on(meeting):
    ronde, adres, client = meeting
    tweede = taken.antwoorden_to_score(ronde)[1]
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
    antwoord = taken.antwoorden_to_score(ronde).first()
    inhoud = text(page(inkoper, "consensus_antwoord", ronde, antwoord.pk))
    beeld = inhoud.split("<main")[1]
    assert beeld.count("<circle") == 2 and "100% van de schaal" in beeld and "style=" not in inhoud


def test_points_are_taken_over_into_their_own_field_without_a_name(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.INDIVIDUEEL)
    for lid in ronde.commissie.all():
        score_all(lid)
        Score.objects.filter(commissielid=lid).update(sterk="- Vast ritme\n\n• Eigen docent", zwak="Geen plan B")
    verloop.start_consensus(ronde, inkoper)
    antwoord = taken.antwoorden_to_score(ronde).first()
    adres, client = url("consensus_antwoord", ronde, antwoord.pk), make_client(beoordelaars[0])
    score = Score.objects.filter(antwoord=antwoord, commissielid__gebruiker=beoordelaars[1]).get()
    for versie, punt in enumerate(("sterk-1", "sterk-0", "zwak-0")):
        staat = Consensus.objects.filter(antwoord=antwoord).values("sterk", "zwak").first() or {}
        client.post(adres, {"versie": versie, **staat, "motivatie": "", "actie": f"overnemen-{score.pk}-{punt}"})
    rij = Consensus.objects.get()
    assert (rij.sterk, rij.zwak, rij.motivatie) == ("Eigen docent\nVast ritme", "Geen plan B", "")
    assert "Leo" not in rij.sterk + rij.zwak


def test_minutes_save_by_themselves_and_the_others_see_them_follow(meeting, inkoper, beoordelaars):
    _, adres, client = meeting
    post = {"versie": 0, "cijfer": "7", "motivatie": "Samen.", "notulen": "Leo licht toe."}
    assert client.post(adres, post, **XHR).json()["versie"] == 1
    assert client.post(adres, post, **XHR).status_code == 409
    for wie in (inkoper, beoordelaars[1]):
        assert "Leo licht toe." in text(make_client(wie).get(adres, **XHR))


def test_chair_signs_and_takes_the_signature_back_with_a_reason(meeting, beoordelaars):
    ronde, adres, client = meeting
    post = {"versie": 0, "cijfer": "7", "motivatie": "Samen.", "actie": "tekenen"}
    assert client.post(adres, post).status_code == 302
    assert Consensus.objects.get().getekend_door == beoordelaars[0]
    assert 'name="motivatie"' not in text(client.get(adres))
    ander = make_client(beoordelaars[1])
    assert ander.post(f"{adres}handtekening/", {"reden": "Nee."}).status_code == 403
    for reden, getekend in ((" ", True), ("Verschreven.", False)):
        client.post(f"{adres}handtekening/", {"reden": reden})
        assert bool(Consensus.objects.get().getekend_op) == getekend
    client.post(url("alles_tekenen", ronde))
    assert Consensus.objects.get().getekend_op


def test_minutes_print_from_the_moment_quality_is_fixed(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.CONSENSUS)
    client = make_client(beoordelaars[0])
    leden = [lid.pk for lid in ronde.commissie.all()]
    assert client.post(url("aanwezigheid", ronde), {"leden": leden}).status_code == 302
    assert "Leo Lid (beoordelaar)" in text(page(inkoper, "consensus", ronde))
    assert page(inkoper, "notulen_pdf", ronde).status_code == 302
    for antwoord in taken.antwoorden_to_score(ronde):
        scoren.save_consensus(ronde, antwoord, 0, 7, "Samen.", beoordelaars[0], notulen="Besproken.")
    ondertekening.sign_all(ronde, beoordelaars[0])
    verloop.fix_kwaliteit(ronde, inkoper)
    inhoud = notulendruk.context(ronde, inkoper)
    assert [regel.consensus.notulen for _, regels in inhoud["vragen"] for regel in regels] == ["Besproken."] * 4
    assert inhoud["dagen"][0].namen == "Leo Lid (beoordelaar), Vera Voorzitter (voorzitter)"
    assert page(inkoper, "notulen_pdf", ronde)["Content-Type"] == "application/pdf"
