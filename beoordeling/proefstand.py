"""How firm a rehearsed ranking is: what changes when an offer drops out, or when one mark is another. Pure."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from bestek.weging import Vraagweging

from .gunning import Rangorde, Uitslag, rank
from .proef import Deelnemer, Veld, field_of, totals, winners


@dataclass(frozen=True)
class Omkering:
    """Two offers whose order changed; the lead of `boven` over `onder` before and after."""

    boven: str
    onder: str
    voor: Fraction
    na: Fraction


@dataclass(frozen=True)
class Wegval:
    """The ranking without one offer, computed anew by the same method."""

    weg: str
    voor: Veld
    na: Veld
    omkeringen: tuple[Omkering, ...]

    @property
    def verwacht(self) -> frozenset[str]:
        """Who would stand first if everybody simply moved up."""
        totalen = {sleutel: totaal for sleutel, totaal in totals(self.voor).items() if sleutel != self.weg}
        return frozenset(s for s, totaal in totalen.items() if totaal == max(totalen.values()))

    @property
    def winnaars(self) -> frozenset[str]:
        return winners(self.na)

    @property
    def andere_winnaar(self) -> bool:
        return self.winnaars != self.verwacht


@dataclass(frozen=True)
class Cijferwissel:
    """The smallest change of one mark that changes who stands first."""

    vraag: str
    offerte: str
    van: Decimal
    naar: Decimal
    stappen: int  # on the scale
    winnaars: frozenset[str]


@dataclass(frozen=True)
class Invloed:
    """What a question can do: the most points it can shift, and its smallest decisive change, if there is one."""

    vraag: str
    hoogstens: Fraction
    wissel: Cijferwissel | None


def drop_outs(rangorde: Rangorde) -> tuple[Wegval, ...]:
    """Each ranked offer left out in turn, in the order of the ranking; nothing where fewer than three are ranked."""
    voor = field_of(rangorde)
    if len(voor.deelnemers) < 3:
        return ()
    return tuple(_without(rangorde, voor, d.sleutel) for d in voor.deelnemers)


def _without(rangorde: Rangorde, voor: Veld, weg: str) -> Wegval:
    over = tuple(i for i in rangorde.invoer.inschrijvingen if i.inschrijving != weg)
    na = field_of(rank(replace(rangorde.invoer, inschrijvingen=over)))
    oud, nieuw = totals(voor), totals(na)
    omkeringen = []
    for een, twee in combinations(sorted(nieuw), 2):
        boven, onder = (een, twee) if oud[een] >= oud[twee] else (twee, een)
        toen, nu = oud[boven] - oud[onder], nieuw[boven] - nieuw[onder]
        if _sign(toen) != _sign(nu):
            omkeringen.append(Omkering(boven, onder, toen, nu))
    return Wegval(weg, voor, na, tuple(omkeringen))


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def influence(rangorde: Rangorde) -> tuple[Invloed, ...]:
    """For every question: one mark of one offer changed, all else the same.

    Fewest steps on the scale first, then fewest points, then the offers in their order.
    """
    veld, gevonden = field_of(rangorde), []
    for weging in rangorde.invoer.vragen:
        aandelen = weging.aandelen.values()
        wissels = sorted(_changes(rangorde, veld, weging), key=lambda paar: paar[0])
        beste = wissels[0][1] if wissels else None
        gevonden.append(Invloed(weging.vraag, Fraction(weging.punten) * (max(aandelen) - min(aandelen)), beste))
    return tuple(gevonden)


def _changes(rangorde: Rangorde, veld: Veld, weging: Vraagweging) -> list[tuple[tuple, Cijferwissel]]:
    """Every other mark on this question that changes who stands first, with what it is sorted by."""
    nu, schaal = winners(veld), sorted(weging.aandelen)
    gevonden = []
    for offerte in rangorde.uitslagen:
        van = next(v.score for v in offerte.vragen if v.vraag == weging.vraag)
        for naar in (cijfer for cijfer in schaal if cijfer != van):
            eersten = winners(_with_mark(rangorde, veld, weging, offerte, naar))
            if eersten != nu:
                stappen = abs(schaal.index(naar) - schaal.index(van))
                punten = abs(weging.aandelen[naar] - weging.aandelen[van])
                wissel = Cijferwissel(weging.vraag, offerte.inschrijving, van, naar, stappen, eersten)
                gevonden.append(((stappen, punten, offerte.inschrijving, naar), wissel))
    return gevonden


def _with_mark(rangorde: Rangorde, veld: Veld, weging: Vraagweging, uitslag: Uitslag, naar: Decimal) -> Veld:
    """The ranked offers after one mark changed: only that quality moves, or that offer comes in or falls out."""
    sleutel = uitslag.inschrijving
    van = next(v.aandeel for v in uitslag.vragen if v.vraag == weging.vraag)
    kwaliteit = uitslag.kwaliteit.exact + Fraction(weging.punten) * (weging.aandelen[naar] - van)
    onder = set(uitslag.onder_minimum) - {weging.vraag}
    if weging.minimum is not None and naar < weging.minimum:
        onder.add(weging.vraag)
    if onder:
        return replace(veld, deelnemers=veld.others(sleutel))
    prijs = next(i.prijs for i in rangorde.invoer.inschrijvingen if i.inschrijving == sleutel)
    zelf = Deelnemer(sleutel, kwaliteit, Fraction(prijs) if veld.met_prijs else None)
    return replace(veld, deelnemers=(*veld.others(sleutel), zelf))
