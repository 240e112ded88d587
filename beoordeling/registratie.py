"""Registering what came in: offers, answers and files."""

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from bestek.enums import Bestekstatus
from bestek.models import Bestek, Bestekvraag, Eis, Perceel, Vaststelling
from bestek.profielen import in_words
from documenten.tekst import normaliseer
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import Verouderd

from .enums import Geldigheid, Offertestand, Rondestatus
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
from .models.offerte import member_with

BEGONNEN = "De beoordeling is begonnen: offertes en antwoorden kunnen niet meer veranderen."
MAX_BIJLAGE = 50 * 1024 * 1024  # bytes


def bestekken_of(gebruiker: Gebruiker) -> QuerySet[Bestek]:
    """The bestekken whose offers or rounds concern this user: for the inkoper all published, else by round."""
    rondes = Ronde.objects.visible_to(gebruiker).values("bestek")
    gepubliceerd = Q(status=Bestekstatus.GEPUBLICEERD) & member_with(gebruiker, Rol.INKOPER)
    return Bestek.objects.filter(gepubliceerd | Q(pk__in=rondes))


def pinned_vaststelling(bestek: Bestek) -> Vaststelling | None:
    """The frozen version that offers are held against: that of the round, else the newest."""
    rondes = Ronde.objects.filter(bestek=bestek).exclude(status=Rondestatus.INGETROKKEN)
    ronde = rondes.select_related("vaststelling").first()
    return ronde.vaststelling if ronde else bestek.laatste_vaststelling


def percelen_of(bestek: Bestek) -> QuerySet[Perceel]:
    """The percelen that were published, in order; those of an open wijziging are not yet among them."""
    vastgesteld = [perceel.sleutel for perceel in pinned_vaststelling(bestek).structuur.percelen]
    return Perceel.objects.filter(bestek=bestek, sleutel__in=vastgesteld).order_by("volgorde")


def has_one_perceel(bestek: Bestek) -> bool:
    """Whether the bestek knows no percelen: it then has one, which the screens do not name."""
    return bestek.perceel_set.current().count() == 1


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
    lock_bestek(bestek)
    if bezwaar := objection_to_register(bestek):
        raise OngeldigeOvergang(bezwaar)
    if bestek.offertes.filter(inschrijver=inschrijver).exists():
        rest = in_words("is al een offerte geregistreerd. Vul die aan of verbeter haar.", bestek.profiel)
        raise OngeldigeOvergang(f"Van {inschrijver} {rest}")
    laatste = bestek.offertes.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    offerte = Offerte.objects.create(
        gemeente_id=bestek.gemeente_id,
        bestek=bestek,
        inschrijver=inschrijver,
        nummer=laatste + 1,
        ontvangen_op=ontvangen_op,
        kenmerk=kenmerk,
        geregistreerd_door=wie,
    )
    for perceel in percelen:
        Inschrijving.objects.create(gemeente_id=bestek.gemeente_id, offerte=offerte, perceel=perceel)
    make_places(offerte)
    tekst = in_words(f"Offerte {offerte.nummer} geregistreerd", bestek.profiel)
    record_gebeurtenis(offerte, "offerte.geregistreerd", wie, tekst)
    return offerte


@transaction.atomic
def change_offerte(
    offerte: Offerte, versie: int, percelen: list[Perceel], wie: Gebruiker, **velden: datetime | str
) -> None:
    """Correct the data of an offerte (`ontvangen_op`, `kenmerk`) and the percelen it is for.

    A perceel leaves only while nothing was registered or judged for it. Raises Verouderd on a stale version.
    """
    require_registration_open(offerte.bestek)
    require_taking_part(offerte)
    offerte.change(versie, **velden)
    for inschrijving in offerte.inschrijvingen.exclude(perceel__in=percelen):
        _drop_inschrijving(inschrijving)
    bestaand = set(offerte.inschrijvingen.values_list("perceel", flat=True))
    for perceel in percelen:
        if perceel.pk not in bestaand:
            Inschrijving.objects.create(gemeente_id=offerte.gemeente_id, offerte=offerte, perceel=perceel)
    make_places(offerte)
    tekst = in_words("Gegevens van de offerte verbeterd", offerte.bestek.profiel)
    record_gebeurtenis(offerte, "offerte.gewijzigd", wie, tekst)


@transaction.atomic
def change_inschrijver(inschrijver: Inschrijver, versie: int, wie: Gebruiker, **velden: str) -> None:
    """Correct the data of a bidder, which all its offers share. Raises Verouderd on a stale version."""
    inschrijver.change(versie, **velden)
    record_gebeurtenis(inschrijver, "inschrijver.gewijzigd", wie, f"Gegevens van {inschrijver} gewijzigd")


def make_places(offerte: Offerte) -> None:
    """Make the missing places for answers and eisen that the frozen bestek asks of this offerte."""
    bestek = pinned_vaststelling(offerte.bestek).structuur
    percelen = {str(i.perceel.sleutel): i.perceel for i in offerte.inschrijvingen.select_related("perceel")}
    eigen = {"gemeente_id": offerte.gemeente_id, "offerte": offerte}
    gevraagd = {v.sleutel: v for v in bestek.vragen}
    for rij in Bestekvraag.objects.filter(bestek=offerte.bestek, sleutel__in=gevraagd):
        vraag = gevraagd[str(rij.sleutel)]
        plaatsen = [percelen[w.perceel] for w in vraag.wegingen if w.perceel in percelen]
        for perceel in plaatsen if vraag.per_perceel else [None] * bool(plaatsen):
            Antwoord.objects.get_or_create(**eigen, bestekvraag=rij, perceel=perceel)
    eisen = [e.sleutel for e in bestek.eisen if not e.percelen or any(p in percelen for p in e.percelen)]
    for rij in Eis.objects.filter(bestek=offerte.bestek, sleutel__in=eisen):
        Eistoets.objects.get_or_create(**eigen, eis=rij)


