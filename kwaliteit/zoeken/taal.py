"""Words of a Dutch text and their stems. Pure."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

TAAL = "dutch_porter"  # the same stems as PostgreSQL's `dutch`; Snowball 3's own `dutch` found less (docs/zoeken.md)
WOORD = re.compile(r"\d+\.\d+[a-z]?(?:/\d+)?(?!\w|\.\d)|[^\W_]+")
STIL = (
    "aan al alle als bij daar dan dat de der deze die dit doe doen door dus een en er ge had hebben heeft hem"
    " het hier hij hoe hun ik in is je kan kun kunnen maar me meer men met mijn moet moeten na naar niet nog nu of om"
    " omdat ons ook op over per te tegen ten ter toch tot u uit uw van veel via voor waar wanneer want was wat we"
    " welke wel werd wie wij wil willen word worden wordt zal ze zelf zich zij zijn zo zonder zou s n t"
)
STOPWOORDEN = frozenset(STIL.split())
# where the stemmer takes two words for one ('lees' and 'les'), or one for two
ANDERS = {"lees": "lez", "leest": "lez", "gelezen": "lez", "kind": "kinder", "niveaus": "niveau", "ouderen": "oudere"}
DUBBEL = re.compile(r"([bdfgklmnprst])\1$")
ACHTERVOEGSEL = re.compile(r"(?:ati(?:e|ef|ev)?|erend|ering|ator|isch|eerder|eerd|eer|er|a|e)$")
DEELWOORD = re.compile(r"^ge(.{4,}?)[dt]$")
ACCENT = re.compile("[\u0300-\u036f]")
MIN_WORTEL = 4
plaatselijk = threading.local()  # a Stemmer may not be used by two threads at once


@dataclass(frozen=True, slots=True)
class Woord:
    """A word in a text: how it is looked up, and where it stands."""

    vorm: str  # folded: small letters without accents
    begin: int
    eind: int

    @property
    def stam(self) -> str:
        return stem(self.vorm)


def fold(tekst: str) -> str:
    """Small letters, without accents: 'Crèche' and 'creche' are one word."""
    if tekst.isascii():
        return tekst.lower()
    return ACCENT.sub("", unicodedata.normalize("NFKD", tekst)).casefold()


def words(tekst: str) -> Iterator[Woord]:
    """The words of an NFC text. Codes such as 4.3 and 8.3/2 are one word."""
    for vondst in WOORD.finditer(tekst):
        yield Woord(fold(vondst[0]), vondst.start(), vondst.end())


def forms(tekst: str) -> list[str]:
    """The folded words of a text, without their places."""
    return WOORD.findall(fold(tekst))


@lru_cache(maxsize=50_000)
def stem(vorm: str) -> str:
    if not hasattr(plaatselijk, "stemmer"):
        plaatselijk.stemmer = Stemmer.Stemmer(TAAL, 0)
    return ANDERS.get(vorm) or DUBBEL.sub(r"\1", plaatselijk.stemmer.stemWord(vorm))


def root(stam: str) -> str:
    """What forms of one word share that a stemmer keeps apart: 'motivatie', 'motiveren' and 'gemotiveerd'."""
    if deelwoord := DEELWOORD.match(stam):
        stam = deelwoord[1]
    kort = ACHTERVOEGSEL.sub("", stam)
    return kort if len(kort) >= MIN_WORTEL else stam


def content_words(vormen: list[str]) -> list[str]:
    """The words that say something; all of them where none does."""
    return [vorm for vorm in vormen if vorm not in STOPWOORDEN] or vormen
