"""In how many bestekken each question of the letters is used, for whoever asks: only what that person may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from gemeenten.enums import Rol
from gemeenten.models import Gebruiker

from .models import Bestek, Bestekvraag, Vaststelling, Wijziging
from .rechten import SCHRIJVEN


def used_questions(gebruiker: Gebruiker, rollen: Set[Rol]) -> dict[str, int]:
    """Code of the question → number of bestekken that ask it. Needs the scope of a gemeente; at most four queries.

    Who does not write, reads what is frozen: while a wijziging is open, its new questions do not count for him.
    """
    zichtbaar = Bestek.objects.visible_to(gebruiker)
    vast: Counter[str] = Counter()
    if not rollen & set(SCHRIJVEN):
        in_wijziging = set(Wijziging.objects.open().filter(bestek__in=zichtbaar).values_list("bestek", flat=True))
        vast = _frozen(in_wijziging)
        zichtbaar = zichtbaar.exclude(pk__in=in_wijziging)
    rijen = Bestekvraag.objects.current().filter(bestek__in=zichtbaar, herkomst__isnull=False)
    vast.update(code for code, _ in set(rijen.values_list("herkomst__code", "bestek")))
    return dict(vast)


def _frozen(bestekken: Set[int]) -> Counter[str]:
    """By the newest frozen version of each."""
    nieuwste = {v.bestek_id: v for v in Vaststelling.objects.filter(bestek__in=bestekken).order_by("nummer")}
    codes: Counter[str] = Counter()
    for versie in nieuwste.values():
        codes.update({vraag.herkomst_code for vraag in versie.structuur.vragen if vraag.herkomst_code})
    return codes
