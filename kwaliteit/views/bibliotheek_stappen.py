"""What is done with an item of the own library as a whole: begin from a letter, share, lapse, follow its original."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gemeenten.regio import region_of
from gemeenten.toegang import member_required
from gemeenten.velden import Verouderd

from ..bibliotheek import beheer
from ..bibliotheek import delen as verbs
from ..bibliotheek.beheer import BibliotheekFout
from ..bibliotheek.lezen import read_item
from ..enums import Deling
from ..forms_bibliotheek import DelenForm
from ..models import Bibliotheekitem, Vraag
from ..rechten import BIBLIOTHEEK_DELEN, BIBLIOTHEEK_SCHRIJVEN
from .bibliotheek import get_item, trail

GEVOLGEN = [
    "Het item is niet meer te kiezen voor nieuwe bestekken.",
    "Bestekken waarin het al staat, veranderen niet.",
    "Andere gemeenten zien het niet meer; wat zij hebben overgenomen, houden zij.",
    "U kunt het later terugzetten.",
]


@member_required(*BIBLIOTHEEK_SCHRIJVEN)
@require_POST
def eigen_versie(request: HttpRequest, code: str) -> HttpResponse:
    """From a question of a letter to one's own copy of it."""
    vraag = get_object_or_404(Vraag.objects.leaves().with_handvatten(), code=code)
    rij = beheer.copy_vraag(request.gemeente, vraag, request.user)
    messages.success(request, f"Uw eigen versie van vraag {code} staat in de bibliotheek. Pas haar hieronder aan.")
    return redirect("kwaliteit:item_bewerken", request.gemeente.slug, rij.sleutel)


@member_required(*BIBLIOTHEEK_DELEN)
@require_http_methods(["GET", "POST"])
def delen(request: HttpRequest, sleutel: str) -> HttpResponse:
    rij = get_item(request, sleutel)
    form = DelenForm(request.POST or None, initial={"deling": rij.deling})
    if request.method == "POST" and form.is_valid():
        try:
            verbs.share(rij, Deling(form.cleaned_data["deling"]), request.user)
        except BibliotheekFout as fout:
            form.add_error("deling", str(fout))
        else:
            messages.success(request, f"Te lezen voor: {rij.get_deling_display().lower()}.")
            return _to_item(request, rij)
    context = {"form": form, "item": read_item(rij), "regio": region_of(request.gemeente)}
    context["kruimels"] = trail(request, "Delen", rij=rij)
    return render(request, "kwaliteit/bibliotheek/delen.html", context, status=422 if form.errors else 200)


@member_required(*BIBLIOTHEEK_SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def vervallen(request: HttpRequest, sleutel: str) -> HttpResponse:
    rij = get_item(request, sleutel)
    if request.method == "POST":
        beheer.lapse(rij, request.user)
        messages.success(request, f"‘{rij}’ is vervallen.")
        return _to_item(request, rij)
    context = {"item": rij, "gevolgen": GEVOLGEN, "kruimels": trail(request, "Laten vervallen", rij=rij)}
    return render(request, "kwaliteit/bibliotheek/vervallen.html", context)


@member_required(*BIBLIOTHEEK_SCHRIJVEN)
@require_POST
def terugzetten(request: HttpRequest, sleutel: str) -> HttpResponse:
    rij = get_item(request, sleutel)
    beheer.restore(rij, request.user)
    messages.success(request, f"‘{rij}’ is weer in gebruik, alleen voor uw eigen gemeente.")
    return _to_item(request, rij)


@member_required(*BIBLIOTHEEK_SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def origineel(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The original of what was taken over has changed: see the difference, and choose."""
    rij = get_item(request, sleutel)
    if request.method == "POST":
        return _choose(request, rij)
    gevonden = verbs.changed_originals(request.gemeente, [read_item(rij)]).get(rij.sleutel)
    if gevonden is None:
        messages.info(request, "Er is geen nieuwere tekst van het origineel.")
        return _to_item(request, rij)
    context = {
        "item": rij,
        "origineel": gevonden,
        "kruimels": trail(request, "Nieuwe tekst van het origineel", rij=rij),
    }
    return render(request, "kwaliteit/bibliotheek/origineel.html", context)


def _choose(request: HttpRequest, rij: Bibliotheekitem) -> HttpResponse:
    stap = {"overnemen": verbs.follow_original, "houden": verbs.keep_own}.get(request.POST.get("keuze", ""))
    getallen = [request.POST.get(naam, "") for naam in ("versie", "gezien")]
    if stap is None or not rij.overgenomen_sleutel or not all(map(str.isdigit, getallen)):
        raise Http404("Hier valt niets te kiezen.")
    try:
        stap(rij, *map(int, getallen), request.user)
    except (Verouderd, verbs.OrigineelGewijzigd):
        messages.error(request, "Een van beide teksten is intussen gewijzigd. Vergelijk ze nog eens en kies opnieuw.")
        return redirect("kwaliteit:item_origineel", request.gemeente.slug, rij.sleutel)
    except BibliotheekFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "Uw keuze is bewaard.")
    return _to_item(request, rij)


def _to_item(request: HttpRequest, rij: Bibliotheekitem) -> HttpResponse:
    return redirect("kwaliteit:item", request.gemeente.slug, rij.sleutel)
