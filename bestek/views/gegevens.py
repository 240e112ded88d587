from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestek.aanleg import follow_routes
from bestek.forms import GegevensForm
from bestek.models import Bestek
from gemeenten.velden import Verouderd

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
        return _show(request, bestek, form)
    try:
        form.store()
    except Verouderd as fout:
        if velden := conflicting(form, fout.huidig):
            form.data = form.data.copy()
            form.data["versie"] = str(fout.huidig.versie)
            return _show(request, bestek, form, status=409, botsing=velden)
    follow_routes(vers)
    record_edit(request, bestek, "Gegevens en planning")
    messages.success(request, "De gegevens zijn bewaard.")
    return redirect(request.path)


def _propose(request: HttpRequest, bestek: Bestek, form: GegevensForm) -> HttpResponse:
    """The proposed dates in the form, to be looked at; nothing is saved yet."""
    ingevuld = planning.fill_in(form, alles=request.POST["actie"] == planning.OPNIEUW)
    return _show(request, bestek, ingevuld or form, voorgesteld=ingevuld is not None)


def _show(request: HttpRequest, bestek: Bestek, form: GegevensForm, **context: object) -> HttpResponse:
    context |= {"form": form, **planning.rows(form)}
    return werkblad.show(request, bestek, "bestek/gegevens.html", "gegevens", **context)
