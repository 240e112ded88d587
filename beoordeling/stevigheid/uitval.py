"""What happens to the others when a bid drops out: only where points hang on another's price can their order turn."""

from dataclasses import dataclass
from fractions import Fraction

from .beoordelaars import turned_pairs
from .stelsel import Stelsel, leaders


@dataclass(frozen=True)
class Omkering:
    """Two bids whose order turned; the lead of `boven` over `onder` before and after, in points."""

    boven: str
    onder: str
    voor: Fraction
    na: Fraction


@dataclass(frozen=True)
class Uitval:
    """The others without one bid. `verwacht` would stand first if everybody simply moved up."""

    weg: str
    verwacht: frozenset[str]
    eersten: frozenset[str]
    voor: dict[str, Fraction]  # totals, without the one that drops out
    na: dict[str, Fraction]
    omkeringen: tuple[Omkering, ...]

    @property
    def andere_eerste(self) -> bool:
        return self.eersten != self.verwacht


def drop_outs(stelsel: Stelsel) -> tuple[Uitval, ...]:
    """Each ranked bid left out in turn; nothing where fewer than three are ranked."""
    if len(stelsel.binnen) < 3:
        return ()
    waarden = stelsel.values()
    return tuple(_without(stelsel, waarden, weg) for weg in sorted(stelsel.binnen))


def _without(stelsel: Stelsel, waarden: dict[int, int], weg: int) -> Uitval:
    namen = {i: stelsel.deelnemers[i].sleutel for i in waarden}
    voor = {i: waarde for i, waarde in waarden.items() if i != weg}
    na = stelsel.values(stelsel.binnen - {weg})
    heel = stelsel.eenheid * stelsel.maat

    def lead(stand: dict[int, int], boven: int, onder: int) -> Fraction:
        return Fraction(stand[boven] - stand[onder], heel)

    paren = turned_pairs(voor, na) if na != voor else []
    return Uitval(
        weg=namen[weg],
        verwacht=stelsel.names(leaders(voor)),
        eersten=stelsel.names(leaders(na)),
        voor={namen[i]: Fraction(waarde, heel) for i, waarde in voor.items()},
        na={namen[i]: Fraction(waarde, heel) for i, waarde in na.items()},
        omkeringen=tuple(Omkering(namen[b], namen[o], lead(voor, b, o), lead(na, b, o)) for b, o in paren),
    )
