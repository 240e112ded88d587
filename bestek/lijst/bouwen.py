"""From the rows that people kept to the structure of a bestek."""

from collections.abc import Iterable
from decimal import Decimal

from bestek import structuur
from bestek.aanleg import EERSTE_PERCEEL
from bestek.sjablonen.vullen import SCHAAL, own_criteria, standard_scale

from .rij import Rij, number

MEESTE_PERCELEN = 20


def percelen_of(rijen: Iterable[Rij]) -> list[str]:
    """The percelen that the rows name, in the order in which they come; however they are capitalised."""
    namen: dict[str, str] = {}
    for rij in rijen:
        for naam in rij.percelen:
            namen.setdefault(naam.casefold(), naam)
    return list(namen.values())


def build(rijen: list[Rij], titel: str, gemeente: str) -> structuur.Bestek:
    """A bestek of the rows that are kept; a row that names no perceel is asked in all."""
    rijen = [rij for rij in rijen if rij.opnemen]
    namen = percelen_of(rijen) or [EERSTE_PERCEEL]
    codes = {naam.casefold(): f"perceel-{nummer}" for nummer, naam in enumerate(namen, 1)}
    return structuur.Bestek(
        titel=titel,
        kenmerk="",
        profiel="sas",
        gemeente=gemeente,
        methode="gewogen_punten_relatieve_prijs",
        percelen=tuple(
            structuur.Perceel(codes[naam.casefold()], str(nummer), naam) for nummer, naam in enumerate(namen, 1)
        ),
        schalen=(standard_scale(),),
        vragen=tuple(_question(rij, nummer, codes) for nummer, rij in enumerate(rijen, 1)),
        in_hoofdstukken=True,
    )


def _question(rij: Rij, nummer: int, codes: dict[str, str]) -> structuur.Bestekvraag:
    waar = [codes[naam.casefold()] for naam in rij.percelen] or list(codes.values())
    punten = number(rij.punten) or Decimal(0)
    return structuur.Bestekvraag(
        sleutel=f"rij-{nummer}",
        nummer=nummer,
        herkomst_code=rij.lijkt_op if rij.gekoppeld else "",
        herkomst_editie="",
        onderwerp=rij.onderwerp,
        tekst=rij.tekst,
        toelichting=rij.toelichting,
        max_a4=number(rij.max_a4),
        schaal=SCHAAL,
        wegingen=tuple(structuur.Weging(code, punten) for code in dict.fromkeys(waar)),
        criteria=tuple(own_criteria(rij.criteria)),
    )
