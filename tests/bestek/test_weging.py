from decimal import Decimal

import pytest

from bestek.structuur import Bestek, Bestekvraag, Perceel, Weging
from bestek.weging import problems, total_of


def bestek(quality, price, methode="gewogen_punten_relatieve_prijs"):
    vragen = tuple(
        Bestekvraag(f"v{i}", i, "", "", "", "", wegingen=(Weging("p", Decimal(punten)),))
        for i, punten in enumerate(quality, 1)
    )
    percelen = (Perceel("p", "1", "Z-route", punten_prijs=Decimal(price)),)
    return Bestek("", "", "sas", "", methode, percelen=percelen, vragen=vragen)


def kinds(*args, **kwargs):
    return [problem.soort for problem in problems(bestek(*args, **kwargs))]


def test_exactly_100_has_no_problem():
    assert kinds(["33.33", "33.33", "3.34"], "30") == []
    assert kinds(["60", "40"], "0", "kwaliteit_vaste_prijs") == []


@pytest.mark.parametrize(
    ("price", "difference", "words"),
    [("29.99", "0.01", "samen 99,99 punten, 0,01 te weinig"), ("45", "-15", "samen 115 punten, 15 te veel")],
)
def test_other_totals_are_told(price, difference, words):
    (problem,) = problems(bestek(["40", "30"], price))
    assert problem.soort == "totaal"
    assert (problem.stand.kwaliteit, problem.stand.prijs) == (70, Decimal(price))
    assert problem.stand.verschil == Decimal(difference)
    assert words in problem.zin


def test_each_perceel_stands_alone():
    two = bestek(["70"], "30")
    two = Bestek(
        "", "", "sas", "", two.methode, percelen=(*two.percelen, Perceel("q", "2", "B1")), vragen=two.vragen
    )
    assert {problem.stand.perceel for problem in problems(two)} == {"q"}
    assert total_of(two, two.percelen[1]).verschil == 100


def test_question_without_points():
    assert kinds(["70", "0"], "30") == ["vraag_zonder_punten"]
    assert problems(bestek(["70", "0"], "30"))[0].vraag == "v2"


def test_price_points_follow_the_method():
    assert kinds(["70"], "30", "kwaliteit_vaste_prijs") == ["punten_bij_vaste_prijs"]
    assert kinds(["100"], "0") == ["prijs_zonder_punten"]


def test_no_method_has_no_weights():
    assert kinds(["3"], "0", "") == []
