from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gemeenten.enums import Rol
from gemeenten.toegang import member_required
from gemeenten.velden import Verouderd

from .. import oefenen as oefening
from ..commissie import IN_TE_STELLEN
from ..forms.bewaren import attempt, status_of
from ..forms.oefenen import OefenantwoordForm, OefenscoreForm
from ..models import Commissielid, Oefenantwoord, OngeldigeOvergang, Ronde
from ..rechten import CONSENSUS, LEIDEN
from .ronde import find_ronde, own_lid, ronde_trail


@member_required(*CONSENSUS)
@require_http_methods(["GET", "POST"])
def oefenen(request: HttpRequest, pk: int) -> HttpResponse:
    """The trial answers; a POST is one's own mark on one of them."""
    ronde, lid = part_of(request, pk)
    oefeningen = oefening.oefeningen(ronde, request.user)
    formulieren = []
    for rij in oefeningen:
        data = request.POST if request.POST.get("oefening") == str(rij.antwoord.pk) else None
        doet_mee = lid and lid.beoordeelt and not rij.besproken and ronde.status in IN_TE_STELLEN
        formulieren.append(OefenscoreForm(lid, rij, data) if doet_mee else None)
    gestuurd = [form for form in formulieren if form is not None and form.is_bound]
    if gestuurd and attempt(gestuurd[0], request.user):
        messages.success(request, "Uw oefenscore is bewaard.")
        return redirect(request.path)
    context = {
        "ronde": ronde,
        "rijen": list(zip(oefeningen, formulieren, strict=True)),
        "leidt": Rol.INKOPER in request.rollen,
        "bespreekt": oefening.may_discuss(ronde, request.user, Rol.INKOPER in request.rollen),
        "open": ronde.status in IN_TE_STELLEN,
        "kruimels": ronde_trail(request, ronde, ("Oefenen", None)),
    }
    return render(request, "beoordeling/rondes/oefenen.html", context, status=status_of(*gestuurd))


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def oefenantwoord_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = find_ronde(request, pk)
    form = OefenantwoordForm(ronde, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, "Het oefenantwoord staat klaar voor de commissie.")
        return redirect("beoordeling:oefenen", request.gemeente.slug, pk)
    context = {
        "ronde": ronde,
        "titel": "Oefenantwoord",
        "zin": "De commissie geeft er cijfers op voordat zij echt begint. Het telt nergens voor mee.",
        "form": form,
        "kruimels": ronde_trail(request, ronde, ("Oefenantwoord", None)),
    }
    return render(request, "beoordeling/offertes/formulierblad.html", context, status=status_of(form))


@member_required(*CONSENSUS)
@require_POST
def oefenantwoord_bespreken(request: HttpRequest, pk: int) -> HttpResponse:
    antwoorden = Oefenantwoord.objects.select_related("ronde__bestek", "bestekvraag")
    antwoord = get_object_or_404(antwoorden.filter(ronde__in=Ronde.objects.visible_to(request.user)), pk=pk)
    ronde = antwoord.ronde
    if not oefening.may_discuss(ronde, request.user, Rol.INKOPER in request.rollen):
        raise Http404("Alleen de voorzitter of de inkoper opent de oefenscores.")
    try:
        oefening.discuss(antwoord, antwoord.versie, request.user)
    except (OngeldigeOvergang, Verouderd) as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De oefenscores zijn nu voor de hele commissie te zien.")
    return redirect("beoordeling:oefenen", request.gemeente.slug, ronde.pk)


def part_of(request: HttpRequest, pk: int) -> tuple[Ronde, Commissielid | None]:
    """The round and oneself in it; 404 for who neither leads it nor sits on the committee."""
    ronde = find_ronde(request, pk)
    lid = own_lid(request, ronde)
    if lid is None and Rol.INKOPER not in request.rollen:
        raise Http404("U zit niet in deze commissie.")
    return ronde, lid
