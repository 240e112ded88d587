"""Words and their stems: the likeness of two texts, and how much a text sounds like one of the letters."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import Stemmer

WOORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
LEEG = (
    "de het een en of maar want dus als dan dat die dit deze er is zijn was waren wordt worden werd heeft hebben had"
    " kan kunnen kon moet moeten mag mogen zal zullen zou zouden wil willen gaat gaan te om in op aan van voor met bij"
    " door naar uit over onder tot tegen tussen tijdens na binnen buiten zonder ook niet geen nog wel al zo zoals veel"
    " meer zich zij ze hij hun hen hem haar u uw ik je jij we wij men wie wat welke hoe waar wanneer waarom daar hier"
    " elk elke alle iedere andere ander hierbij daarbij waarbij daarvoor bijvoorbeeld"
)
LEGE_WOORDEN = frozenset(LEEG.split())
_stemmer = Stemmer.Stemmer("dutch_porter")


@lru_cache(maxsize=50_000)
def stem(woord: str) -> str:
    return _stemmer.stemWord(woord.lower())


def stems(tekst: str) -> list[str]:
    """The stems of the words that say something."""
    woorden = (woord.lower() for woord in WOORD.findall(tekst))
    return [stem(woord) for woord in woorden if woord not in LEGE_WOORDEN]


class Gewichten:
    """How much each stem tells: what stands in few texts tells most."""

    def __init__(self, teksten: Iterable[str]):
        verzamelingen = [set(stems(tekst)) for tekst in teksten]
        telling = Counter(s for verzameling in verzamelingen for s in verzameling)
        self.aantal = max(len(verzamelingen), 1)
        self.idf: Mapping[str, float] = {s: math.log(1 + self.aantal / n) for s, n in telling.items()}
        self.nieuw = math.log(1 + self.aantal)

    def weigh(self, verzameling: Iterable[str]) -> float:
        return sum(self.idf.get(s, self.nieuw) for s in verzameling)

    def likeness(self, een: frozenset[str], ander: frozenset[str]) -> float:
        """Between 0 and 1: the shared weight in relation to the smaller of the two, softened by the larger."""
        if not een or not ander:
            return 0.0
        gedeeld = self.weigh(een & ander)
        if not gedeeld:
            return 0.0
        return gedeeld / math.sqrt(self.weigh(een) * self.weigh(ander))


class Klank:
    """Naive Bayes over stems: to which of the letters does a line belong?"""

    def __init__(self, per_brief: Mapping[int, str]):
        self.telling = {nummer: Counter(stems(tekst)) for nummer, tekst in per_brief.items()}
        self.totaal = {nummer: sum(t.values()) for nummer, t in self.telling.items()}
        self.woordenschat = len(set().union(*self.telling.values())) or 1

    def score(self, tekst: str) -> dict[int, float]:
        """The log-likelihood for each letter, less that of the mean letter."""
        gevonden = stems(tekst)
        ruw = {n: sum(self._log(n, s) for s in gevonden) for n in self.telling}
        midden = sum(ruw.values()) / max(len(ruw), 1)
        return {n: waarde - midden for n, waarde in ruw.items()}

    def _log(self, nummer: int, s: str) -> float:
        return math.log((self.telling[nummer][s] + 0.3) / (self.totaal[nummer] + 0.3 * self.woordenschat))
