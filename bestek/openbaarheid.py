"""Which versions of a bestek, and what of them, somebody may read."""

from collections.abc import Set
from dataclasses import replace

from django.db.models import QuerySet

from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis

from . import structuur
from .models import Bestek, Vaststelling
from .rechten import SCHRIJVEN

ACHTERGROND = frozenset({*SCHRIJVEN, Rol.BEOORDELAAR})  # who may see what is not published


def readable_versions(bestek: Bestek, rollen: Set[Rol]) -> QuerySet[Vaststelling]:
    """All versions; for who only reads what is public, those from the one that was published on."""
    return bestek.vaststellingen.all() if rollen & ACHTERGROND else published_versions(bestek)


def published_versions(bestek: Bestek) -> QuerySet[Vaststelling]:
    """Those from the one that was published on; the first of them is that one."""
    rijen = bestek.vaststellingen.all()
    gebeurtenissen = Gebeurtenis.objects.filter(onderwerp=bestek._meta.label_lower, onderwerp_id=bestek.pk)
    publicatie = gebeurtenissen.filter(soort="bestek.gepubliceerd").first()
    if publicatie is None:
        return rijen.none()
    gepubliceerd = rijen.filter(vastgesteld_op__lte=publicatie.wanneer).order_by("-nummer").values("nummer")[:1]
    return rijen.filter(nummer__gte=gepubliceerd)


def readable_text(vaststelling: Vaststelling, rollen: Set[Rol]) -> structuur.Bestek:
    """The frozen text: writers read all, reviewers not what the scan was told, others no background criteria either."""
    tekst = vaststelling.structuur
    if rollen & set(SCHRIJVEN):
        return tekst
    return replace(tekst, ontheffingen=()) if rollen & ACHTERGROND else structuur.openbaar(tekst)
