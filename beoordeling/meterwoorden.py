"""The words by which the motivation meter reads a text. Pure."""

import re
from collections.abc import Iterable

# What ties a finding to a mark.
EFFECT = (
    r"daarom|daardoor|waardoor|omdat|doordat|dus|zodat|hierdoor|zodoende|past bij|passend bij|leid(?:t|de|den) tot|"
    r"kost(?:te|ten)?|verhoog|verlaag|tel(?:t|de|len) mee|reken(?:t|de|en) \w+ mee|komt? (?:zo )?(?:niet )?(?:op|tot)|"
    r"niet hoger|niet lager|hoger cijfer|lager cijfer|het cijfer|sluit een|vandaar|dat maakt|weegt|"
    r"\w+ (?:van de )?(?:\w+ ){0,2}criteria|(?:onvoldoende|matig|goed|uitstekend)[.]"
)
# What says that something was missing or less.
TEKORT = (
    r"ontbre\w+|ontbrak\w*|niet|geen|nergens|mist|misten?|zonder|weinig|minder|onduidelijk|onbekend|beperkt\w*|"
    r"alleen|slechts|deels|gedeeltelijk|onvoldoende|algemeen|algemene|vaag|te \w+|niets|summier|enkel|blijft open|"
    r"onvolledig\w*"
)
_STOP = """
    de het een en of van in op te dat die dit deze is zijn was waren wordt worden werd heeft hebben had er ook aan met
    voor door bij om als dan maar niet geen wel over uit tot naar per zij hij wij hun haar ons uw u men al nog zo zeer
    meer veel heel erg goed goede matig matige onvoldoende voldoende uitstekend uitstekende cijfer score punten
    antwoord inschrijver inschrijving offerte aanvrager aanvraag commissie beoordeling vraag criterium criteria
"""
STOP = frozenset(re.findall(r"\w+", _STOP))
_WOORD = re.compile(r"[^\W\d_]{2,}|\d+(?:[.,]\d+)*")
_BEDRAG = re.compile(
    r"€\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:euro|miljoen|ton)\b|\b\d[\d.,]*\s?(?:%|procent\b|percent\b)", re.IGNORECASE
)
_AANHEF = re.compile(r"\b(?:mevrouw|meneer|de heer|dhr\.?|mevr\.?|mw\.?|drs\.?|dr\.?|ir\.?)\s+(?:\w+\s){0,3}?[A-Z]\w+")
STAM = 6  # letters by which words count as the same


def normal(tekst: str) -> str:
    """Letters and digits in lower case, single spaces."""
    return " ".join(_WOORD.findall(tekst.casefold()))


def content_words(tekst: str) -> frozenset[str]:
    return frozenset(w for w in _WOORD.findall(tekst.casefold()) if w not in STOP)


def stems(tekst: str) -> frozenset[str]:
    """The beginnings of longer words, and numbers: enough to see that two texts speak of the same thing."""
    woorden = content_words(tekst)
    return frozenset(w if w[0].isdigit() else w[:STAM] for w in woorden if len(w) > 4 or w[0].isdigit())


def has_any(tekst: str, patroon: str) -> bool:
    return re.search(rf"(?<!\w)(?:{patroon})", tekst.casefold()) is not None


def figures(tekst: str) -> list[str]:
    """Amounts and percentages, as they are written."""
    return [m[0].strip() for m in _BEDRAG.finditer(tekst)]


def named_people(tekst: str, bekend: Iterable[str]) -> list[str]:
    """Known people, and names after a title."""
    gevonden = [naam for naam in bekend if naam and re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", tekst)]
    return gevonden + [m[0] for m in _AANHEF.finditer(tekst)]
