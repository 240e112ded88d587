"""Criteria of a question: whether they are asked for, and whether the bestek gives room for them. Pure."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from bestek.structuur import Bestek, Bestekvraag, Criterium

from .bevinding import Kennis
from .taal import content_stems, either, overlap, pattern, plain, sentences

_LIJST = tomllib.loads((Path(__file__).parent / "onderwerpen.toml").read_text(encoding="utf-8"))
# on small letters, which is four times as fast as minding no case
ONDERWERPEN = {naam: re.compile("|".join(rij["woorden"])) for naam, rij in _LIJST.items()}
MIDDELEN = frozenset(naam for naam, rij in _LIJST.items() if rij.get("middel"))
VERWANT = {  # both ways: what is near to one, is near to the other
    naam: frozenset(rij["verwant"]) | {naam} | {ander for ander, r in _LIJST.items() if naam in r["verwant"]}
    for naam, rij in _LIJST.items()
}

BETAALD = pattern(r"\b", either("betaald"), r"\b|€")
ONTKEND = pattern(r"\b", either("ontkend"), r"\b")
DUAAL = pattern(r"\b(?:duaal|duale)\b|leerwerktraject|leer-werktraject|werkend leren|leren en werken")
COORDINATIE = pattern(r"co[öo]rdinat\w*")
AFSTEMMEN = pattern(r"\b", either("afstemmen"), r"\b")
AFSTEMMING = (
    AFSTEMMEN,
    pattern(r"\b", either("uren"), r"\b"),
    pattern(either("partners"), r"\b"),
)  # all three in one sentence
TOPICS = {"duaal": DUAAL, "coordinatie": COORDINATIE, "afstemming": AFSTEMMEN}
OP_GELD = pattern(r"budget|financie|bekostig|betaal|ruimte")


@lru_cache(maxsize=4096)
def subjects(tekst: str) -> frozenset[str]:
    klein = tekst.lower()
    return frozenset(naam for naam, patroon in ONDERWERPEN.items() if patroon.search(klein))


def not_asked(vraag: Bestekvraag, criterium: Criterium, kennis: Kennis) -> bool:
    """Whether no part of the question asks for this criterium.

    Careful: only when it is recognisably about one subject, the question about another, and they share no word.
    A handvat that the letters give with this very question is never at fault.
    """
    if criterium.herkomst_code and criterium.herkomst_code in kennis.handvatten.get(vraag.herkomst_code, ()):
        return False
    gevraagd = f"{vraag.onderwerp}\n{vraag.tekst}\n{vraag.toelichting}"
    over, hierover = subjects(criterium.tekst), subjects(gevraagd)
    if not over - MIDDELEN or over & frozenset().union(*(VERWANT[naam] for naam in hierover)):
        return False
    return not overlap(content_stems(criterium.tekst), content_stems(gevraagd))


def room(bestek: Bestek) -> frozenset[str]:
    """What the text of the bestek pays for or asks, of duaal, afstemming, coordinatie."""
    teksten = [
        bestek.omschrijving,
        *(plain(p.html) for p in bestek.paragrafen),
        *(p.omschrijving for p in bestek.percelen),
    ]
    teksten += [f"{eis.titel}. {eis.tekst}" for eis in bestek.eisen]
    zinnen = [zin for tekst in teksten for zin in sentences(tekst)]
    return frozenset(
        naam
        for naam, patroon in TOPICS.items()
        if any(patroon.search(zin) and not ONTKEND.search(zin) and BETAALD.search(zin) for zin in zinnen)
    )


@lru_cache(maxsize=4096)
def needs(tekst: str, voorwaarde: str = "") -> str:
    """For what of duaal, afstemming, coordinatie this criterium needs room; '' when for none.

    Coordination among the supplier's own teachers is ordinary work and needs none.
    """
    if COORDINATIE.search(tekst):
        return "coordinatie"
    if any(all(patroon.search(zin) for patroon in AFSTEMMING) for zin in sentences(tekst)):
        return "afstemming"
    if DUAAL.search(tekst):
        return "duaal"
    if voorwaarde and (OP_GELD.search(voorwaarde) or DUAAL.search(voorwaarde)):
        return "afstemming" if AFSTEMMEN.search(tekst) else "duaal"
    return ""
