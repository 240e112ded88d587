"""The advice for the board with its words, and the minutes of the procedure, as files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from gemeenten.toegang import member_required

from ..enums import Gunningstatus
from ..forms.bewaren import attempt, status_of
from ..forms.gunning import AdviesForm
from ..gunningsadvies import ADVIES, TITELS, VERBAAL, render_report, render_report_word
from ..rechten import LEIDEN
from .gunning import find_gunning, gunning_trail


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def advies(request: HttpRequest, pk: int) -> HttpResponse:
    """The inkoper's own words in the advice, while the gunning is a concept."""
    gunning = find_gunning(request, pk)
    form = AdviesForm(gunning, request.POST if request.method == "POST" else None)
    if attempt(form, request.user):
        messages.success(request, "Bewaard.")
        return redirect(request.path)
    context = {
        "gunning": gunning,
        "form": form,
        "open": gunning.status == Gunningstatus.CONCEPT,
        "kruimels": gunning_trail(request, gunning, ("Advies en proces-verbaal", None)),
    }
    return render(request, "beoordeling/gunning/advies.html", context, status=status_of(form))


def report_reply(request: HttpRequest, pk: int, stuk: str, soort: str) -> HttpResponse:
    gunning = find_gunning(request, pk)
    try:
        data = (render_report if soort == "pdf" else render_report_word)(gunning, request.user, stuk)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect(gunning)
    return download_response(data, f"{TITELS[stuk]} {gunning.ronde.bestek.kenmerk}", soort)


@member_required(*LEIDEN)
@require_safe
def advies_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return report_reply(request, pk, ADVIES, "pdf")


@member_required(*LEIDEN)
@require_safe
def advies_word(request: HttpRequest, pk: int) -> HttpResponse:
    return report_reply(request, pk, ADVIES, "docx")


@member_required(*LEIDEN)
@require_safe
def pv_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return report_reply(request, pk, VERBAAL, "pdf")
