import json
from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from gemeenten.toegang import member_required

from ..enums import Rondestatus
from ..forms.bevindingen import MARKEREN, WEG
from ..forms.bewaren import attempt
from ..forms.scoren import ScoreForm
from ..models import Commissielid, Ronde
from ..rechten import BEOORDELEN, SCORES_OPEN
from ..scoreblad import Scoreblad
from ..scorehints import Hint
from ..scorelijst import (
    Plaats,
    Scoreregel,
    background,
    grouped,
    matrix,
    next_open,
    notes_of,
    own_list,
    place_of,
)
from .ronde import find_ronde, own_lid, ronde_trail

UZELF = "uzelf in een ander venster"


def scoring_lid(request: HttpRequest, pk: int) -> Commissielid:
    """The member of this round that the visitor is; 404 for who is none, 403 for who does not score (yet)."""
    lid = own_lid(request, find_ronde(request, pk))
    if lid is None:
        raise Http404("U zit niet in deze commissie.")
    if not lid.beoordeelt or not lid.toegelaten:
        raise PermissionDenied("U beoordeelt niet mee, of uw belangenverklaring is nog niet rond.")
    if lid.ronde.status in (Rondestatus.VOORBEREIDING, Rondestatus.INGETROKKEN):
        raise PermissionDenied("In deze ronde wordt nu niet gescoord.")
    return lid


@member_required(*BEOORDELEN)
@require_safe
def scoren(request: HttpRequest, pk: int) -> HttpResponse:
    """To the next answer to score; to the statement or the round where that comes first."""
    ronde = find_ronde(request, pk)
    lid = own_lid(request, ronde)
    if lid and lid.beoordeelt and not hasattr(lid, "belangenverklaring"):
        return redirect("beoordeling:verklaring", request.gemeente.slug, pk)
    if lid is None or not lid.beoordeelt or not lid.toegelaten or ronde.status != Rondestatus.INDIVIDUEEL:
        return redirect(ronde)
    volgende = next_open(own_list(lid, ronde.vaststelling.structuur))
    if volgende is None:
        return redirect("beoordeling:mijn_scores", request.gemeente.slug, pk)
    return redirect("beoordeling:score", request.gemeente.slug, pk, volgende.antwoord.pk)


@member_required(*BEOORDELEN)
@require_safe
def mijn_scores(request: HttpRequest, pk: int) -> HttpResponse:
    lid = scoring_lid(request, pk)
    regels = own_list(lid, lid.ronde.vaststelling.structuur)
    context = {
        "ronde": lid.ronde,
        "regels": regels,
        "groepen": grouped(lid.ronde, regels),
        "matrix": matrix(regels),
        "notities": notes_of(regels),
        "versies": versions(request, lid.ronde, regels),
        "gedaan": sum(regel.klaar for regel in regels),
        "open": lid.ronde.status == Rondestatus.INDIVIDUEEL,
        "meer_percelen": any(regel.antwoord.perceel for regel in regels),
        "kruimels": ronde_trail(request, lid.ronde, ("Mijn scores", None)),
    }
    return render(request, "beoordeling/rondes/mijn_scores.html", context)


@member_required(*BEOORDELEN)
@require_http_methods(["GET", "POST"])
def score(request: HttpRequest, pk: int, antwoord: int) -> HttpResponse:
    """One answer beside its question and criteria, and one's own score. Nothing of anybody else is on this page."""
    lid = scoring_lid(request, pk)
    bestek = lid.ronde.vaststelling.structuur
    regels = own_list(lid, bestek)
    plaats = place_of(regels, antwoord)
    if plaats is None:
        raise Http404("Dit antwoord is niet aan u toegewezen.")
    if request.method == "GET" and lid.ronde.status in SCORES_OPEN:
        return redirect("beoordeling:consensus_antwoord", request.gemeente.slug, pk, antwoord)
    blad = Scoreblad(lid, plaats.regel, regels, bestek)
    form = ScoreForm(lid, blad, request.POST if request.method == "POST" else None)
    gelukt = attempt(form, request.user)
    if gelukt:
        blad = Scoreblad(lid, replace(plaats.regel, score=form.resultaat), regels, bestek)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return autosave_reply(request, form, blad, gelukt)
    return after_save(request, blad) if gelukt else show(request, plaats, form)


