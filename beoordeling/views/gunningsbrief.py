"""One letter: its words beside what the committee agreed, the meter, and the letter as a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from gemeenten.toegang import member_required
from gemeenten.views.bewaren import conflict_reply, invalid_reply, saved_reply, wants_json

from .. import gunnen
from ..briefdruk import render_letter_word, render_letters
from ..brieftekst import kind_of
from ..enums import Gunningstatus
from ..forms.bewaren import attempt, status_of
from ..forms.gunning import BriefForm
from ..gunningsbeeld import describe_letter
from ..gunningsstof import gather
from ..models import Gunningsbrief
from ..rechten import LEIDEN
from .gunning import find_gunning, gunning_trail


def find_letter(request: HttpRequest, pk: int) -> Gunningsbrief:
    rijen = Gunningsbrief.objects.visible_to(request.user).select_related("inschrijving__offerte__inschrijver")
    brief = get_object_or_404(rijen, pk=pk)
    brief.gunning = find_gunning(request, brief.gunning_id)
    return brief


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def brief(request: HttpRequest, pk: int) -> HttpResponse:
    """Left the agreed motivations of this bidder and of the winner, right what goes out."""
    brief = find_letter(request, pk)
    stof = gather(brief.gunning)
    soort = kind_of(stof, stof.inschrijvingen[str(brief.inschrijving_id)])
    form = BriefForm(stof, brief, soort, request.POST if request.method == "POST" else None)
    gelukt = attempt(form, request.user)
    if wants_json(request):
        return autosave_reply(request, form, gelukt)
    if gelukt:
        messages.success(request, "Bewaard.")
        return redirect(request.path)
    context = describe_letter(stof, brief, form)
    hier = (f"Brief aan {context['inschrijver']}", None)
    context |= {
        "form": form,
        "open": brief.gunning.status == Gunningstatus.CONCEPT,
        "kruimels": gunning_trail(request, brief.gunning, hier),
    }
    return render(request, "beoordeling/gunning/brief.html", context, status=status_of(form))


def autosave_reply(request: HttpRequest, form: BriefForm, gelukt: bool) -> HttpResponse:
    if gelukt:
        return saved_reply(form.resultaat.versie)
    if form.botsing:
        return conflict_reply(request, form.botsing.versie, form.botsingsvelden)
    return invalid_reply(form)


def letter_reply(request: HttpRequest, pk: int, soort: str) -> HttpResponse:
    brief = find_letter(request, pk)
    data = next(d for b, d in gunnen.letters_as_data(brief.gunning) if b.pk == brief.pk)
    titel = f"Brief {data['kenmerk']} {data['aan']}"
    try:
        pdf = soort == "pdf"
        bestand = render_letters(brief.gunning, [data], titel) if pdf else render_letter_word(brief.gunning, data)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect("beoordeling:brief", request.gemeente.slug, pk)
    return download_response(bestand, titel, soort)


@member_required(*LEIDEN)
@require_safe
def brief_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return letter_reply(request, pk, "pdf")


@member_required(*LEIDEN)
@require_safe
def brief_word(request: HttpRequest, pk: int) -> HttpResponse:
    return letter_reply(request, pk, "docx")
