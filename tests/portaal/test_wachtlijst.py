from datetime import timedelta

import pytest

from beoordeling import belang, kluis, taken, verloop
from beoordeling.enums import Commissierol, Rondestatus
from beoordeling.models import Commissielid
from bestek import inlichtingen
from bestek.nota import candidates, publish
from bestek.samenstelling import freeze
from bestek.vraagkeuze import add_vraag
from gemeenten import klok
from gemeenten.enums import Rol
from portaal import wacht_bestekken
from portaal.wachtlijst import waiting
from tests import factories

LANG_GELEDEN = timedelta(days=2)


@pytest.fixture
def inkoper(gemeente):
    return factories.make_gebruiker(gemeente, Rol.INKOPER, naam="Mark Bakker")


@pytest.fixture
def commissie(gemeente):
    return [factories.make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def bestek(gemeente, inkoper):
    """Published, with two valid bids of three answers each."""
    rij = factories.make_gepubliceerd(gemeente, inkoper, vragen=3)
    for naam in ("Taalhuis Noord", "Lesbureau Zuid"):
        factories.make_offerte(rij, naam, prijs="100.000,00", wie=inkoper)
    return rij


def lines(gebruiker, gemeente) -> dict[str, str]:
    """What waits, by its name."""
    return {w.wat: w.zin for w in waiting(gebruiker, gemeente, gebruiker.rollen_in(gemeente))}


def score_first(ronde, gebruiker, aantal: int) -> None:
    """Finish only the first answers."""
    lid = Commissielid.objects.get(ronde=ronde, gebruiker=gebruiker)
    factories.score_all(lid)
    lid.scores.filter(pk__in=[s.pk for s in lid.scores.all()[aantal:]]).delete()


def test_waiting_asks_a_member_to_sign_and_then_no_more(gemeente, bestek, inkoper, commissie):
    ronde = factories.make_ronde(bestek, inkoper, commissie, ondertekend=False)
    assert list(lines(commissie[0], gemeente)) == ["Belangenverklaring"]
    belang.sign_verklaring(ronde.commissie.get(gebruiker=commissie[0]), False)
    assert lines(commissie[0], gemeente) == {}


def test_waiting_counts_only_ones_own_answers(gemeente, bestek, inkoper, commissie):
    ronde = factories.make_ronde(bestek, inkoper, commissie, Rondestatus.INDIVIDUEEL)
    score_first(ronde, commissie[1], 4)
    assert lines(commissie[0], gemeente) == {"Beoordelen": "0 van 6 antwoorden gedaan"}
    assert lines(commissie[1], gemeente) == {"Beoordelen": "4 van 6 antwoorden gedaan"}


def test_waiting_has_nothing_for_who_finished_or_may_not_score_yet(gemeente, bestek, inkoper, commissie):
    ronde = factories.make_ronde(bestek, inkoper, commissie, ondertekend=False)
    for gebruiker in commissie:
        meldt = gebruiker == commissie[0]
        lid = ronde.commissie.get(gebruiker=gebruiker)
        belang.sign_verklaring(lid, meldt, "Mijn zus werkt er." if meldt else "")
    verloop.start(ronde, inkoper)
    score_first(ronde, commissie[1], 6)
    assert lines(commissie[0], gemeente) == lines(commissie[1], gemeente) == {}
    assert "meldde een belang" in lines(inkoper, gemeente)["Gemeld belang"]


def test_waiting_brings_the_consensus_to_the_chair_only(gemeente, bestek, inkoper, commissie):
    factories.make_ronde(bestek, inkoper, commissie, Rondestatus.CONSENSUS)
    assert list(lines(commissie[0], gemeente)) == ["Consensus"]
    assert "0 van 6" in lines(commissie[0], gemeente)["Consensus"]
    assert lines(commissie[1], gemeente) == {}


def test_waiting_tells_the_inkoper_what_keeps_a_round_from_starting(gemeente, bestek, inkoper, commissie):
    ronde = factories.make_ronde(bestek, inkoper, commissie[:1])
    (wacht,) = waiting(inkoper, gemeente, inkoper.rollen_in(gemeente))
    assert (wacht.wat, wacht.punten) == ("Beoordeling voorbereiden", tuple(verloop.problems_before_start(ronde)))
    verloop.add_lid(ronde, commissie[1], inkoper, Commissierol.BEOORDELAAR)
    assert list(lines(inkoper, gemeente)) == ["Beoordelen beginnen"]


@pytest.mark.parametrize(
    ("stand", "wat"),
    [
        (Rondestatus.INDIVIDUEEL, None),
        (Rondestatus.CONSENSUS, None),
        (Rondestatus.KWALITEIT_VASTGESTELD, "Prijzen openen"),
        (Rondestatus.PRIJZEN_GEOPEND, "Beoordeling afronden"),
        (Rondestatus.AFGEROND, None),
    ],
)
def test_waiting_gives_the_inkoper_the_step_that_the_round_can_take(gemeente, bestek, inkoper, commissie, stand, wat):
    factories.make_ronde(bestek, inkoper, commissie, stand)
    assert list(lines(inkoper, gemeente)) == ([wat] if wat else [])


def test_waiting_lets_the_inkoper_go_on_when_all_are_ready(gemeente, bestek, inkoper, commissie):
    ronde = factories.make_ronde(bestek, inkoper, commissie, Rondestatus.INDIVIDUEEL)
    score_first(ronde, commissie[0], 6)
    assert lines(inkoper, gemeente) == {}
    score_first(ronde, commissie[1], 6)
    assert list(lines(inkoper, gemeente)) == ["Consensus beginnen"]


def test_waiting_calls_a_second_opener_who_does_not_score_while_the_request_counts(
    gemeente, bestek, inkoper, commissie
):
    ronde = factories.make_ronde(bestek, inkoper, commissie, Rondestatus.KWALITEIT_VASTGESTELD)
    collega = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)
    beheerder = factories.make_gebruiker(gemeente, Rol.BEHEERDER)
    assert lines(collega, gemeente) == {}
    kluis.request_opening(ronde, inkoper)
    assert "Mark Bakker" in lines(collega, gemeente)["Prijzen openen"]
    assert "Prijzen openen" not in lines(inkoper, gemeente)
    assert "Prijzen openen" not in lines(commissie[0], gemeente) | lines(beheerder, gemeente)
    with klok.fixed(klok.now() + kluis.OPENING_GELDIG + timedelta(minutes=1)):
        assert lines(collega, gemeente) == {}
        assert list(lines(inkoper, gemeente)) == ["Prijzen openen"]


