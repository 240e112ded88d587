"""A letter as a document: everything its page shows, in a number of queries that does not grow with the letter."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from .indeling import Blok, arrange
from .models import Begrip, Brief, Verwijzing


@dataclass(frozen=True)
class Document:
    brief: Brief
    blokken: list[Blok]
    begrippen: list[Begrip]
    naar: list[Verwijzing]  # to other letters
    vanuit: list[Verwijzing]  # from other letters


def letters_with_counts() -> QuerySet[Brief]:
    """The letters, with how many questions, points of a good answer and sections each holds."""
    return Brief.objects.annotate(
        aantal_vragen=Count("vragen", filter=Q(vragen__deelvragen=None), distinct=True),
        aantal_handvatten=Count("vragen__groepen__handvatten", distinct=True),
        aantal_onderdelen=Count("onderdelen", distinct=True),
    )


def read_brief(brief: Brief) -> Document:
    verwijzingen = list(
        Verwijzing.objects.filter(Q(van_brief=brief) | Q(naar_brief=brief)).select_related("van_brief", "naar_brief")
    )
    eigen = [v for v in verwijzingen if v.van_brief_id == brief.pk]
    secties = list(brief.onderdelen.prefetch_related("punten", "routes", "themas").order_by("volgorde"))
    vragen = list(brief.vragen.with_handvatten().order_by("volgorde"))
    for item in [*secties, *vragen]:
        item.verwijzingen = [v for v in eigen if v.van == item.code]
    return Document(
        brief=brief,
        blokken=arrange(secties, vragen),
        begrippen=list(brief.begrippen.order_by("term")),
        naar=[v for v in eigen if v.naar_brief_id != brief.pk],
        vanuit=[v for v in verwijzingen if v.van_brief_id != brief.pk],
    )
