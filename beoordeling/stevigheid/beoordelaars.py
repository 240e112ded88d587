"""What the ranking would be by the mean of the reviewers' own marks, with all of them and without each.

The agreed mark is no mean, so this says nothing of what the meeting would have agreed: it is a what-if of the
individual scores. Averaged are the shares that belong to the marks, since nothing is estimated between two anchor
points. Who fell below a minimum by the agreed mark stays out, and the mean itself is held to no minimum.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import lcm

from .stelsel import Stelsel, leaders, ranks

Cijfers = Mapping[tuple[str, str], Decimal]  # (inschrijving, vraag) → mark; abstained or not assigned is absent


@dataclass(frozen=True)
class Zonder:
    """The ranking by mean without one reviewer; `rangen` is None where an answer is left without a mark."""

    beoordelaar: str
    rangen: Mapping[str, int] | None
    eersten: frozenset[str]
    andere_eerste: bool  # compared with the mean of all
    wissels: tuple[tuple[str, str], ...]  # pairs whose order changed


@dataclass(frozen=True)
class Beoordelaarsproef:
    afgesproken: Mapping[str, int]  # the ranking itself
    allen: Mapping[str, int] | None  # by the mean of everybody; None where an answer has no mark at all
    eersten: frozenset[str]
    zonder: tuple[Zonder, ...]

    @property
    def andere_eerste(self) -> bool:
        """Whether the mean of all gives another first place than the agreed marks."""
        return self.allen is not None and self.eersten != {s for s, rang in self.afgesproken.items() if rang == 1}


def leave_one_out(stelsel: Stelsel, oordelen: Mapping[str, Cijfers]) -> Beoordelaarsproef:
    """Each reviewer left out in turn, in the order given."""
    namen = {i: stelsel.deelnemers[i].sleutel for i in stelsel.binnen}
    cellen = _cells(stelsel, oordelen)
    allen = _values(stelsel, cellen, None)
    zonder = []
    for beoordelaar in oordelen:
        waarden = _values(stelsel, cellen, beoordelaar)
        if waarden is None or allen is None:
            zonder.append(Zonder(beoordelaar, None, frozenset(), False, ()))
            continue
        eersten = leaders(waarden)
        wissels = tuple((namen[i], namen[j]) for i, j in turned_pairs(allen, waarden))
        rangen = {namen[i]: rang for i, rang in ranks(waarden).items()}
        zonder.append(Zonder(beoordelaar, rangen, stelsel.names(eersten), eersten != leaders(allen), wissels))
    return Beoordelaarsproef(
        afgesproken={namen[i]: rang for i, rang in ranks(stelsel.values()).items()},
        allen=None if allen is None else {namen[i]: rang for i, rang in ranks(allen).items()},
        eersten=frozenset() if allen is None else stelsel.names(leaders(allen)),
        zonder=tuple(zonder),
    )


def turned_pairs(voor: Mapping[int, int], na: Mapping[int, int]) -> list[tuple[int, int]]:
    """Pairs in another order than before, the one that was higher first; coming level or parting counts."""
    paren = []
    for een, twee in combinations(sorted(na), 2):
        boven, onder = (een, twee) if voor[een] >= voor[twee] else (twee, een)
        toen, nu = voor[boven] - voor[onder], na[boven] - na[onder]
        if (toen > 0, toen < 0) != (nu > 0, nu < 0):
            paren.append((boven, onder))
    return paren


def _cells(stelsel: Stelsel, oordelen: Mapping[str, Cijfers]) -> dict[tuple[int, int], dict[str, int]]:
    """For each ranked bid and question what each reviewer's mark would earn."""
    plekken = [{cijfer: p for p, cijfer in enumerate(vraag.schaal)} for vraag in stelsel.vragen]
    cellen = {}
    for i in stelsel.binnen:
        zelf = stelsel.deelnemers[i]
        for k, vraag in enumerate(stelsel.vragen):
            sleutel = (zelf.sleutel, vraag.sleutel)
            cellen[i, k] = {
                wie: vraag.gewicht * zelf.delen[k][plekken[k][cijfers[sleutel]]]
                for wie, cijfers in oordelen.items()
                if sleutel in cijfers
            }
    return cellen


def _values(stelsel: Stelsel, cellen, weg: str | None) -> dict[int, int] | None:
    """The totals by mean, times a number that makes them whole; None where an answer has no mark left."""
    heel = lcm(*range(1, max((len(cel) for cel in cellen.values()), default=1) + 1))
    basis = stelsel.bases[stelsel.lowest(stelsel.binnen)]
    totalen = {i: basis[i] * heel for i in stelsel.binnen}
    for (i, _), cel in cellen.items():
        aantal = len(cel) - (weg in cel)
        if not aantal:
            return None
        totalen[i] += (sum(cel.values()) - cel.get(weg, 0)) * (heel // aantal)
    return totalen
