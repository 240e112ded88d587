from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..letterlijk import letter_view
from ..lezen import letters_with_counts, read_brief
from ..models import Brief, Editie, Route
from ..plaats import letter_of
from ..uitleg import read_uitleg
from ..verwant import related_to


@member_required()
@require_safe
def brieven(request: HttpRequest) -> HttpResponse:
    context = {
        "brieven": letters_with_counts(),
        "routes": Route.objects.all(),
        "editie": Editie.objects.last(),
        "kruimels": [("Kennisbank", None)],
    }
    return render(request, "kwaliteit/brieven.html", context)


@member_required()
@require_safe
def brief(request: HttpRequest, nummer: int) -> HttpResponse:
    brieven = list(Brief.objects.all())
    rij = get_object_or_404(Brief, nummer=nummer)
    document = read_brief(rij)
    context = {
        "document": document,
        "uitleg": read_uitleg(),
        "verwant": related_to(document.vragen),
        "letterlijk": letter_view(request.gemeente, nummer, request.session),
        "codes": "codes" in request.GET,
        "brieven": brieven,
        "vorige": next((b for b in reversed(brieven) if b.nummer < nummer), None),
        "volgende": next((b for b in brieven if b.nummer > nummer), None),
        "kruimels": [("Kennisbank", reverse("kwaliteit:brieven", args=[request.gemeente.slug])), (str(rij), None)],
    }
    return render(request, "kwaliteit/brief.html", context)


@member_required()
@require_safe
def code(request: HttpRequest, code: str) -> HttpResponse:
    """The address of an item that stays: to its place in its letter, wherever that is now."""
    nummer = letter_of(code)
    if nummer is None:
        raise Http404("Dit onderdeel staat niet in de brieven.")
    adres = reverse("kwaliteit:brief", args=[request.gemeente.slug, nummer])
    return redirect(adres if code.isdigit() else f"{adres}#{code}")
