"""The doors of the pages of one bestek: who sees it, and who may edit its working text."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from bestek.models import Bestek
from bestek.ongedaan import recorded
from bestek.rechten import SCHRIJVEN
from gemeenten.enums import Rol
from gemeenten.toegang import member_required
from gemeenten.views.bewaren import wants_json

from .werkblad import with_state

View = Callable[..., HttpResponse]


def with_bestek(*rollen: Rol) -> Callable[[View], View]:
    """Give the view the bestek of `pk`, when these roles and `visible_to` allow it."""

    def decorate(view: View) -> View:
        @member_required(*rollen)
        @wraps(view)
        def inner(request: HttpRequest, pk: int, **kwargs: object) -> HttpResponse:
            rijen = Bestek.objects.visible_to(request.user).select_related("gemeente")
            if request.method == "POST":  # whoever writes, waits for who moves the status, and the reverse
                rijen = rijen.select_for_update(of=("self",))
            return view(request, get_object_or_404(rijen, pk=pk), **kwargs)

        return inner

    return decorate


def edits_bestek(view: View) -> View:
    """As `opens_bestek`; what a POST does to the working text can be undone, and the page is told how it stands."""

    @opens_bestek
    @wraps(view)
    def inner(request: HttpRequest, bestek: Bestek, **kwargs: object) -> HttpResponse:
        if request.method != "POST":
            return view(request, bestek, **kwargs)
        with recorded(bestek, request.user, getypt=wants_json(request)):
            response = view(request, bestek, **kwargs)
        return with_state(request, bestek, response)

    return inner


def opens_bestek(view: View) -> View:
    """As `with_bestek` for writers, and only while the working text may change."""

    @with_bestek(*SCHRIJVEN)
    @wraps(view)
    def inner(request: HttpRequest, bestek: Bestek, **kwargs: object) -> HttpResponse:
        if bestek.bewerkbaar:
            return view(request, bestek, **kwargs)
        if wants_json(request):
            return HttpResponse(status=403)
        messages.error(request, f"Dit bestek ligt vast ({bestek.get_status_display().lower()}). {next_step(bestek)}")
        return redirect(bestek)

    return inner


def next_step(bestek: Bestek) -> str:
    """What somebody does who wants to edit a bestek that is not open for it."""
    if bestek.status == "ter_review":
        return "Zet het eerst terug naar concept om het te wijzigen."
    if bestek.status == "ingetrokken":
        return "Een ingetrokken bestek wordt niet meer gewijzigd."
    return "Een inkoper kan een wijziging beginnen."


def back_to(bestek: Bestek, naam: str, *args: object, anker: str = "") -> HttpResponse:
    adres = reverse(f"bestek:{naam}", args=[bestek.gemeente.slug, bestek.pk, *args])
    return redirect(f"{adres}#{anker}" if anker else adres)