def test_waiting_follows_a_bestek_from_concept_to_round(gemeente, inkoper):
    schrijver = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)
    bestek = factories.make_bestek(gemeente, schrijver, percelen=2)
    zin = "Perceel 1: 100 van 100, Perceel 2: 100 van 100 punten verdeeld."
    assert lines(schrijver, gemeente) == {"Bestek samenstellen": zin}
    assert lines(inkoper, gemeente) == {}
    bestek.submit(schrijver)
    assert lines(schrijver, gemeente) == {}
    assert list(lines(inkoper, gemeente)) == ["Vaststellen"]
    freeze(bestek, inkoper)
    assert list(lines(inkoper, gemeente)) == ["Publiceren"]
    bestek.publish(inkoper, klok.today(), "TN-1")
    assert lines(inkoper, gemeente) == {}
    bestek.open_change(inkoper, "Vragen van inschrijvers.")
    assert list(lines(inkoper, gemeente)) == ["Wijziging afmaken"]


def test_waiting_tells_who_began_a_concept_of_renewed_questions(gemeente, inkoper):
    concept = factories.make_bestek(gemeente, inkoper)
    vraag = factories.make_vraag("4.3", groepen=[("", "alle", 1)])
    add_vraag(concept, vraag, inkoper)
    assert "Vernieuwde vragen" not in lines(inkoper, gemeente)
    factories.make_editie(vraag, 2, tekst="Hoe volgt u dat?")
    assert lines(inkoper, gemeente)["Vernieuwde vragen"].startswith("Eén vraag is in de brieven verbeterd")
    concept.submit(inkoper)
    assert "Vernieuwde vragen" not in lines(inkoper, gemeente)


def test_waiting_reminds_of_a_closed_tender_without_a_round(gemeente, inkoper, commissie):
    bestek = factories.make_bestek(gemeente, inkoper)
    bestek.change(bestek.versie, sluiting_op=klok.now() + timedelta(hours=1))
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    assert lines(inkoper, gemeente) == {}
    with klok.fixed(klok.now() + LANG_GELEDEN):
        assert list(lines(inkoper, gemeente)) == ["Beoordeling voorbereiden"]
        factories.make_ronde(bestek, inkoper, commissie).withdraw(inkoper, "Opnieuw.")
        assert list(lines(inkoper, gemeente)) == ["Beoordeling voorbereiden"]


def test_waiting_puts_the_nearest_deadline_first_and_calls_a_missed_one_late(gemeente, bestek, inkoper, commissie):
    ronde = factories.make_ronde(bestek, inkoper, commissie, Rondestatus.INDIVIDUEEL)
    ronde.change(ronde.versie, beoordelen_tot=klok.today() - LANG_GELEDEN)
    ander = factories.make_gepubliceerd(gemeente, inkoper)
    tweede = factories.make_ronde(ander, inkoper, commissie, ondertekend=False)
    tweede.change(tweede.versie, beoordelen_tot=klok.today() + timedelta(days=9))
    eerste, volgende = waiting(commissie[0], gemeente, commissie[0].rollen_in(gemeente))
    assert (eerste.wat, eerste.te_laat, eerste.nog) == ("Beoordelen", True, "2 dagen te laat")
    assert (volgende.wat, volgende.te_laat, volgende.nog) == ("Belangenverklaring", False, "nog 9 dagen")


