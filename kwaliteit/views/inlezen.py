"""The beheerder loads the letters' literal text: file, report, taking over; every member chooses how to see it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documenten.pdftekst import LeesFout
from gemeenten.toegang import member_required

from ..forms_inlezen import BundelForm, OvernemenForm, WeergaveForm
from ..inlezen.opslaan import accept, drop_proposals, propose, remove
from ..inlezen.overzicht import read_overview
from ..letterlijk import RECHTEN, bundel_of, choose_view
from ..models import Inleesvoorstel
from ..rechten import BUNDEL_BEHEREN


@member_required(*BUNDEL_BEHEREN)
@require_http_methods(["GET", "POST"])
def inlezen(request: HttpRequest) -> HttpResponse:
    form = BundelForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            rij = propose(request.gemeente, request.user, bestand.name, bestand.read())
            return redirect("kwaliteit:inlezen_voorstel", request.gemeente.slug, rij.pk)
        except LeesFout as fout:
            form.add_error("bestand", str(fout))
    bundel = bundel_of(request.gemeente)
    context = {
        "form": form,
        "bundel": bundel,
        "overzicht": read_overview(bundel.rapport) if bundel else None,
        "voorstel": _own(request).first(),
        "rechten": RECHTEN,
        "kruimels": _trail(request),
    }
    return render(request, "kwaliteit/inlezen/inlezen.html", context, status=422 if form.errors else 200)


@member_required(*BUNDEL_BEHEREN)
@require_safe
def voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    rij = get_object_or_404(_own(request), pk=pk)
    return _show(request, rij, OvernemenForm(bezwaren=rij.rapport["bezwaren"]))


@member_required(*BUNDEL_BEHEREN)
@require_POST
def overnemen(request: HttpRequest, pk: int) -> HttpResponse:
    rij = get_object_or_404(_own(request), pk=pk)
    form = OvernemenForm(request.POST, bezwaren=rij.rapport["bezwaren"])
    if not form.is_valid():
        return _show(request, rij, form, status=422)
    accept(rij, request.user, aanvaard=form.cleaned_data.get("aanvaard", False))
    messages.success(request, "De letterlijke tekst is overgenomen en staat bij de brieven en vragen van uw gemeente.")
    return redirect("kwaliteit:inlezen", request.gemeente.slug)


@member_required(*BUNDEL_BEHEREN)
@require_POST
def weggooien(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(_own(request), pk=pk)
    drop_proposals(request.gemeente, request.user)
    messages.success(request, "Het verslag is weggegooid. Er is niets overgenomen.")
    return redirect("kwaliteit:inlezen", request.gemeente.slug)


@member_required(*BUNDEL_BEHEREN)
@require_http_methods(["GET", "POST"])
def verwijderen(request: HttpRequest) -> HttpResponse:
    bundel = bundel_of(request.gemeente)
    if bundel is None:
        return redirect("kwaliteit:inlezen", request.gemeente.slug)
    if request.method == "POST":
        remove(bundel, request.user)
        messages.success(request, "De letterlijke tekst is verwijderd. Onze eigen woorden blijven staan.")
        return redirect("kwaliteit:inlezen", request.gemeente.slug)
    context = {"bundel": bundel, "kruimels": _trail(request, "Verwijderen")}
    return render(request, "kwaliteit/inlezen/verwijderen.html", context)


@member_required()
@require_POST
def weergave(request: HttpRequest) -> HttpResponse:
    """Remember how this visitor reads, and go back to where they were."""
    choose_view(request.session, WeergaveForm(request.POST).keuze)
    terug = request.POST.get("terug", "")
    if not url_has_allowed_host_and_scheme(terug, {request.get_host()}, request.is_secure()):
        terug = reverse("kwaliteit:brieven", args=[request.gemeente.slug])
    return redirect(terug)


def _own(request: HttpRequest):
    return Inleesvoorstel.objects.filter(gemeente=request.gemeente).visible_to(request.user)


def _show(request: HttpRequest, rij: Inleesvoorstel, form: OvernemenForm, status: int = 200) -> HttpResponse:
    context = {
        "voorstel": rij,
        "overzicht": read_overview(rij.rapport),
        "bundel": bundel_of(request.gemeente),
        "form": form,
        "kruimels": _trail(request, "Verslag"),
    }
    return render(request, "kwaliteit/inlezen/voorstel.html", context, status=status)


def _trail(request: HttpRequest, *namen: str) -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    hier = reverse("kwaliteit:inlezen", args=[slug]) if namen else None
    pad = [("Kennisbank", reverse("kwaliteit:brieven", args=[slug])), ("Letterlijke tekst", hier)]
    return [*pad, *((naam, None) for naam in namen)]
