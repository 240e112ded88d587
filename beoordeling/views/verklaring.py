from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gemeenten.toegang import member_required

from .. import belang
from ..forms.bewaren import attempt
from ..forms.ronde import VerklaringForm
from ..rechten import BEOORDELEN
from .ronde import find_ronde, own_lid, ronde_trail


@member_required(*BEOORDELEN)
@require_http_methods(["GET", "POST"])
def verklaring(request: HttpRequest, pk: int) -> HttpResponse:
    """Read who bid and sign; once signed, the page shows the statement as it was signed."""
    ronde = find_ronde(request, pk)
    lid = own_lid(request, ronde)
    if lid is None:
        raise Http404("U zit niet in deze commissie.")
    form = VerklaringForm(lid, request.POST if request.method == "POST" else None)
    if attempt(form, request.user):
        messages.success(request, "U hebt de belangenverklaring ondertekend.")
        return redirect(ronde)
    context = {
        "ronde": ronde,
        "lid": lid,
        "verklaring": getattr(lid, "belangenverklaring", None),
        "tekst": belang.statement(ronde),
        "inschrijvers": belang.bidders(ronde),
        "form": form,
        "kruimels": ronde_trail(request, ronde, ("Belangenverklaring", None)),
    }
    return render(request, "beoordeling/rondes/verklaring.html", context, status=422 if form.errors else 200)
