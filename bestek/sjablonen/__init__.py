"""Ready templates for the usual cases, as data: one TOML a template, with shared eisen and paragraphs. Pure.

What only the gemeente can write stands there as `[vul in: …]` (see `bestek.invulplekken`). The questions are named by
their code in the letters; `vullen` looks up how they read today.
"""

import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

MAP = Path(__file__).parent
GEDEELD = ("eisen", "paragrafen")  # files that hold no template


@dataclass(frozen=True)
class Sjabloonvraag:
    """A question of the letters: its points (everywhere, or by code of a perceel), and what is left out or added."""

    code: str
    punten: Decimal | dict[str, Decimal]
    a4: Decimal
    zonder: frozenset[int] = frozenset()
    criteria: tuple[str, ...] = ()

    def points_in(self, perceel: str) -> Decimal | None:
        return self.punten.get(perceel) if isinstance(self.punten, dict) else self.punten


@dataclass(frozen=True)
class Sjabloon:
    code: str
    naam: str
    kort: str  # what it is, in a sentence
    wanneer: str  # when to choose it
    volgorde: int
    velden: dict[str, object] = field(hash=False)  # of the bestek as a whole
    percelen: tuple[dict, ...] = ()
    vragen: tuple[Sjabloonvraag, ...] = ()
    eisen: tuple[tuple[str, dict], ...] = ()  # with the code of the perceel, or ""
    paragrafen: tuple[tuple[bool, dict], ...] = ()  # and whether it is shared, so in the words of a tender


VELDEN = ("titel", "profiel", "methode", "omschrijving", "routes", "gelijke_stand", "uitval")


@cache
def templates() -> tuple[Sjabloon, ...]:
    gelezen = (_read(pad) for pad in MAP.glob("*.toml") if pad.stem not in GEDEELD)
    return tuple(sorted(gelezen, key=lambda sjabloon: sjabloon.volgorde))


def template(code: str) -> Sjabloon | None:
    return next((sjabloon for sjabloon in templates() if sjabloon.code == code), None)


def _read(pad: Path) -> Sjabloon:
    data = _load(pad.stem)
    eisen, gedeeld, eigen = _load("eisen"), _load("paragrafen"), data.get("eigen", {})
    return Sjabloon(
        code=pad.stem,
        **{naam: data[naam] for naam in ("naam", "kort", "wanneer", "volgorde")},
        velden={naam: data.get(naam, "") for naam in VELDEN},
        percelen=tuple(data["percelen"]),
        vragen=tuple(_question(rij) for rij in data.get("vragen", [])),
        eisen=tuple((plek, eisen[naam]) for naam, _, plek in (rij.partition("@") for rij in data["eisen"])),
        paragrafen=tuple((naam not in eigen, eigen.get(naam) or gedeeld[naam]) for naam in data["paragrafen"]),
    )


def _question(rij: dict) -> Sjabloonvraag:
    punten = rij["punten"]
    per_perceel = isinstance(punten, dict)
    return Sjabloonvraag(
        rij["code"],
        {naam: Decimal(str(p)) for naam, p in punten.items()} if per_perceel else Decimal(str(punten)),
        Decimal(str(rij["a4"])),
        frozenset(rij.get("zonder", ())),
        tuple(rij.get("criteria", ())),
    )


@cache
def _load(naam: str) -> dict:
    return tomllib.loads((MAP / f"{naam}.toml").read_text(encoding="utf-8"))
