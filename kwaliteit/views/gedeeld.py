"""What other gemeenten share with this one: to read, and to take over."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gemeenten.toegang import member_required

from ..bibliotheek.delen import own_copies, shared_item, shared_with, take_over
from ..bibliotheek.lezen import Leesitem
from ..forms_bibliotheek import FilterForm
from ..models import Bibliotheekitem
from ..rechten import BIBLIOTHEEK_SCHRIJVEN
from .bibliotheek import PER_PAGINA, tab_counts, trail


@member_required()
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    gevonden = shared_with(request.gemeente, **form.filters)
    pagina = Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("page"))
    items = list(pagina)
    eigen = own_copies(request.gemeente, [item.sleutel for item in items])
    context = {
        "form": form,
        "page_obj": pagina,
        "rijen": [(item, eigen.get(item.sleutel)) for item in items],
        **tab_counts(request),
        "kruimels": _trail(request),
    }
    return render(request, "kwaliteit/bibliotheek/gedeeld.html", context)


@member_required()
@require_safe
def item(request: HttpRequest, sleutel: str) -> HttpResponse:
    gedeeld = _get(request, sleutel)
    context = {
        "item": gedeeld,
        "eigen": own_copies(request.gemeente, [gedeeld.sleutel]).get(gedeeld.sleutel),
        "schrijft": bool(request.rollen & set(BIBLIOTHEEK_SCHRIJVEN)),
        "kruimels": _trail(request, gedeeld.titel),
    }
    return render(request, "kwaliteit/bibliotheek/gedeeld_item.html", context)


@member_required(*BIBLIOTHEEK_SCHRIJVEN)
@require_POST
def overnemen(request: HttpRequest, sleutel: str) -> HttpResponse:
    try:
        rij = take_over(request.gemeente, sleutel, request.user)
    except Bibliotheekitem.DoesNotExist:
        raise Http404(NIET_GEDEELD) from None
    messages.success(request, f"‘{rij}’ staat in uw eigen bibliotheek. U kunt de tekst aanpassen; de herkomst blijft.")
    return redirect("kwaliteit:item", request.gemeente.slug, rij.sleutel)


NIET_GEDEELD = "Dit item is er niet, of wordt niet met uw gemeente gedeeld."


def _get(request: HttpRequest, sleutel: str) -> Leesitem:
    try:
        return shared_item(request.gemeente, sleutel)
    except Bibliotheekitem.DoesNotExist:
        raise Http404(NIET_GEDEELD) from None


def _trail(request: HttpRequest, *namen: str) -> list[tuple[str, str | None]]:
    hier = reverse("kwaliteit:gedeeld", args=[request.gemeente.slug]) if namen else None
    pad = trail(request, "")[:-1]
    return [*pad, ("Gedeeld door anderen", hier), *((naam, None) for naam in namen)]
