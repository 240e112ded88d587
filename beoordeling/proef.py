"""The rehearsal of an award: what fictitious offers would do under the method of a bestek. Pure and exact.

`gunning` ranks; this module answers what follows from its formula. With relative price the total of an
offer is quality + points × lowest price / own price. While everything else stays, the lead of an offer
over another falls as its own price rises, strictly, so each question "up to which price" has one answer,
and the formula gives it as a fraction: nothing here is searched for or rounded.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from bestek.structuur import Bestek, Perceel
from bestek.weging import METHODEN, Vraagweging, instelling, vraagwegingen

from .gunning import Beoordelingsinvoer, Inschrijvingsinvoer, Rangorde, rank
from .proefanders import Kern

RELATIEVE_PRIJS = "gewogen_punten_relatieve_prijs"


@dataclass(frozen=True)
class Proefofferte:
    """An offer that nobody made: a mark for every question, and a price where price counts."""

    sleutel: str
    naam: str
    cijfers: Mapping[str, Decimal]
    prijs: Decimal | None = None


@dataclass(frozen=True)
class Deelnemer:
    """A ranked offer, reduced to what the method looks at."""

    sleutel: str
    kwaliteit: Fraction
    prijs: Fraction | None = None


@dataclass(frozen=True)
class Veld:
    """The ranked offers together; `gewicht` is the points for a relative price, else None: then `anders` has the method
    that counts with prices in another way, or the price does not count.
    """

    deelnemers: tuple[Deelnemer, ...]
    gewicht: Fraction | None
    anders: Kern | None = None

    @property
    def met_prijs(self) -> bool:
        return self.gewicht is not None or self.anders is not None

    def __getitem__(self, sleutel: str) -> Deelnemer:
        return next(d for d in self.deelnemers if d.sleutel == sleutel)

    def others(self, sleutel: str) -> tuple[Deelnemer, ...]:
        return tuple(d for d in self.deelnemers if d.sleutel != sleutel)

    @property
    def laagste(self) -> Deelnemer:
        return min(self.deelnemers, key=lambda d: d.prijs)

    def at_price(self, sleutel: str, prijs: Fraction) -> "Veld":
        """The same offers, one of them at another price."""
        anders = (replace(d, prijs=prijs) if d.sleutel == sleutel else d for d in self.deelnemers)
        return replace(self, deelnemers=tuple(anders))

    def join(self, nieuw: Deelnemer) -> "Veld":
        return replace(self, deelnemers=(*self.deelnemers, nieuw))


@dataclass(frozen=True)
class Grens:
    """Below which own price something holds: `prijs`, or always, or at no price at all."""

    prijs: Fraction | None
    altijd: bool = False

    @property
    def nooit(self) -> bool:
        return self.prijs is None and not self.altijd


ALTIJD, NOOIT = Grens(None, altijd=True), Grens(None)


@dataclass(frozen=True)
class Puntprijs:
    """How many euros dearer an offer may be for one point more quality, at the same distance to `tegen`.

    `bedrag` is None where no price undoes that point: the offer has less than a point of price left to lose.
    """

    sleutel: str
    tegen: str
    bedrag: Fraction | None


@dataclass(frozen=True)
class Zone:
    """Between two prices of one offer these stand first; several names share the place all the way."""

    van: Fraction
    tot: Fraction
    winnaars: frozenset[str]


@dataclass(frozen=True)
class Omslag:
    """A newcomer cheaper than `prijs` that does not win itself brings `dan` above `nu`, first until then."""

    nu: str
    dan: str
    prijs: Fraction


def rank_offers(bestek: Bestek, perceel: Perceel, offertes: tuple[Proefofferte, ...]) -> Rangorde:
    """The ranking by the method of the bestek; raises what `gunning.rank` raises."""
    return rank(
        Beoordelingsinvoer(
            perceel=perceel.sleutel,
            methode=bestek.methode,
            vragen=vraagwegingen(bestek, perceel),
            plafondprijs=perceel.plafondprijs,
            **asdict(instelling(bestek, perceel)),
            inschrijvingen=tuple(Inschrijvingsinvoer(o.sleutel, o.cijfers, o.prijs, naam=o.naam) for o in offertes),
        )
    )


def field_of(rangorde: Rangorde) -> Veld:
    """Who is ranked; an offer below a minimum mark is not, and does not set the lowest price."""
    prijzen = {i.inschrijving: i.prijs for i in rangorde.invoer.inschrijvingen}
    invoer = rangorde.invoer
    telt, relatief = METHODEN[invoer.methode].prijs_telt, invoer.methode == RELATIEVE_PRIJS
    return Veld(
        tuple(
            Deelnemer(u.inschrijving, u.kwaliteit.exact, Fraction(prijzen[u.inschrijving]) if telt else None)
            for u in rangorde.uitslagen
            if u.rang is not None
        ),
        Fraction(invoer.punten_prijs) if relatief else None,
        Kern(invoer.methode, invoer.instelling) if telt and not relatief else None,
    )


def totals(veld: Veld) -> dict[str, Fraction]:
    """The formula of `rekenwijze` in one line; the tests hold the two together."""
    if veld.anders and veld.deelnemers:
        kwaliteit = {d.sleutel: d.kwaliteit for d in veld.deelnemers}
        return veld.anders.totals(kwaliteit, {d.sleutel: d.prijs for d in veld.deelnemers})
    if veld.gewicht is None or not veld.deelnemers:
        return {d.sleutel: d.kwaliteit for d in veld.deelnemers}
    laagste = veld.laagste.prijs
    return {d.sleutel: d.kwaliteit + veld.gewicht * laagste / d.prijs for d in veld.deelnemers}


def winners(veld: Veld) -> frozenset[str]:
    """Who stand first; more than one where they share the place."""
    totalen = totals(veld)
    return frozenset(sleutel for sleutel, totaal in totalen.items() if totaal == max(totalen.values()))


def price_for_lead(veld: Veld, eigen: str, ander: str, voorsprong: Fraction = Fraction(0)) -> Grens:
    """The own price at which the lead over another is exactly this; below it the lead is larger."""
    ik, tegen, gewicht = veld[eigen], veld[ander], veld.gewicht
    if not gewicht:
        return ALTIJD if ik.kwaliteit - tegen.kwaliteit > voorsprong else NOOIT
    laagste = min(d.prijs for d in veld.others(eigen))
    # At or above the others' lowest price only one's own points move: lead = own + w·laagste/p − theirs.
    nodig = tegen.kwaliteit + gewicht * laagste / tegen.prijs + voorsprong - ik.kwaliteit
    if nodig <= 0:
        return ALTIJD
    if nodig <= gewicht:
        return Grens(gewicht * laagste / nodig)
    # Below it one has all the points and theirs move: lead = own + w − quality − w·p/their price.
    prijs = tegen.prijs * (ik.kwaliteit + gewicht - tegen.kwaliteit - voorsprong) / gewicht
    return Grens(prijs) if prijs > 0 else NOOIT


def winning_price(veld: Veld, eigen: str) -> Grens:
    """Below this own price the offer stands first alone; at exactly this price it shares the place."""
    grenzen = [price_for_lead(veld, eigen, ander.sleutel) for ander in veld.others(eigen)]
    if any(grens.nooit for grens in grenzen):
        return NOOIT
    prijzen = [grens.prijs for grens in grenzen if grens.prijs is not None]
    return Grens(min(prijzen)) if prijzen else ALTIJD


def point_price(veld: Veld, eigen: str) -> Puntprijs | None:
    """Measured against the best of the others; None where price does not count or there is nobody to compare with."""
    if not veld.gewicht or len(veld.deelnemers) < 2:
        return None
    totalen = totals(veld)
    tegen = max(veld.others(eigen), key=lambda d: totalen[d.sleutel]).sleutel
    grens = price_for_lead(veld, eigen, tegen, totalen[eigen] - totalen[tegen] - 1)
    return Puntprijs(eigen, tegen, None if grens.prijs is None else grens.prijs - veld[eigen].prijs)


def winner_zones(veld: Veld, eigen: str, van: Fraction, tot: Fraction) -> tuple[Zone, ...]:
    """Who wins at each own price between two bounds. All crossings come from the formula, so none is missed."""
    grenzen = sorted({van, tot, *(p for p in _crossings(veld, eigen) if van < p < tot)})
    zones: list[Zone] = []
    for links, rechts in pairwise(grenzen):
        eersten = winners(veld.at_price(eigen, (links + rechts) / 2))
        if zones and zones[-1].winnaars == eersten:
            links = zones.pop().van
        zones.append(Zone(links, rechts, eersten))
    return tuple(zones)


def _crossings(veld: Veld, eigen: str) -> set[Fraction]:
    """Every own price at which two totals may change places."""
    anderen = veld.others(eigen)
    if not anderen or not veld.gewicht:
        return set()
    punten = {min(d.prijs for d in anderen)}
    punten |= {g.prijs for g in (price_for_lead(veld, eigen, d.sleutel) for d in anderen) if g.prijs is not None}
    # While the own price is the lowest, it also moves the others against each other.
    punten |= {p for a in anderen for b in anderen if (p := _turning_price(veld, a, b)) is not None}
    return punten


def _turning_price(veld: Veld, a: Deelnemer, b: Deelnemer) -> Fraction | None:
    """The lowest price at which these two have the same total; None where there is none above zero."""
    helling = veld.gewicht * (1 / a.prijs - 1 / b.prijs)
    if not helling:
        return None
    prijs = (b.kwaliteit - a.kwaliteit) / helling
    return prijs if prijs > 0 else None


def tipping_points(veld: Veld) -> tuple[Omslag, ...]:
    """Which others would stand above the winner if somebody cheaper came who does not win, dearest newcomer first."""
    if not veld.gewicht or len(veld.deelnemers) < 2 or len(eersten := winners(veld)) > 1:
        return ()
    nu = veld[next(iter(eersten))]
    gevonden = []
    for ander in veld.others(nu.sleutel):
        prijs = _turning_price(veld, nu, ander)
        if prijs is not None and prijs < veld.laagste.prijs:
            gevonden.append(Omslag(nu.sleutel, ander.sleutel, prijs))
    return tuple(sorted(gevonden, key=lambda o: (-o.prijs, o.dan)))


def poorest_quality(vragen: tuple[Vraagweging, ...]) -> Fraction:
    """What an offer earns with the lowest mark that is not below the minimum, on every question."""
    return sum(
        (
            Fraction(w.punten)
            * min(aandeel for cijfer, aandeel in w.aandelen.items() if w.minimum is None or cijfer >= w.minimum)
            for w in vragen
        ),
        Fraction(0),
    )


def poorest_price(veld: Veld, kwaliteit: Fraction) -> Grens:
    """Below which price an extra offer of this quality wins from all others."""
    slechtste = Deelnemer("", kwaliteit, None if veld.gewicht is None else veld.laagste.prijs)
    return winning_price(veld.join(slechtste), "") if veld.gewicht else NOOIT
