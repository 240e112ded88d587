"""A chapter of the bestek in the composer: one's own paragraphs, and what the portal fills in itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from bestek import gereedheid, hoofdstukken, samenstelling
from bestek.beleid import changed
from bestek.enums import Hoofdstuk
from bestek.hoofdstukstand import chapter_of
from bestek.models import Bestek
from bestek.standaardparagrafen import offered, take_over

from . import indeling, werkblad
from .bewaren import record_edit
from .deur import back_to, edits_bestek
from .hoofdstukwoorden import UITLEG

KNOPPEN = {
    "gegevens": "Planning bewerken",
    "percelen": "Percelen bewerken",
    "hoeveelheden": "Hoeveelheden bewerken",
    "eisen": "Eisen bewerken",
    "vragen": "Vragen en punten bewerken",
    "gunning": "Gunningsmethode kiezen",
    "schalen": "Schalen bewerken",
    "prijsregels": "Prijsblad bewerken",
}


@edits_bestek
@require_safe
def hoofdstuk(request: HttpRequest, bestek: Bestek, hoofdstuk: str) -> HttpResponse:
    naam = _known(hoofdstuk)
    inhoud = samenstelling.compose(bestek)
    gelezen = hoofdstukken.read(inhoud)
    gevuld = next((h for h in gelezen["hoofdstukken"] if h.naam == naam), None)
    rijen = bestek.paragraaf_set.current().filter(hoofdstuk=naam)
    adviezen = [p for p in gereedheid.advice(inhoud, bestek.dossier) if chapter_of(p, inhoud) == naam]
    context = gelezen | {
        "hoofdstuk": gevuld,
        "hoofdstuknaam": naam.value,
        "uitleg": UITLEG[naam],
        "rijen": rijen.select_related("bibliotheekitem", "beleidsantwoord__werkboekvraag__deel"),
        "van_ons": [deel for deel in gevuld.delen if not deel.sleutel] if gevuld else [],
        "knoppen": [(werkblad.address(bestek, plek), KNOPPEN[plek]) for plek in _working_places(naam)],
        "adviezen_hier": adviezen,
        "hoofdstukkeuzes": [(h.value, hoofdstukken.title(h, inhoud)) for h in Hoofdstuk if h != naam],
        "standaard": offered(bestek, naam),
        "beleid_gewijzigd": changed(bestek, request.user).filter(hoofdstuk=naam).count(),
    }
    return werkblad.show(request, bestek, "bestek/hoofdstuk.html", indeling.place_of_chapter(naam), **context)


@edits_bestek
@require_POST
def paragraaf_verplaatsen(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    """To another chapter, behind what stands there."""
    rij = get_object_or_404(bestek.paragraaf_set.current(), sleutel=sleutel)
    if request.POST.get("hoofdstuk") not in Hoofdstuk.values:
        messages.error(request, "Kies het hoofdstuk waar de paragraaf heen gaat.")
        return back_to(bestek, "hoofdstuk", rij.hoofdstuk, anker=f"deel-{sleutel}")
    naar = Hoofdstuk(request.POST["hoofdstuk"])
    rij.change(rij.versie, hoofdstuk=naar)
    record_edit(request, bestek, f"Paragraaf ‘{rij}’")
    waarheen = hoofdstukken.title(naar, samenstelling.compose(bestek))
    messages.success(request, f"‘{rij}’ staat nu in ‘{waarheen}’.")
    return back_to(bestek, "hoofdstuk", naar.value, anker=f"deel-{sleutel}")


@edits_bestek
@require_POST
def paragrafen_overnemen(request: HttpRequest, bestek: Bestek, hoofdstuk: str) -> HttpResponse:
    rijen = take_over(bestek, _known(hoofdstuk), request.POST.getlist("code"), request.user)
    if rijen:
        aantal = "1 paragraaf staat" if len(rijen) == 1 else f"{len(rijen)} paragrafen staan"
        messages.success(request, f"{aantal} nu in dit hoofdstuk. Pas ze aan waar dat nodig is.")
    else:
        messages.error(request, "Er is niets overgenomen. Kruis eerst aan wat u wilt gebruiken.")
    return back_to(bestek, "hoofdstuk", hoofdstuk)


def _known(naam: str) -> Hoofdstuk:
    if naam not in Hoofdstuk.values:
        raise Http404("Dit hoofdstuk bestaat niet.")
    return Hoofdstuk(naam)


def _working_places(naam: Hoofdstuk) -> tuple[str, ...]:
    if naam in (Hoofdstuk.PLANNING, Hoofdstuk.PROCEDURE, Hoofdstuk.OPDRACHT):
        return ("gegevens",)
    if naam == Hoofdstuk.PRIJS:
        return ("prijsregels", "percelen")
    return indeling.ONDER.get(naam, ())
