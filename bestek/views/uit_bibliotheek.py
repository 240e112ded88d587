"""From the own library into a bestek: beside the lists of the composer, under a question, and from the item itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestek.bibliotheek import PER_SOORT, bestekken_with, search_own
from bestek.enums import Bestekstatus
from bestek.models import Bestek
from bestek.models.onderdeel import BestekOnderdeel
from bestek.rechten import LEZEN, SCHRIJVEN
from bestek.uit_bibliotheek import add_item, add_item_criterium
from gemeenten.toegang import member_required
from kwaliteit.enums import Itemsoort
from kwaliteit.models import Bibliotheekitem

from .bewaren import record_edit
from .deur import back_to, edits_bestek

PLEK = {soort: plek for plek, soort in PER_SOORT.items()}


@edits_bestek
@require_POST
def item_toevoegen(request: HttpRequest, bestek: Bestek, soort: str) -> HttpResponse:
    """An eis or paragraph of the library, from the list of those in the composer (questions come with the points)."""
    if soort not in PER_SOORT:
        raise Http404("Hiervan staat niets in de eigen bibliotheek.")
    item = _chosen(request, PER_SOORT[soort])
    rij = add_item(bestek, item, request.user)
    messages.success(request, f"‘{rij}’ uit de eigen bibliotheek staat in het bestek.")
    return _to_part(bestek, rij, soort)


@edits_bestek
@require_POST
def criterium_uit_bibliotheek(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    vraag = get_object_or_404(bestek.bestekvraag_set.current(), sleutel=sleutel)
    if not request.POST.get("item"):
        messages.error(request, "Er is niets toegevoegd. Kies eerst een criterium uit de eigen bibliotheek.")
        return back_to(bestek, "vraag", sleutel, anker="criteria")
    add_item_criterium(vraag, _chosen(request, Itemsoort.CRITERIUM))
    record_edit(request, bestek, f"Vraag ‘{vraag.onderwerp}’")
    messages.success(request, "Het criterium uit de eigen bibliotheek is toegevoegd; het staat op openbaar.")
    return back_to(bestek, "vraag", sleutel, anker="criteria")


@member_required(*LEZEN)
@require_safe
def item_gebruik(request: HttpRequest, sleutel: str) -> HttpResponse:
    """In which bestekken that one may see an item of the own library stands."""
    item = _item(request, sleutel)
    schrijft = bool(request.rollen & set(SCHRIJVEN))
    context = {
        "item": item,
        "bestekken": bestekken_with(item, request.user).select_related("gemeente"),
        "kan_erbij": schrijft and not item.vervallen and item.soort in PLEK,
        "kruimels": _trail(request, item, "Gebruik"),
    }
    return render(request, "bestek/item_gebruik.html", context)


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def kies_item(request: HttpRequest, sleutel: str) -> HttpResponse:
    """From an item of the own library: into which concept does it go?"""
    item = _item(request, sleutel)
    if item.vervallen or item.soort not in PLEK:
        raise Http404("Dit item kan niet zelf in een bestek worden gezet.")
    concepten = Bestek.objects.visible_to(request.user).filter(status=Bestekstatus.CONCEPT).select_related("gemeente")
    if request.method == "POST":
        keuze = request.POST.get("bestek", "")
        rijen = concepten.select_for_update(of=("self",))
        bestek = get_object_or_404(rijen, pk=int(keuze) if keuze.isdigit() else 0)
        rij = add_item(bestek, item, request.user)
        messages.success(request, f"‘{rij}’ staat in ‘{bestek.titel}’.")
        return _to_part(bestek, rij, PLEK[Itemsoort(item.soort)])
    gebruikt = set(bestekken_with(item, request.user).values_list("pk", flat=True))
    context = {
        "item": item,
        "rijen": [(bestek, bestek.pk in gebruikt) for bestek in concepten],
        "kruimels": _trail(request, item, "In een bestek zetten"),
    }
    return render(request, "bestek/kies_item.html", context)


def _to_part(bestek: Bestek, rij: BestekOnderdeel, soort: str) -> HttpResponse:
    anker = f"deel-{rij.sleutel}"
    return (
        back_to(bestek, "vragen", anker=anker)
        if soort == "vragen"
        else back_to(bestek, "onderdelen", soort, anker=anker)
    )


def _chosen(request: HttpRequest, soort: Itemsoort) -> Bibliotheekitem:
    """The posted item, of this gemeente, in use and of the right kind."""
    return get_object_or_404(search_own(soort), pk=_pk(request.POST.get("item", "")))


def _pk(tekst: str) -> int:
    return int(tekst) if tekst.isdigit() else 0


def _item(request: HttpRequest, sleutel: str) -> Bibliotheekitem:
    rijen = Bibliotheekitem.objects.visible_to(request.user).select_related("herkomst", "overgenomen_van")
    return get_object_or_404(rijen, sleutel=sleutel)


def _trail(request: HttpRequest, item: Bibliotheekitem, naam: str) -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    return [
        ("Eigen bibliotheek", reverse("kwaliteit:bibliotheek", args=[slug])),
        (item.titel, reverse("kwaliteit:item", args=[slug, item.sleutel])),
        (naam, None),
    ]
