"""The questions of the letters, and the gemeente's own library, to choose from beside the composer."""

import uuid

from django.db.models import Q, QuerySet

from gemeenten.models import Gebruiker
from kwaliteit.enums import Itemsoort
from kwaliteit.models import Bibliotheekitem, Brief, Route, Thema, Vraag
from kwaliteit.zoeken.zoek import narrow

from .models import Bestek, Bestekvraag, Eis, Paragraaf

FILTERS = ("zoek", "bron", "brief", "thema", "route")
BRIEVEN, EIGEN = "brieven", "eigen"
PER_SOORT = {"vragen": Itemsoort.VRAAG, "eisen": Itemsoort.EIS, "paragrafen": Itemsoort.PARAGRAAF}


def search(filters: dict[str, str]) -> QuerySet[Vraag]:
    """The questions that can be asked and fit all `filters`; an unknown value finds nothing."""
    found = Vraag.objects.leaves().select_related("brief").prefetch_related("routes")
    if filters.get("bron") == EIGEN:
        return found.none()
    if brief := filters.get("brief"):
        found = found.filter(brief__nummer=int(brief)) if brief.isdigit() else found.none()
    if thema := filters.get("thema"):
        found = found.filter(themas__code=thema)
    if route := filters.get("route"):
        found = found.filter(routes__code=route)
    return narrow(found, filters.get("zoek", "")).distinct()


def search_own(soort: Itemsoort, filters: dict[str, str] | None = None) -> QuerySet[Bibliotheekitem]:
    """The items in use of the own library that fit all `filters`; those of a letter go back to it."""
    keuze = filters or {}
    found = Bibliotheekitem.objects.current().filter(soort=soort).select_related("herkomst", "overgenomen_van")
    if keuze.get("bron") == BRIEVEN:
        return found.none()
    if brief := keuze.get("brief"):
        found = found.filter(herkomst__brief__nummer=int(brief)) if brief.isdigit() else found.none()
    return found.fitting(q=keuze.get("zoek", ""), thema=keuze.get("thema", ""), route=keuze.get("route", ""))


def filter_choices() -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in each filter, as (value, label)."""
    return {
        "bron": [(BRIEVEN, "de brieven"), (EIGEN, "eigen bibliotheek")],
        "brief": [(str(b.nummer), str(b)) for b in Brief.objects.exclude(nummer=0)],
        "thema": list(Thema.objects.values_list("code", "naam")),
        "route": list(Route.objects.values_list("code", "naam")),
    }


def used_codes(bestek: Bestek) -> dict[str, str]:
    """The letters' questions that this bestek asks already: code → sleutel of the bestekvraag."""
    rijen = bestek.bestekvraag_set.current().filter(herkomst__isnull=False)
    return {code: str(sleutel) for code, sleutel in rijen.values_list("herkomst__code", "sleutel")}


def used_items(bestek: Bestek, soort: str) -> dict[uuid.UUID, str]:
    """The items of the own library that are in this bestek already: their key → that of the part."""
    delen = {"vragen": bestek.bestekvraag_set, "eisen": bestek.eis_set, "paragrafen": bestek.paragraaf_set}[soort]
    rijen = delen.current().filter(bibliotheekitem__isnull=False)
    return {item: str(deel) for item, deel in rijen.values_list("bibliotheekitem__sleutel", "sleutel")}


def own_items(
    bestek: Bestek, soort: str, filters: dict[str, str] | None = None
) -> list[tuple[Bibliotheekitem, str | None]]:
    """The items of the own library for this place, each with the key of the part where the bestek has it already."""
    gebruikt = used_items(bestek, soort)
    return [(item, gebruikt.get(item.sleutel)) for item in search_own(PER_SOORT[soort], filters)]


def bestekken_with(item: Bibliotheekitem, gebruiker: Gebruiker) -> QuerySet[Bestek]:
    """The bestekken that this reader may see and whose working text has something of the item."""
    gebruikt = Q(pk=None)
    for model in (Bestekvraag, Eis, Paragraaf):
        gebruikt |= Q(pk__in=model.objects.current().filter(bibliotheekitem=item).values("bestek"))
    return Bestek.objects.visible_to(gebruiker).filter(gebruikt)
