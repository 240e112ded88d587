"""The pages of the working text as pictures, beside the composer and on a page of their own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bestek import bijlage, structuur, voorbeeld
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
    context["inhoudsopgave"] = contents(vel.inhoud, context.get("druk"))
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


def contents(inhoud: structuur.Bestek, druk: voorbeeld.Proefdruk | None) -> list[dict]:
    """The chapters of the table of contents with their sections, then the questions, each with its page."""
    if druk is None:
        return []
    hoofdstukken: list[dict] = []
    for naam, nummer, titel, niveau in bijlage.context(inhoud)["inhoudsopgave"]:
        regel = {"naam": f"{nummer} {titel}", "blad": druk.plekken.get(naam), "delen": []}
        (hoofdstukken if niveau == 1 else hoofdstukken[-1]["delen"]).append(regel)
    vragen = [{"naam": f"{v.nummer}. {v.onderwerp}", "blad": druk.plekken.get(v.sleutel)} for v in inhoud.vragen]
    if vragen:
        hoofdstukken.append({"naam": "De vragen op nummer", "blad": vragen[0]["blad"], "delen": vragen})
    return hoofdstukken