def test_waiting_tells_the_beheerder_which_role_nobody_has(gemeente):
    beheerder = factories.make_gebruiker(gemeente, Rol.BEHEERDER)
    factories.make_gebruiker(gemeente, Rol.INKOPER, Rol.BELEIDSMEDEWERKER)
    (wacht,) = waiting(beheerder, gemeente, beheerder.rollen_in(gemeente))
    assert wacht.titel == "nog niemand is beoordelaar"


def test_progress_by_lid_agrees_with_progress_of_each(gemeente, bestek, inkoper, commissie):
    ander = factories.make_gepubliceerd(gemeente, inkoper, percelen=2)
    factories.make_offerte(ander, wie=inkoper)
    factories.make_offerte(ander, wie=inkoper, geldig=False)
    for rij, aantal in ((bestek, 4), (ander, 1)):
        ronde = factories.make_ronde(rij, inkoper, commissie, Rondestatus.INDIVIDUEEL)
        score_first(ronde, commissie[0], aantal)
    ronde.commissie.get(gebruiker=commissie[1]).toewijzingen.first().delete()
    leden = list(Commissielid.objects.select_related("ronde__vaststelling", "belangenverklaring"))
    gevonden = taken.progress_by_lid(leden)
    assert gevonden == {lid.pk: taken.progress_of(lid) for lid in leden}
    assert sorted(gevonden.values()) == [(0, 1), (0, 6), (1, 2), (4, 6)]


def test_waiting_knows_the_questions_of_bidders(gemeente, bestek, inkoper):
    sanne = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)
    assert not {"Vraag van een inschrijver", "Nota van inlichtingen"} & {
        *lines(sanne, gemeente),
        *lines(inkoper, gemeente),
    }
    rij = factories.make_inlichting(bestek, inkoper)
    assert lines(inkoper, gemeente)["Nota van inlichtingen"] == "1 nog toe te wijzen."
    rij.assign(sanne, inkoper)
    assert lines(sanne, gemeente)["Vraag van een inschrijver"] == "1 wacht op uw antwoord."
    assert "Nota van inlichtingen" not in lines(inkoper, gemeente)
    rij = inlichtingen.write(rij, rij.versie, sanne, antwoord="Ja.")
    assert lines(inkoper, gemeente)["Nota van inlichtingen"] == "1 wacht op akkoord."
    inlichtingen.approve(rij, rij.versie, inkoper)
    assert lines(inkoper, gemeente)["Nota van inlichtingen"] == "1 klaar voor de nota."
    assert "Vraag van een inschrijver" not in lines(sanne, gemeente)
    publish(bestek, candidates(bestek), inkoper)
    assert "Nota van inlichtingen" not in lines(inkoper, gemeente)


def test_waiting_for_an_answer_names_the_day_of_the_nota(gemeente, inkoper):
    rij = factories.make_bestek(gemeente, inkoper)
    dag = klok.today() + timedelta(days=5)
    rij.change(rij.versie, vragen_tot=dag - timedelta(days=2), nota_op=dag)
    rij.submit(inkoper)
    freeze(rij, inkoper)
    vraag = factories.make_inlichting(rij, inkoper)
    vraag.assign(inkoper, inkoper)
    (wacht,) = (w for w in waiting(inkoper, gemeente, inkoper.rollen_in(gemeente)) if w.wat.startswith("Vraag van"))
    assert (wacht.tot, wacht.url) == (dag, vraag.get_absolute_url())


def test_waiting_asks_as_much_for_three_questions_as_for_one(gemeente, bestek, inkoper):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    tellingen = []
    for _ in range(3):
        factories.make_inlichting(bestek, inkoper).assign(inkoper, inkoper)
        factories.make_inlichting(bestek, inkoper)
        with CaptureQueriesContext(connection) as vragen:
            list(wacht_bestekken.of_assignee(inkoper)), list(wacht_bestekken.questions_of_inkoper(inkoper))
        tellingen.append(len(vragen))
    assert len(set(tellingen)) == 1


def test_waiting_tells_the_inkoper_that_scores_are_late_and_of_nobody_whose(gemeente, bestek, inkoper, commissie):
    gisteren = klok.today() - timedelta(days=1)
    factories.make_ronde(bestek, inkoper, commissie, Rondestatus.INDIVIDUEEL, beoordelen_tot=gisteren)
    (regel,) = lines(inkoper, gemeente).items()
    assert regel[0] == "Scores te laat" and not [wie for wie in commissie if str(wie) in regel[1]]
