"""Downloads: the files of a version, or of the working text for who writes it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from bestek import samenstelling
from bestek.models import Bestek, Vaststelling
from bestek.openbaarheid import ACHTERGROND, readable_versions
from bestek.rechten import LEZEN, SCHRIJVEN
from bestek.structuur import Bestek as Structuur
from bestek.uitvoer import formaten, maten
from bestek.uitvoer.gegevens import schema
from bestek.uitvoer.uitgave import Uitgave
from documenten.antwoord import download_response
from documenten.pdf import PdfFout

from . import werkblad
from .deur import with_bestek


@with_bestek(*LEZEN)
@require_safe
def uitvoer(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    vast = get_object_or_404(readable_versions(bestek, request.rollen), nummer=nummer)
    return _show_list(request, bestek, vast)


@with_bestek(*SCHRIJVEN)
@require_safe
def uitvoer_concept(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    return _show_list(request, bestek, samenstelling.compose(bestek))


@with_bestek(*LEZEN)
@require_safe
def uitvoer_bestand(request: HttpRequest, bestek: Bestek, nummer: int, formaat: str) -> HttpResponse:
    vast = get_object_or_404(readable_versions(bestek, request.rollen), nummer=nummer)
    return _send(request, bestek, vast, formaat)


@with_bestek(*SCHRIJVEN)
@require_safe
def uitvoer_concept_bestand(request: HttpRequest, bestek: Bestek, formaat: str) -> HttpResponse:
    return _send(request, bestek, samenstelling.compose(bestek), formaat)


@require_safe
@cache_control(public=True, max_age=3600)
def bestekschema(request: HttpRequest) -> HttpResponse:
    """The form of the JSON; of nobody, so for everybody."""
    return HttpResponse(schema(), content_type="application/schema+json")


def _show_list(request: HttpRequest, bestek: Bestek, bron: Vaststelling | Structuur) -> HttpResponse:
    uitgave = _edition(request, bestek, bron)
    naam, args = _place(bestek, uitgave)
    bekend = maten.known_sizes(uitgave)
    context = {
        "bestek": bestek,
        "uitgave": uitgave,
        "rijen": [
            (formaat, reverse(naam, args=[*args, formaat.code]), bekend.get(formaat.code))
            for formaat in formaten.available(uitgave)
        ],
        "werktekst_adres": _draft_address(request, bestek),
        "mag_intern": bool(request.rollen & ACHTERGROND),
        "kruimels": [*werkblad.trail(bestek), (f"Downloaden: {uitgave.versie}", None)],
    }
    return render(request, "bestek/uitvoer.html", context)


def _send(request: HttpRequest, bestek: Bestek, bron: Vaststelling | Structuur, code: str) -> HttpResponse:
    uitgave = _edition(request, bestek, bron)
    formaat = next((f for f in formaten.available(uitgave) if f.code == code), None)
    if formaat is None:
        raise Http404("Dit formaat is er van deze tekst niet.")
    try:
        data = formaat.maak(uitgave)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect(bestek)
    maten.remember(uitgave, formaat.code, len(data))
    return download_response(data, f"{uitgave.naam}{formaat.achtervoegsel}", formaat.soort)


def _edition(request: HttpRequest, bestek: Bestek, bron: Vaststelling | Structuur) -> Uitgave:
    """Who asks for the copy of the house and may not read it, gets the public one."""
    intern = request.GET.get("intern") == "1" and bool(request.rollen & ACHTERGROND)
    return Uitgave(bestek, bron, request.build_absolute_uri("/").rstrip("/"), intern)


def _place(bestek: Bestek, uitgave: Uitgave) -> tuple[str, list[object]]:
    if uitgave.vast:
        return "bestek:uitvoer_bestand", [bestek.gemeente.slug, bestek.pk, uitgave.vast.nummer]
    return "bestek:uitvoer_concept_bestand", [bestek.gemeente.slug, bestek.pk]


def _draft_address(request: HttpRequest, bestek: Bestek) -> str:
    schrijft = bool(request.rollen & set(SCHRIJVEN)) and bestek.bewerkbaar
    return reverse("bestek:uitvoer_concept", args=[bestek.gemeente.slug, bestek.pk]) if schrijft else ""
