from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from bestek.structuur import METHODEN as METHODENAMEN
from bestek.structuur import Ankerpunt, Bestek, Bestekvraag, Perceel, Schaal, Weging
from bestek.weging import METHODEN, number_text, problems, total_of, vraagwegingen


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
    assert problem.zin.startswith("Kwaliteit")  # one perceel is not named


def test_each_perceel_stands_alone():
    two = bestek(["70"], "30")
    two = Bestek("", "", "sas", "", two.methode, percelen=(*two.percelen, Perceel("q", "2", "B1")), vragen=two.vragen)
    assert {problem.stand.perceel for problem in problems(two)} == {"q"}
    assert all(problem.zin.startswith("B1: ") for problem in problems(two))
    assert total_of(two, two.percelen[1]).verschil == 100


def test_question_without_points():
    assert kinds(["70", "0"], "30") == ["vraag_zonder_punten"]
    assert problems(bestek(["70", "0"], "30"))[0].vraag == "v2"


def test_price_points_follow_the_method():
    assert kinds(["70"], "30", "kwaliteit_vaste_prijs") == ["punten_bij_vaste_prijs"]
    assert kinds(["100"], "0") == ["prijs_zonder_punten"]


def test_no_method_has_no_weights():
    assert kinds(["3"], "0", "") == []


def test_every_method_is_explained():
    assert set(METHODEN) == set(METHODENAMEN)
    for naam, methode in METHODEN.items():
        assert methode.naam == naam
        assert methode.formule and methode.uitleg and methode.let_op and methode.bron.startswith("https://")


def test_vraagwegingen_turn_percentages_into_exact_shares():
    punten = (
        Ankerpunt("a", Decimal(8), "goed", "", Decimal("66.67")),
        Ankerpunt("b", Decimal(-1), "", "", -50),
    )
    one = bestek(["70"], "30")
    vraag = replace(one.vragen[0], schaal="s", minimum=Decimal(-1))
    one = replace(one, schalen=(Schaal("s", "Tien", punten),), vragen=(vraag,))
    (weging,) = vraagwegingen(one, one.percelen[0])
    assert weging.aandelen == {8: Fraction(6667, 10000), -1: Fraction(-1, 2)}
    assert (weging.vraag, weging.punten, weging.minimum, weging.naam) == ("v1", 70, -1, "Vraag 1")


@pytest.mark.parametrize(
    ("number", "at_least", "written"),
    [
        (Decimal("12500.5"), 2, "12.500,50"),
        (Decimal(1234567), 0, "1.234.567"),
        (Fraction(-1, 3), 0, "-0,333333…"),
        (Fraction(200, 3), 0, "66,666666…"),
        (Decimal("62.50"), 0, "62,5"),
        (Fraction(1, 10**7), 0, "0,000000…"),
        (Decimal(0), 0, "0"),
    ],
)
def test_number_text(number, at_least, written):
    assert number_text(number, at_least) == written
