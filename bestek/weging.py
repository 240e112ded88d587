"""How points are awarded, as published: the award methods in words, the weights, and their rules.

In every perceel quality and price total exactly 100 points.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bestek.structuur import Bestek, Perceel

TOTAAL = Decimal(100)


@dataclass(frozen=True)
class Methode:
    """An award method as published; `beoordeling.gunning` has the arithmetic under the same name."""

    naam: str
    titel: str
    formule: str
    uitleg: str  # for bidders; the bestek prints it
    let_op: str  # for the buyer who chooses
    bron: str
    relatief: bool  # whether another offer can change one's points
    prijs_telt: bool


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

    @property
    def totaal(self) -> Decimal:
        return self.kwaliteit + self.prijs

    @property
    def verschil(self) -> Decimal:
        return TOTAAL - self.totaal


@dataclass(frozen=True)
class Weegprobleem:
    """`soort` names the broken rule, `zin` says it in Dutch; the numbers stand in `stand`."""

    soort: str
    stand: Weegtotaal
    zin: str
    vraag: str = ""  # sleutel, where one question is to blame


def total_of(bestek: Bestek, perceel: Perceel) -> Weegtotaal:
    return Weegtotaal(perceel.sleutel, perceel.naam, kwaliteit=bestek.kwaliteit(perceel), prijs=perceel.punten_prijs)


def problems(bestek: Bestek) -> tuple[Weegprobleem, ...]:
    """Every broken rule, by perceel. A bestek without an award method has no weights to check."""
    if not bestek.methode:
        return ()
    found: list[Weegprobleem] = []
    for perceel in bestek.percelen:
        stand = total_of(bestek, perceel)
        hier = _question_problems(bestek, perceel, stand)
        hier += _price_problems(bestek.methode, stand)
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
    return [
        Weegprobleem(
            "vraag_zonder_punten",
            stand,
            f"vraag {vraag.nummer} heeft {number_text(vraag.punten(perceel))} punten.",
            vraag.sleutel,
        )
        for vraag in bestek.vragen_van(perceel)
        if vraag.punten(perceel) <= 0
    ]


def _price_problems(methode, stand):
    if not METHODEN[methode].prijs_telt and stand.prijs:
        zin = f"de prijs staat vast en heeft toch {number_text(stand.prijs)} punten."
        return [Weegprobleem("punten_bij_vaste_prijs", stand, zin)]
    if METHODEN[methode].prijs_telt and stand.prijs <= 0:
        zin = f"de prijs telt mee en heeft {number_text(stand.prijs)} punten."
        return [Weegprobleem("prijs_zonder_punten", stand, zin)]
    return []


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


def number_text(number: Fraction | Decimal, at_least: int = 0) -> str:
    """A number as read in Dutch; "…" after the sixth decimal says that more follow."""
    value = Fraction(number)
    millionths, rest = divmod(abs(value.numerator) * 10**6, value.denominator)
    whole, part = divmod(millionths, 10**6)
    decimals = f"{part:06}" + "…" if rest else f"{part:06}".rstrip("0").ljust(at_least, "0")
    sign = "-" if value < 0 else ""
    return sign + f"{whole:,}".replace(",", ".") + (f",{decimals}" if decimals else "")


_METHODEN = (
    Methode(
        naam="gewogen_punten_relatieve_prijs",
        titel="Gewogen punten met relatieve prijs",
        formule=("totaal = som van (punten × aandeel bij de score) + punten prijs × laagste geldige prijs / prijs"),
        uitleg=(
            "Elke vraag heeft een aantal punten. De score bepaalt welk deel daarvan een inschrijving krijgt. "
            "De laagste geldige prijs krijgt alle punten voor de prijs. Een hogere prijs krijgt er naar "
            "verhouding minder: wie twee keer zo duur is, krijgt de helft. De inschrijving met de meeste "
            "punten staat bovenaan. De volgorde wordt bepaald met onafgeronde punten."
        ),
        let_op=(
            "De prijspunten hangen af van de laagste prijs van een ander. Valt die inschrijving weg, dan "
            "veranderen de punten en soms de volgorde. Schrijf in het bestek wat er dan gebeurt."
        ),
        bron="https://www.vindinkoopenaanbesteding.nl/relatief-beoordelen-reden-ontslag/",
        relatief=True,
        prijs_telt=True,
    ),
    Methode(
        naam="kwaliteit_vaste_prijs",
        titel="100% kwaliteit met vaste prijs",
        formule="totaal = som van (punten × aandeel bij de score)",
        uitleg=(
            "De gemeente stelt de prijs vast; inschrijvers bieden alleen kwaliteit. Elke vraag heeft een "
            "aantal punten en de score bepaalt welk deel daarvan een inschrijving krijgt. De inschrijving "
            "met de meeste punten staat bovenaan. Staat bij een vraag een minimumscore, dan valt een "
            "inschrijving met een lagere score af."
        ),
        let_op="Leg vast hoe de prijs is berekend: de gemeente moet kunnen uitleggen dat hij reëel is.",
        bron="https://lexboost.com/rechtspraak/ECLI:NL:RBGEL:2021:6838",
        relatief=False,
        prijs_telt=False,
    ),
)
METHODEN: dict[str, Methode] = {methode.naam: methode for methode in _METHODEN}
