"""Builders of rows as the tests need them: small, valid, and through the real transitions where there are any."""

from itertools import count

from django.test import Client

from bestek.models import Bestek, Bestekvraag, Perceel, Schaal, Weging
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, Gemeente, Lidmaatschap

_nummers = count(1)


def make_gemeente(slug: str = "polderstad", **velden: object) -> Gemeente:
    return Gemeente.objects.create(slug=slug, naam=velden.pop("naam", slug.capitalize()), **velden)


def make_gebruiker(gemeente: Gemeente | None = None, *rollen: Rol, naam: str = "") -> Gebruiker:
    """A person who can sign in with the password 'geheim-geheim', member of `gemeente` in these roles."""
    naam = naam or f"Persoon {next(_nummers)}"
    gebruiker = Gebruiker(email=f"{naam.lower().replace(' ', '.')}@voorbeeld.nl", naam=naam)
    gebruiker.set_password("geheim-geheim")
    gebruiker.save()
    for rol in rollen:
        Lidmaatschap._base_manager.create(gemeente=gemeente, gebruiker=gebruiker, rol=rol)
    return gebruiker


def make_client(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, backend="django.contrib.auth.backends.ModelBackend")
    return client


def make_bestek(gemeente: Gemeente, wie: Gebruiker | None = None, *, vragen: int = 2, percelen: int = 1) -> Bestek:
    """A concept whose points total 100 in each perceel: `vragen` questions share 60, price has 40."""
    wie = wie or make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
    nummer = next(_nummers)
    bestek = Bestek.objects.create(
        gemeente=gemeente,
        titel=f"Inburgering {nummer}",
        kenmerk=f"2027-{nummer}",
        routes=["B1"],
        aangemaakt_door=wie,
    )
    eigen = {"gemeente": gemeente, "bestek": bestek}
    schaal = Schaal.objects.create(**eigen, naam="Vier stappen")
    for waarde, woord, aandeel in (
        (0, "onvoldoende", 0),
        (4, "matig", 40),
        (7, "goed", 70),
        (10, "uitstekend", 100),
    ):
        schaal.ankerpunten.create(**eigen, waarde=waarde, woord=woord, omschrijving=woord, aandeel=aandeel)
    rijen = [
        Perceel.objects.create(**eigen, volgorde=i, naam=f"Perceel {i}", routes=["B1"], punten_prijs=40)
        for i in range(1, percelen + 1)
    ]
    for i in range(1, vragen + 1):
        vraag = Bestekvraag.objects.create(
            **eigen, volgorde=i, onderwerp=f"Onderwerp {i}", tekst=f"Hoe doet u dit ({i})?", schaal=schaal
        )
        vraag.criteria.create(**eigen, volgorde=1, tekst=f"De offerte noemt punt {i}.")
        for perceel in rijen:
            Weging.objects.create(**eigen, bestekvraag=vraag, perceel=perceel, punten=60 // vragen)
    return bestek
