"""The frame of the composer: outline with what is still to be done, status and totals."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bestek import samenstelling, structuur, verloop, weging
from bestek.models import Bestek
from bestek.scanstand import read_stand

INDELING = (
    ("gegevens", "Gegevens en planning"),
    ("paragrafen", "Paragrafen"),
    ("percelen", "Percelen en prijs"),
    ("vragen", "Vragen en punten"),
    ("schalen", "Beoordelingsschalen"),
    ("eisen", "Eisen"),
)


def show(
    request: HttpRequest, bestek: Bestek, template: str, plek: str, naam: str = "", status: int = 200, **context: object
) -> HttpResponse:
    """Render a page of the composer; `plek` is the entry of the outline, `naam` of a page below it."""
    structuur_nu = samenstelling.compose(bestek)
    problemen = verloop.problems_of(bestek, structuur_nu)
    stand = read_stand(bestek, structuur_nu)
    titel = dict(INDELING)[plek]
    kruimels = [*trail(bestek), (titel, address(bestek, plek) if naam else None)]
    context |= {
        "bestek": bestek,
        "structuur": structuur_nu,
        "indeling": outline(bestek, structuur_nu, problemen, plek),
        "scanstand": stand,
        "problemen": problemen,
        "problemen_hier": [p for p in problemen if p.plek == plek],
        "totalen": totals(structuur_nu),
        "paginas": asked_pages(structuur_nu),
        "plek": plek,
        "plektitel": titel,
        "kruimels": kruimels + ([(naam, None)] if naam else []),
    }
    return render(request, template, context, status=status)


def trail(bestek: Bestek) -> list[tuple]:
    return [
        ("Bestekken", reverse("bestek:lijst", args=[bestek.gemeente.slug])),
        (bestek.titel, bestek.get_absolute_url()),
    ]


def address(bestek: Bestek, plek: str) -> str:
    eigen = [bestek.gemeente.slug, bestek.pk]
    if plek in ("gegevens", "vragen"):
        return reverse(f"bestek:{plek}", args=eigen)
    return reverse("bestek:onderdelen", args=[*eigen, plek])


def outline(bestek: Bestek, inhoud: structuur.Bestek, problemen: list, plek: str) -> list[dict]:
    """The entries at the left, each with how many rows it has and how much is to be done there."""
    aantallen = {
        "paragrafen": len(inhoud.paragrafen),
        "percelen": len(inhoud.percelen) if len(inhoud.percelen) > 1 else None,
        "vragen": len(inhoud.vragen),
        "schalen": len(inhoud.schalen),
        "eisen": len(inhoud.eisen),
    }
    return [
        {
            "naam": naam,
            "url": address(bestek, sleutel),
            "nu": sleutel == plek,
            "aantal": aantallen.get(sleutel),
            "te_doen": sum(p.plek == sleutel for p in problemen),
        }
        for sleutel, naam in INDELING
    ]


def totals(inhoud: structuur.Bestek) -> list[weging.Weegtotaal]:
    return [weging.total_of(inhoud, perceel) for perceel in inhoud.percelen]


def asked_pages(inhoud: structuur.Bestek) -> Decimal:
    """How many pages A4 an offer for everything takes at most, where limits are set."""
    return sum(
        (v.max_a4 * (len(v.wegingen) if v.per_perceel else 1) for v in inhoud.vragen if v.max_a4 and v.wegingen),
        Decimal(0),
    )
