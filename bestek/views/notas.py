"""The notas van inlichtingen: read and download them, and publish the next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestek import nota as notas_module
from bestek import notadruk
from bestek.models import Bestek, Nota
from bestek.nota import Kandidaat, NietGereed, candidates
from bestek.rechten import LEZEN, SCHRIJVEN, VASTSTELLEN
from bestek.termijnstand import deadlines
from documenten.antwoord import download_response
from documenten.pdf import PdfFout

from . import werkblad
from .deur import back_to, with_bestek


@with_bestek(*LEZEN)
@require_safe
def notas(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    schrijft = bool(request.rollen & set(SCHRIJVEN))
    rijen = bestek.notas.select_related("vaststelling").order_by("-nummer")
    context = {
        "bestek": bestek,
        "rijen": [(rij, len(rij.gegevens["vragen"])) for rij in rijen],
        "schrijft": schrijft,
        "open": bestek.inlichtingen.open().count() if schrijft else 0,
        "termijnen": deadlines(bestek),
        "kruimels": [*werkblad.trail(bestek), ("Nota’s van inlichtingen", None)],
    }
    return render(request, "bestek/nota/lijst.html", context)


@with_bestek(*LEZEN)
@require_safe
def nota(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij = get_object_or_404(bestek.notas, nummer=nummer)
    kruimels = [*werkblad.trail(bestek), ("Nota’s van inlichtingen", _address(bestek, "notas")), (str(rij), None)]
    context = notadruk.context(rij) | {"bestek": bestek, "kruimels": kruimels}
    return render(request, "bestek/nota/nota.html", context)


@with_bestek(*LEZEN)
@require_safe
def nota_pdf(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij = get_object_or_404(bestek.notas.select_related("gemeente"), nummer=nummer)
    try:
        data = notadruk.render_pdf(rij)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return back_to(bestek, "nota", rij.nummer)
    return download_response(data, notadruk.file_name(rij), "pdf")


@with_bestek(*LEZEN)
@require_safe
def nota_word(request: HttpRequest, bestek: Bestek, nummer: int) -> HttpResponse:
    rij: Nota = get_object_or_404(bestek.notas.select_related("gemeente"), nummer=nummer)
    return download_response(notadruk.render_word(rij), notadruk.file_name(rij), "docx")


@with_bestek(*VASTSTELLEN)
@require_http_methods(["GET", "POST"])
def nota_publiceren(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    """What goes out and what cannot yet; then the nota is made of what is ticked and still reads the same."""
    gevonden = candidates(bestek)
    if request.method == "POST":
        return _publish(request, bestek, gevonden)
    context = {
        "bestek": bestek,
        "klaar": [k for k in gevonden if not k.redenen],
        "wacht": [k for k in gevonden if k.redenen],
        "open": bestek.inlichtingen.open().count() - len(gevonden),
        "nummer": bestek.notas.count() + 1,
        "versie": bestek.laatste_vaststelling,
        "wijziging": bestek.open_wijziging,
        "kruimels": [
            *werkblad.trail(bestek),
            ("Vragen van inschrijvers", _address(bestek, "inlichtingen")),
            ("Nota publiceren", None),
        ],
    }
    return render(request, "bestek/nota/publiceren.html", context)


def _publish(request: HttpRequest, bestek: Bestek, gevonden: list[Kandidaat]) -> HttpResponse:
    gelezen = request.POST.getlist("vraag")
    gekozen = [k for k in gevonden if f"{k.rij.nummer}:{k.rij.versie}" in gelezen]
    if len(gekozen) != len(gelezen):
        messages.error(request, "Er is iets gewijzigd terwijl u las. Lees opnieuw wat er in de nota komt.")
        return redirect(request.path)
    try:
        gemaakt = notas_module.publish(bestek, gekozen, request.user)
    except NietGereed as fout:
        messages.error(request, str(fout))
        return redirect(request.path)
    messages.success(request, f"{gemaakt} is gepubliceerd. Download haar en zet haar op TenderNed.")
    return back_to(bestek, "nota", gemaakt.nummer)


def _address(bestek: Bestek, naam: str) -> str:
    return reverse(f"bestek:{naam}", args=[bestek.gemeente.slug, bestek.pk])
