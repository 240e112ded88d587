from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..letterlijk import question_view
from ..matrix import read_matrix
from ..models import Thema
from ..themas import read_thema
from ..uitleg import read_uitleg
from ..verwant import related_to


@member_required()
@require_safe
def themas(request: HttpRequest) -> HttpResponse:
    rijen = Thema.objects.annotate(
        aantal_vragen=Count("vragen", filter=Q(vragen__deelvragen=None, vragen__vervallen=False), distinct=True),
        aantal_onderdelen=Count("onderdelen", distinct=True),
        aantal_handvatten=Count("handvatten", filter=Q(handvatten__vervallen=False), distinct=True),
    )
    context = {"themas": rijen, "kruimels": _kruimels(request, "Thema's")}
    return render(request, "kwaliteit/themas.html", context)


@member_required()
@require_safe
def thema(request: HttpRequest, code: str) -> HttpResponse:
    rij = get_object_or_404(Thema, code=code)
    uitleg = read_uitleg()
    blad = read_thema(rij, uitleg)
    context = {
        "blad": blad,
        "thema": rij,
        "uitleg": uitleg,
        "letterlijk": question_view(request.gemeente, blad.vragen, request.session),
        "verwant": related_to(blad.vragen),
        "kruimels": _kruimels(request, rij.naam, onder_themas=True),
    }
    return render(request, "kwaliteit/thema.html", context)


@member_required()
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    routes, rijen = read_matrix()
    kruimels = _kruimels(request, "Thema's en routes", onder_themas=True)
    return render(request, "kwaliteit/matrix.html", {"routes": routes, "rijen": rijen, "kruimels": kruimels})


def _kruimels(request: HttpRequest, naam: str, onder_themas: bool = False) -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    pad = [("Kennisbank", reverse("kwaliteit:brieven", args=[slug]))]
    if onder_themas:
        pad.append(("Thema's", reverse("kwaliteit:themas", args=[slug])))
    return [*pad, (naam, None)]