@transaction.atomic
def set_antwoord(
    antwoord: Antwoord, tekst: str, wie: Gebruiker, reden: str = "", op_versie: int | None = None
) -> Antwoordversie | None:
    """Register the text of an answer; a changed text is a next version and needs a reason.

    Returns None where the text is the one that stands. Raises OngeldigeOvergang once scoring has begun, and Verouderd
    where `op_versie` (the number that the writer saw, 0 for none) is not the newest.
    """
    require_registration_open(antwoord.offerte.bestek)
    require_taking_part(antwoord.offerte)
    tekst, reden = normaliseer(tekst), normaliseer(reden).strip()
    laatste = antwoord.versies.order_by("nummer").last()
    if tekst == (laatste.tekst if laatste else ""):
        return None
    nummer = laatste.nummer + 1 if laatste else 1
    if laatste and op_versie is not None and op_versie != laatste.nummer:
        raise Verouderd(laatste)
    if nummer > 1 and not reden:
        raise OngeldigeOvergang("Geef de reden van de correctie: het vorige antwoord blijft bewaard.")
    versie = antwoord.versies.create(
        gemeente_id=antwoord.gemeente_id,
        nummer=nummer,
        tekst=tekst,
        reden=reden if nummer > 1 else "",
        geregistreerd_door=wie,
    )
    melding = f"Antwoord op ‘{antwoord.bestekvraag}’ geregistreerd (versie {nummer})"
    record_gebeurtenis(antwoord, "antwoord.geregistreerd", wie, melding)
    return versie


@transaction.atomic
def add_bijlage(offerte: Offerte, bestand: UploadedFile, wie: Gebruiker) -> Bijlage:
    """Keep a file for download; it is stored under a name of our own and never shown in the browser."""
    require_registration_open(offerte.bestek)
    require_taking_part(offerte)
    if bestand.size > MAX_BIJLAGE:
        raise OngeldigeOvergang("Dit bestand is groter dan 50 MB. Splits het, of bewaar het elders en verwijs ernaar.")
    hasher = hashlib.sha256()
    for deel in bestand.chunks():
        hasher.update(deel)
    bijlage = Bijlage.objects.create(
        gemeente_id=offerte.gemeente_id,
        offerte=offerte,
        bestand=bestand,
        naam=file_name(bestand.name),
        grootte=bestand.size,
        sha256=hasher.hexdigest(),
        toegevoegd_door=wie,
    )
    record_gebeurtenis(offerte, "offerte.bijlage", wie, f"Bijlage toegevoegd: {bijlage.naam}")
    return bijlage


def file_name(naam: str) -> str:
    """The sender's name of a file, without path and characters that mislead; the end (with the extension) is kept."""
    kaal = PurePath(normaliseer(naam).replace("\\", "/")).name.replace("\n", " ").replace("\t", " ")
    return kaal.strip(" .")[-200:] or "bijlage"


@transaction.atomic
def lock_bestek(bestek: Bestek) -> None:
    """Let registering, pricing and the steps of a round wait for each other until the transaction ends."""
    Bestek.objects.select_for_update(of=("self",)).get(pk=bestek.pk)


def registration_open(bestek: Bestek) -> bool:
    """Answers and offers stand still once reviewers read them."""
    voorbij = (Rondestatus.VOORBEREIDING, Rondestatus.INGETROKKEN)
    return not Ronde.objects.filter(bestek=bestek).exclude(status__in=voorbij).exists()


def require_registration_open(bestek: Bestek) -> None:
    lock_bestek(bestek)
    if not registration_open(bestek):
        raise OngeldigeOvergang(in_words(BEGONNEN, bestek.profiel))


def require_taking_part(offerte: Offerte) -> None:
    """Raises where the offerte, as it stands now in the database, was refused or withdrawn."""
    stand = Offertestand(Offerte.objects.values_list("stand", flat=True).get(pk=offerte.pk))
    if stand != Offertestand.INGEDIEND:
        zin = f"Deze offerte is {stand.label.lower()} en doet niet mee."
        raise OngeldigeOvergang(in_words(zin, offerte.bestek.profiel))


def objection_to_register(bestek: Bestek) -> str:
    """Why no offerte can be registered on this bestek now; empty when one can."""
    if bestek.status != Bestekstatus.GEPUBLICEERD:
        return in_words("Offertes registreert u op een gepubliceerd bestek.", bestek.profiel)
    return "" if registration_open(bestek) else in_words(BEGONNEN, bestek.profiel)


def _drop_inschrijving(inschrijving: Inschrijving) -> None:
    antwoorden = inschrijving.offerte.antwoorden.filter(perceel=inschrijving.perceel)
    gebruikt = inschrijving.kluisprijzen.exists() or antwoorden.exclude(versies=None).exists()
    if gebruikt or inschrijving.geldigheid != Geldigheid.TE_BEOORDELEN:
        raise OngeldigeOvergang(
            f"Voor {inschrijving.perceel} is al iets geregistreerd of beoordeeld. Leg de inschrijving voor dat "
            "perceel terzijde met een reden; dan blijft zichtbaar wat er gebeurd is."
        )
    antwoorden.delete()
    inschrijving.delete()