def autosave_reply(request: HttpRequest, form: ScoreForm, blad: Scoreblad, gelukt: bool) -> HttpResponse:
    if gelukt:
        om = localtime(form.resultaat.bewaard_op).strftime("%H:%M")
        antwoord = {"status": "bewaard", "versie": form.resultaat.versie, "om": om}
        delen = parts(request, blad, form.passages_changed)
        return JsonResponse(antwoord | {"delen": delen, "geweigerd": form.geweigerd})
    if form.botsing:
        context = {"versie": form.botsing.versie, "velden": form.botsingsvelden, "door": UZELF}
        return render(request, "onderdelen/botsing.html", context | {"om": saved_at(form)}, status=409)
    return JsonResponse({"melding": " ".join(fout for fouten in form.errors.values() for fout in fouten)}, status=422)


def parts(request: HttpRequest, blad: Scoreblad, met_passages: bool) -> dict[str, str]:
    """The parts of the page that a save changes, by the id of where they stand."""
    delen = {"hints": render_to_string("beoordeling/rondes/deel/hints.html", {"hints": blad.hints}, request)}
    if not met_passages:
        return delen
    lijsten = {
        f"passages-{rij.nummer}": rij.passages for _, rijen in ScoreForm(blad.lid, blad).criteria for rij in rijen
    }
    for plek, passages in (lijsten | {"passages-ander": blad.andere_passages}).items():
        delen[plek] = render_to_string("beoordeling/rondes/deel/passages.html", {"passages": passages}, request)
    return delen | {"antwoordtekst": blad.tekst}


def after_save(request: HttpRequest, blad: Scoreblad) -> HttpResponse:
    """Stay at the answer, or go on to the next one that is not finished."""
    actie, lid = request.POST.get("actie", ""), blad.lid
    if actie != "klaar":
        messages.success(request, "Bewaard.")
        plek = "#markeren" if actie == MARKEREN else "#criteria" if actie.startswith(WEG) else ""
        return redirect(request.path + plek)
    if blad.hints:
        messages.info(request, hint_message(request, blad.hints))
    volgende = next_open(own_list(lid, blad.bestek), na=blad.regel.antwoord.pk)
    if volgende is None:
        messages.success(request, "U hebt alle antwoorden beoordeeld die u zijn toegewezen.")
        return redirect("beoordeling:mijn_scores", request.gemeente.slug, lid.ronde_id)
    return redirect("beoordeling:score", request.gemeente.slug, lid.ronde_id, volgende.antwoord.pk)


def hint_message(request: HttpRequest, hints: list[Hint]) -> str:
    """For who went on: the previous answer is ready, and there may be something to look at once more."""
    zin = 'Bewaard als klaar. Bij het vorige antwoord valt {} op: {} <a href="{}">Nog eens bekijken</a>'
    aantal = "één ding" if len(hints) == 1 else f"{len(hints)} dingen"
    return format_html(zin, aantal, " ".join(hint.zin for hint in hints), request.path)


def show(request: HttpRequest, plaats: Plaats, form: ScoreForm) -> HttpResponse:
    regel, blad = plaats.regel, form.blad
    ronde = blad.lid.ronde
    context = {
        "ronde": ronde,
        "plaats": plaats,
        "regel": regel,
        "blad": blad,
        "gelezen": blad.gelezen,
        "antwoordtekst": blad.tekst,
        "achtergrond": background(regel.vraag),
        "form": form,
        "versies": versions(request, ronde, blad.regels),
        "volgende_open": next_open(blad.regels, na=regel.antwoord.pk),
        "botsing_om": saved_at(form) if form.botsing else None,
        "kruimels": ronde_trail(request, ronde, (f"Vraag {regel.vraag.nummer}: {regel.vraag.onderwerp}", None)),
    }
    status = 409 if form.botsing else 422 if form.errors else 200
    return render(request, "beoordeling/rondes/score.html", context, status=status)


def versions(request: HttpRequest, ronde: Ronde, regels: Sequence[Scoreregel]) -> str:
    """The version of each own score by the address of its page: so a browser knows which text of its own was saved."""
    gedeeld = [request.gemeente.slug, ronde.pk]
    return json.dumps(
        {reverse("beoordeling:score", args=[*gedeeld, r.antwoord.pk]): r.score.versie for r in regels if r.score}
    )


def saved_at(form: ScoreForm) -> str:
    return localtime(form.botsing.bewaard_op).strftime("%H:%M")
