"""Beginning a bestek: with what, then how that reads, then it is made."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestek import hoofdstukken, invulplekken, weging
from bestek.enums import Profiel
from bestek.forms.begin import BeginForm
from bestek.models import Bestek, Lijstvoorstel
from bestek.overname import bronnen
from bestek.overname.bron import picture
from bestek.overname.gedeeld import shared_bestek, shared_with
from bestek.overname.schrijven import begin_from
from bestek.rechten import SCHRIJVEN
from bestek.sjablonen import template, templates
from bestek.sjablonen.vullen import missing
from gemeenten.toegang import member_required

PER_PAGINA = 25


@member_required(*SCHRIJVEN)
@require_safe
def nieuw(request: HttpRequest) -> HttpResponse:
    """The ways in which a bestek can begin."""
    context = {
        "sjablonen": [(sjabloon, Profiel(sjabloon.velden["profiel"]).label) for sjabloon in templates()],
        "aantal_eigen": Bestek.objects.visible_to(request.user).count(),
        "aantal_gedeeld": shared_with(request.gemeente).count(),
        "voorstel": Lijstvoorstel.objects.visible_to(request.user).first(),
        "kruimels": trail(request),
    }
    return render(request, "bestek/begin/nieuw.html", context)


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw_sjabloon(request: HttpRequest, code: str) -> HttpResponse:
    sjabloon = template(code)
    if sjabloon is None:
        raise Http404("Dit sjabloon is er niet.")
    bron = bronnen.of_template(sjabloon, request.gemeente)
    weg = missing(sjabloon, bron.inhoud)
    return begin(request, bron, sjabloon=sjabloon, ontbreekt=weg)


@member_required(*SCHRIJVEN)
@require_safe
def nieuw_eerder(request: HttpRequest) -> HttpResponse:
    """The bestekken of one's own, each with its versions."""
    rijen = bronnen.own_bestekken(request.user)
    if zoek := request.GET.get("q", "").strip()[:100]:
        rijen = rijen.filter(titel__icontains=zoek)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page"))
    context = {"page_obj": pagina, "zoek": zoek, "kruimels": trail(request, "Eerder bestek")}
    return render(request, "bestek/begin/eerder.html", context)


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw_uit_eerder(request: HttpRequest, pk: int) -> HttpResponse:
    """From version `?versie=` of one's own, without it from the working text."""
    rij = get_object_or_404(bronnen.own_bestekken(request.user), pk=pk)
    gevraagd = request.GET.get("versie", "")
    versie = get_object_or_404(rij.vaststellingen, nummer=int(gevraagd)) if gevraagd.isdigit() else None
    return begin(request, bronnen.of_own(rij, versie), eerder=rij, versie=versie)


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw_uit_gedeeld(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        gedeeld = shared_bestek(request.gemeente, pk)
    except Bestek.DoesNotExist:
        raise Http404("Dit bestek is er niet, of wordt niet met uw gemeente gedeeld.") from None
    return begin(request, bronnen.of_shared(gedeeld), gedeeld=gedeeld)


def begin(request: HttpRequest, bron: bronnen.Bron, **context: object) -> HttpResponse:
    """The preview of a source, and making a bestek of it."""
    form = BeginForm(request.POST if request.method == "POST" else None, initial={"titel": bron.inhoud.titel})
    if request.method == "POST" and form.is_valid():
        bestek = begin_from(request.gemeente, request.user, bron.inhoud, bron.herkomst, eigen=bron.eigen, **form.velden)
        messages.success(request, f"Het bestek ‘{bestek.titel}’ is gemaakt. Hieronder staat wat nog te doen is.")
        return redirect(bestek)
    context |= {"form": form, "bron": bron, "kruimels": trail(request, bron.naam), **preview(bron)}
    return render(request, "bestek/begin/bron.html", context, status=422 if form.errors else 200)


def preview(bron: bronnen.Bron) -> dict:
    """What one gets, as it will be read."""
    inhoud = bron.inhoud
    return hoofdstukken.read(inhoud) | {
        "beeld": picture(inhoud),
        "methode_gekozen": weging.METHODEN.get(inhoud.methode),
        "procedure": Profiel(inhoud.profiel).label,
        "plekken": list(invulplekken.places(inhoud)),
        "vernieuwd": bronnen.newer_in_letters(inhoud),
        "toont_achtergrond": bron.eigen,
    }


def trail(request: HttpRequest, *namen: str) -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    hier = reverse("bestek:nieuw", args=[slug]) if namen else None
    pad = [("Bestekken", reverse("bestek:lijst", args=[slug])), ("Nieuw bestek", hier)]
    return [*pad, *((naam, None) for naam in namen)]
