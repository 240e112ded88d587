"""The rules for weights: in every perceel quality and price total exactly 100 points."""

from dataclasses import dataclass
from decimal import Decimal

from bestek.structuur import Bestek, Perceel, decimal_text

TOTAAL = Decimal(100)


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
    return Weegtotaal(
        perceel.sleutel, perceel.naam, kwaliteit=bestek.kwaliteit(perceel), prijs=perceel.punten_prijs
    )


def problems(bestek: Bestek) -> tuple[Weegprobleem, ...]:
    """Every broken rule, by perceel. A bestek without an award method has no weights to check."""
    if not bestek.methode:
        return ()
    found: list[Weegprobleem] = []
    for perceel in bestek.percelen:
        stand = total_of(bestek, perceel)
        found += _question_problems(bestek, perceel, stand)
        found += _price_problems(bestek.methode, stand)
        found += total_problems(stand)
    return tuple(found)


def total_problems(stand: Weegtotaal) -> list[Weegprobleem]:
    if not stand.verschil:
        return []
    direction = "te weinig" if stand.verschil > 0 else "te veel"
    zin = (
        f"{stand.naam}: kwaliteit {_dutch(stand.kwaliteit)} en prijs {_dutch(stand.prijs)} zijn samen "
        f"{_dutch(stand.totaal)} punten, {_dutch(abs(stand.verschil))} {direction}."
    )
    return [Weegprobleem("totaal", stand, zin)]


def _question_problems(bestek, perceel, stand):
    return [
        Weegprobleem(
            "vraag_zonder_punten",
            stand,
            f"{perceel.naam}: vraag {vraag.nummer} heeft {_dutch(vraag.punten(perceel))} punten.",
            vraag.sleutel,
        )
        for vraag in bestek.vragen_van(perceel)
        if vraag.punten(perceel) <= 0
    ]


def _price_problems(methode, stand):
    if methode == "kwaliteit_vaste_prijs" and stand.prijs:
        zin = f"{stand.naam}: de prijs staat vast en heeft toch {_dutch(stand.prijs)} punten."
        return [Weegprobleem("punten_bij_vaste_prijs", stand, zin)]
    if methode == "gewogen_punten_relatieve_prijs" and stand.prijs <= 0:
        zin = f"{stand.naam}: de prijs telt mee en heeft {_dutch(stand.prijs)} punten."
        return [Weegprobleem("prijs_zonder_punten", stand, zin)]
    return []


def _dutch(number: Decimal) -> str:
    return decimal_text(number).replace(".", ",")
