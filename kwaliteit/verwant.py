"""Which questions of the letters go with which: as the letters say themselves, and as their subjects show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

from .models import Handvat, Handvatgroep, Vraag

HOOGSTENS = 4
DREMPEL = 0.2  # likeness from 0 to 1 below which two questions are not about the same


@dataclass
class Verwant:
    """The questions beside one question: `verwant` by the letters, `ook` computed."""

    verwant: list[Vraag] = field(default_factory=list)
    ook: list[Vraag] = field(default_factory=list)


def related_to(vragen: Iterable[Vraag]) -> dict[str, Verwant]:
    """By code, for these questions; in five queries for however many."""
    alle = {vraag.pk: vraag for vraag in Vraag.objects.order_by("brief__nummer", "volgorde")}
    bladen = [pk for pk in alle if pk not in {vraag.hoofdvraag_id for vraag in alle.values()}]
    gekoppeld: dict[int, set[int]] = {}
    for van, naar in Vraag.verwant.through.objects.values_list("from_vraag_id", "to_vraag_id"):
        gekoppeld.setdefault(van, set()).add(naar)
    kenmerken = _features(alle)
    gevonden = {}
    for vraag in vragen:
        eigen = gekoppeld.get(vraag.pk, set())
        kan = [pk for pk in bladen if pk not in eigen and not _same_family(alle[pk], vraag)]
        ook = rank(kenmerken.get(vraag.pk, {}), {pk: kenmerken.get(pk, {}) for pk in kan})
        verwant = [alle[pk] for pk in alle if pk in eigen]
        gevonden[vraag.code] = Verwant(verwant, [alle[pk] for pk in ook])
    return gevonden


def rank(eigen: dict[str, float], anderen: dict[int, dict[str, float]]) -> list[int]:
    """The keys of the others that are most like `eigen`, at most `HOOGSTENS`, in the order of `anderen` where equal.

    Likeness is the weight of what both have, over the weight of what either has.
    """
    punten = {}
    for sleutel, ander in anderen.items():
        samen = sum(eigen[kenmerk] for kenmerk in eigen.keys() & ander.keys())
        een_van_beide = sum((eigen | ander).values())
        punten[sleutel] = round(samen / een_van_beide, 6) if een_van_beide else 0
    beste = sorted(punten, key=lambda sleutel: -punten[sleutel])  # stable
    return [sleutel for sleutel in beste[:HOOGSTENS] if punten[sleutel] >= DREMPEL]


def _features(alle: dict[int, Vraag]) -> dict[int, dict[str, float]]:
    """The themes of each question, and those of its handvatten; a rare one weighs more."""
    themas: dict[int, set[str]] = {pk: set() for pk in alle}
    for pk, thema in Vraag.themas.through.objects.values_list("vraag_id", "thema_id"):
        if pk in themas:  # not of a question that lapsed
            themas[pk].add(f"vraag {thema}")
    paren = Handvat.themas.through.objects.values_list("handvat__groep__vraag_id", "handvat__groep_id", "thema_id")
    groepen: dict[int, set[str]] = {}
    for pk, groep, thema in paren:
        groepen.setdefault(groep, set()).add(f"handvat {thema}")
        if pk in themas:
            themas[pk].add(f"handvat {thema}")
    for groep, pk in Handvatgroep.ook_voor.through.objects.values_list("handvatgroep_id", "vraag_id"):
        if pk in themas:
            themas[pk] |= groepen.get(groep, set())
    for pk, vraag in alle.items():
        themas[pk] |= {kenmerk for kenmerk in themas.get(vraag.hoofdvraag_id, ()) if kenmerk.startswith("handvat")}
    keer = Counter(kenmerk for kenmerken in themas.values() for kenmerk in kenmerken)
    return {pk: {kenmerk: _weight(kenmerk, keer, len(alle)) for kenmerk in eigen} for pk, eigen in themas.items()}


def _weight(kenmerk: str, keer: Counter, aantal: int) -> float:
    """What all have says nothing; a theme of the question itself says twice as much as one of a handvat."""
    return log(1 + aantal / keer[kenmerk]) * (2 if kenmerk.startswith("vraag") else 1)


def _same_family(een: Vraag, ander: Vraag) -> bool:
    """The same question, its whole or a part of it: these stand beside each other already."""
    familie = {een.hoofdvraag_id or een.pk, een.pk}
    return ander.pk in familie or ander.hoofdvraag_id in familie
