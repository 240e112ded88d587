"""Replies to bewaar.js, which saves a form in the background."""

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from gemeenten import klok


def wants_json(request: HttpRequest) -> bool:
    """Whether bewaar.js saves in the background."""
    return "application/json" in request.headers.get("Accept", "")


def saved_reply(versie: int) -> JsonResponse:
    return JsonResponse({"status": "bewaard", "versie": versie, "om": f"{localtime(klok.now()):%H:%M}"})


def invalid_reply(*formulieren: forms.BaseForm) -> JsonResponse:
    fouten = [str(fout) for form in formulieren for regels in form.errors.values() for fout in regels]
    return refused_reply(" ".join(fouten[:2]))


def refused_reply(melding: str) -> JsonResponse:
    """Told to the user, and not tried again until something changes."""
    return JsonResponse({"melding": melding}, status=422)


def conflict_reply(request: HttpRequest, versie: int, velden: list[tuple]) -> HttpResponse:
    return render(request, "onderdelen/botsing.html", {"versie": versie, "velden": velden}, status=409)
