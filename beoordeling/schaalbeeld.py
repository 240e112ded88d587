"""The marks for one answer drawn on their scale: places for an SVG, and the same in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bestek.structuur import Schaal
from bestek.weging import number_text

from .gunning import Spreiding, publiceer, spreiding

GRENS = Fraction(2, 5)
BREEDTE, RAND = 480, 24  # of the drawing and of the margin beside the scale, in its own units
STIP, ONDER = 26, 40  # height of one mark, and of the scale below them


@dataclass(frozen=True)
class Streep:
    """A step of the scale."""

    x: int
    label: str


@dataclass(frozen=True)
class Stip:
    """One mark; several at the same place stand above each other."""

    x: int
    y: int


@dataclass(frozen=True)
class Schaalbeeld:
    strepen: tuple[Streep, ...]
    stippen: tuple[Stip, ...]
    van: int
    tot: int
    hoogte: int
    spreiding: Spreiding
    tekst: str

    breedte: int = BREEDTE

    @property
    def lijn(self) -> int:
        return self.hoogte - ONDER

    @property
    def links(self) -> int:
        return self.strepen[0].x

    @property
    def rechts(self) -> int:
        return self.strepen[-1].x

    @property
    def streep_y(self) -> int:
        return self.lijn + 8

    @property
    def label_y(self) -> int:
        return self.hoogte - 10


def draw(schaal: Schaal, cijfers: Iterable[Decimal], grens: Fraction = GRENS) -> Schaalbeeld | None:
    """The drawing, which warns above `grens` of the scale; None where nobody gave a mark."""
    cijfers = sorted(cijfers)
    waarden = sorted(punt.waarde for punt in schaal.ankerpunten)
    gespreid = spreiding(cijfers, waarden[0], waarden[-1], grens)
    if gespreid is None:
        return None
    aantallen = Counter(cijfers)
    hoogte = ONDER + STIP * max(aantallen.values()) + 4

    def place(waarde: Decimal) -> int:
        wijdte = (waarden[-1] - waarden[0]) or Decimal(1)
        return RAND + round((waarde - waarden[0]) / wijdte * (BREEDTE - 2 * RAND))

    stippen = [
        Stip(place(waarde), hoogte - ONDER - STIP // 2 - STIP * laag)
        for waarde, aantal in sorted(aantallen.items())
        for laag in range(aantal)
    ]
    return Schaalbeeld(
        strepen=tuple(Streep(place(waarde), number_text(waarde)) for waarde in waarden),
        stippen=tuple(stippen),
        van=place(gespreid.laag),
        tot=place(gespreid.hoog),
        hoogte=hoogte,
        spreiding=gespreid,
        tekst=tell(gespreid, aantallen),
    )


def tell(gespreid: Spreiding, aantallen: Counter) -> str:
    """The drawing in words: which marks, how often, and how far apart."""
    delen = [f"{number_text(waarde)} ({aantal} keer)" for waarde, aantal in sorted(aantallen.items())]
    if gespreid.laag == gespreid.hoog:
        return f"Cijfers: {delen[0]}; eensgezind."
    verschil = number_text(gespreid.hoog - gespreid.laag)
    procent = number_text(publiceer(gespreid.aandeel * 100, 0))
    slot = "dat is ruim, bespreek het" if gespreid.ruim else "dat is niet ruim"
    return f"Cijfers: {', '.join(delen)}. Het verschil is {verschil}, {procent}% van de schaal; {slot}."
