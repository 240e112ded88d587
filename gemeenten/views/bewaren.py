"""Replies to bewaar.js, which saves a form in the background."""

import json

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from gemeenten import klok


def wants_json(request: HttpRequest) -> bool:
    """Whether bewaar.js saves in the background."""
    return "application/json" in request.headers.get("Accept", "")


def saved_reply(versie: int | None = None, **meer: object) -> JsonResponse:
    """`velden` in `meer` are put in the form by name: what is stored now, or the key of a new row."""
    meer |= {} if versie is None else {"versie": versie}
    return JsonResponse({"status": "bewaard", "om": f"{localtime(klok.now()):%H:%M}", **meer})


def invalid_reply(*formulieren: forms.BaseForm) -> JsonResponse:
    fouten = [
        f"{form.fields[naam].label}: {fout}" if naam in form.fields else str(fout)
        for form in formulieren
        for naam, regels in form.errors.items()
        for fout in regels
    ]
    return refused_reply(" ".join(fouten[:2]))


def refused_reply(melding: str) -> JsonResponse:
    """Told to the user, and not tried again until something changes."""
    return JsonResponse({"melding": melding}, status=422)


def conflict_reply(
    request: HttpRequest, versie: int | None, velden: list[tuple], hun: dict[str, str] | None = None
) -> HttpResponse:
    """`hun` are fields to put in the form when the user keeps his own text, where there is no version for it."""
    context = {"versie": versie, "velden": velden, "hun": json.dumps(hun or {})}
    return render(request, "onderdelen/botsing.html", context, status=409)
