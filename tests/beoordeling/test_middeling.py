"""The published average: exact, and worth what lies in proportion between two scores of the scale."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beoordeling.middeling import average, on_scale, share_of

AANDELEN = {Decimal(0): Fraction(0), Decimal(4): Fraction(1, 4), Decimal(7): Fraction(3, 5), Decimal(10): Fraction(1)}


def test_average_is_exact_and_shows_its_sum():
    middeling = average([Decimal(7), None, Decimal(8), Decimal(7)])
    assert (middeling.exact, middeling.tekst, middeling.afgerond) == (Fraction(22, 3), "22/3", Decimal("7.33"))
    assert middeling.som == "(7 + 7 + 8) / 3 = 7,333333…; gerekend wordt met 22/3, niet afgerond"
    assert average([Decimal("7"), Decimal("8")]).som == "(7 + 8) / 2 = 7,5"
    assert average([None]) is None


@pytest.mark.parametrize(
    ("score", "deel"),
    [("7", "3/5"), ("22/3", "29/45"), ("2", "1/8"), ("17/2", "4/5")],
)
def test_share_between_two_scores_is_in_proportion(score, deel):
    assert share_of(Fraction(score), AANDELEN) == Fraction(deel)


def test_share_outside_the_scale_is_refused():
    with pytest.raises(ValueError, match="buiten de schaal"):
        share_of(Fraction(11), AANDELEN)


def test_score_of_the_scale_is_written_as_the_scale_does():
    assert isinstance(on_scale(Fraction(7), AANDELEN), Decimal)
    assert on_scale(Fraction(22, 3), AANDELEN) == Fraction(22, 3)


@given(st.lists(st.sampled_from(list(AANDELEN)), min_size=1, max_size=9), st.sampled_from(list(AANDELEN)))
def test_a_higher_mark_never_lowers_the_worth(cijfers, erbij):
    """Monotone, as the scale is; and nothing is lost: times the number it is the sum."""
    middeling = average(cijfers)
    assert middeling.exact * len(cijfers) == sum(cijfers)
    hoger = average([max(cijfers[0], erbij), *cijfers[1:]])
    assert share_of(hoger.exact, AANDELEN) >= share_of(middeling.exact, AANDELEN)
