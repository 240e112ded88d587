"""What changed in the letters, edition by edition, and in one question word by word."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..edities import changelog, changes_of, difference, lines_about
from ..models import Editie, Vraag


@member_required()
@require_safe
def edities(request: HttpRequest) -> HttpResponse:
    context = {"edities": changelog(), "kruimels": _kruimels(request)}
    return render(request, "kwaliteit/edities.html", context)


@member_required()
@require_safe
def editie(request: HttpRequest, code: str, nummer: int) -> HttpResponse:
    """What this edition did with one question."""
    vraag = get_object_or_404(Vraag.met_vervallen.select_related("brief"), code=code)
    rij = get_object_or_404(Editie, nummer=nummer)
    wijzigingen = changes_of(vraag)
    verschil = difference(vraag, nummer - 1, nummer) if rij in wijzigingen else None
    if verschil is None:
        raise Http404("Deze editie veranderde niets aan deze vraag.")
    context = {
        "vraag": vraag,
        "editie": rij,
        "verschil": verschil,
        "waarom": lines_about(rij, verschil, vraag.code),
        "andere": [ander for ander in wijzigingen if ander != rij],
        "kruimels": _kruimels(request, f"Vraag {vraag.code} in editie {rij.nummer}"),
    }
    return render(request, "kwaliteit/editie.html", context)


def _kruimels(request: HttpRequest, naam: str = "") -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    lijst = reverse("kwaliteit:edities", args=[slug]) if naam else None
    pad = [("Kennisbank", reverse("kwaliteit:brieven", args=[slug])), ("Edities", lijst)]
    return [*pad, (naam, None)] if naam else pad
