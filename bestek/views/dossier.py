"""The page of one bestek: where it stands, what is to be done, and for readers the frozen text itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bestek import akkoorden, gereedheid, hoofdstukken, overlegstand, samenstelling, verloop
from bestek import lezen as leesvorm
from bestek.beleid import changed
from bestek.edities import count_outdated
from bestek.models import Bestek
from bestek.rechten import LEZEN, SCHRIJVEN, VASTSTELLEN
from bestek.scanstand import read_stand
from bestek.stappenbalk import steps
from gemeenten.models import Gebeurtenis

from . import werkblad
from .deur import with_bestek
from .versies import show_version


@with_bestek(*LEZEN)
@require_safe
def bestek(request: HttpRequest, rij: Bestek) -> HttpResponse:
    if not request.rollen & set(SCHRIJVEN):
        return show_version(request, rij, rij.laatste_vaststelling)
    inhoud = samenstelling.compose(rij)
    laatste = rij.laatste_vaststelling
    context = {
        "bestek": rij,
        "structuur": inhoud,
        "planning": leesvorm.planning(inhoud),
        "problemen": [(p, werkblad.remedy(rij, p)) for p in verloop.problems_of(rij, inhoud)],
        "adviezen": [(p, werkblad.remedy(rij, p)) for p in gereedheid.advice(inhoud, rij.dossier)],
        "scanstand": read_stand(rij, inhoud),
        "totalen": werkblad.totals(inhoud),
        "paginas": werkblad.asked_pages(inhoud),
        "overleg": overlegstand.read_stand(rij, request.user),
        "review": akkoorden.read_review(rij, inhoud),
        "stappen": steps(rij, laatste),
        "laatste": laatste,
        "wijziging": rij.open_wijziging,
        "intrekking": verloop.withdrawal(rij),
        "vernieuwd": count_outdated([rij]).get(rij.pk, 0) if rij.bewerkbaar else 0,
        "beleid_gewijzigd": changed(rij, request.user).count() if rij.bewerkbaar else 0,
        "mag_vaststellen": bool(request.rollen & set(VASTSTELLEN)),
        "kruimels": [("Bestekken", reverse("bestek:lijst", args=[rij.gemeente.slug])), (rij.titel, None)],
    }
    return render(request, "bestek/bestek.html", context)


@with_bestek(*SCHRIJVEN)
@require_safe
def lezen(request: HttpRequest, rij: Bestek) -> HttpResponse:
    """The working text as readers will see it, with the background criteria beside."""
    context = hoofdstukken.read(samenstelling.compose(rij)) | {
        "bestek": rij,
        "overleg": overlegstand.read_stand(rij, request.user),
        "vaststelling": None,
        "stappen": steps(rij, rij.laatste_vaststelling),
        "toont_achtergrond": True,
        "kruimels": [*werkblad.trail(rij), ("Voorbeeld", None)],
    }
    return render(request, "bestek/lezen.html", context)


@with_bestek(*SCHRIJVEN)
@require_safe
def geschiedenis(request: HttpRequest, rij: Bestek) -> HttpResponse:
    gebeurtenissen = Gebeurtenis.objects.filter(onderwerp=rij._meta.label_lower, onderwerp_id=rij.pk)
    context = {
        "bestek": rij,
        "stappen": steps(rij, rij.laatste_vaststelling),
        "rijen": gebeurtenissen.select_related("wie").order_by("-wanneer", "-pk")[:200],
        "kruimels": [*werkblad.trail(rij), ("Geschiedenis", None)],
    }
    return render(request, "bestek/geschiedenis.html", context)
