"""Pages on which the inkoper sets up and leads a round."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gemeenten.toegang import member_required

from ..enums import Rondestatus
from ..forms.bewaren import attempt, status_of
from ..forms.inrichting import DeskundigheidForm, InrichtingForm, LeidingForm, VervangingForm
from ..rechten import LEIDEN
from .commissie import visible_lid, visible_ronde
from .offertes import trail


def set_up_page(request: HttpRequest, pk: int, soort: type, titel: str, zin: str, gelukt: str) -> HttpResponse:
    """A form about the round itself."""
    ronde = visible_ronde(request, pk)
    form = soort(ronde, request.POST or None)
    terug = reverse("beoordeling:commissie", args=[request.gemeente.slug, ronde.pk])
    if attempt(form, request.user):
        messages.success(request, gelukt)
        return redirect(terug)
    context = {
        "ronde": ronde,
        "titel": titel,
        "zin": zin,
        "form": form,
        "terug_url": terug,
        "kruimels": trail(request, ronde.bestek, ("Commissie", terug), (titel, None)),
    }
    return render(request, "beoordeling/offertes/formulierblad.html", context, status=status_of(form))


def lid_page(request: HttpRequest, pk: int, soort: type, titel: str, zin: str, gelukt: str) -> HttpResponse:
    """A form about a member of the committee."""
    lid = visible_lid(request, pk)
    form = soort(lid, request.POST or None)
    terug = reverse("beoordeling:commissie", args=[request.gemeente.slug, lid.ronde_id])
    if attempt(form, request.user):
        messages.success(request, gelukt)
        return redirect(terug)
    titel = f"{titel} {lid.gebruiker}"
    context = {
        "ronde": lid.ronde,
        "titel": titel,
        "zin": zin,
        "form": form,
        "terug_url": terug,
        "kruimels": trail(request, lid.ronde.bestek, ("Commissie", terug), (titel, None)),
    }
    return render(request, "beoordeling/offertes/formulierblad.html", context, status=status_of(form))


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def inrichting(request: HttpRequest, pk: int) -> HttpResponse:
    zin = "Hoe de beoordelaars lezen, staat vast zodra zij beginnen."
    if visible_ronde(request, pk).status != Rondestatus.VOORBEREIDING:
        zin = "Het beoordelen is begonnen: hoe er wordt gelezen, staat vast."
    return set_up_page(request, pk, InrichtingForm, "Zo wordt er gelezen", zin, "De inrichting is bewaard.")


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def leiding(request: HttpRequest, pk: int) -> HttpResponse:
    zin = "Wie leidt, ziet op zijn startpagina wat er te doen is. Alle inkopers houden hun rechten."
    return set_up_page(request, pk, LeidingForm, "Leiding overdragen", zin, "De leiding is overgedragen.")


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def deskundigheid(request: HttpRequest, pk: int) -> HttpResponse:
    zin = "Schrijf op waarom dit lid deze vragen kan beoordelen. Het staat in het verslag."
    return lid_page(request, pk, DeskundigheidForm, "Deskundigheid van", zin, "De deskundigheid is bewaard.")


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def vervanging(request: HttpRequest, pk: int) -> HttpResponse:
    zin = "Oordelen die klaar zijn, blijven staan en tellen mee. Een vervanger krijgt dezelfde vragen, begint zelf "
    zin += "opnieuw en ziet niets van wat er al is."
    return lid_page(request, pk, VervangingForm, "Uitval van", zin, "De uitval is vastgelegd.")
