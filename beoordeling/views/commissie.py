from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bestek.models import Bestek
from gemeenten.toegang import member_required

from .. import commissie as instelling
from .. import taken, verloop
from ..enums import Rondestatus
from ..forms.bewaren import attempt, status_of
from ..forms.commissie import BelangForm, LidForm, PlanningForm, RolForm
from ..models import Commissielid, OngeldigeOvergang, Ronde, Toewijzing
from ..rechten import LEIDEN
from .offertes import trail

GEVOLGEN_START = (
    "De beoordelaars zien de antwoorden op hun vragen zodra zij de belangenverklaring hebben ondertekend.",
    "Offertes, antwoorden en bijlagen kunnen daarna niet meer veranderen.",
    "De samenstelling van de commissie staat vast; vragen anders verdelen kan nog.",
)


@member_required(*LEIDEN)
@require_POST
def ronde_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    bestek = get_object_or_404(Bestek.objects.visible_to(request.user), pk=pk)
    try:
        ronde = verloop.create_ronde(bestek, request.user)
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
        return redirect("beoordeling:offertes", request.gemeente.slug, pk)
    messages.success(request, "De beoordeling is aangemaakt. Stel nu de commissie samen.")
    return _to_commissie(ronde)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def commissie(request: HttpRequest, pk: int) -> HttpResponse:
    """The committee; a POST is the matrix of who scores which question, asked twice where a member loses work."""
    ronde = visible_ronde(request, pk)
    if request.method == "GET":
        return _page(request, ronde)
    paren = (waarde.split(":") for waarde in request.POST.getlist("toewijzing"))
    gekozen = {(int(p[0]), int(p[1])) for p in paren if len(p) == 2 and p[0].isdecimal() and p[1].isdecimal()}
    if "bevestigd" not in request.POST and (weg := instelling.taken_away(ronde, gekozen)):
        return _confirm_assignment(request, ronde, gekozen, weg)
    try:
        aantal = instelling.assign(ronde, gekozen, request.user)
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De toewijzing is bewaard." if aantal else "Er is niets veranderd.")
    return _to_commissie(ronde)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def lid_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = visible_ronde(request, pk)
    form = LidForm(ronde, request.POST or None)
    if not attempt(form, request.user):
        return _page(request, ronde, lidform=form)
    messages.success(request, f"{form.resultaat} zit nu in de commissie en heeft alle vragen.")
    return _to_commissie(ronde)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def planning(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = visible_ronde(request, pk)
    form = PlanningForm(ronde, request.POST or None)
    if not attempt(form, request.user):
        return _page(request, ronde, planningform=form)
    messages.success(request, "De planning is bewaard.")
    return _to_commissie(ronde)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def lid_rol(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit_lid(request, pk, RolForm, "Rol", "beoordeling/offertes/lid_rol.html")


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def belang(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit_lid(request, pk, BelangForm, "Gemeld belang", "beoordeling/offertes/belang.html")


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def lid_verwijderen(request: HttpRequest, pk: int) -> HttpResponse:
    lid = visible_lid(request, pk)
    if request.method == "POST":
        try:
            instelling.remove_lid(lid, request.user)
        except OngeldigeOvergang as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, f"{lid.gebruiker} is uit de commissie gehaald.")
        return _to_commissie(lid.ronde)
    context = {
        "lid": lid,
        "terug_url": _commissie_url(lid.ronde),
        "kruimels": _trail(request, lid.ronde, str(lid)),
    }
    return render(request, "beoordeling/offertes/lid_verwijderen.html", context)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def ronde_beginnen(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = visible_ronde(request, pk)
    if request.method == "POST":
        try:
            verloop.start(ronde, request.user)
        except OngeldigeOvergang as fout:
            messages.error(request, str(fout))
            return redirect("beoordeling:ronde_beginnen", request.gemeente.slug, pk)
        messages.success(request, "Het individuele beoordelen is begonnen.")
        return redirect(ronde)
    context = {
        "ronde": ronde,
        "problemen": verloop.problems_before_start(ronde),
        "waarschuwingen": instelling.warnings_before_start(ronde),
        "gevolgen": GEVOLGEN_START,
        "terug_url": _commissie_url(ronde),
        "kruimels": _trail(request, ronde, "Beoordelen beginnen"),
    }
    return render(request, "beoordeling/offertes/ronde_beginnen.html", context)


def visible_ronde(request: HttpRequest, pk: int) -> Ronde:
    return get_object_or_404(Ronde.objects.visible_to(request.user).select_related("bestek", "vaststelling"), pk=pk)


def visible_lid(request: HttpRequest, pk: int) -> Commissielid:
    leden = Commissielid.objects.filter(ronde__in=Ronde.objects.visible_to(request.user))
    return get_object_or_404(leden.select_related("ronde__bestek", "gebruiker", "belangenverklaring"), pk=pk)


def _edit_lid(request: HttpRequest, pk: int, soort: type, hier: str, sjabloon: str) -> HttpResponse:
    lid = visible_lid(request, pk)
    form = soort(lid, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, f"Bewaard voor {lid.gebruiker}.")
        return _to_commissie(lid.ronde)
    context = {"lid": lid, "form": form, "terug_url": _commissie_url(lid.ronde)}
    context["kruimels"] = _trail(request, lid.ronde, f"{hier}: {lid.gebruiker}")
    return render(request, sjabloon, context, status=status_of(form))


def _page(request: HttpRequest, ronde: Ronde, lidform=None, planningform=None) -> HttpResponse:
    leden = list(
        ronde.commissie.select_related("gebruiker", "belangenverklaring", "opvolger__gebruiker").order_by(
            "gebruiker__naam"
        )
    )
    beoordelaars = [lid for lid in leden if lid.beoordeelt]
    context = {
        "ronde": ronde,
        "leden": leden,
        "beoordelaars": beoordelaars,
        "matrix": _matrix(ronde, beoordelaars),
        "voorbereiding": ronde.status == Rondestatus.VOORBEREIDING,
        "wijzigbaar": ronde.status in instelling.IN_TE_STELLEN,
        "planbaar": ronde.status not in (Rondestatus.AFGEROND, Rondestatus.INGETROKKEN),
        "lidform": lidform or LidForm(ronde),
        "planningform": planningform or PlanningForm(ronde),
        "kruimels": trail(request, ronde.bestek, ("Commissie", None)),
    }
    formulieren = (context["lidform"], context["planningform"])
    return render(request, "beoordeling/offertes/commissie.html", context, status=status_of(*formulieren))


def _confirm_assignment(request: HttpRequest, ronde: Ronde, gekozen: set, weg: list[str]) -> HttpResponse:
    context = {
        "gevolgen": [*weg, "Een oordeel dat daar al klaar is, blijft staan en telt mee in het overleg."],
        "velden": [("toewijzing", f"{lid}:{vraag}") for lid, vraag in sorted(gekozen)] + [("bevestigd", "ja")],
        "terug_url": _commissie_url(ronde),
        "kruimels": _trail(request, ronde, "Toewijzing veranderen"),
    }
    return render(request, "beoordeling/offertes/toewijzing_bevestigen.html", context)


def _matrix(ronde: Ronde, beoordelaars: list[Commissielid]) -> list[tuple]:
    """Per question a cell for each member: the member, the value of its checkbox, and whether it is assigned."""
    rijen = Toewijzing.objects.filter(commissielid__ronde=ronde).values_list("commissielid", "bestekvraag")
    toegewezen = set(rijen)
    return [
        (vraag, [(lid, f"{lid.pk}:{vraag.pk}", (lid.pk, vraag.pk) in toegewezen) for lid in beoordelaars])
        for vraag in taken.asked_vragen(ronde)
    ]


def _trail(request: HttpRequest, ronde: Ronde, hier: str) -> list[tuple[str, str | None]]:
    return trail(request, ronde.bestek, ("Commissie", _commissie_url(ronde)), (hier, None))


def _commissie_url(ronde: Ronde) -> str:
    return reverse("beoordeling:commissie", args=[ronde.gemeente.slug, ronde.pk])


def _to_commissie(ronde: Ronde) -> HttpResponse:
    return redirect(_commissie_url(ronde))
