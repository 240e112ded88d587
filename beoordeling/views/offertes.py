from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestek.enums import Profiel
from bestek.models import Bestek
from bestek.profielen import in_words
from gemeenten.enums import Rol
from gemeenten.toegang import member_required

from .. import registratie
from ..forms.bewaren import attempt, status_of
from ..forms.offertes import InschrijverForm, OfferteForm, OfferteWijzigForm
from ..geldigheid import kwaliteit_open
from ..inzage import group_antwoorden, history_of
from ..models import Antwoord, Inschrijver, Inschrijving, Offerte, Ronde
from ..rechten import LEIDEN, MEEDOEN


def trail(request: HttpRequest, bestek: Bestek, *rest: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The path to a page below a bestek."""
    gemeente = request.gemeente.slug
    boven = [("Beoordelingen", reverse("beoordeling:lijst", args=[gemeente]))]
    return [*boven, (str(bestek), reverse("beoordeling:offertes", args=[gemeente, bestek.pk])), *rest]


def offerte_trail(request: HttpRequest, offerte: Offerte, hier: str) -> list[tuple[str, str | None]]:
    """The path to a page below an offerte."""
    return trail(request, offerte.bestek, (str(offerte), offerte.get_absolute_url()), (hier, None))


def visible_offerte(request: HttpRequest, pk: int) -> Offerte:
    rijen = Offerte.objects.visible_to(request.user).select_related("bestek", "inschrijver", "gemeente")
    return get_object_or_404(rijen, pk=pk)


def with_kluis() -> Prefetch:
    """The inschrijvingen of offers as the pages list them, with whether a price is in."""
    rijen = Inschrijving.objects.with_kluis().select_related("perceel").order_by("perceel__volgorde")
    return Prefetch("inschrijvingen", rijen, to_attr="rijen")


@member_required(*MEEDOEN)
@require_safe
def offertes(request: HttpRequest, pk: int) -> HttpResponse:
    bestek = get_object_or_404(Bestek.objects.visible_to(request.user), pk=pk)
    rijen = Offerte.objects.visible_to(request.user).filter(bestek=bestek).with_progress()
    context = {
        "bestek": bestek,
        "offertes": rijen.select_related("inschrijver", "bestek").prefetch_related(with_kluis()),
        "ronde": Ronde.objects.visible_to(request.user).filter(bestek=bestek).order_by("-nummer").first(),
        "bezwaar": registratie.objection_to_register(bestek),
        "een_perceel": registratie.has_one_perceel(bestek),
        "leidt": Rol.INKOPER in request.rollen,
        "kruimels": [*trail(request, bestek)[:1], (str(bestek), None)],
    }
    return render(request, "beoordeling/offertes/offertes.html", context)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def offerte_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    bestek = get_object_or_404(Bestek.objects.visible_to(request.user), pk=pk)
    if bezwaar := registratie.objection_to_register(bestek):
        messages.error(request, bezwaar)
        return redirect("beoordeling:offertes", request.gemeente.slug, pk)
    form = OfferteForm(bestek, request.POST or None)
    if attempt(form, request.user):
        vervolg = "Loop nu de eisen langs." if bestek.profiel == Profiel.OPEN_HOUSE else "Vul nu de antwoorden in."
        offerte = in_words("Offerte", bestek.profiel)
        messages.success(request, f"{offerte} van {form.resultaat.inschrijver} geregistreerd. {vervolg}")
        return redirect(form.resultaat)
    context = {
        "bestek": bestek,
        "form": form,
        "kruimels": trail(request, bestek, (in_words("Offerte registreren", bestek.profiel), None)),
    }
    return render(request, "beoordeling/offertes/offerte_nieuw.html", context)


@member_required(*MEEDOEN)
@require_safe
def offerte(request: HttpRequest, pk: int) -> HttpResponse:
    rijen = Offerte.objects.visible_to(request.user).with_progress().select_related("bestek", "inschrijver")
    offerte = get_object_or_404(rijen.prefetch_related(with_kluis()), pk=pk)
    bestek = registratie.pinned_vaststelling(offerte.bestek).structuur
    antwoorden = Antwoord.objects.visible_to(request.user).filter(offerte=offerte)
    context = {
        "offerte": offerte,
        "groepen": group_antwoorden(antwoorden, bestek),
        "een_perceel": registratie.has_one_perceel(offerte.bestek),
        "toetsen": offerte.eistoetsen.select_related("eis", "eis__perceel"),
        "herstelverzoeken": offerte.herstelverzoeken.select_related("eis"),
        "bijlagen": offerte.bijlagen.select_related("toegevoegd_door"),
        "leidt": Rol.INKOPER in request.rollen,
        "alles": bool(request.rollen & {Rol.INKOPER, Rol.LEZER}),
        "open": registratie.registration_open(offerte.bestek),
        "kwaliteit_open": kwaliteit_open(offerte.bestek),
        "gebeurtenissen": history_of(offerte),
        "kruimels": trail(request, offerte.bestek, (str(offerte), None)),
    }
    return render(request, "beoordeling/offertes/offerte.html", context)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def offerte_bewerken(request: HttpRequest, pk: int) -> HttpResponse:
    offerte = visible_offerte(request, pk)
    form = OfferteWijzigForm(offerte, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, in_words("De gegevens van de offerte zijn bewaard.", offerte.bestek.profiel))
        return redirect(offerte)
    context = {"offerte": offerte, "form": form, "kruimels": offerte_trail(request, offerte, "Gegevens")}
    return render(request, "beoordeling/offertes/offerte_bewerken.html", context, status=status_of(form))


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def inschrijver(request: HttpRequest, pk: int) -> HttpResponse:
    inschrijver = get_object_or_404(Inschrijver, pk=pk)
    naam = str(inschrijver)
    form = InschrijverForm(request.POST or None, instance=inschrijver)
    if attempt(form, request.user):
        messages.success(request, f"De gegevens van {inschrijver} zijn bewaard.")
        return redirect("beoordeling:inschrijver", request.gemeente.slug, pk)
    context = {
        "naam": naam,
        "form": form,
        "offertes": Offerte.objects.visible_to(request.user).filter(inschrijver=pk).select_related("bestek"),
        "kruimels": [("Beoordelingen", reverse("beoordeling:lijst", args=[request.gemeente.slug])), (naam, None)],
    }
    return render(request, "beoordeling/offertes/inschrijver.html", context, status=status_of(form))
