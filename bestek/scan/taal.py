"""Dutch sentences, words and stems as the rules need them. Pure."""

import html
import re
import tomllib
from functools import lru_cache
from pathlib import Path

from kwaliteit.zoeken.taal import STOPWOORDEN, fold, root, stem

LIJSTEN = tomllib.loads((Path(__file__).parent / "woorden.toml").read_text(encoding="utf-8"))
WOORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
AFKORTING = re.compile(
    r"\b(?:art|nr|nrs|bijv|bv|blz|ca|incl|excl|evt|max|min|resp|dhr|mw|mevr|tel|jl|o\.a|m\.b\.t|i\.v\.m|t\.b\.v|d\.w\.z"
    r"|e\.d|m\.u\.v|z\.s\.m|t/m|enz|etc)\.$",
    re.IGNORECASE,
)
ZINSEINDE = re.compile(r"(?<=[.?!])[”’\")]*\s+(?=[\"“‘(A-ZÀ-Ý0-9])|\n+")
TAG = re.compile(r"<[^>]*>")
BLOK = re.compile(r"</(?:p|li|h\d|td|th|tr)>|<br\s*/?>", re.IGNORECASE)


def words_of(lijst: str) -> frozenset[str]:
    """One of our own word lists, from woorden.toml."""
    return frozenset(LIJSTEN[lijst])


def either(lijst: str) -> str:
    """A word list as the alternatives of a regular expression; its entries may be patterns."""
    return "(?:" + "|".join(LIJSTEN[lijst]) + ")"


def pattern(*stukken: str) -> re.Pattern:
    return re.compile("".join(stukken), re.IGNORECASE)


@lru_cache(maxsize=4096)
def sentences(tekst: str) -> tuple[str, ...]:
    """The sentences of a text; a line end ends one too, an abbreviation does not."""
    gevonden: list[str] = []
    for stuk in ZINSEINDE.split(tekst):
        if gevonden and AFKORTING.search(gevonden[-1]) and "\n" not in gevonden[-1]:
            gevonden[-1] += f" {stuk}"
        elif stuk.strip():
            gevonden.append(stuk.strip())
    return tuple(gevonden)


def words(tekst: str) -> list[str]:
    return WOORD.findall(tekst)


@lru_cache(maxsize=4096)
def content_stems(tekst: str) -> frozenset[str]:
    """The stems of the words that say what a text is about: no stop words, nor words that every bestek repeats."""
    stil = STOPWOORDEN | words_of("overal")
    vormen = (fold(woord) for woord in words(tekst))
    return frozenset(root(stem(vorm)) for vorm in vormen if len(vorm) > 2 and vorm not in stil) - _ubiquitous()


@lru_cache(maxsize=1)
def _ubiquitous() -> frozenset[str]:
    return frozenset(root(stem(fold(woord))) for woord in words_of("overal"))


def overlap(een: frozenset[str], ander: frozenset[str]) -> bool:
    """Whether two sets of stems share one, also as a part of a compound: 'toets' and 'voortgangstoets'."""
    if een & ander:
        return True
    return any((len(a) > 4 and a in b) or (len(b) > 4 and b in a) for a in een for b in ander)


@lru_cache(maxsize=1024)
def plain(rijk: str) -> str:
    """The text of cleaned HTML, a line per block."""
    return html.unescape(TAG.sub("", BLOK.sub("\n", rijk)))
