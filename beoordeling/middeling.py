"""The score of an answer where the bestek publishes that it is the average of the marks: exact, never rounded.

What such a score is worth between two scores of the scale lies in proportion between what those two are worth.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bestek.getaltekst import number_text
from bestek.rekenwijze import publiceer, sum_text


@dataclass(frozen=True)
class Middeling:
    """The marks that count, and their mean."""

    cijfers: tuple[Decimal, ...]
    exact: Fraction

    @property
    def afgerond(self) -> Decimal:
        """To show, in two decimals; nothing is computed with it."""
        return publiceer(self.exact, 2)

    @property
    def tekst(self) -> str:
        """The mean without loss, as it is kept: 22/3."""
        return str(self.exact)

    @property
    def som(self) -> str:
        """How it is computed, in one line."""
        uitkomst = f"({sum_text(map(Fraction, self.cijfers))}) / {len(self.cijfers)} = {number_text(self.exact)}"
        breuk = "" if Fraction(self.afgerond) == self.exact else f"; gerekend wordt met {self.exact}, niet afgerond"
        return uitkomst + breuk


def average(cijfers: Iterable[Decimal | None]) -> Middeling | None:
    """The mean of the marks that were given; None where nobody gave one. Who abstained does not count."""
    gegeven = tuple(sorted(cijfer for cijfer in cijfers if cijfer is not None))
    if not gegeven:
        return None
    return Middeling(gegeven, sum(map(Fraction, gegeven), Fraction(0)) / len(gegeven))


def share_of(score: Fraction, aandelen: Mapping[Decimal, Fraction]) -> Fraction:
    """The share of the points at this score: of the scale itself, or in proportion between its neighbours."""
    if score in aandelen:
        return aandelen[score]
    onder = max((waarde for waarde in aandelen if waarde < score), default=None)
    boven = min((waarde for waarde in aandelen if waarde > score), default=None)
    if onder is None or boven is None:
        raise ValueError(f"De score {score} ligt buiten de schaal.")
    deel = (score - Fraction(onder)) / (Fraction(boven) - Fraction(onder))
    return aandelen[onder] + deel * (aandelen[boven] - aandelen[onder])


def on_scale(score: Fraction, aandelen: Mapping[Decimal, Fraction]) -> Decimal | Fraction:
    """The score as the scale writes it where it is one of the scale's own."""
    return next((waarde for waarde in aandelen if waarde == score), score)
