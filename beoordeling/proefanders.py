"""The rehearsal for methods other than relative price: totals by the formula itself, prices searched by halving.

In every method a lower own price never hurts, so "up to which price does this offer win" has one answer; it is found to
the cent by trying, with the exact arithmetic of `bestek.rekenwijze`.
"""

from dataclasses import dataclass
from fractions import Fraction

from bestek.methoden import METHODEN, Methode
from bestek.rekenwijze import Instelling, publiceer
from bestek.rekenwijze import Veld as Rekenveld
from bestek.rekenwijze import totals as totals_of
from bestek.weging import number_text

CENT = Fraction(1, 100)
VERDER = 100  # times the highest price in the table: beyond that we say "every price"


@dataclass(frozen=True)
class Kern:
    """The method with what the buyer set for it."""

    naam: str
    instelling: Instelling

    @property
    def methode(self) -> Methode:
        return METHODEN[self.naam]

    def totals(self, kwaliteit: dict[str, Fraction], prijzen: dict[str, Fraction]) -> dict[str, Fraction]:
        """Higher is better, also where the lowest total wins."""
        teken = -1 if self.methode.laagste_wint else 1
        found = totals_of(self.naam, Rekenveld(kwaliteit, prijzen, self.instelling))
        return {sleutel: teken * totaal for sleutel, totaal in found.items()}

    def text(self, totaal: Fraction) -> str:
        """A total as people read it: euros, points or an index."""
        getal = number_text(publiceer(abs(totaal) if self.methode.laagste_wint and totaal < 0 else totaal), 2)
        return f"€ {getal}" if self.methode.in_euro else getal


def highest_winning(veld, eigen: str) -> tuple[Fraction | None, bool]:
    """The highest own price in cents at which this offer stands first alone, and whether every price does.

    `veld` is a `proef.Veld` of this kind of method; None where no price wins.
    """
    from .proef import winners

    def wins(centen: int) -> bool:
        return winners(veld.at_price(eigen, centen * CENT)) == {eigen}

    laag, hoog = 1, int(max(d.prijs for d in veld.deelnemers) * VERDER / CENT)
    if wins(hoog):
        return None, True
    if not wins(laag):
        return None, False
    while hoog - laag > 1:  # wins at `laag`, not at `hoog`
        midden = (laag + hoog) // 2
        laag, hoog = (midden, hoog) if wins(midden) else (laag, midden)
    return laag * CENT, False
