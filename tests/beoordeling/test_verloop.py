from datetime import timedelta

import pytest

from beoordeling import belang, commissie, geldigheid, scoren, taken, verloop
from beoordeling.enums import Commissierol, Geldigheid, Rondestatus
from beoordeling.models import Commissielid, OngeldigeOvergang, Ronde, Toewijzing
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.velden import Verouderd
from tests.factories import make_bestek, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde, score_all


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def bestek(gemeente, inkoper):
    return make_gepubliceerd(gemeente, inkoper)


def fresh(lid: Commissielid) -> Commissielid:
    return Commissielid.objects.get(pk=lid.pk)


def test_create_ronde_pins_the_newest_version_and_runs_one_at_a_time(bestek, inkoper):
    bestek.open_change(inkoper, "Verduidelijking")
    tweede = freeze(bestek, inkoper)
    ronde = verloop.create_ronde(bestek, inkoper)
    assert ronde.vaststelling == tweede
    with pytest.raises(OngeldigeOvergang, match="al een beoordeling"):
        verloop.create_ronde(bestek, inkoper)
    ronde.withdraw(inkoper, "Opnieuw")
    assert verloop.create_ronde(bestek, inkoper).nummer == 2


def test_create_ronde_needs_a_published_bestek(gemeente, inkoper):
    with pytest.raises(OngeldigeOvergang, match="gepubliceerd"):
        verloop.create_ronde(make_bestek(gemeente, inkoper), inkoper)


def test_problems_before_start_names_what_is_missing(bestek, inkoper, beoordelaars):
    make_offerte(bestek, "Alfa", geldig=None)
    ronde = verloop.create_ronde(bestek, inkoper)
    assert verloop.problems_before_start(ronde) == [
        "Beoordeel eerst of deze inschrijvingen geldig zijn: Alfa.",
        "Er is nog geen geldige inschrijving.",
        "Zet ten minste 2 beoordelaars in de commissie.",
        "Wijs een voorzitter aan: die legt de consensus vast.",
        "Niemand beoordeelt de vraag ‘Onderwerp 1’.",
        "Niemand beoordeelt de vraag ‘Onderwerp 2’.",
    ]
    with pytest.raises(OngeldigeOvergang, match="Wijs een voorzitter aan"):
        verloop.start(ronde, inkoper)
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.VOORBEREIDING


def test_problems_before_start_waits_for_the_deadline(gemeente, inkoper, beoordelaars):
    bestek = make_bestek(gemeente, inkoper)
    bestek.sluiting_op = klok.now() + timedelta(days=1)
    bestek.save()
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars)
    assert verloop.problems_before_start(ronde) == [
        "De termijn voor offertes loopt nog. Het beoordelen begint na de sluiting."
    ]
    with klok.fixed(bestek.sluiting_op + timedelta(seconds=1)):
        verloop.start(ronde, inkoper)


