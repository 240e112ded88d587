from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required
from kwaliteit.models import Thema
from kwaliteit.zoeken.zoek import MAX_TEKENS, Uitkomst, Vindplaats

from .zoeken import search_all

EERST, ALLE = 20, 200
SOORTEN = (  # value of the filter, its name, and the kinds that it holds
    ("vraag", "Vragen", ("vraag",)),
    ("handvat", "Handvatten", ("handvat",)),
    ("brief", "Brieven", ("brief", "onderdeel")),
    ("begrip", "Begrippen", ("begrip",)),
    ("thema", "Thema’s", ("thema",)),
    ("bibliotheek", "Bibliotheek", ("bibliotheek",)),
    ("bestek", "Bestekken", ("bestek",)),
)


@dataclass(frozen=True)
class Resultaat:
    vindplaats: Vindplaats
    url: str


@member_required()
@require_safe
def zoeken(request: HttpRequest) -> HttpResponse:
    """The page; for a request by htmx only its results, and the number found for who hears the page."""
    gekozen = next((rij for rij in SOORTEN if rij[0] == request.GET.get("soort")), None)
    hoogstens = ALLE if "alles" in request.GET else EERST
    kinds = gekozen[2] if gekozen else None
    uitkomst = search_all(request.GET.get("q", ""), request.gemeente, request.user, kinds, hoogstens)
    context = {
        "uitkomst": uitkomst,
        "resultaten": [Resultaat(v, address(request, v)) for v in uitkomst.treffers],
        "soorten": kinds_found(uitkomst, gekozen),
        "gekozen": gekozen[0] if gekozen else "",
        "max_tekens": MAX_TEKENS,
        "themas": Thema.objects.all() if not uitkomst.treffers else (),
        "kruimels": [("Zoeken", None)],
    }
    deel = request.htmx and not request.htmx.history_restore_request
    antwoord = render(request, f"portaal/{'deel/zoekresultaten' if deel else 'zoeken'}.html", context)
    patch_vary_headers(antwoord, ["HX-Request"])
    return antwoord


def kinds_found(uitkomst: Uitkomst, gekozen: tuple | None) -> list[tuple[str, str, int]]:
    """The kinds of which something is found, with how much; and the one that is asked."""
    tellingen = [(*soort[:2], sum(uitkomst.aantallen[naam] for naam in soort[2])) for soort in SOORTEN]
    return [telling for telling in tellingen if telling[2] or (gekozen and telling[0] == gekozen[0])]


def address(request: HttpRequest, vindplaats: Vindplaats) -> str:
    naam, argumenten, anker = vindplaats.doel
    url = reverse(naam, args=[request.gemeente.slug, *argumenten])
    return f"{url}#{anker}" if anker else url
