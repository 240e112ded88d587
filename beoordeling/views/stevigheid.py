from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..rangschikking import ranking_open
from ..rechten import MEEDOEN
from ..stevigheidsblad import describe_stevigheid
from .ronde import find_ronde, ronde_trail


@member_required(*MEEDOEN)
@require_safe
def stevigheid(request: HttpRequest, pk: int) -> HttpResponse:
    """How firm the ranking is, for who may see the ranking and as soon as it is there; before, a page that says so."""
    ronde = find_ronde(request, pk, lezen=True)
    bestek = ronde.vaststelling.structuur
    rangorde = reverse("beoordeling:rangorde", args=[request.gemeente.slug, ronde.pk])
    context = {
        "ronde": ronde,
        "rangorde_url": rangorde,
        "meer_percelen": len(bestek.percelen) > 1,
        "bladen": describe_stevigheid(ronde, request.user, bestek) if ranking_open(ronde) else None,
        "kruimels": ronde_trail(request, ronde, ("Rangorde", rangorde), ("Hoe stevig", None)),
    }
    return render(request, "beoordeling/rondes/stevigheid.html", context)
