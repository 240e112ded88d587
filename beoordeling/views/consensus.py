from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from gemeenten.toegang import member_required
from gemeenten.velden import Verouderd

from .. import ondertekening
from ..bevindingenlijst import bevindingen_of
from ..enums import Rondestatus
from ..forms.bewaren import attempt
from ..forms.consensus import OVERNEMEN, TEKENEN, ConsensusForm
from ..inzage import describe
from ..models import OngeldigeOvergang, Ronde
from ..overleg import Overlegregel, neighbours, overleglijst
from ..presentie import attendance, presence
from ..rechten import MEEDOEN, SCORES_OPEN
from ..schuilnaam import redacted
from ..scorelijst import background, criteria_groups
from ..scoren import may_record_consensus
from .ronde import find_ronde, ronde_trail

ANDER_VENSTER = "uzelf in een ander venster"


@member_required(*MEEDOEN)
@require_safe
def consensus(request: HttpRequest, pk: int) -> HttpResponse:
    """All answers with their spread and what was agreed; before consensus a page that says so and shows nothing."""
    ronde = find_ronde(request, pk, lezen=True)
    regels = overleglijst(ronde, request.user, ronde.vaststelling.structuur)
    context = {
        "ronde": ronde,
        "begonnen": ronde.status in SCORES_OPEN,
        "regels": regels,
        "gedaan": sum(regel.klaar for regel in regels),
        "getekend": sum(regel.getekend for regel in regels),
        "te_tekenen": sum(regel.klaar and not regel.getekend for regel in regels),
        "zit_voor": ronde.status == Rondestatus.CONSENSUS and may_record_consensus(ronde, request.user),
        "dagen": presence(ronde),
        "leden": attendance(ronde),
        "ruim": sum(bool(regel.spreiding and regel.spreiding.ruim) for regel in regels),
        "kruimels": ronde_trail(request, ronde, ("Consensus", None)),
    }
    return render(request, "beoordeling/rondes/consensus.html", context)


@member_required(*MEEDOEN)
@require_http_methods(["GET", "POST"])
def consensus_antwoord(request: HttpRequest, pk: int, antwoord: int) -> HttpResponse:
    """One answer on the big screen: all scores beside each other, and what was agreed, which the chair records."""
    ronde = find_ronde(request, pk, lezen=True)
    legt_vast = may_record_consensus(ronde, request.user)
    if request.method == "POST" and not legt_vast:
        raise PermissionDenied("Alleen de voorzitter legt de consensus vast.")
    regel, vorige, volgende = neighbours(overleglijst(ronde, request.user, ronde.vaststelling.structuur), antwoord)
    if regel is None:
        raise Http404("Dit antwoord is er niet, of het overleg is nog niet begonnen.")
    form = ConsensusForm(ronde, regel, request.POST if request.method == "POST" else None)
    gelukt = attempt(form, request.user)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return _autosave_reply(request, form, gelukt) if form.is_bound else _agreed_part(request, regel)
    if gelukt:
        return _after_save(request, ronde, form, volgende)
    zit_voor = legt_vast and ronde.status == Rondestatus.CONSENSUS
    context = {"regel": regel, "vorige": vorige, "volgende": volgende, "zit_voor": zit_voor}
    context["form"] = form if form.is_bound or (zit_voor and not regel.getekend) else None
    return _show(request, ronde, form, context)


def _agreed_part(request: HttpRequest, regel: Overlegregel) -> HttpResponse:
    """For a page that follows the chair: what was agreed, and no more."""
    return render(request, "beoordeling/rondes/deel/akkoord.html", {"regel": regel})


def _autosave_reply(request: HttpRequest, form: ConsensusForm, gelukt: bool) -> HttpResponse:
    if gelukt:
        om = localtime(form.resultaat.vastgelegd_op).strftime("%H:%M")
        return JsonResponse({"status": "bewaard", "versie": form.resultaat.versie, "om": om})
    if form.botsing:
        om = localtime(form.botsing.vastgelegd_op).strftime("%H:%M")
        context = {"versie": form.botsing.versie, "velden": form.botsingsvelden, "door": ANDER_VENSTER, "om": om}
        return render(request, "onderdelen/botsing.html", context, status=409)
    return JsonResponse({"melding": " ".join(fout for fouten in form.errors.values() for fout in fouten)}, status=422)


def _after_save(request: HttpRequest, ronde: Ronde, form: ConsensusForm, volgende) -> HttpResponse:
    actie = request.POST.get("actie", "")
    if actie == TEKENEN:
        return _sign(request, ronde, form)
    if actie == "volgende" and volgende:
        return redirect("beoordeling:consensus_antwoord", request.gemeente.slug, ronde.pk, volgende.antwoord.pk)
    if actie == "volgende":
        messages.success(request, "Bewaard. Dit was het laatste antwoord.")
        return redirect("beoordeling:consensus", request.gemeente.slug, ronde.pk)
    soort = "Het punt" if "-" in actie.removeprefix(OVERNEMEN) else "De motivatie"
    overgenomen = f"{soort} is toegevoegd en bewaard." if actie.startswith(OVERNEMEN) else "Bewaard."
    messages.success(request, overgenomen)
    return redirect(f"{request.path}#oordelen" if actie.startswith(OVERNEMEN) else f"{request.path}#vastleggen")


def _sign(request: HttpRequest, ronde: Ronde, form: ConsensusForm) -> HttpResponse:
    try:
        ondertekening.sign(ronde, form.regel.antwoord, form.resultaat.versie, request.user)
        messages.success(request, "Getekend. Dit ligt nu vast.")
    except (OngeldigeOvergang, Verouderd) as fout:
        messages.error(request, f"Bewaard, maar niet getekend. {fout}")
    return redirect(f"{request.path}#vastleggen")


def _show(request: HttpRequest, ronde: Ronde, form: ConsensusForm, context: dict) -> HttpResponse:
    vraag = context["regel"].vraag
    hier = (f"Vraag {vraag.nummer}, {context['regel'].naam}", None)
    lijst = ("Consensus", reverse("beoordeling:consensus", args=[request.gemeente.slug, ronde.pk]))
    context |= {
        "ronde": ronde,
        "gelezen": redacted(ronde, describe(context["regel"].antwoord, vraag)),
        "groepen": criteria_groups(vraag),
        "achtergrond": background(vraag),
        "vondsten": bevindingen_of([context["regel"]])[context["regel"].antwoord.pk],
        "dagen": presence(ronde),
        "kruimels": ronde_trail(request, ronde, lijst, hier),
    }
    if form.botsing:
        context["botsing_om"] = localtime(form.botsing.vastgelegd_op).strftime("%H:%M")
    status = 409 if form.botsing else 422 if form.errors else 200
    return render(request, "beoordeling/rondes/consensus_antwoord.html", context, status=status)
