"""A new round on the same offers after a complaint: how it begins, and what it says of the one before."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis

from .commissie import candidates
from .enums import Gunningstatus, Rondestatus
from .inrichting import describe_expertise
from .kluis import names_amount
from .models import Gunning, OngeldigeOvergang, Opening, Ronde
from .prijskennis import knowledge_sentence, priced_rounds
from .rangschikking import ranking_open
from .rechten import NALEZEN, NOG_BLIND
from .registratie import lock_bestek
from .verloop import add_lid, lock

VAN = (Rondestatus.PRIJZEN_GEOPEND, Rondestatus.AFGEROND, Rondestatus.INGETROKKEN)
OVERGENOMEN = ("anoniem", "leesvolgorde", "schudden", "spreidingsgrens")


@dataclass(frozen=True)
class Herkomst:
    """What a page or report says of a round that judges again; `kennis` is empty where no member could see prices."""

    ronde: Ronde
    geopend: Opening | None  # when the prices came open first; None where they never did
    kennis: str
    dicht: bool  # the outcome of the earlier round is still kept from the committee


def objection_to_reassess(ronde: Ronde) -> str:
    """Why these offers cannot be judged again after this round; empty when they can."""
    if ronde.status not in VAN:
        return "Een nieuwe beoordeling kan pas als de prijzen zijn geopend of de ronde voorbij is."
    andere = Ronde.objects.filter(bestek=ronde.bestek_id).exclude(status=Rondestatus.INGETROKKEN).exclude(pk=ronde.pk)
    if ronde.status != Rondestatus.INGETROKKEN:
        andere = andere.filter(nummer__gt=ronde.nummer)
    if ander := andere.last():
        return f"Er is al een andere beoordeling van deze offertes: ronde {ander.nummer}."
    gunningen = Gunning.objects.filter(ronde__bestek=ronde.bestek_id).exclude(status=Gunningstatus.INGETROKKEN)
    if gunningen.filter(status=Gunningstatus.DEFINITIEF).exists():
        return "De gunning is definitief. Deze offertes kunt u niet opnieuw beoordelen."
    return "Trek eerst de gunning in. Daarna kunt u opnieuw beoordelen." if gunningen.exists() else ""


@transaction.atomic
def reassess(ronde: Ronde, reden: str, zelfde_commissie: bool, wie: Gebruiker) -> Ronde:
    """A next round on the same offers and the same frozen version; the earlier one stays as it was.

    With `zelfde_commissie` its members come over with their questions, and sign anew. Raises OngeldigeOvergang.
    """
    lock_bestek(ronde.bestek)
    ronde = lock(ronde)
    if bezwaar := objection_to_reassess(ronde):
        raise OngeldigeOvergang(bezwaar)
    if not (reden := reden.strip()):
        raise OngeldigeOvergang("Geef de reden van de nieuwe beoordeling.")
    if names_amount(reden):
        raise OngeldigeOvergang("Noem in de reden geen bedrag: de nieuwe commissie leest haar.")
    hoogste = Ronde.objects.filter(bestek=ronde.bestek_id).aggregate(n=Max("nummer"))["n"]
    nieuw = Ronde.objects.create(
        gemeente_id=ronde.gemeente_id,
        bestek=ronde.bestek,
        vaststelling=ronde.vaststelling,
        nummer=hoogste + 1,
        vervangt=ronde,
        reden=reden,
        aangemaakt_door=wie,
        geleid_door=wie,
        **{naam: getattr(ronde, naam) for naam in OVERGENOMEN},
    )
    record_gebeurtenis(nieuw, "ronde.aangemaakt", wie, f"Herbeoordeling van ronde {ronde.nummer} voorbereid: {reden}")
    record_gebeurtenis(ronde, "ronde.vervangen", wie, f"Opnieuw te beoordelen in ronde {nieuw.nummer}: {reden}")
    if zelfde_commissie:
        _take_over(ronde, nieuw, wie)
    return nieuw


def origin_of(ronde: Ronde) -> Herkomst | None:
    """What is to be told of a re-assessment; None for a first round."""
    if ronde.vervangt_id is None:
        return None
    openingen = Opening.objects.filter(ronde__in=priced_rounds(ronde), tweede__isnull=False).order_by("ronde__nummer")
    kennis = knowledge_sentence(ronde)
    return Herkomst(ronde.vervangt, openingen.select_related("ronde").first(), kennis, ronde.status in NOG_BLIND)


def around(ronde: Ronde, wie: Gebruiker, rollen: frozenset[Rol]) -> dict:
    """What the page of a round says of the one before and the one after it, and where it leads this person."""
    herkomst = origin_of(ronde)
    vergelijkbaar = herkomst is not None and rollen & set(NALEZEN) and ranking_open(ronde)
    if vergelijkbaar:
        beide = {ronde.pk, ronde.vervangt_id}
        vergelijkbaar = Ronde.objects.readable_by(wie).filter(pk__in=beide).count() == len(beide)
    return {
        "herkomst": herkomst,
        "opvolger": Ronde.objects.visible_to(wie).filter(vervangt=ronde).order_by("nummer").last(),
        "vergelijkbaar": vergelijkbaar,
        "opnieuw": Rol.INKOPER in rollen and not objection_to_reassess(ronde),
    }


def _take_over(oud: Ronde, nieuw: Ronde, wie: Gebruiker) -> None:
    """The members who still score there and still have the role, with their questions and expertise."""
    kan = list(candidates(nieuw).filter(prijs=False).values_list("pk", flat=True))
    leden = oud.commissie.filter(uitgevallen_op=None).exclude(belang_akkoord=False).select_related("gebruiker")
    for lid in leden.filter(gebruiker__in=kan).prefetch_related("toewijzingen__bestekvraag"):
        erbij = add_lid(nieuw, lid.gebruiker, wie, lid.rol, [t.bestekvraag for t in lid.toewijzingen.all()])
        if lid.deskundigheid:
            describe_expertise(erbij, erbij.versie, lid.deskundigheid, {}, wie)
