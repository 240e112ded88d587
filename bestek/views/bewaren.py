"""Saving a form with a version, typed on a page or saved in the background, without losing anybody's text."""

from django import forms
from django.http import HttpRequest

from bestek.models import Bestek
from bestek.models.onderdeel import BestekOnderdeel
from gemeenten import bewerking


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
    bewerking.record_edit(bestek, "bestek.gewijzigd", request.user, f"{wat} gewijzigd")
