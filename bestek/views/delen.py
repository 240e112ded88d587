"""Sharing one's own published bestek, and reading those that others share."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestek import hoofdstukken
from bestek.enums import Bestekstatus
from bestek.forms.begin import DelenForm, GedeeldFilter
from bestek.models import Bestek
from bestek.models.bestek import OngeldigeOvergang
from bestek.overname.bron import picture
from bestek.overname.gedeeld import share, shared_bestek, shared_with
from bestek.rechten import DELEN, LEZEN, SCHRIJVEN
from gemeenten.regio import region_of
from gemeenten.toegang import member_required
from kwaliteit.enums import Deling

from . import werkblad
from .deur import with_bestek

PER_PAGINA = 25


@with_bestek(*DELEN)
@require_http_methods(["GET", "POST"])
def delen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    if bestek.status != Bestekstatus.GEPUBLICEERD:
        messages.error(request, "Alleen een gepubliceerd bestek kan worden gedeeld.")
        return redirect(bestek)
    form = DelenForm(request.POST if request.method == "POST" else None, initial={"deling": bestek.deling})
    if request.method == "POST" and form.is_valid():
        try:
            share(bestek, Deling(form.cleaned_data["deling"]), request.user)
            messages.success(request, GEDAAN[bestek.deling])
            return redirect(bestek)
        except OngeldigeOvergang as fout:
            form.add_error("deling", str(fout))
    kruimels = [*werkblad.trail(bestek), ("Delen", None)]
    context = {"bestek": bestek, "form": form, "regio": region_of(request.gemeente), "kruimels": kruimels}
    return render(request, "bestek/begin/delen.html", context, status=422 if form.errors else 200)


GEDAAN = {
    Deling.EIGEN: "Dit bestek wordt niet gedeeld.",
    Deling.REGIO: "Dit bestek wordt met uw regio gedeeld.",
    Deling.ALLEN: "Dit bestek wordt met alle gemeenten gedeeld.",
}


@member_required(*LEZEN)
@require_safe
def gedeeld(request: HttpRequest) -> HttpResponse:
    form = GedeeldFilter(request.GET)
    pagina = Paginator(shared_with(request.gemeente, **form.filters), PER_PAGINA).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": pagina,
        "rijen": [(rij, picture(rij.tekst)) for rij in pagina],
        "kruimels": _trail(request),
    }
    return render(request, "bestek/begin/gedeeld.html", context)


@member_required(*LEZEN)
@require_safe
def gedeeld_bestek(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        rij = shared_bestek(request.gemeente, pk)
    except Bestek.DoesNotExist:
        raise Http404("Dit bestek is er niet, of wordt niet met uw gemeente gedeeld.") from None
    context = hoofdstukken.read(rij.tekst) | {
        "rij": rij,
        "beeld": picture(rij.tekst),
        "schrijft": bool(request.rollen & set(SCHRIJVEN)),
        "toont_achtergrond": False,
        "kruimels": _trail(request, rij.tekst.titel),
    }
    return render(request, "bestek/begin/gedeeld_bestek.html", context)


def _trail(request: HttpRequest, *namen: str) -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    hier = reverse("bestek:gedeeld", args=[slug]) if namen else None
    pad = [("Bestekken", reverse("bestek:lijst", args=[slug])), ("Gedeelde bestekken", hier)]
    return [*pad, *((naam, None) for naam in namen)]
