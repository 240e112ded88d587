"""Saving a form with a version, typed on a page or saved in the background, without losing anybody's text."""

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from bestek.models import Bestek
from bestek.models.onderdeel import BestekOnderdeel
from gemeenten import klok
from gemeenten.models import Gebeurtenis, record_gebeurtenis

EENMAAL_PER = 15 * 60  # seconds: somebody who types on is one event


def saved_reply(versie: int) -> JsonResponse:
    return JsonResponse({"status": "bewaard", "versie": versie, "om": f"{localtime(klok.now()):%H:%M}"})


def invalid_reply(*formulieren: forms.BaseForm) -> JsonResponse:
    fouten = [str(fout) for form in formulieren for regels in form.errors.values() for fout in regels]
    return JsonResponse({"melding": " ".join(fouten[:2])}, status=422)


def conflict_reply(request: HttpRequest, versie: int, velden: list[tuple]) -> HttpResponse:
    return render(request, "onderdelen/botsing.html", {"versie": versie, "velden": velden}, status=409)


def conflicting(form: forms.ModelForm, huidig: BestekOnderdeel | Bestek) -> list[tuple[str, str, str]]:
    """Per field that differs: its label, what is stored now, and what was typed here."""
    anders = []
    for naam, mijn in form.velden.items():
        hun = getattr(huidig, naam)
        if hun != mijn and readable(hun) != readable(mijn):
            anders.append((form.fields[naam].label, readable(hun), readable(mijn)))
    return anders


def readable(waarde: object) -> str:
    if isinstance(waarde, list | tuple):
        return ", ".join(waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "" if waarde is None else str(waarde)


def record_edit(request: HttpRequest, bestek: Bestek, wat: str) -> None:
    """One event for a stretch of typing, not one for every save in the background."""
    sinds = klok.now().timestamp() - EENMAAL_PER
    laatste = Gebeurtenis.objects.filter(onderwerp=bestek._meta.label_lower, onderwerp_id=bestek.pk).last()
    tekst = f"{wat} gewijzigd"
    if laatste and (laatste.wie_id, laatste.tekst) == (request.user.pk, tekst) and laatste.wanneer.timestamp() > sinds:
        return
    record_gebeurtenis(bestek, "bestek.gewijzigd", request.user, tekst)
