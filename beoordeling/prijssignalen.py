"""Prices that ask for a closer look once they are open: above the ceiling, or far below those of the others. Pure.

A signal is no judgement: who seems abnormally low is asked to explain before anything is decided.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from bestek.getaltekst import number_text

BOVEN_PLAFOND, OPVALLEND_LAAG = "boven_plafond", "opvallend_laag"
MINST_ANDEREN = 2  # fewer others make no mean to speak of


@dataclass(frozen=True)
class Grens:
    """From how far below the mean of the others a price asks for a look, with the ground it rests on."""

    code: str
    procent: int
    naam: str
    bron: str
    plicht: str
    vindplaats: str
    url: str
    eigen: bool
    geldig_van: date
    geldig_tot: date | None = None


@dataclass(frozen=True)
class Signaal:
    soort: str
    zin: str


def limit_on(dag: date) -> Grens:
    """The limit that holds on this day."""
    return next(g for g in _limits() if g.geldig_van <= dag and (g.geldig_tot is None or dag <= g.geldig_tot))


def signals(prijzen: Mapping[str, Decimal], plafond: Decimal | None, grens: Grens) -> dict[str, tuple[Signaal, ...]]:
    """What stands out per bid, by its sleutel; exact, on the valid bids of one perceel."""
    gevonden: dict[str, tuple[Signaal, ...]] = {}
    for sleutel, prijs in prijzen.items():
        anderen = [Fraction(p) for s, p in prijzen.items() if s != sleutel]
        zinnen = []
        if plafond is not None and prijs > plafond:
            zinnen.append(Signaal(BOVEN_PLAFOND, f"Ligt boven de hoogste prijs die mag: € {number_text(plafond, 2)}."))
        if len(anderen) >= MINST_ANDEREN:
            midden = sum(anderen) / len(anderen)
            if Fraction(prijs) * 100 < midden * (100 - grens.procent):
                onder = int((1 - Fraction(prijs) / midden) * 100)
                zinnen.append(Signaal(OPVALLEND_LAAG, f"Ligt {onder}% onder het gemiddelde van de anderen."))
        gevonden[sleutel] = tuple(zinnen)
    return gevonden


@cache
def _limits() -> tuple[Grens, ...]:
    bestand = Path(__file__).parent / "regels" / "prijzen.toml"
    return tuple(Grens(**rij) for rij in tomllib.loads(bestand.read_text(encoding="utf-8"))["grens"])
