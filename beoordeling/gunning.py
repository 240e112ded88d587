"""The award methods: from agreed scores and opened prices to a rangorde, exact to the last digit.

The formulas themselves stand in `bestek.rekenwijze`: a bestek publishes them with an example. Here stands who counts.
Ranks compare unrounded totals. Offers with the same total share a rank and are reported as such: `gelijkestand` says
what the published rule makes of it. What was not scored is an error, never 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction

from bestek.rekenwijze import Getal, Instelling, Stap, Veld, close, faults, publiceer, sum_text
from bestek.structuur import decimal_text
from bestek.weging import METHODEN, Vraagweging, number_text

__all__ = ["Getal", "Stap", "publiceer"]  # for who knows them from here


class OngeldigeInvoer(ValueError):
    """The input contradicts itself: an unknown method, a score that is not on the scale."""


class OngeldigePrijs(ValueError):
    """A price that is zero, negative or no exact number; prices stand below a division line."""


class OnvolledigeBeoordeling(ValueError):
    """Something is not scored or not priced yet; `ontbreekt` names each missing thing."""

    def __init__(self, ontbreekt: Iterable[str]):
        self.ontbreekt = tuple(ontbreekt)
        super().__init__("Nog niet bekend: " + "; ".join(self.ontbreekt) + ".")


@dataclass(frozen=True)
class Inschrijvingsinvoer:
    """One offer for this perceel: the agreed scores by question, and its price excluding VAT."""

    inschrijving: str  # sleutel
    scores: Mapping[str, Decimal | None]
    prijs: Decimal | None = None
    geldig: bool = True
    naam: str = ""
    uitgevallen: bool = False  # dropped out where the others keep their points: in the sums, without a place


@dataclass(frozen=True)
class Beoordelingsinvoer:
    perceel: str
    methode: str
    vragen: tuple[Vraagweging, ...]
    inschrijvingen: tuple[Inschrijvingsinvoer, ...]
    punten_prijs: Decimal = Decimal(0)
    decimalen: int = 2
    prijs_laag: Decimal | None = None
    prijs_hoog: Decimal | None = None
    prijsfactor: Decimal | None = None
    plafondprijs: Decimal | None = None

    @property
    def instelling(self) -> Instelling:
        return Instelling(self.punten_prijs, self.prijs_laag, self.prijs_hoog, self.prijsfactor)


@dataclass(frozen=True)
class Vraagpunten:
    vraag: str
    score: Decimal
    aandeel: Fraction
    punten: Getal


@dataclass(frozen=True)
class Uitslag:
    """The result of one valid offer. Below a minimum it has quality points, but no total and no rank."""

    inschrijving: str
    naam: str
    vragen: tuple[Vraagpunten, ...]
    kwaliteit: Getal
    prijspunten: Getal | None
    totaal: Getal | None
    rang: int | None
    onder_minimum: tuple[str, ...]
    stappen: tuple[Stap, ...]


@dataclass(frozen=True)
class Rangorde:
    """All valid offers by rank, then by sleutel; those without a rank last. Holds its own input."""

    invoer: Beoordelingsinvoer
    uitslagen: tuple[Uitslag, ...]
    gelijke_standen: tuple[tuple[str, ...], ...]  # offers that share a rank, highest first
    ongeldig: tuple[str, ...]  # offers left out; they are in no lowest price either
    boven_plafond: tuple[str, ...] = ()  # ranked all the same: to set them aside is a decision on their validity

    @property
    def winnaar(self) -> Uitslag | None:
        """The one offer in first place; None when nobody has a rank or when several share it."""
        first = [uitslag for uitslag in self.uitslagen if uitslag.rang == 1]
        return first[0] if len(first) == 1 else None


def rank(invoer: Beoordelingsinvoer) -> Rangorde:
    """The rangorde of one perceel. Only valid offers count, in the lowest price as well."""
    methode = METHODEN.get(invoer.methode)
    if methode is None:
        raise OngeldigeInvoer(f"Onbekende gunningsmethode: {invoer.methode!r}.")
    valid = sorted((i for i in invoer.inschrijvingen if i.geldig), key=lambda i: i.inschrijving)
    _check(invoer, valid, methode)
    below = {i.inschrijving: _below_minimum(invoer, i) for i in valid}
    ranked = tuple(i for i in valid if not below[i.inschrijving])
    _check_prices(ranked, methode)
    quality = {i.inschrijving: _quality(invoer, i) for i in valid}
    sums = {i.inschrijving: quality[i.inschrijving][1][-1].uitkomst.exact for i in ranked}
    prices = {i.inschrijving: Fraction(i.prijs) for i in ranked} if methode.prijs_telt else {}
    closing = close(methode.naam, Veld(sums, prices, invoer.instelling, invoer.decimalen))
    sign = -1 if methode.laagste_wint else 1
    totals = {sleutel: sign * steps[-1].uitkomst.exact for sleutel, steps in closing.items()}
    staying = [i for i in valid if not i.uitgevallen]
    totals = {i.inschrijving: totals[i.inschrijving] for i in staying if i.inschrijving in totals}
    ranks = {s: 1 + sum(other > total for other in totals.values()) for s, total in totals.items()}
    uitslagen = [_result(i, quality[i.inschrijving], closing.get(i.inschrijving, ()), ranks, below) for i in staying]
    uitslagen.sort(key=lambda u: (u.rang is None, u.rang or 0))  # stable, so by sleutel within a rank
    shared = [tuple(s for s in sorted(ranks) if ranks[s] == r) for r in sorted(set(ranks.values()))]
    return Rangorde(
        invoer=invoer,
        uitslagen=tuple(uitslagen),
        gelijke_standen=tuple(group for group in shared if len(group) > 1),
        ongeldig=tuple(sorted(i.inschrijving for i in invoer.inschrijvingen if i not in staying)),
        boven_plafond=tuple(s for s in totals if invoer.plafondprijs and prices.get(s, 0) > invoer.plafondprijs),
    )


def to_json(value):
    """A Rangorde with its input for storage: fractions as "3/4", numbers as plain strings."""
    if is_dataclass(value):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {to_json(key): to_json(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Decimal):
        return decimal_text(value)
    return str(value) if isinstance(value, Fraction) else value


@dataclass(frozen=True)
class Spreiding:
    """How far the reviewers of one answer lie apart; `ruim` asks the meeting to talk about it."""

    laag: Decimal
    hoog: Decimal
    aandeel: Fraction
    ruim: bool


def spreiding(
    scores: Iterable[Decimal | None],
    schaal_min: Decimal,
    schaal_max: Decimal,
    grens: Fraction = Fraction(2, 5),
) -> Spreiding | None:
    """The spread as a share of the scale's maximum; wide when it exceeds the limit, not when it equals it.

    Scores not given do not count, and without any there is no spread. Of a scale that goes below
    zero the whole width counts: -1 to 3 is 4.
    """
    given = [score for score in scores if score is not None]
    if any(not schaal_min <= score <= schaal_max for score in given):
        raise OngeldigeInvoer("Een score ligt buiten de schaal.")
    if not given:
        return None
    low, high = min(given), max(given)
    share = (Fraction(high) - Fraction(low)) / (Fraction(schaal_max) - min(Fraction(schaal_min), 0))
    return Spreiding(low, high, share, ruim=share > Fraction(grens))


def _getal(value: Fraction, invoer) -> Getal:
    return Getal(value, publiceer(value, invoer.decimalen))


def _check(invoer, valid, methode):
    sleutels = [i.inschrijving for i in invoer.inschrijvingen]
    if len(set(sleutels)) < len(sleutels) or len({w.vraag for w in invoer.vragen}) < len(invoer.vragen):
        raise OngeldigeInvoer("Een inschrijving of vraag komt twee keer voor.")
    if not methode.prijspunten and invoer.punten_prijs:
        raise OngeldigeInvoer("Bij deze methode zijn er geen punten voor de prijs.")
    numbers = (*vars(invoer.instelling).values(), invoer.plafondprijs, *(w.punten for w in invoer.vragen))
    if any(isinstance(number, float) for number in numbers):
        raise OngeldigeInvoer("Punten en prijzen zijn exacte getallen, geen floats.")
    if methode.vanaf_nul and any(share < 0 for w in invoer.vragen for share in w.aandelen.values()):
        raise OngeldigeInvoer("Een aandeel onder nul kan bij deze methode niet.")
    for fault in faults(methode.naam, invoer.instelling):
        raise OngeldigeInvoer(f"De methode kan hiermee niet rekenen: {fault}")
    missing = []
    for i in valid:
        for w in invoer.vragen:
            score = i.scores.get(w.vraag)
            if score is None:
                missing.append(f"de score van {i.naam or i.inschrijving} op {w.naam or w.vraag}")
            elif score not in w.aandelen:
                raise OngeldigeInvoer(f"Score {score} staat niet op de schaal van {w.naam or w.vraag}.")
        if methode.prijs_telt and i.prijs is None and not _below_minimum(invoer, i):
            missing.append(f"de prijs van {i.naam or i.inschrijving}")
    if missing:
        raise OnvolledigeBeoordeling(missing)


def _check_prices(ranked, methode):
    for i in ranked if methode.prijs_telt else ():
        exact = isinstance(i.prijs, (Decimal, int, Fraction))
        if not exact or (isinstance(i.prijs, Decimal) and not i.prijs.is_finite()) or i.prijs <= 0:
            raise OngeldigePrijs(f"De prijs van {i.naam or i.inschrijving} is {i.prijs}; hij moet boven 0 liggen.")


def _below_minimum(invoer, inschrijving) -> tuple[str, ...]:
    scores = ((w, inschrijving.scores.get(w.vraag)) for w in invoer.vragen if w.minimum is not None)
    return tuple(w.vraag for w, score in scores if score is not None and score < w.minimum)


def _quality(invoer, inschrijving) -> tuple[tuple[Vraagpunten, ...], tuple[Stap, ...]]:
    """The points of each question, and the steps that end in their sum."""
    points, steps = [], []
    worth = "waarde" if METHODEN[invoer.methode].in_euro else "punten"
    for w in invoer.vragen:
        score = inschrijving.scores[w.vraag]
        share = w.aandelen[score]
        earned = _getal(Fraction(w.punten) * share, invoer)
        points.append(Vraagpunten(w.vraag, score, share, earned))
        filled = f"score {number_text(score)}: {number_text(w.punten)} × {number_text(share * 100)}%"
        steps.append(Stap("vraag", w.naam or w.vraag, f"{worth} × aandeel bij de score", filled, earned))
    total = _getal(sum((p.punten.exact for p in points), Fraction(0)), invoer)
    filled = sum_text(p.punten.exact for p in points)
    steps.append(Stap("kwaliteit", "Kwaliteit", f"som van de {worth} per vraag", filled, total))
    return tuple(points), tuple(steps)


def _result(inschrijving, quality, closing, ranks, below) -> Uitslag:
    sleutel, (points, steps) = inschrijving.inschrijving, quality
    return Uitslag(
        inschrijving=sleutel,
        naam=inschrijving.naam,
        vragen=points,
        kwaliteit=steps[-1].uitkomst,
        prijspunten=next((step.uitkomst for step in closing if step.soort == "prijs"), None),
        totaal=closing[-1].uitkomst if closing else None,
        rang=ranks.get(sleutel),
        onder_minimum=below[sleutel],
        stappen=steps + closing,
    )
