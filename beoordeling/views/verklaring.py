from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from gemeenten.enums import Rol
from gemeenten.toegang import member_required

from .. import belang
from ..forms.bewaren import attempt
from ..forms.ronde import VerklaringForm
from ..models import Belangenverklaring, Ronde
from ..rechten import BEOORDELEN, CONSENSUS
from ..verklaringdruk import render_verklaring
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


@member_required(*CONSENSUS)
@require_safe
def verklaring_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """A signed statement in print: for the inkoper, and for who signed it."""
    rijen = Belangenverklaring.objects.filter(commissielid__ronde__in=Ronde.objects.visible_to(request.user))
    if Rol.INKOPER not in request.rollen:
        rijen = rijen.filter(commissielid__gebruiker=request.user)
    rijen = rijen.select_related("gemeente", "commissielid__gebruiker", "commissielid__ronde__bestek")
    getekend = get_object_or_404(rijen, commissielid=pk)
    try:
        data = render_verklaring(getekend)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect(getekend.commissielid.ronde)
    return download_response(data, f"Belangenverklaring {getekend.commissielid.gebruiker}", "pdf")
