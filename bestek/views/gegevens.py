from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from bestek.aanleg import follow_routes
from bestek.forms import GegevensForm
from bestek.models import Bestek
from gemeenten.velden import Verouderd
from gemeenten.views.bewaren import conflict_reply, invalid_reply, saved_reply, wants_json

from . import planning, werkblad
from .bewaren import conflicting, record_edit
from .deur import edits_bestek


@edits_bestek
@require_http_methods(["GET", "POST"])
def gegevens(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    vers = Bestek.objects.select_related("gemeente").get(pk=bestek.pk)  # the form writes on its own copy
    form = GegevensForm(request.POST or None, instance=vers)
    if request.POST.get("actie") in (planning.AANVULLEN, planning.OPNIEUW):
        return _propose(request, bestek, form)
    if request.method == "GET" or not form.is_valid():
        return invalid_reply(form) if wants_json(request) else _show(request, bestek, form)
    try:
        form.store()
    except Verouderd as fout:
        return _conflict(request, bestek, form, fout.huidig)
    follow_routes(vers)
    record_edit(request, bestek, "Gegevens en planning")
    if wants_json(request):
        return saved_reply(vers.versie, stukken=_findings(request, form))
    messages.success(request, "De gegevens zijn bewaard.")
    return redirect(request.path)


def _propose(request: HttpRequest, bestek: Bestek, form: GegevensForm) -> HttpResponse:
    """The proposed dates in the form, to be looked at; nothing is saved yet."""
    ingevuld = planning.fill_in(form, alles=request.POST["actie"] == planning.OPNIEUW)
    return _show(request, bestek, ingevuld or form, voorgesteld=ingevuld is not None)


def _conflict(request: HttpRequest, bestek: Bestek, form: GegevensForm, huidig: Bestek) -> HttpResponse:
    velden = conflicting(form, huidig)
    if not velden:  # the same, saved a moment ago from the same page
        return saved_reply(huidig.versie) if wants_json(request) else redirect(request.path)
    if wants_json(request):
        return conflict_reply(request, huidig.versie, velden)
    form.data = form.data.copy()
    form.data["versie"] = str(huidig.versie)
    return _show(request, bestek, form, status=409, botsing=velden)


def _findings(request: HttpRequest, form: GegevensForm) -> str:
    return render_to_string("bestek/planning/alle_bevindingen.html", planning.rows(form), request)


def _show(request: HttpRequest, bestek: Bestek, form: GegevensForm, **context: object) -> HttpResponse:
    context |= {"form": form, **planning.rows(form)}
    return werkblad.show(request, bestek, "bestek/gegevens.html", "gegevens", **context)
