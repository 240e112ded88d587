"""What the bestekscan knows beside the bestek itself: from the letters, coverage and the planning, as plain data."""

from __future__ import annotations

from collections.abc import Iterator

from gemeenten import klok
from kwaliteit.enums import Routecode
from kwaliteit.models import Begrip, Handvat, Route, Thema, Vraag

from . import gereedheid, planning, structuur
from .dekking import cover
from .models import Bestek
from .scan.bevinding import Bron, Gat, Kennis, Planningsfout, Term
from .scan.taal import LIJSTEN
from .themakaart import read_map

DATUMFOUTEN = ("datums_volgorde", "sluiting_voorbij")


def read_knowledge(bestek: Bestek, inhoud: structuur.Bestek) -> Kennis:
    """In a constant number of queries."""
    vragen = {
        vraag.code: vraag for vraag in Vraag.objects.leaves().prefetch_related("routes").order_by("brief", "volgorde")
    }
    return Kennis(
        routes=_of_one_route(vragen.values()),
        routenamen=dict(Routecode.choices),
        onderwerpen={code: vraag.onderwerp for code, vraag in vragen.items()},
        termen=tuple(_terms()),
        voorwaarden=dict(Handvat.objects.exclude(voorwaarde="").values_list("code", "voorwaarde")),
        handvatten=_handvatten(bestek),
        gaten=tuple(_gaps(bestek, inhoud)),
        planning=tuple(_dates(bestek, inhoud)),
    )


def _dates(bestek: Bestek, inhoud: structuur.Bestek) -> Iterator[Planningsfout]:
    """What the planning finds, and dates out of order; once it is published a deadline may lie behind us.

    Nothing of the estimated value: a reason that is given here comes into the version, and that value may not.
    """
    echt = {"publicatie_op": bestek.gepubliceerd_op} if bestek.gepubliceerd_op else {}
    for b in planning.check(inhoud.profiel, planning.parse(inhoud.datums | echt), bestek.afwijkingsreden):
        yield Planningsfout(b.soort, b.zin, b.doe, b.ernst, Bron(b.bron, b.url))
    for probleem in gereedheid.problems(inhoud, None if bestek.gepubliceerd_op else klok.now()):
        if probleem.soort in DATUMFOUTEN:
            yield Planningsfout(probleem.soort, probleem.zin, probleem.doe)


def _of_one_route(vragen: object) -> dict[str, tuple[str, ...]]:
    """Per route the questions that are not for every route, in the order of the letters."""
    alle = Route.objects.count()
    gevonden: dict[str, list[str]] = {}
    for vraag in vragen:
        routes = vraag.routes.all()
        for route in routes if len(routes) < alle else ():
            gevonden.setdefault(route.code, []).append(vraag.code)
    return {route: tuple(codes) for route, codes in gevonden.items()}


def _terms() -> Iterator[Term]:
    """Of the glossary those that our own list calls a term of the field: the others are plain words."""
    vak = {term.casefold() for term in LIJSTEN["vakterm"]}
    for begrip in Begrip.objects.only("term", "uitleg", "synoniemen"):
        vormen = [vorm for vorm in begrip.synoniemen if vorm.casefold() in vak]
        if begrip.term.casefold() in vak or vormen:
            yield Term(begrip.term, begrip.uitleg, tuple(vormen))


def _handvatten(bestek: Bestek) -> dict[str, frozenset[str]]:
    """What came into this bestek with a question of the letters belongs to that question."""
    rijen = bestek.criterium_set.current().filter(herkomst__isnull=False, bestekvraag__herkomst__isnull=False)
    gevonden: dict[str, set[str]] = {}
    for vraag, handvat in rijen.values_list("bestekvraag__herkomst__code", "herkomst__code"):
        gevonden.setdefault(vraag, set()).add(handvat)
    return {vraag: frozenset(codes) for vraag, codes in gevonden.items()}


def _gaps(bestek: Bestek, inhoud: structuur.Bestek) -> Iterator[Gat]:
    namen = dict(Thema.objects.values_list("code", "naam"))
    for deel in cover(inhoud, read_map(bestek)):
        for rij in deel.niet:
            yield Gat(deel.perceel.sleutel, namen.get(rij.thema, rij.thema), next(iter(rij.aanvulling), ""))
