from decimal import Decimal

import pytest

from bestek.verdeling import Botsing, cells, save_changes


@pytest.fixture
def lees(bestek):
    def lezen():
        vragen, percelen = list(bestek.bestekvraag_set.current()), list(bestek.perceel_set.current())
        return cells(bestek, vragen, percelen)

    return lezen


@pytest.fixture
def naam(bestek):
    return f"punten_{bestek.bestekvraag_set.first().pk}_{bestek.perceel_set.get().pk}"


def test_save_changes_only_what_was_changed(bestek, wie, lees, naam):
    save_changes(bestek, lees(), {naam: ("30", Decimal(25))}, wie)
    assert lees()[naam].waarde == 25
    assert [v.versie for v in bestek.bestekvraag_set.all()] == [1, 1]


def test_two_people_meet_only_on_the_same_number(bestek, wie, lees, naam):
    ander = f"punten_{bestek.bestekvraag_set.last().pk}_{bestek.perceel_set.get().pk}"
    save_changes(bestek, lees(), {naam: ("30", Decimal(25))}, wie)
    save_changes(bestek, lees(), {ander: ("30", Decimal(35))}, wie)
    with pytest.raises(Botsing) as fout:
        save_changes(bestek, lees(), {naam: ("30", Decimal(20)), ander: ("35", Decimal(40))}, wie)
    assert fout.value.namen == [naam]
    assert (lees()[naam].waarde, lees()[ander].waarde) == (25, 35)


def test_same_number_twice_is_no_conflict(bestek, wie, lees, naam):
    for _ in range(2):
        save_changes(bestek, lees(), {naam: ("30", Decimal("25.00"))}, wie)
    assert lees()[naam].tekst == "25"


def test_empty_takes_the_question_out_of_the_perceel(bestek, wie, lees, naam):
    save_changes(bestek, lees(), {naam: ("30", None)}, wie)
    assert lees()[naam].waarde is None
