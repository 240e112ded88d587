"""Where a bestek is thin: the themes of the letters against its questions, per perceel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bestek import dekking as rekenwijze
from bestek import samenstelling, structuur
from bestek.models import Bestek
from bestek.rechten import SCHRIJVEN
from bestek.stappenbalk import steps
from bestek.themakaart import read_map
from kwaliteit.models import Thema, Vraag

from . import werkblad
from .deur import with_bestek


@with_bestek(*SCHRIJVEN)
@require_safe
def dekking(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    laatste = bestek.laatste_vaststelling
    percelen = rekenwijze.cover(_text(bestek), read_map(bestek))
    nodig = {code for perceel in percelen for rij in perceel.themas for code in rij.aanvulling}
    context = {
        "bestek": bestek,
        "percelen": percelen,
        "overzicht": rekenwijze.overview(percelen) if len(percelen) > 1 else [],
        "themas": dict(Thema.objects.values_list("code", "naam")),
        "aanvullingen": {vraag.code: vraag for vraag in Vraag.objects.filter(code__in=nodig)},
        "drempel": rekenwijze.DREMPEL,
        "stappen": steps(bestek, laatste),
        "kruimels": [*werkblad.trail(bestek), ("Dekking van thema's", None)],
    }
    return render(request, "bestek/dekking.html", context)


def _text(bestek: Bestek) -> structuur.Bestek:
    """What is being written, or what is frozen where nobody writes."""
    laatste = bestek.laatste_vaststelling
    if laatste is None or bestek.open_wijziging:
        return samenstelling.compose(bestek)
    return laatste.structuur
