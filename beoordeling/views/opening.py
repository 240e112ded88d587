from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from gemeenten.toegang import member_required

from .. import kluis
from ..models import OngeldigeOvergang, Ronde
from ..openingsstand import opening_state
from ..rechten import OPENEN
from .ronde import ronde_trail


@member_required(*OPENEN)
@require_http_methods(["GET", "POST"])
def openen(request: HttpRequest, pk: int) -> HttpResponse:
    """Where two people open the prices. Who is no part of the procedure sees of the round only this page."""
    zichtbaar = Ronde.objects.visible_to(request.user) | Ronde.objects.openable_by(request.user)
    ronde = get_object_or_404(zichtbaar.select_related("bestek", "vaststelling", "gemeente"), pk=pk)
    if not kluis.may_open(ronde, request.user):
        raise PermissionDenied("Wie in deze ronde beoordeelt, opent geen prijzen.")
    if request.method == "POST":
        return _open(request, ronde)
    ziet_ronde = Ronde.objects.visible_to(request.user).filter(pk=pk).exists()
    context = {
        "ronde": ronde,
        "stand": opening_state(ronde, request.user),
        "ziet_ronde": ziet_ronde,
        "kruimels": ronde_trail(request, ronde, ("Prijzen openen", None)) if ziet_ronde else [],
    }
    return render(request, "beoordeling/rondes/openen.html", context)


def _open(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    """The first signature or the second, by the button pressed."""
    tweede = request.POST.get("stap") == "openen"
    try:
        with transaction.atomic():
            kluis.open_prijzen(ronde, request.user) if tweede else kluis.request_opening(ronde, request.user)
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
        return redirect(request.path)
    if not tweede:
        messages.success(request, "De opening is aangevraagd. Vraag nu een tweede persoon om te openen.")
        return redirect(request.path)
    messages.success(request, "De prijzen zijn geopend.")
    if Ronde.objects.visible_to(request.user).filter(pk=ronde.pk).exists():
        return redirect("beoordeling:rangorde", request.gemeente.slug, ronde.pk)
    return redirect(request.gemeente)
