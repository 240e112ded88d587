"""A price that seems abnormally low: ask, hear, decide. Nobody is set aside unheard (richtlijn 2014/24/EU, art. 69)."""

from datetime import datetime

from django.db import transaction

from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Prijsbesluit, Rondestatus
from .geldigheid import set_aside_late
from .models import OngeldigeOvergang, Prijs, Prijsonderzoek

# No amounts in any of this: the audit trail and the reasons are read by more people than the prices.


@transaction.atomic
def ask(prijs: Prijs, aanleiding: str, vraag: str, termijn: datetime, wie: Gebruiker) -> Prijsonderzoek:
    """Put the question to the bidder on record; the letter itself goes out by the usual way."""
    if prijs.ronde.status != Rondestatus.PRIJZEN_GEOPEND:
        raise OngeldigeOvergang("Om uitleg vraagt u zolang de beoordeling niet is afgerond.")
    if Prijsonderzoek.objects.filter(prijs=prijs).exists():
        raise OngeldigeOvergang("Over deze prijs is al om uitleg gevraagd.")
    if termijn <= klok.now():
        raise OngeldigeOvergang("Geef de inschrijver tijd: de termijn ligt in het verleden.")
    onderzoek = Prijsonderzoek.objects.create(
        gemeente_id=prijs.gemeente_id,
        prijs=prijs,
        aanleiding=normaliseer(aanleiding).strip(),
        vraag=normaliseer(vraag).strip(),
        termijn=termijn,
        door=wie,
    )
    _record(onderzoek, wie, "Om uitleg van de prijs gevraagd")
    return onderzoek


@transaction.atomic
def decide(onderzoek: Prijsonderzoek, versie: int, antwoord: str, besluit: str, reden: str, wie: Gebruiker) -> None:
    """Record what the bidder said and what follows. Raises Verouderd on a stale version.

    A refused explanation sets the bid aside with the same reason. Without an answer that can only happen after the
    term; what follows for the others is for the published rule.
    """
    if onderzoek.prijs.ronde.status != Rondestatus.PRIJZEN_GEOPEND or onderzoek.besluit != Prijsbesluit.OPEN:
        raise OngeldigeOvergang("Over deze prijs is al besloten, of de beoordeling is afgerond.")
    antwoord, reden = normaliseer(antwoord).strip(), normaliseer(reden).strip()
    if besluit != Prijsbesluit.OPEN and not antwoord and onderzoek.termijn > klok.now():
        raise OngeldigeOvergang("De termijn loopt nog en er is nog geen uitleg. Wacht met besluiten.")
    if besluit != Prijsbesluit.OPEN and not reden:
        raise OngeldigeOvergang("Geef de reden van uw besluit; die komt in het dossier.")
    onderzoek.change(versie, antwoord=antwoord, besluit=besluit, reden=reden)
    _record(onderzoek, wie, f"Uitleg van de prijs: {Prijsbesluit(besluit).label.lower()}")
    if besluit == Prijsbesluit.AFGEWEZEN:
        inschrijving = onderzoek.prijs.inschrijving
        set_aside_late(inschrijving, inschrijving.versie, onderzoek.reden, wie)


def _record(onderzoek: Prijsonderzoek, wie: Gebruiker, tekst: str) -> None:
    naam = onderzoek.prijs.inschrijving.offerte.inschrijver
    record_gebeurtenis(onderzoek.prijs.ronde, "ronde.prijsonderzoek", wie, f"{naam}: {tekst[0].lower()}{tekst[1:]}")
