from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import replace_url

from bestek.models import Bestek
from bestek.profielen import words_of
from gemeenten.toegang import member_required

from .. import proefuitkomst
from ..forms.proef import ProefForm
from ..proeftekst import perceel_of, text_of
from ..rechten import PROEVEN


@member_required(*PROEVEN)
@require_safe
def proef(request: HttpRequest, pk: int) -> HttpResponse:
    """Invented offers through the method of this bestek; all of it stands in the address, nothing is stored.

    A request by htmx gets the outcome alone.
    """
    bestek = get_object_or_404(Bestek.objects.visible_to(request.user).select_related("gemeente"), pk=pk)
    tekst, versie = text_of(bestek, request.GET.get("versie", ""))
    perceel = perceel_of(tekst, request.GET.get("perceel", ""))
    context = {
        "bestek": bestek,
        "tekst": tekst,
        "versie": versie,
        "perceel": perceel,
        "versies": list(bestek.vaststellingen.order_by("-nummer").values_list("nummer", flat=True)),
        "woorden": words_of(tekst.profiel),
        "kruimels": [
            ("Bestekken", reverse("bestek:lijst", args=[bestek.gemeente.slug])),
            (bestek.titel, bestek.get_absolute_url()),
            ("Proefgunning", None),
        ],
    }
    deel = request.htmx and not request.htmx.history_restore_request
    sjabloon = "uitkomst" if deel else "proef"
    antwoord = render(request, f"beoordeling/proef/{sjabloon}.html", context | _outcome(request, tekst, perceel))
    return replace_url(antwoord, request.get_full_path()) if deel else antwoord


def _outcome(request: HttpRequest, tekst, perceel) -> dict:
    """The table and what follows from it; or why there is nothing to rehearse."""
    belet = proefuitkomst.obstacle(tekst, perceel) if perceel else "Dit bestek heeft nog geen perceel."
    if belet:
        return {"belet": belet}
    form = ProefForm(request.GET, tekst, perceel, words_of(tekst.profiel).offerte)
    uitkomst = None
    if form.is_valid():
        uitkomst = proefuitkomst.describe(tekst, perceel, form.offertes, form.cleaned_data.get("schuif", ""))
    return {"form": form, "uitkomst": uitkomst, "problemen": proefuitkomst.weight_problems(tekst, perceel)}
