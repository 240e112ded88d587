from bestek.delen import add_deel, drop_deel, drop_problem, drop_results
from bestek.models import Eis, Perceel, Schaal


def test_new_part_comes_after_the_others(bestek, wie):
    een = add_deel(bestek, Eis, wie, titel="Een", tekst="Een.")
    twee = add_deel(bestek, Eis, wie, titel="Twee", tekst="Twee.")
    assert list(bestek.eis_set.all()) == [een, twee]


def test_new_scale_has_scores_to_adapt(bestek, wie):
    assert add_deel(bestek, Schaal, wie, naam="Anders").ankerpunten.count() == 4


def test_last_perceel_and_used_scale_stay(bestek):
    assert drop_problem(bestek.perceel_set.get())
    assert drop_problem(bestek.schaal_set.get())


def test_dropped_perceel_takes_its_eisen_and_weights_along(bestek, wie):
    perceel = add_deel(bestek, Perceel, wie, naam="Z-route")
    add_deel(bestek, Eis, wie, titel="Alleen Z", tekst="Alleen Z.", perceel=perceel)
    assert not drop_problem(perceel) and any("(1)" in zin for zin in drop_results(perceel))
    drop_deel(perceel, wie)
    assert not bestek.eis_set.exists() and bestek.perceel_set.count() == 1
