"""Reading level: the Flesch-Douma formula, and beside it what makes official Dutch heavy. Pure.

Douma (1960): 206,84 − 0,77 × syllables per hundred words − 0,93 × words per sentence; 0 to 30 is 'zeer moeilijk'.
On one sentence that formula says little, so a text is called heavy only when several signs come together; the
threshold is `GRENS` points:

- its longest sentence has more than 25 words: 1 point; more than 33: 2;
- Flesch-Douma below 30: 1 point; below 10: 2;
- each stiff word of our list (`stroef`): 1 point, at most 3;
- a passive ('wordt … vormgegeven'): 1 point;
- two or more nouns made of verbs ('het bewerkstelligen van', 'de waarborging van'): 1 point.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .taal import either, pattern, sentences, words

GRENS = 4
LANGE_ZIN, HEEL_LANGE_ZIN = 25, 33
MOEILIJK, ZEER_MOEILIJK = 30, 10
KLINKERS = re.compile(r"(?:aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ij|ei|[aeiouyáéíóúàèìòùâêîôûäëïöü])")
STROEF = pattern(r"\b", either("stroef"), r"\b")
LIJDEND = pattern(r"\b", either("lijdend"), r"\b")
NAAMWOORD = pattern(r"\b", either("naamwoord"), r"\b")


@dataclass(frozen=True)
class Leesbaarheid:
    """What was measured: why a text is heavy can be told from it."""

    flesch: float
    langste: int
    stroef: tuple[str, ...]
    lijdend: bool
    naamwoorden: int

    @property
    def punten(self) -> int:
        return (
            (self.langste > LANGE_ZIN)
            + (self.langste > HEEL_LANGE_ZIN)
            + (self.flesch < MOEILIJK)
            + (self.flesch < ZEER_MOEILIJK)
            + min(len(self.stroef), 3)
            + self.lijdend
            + (self.naamwoorden > 1)
        )

    @property
    def zwaar(self) -> bool:
        return self.punten >= GRENS

    @property
    def redenen(self) -> str:
        """In words, for who wrote it."""
        redenen = [f"een zin van {self.langste} woorden"] * (self.langste > LANGE_ZIN)
        redenen += [f"stroeve woorden ({', '.join(self.stroef[:4])})"] * bool(self.stroef)
        redenen += ["een lijdende vorm"] * self.lijdend + ["naamwoorden waar een werkwoord kan"] * (
            self.naamwoorden > 1
        )
        redenen += [f"leesbaarheid {self.flesch:.0f} op Flesch-Douma"] * (self.flesch < MOEILIJK)
        return ", ".join(redenen)


def flesch_douma(tekst: str) -> float:
    """The score of a text; 100 where there is nothing to read."""
    woorden = words(tekst)
    if not woorden:
        return 100.0
    lettergrepen = sum(max(1, len(KLINKERS.findall(woord.lower()))) for woord in woorden)
    return 206.84 - 77 * lettergrepen / len(woorden) - 0.93 * len(woorden) / max(1, len(sentences(tekst)))


@lru_cache(maxsize=4096)
def read(tekst: str) -> Leesbaarheid:
    """The heaviest stretch of a text: it is measured by sentence, so that length alone does not add up."""
    zinnen = sentences(tekst) or ("",)
    return max((_measure(zin) for zin in zinnen), key=lambda gemeten: gemeten.punten)


def _measure(zin: str) -> Leesbaarheid:
    stroef = tuple(dict.fromkeys(vondst[0].lower() for vondst in STROEF.finditer(zin)))
    return Leesbaarheid(
        flesch_douma(zin), len(words(zin)), stroef, bool(LIJDEND.search(zin)), len(NAAMWOORD.findall(zin))
    )
