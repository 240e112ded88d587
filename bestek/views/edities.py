"""Questions whose letter was renewed: their difference, and the choice of the gemeente."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from bestek.edities import Vernieuwing, outdated, renewals, take_over
from bestek.models import Bestek, Bestekvraag
from gemeenten.velden import Verouderd

from . import werkblad
from .deur import back_to, edits_bestek

OVERNEMEN = "overnemen"  # the other button is `houden`


@edits_bestek
@require_safe
def edities(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    return _page(request, bestek)


@edits_bestek
@require_POST
def editie_kiezen(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    vraag = get_object_or_404(bestek.bestekvraag_set.current(), sleutel=sleutel)
    neemt_over = request.POST.get("keuze") == OVERNEMEN
    keuze = request.POST.getlist("neem") if neemt_over else []
    if neemt_over and not keuze:
        messages.error(request, "Er is niets overgenomen: vink aan wat u overneemt, of kies ‘Houd onze tekst’.")
        return back_to(bestek, "edities", anker=f"deel-{sleutel}")
    try:
        _choose(request, vraag, keuze)
    except Verouderd:
        return _page(request, bestek, status=409, botsing=vraag, gekozen=request.POST.getlist("neem"))
    wat = "De nieuwe tekst is overgenomen" if keuze else "Uw tekst is gehouden"
    messages.success(request, f"{wat} bij ‘{vraag.onderwerp}’.")
    if outdated(bestek).exists():
        return back_to(bestek, "edities")
    return back_to(bestek, "vragen", anker=f"deel-{sleutel}")


def _choose(request: HttpRequest, vraag: Bestekvraag, keuze: list[str]) -> None:
    """Raises `Verouderd` where a colleague chose already, where the text moved on, or where a newer edition came."""
    gevonden = renewals(outdated(vraag.bestek).filter(pk=vraag.pk))
    if not gevonden:
        raise Verouderd(vraag)
    versie, editie = (_number(request.POST.get(naam)) for naam in ("versie", "editie"))
    take_over(gevonden[0], versie, editie, keuze, request.user)


def _page(
    request: HttpRequest,
    bestek: Bestek,
    status: int = 200,
    botsing: Bestekvraag | None = None,
    gekozen: list[str] | None = None,
) -> HttpResponse:
    rijen = renewals(outdated(bestek))
    context = {
        "rijen": [(rij, _marked(rij, gekozen if rij.vraag == botsing else None)) for rij in rijen],
        "botsing": botsing,
        "nog_open": any(rij.vraag == botsing for rij in rijen),
    }
    return werkblad.show(request, bestek, "bestek/edities.html", "vragen", "Vernieuwde vragen", status, **context)


def _marked(rij: Vernieuwing, gekozen: list[str] | None) -> list[str]:
    """The pieces whose box is ticked: those that were sent, else what we propose."""
    return gekozen if gekozen is not None else [stuk.sleutel for stuk in rij.stukken if stuk.voorstel]


def _number(tekst: str | None) -> int:
    return int(tekst) if tekst and tekst.isdigit() else 0
