"""Themes × routes: how much the letters ask, as a table whose cells lead to the questions."""

from __future__ import annotations

from dataclasses import dataclass

from .models import Handvat, Route, Thema, Vraag


@dataclass(frozen=True)
class Cel:
    route: Route
    vragen: int
    handvatten: int


@dataclass(frozen=True)
class Rij:
    thema: Thema
    cellen: list[Cel]

    @property
    def leeg(self) -> bool:
        return not any(cel.vragen or cel.handvatten for cel in self.cellen)


def read_matrix() -> tuple[list[Route], list[Rij]]:
    """The routes, and per theme how many questions carry it and how many handvatten of questions of that route.

    A part of a question counts, the whole that holds the parts together does not. In four queries.
    """
    routes = list(Route.objects.all())
    vragen = count_pairs(Vraag.objects.leaves().values_list("themas", "routes", "pk").distinct())
    dragend = Handvat.objects.filter(themas__isnull=False)
    handvatten = count_pairs(dragend.values_list("themas", "groep__vraag__routes", "pk").distinct())
    return routes, [
        Rij(
            thema,
            [Cel(r, vragen.get((thema.pk, r.pk), 0), handvatten.get((thema.pk, r.pk), 0)) for r in routes],
        )
        for thema in Thema.objects.all()
    ]


def count_pairs(rijen: list[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
    """How many different items have both, by (theme, route)."""
    paren: dict[tuple[int, int], set[int]] = {}
    for thema, route, item in rijen:
        paren.setdefault((thema, route), set()).add(item)
    return {paar: len(items) for paar, items in paren.items()}
