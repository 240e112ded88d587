"""The themes of the letters, and of the own library, as coverage needs them."""

from __future__ import annotations

from collections.abc import Iterable

from kwaliteit.models import Handvat, Handvatgroep, Vraag

from .dekking import Themakaart
from .models import Bestek


def read_map(bestek: Bestek) -> Themakaart:
    """In seven queries. What lapsed since, keeps its themes but is not offered any more."""
    bladen = Vraag.objects.leaves().order_by("brief__nummer", "volgorde")
    routes: dict[str, list[str]] = {}
    for code, route in bladen.order_by("brief__nummer", "volgorde", "routes__volgorde").values_list(
        "code", "routes__code"
    ):
        if route:
            routes.setdefault(route, []).append(code)
    dragend = Handvat.objects.filter(themas__isnull=False)
    eigen = bestek.bestekvraag_set.filter(bibliotheekitem__themas__isnull=False)
    return Themakaart(
        vragen=_gather(Vraag._base_manager.filter(themas__isnull=False).values_list("code", "themas__code")),
        handvatten=_gather(Handvat._base_manager.filter(themas__isnull=False).values_list("code", "themas__code")),
        eigen=_gather((str(s), t) for s, t in eigen.values_list("sleutel", "bibliotheekitem__themas__code")),
        routes={route: tuple(codes) for route, codes in routes.items()},
        dragers=_gather(_carried(dragend.values_list("groep_id", "groep__vraag__code", "themas__code"))),
    )


def _carried(rijen: Iterable[tuple[int, str, str]]) -> list[tuple[str, str]]:
    """(question, theme) of all handvatten that go with a question: also those of a neighbour, and of its whole."""
    paren, per_groep = [], {}
    for groep, vraag, thema in rijen:
        paren.append((vraag, thema))
        per_groep.setdefault(groep, []).append(thema)
    gedeeld = Handvatgroep.ook_voor.through.objects.values_list("handvatgroep_id", "vraag__code")
    paren += [(vraag, thema) for groep, vraag in gedeeld for thema in per_groep.get(groep, ())]
    van_geheel = _gather(paren)
    delen = Vraag.objects.filter(hoofdvraag__isnull=False).values_list("code", "hoofdvraag__code")
    return paren + [(deel, thema) for deel, geheel in delen for thema in van_geheel.get(geheel, ())]


def _gather(paren: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    gevonden: dict[str, set[str]] = {}
    for sleutel, waarde in paren:
        gevonden.setdefault(sleutel, set()).add(waarde)
    return {sleutel: frozenset(waarden) for sleutel, waarden in gevonden.items()}
