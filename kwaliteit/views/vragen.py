from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..forms import VraagFilterForm
from ..models import Vraag


@member_required()
@require_safe
def vragen(request: HttpRequest) -> HttpResponse:
    form = VraagFilterForm(request.GET)
    context = {
        "gevonden": form.found().with_handvatten(),
        "totaal": Vraag.objects.leaves().count(),
        "form": form,
        "kruimels": _kruimels(request, "Alle vragen"),
    }
    return render(request, "kwaliteit/vragen.html", context)


@member_required()
@require_safe
def vraag(request: HttpRequest, code: str) -> HttpResponse:
    rij = get_object_or_404(Vraag.objects.with_handvatten().prefetch_related("deelvragen"), code=code)
    context = {"vraag": rij, "kruimels": _kruimels(request, f"Vraag {rij.code}", rij)}
    return render(request, "kwaliteit/vraag.html", context)


def _kruimels(request: HttpRequest, naam: str, vraag: Vraag | None = None) -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    pad = [("Kennisbank", reverse("kwaliteit:brieven", args=[slug]))]
    if vraag:
        pad.append((str(vraag.brief), reverse("kwaliteit:brief", args=[slug, vraag.brief.nummer])))
    return [*pad, (naam, None)]
