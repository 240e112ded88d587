"""Figures over several bestekken at once, for lists."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import DecimalField, Q, Sum, Value
from django.db.models.functions import Coalesce

from . import structuur
from .enums import Bestekstatus
from .models import Bestek, Perceel, Vaststelling
from .planning import VELDEN
from .weging import Weegtotaal


def points_of(bestekken: Iterable[Bestek]) -> dict[int, list[Weegtotaal]]:
    """The points of each perceel of the working texts, by bestek; one query."""
    geldt = Q(wegingen__vervallen=False, wegingen__bestekvraag__vervallen=False)
    nul = Value(Decimal(0), output_field=DecimalField())
    rijen = Perceel.objects.filter(bestek__in=[b.pk for b in bestekken]).current()
    rijen = rijen.order_by("bestek_id", "volgorde", "pk")  # a query that groups has no order of its own
    found: dict[int, list[Weegtotaal]] = {}
    for p in rijen.annotate(kwaliteit=Coalesce(Sum("wegingen__punten", filter=geldt), nul)):
        found.setdefault(p.bestek_id, []).append(Weegtotaal(str(p.sleutel), p.naam, p.kwaliteit, p.punten_prijs))
    return found


def show_frozen(bestekken: list[Bestek]) -> list[Bestek]:
    """Give what is being changed the title and dates that hold: a wijziging counts once it is frozen. Not for saving.

    Nobody but its writers may see the new ones before.
    """
    in_wijziging = {b.pk: b for b in bestekken if b.status in (Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD)}
    loopt = {"isnull": False, "vaststelling": None, "geannuleerd_op": None}
    open_ = Q(**{f"bestek__wijzigingen__{naam}": waarde for naam, waarde in loopt.items()})
    for versie in Vaststelling.objects.filter(open_, bestek__in=in_wijziging).order_by("nummer"):
        _overwrite(in_wijziging[versie.bestek_id], versie.structuur)
    return bestekken


def _overwrite(bestek: Bestek, vast: structuur.Bestek) -> None:
    bestek.titel = vast.titel
    for naam in VELDEN:
        veld = Bestek._meta.get_field(naam)
        setattr(bestek, naam, veld.to_python(vast.datums.get(naam)))
