from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from gemeenten.toegang import member_required

from ..enums import Rondestatus
from ..forms.bewaren import attempt
from ..forms.scoren import ScoreForm
from ..inzage import describe
from ..models import Commissielid
from ..rechten import BEOORDELEN, SCORES_OPEN
from ..schuilnaam import redacted
from ..scorelijst import Plaats, background, criteria_groups, grouped, next_open, own_list, place_of
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
    schaal = bestek.schaal(plaats.regel.vraag.schaal)
    form = ScoreForm(lid, plaats.regel, schaal, request.POST if request.method == "POST" else None)
    gelukt = attempt(form, request.user)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return autosave_reply(request, form, gelukt)
    return after_save(request, lid, antwoord) if gelukt else show(request, lid, plaats, form)


def autosave_reply(request: HttpRequest, form: ScoreForm, gelukt: bool) -> HttpResponse:
    if gelukt:
        om = localtime(form.resultaat.bewaard_op).strftime("%H:%M")
        return JsonResponse({"status": "bewaard", "versie": form.resultaat.versie, "om": om})
    if form.botsing:
        context = {"versie": form.botsing.versie, "velden": form.botsingsvelden, "door": UZELF}
        return render(request, "onderdelen/botsing.html", context | {"om": saved_at(form)}, status=409)
    return JsonResponse({"melding": " ".join(fout for fouten in form.errors.values() for fout in fouten)}, status=422)


def after_save(request: HttpRequest, lid: Commissielid, antwoord: int) -> HttpResponse:
    """Stay at the answer, or go on to the next one that is not finished."""
    if request.POST.get("actie") != "klaar":
        messages.success(request, "Bewaard.")
        return redirect(request.path)
    volgende = next_open(own_list(lid, lid.ronde.vaststelling.structuur), na=antwoord)
    if volgende is None:
        messages.success(request, "U hebt alle antwoorden beoordeeld die u zijn toegewezen.")
        return redirect("beoordeling:mijn_scores", request.gemeente.slug, lid.ronde_id)
    return redirect("beoordeling:score", request.gemeente.slug, lid.ronde_id, volgende.antwoord.pk)


def show(request: HttpRequest, lid: Commissielid, plaats: Plaats, form: ScoreForm) -> HttpResponse:
    regel = plaats.regel
    context = {
        "ronde": lid.ronde,
        "plaats": plaats,
        "regel": regel,
        "gelezen": redacted(lid.ronde, describe(regel.antwoord, regel.vraag)),
        "groepen": criteria_groups(regel.vraag),
        "achtergrond": background(regel.vraag),
        "form": form,
        "botsing_om": saved_at(form) if form.botsing else None,
        "kruimels": ronde_trail(request, lid.ronde, (f"Vraag {regel.vraag.nummer}: {regel.vraag.onderwerp}", None)),
    }
    status = 409 if form.botsing else 422 if form.errors else 200
    return render(request, "beoordeling/rondes/score.html", context, status=status)


def saved_at(form: ScoreForm) -> str:
    return localtime(form.botsing.bewaard_op).strftime("%H:%M")
