"""What the published rule makes of offers with the same total: an order, or a draw that is still to be held. Pure.

The ranking itself keeps the shared rank; this says who of them goes first, and why.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from .gunning import Rangorde, Uitslag

LOTING, KWALITEIT, PRIJS = "loting", "kwaliteit", "prijs"
Groep = tuple[str, ...]  # sleutels, sorted


@dataclass(frozen=True)
class Beslissing:
    """One shared place. `volgorde` is what the rule gives; within a group of `te_loten` it is not known yet."""

    rang: int
    groep: Groep
    regel: str  # "" where the bestek names none
    volgorde: tuple[str, ...]
    te_loten: tuple[Groep, ...]
    geloot: tuple[Groep, ...]

    @property
    def beslist(self) -> bool:
        return bool(self.regel) and not self.te_loten


def settle(rangorde: Rangorde, regel: str, lotingen: Mapping[Groep, tuple[str, ...]]) -> tuple[Beslissing, ...]:
    """Every shared place by the rule; `lotingen` has the order that was drawn, by group."""
    uitslagen = {u.inschrijving: u for u in rangorde.uitslagen}
    return tuple(_settle(groep, uitslagen, regel, lotingen, rangorde) for groep in rangorde.gelijke_standen)


def final_order(rangorde: Rangorde, beslissingen: tuple[Beslissing, ...]) -> tuple[Groep, ...]:
    """All ranked offers in their final order; a group of several is one in which nothing has been decided yet."""
    rangen = {u.inschrijving: u.rang for u in rangorde.uitslagen if u.rang}
    per_groep = {beslissing.groep: beslissing for beslissing in beslissingen}
    found: list[Groep] = []
    for _, rij in groupby(sorted(rangen, key=lambda s: (rangen[s], s)), key=rangen.get):
        groep = tuple(rij)
        found += _parts(per_groep[groep]) if groep in per_groep else [groep]
    return tuple(found)


def _parts(beslissing: Beslissing) -> list[Groep]:
    if not beslissing.regel:
        return [beslissing.groep]
    samen = {sleutel: groep for groep in beslissing.te_loten for sleutel in groep}
    return list(dict.fromkeys(samen.get(sleutel, (sleutel,)) for sleutel in beslissing.volgorde))


def _settle(groep, uitslagen, regel, lotingen, rangorde) -> Beslissing:
    rang = uitslagen[groep[0]].rang
    if not regel:
        return Beslissing(rang, groep, "", groep, (), ())
    volgorde, te_loten, geloot = [], [], []
    for samen in _level(groep, _measure(regel, uitslagen, rangorde)):
        if len(samen) == 1:
            volgorde += samen
        elif samen in lotingen:
            volgorde += lotingen[samen]
            geloot.append(samen)
        else:
            volgorde += samen
            te_loten.append(samen)
    return Beslissing(rang, groep, regel, tuple(volgorde), tuple(te_loten), tuple(geloot))


def _measure(regel: str, uitslagen: Mapping[str, Uitslag], rangorde: Rangorde) -> Callable[[str], Fraction]:
    """What the rule looks at before the lot; lower goes first."""
    if regel == KWALITEIT:
        return lambda sleutel: -uitslagen[sleutel].kwaliteit.exact
    prijzen = {i.inschrijving: i.prijs for i in rangorde.invoer.inschrijvingen}
    if regel == PRIJS:
        return lambda sleutel: Fraction(prijzen[sleutel] or 0)
    return lambda sleutel: Fraction(0)


def _level(groep: Groep, maat: Callable[[str], Fraction]) -> list[Groep]:
    return [tuple(sorted(rij)) for _, rij in groupby(sorted(groep, key=maat), key=maat)]
