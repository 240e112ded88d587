"""A letter changes; the bestek that copied it is told, chooses, and never changes by itself."""

import pytest
from django.db import DatabaseError, transaction

from bestek import edities
from bestek.enums import Zichtbaarheid
from bestek.models import Bestekvraag, Criterium
from bestek.samenstelling import freeze
from bestek.vraagkeuze import add_criterium, add_vraag
from gemeenten.models import Gebeurtenis
from gemeenten.velden import Verouderd
from kwaliteit.models import Handvat, Vraag
from tests import factories

TOEN, NU = "Hoe doet u 4.3?", "Hoe volgt u dat?"


@pytest.fixture
def rij(bestek, wie):
    """A question with three criteria in two groups and one of its own, copied in edition 1; 2 changed the question."""
    vraag = factories.make_vraag("4.3", groepen=[("Volgen", "alle", 2), ("Bespreken", "alle", 1)])
    rij = add_vraag(bestek, vraag, wie)
    add_criterium(rij, "Ons eigen punt.")
    return rij


@pytest.fixture
def vernieuwd(rij):
    """Edition 2: another question, another second handvat, the third gone, a fourth in the first group."""
    vraag = Vraag.objects.get(code="4.3")
    factories.make_editie(vraag, 2)  # first only so that edition 1 is remembered
    groep = vraag.groepen.first()
    groep.handvatten.filter(code="4.3/2").update(tekst="Nieuw gezegd.")
    groep.handvatten.create(code="4.3/4", volgorde=4, kort="Vier", tekst="Een vierde punt.")
    Handvat.objects.filter(code="4.3/3").update(vervallen=True)
    vraag.edities.filter(editie=2).delete()
    factories.make_editie(vraag, 3, tekst=NU)
    return rij


def only(bestek) -> edities.Vernieuwing:
    (gevonden,) = edities.renewals(edities.outdated(bestek))
    return gevonden


def choose(bestek, wie, *keuze):
    gevonden = only(bestek)
    return edities.take_over(gevonden, gevonden.vraag.versie, gevonden.editie, keuze, wie)


def criteria(rij) -> list[tuple]:
    return [(c.herkomst.code if c.herkomst else "", c.tekst) for c in rij.criteria.current().select_related("herkomst")]


EERST = [
    ("4.3/1", "De offerte toont 4.3, punt 1."),
    ("4.3/2", "De offerte toont 4.3, punt 2."),
    ("4.3/3", "De offerte toont 4.3, punt 3."),
    ("", "Ons eigen punt."),
]


def test_outdated_finds_only_what_the_letters_changed(bestek, rij):
    assert list(edities.outdated(bestek)) == [] and not rij.vernieuwd
    factories.make_editie(Vraag.objects.get(code="4.3"), 2, tekst=NU)
    assert list(edities.outdated(bestek)) == [rij]
    assert Bestekvraag.objects.get(pk=rij.pk).vernieuwd
    assert edities.count_outdated([bestek]) == {bestek.pk: 1}
    rij.change(rij.versie, vervallen=True)
    assert list(edities.outdated(bestek)) == [] and edities.count_outdated([bestek]) == {}


def test_renewals_tell_what_changed_piece_by_piece(bestek, vernieuwd):
    stukken = {s.sleutel: s for s in only(bestek).stukken}
    assert {k: (s.soort, s.toen, s.nu, s.ons, s.voorstel) for k, s in stukken.items()} == {
        "vraag": ("gewijzigd", TOEN, NU, TOEN, True),
        "4.3/2": ("gewijzigd", EERST[1][1], "Nieuw gezegd.", EERST[1][1], True),
        "4.3/4": ("nieuw", "", "Een vierde punt.", None, True),
        "4.3/3": ("vervallen", EERST[2][1], "", EERST[2][1], False),
    }
    assert stukken["vraag"].waarom == ("Beter.", "Beter.")
    assert only(bestek).verschil.gelijk == 1


def test_renewals_show_ours_beside_then_and_now(bestek, vernieuwd):
    vernieuwd.change(vernieuwd.versie, tekst="Hoe volgt u dat in onze dorpen?")
    stuk = only(bestek).stukken[0]
    assert (stuk.toen, stuk.nu, stuk.ons) == (TOEN, NU, "Hoe volgt u dat in onze dorpen?")
    assert stuk.aangepast and not stuk.voorstel, "one's own text would be replaced without a choice"
    assert ("weg", " in onze dorpen") in stuk.verschil_met_ons


def test_take_over_renews_what_was_chosen(bestek, vernieuwd, wie):
    tweede = vernieuwd.criteria.get(herkomst__code="4.3/2")
    tweede.change(tweede.versie, zichtbaarheid=Zichtbaarheid.ACHTERGROND)
    rij = choose(bestek, wie, "vraag", "4.3/2", "4.3/3", "4.3/4")
    rij.refresh_from_db()
    assert (rij.tekst, rij.herkomst_tekst, rij.herkomst_editie, rij.aangepast) == (NU, NU, 3, False)
    assert criteria(rij) == [EERST[0], ("4.3/2", "Nieuw gezegd."), ("4.3/4", "Een vierde punt."), EERST[3]]
    assert rij.criteria.get(pk=tweede.pk).zichtbaarheid == Zichtbaarheid.ACHTERGROND
    nieuw = rij.criteria.get(herkomst__code="4.3/4")
    assert (nieuw.groep, nieuw.zichtbaarheid) == ("Volgen", Zichtbaarheid.OPENBAAR)
    assert list(edities.outdated(bestek)) == []
    assert Gebeurtenis.objects.filter(soort="bestek.editie").get().tekst.endswith("van editie 3 overgenomen")


