"""The rules beside the award method as sentences, for the document and for the difference between versions. Pure."""

from .getaltekst import number_text
from .methoden import FACTOR, GRENZEN, METHODEN
from .structuur import Bestek, Perceel

PERCEELREGELS = {
    "volgorde": "Staat een inschrijver in meer percelen bovenaan, dan worden de percelen toegedeeld in de volgorde van "
    "dit document. Wie zijn grens heeft bereikt, telt in de volgende percelen niet meer mee; daar schuift de volgende "
    "inschrijver op.",
    "voorsprong": "Staat een inschrijver in meer percelen bovenaan, dan wordt steeds eerst het perceel toegedeeld "
    "waarin de nummer één de grootste voorsprong heeft op de volgende die het nog kan krijgen; bij een gelijke "
    "voorsprong het perceel dat in dit document het eerst komt. Wie zijn grens heeft bereikt, telt daarna niet mee.",
}


def amounts(bestek: Bestek) -> list[str]:
    """What the buyer set for the formula: the factor, and the bounds in each perceel."""
    methode = METHODEN.get(bestek.methode)
    if methode is None:
        return []
    found = []
    if FACTOR in methode.vraagt and bestek.prijsfactor:
        found.append(f"De factor is {number_text(bestek.prijsfactor)}.")
    if GRENZEN in methode.vraagt:
        found += [zin for perceel in bestek.percelen if (zin := _bounds(bestek, perceel))]
    return found


def _bounds(bestek: Bestek, perceel: Perceel) -> str:
    if perceel.prijs_laag is None or perceel.prijs_hoog is None:
        return ""
    waar = f"Voor {perceel.naam} is de" if len(bestek.percelen) > 1 else "De"
    laag, hoog = (f"€ {number_text(bedrag, 2)}" for bedrag in (perceel.prijs_laag, perceel.prijs_hoog))
    if len(bestek.percelen) > 1:
        return f"{waar} ondergrens {laag} en de bovengrens {hoog}, zonder btw."
    return f"{waar} ondergrens is {laag} en de bovengrens {hoog}, zonder btw."


def division(bestek: Bestek) -> list[str]:
    """How many percelen a bidder may get, and who gets what then."""
    if len(bestek.percelen) < 2 or not bestek.max_percelen:
        return []
    woord = "perceel" if bestek.max_percelen == 1 else "percelen"
    zin = f"Een inschrijver krijgt hoogstens {bestek.max_percelen} {woord}, ook als hij op meer percelen inschrijft."
    return [zin, *filter(None, [PERCEELREGELS.get(bestek.perceelregel)])]


def consortium(bestek: Bestek) -> str:
    """Only where it is not allowed: that it is, goes without saying."""
    return "" if bestek.combinaties else "Inschrijven als combinatie van ondernemingen kan bij deze opdracht niet."
