"""The whole way, without a database: the bytes of a file become wording on our codes, with what is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass

from .inhoud import Inhoud
from .lezen import Bron, read
from .ontleden import Ontleed, parse
from .plaatsen import Geplaatst, place
from .stammen import Gewichten
from .wegwijzer import read_signpost


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
    gewichten = Gewichten(item.tekst for item in inhoud.items)
    wegwijzer = read_signpost()
    brieven = [
        place(brief, wegwijzer.get(brief.nummer, ()), inhoud, gewichten, met_wegwijzer) for brief in ontleed.brieven
    ]
    return Lezing(bron, ontleed, brieven)
