"""Choosing eisen from those that are offered with their source."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestek import eisenaanbod, lezen, planning, samenstelling
from bestek.delen import add_deel
from bestek.eisenaanbod import Keuze
from bestek.models import Bestek, Eis
from gemeenten import klok
from kwaliteit.enums import Eissoort

from . import werkblad
from .deur import back_to, edits_bestek


@edits_bestek
@require_http_methods(["GET", "POST"])
def eisen_kiezen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    keuzes = offered(bestek)
    if request.method == "POST":
        gekozen = [k for k in keuzes if k.aanbod.code in request.POST.getlist("eis") and not k.gekozen]
        for keuze in gekozen:
            add_deel(bestek, Eis, request.user, **_fields(keuze))
        if gekozen:
            meer = f"{len(gekozen)} eisen zijn toegevoegd." if len(gekozen) > 1 else "Eén eis is toegevoegd."
            messages.success(request, f"{meer} Pas ze aan uw opdracht aan.")
            return back_to(bestek, "onderdelen", "eisen")
        messages.error(request, "Kruis eerst aan welke eisen u wilt toevoegen.")
        return redirect(request.path)
    momenten = [(keuze, lezen.moment(keuze.aanbod, bestek.profiel)) for keuze in keuzes]
    groepen = [(soort, [rij for rij in momenten if rij[0].aanbod.soort == soort]) for soort in Eissoort]
    context = {"groepen": [g for g in groepen if g[1]], "nagekeken": eisenaanbod.checked_on()}
    return werkblad.show(request, bestek, "bestek/eisen_kiezen.html", "eisen", "Eisen kiezen", **context)


def offered(bestek: Bestek) -> list[Keuze]:
    """For the day on which the rules are held against: that of publication, else today."""
    inhoud = samenstelling.compose(bestek)
    dag = planning.reference_day(planning.parse(inhoud.datums)) or klok.today()
    return eisenaanbod.choices(bestek.profiel, inhoud.routes, bestek.raming, dag, inhoud.eisen)


def _fields(keuze: Keuze) -> dict:
    vast = {"soort": keuze.aanbod.soort, "bewijsmoment": keuze.aanbod.bewijsmoment}
    return vast | {"titel": keuze.titel, "tekst": keuze.tekst, "bewijs": keuze.bewijs}
