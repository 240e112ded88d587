"""What the chair does beside writing: signing, taking a signature away, presence; and the minutes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.toegang import member_required

from .. import ondertekening
from ..enums import Rondestatus
from ..models import OngeldigeOvergang, Ronde
from ..notulendruk import render_notulen
from ..rechten import BEOORDELEN, MEEDOEN, SCORES_OPEN
from ..scoren import may_record_consensus
from ..taken import antwoorden_to_score
from .ronde import find_ronde


@member_required(*BEOORDELEN)
@require_POST
def alles_tekenen(request: HttpRequest, pk: int) -> HttpResponse:
    ronde = _as_chair(request, pk)
    try:
        aantal = ondertekening.sign_all(ronde, request.user)
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
    else:
        woord = "antwoord" if aantal == 1 else "antwoorden"
        messages.success(request, f"U tekende voor {aantal} {woord}." if aantal else "Er was niets te tekenen.")
    return redirect("beoordeling:consensus", request.gemeente.slug, pk)


@member_required(*BEOORDELEN)
@require_POST
def handtekening_weg(request: HttpRequest, pk: int, antwoord: int) -> HttpResponse:
    ronde = _as_chair(request, pk)
    rij = get_object_or_404(antwoorden_to_score(ronde), pk=antwoord)
    try:
        reden = normaliseer(request.POST.get("reden", "")).strip()
        ondertekening.unsign(ronde, rij, request.user, reden)
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De handtekening is ingetrokken; de reden staat in het logboek.")
    return redirect("beoordeling:consensus_antwoord", request.gemeente.slug, pk, antwoord)


@member_required(*BEOORDELEN)
@require_POST
def aanwezigheid(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is at the meeting today."""
    ronde = _as_chair(request, pk)
    leden = {int(waarde) for waarde in request.POST.getlist("leden") if waarde.isascii() and waarde.isdigit()}
    try:
        ondertekening.record_presence(ronde, klok.today(), leden, request.user)
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "Vastgelegd wie er vandaag is.")
    return redirect("beoordeling:consensus", request.gemeente.slug, pk)


@member_required(*MEEDOEN)
@require_safe
def notulen(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as PDF, from the moment quality is fixed."""
    ronde = find_ronde(request, pk, lezen=True)
    if ronde.status not in SCORES_OPEN or ronde.status == Rondestatus.CONSENSUS:
        return redirect(ronde)
    try:
        data = render_notulen(ronde, request.user)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect(ronde)
    return download_response(data, f"Notulen consensus {ronde.bestek.kenmerk}", "pdf")


def _as_chair(request: HttpRequest, pk: int) -> Ronde:
    ronde = find_ronde(request, pk)
    if not may_record_consensus(ronde, request.user):
        raise PermissionDenied("Alleen de voorzitter doet dit.")
    return ronde
