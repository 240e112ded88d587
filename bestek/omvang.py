"""How much is bought and how it is priced: what counts, and what deserves a second look. Pure."""

from decimal import Decimal

from .profielen import in_words
from .structuur import Bestek, Perceel
from .weging import METHODEN, about


def price_counts(bestek: Bestek) -> bool:
    """Whether bidders name a price with which they are compared."""
    methode = METHODEN.get(bestek.methode)
    return bool(methode and methode.prijs_telt)


def is_fixed(bestek: Bestek) -> bool:
    """Whether the gemeente itself says what it pays."""
    return not price_counts(bestek) and any(p.vaste_prijs is not None for p in bestek.percelen)


def has_sheet(bestek: Bestek) -> bool:
    """Whether a price sheet goes with the document: lines to fill in, or the price that is given."""
    return is_fixed(bestek) or any(p.prijsregels for p in bestek.percelen)


def advice(bestek: Bestek) -> list[tuple[str, str, str, str]]:
    """What deserves a second look: kind, sentence, what to do, and the sleutel of the perceel."""
    gevonden = []
    for perceel in bestek.percelen:
        if not perceel.hoeveelheden:
            zin = about(bestek, perceel, "er staat niet hoeveel u verwacht af te nemen.")
            doe = "Noem de aantallen, dan kan een inschrijver zijn prijs en zijn inzet bepalen."
            doe = in_words(doe, bestek.profiel)
            gevonden.append(("geen_omvang", zin, doe, perceel.sleutel))
        if perceel.prijsregels and is_fixed(bestek):
            zin = about(bestek, perceel, "de prijs staat vast, en toch zijn er regels op het prijsblad.")
            doe = "Haal de regels of de vaste prijs weg."
            gevonden.append(("prijsblad_bij_vaste_prijs", zin, doe, perceel.sleutel))
        if price_counts(bestek) and _over_ceiling(perceel):
            zin = about(bestek, perceel, "met de hoogste tarieven blijft elke prijs onder de plafondprijs.")
            doe = "Controleer de plafondprijs of de hoogste tarieven: een van beide doet nu niets."
            gevonden.append(("plafond_doet_niets", zin, doe, perceel.sleutel))
    return gevonden


def _over_ceiling(perceel: Perceel) -> bool:
    regels = perceel.prijsregels
    if perceel.plafondprijs is None or not regels or any(r.maximum is None for r in regels):
        return False
    return sum((r.maximum * r.hoeveelheid for r in regels), Decimal(0)) <= perceel.plafondprijs


def bounds(perceel: Perceel) -> tuple[bool, bool]:
    """Whether any volume here has a minimum, and a maximum."""
    rijen = perceel.hoeveelheden
    return any(h.minimum is not None for h in rijen), any(h.maximum is not None for h in rijen)
