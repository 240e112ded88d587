from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gemeenten.enums import Rol
from gemeenten.toegang import member_required

from .. import overgangen, rondebeeld
from ..enums import Commissierol, Rondestatus
from ..forms.bewaren import attempt
from ..forms.ronde import OvergangForm
from ..herbeoordeling import around
from ..models import Commissielid, Opening, Ronde
from ..rechten import LEIDEN, MEEDOEN
from ..taken import progress_of
from ..verloop import problems_before_consensus, problems_before_fixing, problems_before_start
from .offertes import trail

BEZWAREN = {
    Rondestatus.VOORBEREIDING: problems_before_start,
    Rondestatus.INDIVIDUEEL: problems_before_consensus,
    Rondestatus.CONSENSUS: problems_before_fixing,
}


def find_ronde(request: HttpRequest, pk: int, *, lezen: bool = False) -> Ronde:
    """The round, or 404; with `lezen` only for who may read its answers and outcome."""
    rijen = Ronde.objects.readable_by(request.user) if lezen else Ronde.objects.visible_to(request.user)
    return get_object_or_404(rijen.select_related("bestek", "vaststelling", "gemeente"), pk=pk)


def own_lid(request: HttpRequest, ronde: Ronde) -> Commissielid | None:
    leden = ronde.commissie.select_related("gebruiker", "belangenverklaring", "ronde__vaststelling", "ronde__bestek")
    return leden.filter(gebruiker=request.user).first() if Rol.BEOORDELAAR in request.rollen else None


def ronde_trail(request: HttpRequest, ronde: Ronde, *hier: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    naam = "Beoordeling" if ronde.nummer == 1 else f"Beoordeling, ronde {ronde.nummer}"
    return trail(request, ronde.bestek, (naam, ronde.get_absolute_url() if hier else None), *hier)


@member_required(*MEEDOEN)
@require_safe
def ronde(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = find_ronde(request, pk)
    lid, leidt = own_lid(request, ronde), Rol.INKOPER in request.rollen
    leest = Ronde.objects.readable_by(request.user).filter(pk=pk).exists()
    context = {
        "ronde": ronde,
        "leidt": leidt,
        "stappen": rondebeeld.steps(ronde),
        "acties": rondebeeld.next_actions(ronde, lid, leidt, leest),
        "overgangen": overgangen.possible(ronde) if leidt else [],
        "opening": Opening.objects.filter(ronde=ronde).select_related("eerste", "tweede").first(),
        "gebeurtenissen": rondebeeld.events(ronde, vertrouwelijk=bool(request.rollen & {Rol.INKOPER, Rol.LEZER})),
        "kruimels": ronde_trail(request, ronde),
        **around(ronde, request.user, request.rollen),
    }
    return render(request, "beoordeling/rondes/ronde.html", context | _members(ronde, lid, leidt))


def _members(ronde: Ronde, lid: Commissielid | None, leidt: bool) -> dict:
    """The committee and how far it is: one's own progress, and for inkoper and chair also who is ready."""
    volgt = leidt or (lid is not None and lid.rol == Commissierol.VOORZITTER)
    scoort = lid is not None and lid.beoordeelt and lid.toegelaten and ronde.status == Rondestatus.INDIVIDUEEL
    vraagt = leidt or (volgt and ronde.status != Rondestatus.VOORBEREIDING)
    return {
        "lid": lid,
        "volgt": volgt and ronde.status == Rondestatus.INDIVIDUEEL,
        "commissie": rondebeeld.committee(ronde, met_stand=volgt),
        "voortgang": progress_of(lid) if scoort else None,
        "bezwaren": BEZWAREN[ronde.status](ronde) if vraagt and ronde.status in BEZWAREN else [],
    }


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def overgang(request: HttpRequest, pk: int, stap: str) -> HttpResponse:
    """Confirm one step of the round; what is in its way is told before it can be pressed."""
    ronde = find_ronde(request, pk)
    if stap not in overgangen.OVERGANGEN:
        raise Http404("Deze stap is er niet.")
    overgang = overgangen.OVERGANGEN[stap]
    form = OvergangForm(ronde, overgang, request.POST if request.method == "POST" else None)
    if attempt(form, request.user):
        messages.success(request, overgang.gelukt)
        return redirect(ronde)
    context = {
        "ronde": ronde,
        "overgang": overgang,
        "kan": overgang in overgangen.possible(ronde),
        "bezwaren": overgang.problems(ronde) if overgang.suits(ronde) else [],
        "form": form,
        "kruimels": ronde_trail(request, ronde, (overgang.knop, None)),
    }
    return render(request, "beoordeling/rondes/overgang.html", context, status=422 if form.errors else 200)
