"""The pictures of how firm a ranking is."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..tekening import BREEDTE, RIJ, Lijn, Tekening, Tekst, Vlak
from .gewichten import Gewichtsruimte

VAK = 24  # height of a box with a letter in it
SMAL = 20  # a narrower box has no room for a text


@dataclass(frozen=True)
class Vak:
    """A box in a row: its text, how it looks, and its width beside the others."""

    tekst: str
    soort: str
    breedte: int = 1


@dataclass(frozen=True)
class Strook:
    """A row of boxes with a name above it, and something at the end of that line."""

    naam: str
    vakken: tuple[Vak, ...]
    eind: str = ""


def draw_strips(naam: str, titel: str, beschrijving: str, stroken: Sequence[Strook], breedst: int = 48) -> Tekening:
    """Rows of boxes of one width, at most `breedst`."""
    aantal = max(sum(vak.breedte for vak in strook.vakken) for strook in stroken)
    eenheid = min(Fraction(BREEDTE, aantal), Fraction(breedst))
    hoogte, vlakken, teksten = VAK + 34, [], []
    for nummer, strook in enumerate(stroken):
        boven, plek = nummer * hoogte, Fraction(0)
        teksten.append(Tekst(0, boven + 18, strook.naam))
        if strook.eind:
            teksten.append(Tekst(BREEDTE, boven + 18, strook.eind, "end"))
        for vak in strook.vakken:
            breed = vak.breedte * eenheid
            vlakken.append(Vlak(round(plek) + 1, boven + 26, round(breed) - 2, VAK, vak.soort))
            if breed >= SMAL and vak.tekst:
                teksten.append(Tekst(round(plek + breed / 2), boven + 44, vak.tekst, "middle"))
            plek += breed
    return Tekening(naam, titel, beschrijving, len(stroken) * hoogte, tuple(vlakken), teksten=tuple(teksten))


def draw_weights(
    naam: str, titel: str, beschrijving: str, rijen: Sequence[tuple[str, str, Gewichtsruimte]]
) -> Tekening:
    """For each weight a track from nothing to everything, the part in which nothing changes, and a mark for now."""
    vlakken, lijnen, teksten = [], [], []
    tot = max((_reach(ruimte) for _, _, ruimte in rijen), default=Fraction(1)) or Fraction(1)
    for nummer, (label, eind, ruimte) in enumerate(rijen):
        boven = nummer * RIJ
        teksten += [Tekst(0, boven + 18, label), Tekst(BREEDTE, boven + 18, eind, "end")]

        def x(waarde: Fraction) -> int:
            return round(min(waarde / tot, 1) * (BREEDTE - 4)) + 2

        van = x(ruimte.laag.waarde) if ruimte.laag else x(Fraction(0))
        naar = x(ruimte.hoog.waarde) if ruimte.hoog else x(tot)
        vlakken.append(Vlak(2, boven + 28, BREEDTE - 4, 8, "zone-anders"))
        vlakken.append(Vlak(van, boven + 25, max(naar - van, 2), 14, "prijs"))
        lijnen.append(Lijn(f"{x(ruimte.gewicht)},{boven + 22} {x(ruimte.gewicht)},{boven + 42}", "streep"))
    return Tekening(naam, titel, beschrijving, len(rijen) * RIJ, tuple(vlakken), tuple(lijnen), tuple(teksten))


def _reach(ruimte: Gewichtsruimte) -> Fraction:
    """What the track must hold: the whole total, or twice the largest amount."""
    if ruimte.totaal is not None:
        return ruimte.totaal
    return 2 * max([ruimte.gewicht, *(rand.waarde for rand in (ruimte.laag, ruimte.hoog) if rand)])
