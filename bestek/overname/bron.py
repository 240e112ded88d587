"""What of a bestek goes along into a new one, and what one gets: pure."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bestek import structuur
from bestek.structuur import Bestek

# Never: dates (a new publication brings its own), who to ask, and what the scan was told. Of another gemeente no
# background criteria either, also where the source would hold them.


def for_reuse(bestek: Bestek, *, eigen: bool) -> Bestek:
    """The source without what belongs to that procedure alone."""
    kaal = replace(bestek, contact="", datums={}, ontheffingen=())
    return kaal if eigen else structuur.openbaar(kaal)


@dataclass(frozen=True)
class Proefbeeld:
    """What one gets, in numbers."""

    vragen: int
    criteria: int
    uit_brieven: int
    eisen: int
    paragrafen: int
    hoeveelheden: int
    prijsregels: int
    bladen: Decimal
    percelen: tuple[tuple[str, int, Decimal], ...]  # name, questions, points for price


def picture(bestek: Bestek) -> Proefbeeld:
    return Proefbeeld(
        vragen=len(bestek.vragen),
        criteria=sum(len(vraag.criteria) for vraag in bestek.vragen),
        uit_brieven=sum(bool(vraag.herkomst_code) for vraag in bestek.vragen),
        eisen=len(bestek.eisen),
        paragrafen=len(bestek.paragrafen),
        hoeveelheden=sum(len(perceel.hoeveelheden) for perceel in bestek.percelen),
        prijsregels=sum(len(perceel.prijsregels) for perceel in bestek.percelen),
        bladen=sum((v.max_a4 for v in bestek.vragen if v.max_a4 and v.wegingen), Decimal(0)),
        percelen=tuple((p.naam, len(bestek.vragen_van(p)), p.punten_prijs) for p in bestek.percelen),
    )
