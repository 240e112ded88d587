"""Which versions of a bestek, and what of them, somebody may read."""

from collections.abc import Set

from django.db.models import QuerySet

from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis

from . import structuur
from .models import Bestek, Vaststelling
from .rechten import SCHRIJVEN

ACHTERGROND = frozenset({*SCHRIJVEN, Rol.BEOORDELAAR})  # who may see what is not published


def readable_versions(bestek: Bestek, rollen: Set[Rol]) -> QuerySet[Vaststelling]:
    """All versions; for who only reads what is public, those from the one that was published on."""
    rijen = bestek.vaststellingen.all()
    if rollen & ACHTERGROND:
        return rijen
    gebeurtenissen = Gebeurtenis.objects.filter(onderwerp=bestek._meta.label_lower, onderwerp_id=bestek.pk)
    publicatie = gebeurtenissen.filter(soort="bestek.gepubliceerd").first()
    if publicatie is None:
        return rijen.none()
    gepubliceerd = rijen.filter(vastgesteld_op__lte=publicatie.wanneer).order_by("-nummer").values("nummer")[:1]
    return rijen.filter(nummer__gte=gepubliceerd)


def readable_text(vaststelling: Vaststelling, rollen: Set[Rol]) -> structuur.Bestek:
    """The frozen text, without background criteria for who only reads what is public."""
    return vaststelling.structuur if rollen & ACHTERGROND else structuur.openbaar(vaststelling.structuur)
