"""Judging the same offers again, and both rounds beside each other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gemeenten.toegang import member_required

from ..forms.bewaren import attempt, status_of
from ..forms.herbeoordeling import HerbeoordelingForm
from ..herbeoordeling import objection_to_reassess, origin_of
from ..models import Ronde
from ..rangschikking import ranking_open
from ..rechten import LEIDEN, NALEZEN
from ..vergelijking import compare
from .ronde import find_ronde, ronde_trail


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def herbeoordelen(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a next round on the offers of this one; what keeps it from beginning is told instead of the form."""
    ronde = find_ronde(request, pk)
    form = HerbeoordelingForm(ronde, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, f"Ronde {form.resultaat.nummer} is aangemaakt. Stel nu de commissie vast.")
        return redirect("beoordeling:commissie", request.gemeente.slug, form.resultaat.pk)
    context = {
        "ronde": ronde,
        "form": form,
        "bezwaar": objection_to_reassess(ronde),
        "terug_url": ronde.get_absolute_url(),
        "kruimels": ronde_trail(request, ronde, ("Opnieuw beoordelen", None)),
    }
    return render(request, "beoordeling/rondes/herbeoordelen.html", context, status=status_of(form))


@member_required(*NALEZEN)
@require_safe
def vergelijking(request: HttpRequest, pk: int) -> HttpResponse:
    """A re-assessment beside the round before it, once it has a ranking; for readers when both may be read."""
    ronde = find_ronde(request, pk, lezen=True)
    leest = Ronde.objects.readable_by(request.user).select_related("bestek", "vaststelling", "gemeente")
    oud = get_object_or_404(leest, pk=ronde.vervangt_id)
    if not ranking_open(ronde):
        messages.info(request, "Vergelijken kan als de nieuwe ronde een rangorde heeft.")
        return redirect(ronde)
    context = {
        "ronde": ronde,
        "oud": oud,
        "herkomst": origin_of(ronde),
        "vergelijking": compare(oud, ronde),
        "meer_percelen": len(ronde.vaststelling.structuur.percelen) > 1,
        "kruimels": ronde_trail(request, ronde, ("Vergelijking", None)),
    }
    return render(request, "beoordeling/rondes/vergelijking.html", context)
