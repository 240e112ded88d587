from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bestek.methoden import METHODEN
from gemeenten.toegang import member_required

from ..rangschikking import ranking_open
from ..rechten import GUNNING_LEZEN, MEEDOEN
from ..uitslag import describe_uitslag
from ..verdelingsbeeld import show_division
from .ronde import find_ronde, ronde_trail


@member_required(*MEEDOEN)
@require_safe
def rangorde(request: HttpRequest, pk: int) -> HttpResponse:
    """The ranking of each perceel with the sum behind each number; before it may be known, a page that says so."""
    ronde = find_ronde(request, pk, lezen=True)
    bestek = ronde.vaststelling.structuur
    context = {
        "ronde": ronde,
        "bestek": bestek,
        "meer_percelen": len(bestek.percelen) > 1,
        "ziet_gunning": bool(request.rollen & set(GUNNING_LEZEN)),
        "met_prijs": not ronde.zonder_prijs,
        "methode": METHODEN[bestek.methode],
        "verdeling": show_division(ronde, bestek) if ranking_open(ronde) else None,
        "delen": describe_uitslag(ronde, bestek) if ranking_open(ronde) else None,
        "kruimels": ronde_trail(request, ronde, ("Rangorde", None)),
    }
    return render(request, "beoordeling/rondes/rangorde.html", context)
