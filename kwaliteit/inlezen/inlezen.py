"""The whole way, without a database: the bytes of a file become wording on our codes, with what is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass

from documenten.pdftekst import LeesFout

from .inhoud import Inhoud
from .lezen import Bron, read
from .ontleden import Ontleed, parse
from .plaatsen import Geplaatst, place
from .stammen import Gewichten, stems
from .wegwijzer import read_signpost

HOOGSTENS_ZINNEN = 700  # of one letter; the longest has 170
BEKEND_MET_TITEL, BEKEND_ZONDER_TITEL = 0.3, 0.5  # share of the words that our own wording knows too


@dataclass
class Lezing:
    """A reading of a file: its letters, placed."""

    bron: Bron
    ontleed: Ontleed
    brieven: list[Geplaatst]


def read_bundle(inhoud_van_bestand: bytes, inhoud: Inhoud, *, met_wegwijzer: bool = True) -> Lezing:
    """Read, clean, cut and place. Raises LeesFout where the file is no text of the letters."""
    bron = read(inhoud_van_bestand)
    ontleed = parse(bron, inhoud)
    check_letters(ontleed, inhoud)
    gewichten = Gewichten(item.tekst for item in inhoud.items)
    wegwijzer = read_signpost()
    brieven = [
        place(brief, wegwijzer.get(brief.nummer, ()), inhoud, gewichten, met_wegwijzer) for brief in ontleed.brieven
    ]
    return Lezing(bron, ontleed, brieven)


def check_letters(ontleed: Ontleed, inhoud: Inhoud) -> None:
    """Refuse what is no text of the letters at all, before time is spent on it."""
    for brief in ontleed.brieven:
        if len(brief.eenheden) > HOOGSTENS_ZINNEN:
            raise LeesFout("Dit bestand heeft veel meer tekst dan de brieven. Kies de bundel, of één brief daaruit.")
    herkend = any(brief.gronden for brief in ontleed.brieven)
    eigen = set().union(*(stems(item.tekst) for item in inhoud.items))
    gevonden = [s for brief in ontleed.brieven for eenheid in brief.eenheden for s in stems(eenheid.tekst)]
    bekend = sum(s in eigen for s in gevonden) / max(len(gevonden), 1)
    if bekend < (BEKEND_MET_TITEL if herkend else BEKEND_ZONDER_TITEL):
        raise LeesFout("Hierin is geen brief van de reeks herkend. Kies de bundel, of één brief daaruit.")
