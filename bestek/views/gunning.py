from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestek import rekenvoorbeeld, samenstelling
from bestek.forms import GunningForm
from bestek.methoden import METHODEN
from bestek.models import Bestek
from gemeenten.velden import Verouderd

from . import werkblad
from .bewaren import conflicting, record_edit
from .deur import edits_bestek


@edits_bestek
@require_http_methods(["GET", "POST"])
def gunning(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    """The award method with its example, and the rules beside it."""
    vers = Bestek.objects.select_related("gemeente").get(pk=bestek.pk)  # the form writes on its own copy
    percelen = list(vers.perceel_set.current())
    form = GunningForm(request.POST or None, instance=vers, percelen=len(percelen))
    if request.method == "GET" or not form.is_valid():
        return _show(request, bestek, form, percelen)
    try:
        form.store()
    except Verouderd as fout:
        form.data = form.data | {"versie": str(fout.huidig.versie)}
        return _show(request, bestek, form, percelen, status=409, botsing=conflicting(form, fout.huidig))
    record_edit(request, bestek, "Gunningsmethode")
    messages.success(request, "De gunningsmethode is bewaard.")
    return redirect(request.path)


def _show(request: HttpRequest, bestek: Bestek, form: GunningForm, percelen: list, **context: object) -> HttpResponse:
    context |= {
        "form": form,
        "keuzes": [(knop, METHODEN[knop.data["value"]], _example(bestek, knop)) for knop in form["methode"]],
        "gekozen": METHODEN[bestek.methode],
        "percelen": percelen,
    }
    return werkblad.show(request, bestek, "bestek/gunning.html", "gunning", **context)


def _example(bestek: Bestek, knop: object) -> rekenvoorbeeld.Voorbeeld:
    """Of the method chosen now with the figures of this bestek, of the others with invented ones."""
    if knop.data["value"] != bestek.methode:
        return rekenvoorbeeld.example(METHODEN[knop.data["value"]])
    return rekenvoorbeeld.of_bestek(samenstelling.compose(bestek), METHODEN[bestek.methode])
