"""The internal review of a bestek: who was asked about which chapter, asking, and judging."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestek import akkoorden, hoofdstukken, samenstelling
from bestek.akkoorden import Review, Stand
from bestek.enums import Hoofdstuk as Naam
from bestek.forms.review import AkkoordForm, VraagAkkoordForm
from bestek.models import Akkoord, Bestek
from bestek.models.bestek import OngeldigeOvergang
from bestek.rechten import SCHRIJVEN
from bestek.stappenbalk import steps
from gemeenten.velden import Verouderd

from . import werkblad
from .deur import back_to, with_bestek

STAPPEN = {"herinneren": "De herinnering staat klaar.", "opnieuw": "Het akkoord is opnieuw gevraagd.", "intrekken": ""}


@with_bestek(*SCHRIJVEN)
@require_safe
def review(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    inhoud = samenstelling.compose(bestek)
    stand = akkoorden.read_review(bestek, inhoud)
    mensen = {rij.rij.gevraagd_aan: None for rij in sorted(stand.rijen, key=lambda rij: rij.rij.gevraagd_aan.naam)}
    context = {
        "bestek": bestek,
        "review": stand,
        "mensen": list(mensen),
        "rijen": _matrix(stand, hoofdstukken.read(inhoud)["hoofdstukken"], list(mensen)),
        "mag_vragen": akkoorden.can_ask(bestek),
        "stappen": steps(bestek, bestek.laatste_vaststelling),
        "kruimels": [*werkblad.trail(bestek), ("Review", None)],
    }
    return render(request, "bestek/review/overzicht.html", context)


@with_bestek(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def akkoord_vragen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    keuzes = chapter_choices(bestek)
    begin = {"hoofdstukken": request.GET.getlist("hoofdstuk")}
    form = VraagAkkoordForm(
        request.POST or None, hoofdstukken=keuzes, mensen=akkoorden.colleagues(bestek), initial=begin
    )
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        try:
            aantal = akkoorden.ask(bestek, velden["hoofdstukken"], velden["mensen"], request.user, velden["uiterlijk"])
        except OngeldigeOvergang as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, _asked(aantal))
        return back_to(bestek, "review")
    context = {"bestek": bestek, "form": form, "kruimels": [*_trail(bestek), ("Akkoord vragen", None)]}
    return render(request, "bestek/review/vragen.html", context)


@with_bestek(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def akkoord(request: HttpRequest, bestek: Bestek, hoofdstuk: str) -> HttpResponse:
    """A chapter to be judged: as it reads now, what colleagues said, and one's own judgement below it."""
    if hoofdstuk not in Naam.values:
        raise Http404("Dit hoofdstuk is er niet.")
    eigen = bestek.akkoorden.filter(hoofdstuk=hoofdstuk, gevraagd_aan=request.user).first()
    if request.method == "POST":
        return _judge(request, bestek, hoofdstuk, eigen)
    return _page(request, bestek, hoofdstuk, eigen)


@with_bestek(*SCHRIJVEN)
@require_POST
def akkoord_stap(request: HttpRequest, bestek: Bestek, hoofdstuk: str, akkoord: int) -> HttpResponse:
    """Remind, ask again, or take a request back."""
    rijen = bestek.akkoorden.filter(hoofdstuk=hoofdstuk).select_related("gevraagd_aan", "bestek")
    rij = get_object_or_404(rijen, pk=akkoord)
    stap = request.POST.get("stap", "")
    if stap not in STAPPEN:
        raise Http404("Deze stap is er niet.")
    try:
        if stap == "opnieuw":
            akkoorden.ask(bestek, [rij.hoofdstuk], [rij.gevraagd_aan], request.user, None)
        else:
            {"herinneren": akkoorden.remind, "intrekken": akkoorden.cancel}[stap](rij, request.user)
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, STAPPEN[stap] or "De vraag is ingetrokken.")
    return back_to(bestek, "review")


def chapter_choices(bestek: Bestek) -> list[tuple[str, str]]:
    """The chapters that hold something, as the reader knows them."""
    rij = hoofdstukken.read(samenstelling.compose(bestek))["hoofdstukken"]
    return [(h.naam, f"{h.nummer}. {h.titel}") for h in rij]


