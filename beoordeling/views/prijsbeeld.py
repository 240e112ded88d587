"""The opened prices: the overview, the minutes, and asking a bidder to explain."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from gemeenten.enums import Rol
from gemeenten.toegang import member_required

from ..enums import Prijsbesluit, Rondestatus
from ..forms.bewaren import attempt, status_of
from ..forms.prijsonderzoek import BesluitForm, OnderzoekForm
from ..models import Prijs, Prijsonderzoek, Ronde
from ..openingsdruk import render_opening
from ..prijsbeeld import describe_prijzen, limit_of, opening_of
from ..rechten import LEIDEN, MEEDOEN, PRIJZEN_OPEN
from .ronde import find_ronde, ronde_trail


@member_required(*MEEDOEN)
@require_safe
def prijsoverzicht(request: HttpRequest, pk: int) -> HttpResponse:
    """The prices beside each other, from the opening on."""
    ronde = find_ronde(request, pk, lezen=True)
    if ronde.status not in PRIJZEN_OPEN or ronde.zonder_prijs:
        return redirect(ronde)
    bestek = ronde.vaststelling.structuur
    context = {
        "ronde": ronde,
        "delen": describe_prijzen(ronde, request.user, bestek),
        "meer_percelen": len(bestek.percelen) > 1,
        "opening": opening_of(ronde),
        "grens": limit_of(ronde),
        "leidt": Rol.INKOPER in request.rollen,
        "open": ronde.status == Rondestatus.PRIJZEN_GEOPEND,
        "kruimels": ronde_trail(request, ronde, ("Prijzen", None)),
    }
    return render(request, "beoordeling/rondes/prijsoverzicht.html", context)


@member_required(*MEEDOEN)
@require_safe
def opening_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of the opening."""
    ronde = find_ronde(request, pk, lezen=True)
    if ronde.status not in PRIJZEN_OPEN or ronde.zonder_prijs:
        return redirect(ronde)
    try:
        data = render_opening(ronde, request.user)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect(ronde)
    return download_response(data, f"Proces-verbaal van opening {ronde.bestek.kenmerk}", "pdf")


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def onderzoek_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the bidder of this price to explain it."""
    prijs = get_object_or_404(visible_prijzen(request), pk=pk)
    if bestaand := Prijsonderzoek.objects.filter(prijs=prijs).first():
        return redirect("beoordeling:onderzoek", request.gemeente.slug, bestaand.pk)
    form = OnderzoekForm(prijs, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, "Vastgelegd. Stuur de vraag nu zelf aan de inschrijver.")
        return redirect("beoordeling:onderzoek", request.gemeente.slug, form.resultaat.pk)
    zin = "Leg een inschrijving met een abnormaal lage prijs niet terzijde voordat u om uitleg hebt gevraagd."
    context = {"titel": "Om uitleg van de prijs vragen", "zin": zin, "form": form, **_around(request, prijs)}
    return render(request, "beoordeling/offertes/formulierblad.html", context, status=status_of(form))


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def onderzoek(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked and answered, and the decision."""
    rijen = Prijsonderzoek.objects.visible_to(request.user).filter(prijs__in=visible_prijzen(request))
    rij = get_object_or_404(rijen.select_related("prijs__ronde", "prijs__inschrijving__offerte__inschrijver"), pk=pk)
    form = BesluitForm(rij, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, "Uw besluit over de prijs is bewaard.")
        return redirect("beoordeling:prijsoverzicht", request.gemeente.slug, rij.prijs.ronde_id)
    context = {
        "onderzoek": rij,
        "form": form,
        "besloten": rij.besluit != Prijsbesluit.OPEN,
        **_around(request, rij.prijs),
    }
    return render(request, "beoordeling/rondes/prijsonderzoek.html", context, status=status_of(form))


def visible_prijzen(request: HttpRequest):
    """The opened prices of rounds that the visitor sees."""
    rondes = Ronde.objects.visible_to(request.user)
    rijen = Prijs.objects.visible_to(request.user).filter(ronde__in=rondes)
    return rijen.select_related("ronde__bestek", "ronde__gemeente", "inschrijving__offerte__inschrijver")


def _around(request: HttpRequest, prijs: Prijs) -> dict:
    terug = reverse("beoordeling:prijsoverzicht", args=[request.gemeente.slug, prijs.ronde_id])
    hier = (str(prijs.inschrijving.offerte.inschrijver), None)
    return {
        "ronde": prijs.ronde,
        "terug_url": terug,
        "kruimels": ronde_trail(request, prijs.ronde, ("Prijzen", terug), hier),
    }
