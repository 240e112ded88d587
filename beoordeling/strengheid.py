"""How strict each reviewer is beside the others: exact, per answer, over the answers that others marked too."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bestek.getaltekst import number_text
from bestek.rekenwijze import publiceer

BREEDTE, MIDDEN = 200, 100  # of the picture, in its own units: nought in the middle


@dataclass(frozen=True)
class Strengheid:
    """`verschil` is the mean difference from the mean of the others; None where nobody marked the same answers."""

    wie: Hashable
    aantallen: tuple[tuple[Decimal, int], ...]  # each mark, and how often
    verschil: Fraction | None
    vergeleken: int
    wijdte: Decimal  # of the widest scale, for the picture

    @property
    def zin(self) -> str:
        if self.verschil is None:
            return "Niet te vergelijken: niemand anders gaf een cijfer op dezelfde antwoorden."
        over = "1 antwoord" if self.vergeleken == 1 else f"{self.vergeleken} antwoorden"
        if self.verschil == 0:
            return f"Gemiddeld gelijk aan de anderen, over {over}."
        kant = "hoger" if self.verschil > 0 else "lager"
        getal = number_text(publiceer(abs(self.verschil), 2))
        return f"Gemiddeld {getal} {kant} dan de anderen, over {over}."

    @property
    def van(self) -> int:
        return min(MIDDEN, self._einde)

    @property
    def lengte(self) -> int:
        return abs(self._einde - MIDDEN)

    @property
    def _einde(self) -> int:
        return MIDDEN + round((self.verschil or 0) / (Fraction(self.wijdte) or 1) * MIDDEN)


def compare(cijfers: Mapping[Hashable, Mapping[Hashable, Decimal]], wijdte: Decimal) -> list[Strengheid]:
    """Per reviewer, from his marks by answer, in the order given."""
    return [_of(wie, eigen, cijfers, wijdte) for wie, eigen in cijfers.items()]


def _of(wie: Hashable, eigen: Mapping, cijfers: Mapping, wijdte: Decimal) -> Strengheid:
    verschillen = []
    for antwoord, cijfer in eigen.items():
        anderen = [rij[antwoord] for ander, rij in cijfers.items() if ander != wie and antwoord in rij]
        if anderen:
            verschillen.append(Fraction(cijfer) - mean(anderen))
    aantallen = tuple((c, list(eigen.values()).count(c)) for c in sorted(set(eigen.values())))
    return Strengheid(wie, aantallen, mean(verschillen) if verschillen else None, len(verschillen), wijdte)


def mean(getallen: Iterable[Decimal | Fraction]) -> Fraction:
    rij = [Fraction(getal) for getal in getallen]
    return sum(rij, Fraction(0)) / len(rij)
