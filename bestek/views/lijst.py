from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestek.aanleg import create_bestek
from bestek.bibliotheek import used_codes
from bestek.enums import Bestekstatus
from bestek.forms import NieuwForm
from bestek.models import Bestek
from bestek.overzicht import points_of, show_frozen
from bestek.rechten import LEZEN, SCHRIJVEN
from bestek.vraagkeuze import add_vraag
from gemeenten.toegang import member_required
from kwaliteit.models import Vraag

from .begin import trail
from .deur import back_to
from .procedure import comparison, with_choice

PER_PAGINA = 25


@member_required(*LEZEN)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    rijen = Bestek.objects.visible_to(request.user).select_related("gemeente")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page"))
    schrijft = bool(request.rollen & set(SCHRIJVEN))
    punten = points_of(pagina) if schrijft else {}
    if not schrijft:
        show_frozen(list(pagina.object_list))
    context = {
        "page_obj": pagina,
        "rijen": [(rij, punten.get(rij.pk, [])) for rij in pagina],
        "schrijft": schrijft,
        "kruimels": [("Bestekken", None)],
    }
    return render(request, "bestek/lijst.html", context)


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw_leeg(request: HttpRequest) -> HttpResponse:
    vraag = Vraag.objects.leaves().filter(code=request.GET.get("vraag", "")).first()
    form = NieuwForm(request.POST or None)
    if {"vergelijk", "kies"} & request.POST.keys():
        form = with_choice(request.POST)
    elif request.method == "POST" and form.is_valid():
        bestek = create_bestek(request.gemeente, request.user, **form.velden)
        messages.success(request, f"Het bestek ‘{bestek.titel}’ is gemaakt. Kies nu de vragen.")
        if vraag:
            add_vraag(bestek, vraag, request.user)
            messages.success(request, f"Vraag {vraag.code} staat erin.")
        return back_to(bestek, "vragen")
    context = {
        "form": form,
        "vraag": vraag,
        "kruimels": trail(request, "Leeg bestek"),
        "vergelijking": comparison(form),
    }
    return render(request, "bestek/nieuw.html", context)


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def kies(request: HttpRequest) -> HttpResponse:
    """From a question of a letter: into which concept does it go?"""
    vraag = get_object_or_404(Vraag.objects.leaves().select_related("brief"), code=request.GET.get("vraag", ""))
    concepten = Bestek.objects.visible_to(request.user).filter(status=Bestekstatus.CONCEPT).select_related("gemeente")
    if request.method == "POST":
        bestek = get_object_or_404(concepten.select_for_update(of=("self",)), pk=_number(request.POST.get("bestek")))
        rij = add_vraag(bestek, vraag, request.user)
        messages.success(request, f"Vraag {vraag.code} staat in ‘{bestek.titel}’. Geef haar punten.")
        return back_to(bestek, "vragen", anker=f"deel-{rij.sleutel}")
    context = {
        "vraag": vraag,
        "rijen": [(bestek, vraag.code in used_codes(bestek)) for bestek in concepten],
        "kruimels": [("Bestekken", reverse("bestek:lijst", args=[request.gemeente.slug])), ("Vraag toevoegen", None)],
    }
    return render(request, "bestek/kies.html", context)


def _number(tekst: str | None) -> int:
    return int(tekst) if tekst and tekst.isdigit() else 0
