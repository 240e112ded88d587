"""One question of a bidder: write the answer, and everything that brings it into a nota."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bestek import inlichtingen, samenstelling
from bestek.forms import RedenForm
from bestek.forms.inlichtingen import InlichtingForm, KoppelForm, ToewijsForm
from bestek.models import Bestek, Inlichting
from bestek.models.bestek import OngeldigeOvergang
from bestek.namen import known_names
from bestek.onderdeelkeuze import part_name
from bestek.rechten import SCHRIJVEN, VASTSTELLEN
from bestek.vergelijking import compare
from documenten.tekst import normaliseer
from gemeenten.velden import Verouderd

from . import werkblad
from .bewaren import conflicting
from .deur import with_bestek
from .inlichtingen import late


@with_bestek(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def inlichting(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij = find(request, bestek, nummer)
    inhoud = bestek.laatste_vaststelling.structuur
    form = InlichtingForm(request.POST or None, instance=find(request, bestek, nummer), inhoud=inhoud)
    if request.method == "GET" or not form.is_valid():
        return _show(request, bestek, rij, form)
    try:
        inlichtingen.write(rij, form.cleaned_data["versie"], request.user, **form.velden)
    except Verouderd as fout:
        form.data = form.data.copy()
        form.data["versie"] = str(fout.huidig.versie)
        form.fields |= dict.fromkeys(("soort", "sleutel"), form.fields["onderdeel"])
        return _show(request, bestek, fout.huidig, form, status=409, botsing=conflicting(form, fout.huidig))
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De vraag is bewaard.")
    return redirect(rij)


def find(request: HttpRequest, bestek: Bestek, nummer: int) -> Inlichting:
    rijen = bestek.inlichtingen.visible_to(request.user)
    verwant = ("inzending__ingevoerd_door", "toegewezen_aan", "antwoord_door", "akkoord_door", "nota", "vaststelling")
    rijen = rijen.select_related(*verwant, "wijziging__vaststelling", "bestek__gemeente", "gemeente")
    return get_object_or_404(rijen, nummer=nummer)


def _show(
    request: HttpRequest, bestek: Bestek, rij: Inlichting, form: InlichtingForm, status: int = 200, **context: object
) -> HttpResponse:
    toen, nu = rij.vaststelling.structuur, bestek.laatste_vaststelling.structuur
    mag_akkoord = bool(request.rollen & set(VASTSTELLEN))
    keuzes = change_choices(rij)
    context |= {
        "bestek": bestek,
        "rij": rij,
        "form": form,
        "onderdeel": part_name(rij.sleutel, nu, toen),
        "onderdeel_url": part_url(bestek, rij),
        "veranderd": part_change(bestek, rij) if rij.sleutel else None,
        "te_laat": late(bestek, rij),
        "vondsten": inlichtingen.check_names(rij, known_names(bestek)),
        "toewijzen": ToewijsForm(bestek=bestek, initial={"aan": rij.toegewezen_aan_id}, auto_id="toe_%s"),
        "koppelen": koppel_form(bestek, rij, mag_akkoord) if keuzes or mag_akkoord else None,
        "vervallen": RedenForm(auto_id="weg_%s"),
        "mag_akkoord": mag_akkoord,
        "groepen": sorted(set(bestek.inlichtingen.exclude(groep="").values_list("groep", flat=True))),
        "kruimels": trail(bestek, rij),
    }
    return render(request, "bestek/inlichtingen/vraag.html", context, status=status)


def trail(bestek: Bestek, rij: Inlichting) -> list[tuple]:
    lijst = reverse("bestek:inlichtingen", args=[bestek.gemeente.slug, bestek.pk])
    return [*werkblad.trail(bestek), ("Vragen van inschrijvers", lijst), (f"Vraag {rij.nummer}", None)]


def part_url(bestek: Bestek, rij: Inlichting) -> str:
    """Where the part is written while that can be, else where it is read."""
    if not rij.sleutel:
        return ""
    eigen = [bestek.gemeente.slug, bestek.pk]
    if not bestek.bewerkbaar:
        versie = bestek.laatste_vaststelling
        nummer = next((v.nummer for v in versie.structuur.vragen if v.sleutel == rij.sleutel), None)
        anker = f"#vraag-{nummer}" if nummer else ""
        return reverse("bestek:versie", args=[*eigen, versie.nummer]) + anker
    if rij.soort == "vraag":
        return reverse("bestek:vraag", args=[*eigen, rij.sleutel])
    soorten = {"paragraaf": "paragrafen", "perceel": "percelen", "eis": "eisen"}
    return reverse("bestek:onderdeel", args=[*eigen, soorten[rij.soort], rij.sleutel])


def part_change(bestek: Bestek, rij: Inlichting):
    """What changed in the part since the version that was asked about: in the newest, or in the working text."""
    na = samenstelling.compose(bestek) if bestek.open_wijziging else bestek.laatste_vaststelling.structuur
    return next((v for v in compare(rij.vaststelling.structuur, na) if v.sleutel == rij.sleutel), None)


def change_choices(rij: Inlichting) -> list[tuple[str, str]]:
    """The wijziging that is open, and those that were made since this question came in."""
    keuzes = []
    rijen = rij.bestek.wijzigingen.filter(geannuleerd_op=None)
    for wijziging in rijen.select_related("vaststelling").order_by("-geopend_op"):
        if wijziging.vaststelling is None:
            keuzes.append((str(wijziging.pk), f"De lopende wijziging: {wijziging.reden}"))
        elif wijziging.vaststelling.nummer > rij.vaststelling.nummer:
            keuzes.append((str(wijziging.pk), f"Versie {wijziging.vaststelling.nummer}: {wijziging.reden}"))
    return keuzes


def koppel_form(bestek: Bestek, rij: Inlichting, mag: bool, data: dict | None = None) -> KoppelForm:
    nieuw = mag and bestek.open_wijziging is None
    keuzes = change_choices(rij)
    gekozen = str(rij.wijziging_id or (keuzes[0][0] if keuzes else "nieuw"))
    begin = {"wijziging": gekozen, "reden": "Naar aanleiding van een vraag van een inschrijver: "}
    return KoppelForm(data, keuzes=keuzes, nieuw=nieuw, initial=begin, auto_id="koppel_%s")


def _step(request: HttpRequest, rij: Inlichting, do: Callable[[], object], klaar: str) -> HttpResponse:
    try:
        do()
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
    except Verouderd:
        messages.error(request, "De vraag is intussen gewijzigd. Lees haar opnieuw.")
    else:
        messages.success(request, klaar)
    return redirect(rij)


def _refused(request: HttpRequest, rij: Inlichting, form) -> HttpResponse:
    for fouten in form.errors.values():
        messages.error(request, " ".join(fouten))
    return redirect(rij)


@with_bestek(*SCHRIJVEN)
@require_POST
def inlichting_toewijzen(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij = find(request, bestek, nummer)
    form = ToewijsForm(request.POST, bestek=bestek)
    if not form.is_valid():
        return _refused(request, rij, form)
    aan = form.cleaned_data["aan"]
    return _step(request, rij, lambda: rij.assign(aan, request.user), f"De vraag is toegewezen aan {aan}.")


@with_bestek(*VASTSTELLEN)
@require_POST
def inlichting_akkoord(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij = find(request, bestek, nummer)
    versie = request.POST.get("versie", "")
    gelezen = int(versie) if versie.isdigit() else 0
    return _step(request, rij, lambda: inlichtingen.approve(rij, gelezen, request.user), "U gaf akkoord.")


@with_bestek(*SCHRIJVEN)
@require_POST
def inlichting_terug(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij = find(request, bestek, nummer)
    return _step(request, rij, lambda: rij.reopen(request.user), "Het antwoord is weer een concept.")


@with_bestek(*SCHRIJVEN)
@require_POST
def inlichting_vervallen(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij, form = find(request, bestek, nummer), RedenForm(request.POST)
    if not form.is_valid():
        return _refused(request, rij, form)
    return _step(request, rij, lambda: rij.drop(request.user, form.cleaned_data["reden"]), "De vraag is vervallen.")


@with_bestek(*SCHRIJVEN)
@require_POST
def inlichting_terugzetten(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij = find(request, bestek, nummer)
    return _step(request, rij, lambda: rij.restore(request.user), "De vraag is teruggezet.")


@with_bestek(*SCHRIJVEN)
@require_POST
def inlichting_koppelen(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    """Into a wijziging that is there; a new one is begun by who may."""
    rij = find(request, bestek, nummer)
    form = koppel_form(bestek, rij, bool(request.rollen & set(VASTSTELLEN)), request.POST)
    if not form.is_valid():
        return _refused(request, rij, form)
    if (keuze := form.cleaned_data["wijziging"]) == "nieuw":
        reden = form.cleaned_data["reden"]
        klaar = "De wijziging is begonnen. Pas het bestek aan en stel het opnieuw vast."
        return _step(request, rij, lambda: inlichtingen.open_change(rij, reden, request.user), klaar)
    wijziging = get_object_or_404(bestek.wijzigingen, pk=keuze)
    klaar = "De vraag hoort nu bij deze wijziging."
    return _step(request, rij, lambda: inlichtingen.link_change(rij, wijziging, request.user), klaar)


@with_bestek(*SCHRIJVEN)
@require_POST
def inlichting_vrijgeven(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij, form = find(request, bestek, nummer), RedenForm(request.POST)
    if not form.is_valid():
        return _refused(request, rij, form)
    woorden, reden = normaliseer(request.POST.get("woorden", "")), form.cleaned_data["reden"]

    def do() -> None:
        inlichtingen.release(rij, woorden, reden, known_names(bestek), request.user)

    return _step(request, rij, do, "Deze woorden mogen in de nota.")
