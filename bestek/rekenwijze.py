"""The arithmetic of the award methods: from quality and prices to the number by which offers are ranked.

It stands with the bestek, because the bestek publishes the formula with an example that is computed here;
`beoordeling.gunning` ranks real offers by the same functions. All arithmetic is on fractions. Only the logarithm is
rounded, at fifty digits, and whether two offers are level is then decided on its argument.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from .getaltekst import number_text
from .logaritme import CIJFERS, log_share, same_power
from .methoden import FACTOR, GRENZEN, METHODEN

MILJOEN = 10**6
UTILITY = "utility_index"  # it divides by the points for the price


@dataclass(frozen=True)
class Getal:
    exact: Fraction
    gepubliceerd: Decimal


@dataclass(frozen=True)
class Stap:
    """One line of the sum behind a number: the formula, the same with numbers, and what comes out."""

    soort: str  # vraag, kwaliteit, prijs or totaal
    onderdeel: str
    formule: str
    ingevuld: str
    uitkomst: Getal


@dataclass(frozen=True)
class Instelling:
    """What the buyer set for the price in this perceel; a method looks only at what it asks for."""

    punten_prijs: Decimal = Decimal(0)
    prijs_laag: Decimal | None = None
    prijs_hoog: Decimal | None = None
    prijsfactor: Decimal | None = None


@dataclass(frozen=True)
class Veld:
    """The offers that count, by sleutel: the quality and the price of each (no prices where they do not matter)."""

    kwaliteit: Mapping[str, Fraction]
    prijzen: Mapping[str, Fraction]
    instelling: Instelling
    decimalen: int = 2

    @property
    def laagste(self) -> Fraction:
        return min(self.prijzen.values())

    @property
    def gewicht(self) -> Fraction:
        return Fraction(self.instelling.punten_prijs)

    def number(self, value: Fraction) -> Getal:
        return Getal(value, publiceer(value, self.decimalen))


Slot = dict[str, tuple[Stap, ...]]  # the last steps of each offer; the final one is its total


def publiceer(value: Fraction, decimals: int = 2) -> Decimal:
    """Rounded half-up as people do on paper: halves go away from zero, also below it."""
    shifted = abs(value) * 10**decimals
    units = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)
    return Decimal((int(value < 0 < units), tuple(map(int, str(units))), -decimals))


def faults(methode: str, instelling: Instelling) -> list[str]:
    """Why the method cannot count with this, in the words of a sentence after a colon."""
    vraagt, found = METHODEN[methode].vraagt, []
    laag, hoog, factor = instelling.prijs_laag, instelling.prijs_hoog, instelling.prijsfactor
    if GRENZEN in vraagt and (laag is None or hoog is None):
        found.append("de onder- en bovengrens van de prijs ontbreken.")
    elif GRENZEN in vraagt and not 0 <= laag < hoog:
        found.append("de ondergrens van de prijs moet lager zijn dan de bovengrens.")
    if FACTOR in vraagt and (factor is None or factor <= 1):
        found.append("de factor bij de laagste prijs ontbreekt of is niet groter dan 1.")
    if methode == UTILITY and instelling.punten_prijs <= 0:
        found.append("zonder punten voor de prijs is er geen index te berekenen.")
    return found


def close(methode: str, veld: Veld) -> Slot:
    """The last steps of the sum of every offer in the field."""
    return _REKENWIJZEN[methode](veld) if veld.kwaliteit else {}


def totals(methode: str, veld: Veld) -> dict[str, Fraction]:
    """The number by which each is ranked."""
    return {sleutel: steps[-1].uitkomst.exact for sleutel, steps in close(methode, veld).items()}


def sum_text(values: Iterable[Fraction]) -> str:
    return " + ".join(bracketed(v) for v in values) or "0"


def bracketed(value: Fraction, at_least: int = 0) -> str:
    return f"({number_text(value, at_least)})" if value < 0 else number_text(value, at_least)


def _euro(value: Fraction) -> str:
    return number_text(value, 2)


def _points_and_price(veld: Veld, formula: str, price: Callable[[Fraction], tuple[str, Fraction]]) -> Slot:
    """Quality plus points for the price; `price` gives those points, and the formula with its numbers."""
    closing = {}
    for sleutel, quality in veld.kwaliteit.items():
        filled, points = price(veld.prijzen[sleutel])
        part = Stap("prijs", "Prijs", formula, filled, veld.number(points))
        both = quality, points
        whole = Stap("totaal", "Totaal", "kwaliteit + prijs", sum_text(both), veld.number(sum(both)))
        closing[sleutel] = (part, whole)
    return closing


def _relative_price(veld: Veld) -> Slot:
    maximum, lowest = veld.gewicht, veld.laagste

    def price(own):
        return f"{number_text(maximum)} × {_euro(lowest)} / {_euro(own)}", maximum * lowest / own

    return _points_and_price(veld, "punten × laagste geldige prijs / prijs", price)


def _between_bounds(veld: Veld) -> Slot:
    maximum = veld.gewicht
    low, high = Fraction(veld.instelling.prijs_laag), Fraction(veld.instelling.prijs_hoog)

    def price(own):
        if own <= low:
            return f"{_euro(own)} is niet hoger dan de ondergrens {_euro(low)}", maximum
        if own >= high:
            return f"{_euro(own)} is niet lager dan de bovengrens {_euro(high)}", Fraction(0)
        filled = f"{number_text(maximum)} × ({_euro(high)} - {_euro(own)}) / ({_euro(high)} - {_euro(low)})"
        return filled, maximum * (high - own) / (high - low)

    return _points_and_price(veld, "punten × (bovengrens - prijs) / (bovengrens - ondergrens)", price)


def _falling_line(veld: Veld) -> Slot:
    maximum, lowest, factor = veld.gewicht, veld.laagste, Fraction(veld.instelling.prijsfactor)

    def price(own):
        if own >= factor * lowest:
            return f"{_euro(own)} is niet lager dan {number_text(factor)} × {_euro(lowest)}", Fraction(0)
        span = f"({number_text(factor)} - 1) × {_euro(lowest)}"
        filled = f"{number_text(maximum)} × ({number_text(factor)} × {_euro(lowest)} - {_euro(own)}) / ({span})"
        return filled, maximum * (factor * lowest - own) / ((factor - 1) * lowest)

    formula = "punten × (factor × laagste geldige prijs - prijs) / ((factor - 1) × laagste geldige prijs)"
    return _points_and_price(veld, formula, price)


def _logarithmic(veld: Veld, digits: int = CIJFERS) -> Slot:
    maximum, lowest, factor = veld.gewicht, veld.laagste, Fraction(veld.instelling.prijsfactor)

    def price(own):
        filled = f"{number_text(maximum)} × (1 - log({_euro(own)} / {_euro(lowest)}) / log({number_text(factor)}))"
        return filled, maximum * (1 - log_share(own / lowest, factor, digits))

    formula = "punten × (1 - log(prijs / laagste geldige prijs) / log(factor))"
    closing = _points_and_price(veld, formula, price)
    same = {sleutel: steps[-1].uitkomst for sleutel, steps in closing.items()}
    order = sorted(same, key=lambda s: same[s].exact)
    for one, next_one in pairwise(order):
        if same[next_one].exact - same[one].exact > Fraction(1, 10 ** (digits - 10)):
            continue
        if not _level(veld, one, next_one):
            return _logarithmic(veld, 2 * digits)  # not the same: as many digits as it takes to tell them apart
        same[next_one] = same[one]
    return {s: (*steps[:-1], _with_outcome(steps[-1], same[s])) for s, steps in closing.items()}


def _level(veld: Veld, one: str, other: str) -> bool:
    """Whether two logarithmic totals are exactly the same: factor ** (difference / points) is the ratio of prices."""
    difference = veld.kwaliteit[one] - veld.kwaliteit[other]
    if not veld.gewicht:
        return not difference
    ratio = veld.prijzen[one] / veld.prijzen[other]
    return same_power(Fraction(veld.instelling.prijsfactor), difference / veld.gewicht, ratio)


def _with_outcome(step: Stap, outcome: Getal) -> Stap:
    return Stap(step.soort, step.onderdeel, step.formule, step.ingevuld, outcome)


def _single(veld: Veld, methode: str, formula: str, count: Callable[[str], tuple[str, Fraction]]) -> Slot:
    """A total in one step, under the name that the method gives it."""
    closing = {}
    for sleutel in veld.kwaliteit:
        filled, total = count(sleutel)
        closing[sleutel] = (Stap("totaal", METHODEN[methode].totaal, formula, filled, veld.number(total)),)
    return closing


def _fixed_price(veld: Veld) -> Slot:
    def count(sleutel):
        return sum_text([veld.kwaliteit[sleutel]]), veld.kwaliteit[sleutel]

    return _single(veld, "kwaliteit_vaste_prijs", "kwaliteit", count)


def _value(veld: Veld) -> Slot:
    def count(sleutel):
        price, value = veld.prijzen[sleutel], veld.kwaliteit[sleutel]
        return f"{_euro(price)} - {bracketed(value, 2)}", price - value

    return _single(veld, "gunnen_op_waarde", "prijs - waarde van de kwaliteit", count)


def _per_euro(veld: Veld) -> Slot:
    def count(sleutel):
        price, quality = veld.prijzen[sleutel], veld.kwaliteit[sleutel]
        return f"{number_text(quality)} × {number_text(Fraction(MILJOEN))} / {_euro(price)}", quality * MILJOEN / price

    return _single(veld, "prijs_per_punt", "kwaliteit × 1.000.000 / prijs", count)


def _utility(veld: Veld) -> Slot:
    best, lowest, weight = max(veld.kwaliteit.values()), veld.laagste, veld.gewicht

    def count(sleutel):
        price, quality = veld.prijzen[sleutel], veld.kwaliteit[sleutel]
        share = f"1 - ({number_text(best)} - {bracketed(quality)}) / {number_text(weight)}"
        filled = f"({share}) × 100 × {_euro(lowest)} / {_euro(price)}"
        return filled, (1 - (best - quality) / weight) * 100 * lowest / price

    formula = "(1 - (hoogste kwaliteit - kwaliteit) / punten prijs) × 100 × laagste geldige prijs / prijs"
    return _single(veld, UTILITY, formula, count)


_REKENWIJZEN: dict[str, Callable[[Veld], Slot]] = {
    "gewogen_punten_relatieve_prijs": _relative_price,
    "lineair_tussen_grenzen": _between_bounds,
    "relatief_lineair": _falling_line,
    "logaritmisch": _logarithmic,
    "gunnen_op_waarde": _value,
    "prijs_per_punt": _per_euro,
    UTILITY: _utility,
    "kwaliteit_vaste_prijs": _fixed_price,
}
