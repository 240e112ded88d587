"""The document of a bestek by gunnen op waarde: euros instead of points, everywhere. No database."""

from decimal import Decimal

import pytest

from bestek import gunningsregels, lezen
from bestek.methoden import METHODEN
from bestek.rekenvoorbeeld import example, of_perceel
from bestek.structuur import Ankerpunt, Bestek, Bestekvraag, Perceel, Schaal, Weging


def text(methode="gunnen_op_waarde", **velden):
    schaal = Schaal("s", "Twee", (Ankerpunt("a", Decimal(1), "goed", "", Decimal(100)),))
    vraag = Bestekvraag("v", 1, "", "", "Onderwerp", "", schaal="s", wegingen=(Weging("p", Decimal(12_000)),))
    percelen = (Perceel("p", "1", "A"), Perceel("q", "2", "B"))
    return Bestek("", "", "sas", "", methode, percelen=percelen, schalen=(schaal,), vragen=(vraag,), **velden)


def test_worth_of_a_question_is_told_in_euros():
    (blok,) = lezen.question_blocks(text())
    assert (blok.vragen[0].punten, blok.vragen[0].maat) == ("12.000", "euro")
    assert "euro" in lezen.weights(text())["bijschrift"]


def test_example_counts_with_the_figures_of_the_bestek():
    eigen = of_perceel(text(), text().percelen[0])
    assert "van dit bestek" in eigen.bijschrift
    assert eigen.rijen[0].kwaliteit == "€ 10.800,00"  # 90% of 12.000
    assert of_perceel(text(), text().percelen[1]) == example(METHODEN["gunnen_op_waarde"])  # nothing is asked there


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"max_percelen": 1, "perceelregel": "voorsprong"}, "grootste voorsprong"),
        ({"max_percelen": 1, "perceelregel": "volgorde"}, "volgorde van dit document"),
    ],
)
def test_division_is_told_in_the_document(velden, zin):
    assert zin in " ".join(gunningsregels.division(text(**velden)))
    assert gunningsregels.division(text()) == []
