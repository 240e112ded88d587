"""Frozen versions: read them, compare them, print them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from bestek import bijlage, hoofdstukken, samenstelling, structuur, verloop
from bestek.models import Bestek, Vaststelling
from bestek.openbaarheid import ACHTERGROND, readable_text, readable_versions
from bestek.rechten import LEZEN, SCHRIJVEN
from bestek.stappenbalk import steps
from bestek.vergelijking import compare
from documenten.antwoord import download_response
from documenten.pdf import PdfFout

from . import werkblad
from .deur import with_bestek


@with_bestek(*LEZEN)
@require_safe
def versies(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    rijen = list(readable_versions(bestek, request.rollen).select_related("vastgesteld_door").order_by("-nummer"))
    context = {
        "bestek": bestek,
        "rijen": rijen,
        "stappen": steps(bestek, rijen[0] if rijen else None),
        "kruimels": [*werkblad.trail(bestek), ("Versies", None)],
    }
    return render(request, "bestek/versies.html", context)


@with_bestek(*LEZEN)
@require_safe
def versie(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    vaststelling = get_object_or_404(readable_versions(bestek, request.rollen), nummer=nummer)
    return show_version(request, bestek, vaststelling)


@with_bestek(*LEZEN)
@require_safe
def verschil(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    """What changed to this version, from the one before or from `?vanaf=`."""
    voor, na = two_versions(request, bestek, request.GET.get("vanaf", ""), nummer)
    context = {
        "bestek": bestek,
        "eerdere": readable_versions(bestek, request.rollen).filter(nummer__lt=nummer).order_by("nummer"),
        "voor": voor,
        "na": na,
        "veranderingen": compare(readable_text(voor, request.rollen), readable_text(na, request.rollen)),
        "kruimels": [*werkblad.trail(bestek), (f"Verschil tussen versie {voor.nummer} en {na.nummer}", None)],
    }
    return render(request, "bestek/verschil.html", context)


@with_bestek(*LEZEN)
@require_safe
def pdf(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    """The annex: of version `?versie=`, else the newest one; the working text for who writes and nothing is frozen."""
    try:
        data = bijlage.render(bestek, _asked_version(request, bestek))
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect(bestek)
    return download_response(data, f"{bestek.kenmerk} {bestek.titel}", "pdf")


def two_versions(
    request: HttpRequest, bestek: Bestek, vanaf: str | int, nummer: int
) -> tuple[Vaststelling, Vaststelling]:
    """An earlier version and a later one, both readable for this person."""
    rijen = readable_versions(bestek, request.rollen)
    eerder = int(vanaf) if str(vanaf).isdecimal() else nummer - 1
    if eerder >= nummer:
        raise Http404("Vergelijk met een eerdere versie.")
    return get_object_or_404(rijen, nummer=eerder), get_object_or_404(rijen, nummer=nummer)


def show_version(request: HttpRequest, bestek: Bestek, vaststelling: Vaststelling | None) -> HttpResponse:
    if vaststelling is None:
        raise Http404("Van dit bestek is nog geen versie vastgesteld.")
    context = hoofdstukken.read(readable_text(vaststelling, request.rollen)) | {
        "bestek": bestek,
        "vaststelling": vaststelling,
        "stappen": steps(bestek, bestek.laatste_vaststelling),
        "intrekking": verloop.withdrawal(bestek),
        "toont_achtergrond": bool(request.rollen & ACHTERGROND),
        "toont_ontheffingen": bool(request.rollen & set(SCHRIJVEN)),
        "kruimels": [*werkblad.trail(bestek)[:1], (bestek.titel, None)],
    }
    return render(request, "bestek/lezen.html", context)


def _asked_version(request: HttpRequest, bestek: Bestek) -> Vaststelling | structuur.Bestek:
    gevraagd = request.GET.get("versie", "")
    if gevraagd.isdigit():
        return get_object_or_404(readable_versions(bestek, request.rollen), nummer=int(gevraagd))
    schrijft = bool(request.rollen & set(SCHRIJVEN))
    if schrijft and (gevraagd == "concept" or bestek.laatste_vaststelling is None):
        return samenstelling.compose(bestek)
    if bestek.laatste_vaststelling is None:
        raise Http404("Van dit bestek is nog geen versie vastgesteld.")
    return bestek.laatste_vaststelling
