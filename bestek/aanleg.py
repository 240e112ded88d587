"""How a bestek begins: with one perceel that the screens do not name, and a scale that can be used as it is."""

from decimal import Decimal

from django.db import transaction

from gemeenten.models import Gebruiker, Gemeente, record_gebeurtenis

from .models import Ankerpunt, Bestek, Perceel, Schaal

EERSTE_PERCEEL = "Hele opdracht"
STANDAARDSCHAAL = "Vier stappen: 0, 4, 7 en 10"

# score, word, share of the maximum in percent, when it fits
ANKERPUNTEN = (
    (
        "0",
        "onvoldoende",
        "0",
        "Het antwoord gaat niet op de vraag in, of laat geen van de criteria op een geloofwaardige manier zien.",
    ),
    (
        "4",
        "matig",
        "40",
        "Het antwoord laat een deel van de criteria zien. Het blijft algemeen, of de onderbouwing ontbreekt.",
    ),
    (
        "7",
        "goed",
        "70",
        "Het antwoord laat de criteria zien en maakt ze concreet voor deze opdracht: wie doet wat, wanneer en hoe.",
    ),
    (
        "10",
        "uitstekend",
        "100",
        "Het antwoord laat alle criteria concreet zien, onderbouwt waarom de aanpak werkt en noemt hoe dat "
        "aantoonbaar wordt.",
    ),
)


@transaction.atomic
def create_bestek(gemeente: Gemeente, wie: Gebruiker, **velden: object) -> Bestek:
    """A new concept, ready to put questions in."""
    bestek = Bestek.objects.create(gemeente=gemeente, aangemaakt_door=wie, **velden)
    Perceel.objects.create(gemeente=gemeente, bestek=bestek, volgorde=1, naam=EERSTE_PERCEEL, routes=bestek.routes)
    add_schaal(bestek, STANDAARDSCHAAL)
    record_gebeurtenis(bestek, "bestek.aangemaakt", wie, f"Bestek ‘{bestek.titel}’ aangemaakt")
    return bestek


@transaction.atomic
def add_schaal(bestek: Bestek, naam: str) -> Schaal:
    """A scale with the standard scores, to be adapted."""
    eigen = {"gemeente_id": bestek.gemeente_id, "bestek": bestek}
    schaal = Schaal.objects.create(**eigen, naam=naam, volgorde=bestek.schaal_set.count() + 1)
    for waarde, woord, aandeel, omschrijving in ANKERPUNTEN:
        Ankerpunt.objects.create(
            **eigen,
            schaal=schaal,
            waarde=Decimal(waarde),
            woord=woord,
            aandeel=Decimal(aandeel),
            omschrijving=omschrijving,
        )
    return schaal


def follow_routes(bestek: Bestek) -> None:
    """Without percelen the one that nobody sees has the routes of the bestek."""
    percelen = list(bestek.perceel_set.current())
    if len(percelen) == 1 and percelen[0].routes != bestek.routes:
        percelen[0].change(percelen[0].versie, routes=bestek.routes)
