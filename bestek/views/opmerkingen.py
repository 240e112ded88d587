"""What colleagues say to each other: the page of a bestek, the panel at a part, and the acts in it."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestek import opmerkingen as verb
from bestek import voorstellen
from bestek.enums import Voorstelstand
from bestek.forms.overleg import AfwijsForm, OpmerkingForm, colleagues
from bestek.gesprekken import Gesprek, gather
from bestek.models import Bestek, Opmerking
from bestek.models.bestek import OngeldigeOvergang
from bestek.rechten import SCHRIJVEN
from bestek.tekstdelen import Deel, can_discuss, find_part
from bestek.vermeldpost import notify
from gemeenten.models import Gebruiker

from . import werkblad
from .deur import with_bestek

Vast = dict[str, OpmerkingForm | AfwijsForm]  # forms with faults, by what begins the ids of their fields
KEUZES = {"": "Open", "genoemd": "Waarin ik genoemd ben", "mijn": "Van mij", "alles": "Alles, ook afgehandeld"}


@with_bestek(*SCHRIJVEN)
@require_safe
def opmerkingen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    draden, rijen = narrowed(bestek, request.user, request.GET)
    alle = gather(bestek, draden, rijen)
    toon, gekozen = request.GET.get("toon", ""), request.GET.get("deel", "")
    gesprekken = [gesprek for gesprek in alle if gekozen in ("", gesprek.deel.code)]
    equip(bestek, request.user, gesprekken, {})
    context = _frame(bestek) | {
        "gesprekken": gesprekken,
        "keuzes": [(sleutel, naam, sleutel == toon) for sleutel, naam in KEUZES.items()],
        "toon": toon,
        "onderdelen": [(gesprek.deel, gesprek.deel.code == gekozen) for gesprek in alle],
        "geheel": Deel(bestek, "algemeen"),
        "kruimels": [*werkblad.trail(bestek), ("Opmerkingen en voorstellen", None)],
        "terug": "lijst",
    }
    mark_shown(gesprekken, request.user)
    return render(request, "bestek/overleg/lijst.html", context)


def narrowed(bestek: Bestek, wie: Gebruiker, gevraagd: QueryDict) -> tuple[QuerySet[Opmerking], QuerySet]:
    """Threads and proposals as the filter asks; a thread is mine where I began it, answered or am named."""
    draden = verb.threads(bestek, wie)
    rijen = bestek.tekstvoorstellen.visible_to(wie).select_related("door", "besloten_door")
    toon = gevraagd.get("toon", "")
    if toon == "genoemd":
        genoemd = Q(vermeldingen__gebruiker=wie) | Q(antwoorden__vermeldingen__gebruiker=wie)
        return draden.filter(genoemd).distinct(), rijen.none()
    if toon == "mijn":
        return draden.filter(Q(door=wie) | Q(antwoorden__door=wie)).distinct(), rijen.filter(door=wie)
    if toon == "alles":
        return draden, rijen
    return draden.filter(afgehandeld_op=None), rijen.filter(stand=Voorstelstand.OPEN)


@with_bestek(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def opmerkingen_bij(request: HttpRequest, bestek: Bestek, deel: str) -> HttpResponse:
    plek = part_or_404(bestek, deel)
    if request.method == "GET":
        return show_part(request, plek)
    form = remark_form(plek, request.user, request.POST)
    if not form.is_valid():
        return show_part(request, plek, form=form)
    try:
        rij = verb.add(plek, form.cleaned_data["tekst"], request.user, form.gekozen)
    except OngeldigeOvergang as fout:
        form.add_error(None, str(fout))
        return show_part(request, plek, form=form)
    notify(request, rij, plek)
    return done(request, plek, "Uw opmerking staat erbij.", f"opmerking-{rij.pk}")


@with_bestek(*SCHRIJVEN)
@require_POST
def opmerking_antwoord(request: HttpRequest, bestek: Bestek, opmerking: int) -> HttpResponse:
    draad = _thread(request, bestek, opmerking)
    deel = Deel(bestek, draad.soort, draad.sleutel)
    anker = f"antwoord-{draad.pk}"
    eigen = {"collegas": colleagues(bestek, request.user), "label": "Uw antwoord", "auto_id": f"{anker}_%s"}
    form = OpmerkingForm(request.POST, bestek=bestek, **eigen)
    if form.is_valid():
        try:
            rij = verb.answer(draad, form.cleaned_data["tekst"], request.user, form.gekozen)
        except OngeldigeOvergang as fout:
            form.add_error(None, str(fout))
        else:
            notify(request, rij, deel)
            return done(request, deel, "Uw antwoord staat erbij.", f"opmerking-{rij.pk}")
    return show_part(request, _with_row(deel), vast={anker: form})


@with_bestek(*SCHRIJVEN)
@require_POST
def opmerking_stand(request: HttpRequest, bestek: Bestek, opmerking: int) -> HttpResponse:
    """Settle a thread, or open it again."""
    draad = _thread(request, bestek, opmerking)
    heropen = request.POST.get("stand") == "open"
    klaar = "De opmerking staat weer open." if heropen else "De opmerking is afgehandeld."
    try:
        (verb.reopen if heropen else verb.settle)(draad, request.user)
    except OngeldigeOvergang as fout:
        return done(request, Deel(bestek, draad.soort, draad.sleutel), str(fout), fout=True)
    return done(request, Deel(bestek, draad.soort, draad.sleutel), klaar, f"opmerking-{draad.pk}")


def part_or_404(bestek: Bestek, code: str) -> Deel:
    deel = find_part(bestek, code)
    if deel is None:
        # remarks on what is gone can still be read; what was never there is not found
        soort, _, sleutel = code.partition("-")
        velden = {"soort": soort, "sleutel": sleutel}
        if not bestek.opmerkingen.filter(**velden).exists() and not bestek.tekstvoorstellen.filter(**velden).exists():
            raise Http404("Dit onderdeel staat niet in het bestek.")
        return Deel(bestek, soort, sleutel)
    return deel.hoofd


def show_part(
    request: HttpRequest,
    deel: Deel,
    form: OpmerkingForm | None = None,
    vast: Vast | None = None,
    gedaan: str = "",
) -> HttpResponse:
    """The panel of one part as it stands now: alone where htmx asked for it, else as a page.

    `form` and those in `vast` were filled in and have faults; `gedaan` is what was just done.
    """
    bestek, wie = deel.bestek, request.user
    draden = verb.threads(bestek, wie).filter(sleutel=deel.sleutel)
    (gesprek,) = gather(bestek, draden, voorstellen.about(deel, wie), bij=deel)
    equip(bestek, wie, [gesprek], vast or {})
    context = _frame(bestek) | {"gesprek": gesprek, "deel": deel, "gedaan": gedaan}
    context["form"] = form or remark_form(deel, wie)
    context["met_fout"] = bool(vast)  # a form inside the panel was refused: the title says so too
    mark_shown([gesprek], wie)
    if request.htmx:
        return render(request, "bestek/overleg/paneel.html", context, status=422 if form or vast else 200)
    lijst = reverse("bestek:opmerkingen", args=[bestek.gemeente.slug, bestek.pk])
    context["kruimels"] = [*werkblad.trail(bestek), ("Opmerkingen en voorstellen", lijst), (deel.naam, None)]
    return render(request, "bestek/overleg/bij.html", context)


def done(request: HttpRequest, deel: Deel, zin: str, anker: str = "", *, fout: bool = False) -> HttpResponse:
    """After an act: the panel with the news in it, or the page one came from."""
    if request.htmx:
        return show_part(request, _with_row(deel), gedaan=zin)
    (messages.error if fout else messages.success)(request, zin)
    adres = deel.url
    if request.POST.get("terug") == "lijst":
        adres = reverse("bestek:opmerkingen", args=[deel.bestek.gemeente.slug, deel.bestek.pk])
    return redirect(f"{adres}#{anker}" if anker else adres)


def remark_form(deel: Deel, wie: Gebruiker, data: QueryDict | None = None) -> OpmerkingForm:
    collegas = colleagues(deel.bestek, wie)
    return OpmerkingForm(data, bestek=deel.bestek, collegas=collegas, auto_id=f"nieuw-{deel.code}_%s")


def equip(bestek: Bestek, wie: Gebruiker, gesprekken: list[Gesprek], vast: Vast) -> None:
    """Give each thread its form to answer and each proposal its form to refuse; `vast` holds those with faults."""
    mensen = colleagues(bestek, wie)
    for gesprek in gesprekken:
        for draad in gesprek.draden:
            anker = f"antwoord-{draad.opmerking.pk}"
            eigen = {"label": "Uw antwoord", "auto_id": f"{anker}_%s"}
            draad.formulier = vast.get(anker) or OpmerkingForm(bestek=bestek, collegas=mensen, **eigen)
        for regel in gesprek.open_voorstellen:
            anker = f"weg-{regel.voorstel.pk}"
            regel.formulier = vast.get(anker) or AfwijsForm(auto_id=f"{anker}_%s")


def mark_shown(gesprekken: list[Gesprek], wie: Gebruiker) -> None:
    verb.mark_seen([draad.opmerking for gesprek in gesprekken for draad in gesprek.draden], wie)


def _thread(request: HttpRequest, bestek: Bestek, pk: int) -> Opmerking:
    rijen = bestek.opmerkingen.visible_to(request.user).filter(antwoord_op=None)
    return get_object_or_404(rijen.select_related("bestek__gemeente", "afgehandeld_door"), pk=pk)


def _with_row(deel: Deel) -> Deel:
    return find_part(deel.bestek, deel.code) or deel


def _frame(bestek: Bestek) -> dict:
    return {"bestek": bestek, "kan_overleggen": can_discuss(bestek)}
