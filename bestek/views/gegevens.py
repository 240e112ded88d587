from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestek.aanleg import follow_routes
from bestek.forms import GegevensForm
from bestek.models import Bestek
from gemeenten.velden import Verouderd

from . import werkblad
from .bewaren import conflicting, record_edit
from .deur import edits_bestek


@edits_bestek
@require_http_methods(["GET", "POST"])
def gegevens(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    vers = Bestek.objects.select_related("gemeente").get(pk=bestek.pk)  # the form writes on its own copy
    form = GegevensForm(request.POST or None, instance=vers)
    if request.method == "GET" or not form.is_valid():
        return werkblad.show(request, bestek, "bestek/gegevens.html", "gegevens", form=form)
    try:
        form.store()
    except Verouderd as fout:
        if velden := conflicting(form, fout.huidig):
            form.data = form.data.copy()
            form.data["versie"] = str(fout.huidig.versie)
            context = {"form": form, "botsing": velden}
            return werkblad.show(request, bestek, "bestek/gegevens.html", "gegevens", status=409, **context)
    follow_routes(vers)
    record_edit(request, bestek, "Gegevens en planning")
    messages.success(request, "De gegevens zijn bewaard.")
    return redirect(request.path)
