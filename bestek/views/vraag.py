"""One question: its text with what differs from the letter, and its criteria; saved as one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from bestek.bibliotheek import search_own
from bestek.forms import CriteriaForm, EigenVraagForm, VraagForm
from bestek.models import Bestek, Bestekvraag
from bestek.vraagkeuze import add_criterium, add_eigen_vraag
from documenten.tekst import normaliseer
from gemeenten.velden import Verouderd
from gemeenten.views.bewaren import conflict_reply, invalid_reply, saved_reply, wants_json
from kwaliteit.enums import Itemsoort
from kwaliteit.verschil import segments

from . import werkblad
from .bewaren import conflicting, record_edit
from .deur import back_to, edits_bestek
from .onderdelen import rearrange


@edits_bestek
@require_http_methods(["GET", "POST"])
def vraag(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    rij = _get(bestek, sleutel)
    form = VraagForm(request.POST or None, instance=rij, bestek=bestek)
    criteria = CriteriaForm(request.POST or None, rij)
    if request.method == "GET":
        return _page(request, bestek, form, criteria)
    if not (form.is_valid() & criteria.is_valid()):
        return invalid_reply(form, *criteria.forms) if wants_json(request) else _page(request, bestek, form, criteria)
    try:
        form.store()
        criteria.store()
    except Verouderd as fout:
        return _conflict(request, bestek, form, criteria, fout.huidig)
    record_edit(request, bestek, f"Vraag ‘{form.instance.onderwerp}’")
    if wants_json(request):
        return saved_reply(form.instance.versie)
    messages.success(request, "De vraag is bewaard.")
    return back_to(bestek, "vragen", anker=f"deel-{sleutel}")


@edits_bestek
@require_http_methods(["GET", "POST"])
def eigen_vraag(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    form = EigenVraagForm(request.POST or None, bestek=bestek)
    if request.method == "POST" and form.is_valid():
        nieuw = add_eigen_vraag(bestek, request.user, criteria=form.cleaned_data["criteria"], **form.velden)
        messages.success(request, "De vraag staat in het bestek. Geef haar punten.")
        return back_to(bestek, "vragen", anker=f"deel-{nieuw.sleutel}")
    return werkblad.show(request, bestek, "bestek/onderdeel.html", "vragen", "Eigen vraag", form=form)


@edits_bestek
@require_POST
def criterium_nieuw(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    rij = _get(bestek, sleutel)
    if tekst := normaliseer(request.POST.get("tekst", "")).strip():
        add_criterium(rij, tekst)
        record_edit(request, bestek, f"Vraag ‘{rij.onderwerp}’")
        messages.success(request, "Het criterium is toegevoegd; het staat op openbaar.")
    else:
        messages.error(request, "Er is niets toegevoegd: schrijf eerst de tekst van het criterium.")
    return back_to(bestek, "vraag", sleutel, anker="criteria")


@edits_bestek
@require_POST
def criteria_volgorde(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    rearrange(request, list(_get(bestek, sleutel).criteria.current()))
    if wants_json(request):
        return saved_reply()
    return back_to(bestek, "vraag", sleutel, anker="criteria")


def _get(bestek: Bestek, sleutel: str) -> Bestekvraag:
    rijen = bestek.bestekvraag_set.current().select_related("herkomst__brief", "bibliotheekitem__overgenomen_van")
    return get_object_or_404(rijen, sleutel=sleutel)


def _page(
    request: HttpRequest,
    bestek: Bestek,
    form: VraagForm,
    criteria: CriteriaForm,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    rij = _get(bestek, form.instance.sleutel)  # as stored; the form has put the typed text on its own copy
    context |= {"form": form, "vraag": rij, "criteria": _grouped(criteria)}
    context["eigen_criteria"] = search_own(Itemsoort.CRITERIUM)
    if rij.bibliotheekitem and rij.bibliotheekitem.tekst != rij.tekst:
        context["anders_dan_item"] = segments(rij.bibliotheekitem.tekst, rij.tekst)
    if rij.aangepast:
        context["aangepast"] = segments(rij.herkomst_tekst, rij.tekst)
    return werkblad.show(request, bestek, "bestek/vraag.html", "vragen", rij.onderwerp, status=status, **context)


def _grouped(criteria: CriteriaForm) -> list[dict]:
    """The criteria under the heading of their group, each with what differs from the letter."""
    groepen: list[dict] = []
    for nummer, form in enumerate(criteria.forms, 1):
        rij = form.instance
        if not groepen or (groepen[-1]["titel"], groepen[-1]["logica"]) != (rij.groep, rij.get_logica_display()):
            groepen.append({"titel": rij.groep, "logica": rij.get_logica_display(), "rijen": []})
        verschil = segments(rij.herkomst_tekst, rij.tekst) if rij.aangepast else None
        groepen[-1]["rijen"].append({"nummer": nummer, "form": form, "rij": rij, "verschil": verschil})
    return groepen


def _conflict(
    request: HttpRequest, bestek: Bestek, form: VraagForm, criteria: CriteriaForm, huidig: Bestekvraag
) -> HttpResponse:
    velden = conflicting(form, huidig)
    for deel in criteria.forms:
        nu = type(deel.instance).objects.get(pk=deel.instance.pk)
        velden += [
            (deel.fields[naam].label, str(getattr(nu, naam)), str(waarde))
            for naam, waarde in deel.cleaned_data.items()
            if getattr(nu, naam) != waarde
        ]
    if not velden:  # the same text, saved a moment ago from the same page
        return saved_reply(huidig.versie) if wants_json(request) else redirect(request.path)
    if wants_json(request):
        return conflict_reply(request, huidig.versie, velden)
    form.data = form.data.copy()
    form.data["versie"] = str(huidig.versie)
    return _page(request, bestek, form, criteria, status=409, botsing=velden)
