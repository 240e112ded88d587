"""What a page of one offerte shows: its answers beside the published questions, and what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from bestek import structuur
from bestek.models import Perceel
from gemeenten.models import Gebeurtenis

from .lengte import count_words, estimate_a4, too_long
from .models import Antwoord, Antwoordversie, Offerte


@dataclass(frozen=True)
class Antwoordregel:
    """An answer with its question as published and a rough length."""

    antwoord: Antwoord
    vraag: structuur.Bestekvraag
    versie: Antwoordversie | None
    woorden: int
    a4: Decimal
    te_lang: bool
    tekst: str = ""  # as it may be shown


@dataclass(frozen=True)
class Antwoordgroep:
    """The answers for one perceel, or (None) those that all percelen of the offerte share."""

    perceel: Perceel | None
    regels: tuple[Antwoordregel, ...]


def group_antwoorden(antwoorden: QuerySet[Antwoord], bestek: structuur.Bestek) -> list[Antwoordgroep]:
    """By perceel, the shared ones first; in the order of the published questions. A fixed number of queries."""
    vragen = {vraag.sleutel: vraag for vraag in bestek.vragen}
    verdeeld: dict[Perceel | None, list[Antwoordregel]] = {}
    rijen = antwoorden.select_related("bestekvraag", "perceel", "offerte").prefetch_related("versies")
    for antwoord in rijen.order_by("perceel__volgorde", "bestekvraag__volgorde"):
        if vraag := vragen.get(str(antwoord.bestekvraag.sleutel)):
            verdeeld.setdefault(antwoord.perceel, []).append(describe(antwoord, vraag))
    groepen = sorted(verdeeld.items(), key=lambda paar: -1 if paar[0] is None else paar[0].volgorde)
    return [
        Antwoordgroep(perceel, tuple(sorted(regels, key=lambda regel: regel.vraag.nummer)))
        for perceel, regels in groepen
    ]


def describe(antwoord: Antwoord, vraag: structuur.Bestekvraag) -> Antwoordregel:
    versie = antwoord.laatste_versie
    woorden = count_words(versie.tekst) if versie else 0
    te_lang, tekst = too_long(woorden, vraag.max_a4), versie.tekst if versie else ""
    return Antwoordregel(antwoord, vraag, versie, woorden, estimate_a4(woorden), te_lang, tekst)


def history_of(offerte: Offerte) -> Iterable[Gebeurtenis]:
    """What happened to the offerte and its answers, newest first."""
    eigen = Q(onderwerp=Offerte._meta.label_lower, onderwerp_id=offerte.pk)
    antwoorden = Q(onderwerp=Antwoord._meta.label_lower, onderwerp_id__in=offerte.antwoorden.values("pk"))
    return Gebeurtenis.objects.filter(eigen | antwoorden).select_related("wie").order_by("-wanneer", "-pk")
