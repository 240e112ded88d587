from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from gemeenten.toegang import member_required

from ..enums import Rondestatus
from ..forms.bewaren import attempt
from ..forms.consensus import OVERNEMEN, ConsensusForm
from ..inzage import describe
from ..models import Ronde
from ..overleg import neighbours, overleglijst
from ..rechten import MEEDOEN, SCORES_OPEN
from ..schuilnaam import redacted
from ..scorelijst import background, criteria_groups
from ..scoren import may_record_consensus
from .ronde import find_ronde, ronde_trail


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
    if attempt(form, request.user):
        return _after_save(request, ronde, volgende)
    context = {
        "regel": regel,
        "vorige": vorige,
        "volgende": volgende,
        "form": form if legt_vast and (ronde.status == Rondestatus.CONSENSUS or form.is_bound) else None,
    }
    return _show(request, ronde, form, context)


def _after_save(request: HttpRequest, ronde: Ronde, volgende) -> HttpResponse:
    actie = request.POST.get("actie", "")
    if actie == "volgende" and volgende:
        return redirect("beoordeling:consensus_antwoord", request.gemeente.slug, ronde.pk, volgende.antwoord.pk)
    if actie == "volgende":
        messages.success(request, "Bewaard. Dit was het laatste antwoord.")
        return redirect("beoordeling:consensus", request.gemeente.slug, ronde.pk)
    overgenomen = "De motivatie is toegevoegd en bewaard." if actie.startswith(OVERNEMEN) else "Bewaard."
    messages.success(request, overgenomen)
    return redirect(f"{request.path}#akkoord")


def _show(request: HttpRequest, ronde: Ronde, form: ConsensusForm, context: dict) -> HttpResponse:
    vraag = context["regel"].vraag
    hier = (f"Vraag {vraag.nummer}, {context['regel'].naam}", None)
    lijst = ("Consensus", reverse("beoordeling:consensus", args=[request.gemeente.slug, ronde.pk]))
    context |= {
        "ronde": ronde,
        "gelezen": redacted(ronde, describe(context["regel"].antwoord, vraag)),
        "groepen": criteria_groups(vraag),
        "achtergrond": background(vraag),
        "kruimels": ronde_trail(request, ronde, lijst, hier),
    }
    if form.botsing:
        context["botsing_om"] = localtime(form.botsing.vastgelegd_op).strftime("%H:%M")
    status = 409 if form.botsing else 422 if form.errors else 200
    return render(request, "beoordeling/rondes/consensus_antwoord.html", context, status=status)
