"""How good a list of results is, next to the judgements. Pure: no Django, no database."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .oordelen import Oordeel, Vindplaats

Zoeker = Callable[[str], list[Vindplaats]]


class Uitslag(NamedTuple):
    """Means over a set of queries. `leeg` is the share of the queries without an answer that were given none."""

    vragen: int
    recall: float
    recall_precies: float
    mrr: float
    leeg: float | None


def recall_at(gevonden: list[Vindplaats], goed: set[Vindplaats], k: int = 5) -> float:
    """The share of the good items among the first `k`; where there are more than `k`, all `k` good counts as 1."""
    eerste = set(list(dict.fromkeys(gevonden))[:k])
    return len(eerste & goed) / min(k, len(goed))


def reciprocal_rank(gevonden: list[Vindplaats], goed: set[Vindplaats]) -> float:
    """One divided by the place of the first good item; 0 where there is none."""
    plaatsen = (plaats for plaats, wat in enumerate(dict.fromkeys(gevonden), start=1) if wat in goed)
    return 1 / next(plaatsen, float("inf"))


def measure(zoeker: Zoeker, oordelen: Iterable[Oordeel]) -> Uitslag:
    recalls, precies, rangen, leeg = [], [], [], []
    for oordeel in oordelen:
        gevonden = zoeker(oordeel.zoekvraag)
        if not oordeel.graden:
            leeg.append(not gevonden)
            continue
        goed = set(oordeel.graden)
        recalls.append(recall_at(gevonden, goed))
        precies.append(recall_at(gevonden, {wat for wat in goed if oordeel.graden[wat] == 2}))
        rangen.append(reciprocal_rank(gevonden, goed))
    return Uitslag(len(recalls), mean(recalls), mean(precies), mean(rangen), mean(leeg) if leeg else None)


def mean(getallen: list[float]) -> float:
    return sum(getallen) / len(getallen) if getallen else 0.0
