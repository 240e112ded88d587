"""What a letter says on objecting, by procedure: dated texts with their source, from the TOML beside. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bestek.profielen import words_of


@dataclass(frozen=True)
class Clausule:
    profielen: tuple[str, ...]
    geldig_van: date
    kop: str
    tekst: str
    bron: str
    url: str
    zeker: bool

    def fill(self, profiel: str, tot: str) -> str:
        return self.tekst.format(besluit=words_of(profiel).besluit, tot=tot)


def clause_for(profiel: str, op: date) -> Clausule | None:
    """The newest text that holds on this day; None where the procedure knows none."""
    passend = [c for c in _all() if profiel in c.profielen and c.geldig_van <= op]
    return max(passend, key=lambda c: c.geldig_van, default=None)


@cache
def _all() -> tuple[Clausule, ...]:
    gegevens = tomllib.loads((Path(__file__).parent / "regels" / "brieven.toml").read_text(encoding="utf-8"))
    return tuple(Clausule(**rij | {"profielen": tuple(rij["profielen"])}) for rij in gegevens["clausule"])
