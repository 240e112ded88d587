from itertools import groupby

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..models import Begrip, Handvat, Thema


@member_required()
@require_safe
def begrippen(request: HttpRequest) -> HttpResponse:
    rijen = sorted(Begrip.objects.prefetch_related("brieven"), key=lambda begrip: begrip.sleutel)
    groepen = [(letter, list(rijen)) for letter, rijen in groupby(rijen, key=lambda begrip: begrip.letter)]
    context = {"groepen": groepen, "kruimels": _kruimels(request, "Begrippen")}
    return render(request, "kwaliteit/begrippen.html", context)


@member_required()
@require_safe
def themas(request: HttpRequest) -> HttpResponse:
    rijen = Thema.objects.annotate(
        aantal_vragen=Count("vragen", filter=Q(vragen__deelvragen=None), distinct=True),
        aantal_onderdelen=Count("onderdelen", distinct=True),
        aantal_handvatten=Count("handvatten", distinct=True),
    )
    context = {"themas": rijen, "kruimels": _kruimels(request, "Thema's")}
    return render(request, "kwaliteit/themas.html", context)


@member_required()
@require_safe
def thema(request: HttpRequest, code: str) -> HttpResponse:
    rij = get_object_or_404(Thema, code=code)
    context = {
        "thema": rij,
        "vragen": rij.vragen.leaves().with_handvatten().order_by("brief__nummer", "volgorde"),
        "onderdelen": rij.onderdelen.select_related("brief").order_by("brief__nummer", "volgorde"),
        "handvatten": Handvat.objects.filter(themas=rij).select_related("groep__vraag__brief"),
        "kruimels": _kruimels(request, rij.naam, "Thema's"),
    }
    return render(request, "kwaliteit/thema.html", context)


def _kruimels(request: HttpRequest, naam: str, onder: str = "") -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    pad = [("Kennisbank", reverse("kwaliteit:brieven", args=[slug]))]
    if onder:
        pad.append((onder, reverse("kwaliteit:themas", args=[slug])))
    return [*pad, (naam, None)]