def test_take_over_leaves_what_was_not_chosen(bestek, vernieuwd, wie):
    rij = choose(bestek, wie, "vraag")
    rij.refresh_from_db()
    assert (rij.tekst, criteria(rij)) == (NU, EERST)
    tweede = rij.criteria.get(herkomst__code="4.3/2")
    assert tweede.herkomst_tekst == "Nieuw gezegd." and tweede.aangepast


def test_take_over_of_ones_own_text_only_when_chosen(bestek, vernieuwd, wie):
    vernieuwd.change(vernieuwd.versie, tekst="Onze eigen vraag?")
    rij = choose(bestek, wie, "4.3/2")
    rij.refresh_from_db()
    assert (rij.tekst, rij.herkomst_tekst, rij.aangepast) == ("Onze eigen vraag?", NU, True)


def test_keep_remembers_that_the_edition_was_seen(bestek, vernieuwd, wie):
    gevonden = only(bestek)
    rij = edities.keep(gevonden, gevonden.vraag.versie, gevonden.editie, wie)
    rij.refresh_from_db()
    assert (rij.tekst, rij.herkomst_tekst, rij.herkomst_editie) == (TOEN, NU, 3)
    assert rij.aangepast and not Bestekvraag.objects.get(pk=rij.pk).vernieuwd
    assert criteria(rij) == EERST
    assert Gebeurtenis.objects.filter(soort="bestek.editie").get().tekst.endswith("eigen tekst gehouden bij editie 3")


def test_take_over_is_refused_on_an_older_version(bestek, vernieuwd, wie):
    gevonden = only(bestek)
    ander = Bestekvraag.objects.get(pk=vernieuwd.pk)
    ander.change(ander.versie, tekst="Een collega schreef dit.")
    with pytest.raises(Verouderd):
        edities.take_over(gevonden, gevonden.vraag.versie, 3, ["vraag"], wie)
    assert Bestekvraag.objects.get(pk=vernieuwd.pk).tekst == "Een collega schreef dit."


def test_take_over_is_refused_of_another_edition_than_was_shown(bestek, vernieuwd, wie):
    gevonden = only(bestek)
    with pytest.raises(Verouderd):
        edities.take_over(gevonden, gevonden.vraag.versie, 2, ["vraag"], wie)


def test_question_that_left_the_letters_can_only_be_kept(bestek, vernieuwd, wie):
    Vraag.met_vervallen.filter(code="4.3").update(vervallen=True, editie=4)
    gevonden = only(bestek)
    assert gevonden.weg and gevonden.stukken == ()
    rij = edities.keep(gevonden, gevonden.vraag.versie, 4, wie)
    rij.refresh_from_db()
    assert (rij.tekst, rij.herkomst_tekst, rij.herkomst_editie) == (TOEN, TOEN, 4)
    assert criteria(rij) == EERST


def test_frozen_bestek_never_changes(bestek, vernieuwd, wie):
    bestek.submit(wie)
    vast = freeze(bestek, wie)
    inhoud = vast.inhoud
    gevonden = only(bestek)
    with pytest.raises(DatabaseError), transaction.atomic():
        edities.take_over(gevonden, gevonden.vraag.versie, 3, ["vraag"], wie)
    with pytest.raises(DatabaseError), transaction.atomic():
        Criterium.objects.filter(bestekvraag=vernieuwd).update(tekst="Anders.")
    vast.refresh_from_db()
    assert vast.inhoud == inhoud and TOEN in inhoud and NU not in inhoud
    assert Bestekvraag.objects.get(pk=vernieuwd.pk).tekst == TOEN


def test_wijziging_takes_over_but_the_frozen_version_stays(bestek, vernieuwd, wie):
    bestek.submit(wie)
    vast = freeze(bestek, wie)
    bestek.open_change(wie, "De brief is vernieuwd.")
    rij = choose(bestek, wie, "vraag", "4.3/3")
    vast.refresh_from_db()
    assert TOEN in vast.inhoud and Bestekvraag.objects.get(pk=rij.pk).tekst == NU
    assert rij.criteria.get(herkomst__code="4.3/3").vervallen, "a frozen part lapses, it is never deleted"


def test_renewals_cost_the_same_for_one_and_for_three(bestek, wie, django_assert_num_queries):
    def add(code):
        vraag = factories.make_vraag(code, groepen=[("", "alle", 2)])
        add_vraag(bestek, vraag, wie)
        factories.make_editie(vraag, 2, tekst=NU, nieuw=["Nog een punt."])

    add("4.3")
    with django_assert_num_queries(4):
        assert len(edities.renewals(edities.outdated(bestek))) == 1
    add("4.4")
    add("4.5")
    with django_assert_num_queries(4):
        assert len(edities.renewals(edities.outdated(bestek))) == 3
