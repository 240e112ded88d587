from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required

from ..edities import changes_of
from ..forms import VraagFilterForm
from ..letterlijk import question_view
from ..models import Bibliotheekitem, Vraag
from ..rechten import BIBLIOTHEEK_SCHRIJVEN
from ..uitleg import read_uitleg
from ..verwant import related_to


@member_required()
@require_safe
def vragen(request: HttpRequest) -> HttpResponse:
    form = VraagFilterForm(request.GET)
    gevonden = list(form.found().with_handvatten())
    context = {
        "gevonden": gevonden,
        "uitleg": read_uitleg(),
        "verwant": related_to(gevonden),
        "letterlijk": question_view(request.gemeente, gevonden, request.session),
        "totaal": Vraag.objects.leaves().count(),
        "form": form,
        "kruimels": _kruimels(request, "Alle vragen"),
    }
    return render(request, "kwaliteit/vragen.html", context)


@member_required()
@require_safe
def vraag(request: HttpRequest, code: str) -> HttpResponse:
    rij = Vraag.objects.with_handvatten().prefetch_related("deelvragen").filter(code=code).first()
    if rij is None:  # a question that left the letters shows how it read
        weg = get_object_or_404(Vraag.met_vervallen, code=code)
        return redirect("kwaliteit:editie", request.gemeente.slug, weg.code, weg.editie)
    context = {
        "vraag": rij,
        "wijzigingen": changes_of(rij),
        "uitleg": read_uitleg(),
        "verwant": related_to([rij]),
        "letterlijk": question_view(request.gemeente, [rij], request.session),
        "kruimels": _kruimels(request, f"Vraag {rij.code}", rij),
    }
    if not rij.deelvragen.all():
        context["eigen_versies"] = Bibliotheekitem.objects.visible_to(request.user).current().filter(herkomst=rij)
        context["schrijft_bibliotheek"] = bool(request.rollen & set(BIBLIOTHEEK_SCHRIJVEN))
    return render(request, "kwaliteit/vraag.html", context)


def _kruimels(request: HttpRequest, naam: str, vraag: Vraag | None = None) -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    pad = [("Kennisbank", reverse("kwaliteit:brieven", args=[slug]))]
    if vraag:
        pad.append((str(vraag.brief), reverse("kwaliteit:brief", args=[slug, vraag.brief.nummer])))
    return [*pad, (naam, None)]