def _asked(aantal: int) -> str:
    if not aantal:
        return "Iedereen was al akkoord met de tekst van nu; er is niets gevraagd."
    return f"Akkoord gevraagd: {aantal} keer. Wie het betreft, ziet het op de startpagina."


def _matrix(stand: Review, gevuld: list, mensen: list) -> list[dict]:
    """A row per chapter that holds something or was asked about, with a cell per person."""
    per_plek = {(rij.rij.hoofdstuk, rij.rij.gevraagd_aan_id): rij for rij in stand.rijen}
    kop = {h.naam: (h.nummer, h.titel) for h in gevuld}
    namen = [naam for naam in Naam if naam in kop or any(plek == naam for plek, _ in per_plek)]
    return [
        {
            "naam": naam.value,
            "nummer": kop.get(naam, ("", ""))[0],
            "titel": kop.get(naam, ("", naam.label))[1],
            "cellen": [per_plek.get((naam, mens.pk)) for mens in mensen],
        }
        for naam in namen
    ]


def _judge(request: HttpRequest, bestek: Bestek, hoofdstuk: str, eigen: Akkoord | None) -> HttpResponse:
    if eigen is None:
        messages.error(request, "Dit oordeel is niet aan u gevraagd.")
        return back_to(bestek, "review")
    form = AkkoordForm(request.POST)
    if not form.is_valid():
        return _page(request, bestek, hoofdstuk, eigen, form)
    velden = form.cleaned_data
    try:
        versie = velden.pop("versie")
        akkoorden.give(eigen, versie, request.user, **velden)
    except (OngeldigeOvergang, Verouderd) as fout:
        verouderd = isinstance(fout, Verouderd)
        form.add_error(None, "Uw oordeel is in een ander venster al gewijzigd." if verouderd else str(fout))
        eigen.refresh_from_db()
        return _page(request, bestek, hoofdstuk, eigen, form, status=409)
    messages.success(request, f"Uw oordeel is bewaard: {eigen.get_oordeel_display().lower()}.")
    volgende = akkoorden.waiting_for(request.user).filter(bestek=bestek).first()
    return back_to(bestek, "akkoord", volgende.hoofdstuk) if volgende else back_to(bestek, "review")


def _page(
    request: HttpRequest,
    bestek: Bestek,
    hoofdstuk: str,
    eigen: Akkoord | None,
    form: AkkoordForm | None = None,
    status: int = 200,
) -> HttpResponse:
    inhoud = samenstelling.compose(bestek)
    gelezen = hoofdstukken.read(inhoud)
    stand = akkoorden.read_review(bestek, inhoud)
    gekozen = next((h for h in gelezen["hoofdstukken"] if h.naam == hoofdstuk), None)
    titel = gekozen.titel if gekozen else Naam(hoofdstuk).label
    mijn = next((rij for rij in stand.rijen if eigen and rij.rij.pk == eigen.pk), None)
    context = gelezen | {
        "bestek": bestek,
        "hoofdstuk": gekozen,
        "titel": titel,
        "toont_achtergrond": True,
        "eigen": mijn,
        "anderen": [r for r in stand.rijen if r.rij.hoofdstuk == hoofdstuk and r is not mijn],
        "mijn": [rij for rij in stand.rijen if rij.rij.gevraagd_aan_id == request.user.pk],
        "verschillen": akkoorden.changes_since(mijn.rij, inhoud) if mijn else [],
        "form": (form or _blank(mijn)) if mijn and akkoorden.can_ask(bestek) else None,
        "kruimels": [*_trail(bestek), (titel, None)],
    }
    return render(request, "bestek/review/hoofdstuk.html", context, status=status)


def _blank(mijn: Stand) -> AkkoordForm:
    """With what this person said before, as long as that holds."""
    gezegd = {"oordeel": mijn.rij.oordeel, "toelichting": mijn.rij.toelichting}
    return AkkoordForm(initial=gezegd if mijn.gegeven and not mijn.vervallen else None)


def _trail(bestek: Bestek) -> list[tuple]:
    adres = reverse("bestek:review", args=[bestek.gemeente.slug, bestek.pk])
    return [*werkblad.trail(bestek), ("Review", adres)]
