"""Taking back one's own last act on the working text, and doing it again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from bestek import ongedaan as verb
from bestek.models import Bestek, Bewerking

from . import werkblad
from .deur import opens_bestek

PAGINA = {"bestekvraag": "vragen", "weging": "vragen", "criterium": "vragen", "ankerpunt": "schalen"}


@opens_bestek
@require_POST
def ongedaan(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    return _turn(request, bestek, verb.last_act(bestek, request.user), verb.undo, "Ongedaan gemaakt")


@opens_bestek
@require_POST
def opnieuw(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    return _turn(request, bestek, verb.last_undone(bestek, request.user), verb.redo, "Opnieuw gedaan")


def _turn(
    request: HttpRequest, bestek: Bestek, bewerking: Bewerking | None, act: Callable, gedaan: str
) -> HttpResponse:
    if bewerking is None or request.POST.get("bewerking") != str(bewerking.pk):
        messages.error(request, "Er is intussen iets anders gebeurd. Kijk wat de knop nu zegt en probeer het opnieuw.")
        return redirect(_back(request, bestek, None))
    terug = _back(request, bestek, bewerking)
    try:
        act(bewerking, request.user)
        messages.success(request, f"{gedaan}: {bewerking.wat}.")
    except verb.NietTerug as fout:
        messages.error(request, f"‘{bewerking.wat}’ is niet veranderd. {fout} Wat een ander bewaarde, blijft staan.")
    return redirect(terug)


def _back(request: HttpRequest, bestek: Bestek, bewerking: Bewerking | None) -> str:
    """The page where the button was pressed, at the part it was about; the list where that page may be gone."""
    adres = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(adres, {request.get_host()}, request.is_secure()):
        adres = werkblad.address(bestek, "vragen")
    if bewerking is None:
        return adres
    rijen = verb.rows_of(bewerking)
    komt_of_gaat = any(None in (r.voor, r.na) or "vervallen" in r.velden for r in rijen)
    if komt_of_gaat and any(sleutel in adres for sleutel in verb.parts(rijen)):
        adres = werkblad.address(bestek, _entry(rijen[0].soort))
    return adres.partition("#")[0] + (f"#deel-{rijen[0].sleutel}" if rijen[0].sleutel else "")


def _entry(soort: str) -> str:
    meer = {"paragraaf": "paragrafen", "eis": "eisen", "perceel": "percelen", "schaal": "schalen"}
    return (PAGINA | meer).get(soort, "vragen")
