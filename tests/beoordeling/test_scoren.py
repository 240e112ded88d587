from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beoordeling import belang, ondertekening, schaalbeeld, scoren, taken, verloop
from beoordeling.enums import Commissierol, Rondestatus
from beoordeling.models import Commissielid, Consensus, OngeldigeOvergang, Score, Toewijzing
from beoordeling.overleg import overleglijst
from beoordeling.scorelijst import background, criteria_groups, next_open, own_list, place_of
from bestek.samenstelling import compose
from bestek.structuur import Ankerpunt, Schaal
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
def ronde(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    for naam in ("Alfa", "Beta"):
        make_offerte(bestek, naam, "1.000,00")
    return make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)


@pytest.fixture
def lid(ronde, beoordelaars):
    return ronde.commissie.get(gebruiker=beoordelaars[0])


@pytest.fixture
def antwoord(ronde):
    return taken.antwoorden_to_score(ronde).first()


def save(lid, antwoord, versie=0, cijfer=7, **velden):
    standaard = {"onthouden": False, "sterk": "", "zwak": "", "motivatie": "Concreet.", "klaar": False}
    cijfer = None if cijfer is None else Decimal(cijfer)
    return scoren.save_score(fresh(lid), antwoord, versie, cijfer=cijfer, **standaard | velden)


def fresh(lid):
    return Commissielid.objects.get(pk=lid.pk)


def test_a_draft_may_lack_anything(lid, antwoord):
    score = save(lid, antwoord, cijfer=None, motivatie="")
    assert (score.versie, score.klaar, score.cijfer) == (1, False, None)


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"cijfer": None}, "Kies een cijfer"),
        ({"motivatie": ""}, "Schrijf een motivatie"),
        ({"cijfer": None, "onthouden": True, "motivatie": ""}, "Schrijf een motivatie"),
    ],
)
def test_ready_is_complete(lid, antwoord, velden, melding):
    with pytest.raises(OngeldigeOvergang, match=melding):
        save(lid, antwoord, klaar=True, **velden)
    assert not Score.objects.exists()


@pytest.mark.parametrize("klaar", [True, False])
def test_a_mark_and_abstaining_exclude_each_other(lid, antwoord, klaar):
    with pytest.raises(OngeldigeOvergang, match="niet allebei"):
        save(lid, antwoord, onthouden=True, klaar=klaar)


def test_abstaining_with_a_reason_is_ready(lid, antwoord):
    score = save(lid, antwoord, cijfer=None, onthouden=True, motivatie="Ik ken de docent.", klaar=True)
    assert score.klaar and score.onthouden


@pytest.mark.parametrize("cijfer", ["5", "-1", "11", "7.01"])
def test_a_mark_off_the_scale_is_refused(lid, antwoord, cijfer):
    with pytest.raises(OngeldigeOvergang, match="schaal"):
        save(lid, antwoord, cijfer=cijfer)
    assert not Score.objects.exists()


def test_a_stale_save_changes_nothing(lid, antwoord):
    save(lid, antwoord, motivatie="Eerste venster")
    for versie in (0, 2):
        with pytest.raises(Verouderd) as fout:
            save(lid, antwoord, versie, cijfer=0, motivatie="Tweede venster")
        assert fout.value.huidig.motivatie == "Eerste venster"
    assert list(Score.objects.values_list("motivatie", "cijfer", "versie")) == [("Eerste venster", Decimal(7), 1)]
    assert save(lid, antwoord, 1, motivatie="Verder").versie == 2


def test_a_late_save_is_refused(lid, antwoord, ronde, inkoper):
    for ander in ronde.commissie.all():
        score_all(ander)
    verloop.start_consensus(ronde, inkoper)
    with pytest.raises(OngeldigeOvergang, match="staan vast"):
        save(lid, antwoord, 1, cijfer=0)
    assert set(Score.objects.values_list("cijfer", flat=True)) == {Decimal(7)}


def test_only_assigned_answers_of_an_admitted_member_are_scored(gemeente, ronde, lid, antwoord, beoordelaars):
    Toewijzing.objects.filter(commissielid=lid, bestekvraag=antwoord.bestekvraag).delete()
    with pytest.raises(OngeldigeOvergang, match="niet aan u toegewezen"):
        save(lid, antwoord)
    ander = ronde.commissie.get(gebruiker=beoordelaars[1])
    Commissielid.objects.filter(pk=ander.pk).update(rol=Commissierol.WAARNEMER)
    with pytest.raises(OngeldigeOvergang):
        save(ander, antwoord)


