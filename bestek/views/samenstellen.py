"""The heart of the composer: the questions with their points, and the library beside them."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bestek import bibliotheek
from bestek.forms import VerdelingForm
from bestek.models import Bestek, Bestekvraag, Perceel
from bestek.verdeling import Botsing, Cel, cells, save_changes
from bestek.vraagkeuze import add_bibliotheekvraag, add_vraag
from gemeenten.views.bewaren import conflict_reply, invalid_reply, saved_reply, wants_json
from kwaliteit.enums import Itemsoort
from kwaliteit.models import Vraag

from . import werkblad
from .deur import edits_bestek

VERDWENEN = "Een ander heeft een vraag of perceel weggehaald waar u een getal bij typte. Laad de pagina opnieuw."


@edits_bestek
@require_http_methods(["GET", "POST"])
def vragen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    percelen = list(bestek.perceel_set.current())
    gesteld = list(shown_vragen(bestek, chosen_perceel(percelen, request)))
    if request.method == "GET":
        form = VerdelingForm(cellen=cells(bestek, gesteld, shown_percelen(percelen, request)))
        return _page(request, bestek, percelen, gesteld, form, [])
    alle = list(bestek.bestekvraag_set.current())  # also one that lost its points in the perceel that is shown
    form = VerdelingForm(request.POST, cellen=cells(bestek, alle, percelen))
    if not form.is_valid() or form.vanished:
        return _refuse(request, bestek, percelen, gesteld, form)
    try:
        save_changes(bestek, form.cellen, form.changes, request.user)
    except Botsing as fout:
        return _conflict(request, bestek, percelen, gesteld, form, fout.namen)
    return _saved(form) if wants_json(request) else _after_save(request, bestek)


def chosen_perceel(percelen: list[Perceel], request: HttpRequest) -> str:
    """The key of the perceel that the page is about; "" for all, also where the address names none that is there."""
    gekozen = request.GET.get("perceel", "")
    return gekozen if gekozen in {str(p.sleutel) for p in percelen} else ""


def shown_vragen(bestek: Bestek, perceel: str) -> QuerySet[Bestekvraag]:
    """The questions on the page: all, or those that are asked in one perceel."""
    rijen = bestek.bestekvraag_set.current().select_related("herkomst__brief", "schaal", "bibliotheekitem")
    if perceel:
        gesteld = Q(wegingen__perceel__sleutel=perceel, wegingen__vervallen=False)
        rijen = rijen.filter(pk__in=bestek.bestekvraag_set.filter(gesteld))
    geldt = Q(criteria__vervallen=False)
    return rijen.annotate(
        openbaar=Count("criteria", filter=geldt & Q(criteria__zichtbaarheid="openbaar")),
        achtergrond=Count("criteria", filter=geldt & Q(criteria__zichtbaarheid="achtergrond")),
    ).order_by("volgorde", "pk")


def shown_percelen(percelen: list[Perceel], request: HttpRequest) -> list[Perceel]:
    gekozen = chosen_perceel(percelen, request)
    return [p for p in percelen if str(p.sleutel) == gekozen] or percelen


def _saved(form: VerdelingForm) -> HttpResponse:
    """To the background: what is stored now, so that the next save compares with that."""
    return saved_reply(velden={f"was_{naam}": Cel.text_of(nieuw) for naam, (_, nieuw) in form.changes.items()})


def _refuse(
    request: HttpRequest, bestek: Bestek, percelen: list[Perceel], rijen: list[Bestekvraag], form: VerdelingForm
) -> HttpResponse:
    if form.vanished:
        form.add_error(None, VERDWENEN)
    if wants_json(request):
        return invalid_reply(form)
    return _page(request, bestek, percelen, rijen, form, [])


def _conflict(
    request: HttpRequest,
    bestek: Bestek,
    percelen: list[Perceel],
    rijen: list[Bestekvraag],
    form: VerdelingForm,
    namen: list[str],
) -> HttpResponse:
    """Both numbers; saving again keeps what was typed here."""
    cellen = form.cellen
    botsing = [(cellen[n].vol_label, cellen[n].tekst, form.data[n]) for n in namen]
    if wants_json(request):
        return conflict_reply(request, None, botsing, hun={f"was_{n}": cellen[n].tekst for n in namen})
    form.accept_theirs(namen)
    return _page(request, bestek, percelen, rijen, form, botsing)


def _after_save(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    anker = "verdeling"
    if code := request.POST.get("voeg_toe"):
        vraag = get_object_or_404(Vraag.objects.leaves(), code=code)
        nieuw = add_vraag(bestek, vraag, request.user)
        messages.success(request, f"Vraag {code} staat in het bestek. Geef haar punten en kijk de criteria na.")
        anker = f"deel-{nieuw.sleutel}"
    elif keuze := request.POST.get("voeg_item"):
        rijen = bibliotheek.search_own(Itemsoort.VRAAG)
        item = get_object_or_404(rijen, pk=int(keuze) if keuze.isdigit() else 0)
        nieuw = add_bibliotheekvraag(bestek, item, request.user)
        messages.success(request, f"‘{item}’ staat in het bestek. Geef de vraag punten en kijk de criteria na.")
        anker = f"deel-{nieuw.sleutel}"
    else:
        messages.success(request, "De verdeling is bewaard.")
    return redirect(f"{request.get_full_path()}#{anker}")


def _page(
    request: HttpRequest,
    bestek: Bestek,
    percelen: list[Perceel],
    rijen: list[Bestekvraag],
    form: VerdelingForm,
    botsing: list[tuple],
) -> HttpResponse:
    filters = {naam: request.GET.get(naam, "") for naam in bibliotheek.FILTERS}
    gebruikt = bibliotheek.used_codes(bestek)
    gevonden = [(vraag, gebruikt.get(vraag.code)) for vraag in bibliotheek.search(filters)]
    eigen = bibliotheek.own_items(bestek, "vragen", filters)
    context = {
        "form": form,
        "botsing": botsing,
        "rijen": [_row(form, vraag, nummer) for nummer, vraag in enumerate(rijen, 1)],
        "prijsvelden": _fields(form, (n for n, cel in form.cellen.items() if cel.soort == "prijs")),
        "percelen": percelen if len(percelen) > 1 else [],
        "gekozen": (gekozen := chosen_perceel(percelen, request)),
        "perceelvraag": f"?perceel={gekozen}" if gekozen else "",
        "eigen_vraag_url": reverse("bestek:eigen_vraag", args=[bestek.gemeente.slug, bestek.pk]),
        "eigen_items": eigen,
        "gevonden": gevonden,
        "aantal_vragen": len(eigen) + len(gevonden),
        "filters": filters,
        "keuzes": bibliotheek.filter_choices(),
        "zoekt": any(filters.values()),
    }
    return werkblad.show(request, bestek, "bestek/vragen.html", "vragen", status=409 if botsing else 200, **context)


def _row(form: VerdelingForm, vraag: Bestekvraag, nummer: int) -> dict:
    eigen: dict[str, Cel] = {naam: cel for naam, cel in form.cellen.items() if cel.vraag == vraag}
    return {"vraag": vraag, "nummer": nummer, "velden": _fields(form, eigen)}


def _fields(form: VerdelingForm, namen: Iterable[str]) -> list[dict]:
    zichtbaar = [naam for naam in namen if naam in form.fields]
    return [{"veld": form[naam], "was": form[f"was_{naam}"], "cel": form.cellen[naam]} for naam in zichtbaar]
