"""Places in the text of an answer: where a quote stands, and the text in pieces under what was marked in it.

Pure. Places are counted in code points, as Python does and a browser does not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Bereik:
    """From `begin` up to `einde`, and what lies there."""

    begin: int
    einde: int
    wat: object


@dataclass(frozen=True)
class Stuk:
    """A piece of the text over which the same things lie; `nieuw` are those that begin here, `af` those that end."""

    tekst: str
    onder: tuple = ()
    nieuw: tuple = ()
    af: tuple = ()


def locate(tekst: str, citaat: str, begin: int | None = None) -> tuple[int, int] | None:
    """Where the quote stands: at `begin`, to the letter; or the first place anywhere, however its lines are broken."""
    if not citaat.strip():
        return None
    if begin is not None:
        einde = begin + len(citaat)
        return (begin, einde) if begin >= 0 and tekst[begin:einde] == citaat else None
    gevonden = re.search(r"\s+".join(map(re.escape, citaat.split())), tekst)
    return gevonden.span() if gevonden else None


def cut(tekst: str, bereiken: Iterable[Bereik]) -> list[Stuk]:
    """The whole text in pieces, cut wherever something begins or ends; what lies outside the text is left out."""
    binnen = [b for b in bereiken if 0 <= b.begin < b.einde <= len(tekst)]
    grenzen = sorted({0, len(tekst), *(b.begin for b in binnen), *(b.einde for b in binnen)})
    return [
        Stuk(
            tekst[van:tot],
            onder=tuple(b.wat for b in binnen if b.begin <= van and tot <= b.einde),
            nieuw=tuple(b.wat for b in binnen if b.begin == van),
            af=tuple(b.wat for b in binnen if b.einde == tot),
        )
        for van, tot in pairwise(grenzen)
    ]
