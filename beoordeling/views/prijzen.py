from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gemeenten.toegang import member_required

from .. import kluis, registratie
from ..forms.bewaren import attempt
from ..forms.prijzen import PrijsForm
from ..rechten import LEIDEN
from .eisen import visible_inschrijving
from .offertes import offerte_trail


@sensitive_post_parameters()  # an error report shows no amounts
@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def prijs(request: HttpRequest, pk: int) -> HttpResponse:
    inschrijving = visible_inschrijving(request, pk)
    form = PrijsForm(inschrijving, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, "De prijs ligt in de kluis. Niemand ziet haar tot de opening.")
        return redirect(inschrijving.offerte)
    context = {
        "inschrijving": inschrijving,
        "form": form,
        "een_perceel": registratie.has_one_perceel(inschrijving.offerte.bestek),
        "bezwaar": kluis.objection_to_store(inschrijving, request.user),
        "versies": inschrijving.kluisprijzen.defer("verzegeld").select_related("geregistreerd_door"),
        "kruimels": offerte_trail(request, inschrijving.offerte, "Prijs in de kluis"),
    }
    return render(request, "beoordeling/offertes/prijs.html", context)
