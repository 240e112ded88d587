"""Lists of parts (paragrafen, eisen, percelen, schalen): show, add, edit, order, take out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from bestek.beleid import changed
from bestek.bibliotheek import PER_SOORT, own_items
from bestek.delen import add_deel, drop_deel, drop_problem, drop_results
from bestek.enums import Hoofdstuk
from bestek.models import Bestek
from bestek.models.onderdeel import BestekOnderdeel
from bestek.vraagkeuze import arrange, move
from gemeenten.velden import Verouderd
from gemeenten.views.bewaren import conflict_reply, invalid_reply, saved_reply, wants_json

from . import werkblad
from .bewaren import conflicting, record_edit
from .deur import back_to, edits_bestek
from .indeling import place_of_chapter
from .samenstellen import chosen_perceel
from .soorten import SOORTEN, Soort

PER_PERCEEL = ("perceel__volgorde", "perceel", "volgorde", "pk")


@edits_bestek
@require_http_methods(["GET"])
def onderdelen(request: HttpRequest, bestek: Bestek, soort: str) -> HttpResponse:
    rijen = SOORTEN[soort].model.objects.filter(bestek=bestek).current()
    if soort == "eisen":
        rijen = rijen.select_related("perceel", "bibliotheekitem")
    if soort == "paragrafen":
        rijen = rijen.select_related("bibliotheekitem", "beleidsantwoord__werkboekvraag__deel")
    if soort == "schalen":
        rijen = rijen.prefetch_related("ankerpunten")
    if soort in ("hoeveelheden", "prijsregels"):
        rijen = rijen.select_related("perceel").order_by(*PER_PERCEEL)
    regel = f"bestek/deel/regel_{soort}.html"
    context = {"soort": _with_form(soort), "soortnaam": soort, "rijen": rijen, "regel": regel}
    if soort == "paragrafen":
        context["beleid_gewijzigd"] = changed(bestek, request.user).count()
    if soort in PER_SOORT:
        context["eigen_items"] = own_items(bestek, soort)
    return werkblad.show(request, bestek, "bestek/lijstblad.html", soort, **context)


@edits_bestek
@require_http_methods(["GET", "POST"])
def onderdeel_nieuw(request: HttpRequest, bestek: Bestek, soort: str) -> HttpResponse:
    kind = _with_form(soort)
    form = kind.form(request.POST or None, bestek=bestek, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        rij = add_deel(bestek, kind.model, request.user, **form.velden)
        messages.success(request, f"‘{rij}’ is toegevoegd.")
        if soort == "schalen":
            return back_to(bestek, "schaal", rij.sleutel)
        return _to_list(bestek, soort, rij)
    return werkblad.show(request, bestek, "bestek/onderdeel.html", soort, kind.nieuw, form=form)


@edits_bestek
@require_http_methods(["GET", "POST"])
def onderdeel(request: HttpRequest, bestek: Bestek, soort: str, sleutel: str) -> HttpResponse:
    kind = _with_form(soort)
    rij = _get(bestek, kind, sleutel)
    form = kind.form(request.POST or None, instance=rij, bestek=bestek)
    if request.method == "GET":
        return _page(request, bestek, soort, form)
    if not form.is_valid():
        return invalid_reply(form) if wants_json(request) else _page(request, bestek, soort, form)
    try:
        form.store()
    except Verouderd as fout:
        return _conflict(request, bestek, soort, form, fout.huidig)
    record_edit(request, bestek, f"{kind.enkel.capitalize()} ‘{rij}’")
    if wants_json(request):
        return saved_reply(rij.versie)
    messages.success(request, f"‘{rij}’ is bewaard.")
    return _to_list(bestek, soort, rij)


@edits_bestek
@require_http_methods(["GET", "POST"])
def onderdeel_weg(request: HttpRequest, bestek: Bestek, soort: str, sleutel: str) -> HttpResponse:
    kind = SOORTEN[soort]
    rij = _get(bestek, kind, sleutel)
    terug = werkblad.address(bestek, soort)
    if reden := drop_problem(rij):
        messages.error(request, reden)
        return redirect(terug)
    if request.method == "POST":
        drop_deel(rij, request.user)
        messages.success(request, f"‘{rij}’ staat niet meer in het bestek.")
        return redirect(terug)
    context = {
        "vraagzin": f"‘{rij}’ uit het bestek halen?",
        "gevolgen": drop_results(rij),
        "knop": f"{kind.enkel.capitalize()} weghalen",
        "terug_url": terug,
    }
    return werkblad.show(request, bestek, "bestek/weg.html", soort, f"{kind.enkel.capitalize()} weghalen", **context)


@edits_bestek
@require_POST
def volgorde(request: HttpRequest, bestek: Bestek, soort: str) -> HttpResponse:
    rijen = SOORTEN[soort].model.objects.filter(bestek=bestek).current()
    if soort == "vragen" and (perceel := chosen_perceel(list(bestek.perceel_set.current()), request)):
        rijen = rijen.filter(wegingen__perceel__sleutel=perceel, wegingen__vervallen=False)
    if soort in ("hoeveelheden", "prijsregels"):
        rijen = rijen.order_by(*PER_PERCEEL)
    terug = werkblad.address(bestek, soort)
    if soort == "paragrafen" and (hoofdstuk := request.GET.get("hoofdstuk")) in Hoofdstuk.values:
        rijen, terug = rijen.filter(hoofdstuk=hoofdstuk), werkblad.address(bestek, place_of_chapter(hoofdstuk))
    rearrange(request, list(rijen))
    if wants_json(request):
        return saved_reply()
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(f"{terug}{query}#deel-{request.POST.get('sleutel', '')}")


def _to_list(bestek: Bestek, soort: str, rij: BestekOnderdeel) -> HttpResponse:
    """A paragraph is seen in its chapter."""
    if soort == "paragrafen":
        return back_to(bestek, "hoofdstuk", rij.hoofdstuk, anker=f"deel-{rij.sleutel}")
    return back_to(bestek, "onderdelen", soort, anker=f"deel-{rij.sleutel}")


def rearrange(request: HttpRequest, rijen: list[BestekOnderdeel]) -> None:
    """One up or down (`sleutel` and `richting`), or the whole list in the order of the posted sleutels."""
    naar_sleutel = {str(rij.sleutel): rij for rij in rijen}
    sleutels = request.POST.getlist("sleutel")
    if not sleutels or not set(sleutels) <= set(naar_sleutel):
        raise Http404("Dit onderdeel staat niet (meer) in het bestek.")
    if (richting := request.POST.get("richting")) in ("op", "neer"):
        move(naar_sleutel[sleutels[0]], richting, zichtbaar=rijen)
    else:
        arrange([naar_sleutel[sleutel] for sleutel in dict.fromkeys(sleutels)])


def _with_form(soort: str) -> Soort:
    if SOORTEN[soort].form is None:
        raise Http404("Vragen hebben hun eigen pagina.")
    return SOORTEN[soort]


def _get(bestek: Bestek, kind: Soort, sleutel: str) -> BestekOnderdeel:
    return get_object_or_404(kind.model.objects.filter(bestek=bestek).current(), sleutel=sleutel)


def _page(
    request: HttpRequest, bestek: Bestek, soort: str, form: object, status: int = 200, **context: object
) -> HttpResponse:
    naam = str(form.instance) if form.instance.pk else SOORTEN[soort].nieuw
    context |= {"form": form, "bewaart": True}
    return werkblad.show(request, bestek, "bestek/onderdeel.html", soort, naam, status=status, **context)


def _conflict(request: HttpRequest, bestek: Bestek, soort: str, form: object, huidig: BestekOnderdeel) -> HttpResponse:
    velden = conflicting(form, huidig)
    if not velden:
        return saved_reply(huidig.versie) if wants_json(request) else redirect(request.path)
    if wants_json(request):
        return conflict_reply(request, huidig.versie, velden)
    form.data = form.data.copy()
    form.data["versie"] = str(huidig.versie)
    return _page(request, bestek, soort, form, status=409, botsing=velden)
