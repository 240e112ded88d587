"""The policy workbook: its overview, one question with the gemeente's answer, and the workbook as a document."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documenten.antwoord import download_response
from documenten.opmaak import plain_html
from documenten.pdf import PdfFout
from gemeenten.toegang import member_required, role_message
from gemeenten.velden import Verouderd
from gemeenten.views.bewaren import conflict_reply, invalid_reply, refused_reply, saved_reply, wants_json

from ..enums import Beleidsstand
from ..forms_werkboek import AntwoordForm, FilterForm, UitvoerForm
from ..models import Beleidsantwoord, Werkboekvraag
from ..rechten import WERKBOEK_SCHRIJVEN
from ..werkboek import document
from ..werkboek.beheer import AlBesloten, history, reopen, save_answer
from ..werkboek.lezen import place_of, read


@member_required()
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    hoofdstukken = read(request.user)
    form = FilterForm(request.GET, hoofdstukken=hoofdstukken, schrijft=_writes(request))
    context = {
        "form": form,
        "gevonden": form.found(),
        "hoofdstukken": hoofdstukken,
        "besloten": sum(hoofdstuk.besloten for hoofdstuk in hoofdstukken),
        "totaal": sum(len(hoofdstuk.regels) for hoofdstuk in hoofdstukken),
        "uitvoer": UitvoerForm(),
        "schrijft": _writes(request),
        "kruimels": _trail(request),
    }
    return render(request, "kwaliteit/werkboek/overzicht.html", context)


@member_required()
@require_http_methods(["GET", "POST"])
def vraag(request: HttpRequest, code: str) -> HttpResponse:
    rij = get_object_or_404(Werkboekvraag.objects.select_related("deel"), code=code)
    antwoord = (
        Beleidsantwoord.objects.visible_to(request.user)
        .select_related("gewijzigd_door")
        .filter(werkboekvraag=rij)
        .first()
    )
    if request.method == "POST":
        return _save(request, rij, antwoord)
    return _page(request, rij, antwoord, AntwoordForm(vraag=rij, antwoord=antwoord))


@member_required(*WERKBOEK_SCHRIJVEN)
@require_POST
def opnieuw(request: HttpRequest, code: str) -> HttpResponse:
    rijen = Beleidsantwoord.objects.visible_to(request.user)
    antwoord = get_object_or_404(rijen, werkboekvraag__code=code)
    versie = request.POST.get("versie", "")
    try:
        reopen(antwoord, int(versie) if versie.isdigit() else 0, request.user)
        messages.success(request, "Het antwoord is opnieuw in bewerking. Het oude besluit staat in de geschiedenis.")
    except Verouderd:
        messages.error(request, "Een collega heeft dit antwoord intussen gewijzigd. Hieronder staat hoe het nu is.")
    return redirect("kwaliteit:werkboekvraag", request.gemeente.slug, code)


@member_required()
@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    try:
        data = document.render_pdf(request.gemeente, _composed(request))
    except PdfFout as fout:
        messages.error(request, str(fout))
        return redirect("kwaliteit:werkboek", request.gemeente.slug)
    return download_response(data, f"Beleidswerkboek {request.gemeente.naam}", "pdf")


@member_required()
@require_safe
def word(request: HttpRequest) -> HttpResponse:
    data = document.render_word(request.gemeente, _composed(request))
    return download_response(data, f"Beleidswerkboek {request.gemeente.naam}", "docx")


def _composed(request: HttpRequest) -> document.Werkboek:
    keuze = UitvoerForm(request.GET).keuze
    return document.compose(request.gemeente, read(request.user), ziet_concepten=_writes(request), **keuze)


def _save(request: HttpRequest, rij: Werkboekvraag, antwoord: Beleidsantwoord | None) -> HttpResponse:
    if not _writes(request):
        raise PermissionDenied(role_message(frozenset(WERKBOEK_SCHRIJVEN)))
    form = AntwoordForm(request.POST, vraag=rij, antwoord=antwoord)
    if not form.is_valid():
        return invalid_reply(form) if wants_json(request) else _page(request, rij, antwoord, form)
    try:
        nu = save_answer(request.gemeente, rij, form.cleaned_data["versie"], request.user, **form.velden)
    except (Verouderd, AlBesloten) as fout:
        return _conflict(request, rij, form, fout)
    if wants_json(request):
        return saved_reply(nu.versie)
    messages.success(request, "Het besluit is vastgelegd." if form.besluit else "Het antwoord is bewaard.")
    return redirect(request.path)


def _conflict(
    request: HttpRequest, rij: Werkboekvraag, form: AntwoordForm, fout: Verouderd | AlBesloten
) -> HttpResponse:
    velden = form.differing(fout.huidig)
    if wants_json(request):
        if isinstance(fout, AlBesloten):
            return refused_reply(str(fout))
        return conflict_reply(request, fout.huidig.versie, velden) if velden else saved_reply(fout.huidig.versie)
    form.data = form.data.copy()
    form.data["versie"] = str(fout.huidig.versie)
    messages.error(request, str(fout) if isinstance(fout, AlBesloten) else "Uw tekst is nog niet bewaard.")
    return _page(request, rij, fout.huidig, form, status=409, botsing=velden)


def _page(
    request: HttpRequest,
    rij: Werkboekvraag,
    antwoord: Beleidsantwoord | None,
    form: AntwoordForm,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    besloten = antwoord is not None and antwoord.stand == Beleidsstand.BESLOTEN
    context |= {
        "vraag": rij,
        "onderdelen": rij.onderdelen.select_related("brief"),
        "antwoord": antwoord,
        "besloten": besloten,
        "antwoord_html": plain_html(antwoord.tekst) if antwoord else "",
        "form": form if _writes(request) and (form.is_bound or not besloten) else None,
        "plaats": place_of(rij),
        "geschiedenis": history(antwoord),
        "schrijft": _writes(request),
        "kruimels": _trail(request, f"{rij.nummer} {rij.titel}"),
    }
    return render(request, "kwaliteit/werkboek/vraag.html", context, status=status)


def _writes(request: HttpRequest) -> bool:
    return bool(request.rollen & set(WERKBOEK_SCHRIJVEN))


def _trail(request: HttpRequest, naam: str = "") -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    pad = [("Kennisbank", reverse("kwaliteit:brieven", args=[slug]))]
    if not naam:
        return [*pad, ("Beleidswerkboek", None)]
    return [*pad, ("Beleidswerkboek", reverse("kwaliteit:werkboek", args=[slug])), (naam, None)]
