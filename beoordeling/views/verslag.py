from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from gemeenten.toegang import member_required

from ..rangschikking import ranking_open
from ..rechten import MEEDOEN
from ..verslag import render_verslag
from .ronde import find_ronde


@member_required(*MEEDOEN)
@require_safe
def verslag(request: HttpRequest, pk: int) -> HttpResponse:
    """The assessment report as PDF, from the moment there is a ranking."""
    ronde = find_ronde(request, pk, lezen=True)
    if not ranking_open(ronde):
        return redirect("beoordeling:rangorde", request.gemeente.slug, pk)
    try:
        data = render_verslag(ronde)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect(ronde)
    return download_response(data, f"Beoordelingsverslag {ronde.bestek.kenmerk}", "pdf")
