"""The inkoper's overview of a round: who is ready and what is late; from consensus on the marks of everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from documenten.antwoord import download_response
from gemeenten.toegang import member_required

from .. import rondebeeld
from ..overleg import overleglijst
from ..rechten import LEIDEN, SCORES_OPEN
from ..scoreuitvoer import render_scores
from ..voortgangbeeld import heatmap, milestones, strictness
from .ronde import find_ronde, ronde_trail


@member_required(*LEIDEN)
@require_safe
def voortgang(request: HttpRequest, pk: int) -> HttpResponse:
    """Before consensus no more than ready or not ready."""
    ronde = find_ronde(request, pk, lezen=True)
    regels = overleglijst(ronde, request.user, ronde.vaststelling.structuur)
    koppen, rijen = heatmap(regels)
    context = {
        "ronde": ronde,
        "begonnen": ronde.status in SCORES_OPEN,
        "mijlpalen": milestones(ronde),
        "commissie": rondebeeld.committee(ronde, met_stand=True),
        "koppen": koppen,
        "rijen": rijen,
        "strengheid": strictness(regels),
        "kruimels": ronde_trail(request, ronde, ("Voortgang", None)),
    }
    return render(request, "beoordeling/rondes/voortgang.html", context)


@member_required(*LEIDEN)
@require_safe
def scores_bestand(request: HttpRequest, pk: int) -> HttpResponse:
    """All details as Excel; from consensus on."""
    ronde = find_ronde(request, pk, lezen=True)
    if ronde.status not in SCORES_OPEN:
        return redirect("beoordeling:voortgang", request.gemeente.slug, pk)
    data = render_scores(ronde, request.user)
    return download_response(data, f"Beoordeling {ronde.bestek.kenmerk}", "xlsx")
