from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..lezen import letters_with_counts, read_brief
from ..models import Brief, Route


@member_required()
@require_safe
def brieven(request: HttpRequest) -> HttpResponse:
    context = {"brieven": letters_with_counts(), "routes": Route.objects.all(), "kruimels": [("Kennisbank", None)]}
    return render(request, "kwaliteit/brieven.html", context)


@member_required()
@require_safe
def brief(request: HttpRequest, nummer: int) -> HttpResponse:
    brieven = list(Brief.objects.all())
    rij = get_object_or_404(Brief, nummer=nummer)
    context = {
        "document": read_brief(rij),
        "brieven": brieven,
        "vorige": next((b for b in reversed(brieven) if b.nummer < nummer), None),
        "volgende": next((b for b in brieven if b.nummer > nummer), None),
        "kruimels": [("Kennisbank", reverse("kwaliteit:brieven", args=[request.gemeente.slug])), (str(rij), None)],
    }
    return render(request, "kwaliteit/brief.html", context)
