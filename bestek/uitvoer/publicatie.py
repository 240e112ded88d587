"""What the registers of the portal know of a publication, for the open contracting data of a version."""

from django.conf import settings
from django.urls import reverse

from gemeenten.models import Gebeurtenis

from ..models import Vaststelling
from ..openbaarheid import published_versions
from . import ocds
from .gegevens import write
from .uitgave import Uitgave


def is_published(uitgave: Uitgave) -> bool:
    """Whether this version was, or belongs to what was, made public; only that goes out as open data."""
    return uitgave.vast is not None and uitgave.vast.nummer in uitgave.openbare_nummers


def published_before(uitgave: Uitgave) -> Vaststelling | None:
    """The version that was public before this one; what changed since is for bidders to know."""
    if not is_published(uitgave):
        return None
    eerder = [nummer for nummer in uitgave.openbare_nummers if nummer < uitgave.vast.nummer]
    return uitgave.bestek.vaststellingen.get(nummer=max(eerder)) if eerder else None


def as_ocds(uitgave: Uitgave) -> bytes:
    bestek, vast = uitgave.bestek, uitgave.vast
    kenmerk = f"{bestek.gemeente.slug}-{bestek.pk}"
    pad = reverse("bestek:uitvoer_bestand", args=[bestek.gemeente.slug, bestek.pk, vast.nummer, "ocds"])
    intrekking = Gebeurtenis.objects.filter(
        onderwerp=bestek._meta.label_lower, onderwerp_id=bestek.pk, soort="bestek.ingetrokken"
    ).first()
    is_laatste = vast == bestek.laatste_vaststelling
    publicatie = ocds.Publicatie(
        ocid=f"{settings.OCID_PREFIX}-{kenmerk}",
        adres=f"{uitgave.adres}{pad}",
        gemeente_id=bestek.gemeente.slug,
        bestek_id=kenmerk,
        procedure=uitgave.context["profiel"],
        nummer=vast.nummer,
        vastgesteld_op=vast.vastgesteld_op,
        gepubliceerd_op=bestek.gepubliceerd_op,
        eerste=vast == published_versions(bestek).order_by("nummer").first(),
        reden=vast.reden,
        ingetrokken_op=intrekking.wanneer if intrekking and is_laatste else None,
    )
    return write(ocds.package(uitgave.inhoud, publicatie))
