from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeenten import klok
from gemeenten.toegang import member_required

from . import lopend, nieuws, wachtlijst, wegwijs

MAX_TERMIJNEN = 8


@member_required()
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    bestekken = lopend.visible_bestekken(request.user)
    termijnen = lopend.deadlines(bestekken)
    kaarten = wegwijs.cards(request)
    context = {
        "vandaag": klok.now(),
        "wacht": wachtlijst.waiting(request.user, request.gemeente, request.rollen),
        "lopend": lopend.running(bestekken, termijnen, request.rollen),
        "termijnen": termijnen[:MAX_TERMIJNEN],
        "nieuws": nieuws.recent(bestekken, request.rollen),
        "afgerond": lopend.finished(request.user),
        "kaarten": kaarten,
        "rondkijken": wegwijs.places(request, kaarten),
    }
    return render(request, "portaal/start.html", context)
