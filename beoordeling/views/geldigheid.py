"""Whether an offerte still takes part, and what a bidder was asked to mend."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from bestek.enums import Uitval
from bestek.profielen import in_words
from gemeenten import klok
from gemeenten.toegang import member_required

from .. import registratie
from ..enums import Hersteluitkomst, Offertestand
from ..forms.bewaren import attempt, status_of
from ..forms.geldigheid import HerstelForm, HersteluitkomstForm, StandForm, TerzijdeForm
from ..geldigheid import kwaliteit_open, objection_to_set_aside
from ..herstel import is_late
from ..hersteltermijn import term_on
from ..models import Herstelverzoek, Offerte
from ..rechten import LEIDEN
from .eisen import visible_inschrijving
from .offertes import offerte_trail, visible_offerte

STAND = (
    "Een offerte die te laat kwam of is teruggetrokken, blijft geregistreerd maar doet niet mee: niemand beoordeelt "
    "haar en zij staat niet in de rangorde. Wat al beoordeeld is, blijft bewaard. U kunt dit niet terugdraaien."
)
TERZIJDE = "De kwaliteit staat vast. Leg een inschrijving nu alleen terzijde als blijkt dat zij niet had mogen meedoen."
BIJ_UITVAL = {
    Uitval.DOORSCHUIVEN: "Volgens het bestek houden de anderen hun punten en schuiven zij op.",
    Uitval.OPNIEUW_BEREKENEN: "Volgens het bestek worden de punten van de anderen opnieuw berekend.",
    "": "Het bestek zegt niet wat er met de punten van de anderen gebeurt; het portaal rekent zonder haar.",
}
HERSTEL = (
    "Vraag alleen om herstel van iets bij de eisen, het bewijs of de leesbaarheid. Wat punten geeft en de prijs mag "
    "niemand verbeteren: dan zou deze inschrijver meer kansen krijgen dan de anderen."
)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def stand(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse an offerte or register that it was taken back."""
    offerte = visible_offerte(request, pk)
    if offerte.stand != Offertestand.INGEDIEND:
        return redirect(offerte)
    is_open = registratie.registration_open(offerte.bestek)
    form = StandForm(offerte, request.POST or None, registratie_open=is_open)
    if attempt(form, request.user):
        messages.success(request, in_words("Vastgelegd. De offerte doet niet meer mee.", offerte.bestek.profiel))
        return redirect(offerte)
    return _form_page(request, offerte, "Weigeren of terugtrekken", STAND, form)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def terzijde(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a bid aside after the quality was fixed, with what the published rule makes of it."""
    inschrijving = visible_inschrijving(request, pk)
    if bezwaar := objection_to_set_aside(inschrijving):
        messages.error(request, bezwaar)
        return redirect(inschrijving.offerte)
    form = TerzijdeForm(inschrijving, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, "Terzijde gelegd. Bekijk de rangorde: die is nu anders.")
        return redirect(inschrijving.offerte)
    uitval = registratie.pinned_vaststelling(inschrijving.offerte.bestek).structuur.uitval
    zin = f"{TERZIJDE} {BIJ_UITVAL[uitval]}"
    return _form_page(request, inschrijving.offerte, "Alsnog terzijde leggen", zin, form)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def herstel_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a bidder to mend something."""
    offerte = visible_offerte(request, pk)
    if offerte.stand != Offertestand.INGEDIEND or not kwaliteit_open(offerte.bestek):
        messages.error(request, "Om herstel vragen kan niet meer.")
        return redirect(offerte)
    form = HerstelForm(offerte, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, "Vastgelegd. Stuur het verzoek nu zelf aan de inschrijver.")
        return redirect("beoordeling:herstel", request.gemeente.slug, form.resultaat.pk)
    termijn = term_on(klok.today())
    zin = f"{HERSTEL} Voorgesteld: {termijn.werkdagen} werkdagen. {termijn.bron}."
    return _form_page(request, offerte, "Om herstel vragen", zin, form)


@member_required(*LEIDEN)
@require_http_methods(["GET", "POST"])
def herstel(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked, what came back, and the decision."""
    rijen = Herstelverzoek.objects.visible_to(request.user).filter(offerte__in=Offerte.objects.visible_to(request.user))
    rij = get_object_or_404(rijen.select_related("offerte__bestek", "offerte__inschrijver", "eis"), pk=pk)
    form = HersteluitkomstForm(rij, request.POST or None)
    if attempt(form, request.user):
        messages.success(request, "Het antwoord en de uitkomst zijn bewaard.")
        return redirect("beoordeling:herstel", request.gemeente.slug, pk)
    context = {
        "verzoek": rij,
        "offerte": rij.offerte,
        "form": form,
        "te_laat": is_late(rij),
        "besloten": rij.uitkomst != Hersteluitkomst.OPEN,
        "kruimels": offerte_trail(request, rij.offerte, "Herstelverzoek"),
    }
    return render(request, "beoordeling/offertes/herstel.html", context, status=status_of(form))


def _form_page(request: HttpRequest, offerte: Offerte, titel: str, zin: str, form) -> HttpResponse:
    context = {
        "titel": titel,
        "zin": in_words(zin, offerte.bestek.profiel),
        "ronde": offerte,
        "form": form,
        "terug_url": offerte.get_absolute_url(),
        "kruimels": offerte_trail(request, offerte, titel),
    }
    return render(request, "beoordeling/offertes/formulierblad.html", context, status=status_of(form))
