"""Scores of a scale that cannot be told apart by their words. Pure."""

import re
from itertools import combinations

from bestek.structuur import Ankerpunt, Schaal
from kwaliteit.zoeken.taal import fold, root, stem

from .taal import words, words_of

STIL = words_of("schaalstil")
# Words that say the same about an answer; the first stands for all.
GELIJK = (
    ("volledig", "compleet", "geheel", "helemaal", "totaal"),
    (
        "antwoord",
        "beantwoording",
        "beantwoordt",
        "uitwerking",
        "reactie",
        "inschrijving",
        "offerte",
        "aanbieding",
        "tekst",
        "plan",
    ),
    ("goed", "prima"),
    ("uitstekend", "uitmuntend", "excellent", "voortreffelijk"),
    ("matig", "zwak"),
    ("slecht", "ondermaats"),
    ("zeer", "heel", "erg", "bijzonder"),
    ("ruim", "ruimschoots"),
    ("enkele", "aantal", "sommige", "paar"),
    ("alle", "alles", "elk", "ieder"),
    ("helder", "duidelijk"),
    ("concreet", "specifiek"),
    ("deels", "gedeeltelijk", "ten dele", "deel"),
    ("laat", "toont", "blijkt"),
    ("meerwaarde", "toegevoegde"),
    ("nauwelijks", "amper"),
    ("overtuigt", "overtuigend", "overtuigende", "overtuigd"),
    ("vraag", "gevraagde", "gevraagd"),
)
ONVOLDOENDE = re.compile(r"\bonvoldoende\b", re.IGNORECASE)
GEEN = ("geen", "niet", "zonder", "ontbreekt", "ontbreken")
VERVANG = {root(stem(fold(woord))): groep[0] for groep in GELIJK for woord in groep} | dict.fromkeys(GEEN, "niet")


def equal_scores(schaal: Schaal) -> tuple[Ankerpunt, Ankerpunt, str] | None:
    """Two scores with the same words, and which words those are."""
    for een, ander in combinations(schaal.ankerpunten, 2):
        if een.woord.strip() and _flat(een.woord) == _flat(ander.woord):
            return een, ander, een.woord
        beide = bool(een.omschrijving.strip() and ander.omschrijving.strip())
        if beide and _meaning(een.omschrijving) == _meaning(ander.omschrijving):
            return een, ander, ander.omschrijving
        leeg = not een.omschrijving.strip() and not ander.omschrijving.strip()
        if leeg and een.woord.strip() and _meaning(een.woord) == _meaning(ander.woord):
            return een, ander, f"{een.woord} / {ander.woord}"
    return None


def _flat(tekst: str) -> str:
    return " ".join(words(fold(tekst))) or re.sub(r"\s", "", tekst)


def _meaning(tekst: str) -> object:
    """What a description says: its words without order, articles and synonyms; numbers count."""
    getallen = tuple(re.findall(r"\d+", tekst))
    woorden = (fold(woord) for woord in words(ONVOLDOENDE.sub("niet voldoende", tekst)))
    kern = frozenset(VERVANG.get(w) or VERVANG.get(root(stem(w))) or root(stem(w)) for w in woorden if w not in STIL)
    return (kern, getallen) if kern or getallen else tekst
