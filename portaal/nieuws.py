"""What changed lately in the bestekken that this person sees. Never anything of offers, rounds, scores or prices."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.utils.timezone import localdate

from bestek.models import Bestek
from bestek.rechten import SCHRIJVEN
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis

# What reviewers and readers may know of a bestek: its states, not the work on its text.
VOOR_LEZERS = ("bestek.vastgesteld", "bestek.gepubliceerd", "bestek.ingetrokken", "nota.gepubliceerd")
# Their text ends in a reason that somebody typed: too long for here, and it may name anybody.
MET_REDEN = ("bestek.wijziging", "bestek.concept", "bestek.ingetrokken")
MAX_GELEZEN, MAX_GETOOND = 60, 6


@dataclass(frozen=True)
class Nieuws:
    """The last thing that somebody did to a bestek on one day, and how many things went before."""

    bestek: Bestek
    gebeurtenis: Gebeurtenis
    eerder: int

    @property
    def tekst(self) -> str:
        heel = self.gebeurtenis.tekst
        return heel.partition(":")[0] if self.gebeurtenis.soort in MET_REDEN else heel


def recent(bestekken: Iterable[Bestek], rollen: frozenset[Rol]) -> list[Nieuws]:
    """About these bestekken, which are those that the reader sees; the newest first. One query."""
    per_pk = {bestek.pk: bestek for bestek in bestekken}
    rijen = Gebeurtenis.objects.filter(onderwerp=Bestek._meta.label_lower, onderwerp_id__in=per_pk)
    if not rollen & set(SCHRIJVEN):
        rijen = rijen.filter(soort__in=VOOR_LEZERS)
    # of the way of each question into a nota only that it came in; the waiting list tells the rest
    rijen = rijen.exclude(~Q(soort="inlichting.nieuw"), soort__startswith="inlichting.")
    rijen = rijen.select_related("wie").order_by("-wanneer", "-pk")[:MAX_GELEZEN]
    gevonden = []
    for (pk, _, _), groep in groupby(rijen, lambda g: (g.onderwerp_id, g.wie_id, localdate(g.wanneer))):
        nieuwste, *eerder = groep
        gevonden.append(Nieuws(per_pk[pk], nieuwste, len(eerder)))
    return gevonden[:MAX_GETOOND]
