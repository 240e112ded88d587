from decimal import Decimal

import pytest

from bestek.aanleg import create_bestek
from bestek.models import Criterium, Weging
from bestek.vraagkeuze import add_criterium, add_eigen_vraag, add_vraag, arrange, move, set_weging
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests import factories


@pytest.fixture
def wie(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)


@pytest.fixture
def bestek(gemeente, wie):
    return create_bestek(gemeente, wie, titel="Taal", kenmerk="T-1", routes=["B1"])


def names(rijen):
    return [str(rij) for rij in rijen]


def test_add_vraag_copies_text_edition_and_criteria_with_their_group(bestek, wie):
    vraag = factories.make_vraag("4.3", groepen=[("In de les", "alle", 2), ("Middelen", "een_of_meer", 1)])
    rij = add_vraag(bestek, vraag, wie)
    assert (rij.herkomst, rij.tekst, rij.herkomst_tekst) == (vraag, vraag.tekst, vraag.tekst)
    assert rij.herkomst_editie == vraag.editie and not rij.aangepast
    assert [(c.groep, c.logica, c.zichtbaarheid, c.herkomst.code) for c in rij.criteria.select_related("herkomst")] == [
        ("In de les", "alle", "openbaar", "4.3/1"),
        ("In de les", "alle", "openbaar", "4.3/2"),
        ("Middelen", "een_of_meer", "openbaar", "4.3/3"),
    ]
    assert Gebeurtenis.objects.filter(onderwerp_id=bestek.pk, soort="bestek.vraag").count() == 1


def test_add_vraag_brings_the_joint_handvatten_of_its_hoofdvraag(bestek, wie):
    hoofd = factories.make_vraag("6.1", groepen=[("Samen", "alle", 1)])
    deel = factories.make_vraag("6.1a", hoofdvraag=hoofd)
    assert [c.herkomst.code for c in add_vraag(bestek, deel, wie).criteria.select_related("herkomst")] == ["6.1/1"]


def test_criterium_holds_the_parts_of_its_handvat(bestek, wie):
    vraag = factories.make_vraag("8.3", groepen=[("", "alle", 1)])
    vraag.groepen.get().handvatten.update(deelpunten=["een", "twee"])
    assert add_vraag(bestek, vraag, wie).criteria.get().tekst.endswith("\n– een\n– twee")


def test_add_vraag_asks_in_the_percelen_of_its_routes(bestek, wie):
    bestek.perceel_set.update(routes=["B1"])
    ander = bestek.perceel_set.create(gemeente=bestek.gemeente, naam="Z", routes=["Z"], volgorde=2)
    rij = add_vraag(bestek, factories.make_vraag("8.1a", routes=["Z"]), wie)
    assert [w.perceel for w in rij.wegingen.all()] == [ander]
    assert add_vraag(bestek, factories.make_vraag("1.1", routes=["O"]), wie).wegingen.count() == 2


def test_set_weging_makes_changes_and_takes_away(bestek, wie):
    rij = add_eigen_vraag(bestek, wie, onderwerp="Eigen", tekst="Hoe?", criteria=["Een."])
    perceel = bestek.perceel_set.get()
    assert set_weging(rij, perceel, Decimal("12.5")).punten == Decimal("12.5")
    set_weging(rij, perceel, None)
    assert not Weging.objects.current().exists()
    assert set_weging(rij, perceel, Decimal(3)).punten == 3


def test_move_passes_one_neighbour_and_stops_at_the_ends(bestek, wie):
    a, b, c = (add_eigen_vraag(bestek, wie, onderwerp=o, tekst="Hoe?") for o in "ABC")
    move(c, "op")
    assert names(bestek.bestekvraag_set.all()) == ["A", "C", "B"]
    move(a, "op")
    move(b, "neer")
    assert names(bestek.bestekvraag_set.all()) == ["A", "C", "B"]
    a.refresh_from_db()
    assert a.versie == 1


def test_move_among_the_visible_ones_passes_the_hidden(bestek, wie):
    a, _b, c = (add_eigen_vraag(bestek, wie, onderwerp=o, tekst="Hoe?") for o in "ABC")
    move(c, "op", zichtbaar=[a, c])
    assert names(bestek.bestekvraag_set.all()) == ["C", "B", "A"]


def test_arrange_keeps_the_places_of_the_others(bestek, wie):
    a, _b, c, d = (add_eigen_vraag(bestek, wie, onderwerp=o, tekst="Hoe?") for o in "ABCD")
    arrange([d, a, c])
    assert names(bestek.bestekvraag_set.all()) == ["D", "B", "A", "C"]


def test_criteria_are_ordered_within_their_question(bestek, wie):
    een = add_eigen_vraag(bestek, wie, onderwerp="Een", tekst="Hoe?", criteria=["a", "b"])
    ander = add_eigen_vraag(bestek, wie, onderwerp="Ander", tekst="Hoe?", criteria=["c"])
    add_criterium(ander, "d")
    move(een.criteria.get(tekst="b"), "op")
    assert names(Criterium.objects.filter(bestekvraag=een)) == ["b", "a"]
    assert names(Criterium.objects.filter(bestekvraag=ander)) == ["c", "d"]
