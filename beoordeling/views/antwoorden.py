from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gemeenten.toegang import member_required

from .. import registratie
from ..forms.bewaren import attempt, status_of
from ..forms.offertes import AntwoordForm, BijlageForm
from ..inzage import Antwoordregel, describe, group_antwoorden
from ..models import Antwoord, Bijlage, Offerte
from ..rechten import LEIDEN, MEEDOEN
from .offertes import offerte_trail, visible_offerte


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def antwoorden(request: HttpRequest, pk: int) -> HttpResponse:
    """All answers of an offerte in one form; each is saved on its own, so that one refusal loses nothing."""
    offerte = visible_offerte(request, pk)
    posted = _posted_forms(request, offerte)
    fouten = {form.antwoord.pk: form for form in posted if not attempt(form, request.user)}
    if nieuw := sum(getattr(form, "resultaat", None) is not None for form in posted):
        messages.success(request, f"{nieuw} {'antwoord' if nieuw == 1 else 'antwoorden'} bewaard.")
    if request.method == "POST" and not fouten:
        return redirect(offerte)
    bestek = registratie.pinned_vaststelling(offerte.bestek).structuur
    groepen = group_antwoorden(Antwoord.objects.visible_to(request.user).filter(offerte=offerte), bestek)
    context = {
        "offerte": offerte,
        "groepen": [(groep, [(regel, _form(regel, fouten)) for regel in groep.regels]) for groep in groepen],
        "open": registratie.registration_open(offerte.bestek),
        "een_perceel": registratie.has_one_perceel(offerte.bestek),
        "fouten": fouten.values(),
        "kruimels": offerte_trail(request, offerte, "Antwoorden invoeren"),
    }
    return render(request, "beoordeling/offertes/antwoorden.html", context, status=status_of(*fouten.values()))


def _posted_forms(request: HttpRequest, offerte: Offerte) -> list[AntwoordForm]:
    """The answers that the page sent; those it showed as registered already are not among them."""
    rijen = Antwoord.objects.visible_to(request.user).filter(offerte=offerte).order_by("bestekvraag__volgorde", "pk")
    rijen = rijen.select_related("offerte__bestek", "bestekvraag").prefetch_related("versies")
    return [AntwoordForm(rij, request.POST) for rij in rijen if f"antwoord-{rij.pk}-versie" in request.POST]


def _form(regel: Antwoordregel, fouten: dict[int, AntwoordForm]) -> AntwoordForm | None:
    """The form that failed, a new one where no text was registered yet, or none."""
    return fouten.get(regel.antwoord.pk) or (None if regel.versie else AntwoordForm(regel.antwoord))


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def antwoord(request: HttpRequest, pk: int) -> HttpResponse:
    rijen = Antwoord.objects.visible_to(request.user).select_related("bestekvraag", "perceel", "offerte__inschrijver")
    antwoord = get_object_or_404(rijen.prefetch_related("versies__geregistreerd_door"), pk=pk)
    form = AntwoordForm(antwoord, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, "Het antwoord is bewaard." if form.resultaat else "Er is niets veranderd.")
        return redirect(antwoord.offerte)
    bestek = registratie.pinned_vaststelling(antwoord.offerte.bestek).structuur
    vraag = bestek.vraag(str(antwoord.bestekvraag.sleutel))
    context = {
        "antwoord": antwoord,
        "regel": describe(antwoord, vraag),
        "versies": sorted(antwoord.versies.all(), key=lambda versie: -versie.nummer),
        "form": form,
        "open": registratie.registration_open(antwoord.offerte.bestek),
        "kruimels": offerte_trail(request, antwoord.offerte, vraag.onderwerp),
    }
    return render(request, "beoordeling/offertes/antwoord.html", context, status=status_of(form))


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def bijlage_toevoegen(request: HttpRequest, pk: int) -> HttpResponse:
    offerte = visible_offerte(request, pk)
    form = BijlageForm(offerte, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if attempt(form, request.user):
        messages.success(request, f"Bijlage ‘{form.resultaat}’ toegevoegd.")
        return redirect(offerte)
    context = {"offerte": offerte, "form": form, "kruimels": offerte_trail(request, offerte, "Bijlage toevoegen")}
    return render(request, "beoordeling/offertes/bijlage_toevoegen.html", context)


@member_required(*MEEDOEN)
@require_safe
def bijlage(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it came, only ever to be saved: a browser that opened it would run what a bidder put in it."""
    zichtbaar = Offerte.objects.visible_to(request.user)
    rij = get_object_or_404(Bijlage.objects.filter(offerte__in=zichtbaar), pk=pk)
    soort = "application/octet-stream"
    antwoord = FileResponse(rij.bestand.open("rb"), as_attachment=True, filename=rij.naam, content_type=soort)
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Content-Security-Policy"] = "default-src 'none'; sandbox"
    antwoord["Cache-Control"] = "no-store"
    return antwoord
