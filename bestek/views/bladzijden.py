"""The pages of the working text as pictures, beside the composer and on a page of their own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bestek import structuur, voorbeeld
from bestek.models import Bestek
from bestek.rechten import SCHRIJVEN
from documenten.pdf import PdfFout

from . import werkblad
from .deur import with_bestek


@with_bestek(*SCHRIJVEN)
@require_safe
def bladzijden(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    """The page; with `stuk` its pictures alone, made where need be, and 204 where the reader has (`heeft`) them."""
    vel = voorbeeld.prepare(bestek)
    if request.GET.get("heeft") == vel.merk:
        return HttpResponse(status=204)
    context = {"bestek": bestek, "deel": request.GET.get("deel", "")}
    try:
        maakt = {"stuk", "maak"} & request.GET.keys()
        context |= shown(voorbeeld.make(bestek, vel) if maakt else voorbeeld.find(bestek, vel.merk), context["deel"])
    except PdfFout as fout:
        context["fout"] = str(fout)
    if "stuk" in request.GET:
        return render(request, "bestek/bladzijden/bladen.html", context)
    context["inhoudsopgave"] = contents(bestek, vel.inhoud, context.get("druk"))
    context["kruimels"] = [*werkblad.trail(bestek), ("Bladzijden", None)]
    return render(request, "bestek/bladzijden.html", context)


@with_bestek(*SCHRIJVEN)
@require_safe
def bladzijde(request: HttpRequest, bestek: Bestek, merk: str, nummer: int) -> HttpResponse:
    beeld = voorbeeld.page(bestek, merk, nummer)
    if beeld is None:
        raise Http404("Deze bladzijde is er niet meer; de tekst is intussen opnieuw opgemaakt.")
    return HttpResponse(beeld, content_type="image/png")


def shown(druk: voorbeeld.Proefdruk | None, deel: str) -> dict:
    if druk is None:
        return {"druk": None}
    return {"druk": druk, "nummers": range(1, druk.bladen + 1), "naar": druk.plekken.get(deel, 0)}


def contents(bestek: Bestek, inhoud: structuur.Bestek, druk: voorbeeld.Proefdruk | None) -> list[dict]:
    """The outline, with the page of each part where it is known."""
    plekken = druk.plekken if druk else {}
    delen = {
        "paragrafen": [(p.sleutel, p.titel) for p in inhoud.paragrafen],
        "vragen": [(v.sleutel, f"{v.nummer}. {v.onderwerp}") for v in inhoud.vragen],
        "eisen": [(e.sleutel, e.titel) for e in inhoud.eisen],
    }
    return [
        {
            "naam": naam,
            "blad": plekken.get(plek),
            "url": werkblad.address(bestek, plek),
            "delen": [(titel, plekken.get(sleutel)) for sleutel, titel in delen.get(plek, [])],
        }
        for plek, naam in werkblad.INDELING
    ]
