"""The steps of a bestek: each asks for confirmation, and says beforehand what it does."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bestek import akkoorden, gereedheid, samenstelling, verloop
from bestek.enums import Bestekstatus
from bestek.forms import BevestigForm, PublicatieForm, RedenForm
from bestek.forms.review import TochForm
from bestek.models import Bestek
from bestek.models.bestek import OngeldigeOvergang
from bestek.planning import Bevinding
from bestek.rechten import SCHRIJVEN, VASTSTELLEN
from bestek.regels import FOUT
from bestek.scanstand import read_stand
from bestek.stappenbalk import steps

from . import werkblad
from .deur import with_bestek

VAST = (Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD)


@dataclass(frozen=True)
class Stap:
    titel: str
    vraagzin: str
    gevolgen: tuple[str, ...]
    knop: str
    klaar: str
    form: type[forms.Form] = BevestigForm
    gereed_nodig: bool = False  # shows what is left to do instead, when there is something
    gevaar: bool = False


def _run(request: HttpRequest, bestek: Bestek, stap: Stap, do: Callable[[dict], object]) -> HttpResponse:
    form = stap.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except OngeldigeOvergang as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, stap.klaar)
        return redirect(bestek)
    inhoud = samenstelling.compose(bestek)
    problemen = verloop.problems_of(bestek, inhoud) if stap.gereed_nodig else []
    adviezen = gereedheid.advice(inhoud, bestek.dossier) if stap.gereed_nodig else []
    context = {
        "bestek": bestek,
        "stap": stap,
        "form": form if form.fields else None,
        "problemen": [(p, werkblad.remedy(bestek, p)) for p in problemen],
        "adviezen": [(p, werkblad.remedy(bestek, p)) for p in adviezen],
        "scanstand": read_stand(bestek, inhoud) if stap.gereed_nodig else None,
        "review": akkoorden.read_review(bestek, inhoud) if stap.gereed_nodig else None,
        "structuur": inhoud,
        "totalen": werkblad.totals(inhoud),
        "stappen": steps(bestek, bestek.laatste_vaststelling),
        "kruimels": [*werkblad.trail(bestek), (stap.titel, None)],
    }
    return render(request, "bestek/stap.html", context)


TER_REVIEW = Stap(
    "Ter review leggen",
    "Dit bestek ter review leggen?",
    (
        "Collega’s lezen het bestek; niemand kan het intussen wijzigen.",
        "U kunt het met een reden terugzetten naar concept. Een inkoper stelt het daarna vast.",
    ),
    "Ter review leggen",
    "Het bestek ligt ter review.",
    gereed_nodig=True,
)
TERUG = Stap(
    "Terug naar concept",
    "Dit bestek terugzetten naar concept?",
    ("Het kan dan weer gewijzigd worden.",),
    "Terug naar concept",
    "Het bestek is weer een concept.",
    form=RedenForm,
)
VASTSTELLEN_STAP = Stap(
    "Vaststellen",
    "Dit bestek vaststellen?",
    (
        "Alle teksten, criteria, punten, schalen, eisen en datums worden vastgelegd zoals ze nu zijn.",
        "De versie krijgt een vingerafdruk (SHA-256) waarmee iedereen kan nagaan dat er niets aan veranderd is.",
        "Een vastgestelde versie kan niemand meer wijzigen. Een wijziging vraagt een reden en geeft een nieuwe versie.",
    ),
    "Vaststellen",
    "Het bestek is vastgesteld.",
    gereed_nodig=True,
)
PUBLICEREN = Stap(
    "Publicatie vastleggen",
    "De publicatie van dit bestek vastleggen?",
    (
        "U publiceert zelf op TenderNed of nodigt aanbieders uit; hier legt u vast wanneer dat is gedaan.",
        "Daarna kunnen offertes worden geregistreerd.",
    ),
    "Publicatie vastleggen",
    "De publicatie is vastgelegd.",
    form=PublicatieForm,
)
WIJZIGING = Stap(
    "Wijziging beginnen",
    "Een wijziging van dit bestek beginnen?",
    (
        "De vastgestelde versie blijft gelden tot u de volgende versie vaststelt.",
        "De reden staat bij de nieuwe versie. Maak een wijziging van een gepubliceerd bestek ook zelf bekend.",
    ),
    "Wijziging beginnen",
    "U kunt het bestek nu wijzigen. Stel het daarna opnieuw vast.",
    form=RedenForm,
)
ANNULEREN = Stap(
    "Wijziging annuleren",
    "De lopende wijziging annuleren?",
    (
        "De tekst is gelijk aan de versie die geldt; er gaat niets verloren en er komt geen nieuwe versie.",
        "Vragen van inschrijvers die bij deze wijziging hoorden, wachten weer op een andere.",
    ),
    "Wijziging annuleren",
    "De wijziging is geannuleerd. De laatste versie blijft gelden.",
    form=RedenForm,
)
INTREKKEN = Stap(
    "Intrekken",
    "Dit bestek intrekken?",
    ("Dit kan niet ongedaan worden gemaakt.", "Het bestek blijft met al zijn versies bewaard, maar gaat niet door."),
    "Bestek intrekken",
    "Het bestek is ingetrokken.",
    form=RedenForm,
    gevaar=True,
)


@with_bestek(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def ter_review(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    return _run(request, bestek, TER_REVIEW, lambda _: verloop.submit(bestek, request.user))


@with_bestek(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def terug(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    return _run(request, bestek, TERUG, lambda velden: bestek.reopen(request.user, velden["reden"]))


@with_bestek(*VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def vaststellen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    open_ = akkoorden.read_review(bestek, samenstelling.compose(bestek)).open
    stap = replace(VASTSTELLEN_STAP, form=TochForm) if open_ else VASTSTELLEN_STAP
    return _run(request, bestek, stap, lambda velden: verloop.freeze(bestek, request.user, velden.get("reden", "")))


def _broken_by_publication(bestek: Bestek) -> list[Bevinding]:
    """Terms that held for the planned day, and do not for the real one: the bestek needs a wijziging."""
    gevonden = gereedheid.findings(samenstelling.compose(bestek), bestek.dossier)
    return [bevinding for bevinding in gevonden if bevinding.ernst == FOUT]


@with_bestek(*VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def publiceren(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    def publish(velden: dict) -> None:
        bestek.publish(request.user, velden["gepubliceerd_op"], velden["publicatiekenmerk"])
        for bevinding in _broken_by_publication(bestek):
            messages.warning(request, f"{bevinding.zin} {bevinding.doe} ({bevinding.bron})")

    return _run(request, bestek, PUBLICEREN, publish)


@with_bestek(*VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def wijziging(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    return _run(request, bestek, WIJZIGING, lambda velden: bestek.open_change(request.user, velden["reden"]))


@with_bestek(*VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def wijziging_annuleren(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    """Only where the text is as it was frozen; else the page says in what it differs."""
    if bestek.open_wijziging is None:
        messages.error(request, "Er loopt geen wijziging op dit bestek.")
        return redirect(bestek)
    if request.method == "GET" and (verschillen := verloop.undone_changes(bestek)):
        kruimels = [*werkblad.trail(bestek), (ANNULEREN.titel, None)]
        context = {"bestek": bestek, "verschillen": verschillen, "laatste": bestek.laatste_vaststelling}
        return render(request, "bestek/review/niet_annuleren.html", context | {"kruimels": kruimels})
    return _run(request, bestek, ANNULEREN, lambda velden: verloop.cancel_change(bestek, request.user, velden["reden"]))


@with_bestek(*VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    return _run(request, bestek, INTREKKEN, lambda velden: bestek.withdraw(request.user, velden["reden"]))
