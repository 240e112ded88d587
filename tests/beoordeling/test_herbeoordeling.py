"""Judging the same offers again: how it begins, and that its committee stays away from what came out before."""

import pytest
from django.db import DatabaseError, transaction

from beoordeling import belang, gunnen, herbeoordeling, kluis, overgangen, verloop
from beoordeling.enums import Rondestatus
from beoordeling.models import Commissielid, Consensus, OngeldigeOvergang, Prijs, Ronde, Score
from beoordeling.prijskennis import knowing_members, price_knowers
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests import factories
from tests.factories import make_gebruiker, make_gepubliceerd, make_offerte, make_ronde

pytestmark = pytest.mark.django_db
REDEN = "De klacht over de motivering is gegrond."


@pytest.fixture
def mensen(gemeente):
    inkoper, lezer = make_gebruiker(gemeente, Rol.INKOPER), make_gebruiker(gemeente, Rol.LEZER)
    oud = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    # also a reader: who reads what is finished, unless judging it again
    nieuw = [make_gebruiker(gemeente, Rol.BEOORDELAAR, Rol.LEZER) for _ in range(2)]
    return {"inkoper": inkoper, "lezer": lezer, "oud": oud, "nieuw": nieuw}


@pytest.fixture
def eerste(gemeente, mensen):
    bestek = make_gepubliceerd(gemeente, make_gebruiker(gemeente, Rol.INKOPER), vragen=1)
    make_offerte(bestek, "Anders", "100000")
    make_offerte(bestek, "Beter", "90000")
    return make_ronde(bestek, mensen["inkoper"], mensen["oud"], Rondestatus.AFGEROND, tweede=mensen["lezer"])


def again(eerste, mensen, wie: str = "nieuw") -> Ronde:
    """The next round, up to scoring alone."""
    ronde = herbeoordeling.reassess(eerste, REDEN, wie == "oud", mensen["inkoper"])
    for nummer, gebruiker in enumerate(mensen["nieuw"] if wie == "nieuw" else ()):
        verloop.add_lid(ronde, gebruiker, mensen["inkoper"], "beoordelaar" if nummer else "voorzitter")
    for lid in ronde.commissie.all():
        belang.sign_verklaring(lid, False)
    verloop.start(ronde, mensen["inkoper"])
    ronde.refresh_from_db()
    return ronde


def test_reassess_keeps_the_earlier_round_and_its_version(eerste, mensen):
    ronde = herbeoordeling.reassess(eerste, REDEN, False, mensen["inkoper"])
    eerste.refresh_from_db()
    assert (ronde.nummer, ronde.vervangt, ronde.vaststelling) == (2, eerste, eerste.vaststelling)
    assert eerste.status == Rondestatus.AFGEROND and Consensus.objects.filter(ronde=eerste).count() == 2
    assert not ronde.commissie.exists()


def test_reassess_with_the_same_committee_takes_over_questions_but_no_signature(eerste, mensen):
    ronde = herbeoordeling.reassess(eerste, REDEN, True, mensen["inkoper"])
    leden = [(lid.gebruiker, lid.rol, lid.toewijzingen.count()) for lid in ronde.commissie.all()]
    assert leden == [(lid.gebruiker, lid.rol, lid.toewijzingen.count()) for lid in eerste.commissie.all()]
    assert not any(hasattr(lid, "belangenverklaring") for lid in ronde.commissie.all())


@pytest.mark.parametrize(("reden", "melding"), [(" ", "reden"), ("Hij vroeg € 90.000.", "bedrag")])
def test_reassess_asks_a_reason_without_an_amount(eerste, mensen, reden, melding):
    with pytest.raises(OngeldigeOvergang, match=melding):
        herbeoordeling.reassess(eerste, reden, False, mensen["inkoper"])


def test_reassess_happens_once_at_a_time_and_leaves_the_earlier_round_alone(eerste, mensen):
    Ronde.objects.filter(pk=eerste.pk).update(status=Rondestatus.PRIJZEN_GEOPEND)
    eerste.refresh_from_db()
    tweede = herbeoordeling.reassess(eerste, REDEN, False, mensen["inkoper"])
    with pytest.raises(OngeldigeOvergang, match="ronde 2"):
        herbeoordeling.reassess(eerste, REDEN, False, mensen["inkoper"])
    with pytest.raises(OngeldigeOvergang, match="latere ronde"):
        overgangen.finish(eerste, mensen["inkoper"])
    assert overgangen.possible(eerste) == []
    tweede.withdraw(mensen["inkoper"], "Toch niet.")
    assert herbeoordeling.reassess(eerste, REDEN, False, mensen["inkoper"]).nummer == 3


