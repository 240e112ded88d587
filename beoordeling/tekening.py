"""Places for an SVG that the server draws; what a picture says stands beside it in words and numbers. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

BREEDTE = 480
RIJ, BALK = 50, 16  # height of a row with its name, and of the bar in it
LETTERHOOGTE = 24  # room for the larger letters of a phone


@dataclass(frozen=True)
class Vlak:
    x: int
    y: int
    breedte: int
    hoogte: int
    soort: str


@dataclass(frozen=True)
class Lijn:
    punten: str
    soort: str


@dataclass(frozen=True)
class Tekst:
    x: int
    y: int
    tekst: str
    anker: str = "start"


@dataclass(frozen=True)
class Tekening:
    naam: str  # for the ids
    titel: str
    beschrijving: str
    hoogte: int
    vlakken: tuple[Vlak, ...] = ()
    lijnen: tuple[Lijn, ...] = ()
    teksten: tuple[Tekst, ...] = ()
    breedte: int = BREEDTE


@dataclass(frozen=True)
class Balk:
    """A row of bars: its name, the lengths one after another, and what stands at the end."""

    naam: str
    delen: tuple[tuple[Fraction, str], ...]
    tekst: str


def draw_bars(naam: str, titel: str, beschrijving: str, balken: Sequence[Balk], grootste: Fraction) -> Tekening:
    vlakken, teksten = [], []
    for nummer, balk in enumerate(balken):
        boven, x = nummer * RIJ, 0
        teksten.append(Tekst(0, boven + 18, balk.naam))
        teksten.append(Tekst(BREEDTE, boven + 18, balk.tekst, "end"))
        for waarde, soort in balk.delen:
            breedte = round(max(waarde, 0) / (grootste or 1) * BREEDTE)
            vlakken.append(Vlak(x, boven + 24, breedte, BALK, soort))
            x += breedte
    return Tekening(naam, titel, beschrijving, len(balken) * RIJ, tuple(vlakken), teksten=tuple(teksten))


def spread(plekken: dict[str, int], afstand: int = LETTERHOOGTE) -> dict[str, int]:
    """Names moved apart so that none stands over another, in the order of their places."""
    uit: dict[str, int] = {}
    vorige = None
    for sleutel, plek in sorted(plekken.items(), key=lambda paar: (paar[1], paar[0])):
        vorige = plek if vorige is None else max(plek, vorige + afstand)
        uit[sleutel] = vorige
    return uit