def test_problems_before_start_is_empty_when_all_is_set(bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    make_offerte(bestek, geldig=False)
    assert verloop.problems_before_start(make_ronde(bestek, inkoper, beoordelaars)) == []


def test_warnings_before_start_names_missing_answers_and_signatures(bestek, inkoper, beoordelaars):
    make_offerte(bestek, "Alfa", antwoord=None)
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    eerste, tweede = commissie.warnings_before_start(ronde)
    assert eerste.startswith("Van Alfa zijn 2 antwoorden nog niet geregistreerd.")
    assert all(wie.naam in tweede for wie in beoordelaars)


def test_warnings_before_start_names_bidders_that_a_declaration_does_not_cover(bestek, inkoper, beoordelaars):
    make_offerte(bestek, "Alfa")
    ronde = make_ronde(bestek, inkoper, beoordelaars)
    assert commissie.warnings_before_start(ronde) == []
    make_offerte(bestek, "Beta")
    (zin,) = commissie.warnings_before_start(ronde)
    assert "noemt Beta nog niet" in zin


def test_problems_before_consensus_names_who_is_not_ready(bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    een, twee = (ronde.commissie.get(gebruiker=wie) for wie in beoordelaars)
    belang.sign_verklaring(een, False)
    verloop.start(ronde, inkoper)
    ronde.refresh_from_db()
    gevonden = verloop.problems_before_consensus(ronde)
    assert sorted(gevonden) == sorted(
        [
            f"{een} is nog niet klaar met scoren.",
            f"{twee} heeft de belangenverklaring nog niet (zonder open belang) ondertekend.",
        ]
    )
    belang.sign_verklaring(twee, False)
    score_all(een)
    score_all(twee)
    assert verloop.problems_before_consensus(ronde) == []


def test_problems_before_consensus_when_everybody_abstains(bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    for lid in ronde.commissie.all():
        for antwoord in taken.assigned_antwoorden(fresh(lid)):
            velden = {"cijfer": None, "onthouden": True, "motivatie": "Ken de schrijver.", "klaar": True}
            scoren.save_score(fresh(lid), antwoord, 0, **velden)
    assert verloop.problems_before_consensus(ronde) == [
        "Niet elk antwoord heeft een cijfer: iedereen onthield zich of viel af."
    ]
    with pytest.raises(OngeldigeOvergang, match="Niet elk antwoord"):
        verloop.start_consensus(ronde, inkoper)


def test_problems_before_consensus_passes_over_who_may_not_score(bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    afvaller = make_gebruiker(bestek.gemeente, Rol.BEOORDELAAR)
    ronde = make_ronde(bestek, inkoper, [*beoordelaars, afvaller], ondertekend=False)
    leden = {lid.gebruiker: lid for lid in ronde.commissie.all()}
    for wie in beoordelaars:
        belang.sign_verklaring(leden[wie], False)
    belang.sign_verklaring(leden[afvaller], True, "Oud-werknemer")
    verloop.start(ronde, inkoper)
    for wie in beoordelaars:
        score_all(leden[wie])
    assert len(verloop.problems_before_consensus(ronde)) == 1
    lid = fresh(leden[afvaller])
    belang.judge_belang(lid, lid.versie, False, "Te kort geleden.", inkoper)
    assert verloop.problems_before_consensus(ronde) == []


def test_problems_before_fixing_names_each_open_answer(bestek, inkoper, beoordelaars):
    offerte = make_offerte(bestek, "Alfa")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.CONSENSUS)
    antwoord = taken.antwoorden_to_score(ronde).first()
    scoren.save_consensus(ronde, antwoord, 0, 7, "", beoordelaars[0])
    assert verloop.problems_before_fixing(ronde) == [
        "Nog geen consensus over ‘Onderwerp 1’ van Alfa.",
        "Nog geen consensus over ‘Onderwerp 2’ van Alfa.",
    ]
    inschrijving = offerte.inschrijvingen.get()
    geldigheid.judge_geldigheid(inschrijving, inschrijving.versie, Geldigheid.TE_BEOORDELEN, "", inkoper)
    assert verloop.problems_before_fixing(ronde)[0].startswith("Beoordeel eerst of Offerte 1: Alfa")
    with pytest.raises(OngeldigeOvergang):
        verloop.fix_kwaliteit(ronde, inkoper)


def test_transitions_start_from_one_state_only(bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.CONSENSUS)
    for stap in (Ronde.start, Ronde.start_consensus, Ronde.mark_prijzen_open, Ronde.finish):
        with pytest.raises(OngeldigeOvergang, match="consensus"):
            stap(ronde, inkoper)
    with pytest.raises(OngeldigeOvergang):
        ronde.reopen_consensus(inkoper, "Te vroeg")


def test_assigned_antwoorden_leave_out_invalid_bids_and_other_questions(bestek, inkoper, beoordelaars):
    make_offerte(bestek, "Alfa")
    make_offerte(bestek, "Beta", geldig=False)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    lid = ronde.commissie.get(gebruiker=beoordelaars[1])
    Toewijzing.objects.filter(commissielid=lid, bestekvraag__volgorde=1).delete()
    antwoorden = taken.assigned_antwoorden(fresh(lid))
    assert [(a.offerte.inschrijver.naam, a.bestekvraag.volgorde) for a in antwoorden] == [("Alfa", 2)]


# ── the committee ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_invite_takes_members_with_the_role_once(bestek, inkoper, beoordelaars):
    ronde = verloop.create_ronde(bestek, inkoper)
    lid = commissie.invite(ronde, beoordelaars[0], Commissierol.VOORZITTER, inkoper)
    assert lid.toewijzingen.count() == 2
    for wie in (beoordelaars[0], make_gebruiker(bestek.gemeente, Rol.LEZER), make_gebruiker()):
        with pytest.raises(OngeldigeOvergang, match="rol van beoordelaar"):
            commissie.invite(ronde, wie, Commissierol.BEOORDELAAR, inkoper)


def test_invite_of_a_new_chair_replaces_the_old_one(bestek, inkoper, beoordelaars):
    ronde = verloop.create_ronde(bestek, inkoper)
    oud = commissie.invite(ronde, beoordelaars[0], Commissierol.VOORZITTER, inkoper)
    nieuw = commissie.invite(ronde, beoordelaars[1], Commissierol.VOORZITTER, inkoper)
    assert [fresh(lid).rol for lid in (oud, nieuw)] == [Commissierol.BEOORDELAAR, Commissierol.VOORZITTER]


def test_candidates_tell_who_registered_a_price(bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000", wie=beoordelaars[0])
    ronde = verloop.create_ronde(bestek, inkoper)
    assert {wie: wie.prijs for wie in commissie.candidates(ronde)} == dict(
        zip(beoordelaars, (True, False), strict=True)
    )


def test_change_rol_moves_the_questions_along(bestek, inkoper, beoordelaars):
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    lid = ronde.commissie.get(gebruiker=beoordelaars[1])
    commissie.change_rol(lid, lid.versie, Commissierol.WAARNEMER, inkoper)
    assert not lid.toewijzingen.exists()
    commissie.change_rol(lid, lid.versie, Commissierol.VOORZITTER, inkoper)
    assert lid.toewijzingen.count() == 2
    assert ronde.commissie.filter(rol=Commissierol.VOORZITTER).get() == lid
    with pytest.raises(Verouderd):
        commissie.change_rol(lid, lid.versie - 1, Commissierol.WAARNEMER, inkoper)


def test_change_rol_of_a_registrar_to_reviewer_is_refused(bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000", wie=beoordelaars[0])
    ronde = verloop.create_ronde(bestek, inkoper)
    lid = commissie.invite(ronde, beoordelaars[0], Commissierol.WAARNEMER, inkoper)
    with pytest.raises(OngeldigeOvergang, match="prijs geregistreerd"):
        commissie.change_rol(lid, lid.versie, Commissierol.BEOORDELAAR, inkoper)


def test_remove_lid_keeps_who_signed(bestek, inkoper, beoordelaars):
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    een, twee = ronde.commissie.all()
    belang.sign_verklaring(een, False)
    with pytest.raises(OngeldigeOvergang, match="ondertekend"):
        commissie.remove_lid(fresh(een), inkoper)
    commissie.remove_lid(fresh(twee), inkoper)
    assert list(ronde.commissie.all()) == [een]


def test_assign_sets_exactly_what_is_chosen_and_ignores_others(bestek, inkoper, beoordelaars):
    ronde = make_ronde(bestek, inkoper, beoordelaars)
    lid, ander = ronde.commissie.all()
    vraag = taken.asked_vragen(ronde).first()
    assert commissie.assign(ronde, {(lid.pk, vraag.pk), (lid.pk, 99999), (99999, vraag.pk)}, inkoper) == 3
    assert [(t.commissielid, t.bestekvraag) for t in Toewijzing.objects.all()] == [(lid, vraag)]
    assert not ander.toewijzingen.exists()
    assert commissie.assign(ronde, {(lid.pk, vraag.pk)}, inkoper) == 0


def test_committee_stands_fast_once_scoring_began(bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    lid, nieuw = ronde.commissie.first(), make_gebruiker(bestek.gemeente, Rol.BEOORDELAAR)
    for doe in (
        lambda: commissie.invite(ronde, nieuw, Commissierol.BEOORDELAAR, inkoper),
        lambda: commissie.change_rol(lid, lid.versie, Commissierol.WAARNEMER, inkoper),
        lambda: commissie.remove_lid(lid, inkoper),
    ):
        with pytest.raises(OngeldigeOvergang):
            doe()
    commissie.assign(ronde, set(), inkoper)
    ronde = make_consensus(ronde, inkoper)
    for doe in (
        lambda: commissie.assign(ronde, set(), inkoper),
        lambda: commissie.plan(ronde, ronde.versie, inkoper, beoordelen_tot=klok.today()),
        lambda: commissie.decide_belang(lid, lid.versie, True, "Ja", inkoper),
    ):
        with pytest.raises(OngeldigeOvergang, match="individuele beoordelen is voorbij"):
            doe()


def make_consensus(ronde: Ronde, inkoper) -> Ronde:
    ronde.start_consensus(inkoper)
    return ronde


def test_plan_on_an_old_version_is_refused(bestek, inkoper):
    ronde = verloop.create_ronde(bestek, inkoper)
    commissie.plan(ronde, ronde.versie, inkoper, beoordelen_tot=klok.today())
    with pytest.raises(Verouderd):
        commissie.plan(ronde, ronde.versie - 1, inkoper, beoordelen_tot=None)


def test_sign_verklaring_happens_once_and_keeps_the_text(bestek, inkoper, beoordelaars):
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    lid = ronde.commissie.first()
    verklaring = belang.sign_verklaring(lid, True, "Mijn zus werkt er.")
    assert verklaring.tekst.startswith(belang.VERKLARING)
    with pytest.raises(OngeldigeOvergang, match="al ondertekend"):
        belang.sign_verklaring(lid, False)
