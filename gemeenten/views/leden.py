from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import leden
from ..enums import ROLUITLEG
from ..forms.beheer import LidForm, RollenForm
from ..models import Gebruiker
from ..rechten import BEHEREN
from ..toegang import member_required
from ..uitnodiging import invite


def _lid(request: HttpRequest, pk: int) -> leden.Lid:
    """A member of this gemeente; any other account is 404 here."""
    rijen = Gebruiker.objects.filter(lidmaatschappen__gemeente=request.gemeente).distinct()
    gebruiker = get_object_or_404(rijen, pk=pk)
    return next(lid for lid in leden.members_of(request.gemeente) if lid.gebruiker == gebruiker)


def _kruimels(request: HttpRequest, naam: str) -> list[tuple[str, str | None]]:
    return [("Leden", reverse("gemeenten:leden", args=[request.gemeente.slug])), (naam, None)]


@member_required(*BEHEREN)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    context = {
        "leden": leden.members_of(request.gemeente),
        "roluitleg": ROLUITLEG.items(),
        "kruimels": [("Leden", None)],
    }
    return render(request, "gemeenten/leden.html", context)


@member_required(*BEHEREN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    form = LidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gebruiker, _ = leden.add_lid(request.gemeente, request.user, **form.cleaned_data)
        invite(request, request.gemeente, gebruiker)
        messages.success(request, f"{gebruiker} is toegevoegd en krijgt een e-mail op {gebruiker.email}.")
        return redirect("gemeenten:leden", request.gemeente.slug)
    context = {"form": form, "kruimels": _kruimels(request, "Lid toevoegen")}
    return render(request, "gemeenten/lid_nieuw.html", context, status=422 if form.errors else 200)


@member_required(*BEHEREN)
@require_http_methods(["GET", "POST"])
def rollen(request: HttpRequest, pk: int) -> HttpResponse:
    lid = _lid(request, pk)
    form = RollenForm(request.POST or None, initial={"rollen": lid.rollen})
    if request.method == "POST" and form.is_valid():
        try:
            leden.set_rollen(request.gemeente, request.user, lid.gebruiker, form.cleaned_data["rollen"])
        except leden.LaatsteBeheerder as fout:
            form.add_error("rollen", str(fout))
        else:
            messages.success(request, f"De rollen van {lid.gebruiker} zijn bewaard.")
            return _back(request)
    context = {"form": form, "lid": lid, "kruimels": _kruimels(request, lid.gebruiker.naam)}
    return render(request, "gemeenten/lid.html", context, status=422 if form.errors else 200)


@member_required(*BEHEREN)
@require_http_methods(["GET", "POST"])
def verwijder(request: HttpRequest, pk: int) -> HttpResponse:
    lid = _lid(request, pk)
    if request.method == "POST":
        try:
            leden.remove_lid(request.gemeente, request.user, lid.gebruiker)
            messages.success(request, f"{lid.gebruiker} is geen lid meer van {request.gemeente}.")
        except leden.LaatsteBeheerder as fout:
            messages.error(request, str(fout))
        return _back(request)
    context = {"lid": lid, "kruimels": _kruimels(request, "Lid verwijderen")}
    return render(request, "gemeenten/lid_verwijderen.html", context)


@member_required(*BEHEREN)
@require_POST
def uitnodigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation once more, to who did not answer it yet."""
    lid = _lid(request, pk)
    if lid.uitgenodigd:
        invite(request, request.gemeente, lid.gebruiker)
        messages.success(request, f"De uitnodiging is opnieuw gestuurd naar {lid.gebruiker.email}.")
    else:
        messages.info(request, f"{lid.gebruiker} heeft al een wachtwoord gekozen en kan inloggen.")
    return redirect("gemeenten:leden", request.gemeente.slug)


def _back(request: HttpRequest) -> HttpResponse:
    """To the list, or to one's start page for who just gave up managing."""
    blijft = leden.manages(request.gemeente, request.user)
    return redirect("gemeenten:leden", request.gemeente.slug) if blijft else redirect(request.gemeente)
