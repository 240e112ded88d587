"""The judged queries: what a policy officer types, and which items of the letters answer it.

A judgement is 2 (exactly this) or 1 (helps); what is not named is not an answer. Half of the queries (`afstel`) may be
looked at while search is tuned; the other half (`achtergehouden`) is only measured. The halves alternate, within a
kind, in the order of the SHA-256 of the query, so that nobody chose them.
"""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from .korpus import Document, words

BESTAND = Path(__file__).with_name("oordelen.json")
SOORTEN = ("letterlijk", "verbuiging", "samenstelling", "tikfout", "andere_woorden", "niets")
DELEN = ("afstel", "achtergehouden")

Vindplaats = tuple[str, str]


class Oordeel(NamedTuple):
    zoekvraag: str
    soort: str
    deel: str
    graden: dict[Vindplaats, int]


def load_oordelen(deel: str | None = None) -> list[Oordeel]:
    rijen = json.loads(BESTAND.read_text(encoding="utf-8"))
    oordelen = [
        Oordeel(rij["zoekvraag"], rij["soort"], rij["deel"], {place(naam): n for naam, n in rij["oordelen"].items()})
        for rij in rijen
    ]
    return [oordeel for oordeel in oordelen if deel in (None, oordeel.deel)]


def place(naam: str) -> Vindplaats:
    soort, _, code = naam.partition(" ")
    return soort, code


def halves(oordelen: list[Oordeel]) -> dict[str, str]:
    """The half that every query belongs to, worked out again."""
    delen = {}
    for soort in SOORTEN:
        vragen = [oordeel.zoekvraag for oordeel in oordelen if oordeel.soort == soort]
        volgorde = sorted(vragen, key=lambda vraag: hashlib.sha256(vraag.encode()).hexdigest())
        delen |= {vraag: DELEN[plaats % 2] for plaats, vraag in enumerate(volgorde)}
    return delen


def literal_words(oordeel: Oordeel, korpus: list[Document], vanaf: int = 1) -> set[str]:
    """The words of the query that stand, as they are, somewhere in the text of an item judged `vanaf` or higher."""
    teksten = [tekst.lower() for soort, code, tekst in korpus if oordeel.graden.get((soort, code), 0) >= vanaf]
    return {woord for woord in words(oordeel.zoekvraag) if any(woord in tekst for tekst in teksten)}
