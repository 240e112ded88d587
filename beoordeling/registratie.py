"""Registering what came in: offers, answers, files, and the judgement of eisen and validity."""

import hashlib
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, Q

from bestek.enums import Bestekstatus
from bestek.models import Bestek, Bestekvraag, Eis, Perceel, Weging
from documenten.tekst import normaliseer
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Geldigheid, Rondestatus
from .models import (
    Antwoord,
    Antwoordversie,
    Bijlage,
    Eistoets,
    Inschrijver,
    Inschrijving,
    Offerte,
    OngeldigeOvergang,
    Ronde,
)

MAX_BIJLAGE = 50 * 1024 * 1024  # bytes


@transaction.atomic
def add_offerte(
    bestek: Bestek,
    inschrijver: Inschrijver,
    ontvangen_op: datetime,
    percelen: list[Perceel],
    wie: Gebruiker,
    kenmerk: str = "",
) -> Offerte:
    """Register an offerte with an inschrijving for each perceel, and a place for every answer and eis."""
    if bestek.status != Bestekstatus.GEPUBLICEERD:
        raise OngeldigeOvergang("Offertes registreert u op een gepubliceerd bestek.")
    require_registration_open(bestek)
    laatste = bestek.offertes.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    eigen = {"gemeente_id": bestek.gemeente_id}
    offerte = Offerte.objects.create(
        **eigen,
        bestek=bestek,
        inschrijver=inschrijver,
        nummer=laatste + 1,
        ontvangen_op=ontvangen_op,
        kenmerk=kenmerk,
        geregistreerd_door=wie,
    )
    for perceel in percelen:
        Inschrijving.objects.create(**eigen, offerte=offerte, perceel=perceel)
    _make_antwoorden(offerte, percelen)
    eisen = Eis.objects.current().filter(bestek=bestek)
    for eis in eisen:
        if eis.perceel is None or eis.perceel in percelen:
            Eistoets.objects.create(**eigen, offerte=offerte, eis=eis)
    record_gebeurtenis(offerte, "offerte.geregistreerd", wie, f"Offerte {offerte.nummer} geregistreerd")
    return offerte


def set_antwoord(antwoord: Antwoord, tekst: str, wie: Gebruiker, reden: str = "") -> Antwoordversie | None:
    """Register the text of an answer; a changed text is a next version and needs a reason.

    Returns None where the text is the one that stands. Raises OngeldigeOvergang once scoring has begun.
    """
    tekst = normaliseer(tekst)
    if tekst == antwoord.tekst:
        return None
    require_registration_open(antwoord.offerte.bestek)
    nummer = antwoord.versies.count() + 1
    if nummer > 1 and not reden.strip():
        raise OngeldigeOvergang("Geef de reden van de correctie: het vorige antwoord blijft bewaard.")
    versie = antwoord.versies.create(
        gemeente_id=antwoord.gemeente_id,
        nummer=nummer,
        tekst=tekst,
        reden=reden.strip() if nummer > 1 else "",
        geregistreerd_door=wie,
    )
    melding = f"Antwoord op ‘{antwoord.bestekvraag}’ geregistreerd (versie {nummer})"
    record_gebeurtenis(antwoord, "antwoord.geregistreerd", wie, melding)
    return versie


def add_bijlage(offerte: Offerte, bestand: UploadedFile, wie: Gebruiker) -> Bijlage:
    """Keep a file for download; it is stored under a name of our own and never shown in the browser."""
    if bestand.size > MAX_BIJLAGE:
        raise OngeldigeOvergang("Dit bestand is groter dan 50 MB. Splits het, of bewaar het elders en verwijs ernaar.")
    hasher = hashlib.sha256()
    for deel in bestand.chunks():
        hasher.update(deel)
    bijlage = Bijlage.objects.create(
        gemeente_id=offerte.gemeente_id,
        offerte=offerte,
        bestand=bestand,
        naam=normaliseer(bestand.name)[-200:],
        grootte=bestand.size,
        sha256=hasher.hexdigest(),
        toegevoegd_door=wie,
    )
    record_gebeurtenis(offerte, "offerte.bijlage", wie, f"Bijlage toegevoegd: {bijlage.naam}")
    return bijlage


def judge_eis(toets: Eistoets, versie: int, voldoet: bool | None, reden: str, wie: Gebruiker) -> None:
    """Record whether the offerte meets the eis. Raises Verouderd on a stale version."""
    require_kwaliteit_open(toets.offerte.bestek)
    toets.change(versie, voldoet=voldoet, reden=reden)
    uitkomst = {True: "voldoet", False: "voldoet niet", None: "nog te beoordelen"}[voldoet]
    record_gebeurtenis(toets.offerte, "offerte.eis", wie, f"Eis ‘{toets.eis}’: {uitkomst}")


def judge_geldigheid(inschrijving: Inschrijving, versie: int, geldigheid: str, reden: str, wie: Gebruiker) -> None:
    """Admit an inschrijving or set it aside with a reason. Raises Verouderd on a stale version."""
    require_kwaliteit_open(inschrijving.offerte.bestek)
    eisen = inschrijving.offerte.eistoetsen.filter(Q(eis__perceel=None) | Q(eis__perceel=inschrijving.perceel))
    if geldigheid == Geldigheid.GELDIG and any(toets.voldoet is not True for toets in eisen):
        raise OngeldigeOvergang("Geldig kan pas als de offerte aan alle eisen voldoet. Loop de eisen eerst langs.")
    inschrijving.change(versie, geldigheid=geldigheid, reden=reden)
    tekst = f"Inschrijving voor {inschrijving.perceel}: {Geldigheid(geldigheid).label.lower()}"
    record_gebeurtenis(inschrijving.offerte, "offerte.geldigheid", wie, tekst)


def require_registration_open(bestek: Bestek) -> None:
    """Answers and offers stand still once reviewers read them."""
    voorbij = (Rondestatus.VOORBEREIDING, Rondestatus.INGETROKKEN)
    if Ronde.objects.filter(bestek=bestek).exclude(status__in=voorbij).exists():
        raise OngeldigeOvergang("De beoordeling is begonnen: offertes en antwoorden kunnen niet meer veranderen.")


def require_kwaliteit_open(bestek: Bestek) -> None:
    """Validity and eisen can be judged until the quality is fixed."""
    vast = (Rondestatus.KWALITEIT_VASTGESTELD, Rondestatus.PRIJZEN_GEOPEND, Rondestatus.AFGEROND)
    if Ronde.objects.filter(bestek=bestek, status__in=vast).exists():
        raise OngeldigeOvergang("De kwaliteit is vastgesteld: eisen en geldigheid kunnen niet meer veranderen.")


def _make_antwoorden(offerte: Offerte, percelen: list[Perceel]) -> None:
    wegingen = Weging.objects.current().filter(
        bestekvraag__bestek=offerte.bestek, bestekvraag__vervallen=False, perceel__in=percelen
    )
    vragen: dict[Bestekvraag, list[Perceel]] = {}
    for weging in wegingen.select_related("bestekvraag", "perceel").order_by("bestekvraag__volgorde"):
        vragen.setdefault(weging.bestekvraag, []).append(weging.perceel)
    for vraag, gevraagd in vragen.items():
        for perceel in gevraagd if vraag.per_perceel else [None]:
            Antwoord.objects.create(
                gemeente_id=offerte.gemeente_id, offerte=offerte, bestekvraag=vraag, perceel=perceel
            )
