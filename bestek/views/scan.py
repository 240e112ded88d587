"""The bestekscan: what it found, by place, with why and what to do; leave it with a reason, or mend it at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bestek import samenstelling, structuur
from bestek.herstel import OnbekendHerstel, mend
from bestek.models import Bestek
from bestek.rechten import SCHRIJVEN
from bestek.scan import FOUT, REGELS, Bevinding
from bestek.scanstand import Scanstand, read_stand, revoke, waive
from bestek.stappenbalk import steps
from documenten.tekst import normaliseer
from gemeenten.velden import Verouderd

from . import werkblad
from .deur import back_to, edits_bestek, with_bestek

GEHEEL = "Het bestek als geheel"


@with_bestek(*SCHRIJVEN)
@require_safe
def scan(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    inhoud = samenstelling.compose(bestek)
    stand = read_stand(bestek, inhoud)
    context = {
        "bestek": bestek,
        "stand": stand,
        "groepen": by_place(bestek, inhoud, stand),
        "ontheven": [(b, rij, REGELS[b.regel].naam) for b, rij in stand.ontheven],
        "stappen": steps(bestek, bestek.laatste_vaststelling),
        "kruimels": [*werkblad.trail(bestek), ("Bestekscan", None)],
    }
    return render(request, "bestek/scan.html", context)


@edits_bestek
@require_POST
def scan_ontheffen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    if (bevinding := _posted(request, bestek)) is None:
        return back_to(bestek, "scan")
    reden = normaliseer(request.POST.get("reden", "")).strip()
    if bevinding.afdruk != request.POST.get("afdruk"):
        messages.error(request, "De tekst is intussen gewijzigd. Lees de bevinding opnieuw.")
    elif not reden:
        messages.error(request, "Er is niets bewaard: schrijf eerst waarom u dit laat staan.")
    else:
        waive(bestek, bevinding, reden, request.user)
        messages.success(request, "Uw reden is bewaard. De bevinding telt niet meer mee.")
        return back_to(bestek, "scan", anker="ontheven")
    return back_to(bestek, "scan", anker=bevinding.anker)


@edits_bestek
@require_POST
def scan_herstellen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    if (bevinding := _posted(request, bestek)) is None:
        return back_to(bestek, "scan")
    try:
        messages.success(request, mend(bestek, bevinding, request.user))
    except (Verouderd, OnbekendHerstel):
        messages.error(request, "Dit kon niet worden opgelost. Lees de bevinding opnieuw.")
        return back_to(bestek, "scan", anker=bevinding.anker)
    return back_to(bestek, "scan", anker="bevindingen")


@edits_bestek
@require_POST
def ontheffing_weg(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    revoke(get_object_or_404(bestek.ontheffing_set.current(), sleutel=sleutel), request.user)
    messages.success(request, "De reden is ingetrokken; de bevinding staat weer open.")
    return back_to(bestek, "scan", anker="bevindingen")


def _posted(request: HttpRequest, bestek: Bestek) -> Bevinding | None:
    """The open finding that the form is about; where it is gone already, that is told."""
    stand = read_stand(bestek, samenstelling.compose(bestek))
    bevinding = stand.find(*(request.POST.get(naam, "") for naam in ("regel", "deel", "kenmerk")))
    if bevinding is None:
        messages.info(request, "Deze bevinding staat niet meer open.")
    return bevinding


def by_place(bestek: Bestek, inhoud: structuur.Bestek, stand: Scanstand) -> list[dict]:
    """The open findings under the name of their part, each with the way there."""
    namen = names(inhoud)
    groepen: dict[str, dict] = {}
    for bevinding in stand.open:
        sleutel = bevinding.sleutel or bevinding.plek
        titel = namen.get(sleutel) or dict(werkblad.INDELING).get(bevinding.plek, GEHEEL)
        groep = groepen.setdefault(sleutel, {"titel": titel, "rijen": [], "fout": 0})
        rij = {"b": bevinding, "regel": REGELS[bevinding.regel], "anker": bevinding.anker}
        rij |= {"url": place(bestek, inhoud, bevinding), "bron": source(bestek, bevinding)}
        rij["eerder"] = stand.eerder.get(bevinding.adres)
        groep["rijen"].append(rij)
        groep["fout"] += bevinding.ernst == FOUT
    return list(groepen.values())


def names(inhoud: structuur.Bestek) -> dict[str, str]:
    meer = len(inhoud.percelen) > 1
    return {
        **{p.sleutel: f"Perceel {p.naam}" if meer else GEHEEL for p in inhoud.percelen},
        **{p.sleutel: f"Paragraaf: {p.titel}" for p in inhoud.paragrafen},
        **{v.sleutel: f"Vraag {v.nummer}: {v.onderwerp}" for v in inhoud.vragen},
        **{s.sleutel: f"Schaal: {s.naam}" for s in inhoud.schalen},
        **{e.sleutel: f"Eis: {e.titel}" for e in inhoud.eisen},
    }


def place(bestek: Bestek, inhoud: structuur.Bestek, bevinding: Bevinding) -> str:
    """The address where a finding can be mended."""
    eigen = [bestek.gemeente.slug, bestek.pk]
    vraag = any(v.sleutel == bevinding.sleutel for v in inhoud.vragen)
    if bevinding.regel == "thema_gat":
        return reverse("bestek:dekking", args=eigen)
    if vraag and bevinding.regel not in ("punten", "gewicht_te_klein", "lengte_uit_verhouding"):
        anker = f"#deel-{bevinding.deel}" if bevinding.deel else ""
        return reverse("bestek:vraag", args=[*eigen, bevinding.sleutel]) + anker
    if bevinding.plek == "schalen" and bevinding.sleutel:
        return reverse("bestek:schaal", args=[*eigen, bevinding.sleutel])
    if bevinding.plek in ("paragrafen", "eisen", "percelen") and bevinding.sleutel:
        return reverse("bestek:onderdeel", args=[*eigen, bevinding.plek, bevinding.sleutel])
    return werkblad.address(bestek, bevinding.plek) + (f"#deel-{bevinding.sleutel}" if bevinding.sleutel else "")


def source(bestek: Bestek, bevinding: Bevinding) -> str:
    """The address of the letter's passage, or of the law or guidance."""
    bron = bevinding.bron
    if bron.url or bron.brief is None:
        return bron.url
    return reverse("kwaliteit:brief", args=[bestek.gemeente.slug, bron.brief]) + f"#{bron.code}"
