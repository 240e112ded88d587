"""From the policy workbook into the paragraphs of a bestek."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from bestek.beleid import AlOvergenomen, add_paragraaf, changed, edited_here, keep, offers, take_over
from bestek.models import Bestek, Paragraaf
from documenten.opmaak import editable_text
from gemeenten.velden import Verouderd
from kwaliteit.models import Beleidsantwoord
from kwaliteit.verschil import segments

from . import werkblad
from .deur import back_to, edits_bestek

STAPPEN = {
    "overnemen": (take_over, "‘{}’ heeft nu de tekst van het beleidswerkboek."),
    "houden": (keep, "‘{}’ houdt haar eigen tekst. U krijgt hierover geen bericht meer."),
}


@edits_bestek
@require_safe
def beleid(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    context = {
        "aanbod": offers(bestek, request.user),
        "gewijzigd": [_change(paragraaf) for paragraaf in changed(bestek, request.user)],
    }
    return werkblad.show(request, bestek, "bestek/beleid.html", "paragrafen", "Uit het beleidswerkboek", **context)


@edits_bestek
@require_POST
def beleid_toevoegen(request: HttpRequest, bestek: Bestek, code: str) -> HttpResponse:
    rijen = Beleidsantwoord.objects.visible_to(request.user).exclude(werkboekvraag__paragraaftitel="")
    antwoord = get_object_or_404(rijen.exclude(tekst=""), werkboekvraag__code=code)
    try:
        paragraaf = add_paragraaf(bestek, antwoord, request.user)
        messages.success(request, f"‘{paragraaf}’ staat als paragraaf in het bestek.")
    except AlOvergenomen as fout:
        messages.error(request, str(fout))
    return back_to(bestek, "beleid", anker=f"antwoord-{code}")


@edits_bestek
@require_POST
def beleid_bijwerken(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    """Take the changed answer over, or keep the paragraph as it is (`actie`)."""
    paragraaf = get_object_or_404(changed(bestek, request.user), sleutel=sleutel)
    stap, zin = STAPPEN.get(request.POST.get("actie", ""), STAPPEN["houden"])
    try:
        stap(paragraaf, _number(request, "versie"), _number(request, "antwoordversie"), request.user)
        messages.success(request, zin.format(paragraaf))
    except Verouderd:
        messages.error(request, "De tekst is intussen gewijzigd. Bekijk het verschil nog eens en kies dan.")
    return back_to(bestek, "beleid")


def _change(paragraaf: Paragraaf) -> dict:
    """What changed in the workbook, and where the paragraph was edited here, what taking over does to it."""
    nieuw = paragraaf.beleidsantwoord.tekst
    return {
        "paragraaf": paragraaf,
        "verschil": segments(paragraaf.beleidsantwoord_tekst, nieuw),
        "verschil_hier": segments(editable_text(paragraaf.tekst), nieuw) if edited_here(paragraaf) else None,
    }


def _number(request: HttpRequest, naam: str) -> int:
    waarde = request.POST.get(naam, "")
    return int(waarde) if waarde.isdigit() else 0
