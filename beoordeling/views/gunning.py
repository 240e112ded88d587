"""The decision per perceel: the list of a round, the page of one gunning, its steps, and all letters in one go."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestek.models import Perceel
from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from gemeenten.enums import Rol
from gemeenten.toegang import member_required

from .. import gunnen
from ..briefdruk import pack_letters, render_letters
from ..forms.bewaren import attempt
from ..forms.gunning import StapForm
from ..gunningsbeeld import describe_gunning, describe_round
from ..gunningsstappen import find_step
from ..gunningsstof import gather
from ..meterbeeld import measure_letters
from ..models import Gunning, OngeldigeOvergang
from ..rangschikking import ranking_open
from ..rechten import GUNNING_LEZEN, LEIDEN
from .ronde import find_ronde, ronde_trail


def find_gunning(request: HttpRequest, pk: int) -> Gunning:
    rijen = Gunning.objects.visible_to(request.user).select_related(
        "gemeente", "perceel", "ronde__bestek", "ronde__vaststelling", "ronde__gemeente", "ronde__geleid_door"
    )
    namen = ("winnaar__offerte__inschrijver", "aangemaakt_door", "vrijgegeven_door")
    return get_object_or_404(rijen.select_related(*namen), pk=pk)


def gunning_trail(request: HttpRequest, gunning: Gunning, *hier: tuple) -> list[tuple]:
    lijst = ("Gunning", reverse("beoordeling:gunningen", args=[request.gemeente.slug, gunning.ronde_id]))
    eigen = (f"{gunning.perceel.naam}, nummer {gunning.nummer}", gunning.get_absolute_url() if hier else None)
    return ronde_trail(request, gunning.ronde, lijst, eigen, *hier)


@member_required(*GUNNING_LEZEN)
@require_safe
def gunningen(request: HttpRequest, pk: int) -> HttpResponse:
    """Each perceel with its decisions, and where one can be made."""
    ronde = find_ronde(request, pk, lezen=True)
    context = {
        "ronde": ronde,
        "leidt": Rol.INKOPER in request.rollen,
        "rangorde_open": ranking_open(ronde),
        "delen": describe_round(ronde, request.user) if ranking_open(ronde) else [],
        "kruimels": ronde_trail(request, ronde, ("Gunning", None)),
    }
    return render(request, "beoordeling/gunning/lijst.html", context)


@member_required(*LEIDEN)
@require_POST
def gunning_maken(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = find_ronde(request, pk, lezen=True)
    perceel = get_object_or_404(Perceel, bestek=ronde.bestek, pk=request.POST.get("perceel") or 0)
    try:
        gunning = gunnen.make_gunning(ronde, perceel, request.user)
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
        return redirect("beoordeling:gunningen", request.gemeente.slug, pk)
    messages.success(request, "De gunning is gemaakt, met een brief voor elke inschrijver. Lees ze na en vul ze aan.")
    return redirect(gunning)


@member_required(*GUNNING_LEZEN)
@require_safe
def gunning(request: HttpRequest, pk: int) -> HttpResponse:
    """The state, the meter over all letters, and what can be done now; readers see the decision alone."""
    gunning = find_gunning(request, pk)
    leidt = Rol.INKOPER in request.rollen
    context = describe_gunning(gunning, request.user, met_brieven=leidt)
    context |= {"gunning": gunning, "leidt": leidt, "kruimels": gunning_trail(request, gunning)}
    return render(request, "beoordeling/gunning/gunning.html", context)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def gunning_stap(request: HttpRequest, pk: int, stap: str) -> HttpResponse:
    """Confirm one step; what is in its way is told first."""
    gunning = find_gunning(request, pk)
    open_ = sum(len(rij.meting.moet) for rij in measure_letters(gather(gunning))) if stap == "vrijgeven" else 0
    gevonden = find_step(gunning, request.user, stap, open_)
    if gevonden is None and stap not in ("vrijgeven", "verzenden", "definitief", "intrekken"):
        raise Http404("Deze stap is er niet.")
    if gevonden is None:
        messages.error(request, f"Dit kan niet: de gunning staat op ‘{gunning.get_status_display().lower()}’.")
        return redirect(gunning)
    form = StapForm(gevonden, gunning, request.POST if request.method == "POST" else None)
    if attempt(form, request.user):
        messages.success(request, gevonden.gelukt)
        return redirect(gunning)
    context = {"gunning": gunning, "stap": gevonden, "form": form}
    context["kruimels"] = gunning_trail(request, gunning, (gevonden.knop, None))
    return render(request, "beoordeling/gunning/stap.html", context, status=422 if form.errors else 200)


@member_required(*LEIDEN)
@require_safe
def brieven_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """All letters after each other in one PDF."""
    gunning = find_gunning(request, pk)
    return letters_reply(request, gunning, "pdf")


@member_required(*LEIDEN)
@require_safe
def brieven_bestand(request: HttpRequest, pk: int) -> HttpResponse:
    """A ZIP with each letter as PDF and as Word."""
    return letters_reply(request, find_gunning(request, pk), "zip")


def letters_reply(request: HttpRequest, gunning: Gunning, soort: str) -> HttpResponse:
    brieven = [data for _, data in gunnen.letters_as_data(gunning)]
    titel = f"Brieven {gunning.ronde.bestek.kenmerk} {gunning.perceel.naam}"
    try:
        data = render_letters(gunning, brieven, titel) if soort == "pdf" else pack_letters(gunning, brieven)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect(gunning)
    return download_response(data, titel, soort)