def test_new_committee_is_kept_from_the_earlier_round_until_its_own_prices_open(eerste, mensen):
    nieuw, lezer = mensen["nieuw"][0], mensen["lezer"]

    def sees() -> list[bool]:
        soorten = (Prijs, Consensus, Score)
        rijen = [soort.objects.visible_to(nieuw).filter(ronde=eerste).exists() for soort in soorten]
        return [*rijen, Ronde.objects.readable_by(nieuw).filter(pk=eerste.pk).exists()]

    assert sees() == [True] * 4
    ronde = again(eerste, mensen)
    assert sees() == [False] * 4
    assert Prijs.objects.visible_to(lezer).filter(ronde=eerste).count() == 2
    factories._score(ronde, mensen["inkoper"], 10)
    assert sees() == [False] * 4
    ronde.refresh_from_db()
    factories._agree(ronde, mensen["inkoper"], 10)
    assert sees() == [False] * 4
    ronde.refresh_from_db()
    factories._open(ronde, mensen["inkoper"], lezer)
    assert sees() == [True] * 4


def test_same_committee_reads_only_its_own_scores_of_the_earlier_round(eerste, mensen):
    again(eerste, mensen, "oud")
    lid = mensen["oud"][0]
    scores = Score.objects.visible_to(lid).filter(ronde=eerste)
    assert {score.commissielid.gebruiker_id for score in scores} == {lid.pk}
    assert not Prijs.objects.visible_to(lid).exists() and not Consensus.objects.visible_to(lid).exists()


def test_member_who_is_also_inkoper_is_kept_from_the_prices_too(eerste, mensen, gemeente):
    ronde = herbeoordeling.reassess(eerste, REDEN, False, mensen["inkoper"])
    factories.add_rol(gemeente, mensen["inkoper"], Rol.BEOORDELAAR)
    assert Prijs.objects.visible_to(mensen["inkoper"]).exists()
    verloop.add_lid(ronde, mensen["inkoper"], mensen["inkoper"])
    assert not Prijs.objects.visible_to(mensen["inkoper"]).exists()


def test_knowers_of_prices_are_named_and_recorded_at_the_start(eerste, mensen):
    ronde = again(eerste, mensen, "oud")
    assert {lid.gebruiker: nummer for lid, nummer in knowing_members(ronde)} == dict.fromkeys(mensen["oud"], 1)
    assert mensen["inkoper"].pk in price_knowers(ronde) and price_knowers(eerste) == {}
    tekst = Gebeurtenis.objects.get(soort="ronde.prijskennis", onderwerp_id=ronde.pk).tekst
    assert all(f"{wie} (ronde 1)" in tekst for wie in mensen["oud"])


def test_opening_again_takes_over_the_prices_by_two_people(eerste, mensen, monkeypatch):
    ronde = again(eerste, mensen)
    factories._score(ronde, mensen["inkoper"], 10)
    ronde.refresh_from_db()
    factories._agree(ronde, mensen["inkoper"], 10)
    ronde.refresh_from_db()
    monkeypatch.setattr(kluis, "unseal", lambda *args: pytest.fail("the kluis was opened again"))
    with pytest.raises(OngeldigeOvergang, match="van een ander"):
        kluis.open_prijzen(ronde, mensen["lezer"])
    factories._open(ronde, mensen["inkoper"], mensen["lezer"])
    bedragen = {r: dict(Prijs.objects.filter(ronde=r).values_list("inschrijving", "bedrag")) for r in (eerste, ronde)}
    assert bedragen[eerste] == bedragen[ronde] and len(bedragen[ronde]) == 2


def test_kluis_stays_shut_in_the_database_once_a_withdrawn_round_opened_prices(eerste, mensen):
    Ronde.objects.filter(pk=eerste.pk).update(status=Rondestatus.INGETROKKEN)
    inschrijving = Prijs.objects.first().inschrijving
    velden = {"gemeente_id": eerste.gemeente_id, "nummer": 9, "reden": "x", "geregistreerd_door": mensen["lezer"]}
    with pytest.raises(DatabaseError, match="al geopend"), transaction.atomic():
        inschrijving.kluisprijzen.create(verzegeld=b"0" * 44, **velden)
    assert Commissielid.objects.filter(ronde=eerste).exists()


def test_earlier_round_leads_to_no_decision_any_more(eerste, mensen):
    herbeoordeling.reassess(eerste, REDEN, False, mensen["inkoper"])
    with pytest.raises(OngeldigeOvergang, match="latere ronde"):
        gunnen.make_gunning(eerste, eerste.bestek.perceel_set.get(), mensen["inkoper"])


def test_decision_is_withdrawn_before_judging_again(eerste, mensen):
    gunning = gunnen.make_gunning(eerste, eerste.bestek.perceel_set.get(), mensen["inkoper"])
    with pytest.raises(OngeldigeOvergang, match="Trek eerst de gunning in"):
        herbeoordeling.reassess(eerste, REDEN, False, mensen["inkoper"])
    gunning.withdraw(mensen["inkoper"], "De klacht is gegrond.")
    assert herbeoordeling.reassess(eerste, REDEN, False, mensen["inkoper"]).nummer == 2
