"""A theme through all letters: what they say and ask about it, and where the routes differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .models import Begrip, Brief, Handvat, Onderdeel, Route, Thema, Vraag
from .uitleg import Uitleg, letters_of

VERWANT = 6  # related themes shown at most
SAMEN = 3  # times that two themes stand at the same item before they are called related
BEGRIPPEN = 10  # terms shown at most


@dataclass(frozen=True)
class Themabrief:
    """What one letter says and asks about a theme."""

    brief: Brief
    onderdelen: list[Onderdeel]
    vragen: list[Vraag]


@dataclass(frozen=True)
class Themaroute:
    """What a route has to itself, or does not share with every other."""

    route: Route
    aantal: int  # questions asked in this route
    vragen: list[Vraag]
    onderdelen: list[Onderdeel]


@dataclass(frozen=True)
class Themablad:
    thema: Thema
    vragen: list[Vraag]
    handvatten: list[Handvat]  # that carry the theme, also at questions about something else
    brieven: list[Themabrief]
    routes: list[Themaroute]
    verwant: list[Thema]
    begrippen: list[Begrip]

    @property
    def codes(self) -> list[str]:
        """All that can be gathered about it."""
        onderdelen = [onderdeel.code for brief in self.brieven for onderdeel in brief.onderdelen]
        dragend = [handvat.groep.vraag.code for handvat in self.handvatten]
        return list(dict.fromkeys([*(vraag.code for vraag in self.vragen), *dragend, *onderdelen]))


def read_thema(thema: Thema, uitleg: Uitleg) -> Themablad:
    """All that the page of a theme shows, in a number of queries that does not grow with it."""
    vragen = list(thema.vragen.leaves().with_handvatten().order_by("brief__nummer", "volgorde"))
    onderdelen = list(
        thema.onderdelen.select_related("brief")
        .prefetch_related("routes", "themas", "punten")
        .order_by("brief__nummer", "volgorde")
    )
    dragend = list(
        Handvat.objects.filter(themas=thema)
        .select_related("groep__vraag__brief")
        .prefetch_related("themas")
        .order_by("groep__vraag__brief__nummer", "groep__vraag__volgorde", "groep__volgorde", "volgorde")
    )
    return Themablad(
        thema=thema,
        vragen=vragen,
        handvatten=dragend,
        brieven=_per_letter(vragen, onderdelen),
        routes=_per_route(vragen, onderdelen),
        verwant=_together(thema, [*vragen, *onderdelen, *dragend]),
        begrippen=_terms(uitleg, vragen, onderdelen),
    )


def _per_letter(vragen: list[Vraag], onderdelen: list[Onderdeel]) -> list[Themabrief]:
    brieven = {item.brief.nummer: item.brief for item in [*vragen, *onderdelen]}
    return [
        Themabrief(
            brief,
            [onderdeel for onderdeel in onderdelen if onderdeel.brief_id == brief.pk],
            [vraag for vraag in vragen if vraag.brief_id == brief.pk],
        )
        for _, brief in sorted(brieven.items())
    ]


def _per_route(vragen: list[Vraag], onderdelen: list[Onderdeel]) -> list[Themaroute]:
    """What holds for every route, or names none, is no difference."""
    routes = list(Route.objects.all())

    def only(items: Iterable, route: Route) -> list:
        return [item for item in items if len(item.routes.all()) < len(routes) and route in item.routes.all()]

    return [
        Themaroute(
            route,
            sum(route in vraag.routes.all() for vraag in vragen),
            only(vragen, route),
            only(onderdelen, route),
        )
        for route in routes
    ]


def _together(thema: Thema, items: Iterable) -> list[Thema]:
    """The themes that most often stand at the same items."""
    geteld = Counter(ander for item in items for ander in item.themas.all() if ander != thema)
    vaakst = sorted(geteld, key=lambda ander: (-geteld[ander], ander.naam))
    return [ander for ander in vaakst if geteld[ander] >= SAMEN][:VERWANT]


def _terms(uitleg: Uitleg, vragen: list[Vraag], onderdelen: list[Onderdeel]) -> list[Begrip]:
    """The terms of the glossary that stand in most of its texts, by the alphabet."""
    teksten = [(vraag, [vraag.tekst, vraag.toelichting]) for vraag in vragen]
    teksten += [
        (sectie, [sectie.titel, sectie.tekst, *(p.tekst for p in sectie.punten.all())]) for sectie in onderdelen
    ]
    geteld: Counter[str] = Counter()
    for item, delen in teksten:
        geteld.update(uitleg.terms_in("\n".join(delen), letters_of(item)))
    vaakst = sorted(geteld, key=lambda code: (-geteld[code], code))[:BEGRIPPEN]
    return sorted(Begrip.objects.filter(code__in=vaakst), key=lambda begrip: begrip.sleutel)
