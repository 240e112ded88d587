from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..models import Begrip
from ..uitleg import read_uitleg


@member_required()
@require_safe
def begrippen(request: HttpRequest) -> HttpResponse:
    rijen = sorted(Begrip.objects.prefetch_related("brieven"), key=lambda begrip: begrip.sleutel)
    groepen = [(letter, list(rijen)) for letter, rijen in groupby(rijen, key=lambda begrip: begrip.letter)]
    kruimels = [("Kennisbank", reverse("kwaliteit:brieven", args=[request.gemeente.slug])), ("Begrippen", None)]
    return render(
        request, "kwaliteit/begrippen.html", {"groepen": groepen, "uitleg": read_uitleg(), "kruimels": kruimels}
    )
