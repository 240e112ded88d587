from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from gemeenten.toegang import member_required

from ..dossier.bundel import GEMAAKT, make_dossier
from ..rangschikking import ranking_open
from ..rechten import LEIDEN
from ..rondebeeld import events
from .ronde import find_ronde, ronde_trail


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """What the dossier holds and when it was made; a POST makes one and sends it."""
    ronde = find_ronde(request, pk, lezen=True)
    if not ranking_open(ronde):
        return redirect("beoordeling:rangorde", request.gemeente.slug, pk)
    if request.method == "POST":
        try:
            gemaakt = make_dossier(ronde, request.user, request.build_absolute_uri("/").rstrip("/"))
        except PdfFout as fout:
            messages.error(request, str(fout))
            return redirect(request.path)
        return download_response(gemaakt.data, f"Dossier {ronde.bestek.kenmerk} ronde {ronde.nummer}", "zip")
    context = {
        "ronde": ronde,
        "eerder": events(ronde).filter(soort=GEMAAKT).order_by("-wanneer"),
        "kruimels": ronde_trail(request, ronde, ("Dossier", None)),
    }
    return render(request, "beoordeling/rondes/dossier.html", context)
