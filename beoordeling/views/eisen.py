from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from bestek.profielen import in_words
from gemeenten.toegang import member_required

from .. import registratie
from ..forms.bewaren import attempt, status_of
from ..forms.eisen import EisForm, GeldigheidForm
from ..geldigheid import kwaliteit_open, open_eisen
from ..models import Inschrijving, Offerte
from ..rechten import LEIDEN
from .offertes import offerte_trail, visible_offerte


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def eisen(request: HttpRequest, pk: int) -> HttpResponse:
    """All eisen in one form; each is saved on its own, so that a collision over one keeps the others."""
    offerte = visible_offerte(request, pk)
    toetsen = offerte.eistoetsen.select_related("eis", "eis__perceel", "offerte__bestek", "getoetst_door")
    toetsen = toetsen.order_by("eis__soort", "eis__volgorde")
    formulieren = [EisForm(toets, request.POST or None) for toets in toetsen]
    fouten = [form for form in formulieren if form.is_bound and not attempt(form, request.user)]
    if request.method == "POST" and not fouten:
        messages.success(request, "Het oordeel over de eisen is bewaard.")
        return redirect(offerte)
    context = {
        "offerte": offerte,
        "formulieren": [form if form in fouten else EisForm(form.toets) for form in formulieren],
        "fouten": fouten,
        "open": kwaliteit_open(offerte.bestek),
        "kruimels": offerte_trail(request, offerte, "Eisen"),
    }
    return render(request, "beoordeling/offertes/eisen.html", context, status=status_of(*fouten))


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def geldigheid(request: HttpRequest, pk: int) -> HttpResponse:
    inschrijving = visible_inschrijving(request, pk)
    form = GeldigheidForm(inschrijving, request.POST or None)
    if attempt(form, request.user):
        zin = f"Inschrijving: {inschrijving.get_geldigheid_display().lower()}."
        messages.success(request, in_words(zin, inschrijving.offerte.bestek.profiel))
        return redirect(inschrijving.offerte)
    context = {
        "inschrijving": inschrijving,
        "form": form,
        "een_perceel": registratie.has_one_perceel(inschrijving.offerte.bestek),
        "open_eisen": open_eisen(inschrijving).select_related("eis"),
        "open": kwaliteit_open(inschrijving.offerte.bestek),
        "kruimels": offerte_trail(
            request, inschrijving.offerte, in_words("Geldigheid", inschrijving.offerte.bestek.profiel)
        ),
    }
    return render(request, "beoordeling/offertes/geldigheid.html", context, status=status_of(form))


def visible_inschrijving(request: HttpRequest, pk: int) -> Inschrijving:
    rijen = Inschrijving.objects.filter(offerte__in=Offerte.objects.visible_to(request.user))
    return get_object_or_404(rijen.select_related("offerte__bestek", "offerte__inschrijver", "perceel"), pk=pk)
