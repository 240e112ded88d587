"""For each agreed mark: how far it may move, all else the same, before somebody else stands first."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .stelsel import Stelsel, leaders


@dataclass(frozen=True)
class Anders:
    """The nearest mark on one side at which others stand first, or several share the place."""

    cijfer: Decimal
    stappen: int
    eersten: frozenset[str]  # empty where nobody is left in the ranking


@dataclass(frozen=True)
class Cijferruimte:
    """From `laag` to `hoog` the same stand first as now.

    `grens` is the exact share of the points at which this bid and the best of the others have the same total, on the
    scale or beyond it; None where the question counts for nothing or the bid has no rank.
    """

    inschrijving: str
    vraag: str
    cijfer: Decimal
    aandeel: Fraction
    laag: Decimal
    hoog: Decimal
    omlaag: Anders | None
    omhoog: Anders | None
    grens: Fraction | None

    @property
    def stappen(self) -> int | None:
        """The fewest steps that change who stands first."""
        return min((kant.stappen for kant in (self.omlaag, self.omhoog) if kant), default=None)


def mark_ranges(stelsel: Stelsel) -> tuple[Cijferruimte, ...]:
    """Every answer: bid by bid, question by question."""
    nu = stelsel.eersten
    return tuple(
        _range(veld, k, nu)
        for i in range(len(stelsel.deelnemers))
        for veld in (Wisselveld(stelsel, i),)
        for k in range(len(stelsel.vragen))
    )


class Wisselveld:
    """The others around one bid: who stands first for each total it could have, and when it falls out."""

    def __init__(self, stelsel: Stelsel, i: int):
        self.stelsel, self.i, self.zelf = stelsel, i, stelsel.deelnemers[i]
        self.onder = stelsel.below(i)
        binnen = stelsel.binnen | {i}
        waarden = stelsel.values(binnen)
        self.waarde = waarden.pop(i)
        self.anderen, self.hoogste = leaders(waarden), max(waarden.values(), default=None)
        zonder = stelsel.binnen - {i}
        self.zonder = leaders(stelsel.values(zonder)) if stelsel.met_minimum else frozenset()

    def leaders_at(self, k: int, plek: int) -> frozenset[int]:
        """Who stand first when this bid has the mark at this position of question k."""
        vraag, delen = self.stelsel.vragen[k], self.zelf.delen[k]
        if self.onder - {k} or plek < vraag.drempel:
            return self.zonder
        waarde = self.waarde + vraag.gewicht * (delen[plek] - delen[self.zelf.plekken[k]])
        if self.hoogste is None or waarde > self.hoogste:
            return frozenset({self.i})
        return self.anderen if waarde < self.hoogste else self.anderen | {self.i}

    def turning_share(self, k: int, aandeel: Fraction) -> Fraction | None:
        per_deel = self.stelsel.vragen[k].gewicht * self.zelf.helling
        if not per_deel or self.hoogste is None or self.onder:
            return None
        return aandeel + Fraction(self.hoogste - self.waarde, per_deel)


def _range(veld: Wisselveld, k: int, nu: frozenset[int]) -> Cijferruimte:
    vraag, plek = veld.stelsel.vragen[k], veld.zelf.plekken[k]
    schaal = vraag.schaal
    omlaag, laag = _walk(veld, k, nu, range(plek - 1, -1, -1))
    omhoog, hoog = _walk(veld, k, nu, range(plek + 1, len(schaal)))
    aandeel = veld.stelsel.rangorde.invoer.vragen[k].aandelen[schaal[plek]]
    return Cijferruimte(
        inschrijving=veld.zelf.sleutel,
        vraag=vraag.sleutel,
        cijfer=schaal[plek],
        aandeel=aandeel,
        laag=schaal[laag],
        hoog=schaal[hoog],
        omlaag=omlaag,
        omhoog=omhoog,
        grens=veld.turning_share(k, aandeel),
    )


def _walk(veld: Wisselveld, k: int, nu: frozenset[int], plekken: range) -> tuple[Anders | None, int]:
    """The first position this way that changes who stands first, and the last one before it."""
    vorige = veld.zelf.plekken[k]
    for stappen, plek in enumerate(plekken, 1):
        if (eersten := veld.leaders_at(k, plek)) != nu:
            cijfer = veld.stelsel.vragen[k].schaal[plek]
            return Anders(cijfer, stappen, veld.stelsel.names(eersten)), vorige
        vorige = plek
    return None, vorige
