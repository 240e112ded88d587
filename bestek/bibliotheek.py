"""The questions of the letters as a library beside the composer."""

from django.db.models import Q, QuerySet

from kwaliteit.models import Brief, Route, Thema, Vraag

from .models import Bestek

FILTERS = ("zoek", "brief", "thema", "route")


def search(filters: dict[str, str]) -> QuerySet[Vraag]:
    """The questions that can be asked and fit all `filters`; an unknown value finds nothing."""
    found = Vraag.objects.leaves().select_related("brief").prefetch_related("routes")
    if brief := filters.get("brief"):
        found = found.filter(brief__nummer=int(brief)) if brief.isdigit() else found.none()
    if thema := filters.get("thema"):
        found = found.filter(themas__code=thema)
    if route := filters.get("route"):
        found = found.filter(routes__code=route)
    for woord in filters.get("zoek", "").split():
        found = found.filter(Q(code__istartswith=woord) | Q(onderwerp__icontains=woord) | Q(tekst__icontains=woord))
    return found.distinct()


def filter_choices() -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in each filter, as (value, label)."""
    return {
        "brief": [(str(b.nummer), str(b)) for b in Brief.objects.exclude(nummer=0)],
        "thema": list(Thema.objects.values_list("code", "naam")),
        "route": list(Route.objects.values_list("code", "naam")),
    }


def used_codes(bestek: Bestek) -> dict[str, str]:
    """The letters' questions that this bestek asks already: code → sleutel of the bestekvraag."""
    rijen = bestek.bestekvraag_set.current().filter(herkomst__isnull=False)
    return {code: str(sleutel) for code, sleutel in rijen.values_list("herkomst__code", "sleutel")}
