"""A worked example of an award method: three invented offers, with every number computed by the method itself. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from .getaltekst import number_text
from .methoden import FACTOR, GRENZEN, METHODEN, Methode
from .rekenwijze import Instelling, Veld, close, faults
from .structuur import Bestek, Perceel

KWALITEIT, PRIJS = Fraction(60), Decimal(40)
BEDRAG = Decimal(100_000)
GEWOON = Instelling(PRIJS, Decimal(80_000), Decimal(120_000), Decimal(2))
# an offer's share of the quality, and its price as share of an ordinary one
OFFERTES = (
    ("A", Fraction(9, 10), Fraction(23, 20)),
    ("B", Fraction(3, 4), Fraction(1)),
    ("C", Fraction(3, 5), Fraction(17, 20)),
)
OP_EURO = 100  # invented prices are whole hundreds


@dataclass(frozen=True)
class Voorbeeldrij:
    naam: str
    kwaliteit: str
    prijs: str  # "" where the price is fixed
    som: str  # how the points for the price, or else the total, were computed
    totaal: str
    plaats: int


@dataclass(frozen=True)
class Voorbeeld:
    """The example as a table with a caption; `zin` says who wins."""

    bijschrift: str
    kop: tuple[str, ...]
    rijen: tuple[Voorbeeldrij, ...]
    zin: str

    @property
    def cellen(self) -> list[tuple[str, ...]]:
        """The rows as the heading has them."""
        return [
            tuple(c for c in (r.naam, r.kwaliteit, r.prijs, r.som, r.totaal, str(r.plaats)) if c) for r in self.rijen
        ]


def example(methode: Methode, kwaliteit: Fraction | None = None, instelling: Instelling | None = None) -> Voorbeeld:
    """With these points and amounts, or with invented ones; the caller has seen that the method can count with them."""
    zelf = kwaliteit is None
    kwaliteit = _quality(methode) if kwaliteit is None else kwaliteit
    instelling = instelling or _setting(methode)
    veld = _field(methode, kwaliteit, instelling)
    slot = close(methode.naam, veld)
    totalen = {naam: stappen[-1].uitkomst for naam, stappen in slot.items()}
    teken = -1 if methode.laagste_wint else 1
    rang = {naam: 1 + sum(teken * a.exact > teken * t.exact for a in totalen.values()) for naam, t in totalen.items()}
    rijen = tuple(
        Voorbeeldrij(
            naam=f"Inschrijver {naam}",
            kwaliteit=_worth(methode, veld.kwaliteit[naam]),
            prijs=f"€ {number_text(veld.prijzen[naam], 2)}" if methode.prijs_telt else "",
            som=_sum(methode, stappen),
            totaal=_total(methode, stappen[-1].uitkomst.gepubliceerd),
            plaats=rang[naam],
        )
        for naam, stappen in slot.items()
    )
    bron = "verzonnen inschrijvingen" if zelf else "verzonnen inschrijvingen, met de punten en bedragen van dit bestek"
    return Voorbeeld(f"Rekenvoorbeeld met {bron}", _heading(methode), rijen, _who_wins(rang))


def of_perceel(bestek: Bestek, perceel: Perceel) -> Voorbeeld:
    """With the points and amounts of this perceel where they can be counted with, else with invented ones."""
    return example(METHODEN[bestek.methode], *_own(bestek, perceel))


def field_of_perceel(bestek: Bestek, perceel: Perceel) -> Veld:
    """The three offers of `of_perceel`, to be computed elsewhere."""
    methode = METHODEN[bestek.methode]
    return _field(methode, *(_own(bestek, perceel) or (_quality(methode), _setting(methode))))


def _own(bestek: Bestek, perceel: Perceel) -> tuple[Fraction, Instelling] | tuple[()]:
    """The points and amounts of this perceel; nothing where the method cannot count with them."""
    methode = METHODEN[bestek.methode]
    punten = Fraction(bestek.kwaliteit(perceel))
    eigen = Instelling(perceel.punten_prijs, perceel.prijs_laag, perceel.prijs_hoog, bestek.prijsfactor)
    zonder = methode.prijspunten and eigen.punten_prijs <= 0
    return () if punten <= 0 or zonder or faults(methode.naam, eigen) else (punten, eigen)


def of_bestek(bestek: Bestek, methode: Methode) -> Voorbeeld:
    """With the figures of the first perceel; the method may be chosen where nothing is asked yet."""
    return of_perceel(bestek, bestek.percelen[0]) if bestek.methode and bestek.percelen else example(methode)


def _quality(methode: Methode) -> Fraction:
    if methode.in_euro:
        return Fraction(30_000)
    return KWALITEIT if methode.prijspunten else Fraction(100)


def _setting(methode: Methode) -> Instelling:
    return GEWOON if methode.prijspunten else replace(GEWOON, punten_prijs=Decimal(0))


def _field(methode: Methode, kwaliteit: Fraction, instelling: Instelling) -> Veld:
    behaald = {naam: deel * kwaliteit for naam, deel, _ in OFFERTES}
    if methode.in_euro:
        behaald = {naam: Fraction(round(waarde)) for naam, waarde in behaald.items()}
    prijzen = dict(_prices(methode, kwaliteit, instelling)) if methode.prijs_telt else {}
    return Veld(behaald, prijzen, instelling)


def _prices(methode: Methode, kwaliteit: Fraction, instelling: Instelling) -> Iterator[tuple[str, Fraction]]:
    """Around the middle of the bounds, or around what makes the quality in euros matter."""
    gewoon, spreiding = Fraction(BEDRAG), Fraction(1)
    if GRENZEN in methode.vraagt:
        laag, hoog = Fraction(instelling.prijs_laag), Fraction(instelling.prijs_hoog)
        gewoon, spreiding = (laag + hoog) / 2, 5 * (hoog - laag) / (laag + hoog) / 2
    elif FACTOR in methode.vraagt:
        spreiding = min(spreiding, Fraction(instelling.prijsfactor) - 1)
    elif methode.in_euro:
        gewoon = kwaliteit * 10 / 3
    for naam, _, deel in OFFERTES:
        prijs = gewoon * (1 + (deel - 1) * spreiding)
        yield naam, max(Fraction(round(prijs / OP_EURO)) * OP_EURO, Fraction(OP_EURO))


def _heading(methode: Methode) -> tuple[str, ...]:
    kwaliteit = "Waarde van de kwaliteit" if methode.in_euro else "Kwaliteit"
    if not methode.prijs_telt:
        return ("", kwaliteit, "Berekening", methode.totaal, "Plaats")
    return (
        "",
        kwaliteit,
        "Prijs",
        "Prijspunten" if methode.prijspunten and methode.totaal == "Totaal" else "Berekening",
        methode.totaal,
        "Plaats",
    )


def _sum(methode: Methode, stappen: tuple) -> str:
    stap = stappen[0]
    uitkomst = f" = {number_text(stap.uitkomst.gepubliceerd, 2)}" if stap.soort == "prijs" else ""
    return f"{stap.ingevuld}{uitkomst}"


def _worth(methode: Methode, waarde: Fraction) -> str:
    return f"€ {number_text(waarde, 2)}" if methode.in_euro else number_text(waarde)


def _total(methode: Methode, waarde: Decimal) -> str:
    return f"€ {number_text(waarde, 2)}" if methode.in_euro else number_text(waarde, 2)


def _who_wins(rang: dict[str, int]) -> str:
    eersten = [naam for naam, plaats in rang.items() if plaats == 1]
    if len(eersten) == 1:
        return f"Inschrijver {eersten[0]} staat bovenaan."
    return f"Inschrijvers {' en '.join(filter(None, (', '.join(eersten[:-1]), eersten[-1])))} delen de eerste plaats."
