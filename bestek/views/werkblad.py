"""The frame of the composer: outline with what is still to be done, status and totals."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from bestek import ongedaan, overlegstand, samenstelling, structuur, verloop, weging
from bestek.gereedheid import Probleem
from bestek.hoofdstukstand import chapter_of
from bestek.models import Bestek
from bestek.scanstand import read_stand
from gemeenten.views.bewaren import wants_json

from . import indeling

INDELING = indeling.WERKPLEKKEN


def show(
    request: HttpRequest, bestek: Bestek, template: str, plek: str, naam: str = "", status: int = 200, **context: object
) -> HttpResponse:
    """Render a page of the composer; `plek` is the entry of the outline, `naam` of a page below it."""
    stand = state(request, bestek, plek)
    titel = indeling.place_title(plek, stand["structuur"])
    kruimels = [*trail(bestek), (titel, address(bestek, plek) if naam else None)]
    context |= stand | {"plektitel": titel, "kruimels": kruimels + ([(naam, None)] if naam else [])}
    return render(request, template, context, status=status)


def state(request: HttpRequest, bestek: Bestek, plek: str) -> dict:
    """How the working text stands, for the frame: outline, totals, what is to be done and what can be undone."""
    inhoud = samenstelling.compose(bestek)
    problemen = verloop.problems_of(bestek, inhoud)
    return {
        "bestek": bestek,
        "structuur": inhoud,
        "indeling": indeling.outline(bestek, inhoud, problemen, plek, address),
        "scanstand": read_stand(bestek, inhoud),
        "overleg": overlegstand.read_stand(bestek, request.user),
        "problemen": problemen,
        "problemen_hier": [p for p in problemen if plek in (p.plek, indeling.place_of_chapter(chapter_of(p, inhoud)))],
        "totalen": totals(inhoud),
        "paginas": asked_pages(inhoud),
        "plek": plek,
        "deel_nu": str(request.resolver_match.kwargs.get("sleutel", plek)),
        "ongedaan": ongedaan.last_act(bestek, request.user),
        "opnieuw": ongedaan.last_undone(bestek, request.user),
    }


def with_state(request: HttpRequest, bestek: Bestek, response: HttpResponse) -> HttpResponse:
    """To a save in the background the reply holds the parts of the frame as they read now, to be put in place."""
    if not wants_json(request) or response.status_code != 200 or not isinstance(response, JsonResponse):
        return response
    bestek.refresh_from_db()
    context = state(request, bestek, place_of(request))
    stukken = render_to_string("bestek/deel/stukken.html", context, request)
    inhoud = json.loads(response.content)
    return JsonResponse({**inhoud, "stukken": inhoud.get("stukken", "") + stukken})


def place_of(request: HttpRequest) -> str:
    """The entry of the outline that a page of the composer belongs to."""
    naam, soort = request.resolver_match.url_name, request.resolver_match.kwargs.get("soort")
    return soort or {"gegevens": "gegevens", "gunning": "gunning", "schaal": "schalen"}.get(naam, "vragen")


def trail(bestek: Bestek) -> list[tuple]:
    return [
        ("Bestekken", reverse("bestek:lijst", args=[bestek.gemeente.slug])),
        (bestek.titel, bestek.get_absolute_url()),
    ]


def address(bestek: Bestek, plek: str) -> str:
    eigen = [bestek.gemeente.slug, bestek.pk]
    if plek.startswith(indeling.TEKEN):
        return reverse("bestek:hoofdstuk", args=[*eigen, plek.removeprefix(indeling.TEKEN)])
    if plek in ("gegevens", "vragen", "gunning"):
        return reverse(f"bestek:{plek}", args=eigen)
    return reverse("bestek:onderdelen", args=[*eigen, plek])


def remedy(bestek: Bestek, probleem: Probleem) -> str:
    """Where something that is to be done can be mended; a paragraph in its chapter."""
    in_hoofdstuk = probleem.plek == "paragrafen" and probleem.hoofdstuk
    return address(bestek, indeling.place_of_chapter(probleem.hoofdstuk) if in_hoofdstuk else probleem.plek)


def totals(inhoud: structuur.Bestek) -> list[weging.Weegtotaal]:
    return [weging.total_of(inhoud, perceel) for perceel in inhoud.percelen]


def asked_pages(inhoud: structuur.Bestek) -> weging.Omvang:
    return weging.pages_of(inhoud)
