"""Figures over several bestekken at once, for lists."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import DecimalField, Q, Sum, Value
from django.db.models.functions import Coalesce

from .models import Bestek, Perceel
from .weging import Weegtotaal


def points_of(bestekken: Iterable[Bestek]) -> dict[int, list[Weegtotaal]]:
    """The points of each perceel of the working texts, by bestek; one query."""
    geldt = Q(wegingen__vervallen=False, wegingen__bestekvraag__vervallen=False)
    nul = Value(Decimal(0), output_field=DecimalField())
    rijen = Perceel.objects.filter(bestek__in=[b.pk for b in bestekken]).current()
    found: dict[int, list[Weegtotaal]] = {}
    for p in rijen.annotate(kwaliteit=Coalesce(Sum("wegingen__punten", filter=geldt), nul)):
        found.setdefault(p.bestek_id, []).append(Weegtotaal(str(p.sleutel), p.naam, p.kwaliteit, p.punten_prijs))
    return found