@pytest.mark.parametrize("akkoord", [None, False])
def test_a_member_with_an_open_or_refused_interest_reads_and_scores_nothing(gemeente, inkoper, beoordelaars, akkoord):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    lid = ronde.commissie.get(gebruiker=beoordelaars[0])
    belang.sign_verklaring(lid, True, "Mijn zus werkt daar.")
    if akkoord is not None:
        belang.judge_belang(lid, lid.versie, akkoord, "Te dichtbij.", inkoper)
    verloop.start(ronde, inkoper)
    assert not taken.assigned_antwoorden(fresh(lid)).exists()
    with pytest.raises(OngeldigeOvergang):
        save(lid, taken.antwoorden_to_score(ronde).first())


def test_scores_of_a_member_who_was_refused_later_do_not_count(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    lid, ander = (ronde.commissie.get(gebruiker=wie) for wie in beoordelaars)
    belang.sign_verklaring(lid, True, "Ik ken een docent.")
    belang.judge_belang(fresh(lid), 1, True, "Ver genoeg weg.", inkoper)
    belang.sign_verklaring(ander, False)
    verloop.start(ronde, inkoper)
    score_all(lid)
    assert Score.objects.counting().count() == 2
    belang.judge_belang(fresh(lid), 2, False, "Toch te dichtbij.", inkoper)
    assert (Score.objects.count(), Score.objects.counting().count()) == (2, 0)
    assert verloop.problems_before_consensus(ronde) == [f"{ander} is nog niet klaar met scoren."]


def test_readiness_tells_who_is_ready_in_a_fixed_number_of_queries(ronde, lid, beoordelaars):
    ander = ronde.commissie.get(gebruiker=beoordelaars[1])
    score_all(ander)
    assert taken.readiness(ronde) == {lid.pk: False, ander.pk: True}
    assert verloop.problems_before_consensus(ronde) == [f"{lid} is nog niet klaar met scoren."]


def consensus_ronde(ronde, inkoper):
    for lid in ronde.commissie.all():
        score_all(lid)
    verloop.start_consensus(ronde, inkoper)
    ronde.refresh_from_db()
    return ronde


def test_consensus_is_recorded_by_the_chair_alone(ronde, antwoord, inkoper, beoordelaars):
    voorzitter, lid = beoordelaars
    with pytest.raises(OngeldigeOvergang, match="nog niet begonnen"):
        scoren.save_consensus(ronde, antwoord, 0, Decimal(7), "Samen.", voorzitter)
    consensus_ronde(ronde, inkoper)
    for wie in (lid, inkoper):
        with pytest.raises(OngeldigeOvergang, match="voorzitter"):
            scoren.save_consensus(ronde, antwoord, 0, Decimal(7), "Samen.", wie)
    with pytest.raises(OngeldigeOvergang, match="schaal"):
        scoren.save_consensus(ronde, antwoord, 0, Decimal(8), "Samen.", voorzitter)
    assert not Consensus.objects.exists()
    scoren.save_consensus(ronde, antwoord, 0, Decimal(7), "Samen.", voorzitter)
    with pytest.raises(Verouderd):
        scoren.save_consensus(ronde, antwoord, 0, Decimal(10), "Ander venster.", voorzitter)
    assert Consensus.objects.get().cijfer == 7


def test_consensus_is_fixed_with_the_quality(ronde, antwoord, inkoper, beoordelaars):
    consensus_ronde(ronde, inkoper)
    for rij in taken.antwoorden_to_score(ronde):
        scoren.save_consensus(ronde, rij, 0, Decimal(7), "Samen.", beoordelaars[0])
    ondertekening.sign_all(ronde, beoordelaars[0])
    verloop.fix_kwaliteit(ronde, inkoper)
    with pytest.raises(OngeldigeOvergang, match="ligt vast"):
        scoren.save_consensus(ronde, antwoord, 1, Decimal(10), "Toch hoger.", beoordelaars[0])


def test_own_list_goes_question_by_question_across_the_bidders(ronde, lid):
    bestek = ronde.vaststelling.structuur
    regels = own_list(lid, bestek)
    assert [(r.vraag.nummer, str(r.antwoord.offerte.inschrijver)) for r in regels] == [
        (1, "Alfa"),
        (1, "Beta"),
        (2, "Alfa"),
        (2, "Beta"),
    ]
    plaats = place_of(regels, regels[1].antwoord.pk)
    assert (plaats.inschrijver, plaats.inschrijvers, plaats.totaal) == (2, 2, 4)
    assert (plaats.vorige, plaats.volgende) == (regels[0], regels[2])
    assert place_of(regels, 0) is None


def test_next_open_goes_round(ronde, lid):
    bestek = ronde.vaststelling.structuur
    eerste, tweede, *_ = antwoorden = [regel.antwoord for regel in own_list(lid, bestek)]
    assert next_open(own_list(lid, bestek)).antwoord == eerste
    save(lid, tweede, klaar=True)
    assert next_open(own_list(lid, bestek), na=eerste.pk).antwoord == antwoorden[2]
    for antwoord in antwoorden[2:]:
        save(lid, antwoord, klaar=True)
    assert next_open(own_list(lid, bestek), na=antwoorden[-1].pk).antwoord == eerste
    save(lid, eerste, cijfer=None, onthouden=True, klaar=True)
    assert next_open(own_list(lid, bestek), na=eerste.pk) is None
    assert [regel.stand for regel in own_list(lid, bestek)] == ["onthouden", "klaar", "klaar", "klaar"]


def test_scores_are_ones_own_until_consensus(gemeente, ronde, inkoper, beoordelaars):
    def seen(wie):
        return set(Score.objects.visible_to(wie).values_list("commissielid__gebruiker", flat=True))

    voorzitter, lid = beoordelaars
    lezer = make_gebruiker(gemeente, Rol.LEZER)
    for commissielid in ronde.commissie.all():
        score_all(commissielid)
    assert [seen(wie) for wie in (voorzitter, lid, inkoper, lezer)] == [{voorzitter.pk}, {lid.pk}, set(), set()]
    verloop.start_consensus(ronde, inkoper)
    allen = {voorzitter.pk, lid.pk}
    assert [seen(wie) for wie in (voorzitter, lid, inkoper, lezer)] == [allen, allen, allen, set()]


def test_the_meeting_list_is_empty_before_consensus(ronde, inkoper, beoordelaars):
    bestek = ronde.vaststelling.structuur
    for lid in ronde.commissie.all():
        score_all(lid)
    assert overleglijst(ronde, inkoper, bestek) == []
    verloop.start_consensus(ronde, inkoper)
    ronde.refresh_from_db()
    regels = overleglijst(ronde, beoordelaars[1], bestek)
    assert [len(regel.scores) for regel in regels] == [2, 2, 2, 2]


def test_list_queries_do_not_grow_with_the_bidders(gemeente, inkoper, beoordelaars):
    aantallen = []
    for bidders in (1, 3):
        bestek = make_gepubliceerd(gemeente, inkoper)
        for _ in range(bidders):
            make_offerte(bestek, prijs="1.000,00")
        ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.CONSENSUS)
        lid, structuur = ronde.commissie.first(), ronde.vaststelling.structuur
        with CaptureQueriesContext(connection) as vragen:
            [regel.naam for regel in own_list(lid, structuur)]
            regels = overleglijst(ronde, inkoper, structuur)
            [str(score.commissielid) for regel in regels for score in regel.scores]
            taken.readiness(ronde)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


