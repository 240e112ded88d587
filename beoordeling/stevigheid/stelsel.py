"""A rangorde as whole numbers on one denominator, so that thousands of what-ifs cost additions only.

In every method named here the total of a bid is a × quality + b: `a` follows from its own price, `b` from its own
price and the lowest price among the ranked bids. Neither formula is copied: `gunning.rank` is asked for both, by
ranking the same bids with nothing and with everything on one question. Higher is better in all that follows, also
where the lowest total wins.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import lcm

from bestek.weging import METHODEN, Vraagweging

from ..gunning import Beoordelingsinvoer, Inschrijvingsinvoer, Rangorde, rank

LOGARITMISCH = frozenset({"logaritmisch"})
# The methods of which `a × quality + b` holds; the tests hold each to `rank`. Not the Utility Index: there every total
# hangs on the best quality as well.
OPTELBAAR = LOGARITMISCH | {
    "gewogen_punten_relatieve_prijs",
    "kwaliteit_vaste_prijs",
    "lineair_tussen_grenzen",
    "relatief_lineair",
    "gunnen_op_waarde",
    "prijs_per_punt",
}
BIJNA = Fraction(1, 10**40)
PROEF = "proef"  # the one question of a probe

Prijs = Fraction | None  # the lowest price among the ranked; None where it does not matter


class GeenStelsel(ValueError):
    """Of this ranking no closed form is known, or there is nobody in it."""


@dataclass(frozen=True)
class Vraag:
    """A question in whole numbers; positions count the marks of its scale from low to high."""

    sleutel: str
    gewicht: int
    schaal: tuple[Decimal, ...]
    drempel: int  # positions below it fall under the minimum


@dataclass(frozen=True)
class Deelnemer:
    """A bid; `delen[k][p]` × the weight of question k is what position p earns there."""

    sleutel: str
    prijs: Prijs
    helling: int
    delen: tuple[tuple[int, ...], ...]
    plekken: tuple[int, ...]


@dataclass(frozen=True)
class Stelsel:
    rangorde: Rangorde
    vragen: tuple[Vraag, ...]
    deelnemers: tuple[Deelnemer, ...]  # all that have a rank, or would have one with other marks
    binnen: frozenset[int]  # those that have one now
    bases: Mapping[Prijs, tuple[int | None, ...]]  # b by lowest price
    eigen: tuple[int, ...]  # what quality gives each
    eenheid: int  # weights are multiples of 1 / eenheid
    maat: int  # shares are multiples of 1 / maat, totals of 1 / (eenheid × maat)
    prijsgewicht: int  # 0 where price has no points of its own
    bedragen: bool  # weights are amounts in euros, without a fixed total
    relatief: bool

    def lowest(self, binnen: Iterable[int]) -> Prijs:
        """What the price part of these bids hangs on."""
        return min((self.deelnemers[i].prijs for i in binnen), default=None) if self.relatief else None

    def values(self, binnen: Iterable[int] | None = None) -> dict[int, int]:
        """The totals of these bids among each other."""
        binnen = sorted(self.binnen if binnen is None else binnen)
        basis = self.bases[self.lowest(binnen)] if binnen else ()
        return {i: self.eigen[i] + basis[i] for i in binnen}

    def below(self, i: int) -> frozenset[int]:
        """The questions on which this bid is under the minimum."""
        plekken = self.deelnemers[i].plekken
        return frozenset(k for k, vraag in enumerate(self.vragen) if plekken[k] < vraag.drempel)

    def names(self, wie: Iterable[int]) -> frozenset[str]:
        return frozenset(self.deelnemers[i].sleutel for i in wie)

    @property
    def eersten(self) -> frozenset[int]:
        return leaders(self.values())

    @property
    def met_minimum(self) -> bool:
        return any(vraag.drempel for vraag in self.vragen)


def leaders(waarden: Mapping[int, int]) -> frozenset[int]:
    """Who stand first; more than one where they share the place."""
    hoogste = max(waarden.values(), default=0)
    return frozenset(i for i, waarde in waarden.items() if waarde == hoogste)


def ranks(waarden: Mapping[int, int]) -> dict[int, int]:
    """1 + the number that stand higher, as `gunning` counts."""
    hoger: dict[int, int] = {}
    for plaats, waarde in enumerate(sorted(waarden.values(), reverse=True), 1):
        hoger.setdefault(waarde, plaats)
    return {i: hoger[waarde] for i, waarde in waarden.items()}


def build(rangorde: Rangorde) -> Stelsel:
    """The ranking as a system; raises GeenStelsel where that cannot be done exactly."""
    invoer = rangorde.invoer
    if invoer.methode not in OPTELBAAR:
        raise GeenStelsel("Voor deze gunningsmethode is geen gesloten vorm bekend.")
    if any(i.uitgevallen for i in invoer.inschrijvingen):
        raise GeenStelsel("Na de opening viel iemand weg en houden de anderen hun punten: dit geldt dan niet meer.")
    eerst = _probe(invoer, _candidates(rangorde), 0)
    rijen = tuple(i for i in _candidates(rangorde) if i.inschrijving in eerst)
    if not any(u.rang for u in rangorde.uitslagen):
        raise GeenStelsel("Niemand heeft een plaats in de rangorde.")
    relatief = METHODEN[invoer.methode].relatief
    vol = _probe(invoer, rijen, 1)
    kwaliteit = _quality(invoer)
    hellingen = [(vol[i.inschrijving] - eerst[i.inschrijving]) / kwaliteit for i in rijen]
    teken = -1 if hellingen[0] < 0 else 1
    bases = {
        laagste: tuple(b if b is None else teken * b for b in rij)
        for laagste, rij in _bases(rangorde, rijen, relatief, eerst).items()
    }
    stelsel = _to_integers(rangorde, rijen, [teken * h for h in hellingen], bases, relatief)
    _compare(stelsel, teken)
    return stelsel


def _candidates(rangorde: Rangorde) -> tuple[Inschrijvingsinvoer, ...]:
    """Who is ranked, and who is not because of a mark under a minimum but has a price to count with."""
    telt = METHODEN[rangorde.invoer.methode].prijs_telt
    kan = {u.inschrijving for u in rangorde.uitslagen if u.rang or u.onder_minimum}
    rijen = (i for i in rangorde.invoer.inschrijvingen if i.inschrijving in kan)
    bruikbaar = (i for i in rijen if not telt or (i.prijs is not None and i.prijs > 0))
    return tuple(sorted(bruikbaar, key=lambda i: i.inschrijving))


def _quality(invoer: Beoordelingsinvoer) -> Fraction:
    return sum((Fraction(w.punten) for w in invoer.vragen), Fraction(0)) or Fraction(1)


def _probe(invoer: Beoordelingsinvoer, rijen: Iterable[Inschrijvingsinvoer], aandeel: int) -> dict[str, Fraction]:
    """The totals when all quality is one question, on which everybody has nothing (0) or everything (1)."""
    punten = sum((w.punten for w in invoer.vragen), Decimal(0)) or Decimal(1)
    vraag = Vraagweging(PROEF, punten, {Decimal(0): Fraction(0), Decimal(1): Fraction(1)})
    rijen = tuple(replace(i, scores={PROEF: Decimal(aandeel)}) for i in rijen)
    stand = rank(replace(invoer, vragen=(vraag,), inschrijvingen=rijen))
    return {u.inschrijving: u.totaal.exact for u in stand.uitslagen if u.totaal is not None}


def _bases(rangorde, rijen, relatief, eerst) -> dict[Prijs, tuple[Fraction | None, ...]]:
    """b for every lowest price that can come about: without minimum scores that is now, and without the cheapest."""
    if not relatief:
        return {None: tuple(eerst[i.inschrijving] for i in rijen)}
    invoer = rangorde.invoer
    prijzen = sorted({Fraction(i.prijs) for i in rijen})
    if all(w.minimum is None for w in invoer.vragen):
        prijzen = prijzen[:2]
    gevonden = {}
    for laagste in prijzen:
        totalen = _probe(invoer, (i for i in rijen if i.prijs >= laagste), 0)
        gevonden[laagste] = tuple(totalen.get(i.inschrijving) for i in rijen)
    return gevonden


def _to_integers(rangorde, rijen, hellingen, bases, relatief) -> Stelsel:
    invoer = rangorde.invoer
    gewichten = [Fraction(w.punten) for w in invoer.vragen]
    prijs = Fraction(invoer.punten_prijs) if all(h == 1 for h in hellingen) else Fraction(0)
    eenheid = lcm(*(g.denominator for g in gewichten), prijs.denominator)
    delen = lcm(*(a.denominator for w in invoer.vragen for a in w.aandelen.values()))
    maat = delen * lcm(*(h.denominator for h in hellingen))
    maat = lcm(maat, *(b.denominator for rij in bases.values() for b in rij if b is not None))
    vragen = tuple(_vraag(w, eenheid) for w in invoer.vragen)
    deelnemers = tuple(_deelnemer(i, int(h * maat), invoer, vragen) for i, h in zip(rijen, hellingen, strict=True))
    rang = {u.inschrijving: u.rang for u in rangorde.uitslagen}
    return Stelsel(
        rangorde=rangorde,
        vragen=vragen,
        deelnemers=deelnemers,
        binnen=frozenset(n for n, i in enumerate(rijen) if rang[i.inschrijving]),
        bases={p: tuple(b if b is None else int(b * eenheid * maat) for b in rij) for p, rij in bases.items()},
        eigen=tuple(sum(v.gewicht * d.delen[k][d.plekken[k]] for k, v in enumerate(vragen)) for d in deelnemers),
        eenheid=eenheid,
        maat=maat,
        prijsgewicht=int(prijs * eenheid),
        bedragen=not prijs and any(map(any, bases.values())),
        relatief=relatief,
    )


def _vraag(weging: Vraagweging, eenheid: int) -> Vraag:
    schaal = tuple(sorted(weging.aandelen))
    drempel = 0 if weging.minimum is None else sum(cijfer < weging.minimum for cijfer in schaal)
    return Vraag(weging.vraag, int(Fraction(weging.punten) * eenheid), schaal, drempel)


def _deelnemer(rij: Inschrijvingsinvoer, helling: int, invoer: Beoordelingsinvoer, vragen) -> Deelnemer:
    delen = tuple(
        tuple(int(w.aandelen[cijfer] * helling) for cijfer in vraag.schaal)
        for w, vraag in zip(invoer.vragen, vragen, strict=True)
    )
    plekken = tuple(vraag.schaal.index(rij.scores[vraag.sleutel]) for vraag in vragen)
    prijs = Fraction(rij.prijs) if METHODEN[invoer.methode].prijs_telt else None
    return Deelnemer(rij.inschrijving, prijs, helling, delen, plekken)


def _compare(stelsel: Stelsel, teken: int) -> None:
    """The totals are those of the ranking itself, to the last digit; otherwise nothing may be said of it.

    Logarithms are kept to fifty digits, and `rank` decides on their argument who are level: they must agree in who
    stand first.
    """
    totalen = {u.inschrijving: u.totaal.exact for u in stelsel.rangorde.uitslagen if u.rang}
    heel = Fraction(teken, stelsel.eenheid * stelsel.maat)
    hier = {stelsel.deelnemers[i].sleutel: waarde * heel for i, waarde in stelsel.values().items()}
    speling = BIJNA if stelsel.rangorde.invoer.methode in LOGARITMISCH else 0
    beste = (max if teken > 0 else min)(totalen.values())
    eersten = {sleutel for sleutel, totaal in totalen.items() if totaal == beste}
    gelijk = hier.keys() == totalen.keys() and all(abs(hier[s] - t) <= speling for s, t in totalen.items())
    if not gelijk or stelsel.names(stelsel.eersten) != eersten:
        raise GeenStelsel("De totalen volgen bij deze invoer niet uit de gesloten vorm.")
