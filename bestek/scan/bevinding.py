"""What the bestekscan hands out, and the plain data that it takes beside the bestek. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

FOUT, LET_OP = "fout", "let op"

# Where in the composer a finding is: the same words as in `bestek.gereedheid`.
GEGEVENS, PARAGRAFEN, PERCELEN, VRAGEN, SCHALEN, EISEN = PLEKKEN = (
    "gegevens",
    "paragrafen",
    "percelen",
    "vragen",
    "schalen",
    "eisen",
)


@dataclass(frozen=True)
class Bron:
    """On what a rule rests: a place in a letter (`brief` and `code`), or law, judgement or guidance (`url`)."""

    titel: str
    url: str = ""
    brief: int | None = None
    code: str = ""  # of the passage, question or handvat


@dataclass(frozen=True)
class Remedie:
    """What mends it. With `actie` the portal can do it at once, on `doel`."""

    tekst: str
    actie: str = ""
    knop: str = ""
    doel: str = ""


@dataclass(frozen=True)
class Bevinding:
    """One thing that a rule found: what, why, on what ground, where, in which words, and what to do."""

    regel: str
    ernst: str
    zin: str
    waarom: str
    bron: Bron
    plek: str
    remedie: Remedie
    sleutel: str = ""  # of the part that is linked to; '' where it is the bestek as a whole
    deel: str = ""  # of what lies within that part: a criterium of a question
    fragment: str = ""
    kenmerk: str = ""  # tells findings of one rule at one part apart: the term, the perceel, the theme
    grond: str = ""  # the text or figures that it was found in: a waiver holds as long as these stay the same

    @property
    def adres(self) -> tuple[str, str, str]:
        """What a waiver is given for, whatever the words."""
        return self.regel, self.deel or self.sleutel, self.kenmerk

    @property
    def anker(self) -> str:
        """Its place on the page of the scan."""
        return f"b-{self.regel}-{self.afdruk[:8]}-{(self.deel or self.sleutel)[:8]}"

    @property
    def afdruk(self) -> str:
        """The fingerprint of what it was found in."""
        return hashlib.sha256((self.grond or self.zin).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True)
class Term:
    """A term of the field that a bidder need not know, with its other forms."""

    naam: str
    uitleg: str = ""
    vormen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gat:
    """A theme that is not or hardly asked about in a perceel, with the letters' question that would fill it."""

    perceel: str  # sleutel
    thema: str
    aanvulling: str = ""
    dun: str = ""  # why it is thin; '' where it is absent


@dataclass(frozen=True)
class Planningsfout:
    """A date that cannot be met, as the planning has it."""

    soort: str
    zin: str
    doe: str
    ernst: str = FOUT
    bron: Bron | None = None


@dataclass(frozen=True)
class Kennis:
    """What the letters and settings know, as plain data: the scan itself reads no database."""

    routes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # route → questions that are for it alone
    routenamen: Mapping[str, str] = field(default_factory=dict)
    onderwerpen: Mapping[str, str] = field(default_factory=dict)  # question → its subject
    termen: tuple[Term, ...] = ()
    voorwaarden: Mapping[str, str] = field(default_factory=dict)  # handvat → 'alleen als'
    handvatten: Mapping[str, frozenset[str]] = field(default_factory=dict)  # question → handvatten that go with it
    gaten: tuple[Gat, ...] = ()
    planning: tuple[Planningsfout, ...] = ()