SCHAAL = Schaal("s", "Schaal", tuple(Ankerpunt(str(w), Decimal(w), f"w{w}", "", Decimal(w)) for w in (0, 4, 7, 10)))


def test_draw_puts_equal_marks_above_each_other():
    beeld = schaalbeeld.draw(SCHAAL, [Decimal(7), Decimal(4), Decimal(7)])
    laag, midden, boven = beeld.stippen
    assert laag.x < midden.x == boven.x and midden.y > boven.y
    assert [streep.label for streep in beeld.strepen] == ["0", "4", "7", "10"]
    assert (beeld.van, beeld.tot) == (laag.x, midden.x)
    assert beeld.tekst == "Cijfers: 4 (1 keer), 7 (2 keer). Het verschil is 3, 30% van de schaal; dat is niet ruim."


def test_draw_flags_a_wide_spread_and_nothing_without_marks():
    assert schaalbeeld.draw(SCHAAL, []) is None
    wijd = schaalbeeld.draw(SCHAAL, [Decimal(0), Decimal(10)])
    assert wijd.spreiding.ruim and "bespreek het" in wijd.tekst
    assert schaalbeeld.draw(SCHAAL, [Decimal(4)]).tekst == "Cijfers: 4 (1 keer); eensgezind."


def test_criteria_keep_their_published_numbers_and_groups_and_background_stays_apart(gemeente, inkoper):
    bestek = make_bestek(gemeente, inkoper, vragen=1)
    vraag = bestek.bestekvraag_set.get()
    eigen = {"gemeente": gemeente, "bestek": bestek}
    vraag.criteria.create(**eigen, volgorde=2, tekst="Weet van X.", zichtbaarheid="achtergrond")
    vraag.criteria.create(**eigen, volgorde=3, tekst="In de les.", groep="Les", logica="een_of_meer")
    bevroren = compose(bestek).vragen[0]
    assert background(bevroren) == ["Weet van X."]
    assert [(g.titel, [(r.nummer, r.tekst) for r in g.rijen]) for g in criteria_groups(bevroren)] == [
        ("", [("1.1", "De offerte noemt punt 1.")]),
        ("Les", [("1.2", "In de les.")]),
    ]
