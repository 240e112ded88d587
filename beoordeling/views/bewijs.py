from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gemeenten.toegang import member_required

from ..bewijsnagaan import course, to_verify, verification_problems
from ..forms.bewaren import attempt, status_of
from ..forms.geldigheid import BewijsForm
from ..rechten import LEIDEN
from .eisen import visible_inschrijving
from .offertes import offerte_trail


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def bewijs(request: HttpRequest, pk: int) -> HttpResponse:
    """Check the evidence of who may get the award; each eis is saved on its own."""
    inschrijving = visible_inschrijving(request, pk)
    formulieren = [BewijsForm(toets, request.POST or None) for toets in to_verify(inschrijving)]
    fouten = [form for form in formulieren if form.is_bound and not attempt(form, request.user)]
    if request.method == "POST" and not fouten:
        messages.success(request, "Wat u hebt nagegaan is bewaard.")
        return redirect("beoordeling:bewijs", request.gemeente.slug, pk)
    context = {
        "inschrijving": inschrijving,
        "formulieren": formulieren,
        "fouten": fouten,
        "problemen": verification_problems(inschrijving),
        "verloop": course(inschrijving),
        "kruimels": offerte_trail(request, inschrijving.offerte, "Bewijs nagaan"),
    }
    return render(request, "beoordeling/offertes/bewijs.html", context, status=status_of(*fouten))
