"""How points are awarded, as published: the award methods in words, the weights, and their rules.

In every perceel quality and price total exactly 100 points; with gunnen op waarde questions are worth euros instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from .getaltekst import number_text
from .methoden import METHODEN, Methode
from .rekenwijze import UTILITY, Instelling, faults
from .structuur import Bestek, Perceel

__all__ = ["METHODEN", "Methode", "number_text"]  # for who knows them from here

TOTAAL = Decimal(100)


@dataclass(frozen=True)
class Vraagweging:
    """What a question is worth in this perceel, and what each score gives of it."""

    vraag: str  # sleutel
    punten: Decimal
    aandelen: Mapping[Decimal, Fraction]  # score → share of the points: 8 → 3/4
    naam: str = ""
    minimum: Decimal | None = None  # a lower score excludes the offer


@dataclass(frozen=True)
class Weegtotaal:
    """The points of one perceel; `verschil` is what is missing (positive) or too much (negative)."""

    perceel: str  # sleutel
    naam: str
    kwaliteit: Decimal
    prijs: Decimal
    in_euro: bool = False  # then there is no total to reach

    @property
    def totaal(self) -> Decimal:
        return self.kwaliteit + self.prijs

    @property
    def verschil(self) -> Decimal:
        return Decimal(0) if self.in_euro else TOTAAL - self.totaal


@dataclass(frozen=True)
class Antwoordlengte:
    """How many pages A4 an offer takes at most; `zonder_grens` counts the answers that have no limit."""

    perceel: str  # sleutel; '' for an offer on everything
    naam: str
    a4: Decimal
    zonder_grens: int


@dataclass(frozen=True)
class Omvang:
    """What is asked in pages: for each perceel, and for an offer on all of them."""

    percelen: tuple[Antwoordlengte, ...]
    alles: Antwoordlengte


@dataclass(frozen=True)
class Weegprobleem:
    """`soort` names the broken rule, `zin` says it in Dutch; the numbers stand in `stand`."""

    soort: str
    stand: Weegtotaal
    zin: str
    vraag: str = ""  # sleutel, where one question is to blame


def total_of(bestek: Bestek, perceel: Perceel) -> Weegtotaal:
    kwaliteit, methode = bestek.kwaliteit(perceel), METHODEN.get(bestek.methode)
    return Weegtotaal(
        perceel.sleutel, perceel.naam, kwaliteit, perceel.punten_prijs, in_euro=methode is not None and methode.in_euro
    )


def instelling(bestek: Bestek, perceel: Perceel) -> Instelling:
    """What the buyer set for the price, as the arithmetic takes it."""
    return Instelling(perceel.punten_prijs, perceel.prijs_laag, perceel.prijs_hoog, bestek.prijsfactor)


def pages_of(bestek: Bestek) -> Omvang:
    """The pages per perceel; in an offer on all of them an answer that is shared counts once."""
    gesteld = [vraag for vraag in bestek.vragen if vraag.wegingen]
    keren = [(vraag, len(vraag.wegingen) if vraag.per_perceel else 1) for vraag in gesteld]
    per_perceel = tuple(
        _length(perceel.sleutel, perceel.naam, [(vraag, 1) for vraag in bestek.vragen_van(perceel)])
        for perceel in bestek.percelen
    )
    return Omvang(per_perceel, _length("", "alle percelen", keren))


def _length(perceel: str, naam: str, keren: list[tuple]) -> Antwoordlengte:
    a4 = sum((vraag.max_a4 * keer for vraag, keer in keren if vraag.max_a4), Decimal(0))
    return Antwoordlengte(perceel, naam, a4, sum(keer for vraag, keer in keren if not vraag.max_a4))


def problems(bestek: Bestek) -> tuple[Weegprobleem, ...]:
    """Every broken rule, by perceel. A bestek without an award method has no weights to check."""
    if not bestek.methode:
        return ()
    found: list[Weegprobleem] = []
    for perceel in bestek.percelen:
        stand = total_of(bestek, perceel)
        hier = _question_problems(bestek, perceel, stand)
        hier += _price_problems(METHODEN[bestek.methode], stand)
        hier += _setting_problems(bestek, perceel, stand)
        hier += _total_problems(stand)
        found += [replace(probleem, zin=about(bestek, perceel, probleem.zin)) for probleem in hier]
    return tuple(found)


def about(bestek: Bestek, perceel: Perceel, zin: str) -> str:
    """The sentence, headed by the perceel's name where there are several: who has one has not named it."""
    return f"{perceel.naam}: {zin}" if len(bestek.percelen) > 1 else zin[:1].upper() + zin[1:]


def _total_problems(stand: Weegtotaal) -> list[Weegprobleem]:
    if not stand.verschil:
        return []
    direction = "te weinig" if stand.verschil > 0 else "te veel"
    zin = (
        f"kwaliteit {number_text(stand.kwaliteit)} en prijs {number_text(stand.prijs)} "
        f"zijn samen {number_text(stand.totaal)} punten, {number_text(abs(stand.verschil))} {direction}."
    )
    return [Weegprobleem("totaal", stand, zin)]


def _question_problems(bestek, perceel, stand):
    wat = "een waarde van € {}" if stand.in_euro else "{} punten"
    found = []
    for vraag in bestek.vragen_van(perceel):
        if vraag.punten(perceel) <= 0:
            zin = f"vraag {vraag.nummer} heeft {wat.format(number_text(vraag.punten(perceel)))}."
            found.append(Weegprobleem("vraag_zonder_punten", stand, zin, vraag.sleutel))
        if METHODEN[bestek.methode].vanaf_nul and _below_zero(bestek, vraag):
            zin = f"de schaal van vraag {vraag.nummer} heeft een aandeel onder nul; dat kan bij deze methode niet."
            found.append(Weegprobleem("aandeel_onder_nul", stand, zin, vraag.sleutel))
    return found


def _below_zero(bestek, vraag) -> bool:
    schaal = next((s for s in bestek.schalen if s.sleutel == vraag.schaal), None)
    return schaal is not None and any(punt.aandeel < 0 for punt in schaal.ankerpunten)


def _price_problems(methode, stand):
    if not methode.prijspunten and stand.prijs:
        zin = f"de prijs staat vast en heeft toch {number_text(stand.prijs)} punten."
        if not methode.prijs_telt:
            return [Weegprobleem("punten_bij_vaste_prijs", stand, zin)]
        zin = f"de prijs heeft bij deze methode geen eigen punten, en er staan er {number_text(stand.prijs)}."
        return [Weegprobleem("prijs_met_punten", stand, zin)]
    if methode.prijspunten and stand.prijs <= 0:
        zin = f"de prijs telt mee en heeft {number_text(stand.prijs)} punten."
        return [Weegprobleem("prijs_zonder_punten", stand, zin)]
    return []


def _setting_problems(bestek, perceel, stand):
    if bestek.methode == UTILITY:  # what it lacks then, `_price_problems` says
        return []
    return [Weegprobleem("instelling", stand, zin) for zin in faults(bestek.methode, instelling(bestek, perceel))]


def vraagwegingen(bestek: Bestek, perceel: Perceel) -> tuple[Vraagweging, ...]:
    """The questions of a perceel as gunning takes them, from the (frozen) structure."""
    return tuple(
        Vraagweging(
            vraag=vraag.sleutel,
            punten=vraag.punten(perceel),
            aandelen={a.waarde: Fraction(a.aandeel) / 100 for a in bestek.schaal(vraag.schaal).ankerpunten},
            naam=f"Vraag {vraag.nummer}",
            minimum=vraag.minimum,
        )
        for vraag in bestek.vragen_van(perceel)
    )
