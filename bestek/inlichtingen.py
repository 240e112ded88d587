"""What is done with the questions of bidders, from coming in until they are ready for a nota."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from gemeenten import bewerking
from gemeenten.models import Gebruiker, Lidmaatschap, record_gebeurtenis
from gemeenten.velden import Verouderd

from .enums import Bestekstatus, Inlichtingstand
from .models import Bestek, Inlichting, Inzending, Vrijgave, Wijziging
from .models.bestek import OngeldigeOvergang
from .models.nota import OPEN
from .naamtoets import Treffer, find
from .rechten import SCHRIJVEN, VASTSTELLEN

MOGELIJK = (Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD)
NAGEKEKEN = ("vraag", "antwoord", "groep", "plaats")  # what of a question goes into the nota as it was typed


@dataclass(frozen=True)
class Nieuw:
    """A question as somebody took it in: the words of the sender, and those that may go out."""

    origineel: str
    vraag: str
    binnengekomen_op: datetime
    inkomst: str
    organisatie: str = ""
    contact: str = ""
    soort: str = "algemeen"
    sleutel: str = ""
    plaats: str = ""


@dataclass(frozen=True)
class Vondst:
    """Words that the name check found in one field, and with which reason they may stay, if they may."""

    veld: str
    treffer: Treffer
    vrijgave: Vrijgave | None = None


def can_take_in(bestek: Bestek) -> bool:
    return bestek.status in MOGELIJK


@transaction.atomic
def take_in(bestek: Bestek, vragen: Iterable[Nieuw], wie: Gebruiker) -> list[Inlichting]:
    """Store questions, numbered on from what is there, each with how it came in kept apart."""
    if not can_take_in(bestek):
        raise OngeldigeOvergang("Vragen van inschrijvers horen bij een vastgesteld of gepubliceerd bestek.")
    eigen = {"gemeente_id": bestek.gemeente_id}
    laatste = bestek.inlichtingen.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    versie = bestek.laatste_vaststelling
    gemaakt = []
    for nummer, nieuw in enumerate(vragen, laatste + 1):
        velden = {"vraag": nieuw.vraag, "soort": nieuw.soort, "sleutel": nieuw.sleutel, "plaats": nieuw.plaats}
        rij = Inlichting.objects.create(**eigen, bestek=bestek, nummer=nummer, vaststelling=versie, **velden)
        bron = {"organisatie": nieuw.organisatie, "contact": nieuw.contact, "inkomst": nieuw.inkomst}
        bron |= {"origineel": nieuw.origineel, "binnengekomen_op": nieuw.binnengekomen_op}
        Inzending.objects.create(**eigen, inlichting=rij, ingevoerd_door=wie, **bron)
        gemaakt.append(rij)
    if gemaakt:
        wat = f"{len(gemaakt)} vragen" if len(gemaakt) > 1 else "Eén vraag"
        record_gebeurtenis(bestek, "inlichting.nieuw", wie, f"{wat} van inschrijvers ingevoerd")
    return gemaakt


@transaction.atomic
def write(rij: Inlichting, versie: int, wie: Gebruiker, **velden: object) -> Inlichting:
    """Save question and answer; with an answer it becomes a concept. Raises `Verouderd`."""
    huidig = Inlichting.objects.select_for_update(of=("self",)).get(pk=rij.pk)
    if huidig.versie != versie:
        raise Verouderd(huidig)
    if not huidig.bewerkbaar:
        stand = huidig.get_stand_display().lower()
        raise OngeldigeOvergang(f"Vraag {rij.nummer} staat op {stand} en kan nu niet gewijzigd worden.")
    if velden.get("antwoord", huidig.antwoord) != huidig.antwoord:
        velden["antwoord_door"] = wie
    if velden.get("leidt_tot_wijziging") is False:
        velden["wijziging"] = None
    huidig.change(versie, **velden)
    if huidig.antwoord and huidig.stand in (Inlichtingstand.NIEUW, Inlichtingstand.TOEGEWEZEN):
        huidig.draft(wie)
    else:
        bewerking.record_edit(
            huidig.bestek, "inlichting.gewijzigd", wie, f"Vraag {huidig.nummer} van een inschrijver gewijzigd"
        )
    return huidig


def approve(rij: Inlichting, versie: int, wie: Gebruiker) -> None:
    """concept → akkoord, by another inkoper than who wrote the answer, where there is another."""
    if not rij.antwoord:
        raise OngeldigeOvergang(f"Vraag {rij.nummer} heeft nog geen antwoord.")
    if rij.antwoord_door_id == wie.pk and (ander := other_inkopers(rij.bestek, wie)):
        namen = " of ".join(str(g) for g in ander[:3])
        raise OngeldigeOvergang(f"U schreef dit antwoord zelf. Laat {namen} akkoord geven.")
    rij.approve(versie, wie)


def other_inkopers(bestek: Bestek, wie: Gebruiker) -> list[Gebruiker]:
    return list(_members(bestek, VASTSTELLEN).exclude(pk=wie.pk))


def colleagues(bestek: Bestek) -> QuerySet[Gebruiker]:
    """Who can be given a question to answer."""
    return _members(bestek, SCHRIJVEN)


def _members(bestek: Bestek, rollen: tuple) -> QuerySet[Gebruiker]:
    leden = Lidmaatschap.objects.filter(gemeente_id=bestek.gemeente_id, rol__in=rollen)
    return Gebruiker.objects.filter(pk__in=leden.values("gebruiker"), is_active=True).order_by("naam")


@transaction.atomic
def divide(rijen: Iterable[Inlichting], wie: Gebruiker, *, aan: Gebruiker | None = None, groep: str = "") -> int:
    """Give these questions to a colleague and put them under one subject; says how many could still change."""
    gedaan = 0
    for rij in rijen:
        if not rij.bewerkbaar:
            continue
        if aan and rij.toegewezen_aan_id != aan.pk:
            rij.assign(aan, wie)
        if groep and rij.groep != groep:
            rij.change(rij.versie, groep=groep)
        gedaan += 1
    return gedaan


@transaction.atomic
def link_change(rij: Inlichting, wijziging: Wijziging, wie: Gebruiker) -> None:
    """The wijziging in which this answer changes the bestek."""
    if rij.stand not in OPEN:
        raise OngeldigeOvergang(f"Vraag {rij.nummer} staat op {rij.get_stand_display().lower()}.")
    rij.change(rij.versie, wijziging=wijziging, leidt_tot_wijziging=True)
    record_gebeurtenis(
        rij.bestek, "inlichting.wijziging", wie, f"Vraag {rij.nummer} van een inschrijver hoort bij een wijziging"
    )


def open_change(rij: Inlichting, reden: str, wie: Gebruiker) -> None:
    """Begin the wijziging that this answer asks for."""
    with transaction.atomic():
        link_change(rij, rij.bestek.open_change(wie, reden), wie)


def check_names(rij: Inlichting, namen: Iterable[str]) -> list[Vondst]:
    """What the name check finds in the words that go out; `rij.vrijgaven` may be prefetched."""
    vrij = {vrijgave.woorden: vrijgave for vrijgave in rij.vrijgaven.all()}
    gevonden: dict[str, Vondst] = {}
    for veld in NAGEKEKEN:
        for treffer in find(getattr(rij, veld), namen):
            gevonden.setdefault(treffer.sleutel, Vondst(veld, treffer, vrij.get(treffer.sleutel)))
    return list(gevonden.values())


def release(rij: Inlichting, sleutel: str, reden: str, namen: Iterable[str], wie: Gebruiker) -> Vrijgave:
    """Let words that were found go out, with the reason why that tells nobody who asked."""
    vondst = next((v for v in check_names(rij, namen) if v.treffer.sleutel == sleutel), None)
    if vondst is None or vondst.vrijgave:
        raise OngeldigeOvergang("Deze woorden staan niet meer open.")
    vrijgave = rij.vrijgaven.create(gemeente_id=rij.gemeente_id, woorden=sleutel, reden=reden, door=wie)
    tekst = f"Vraag {rij.nummer} van een inschrijver: {vondst.treffer.soort} vrijgegeven"
    record_gebeurtenis(rij.bestek, "inlichting.vrijgave", wie, tekst)
    return vrijgave
