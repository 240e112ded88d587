"""Strict and lenient: exact differences with the others, over what others marked too."""

from decimal import Decimal
from fractions import Fraction

from beoordeling.strengheid import compare


def marks(**rijen):
    return {naam: {antwoord: Decimal(c) for antwoord, c in rij.items()} for naam, rij in rijen.items()}


def test_each_is_compared_with_the_mean_of_the_others():
    anna, bram, cees = compare(
        marks(anna={1: 7, 2: 4}, bram={1: 10, 2: 4}, cees={1: 10, 2: 0, 3: 10}), wijdte=Decimal(10)
    )
    assert (anna.verschil, bram.verschil, cees.verschil) == (Fraction(-1, 2), Fraction(7, 4), Fraction(-5, 4))
    assert bram.zin == "Gemiddeld 1,75 hoger dan de anderen, over 2 antwoorden."
    assert (cees.vergeleken, cees.aantallen) == (2, ((0, 1), (10, 2)))
    assert (anna.van, anna.lengte, bram.van) == (95, 5, 100)


def test_who_marked_alone_is_not_compared():
    (anna,) = compare(marks(anna={1: 7}), wijdte=Decimal(10))
    assert anna.verschil is None and anna.lengte == 0 and "niet te vergelijken" in anna.zin.lower()
