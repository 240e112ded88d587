"""A list of questions from Excel, Word or pasted text: taken in, looked through, and made into a bestek."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bestek.forms.begin import IndelingForm, LijstBeginForm, LijstForm, RijFormSet
from bestek.lijst import voorstel as voorstellen
from bestek.lijst.bouwen import MEESTE_PERCELEN, build, percelen_of
from bestek.lijst.lezen import Lijst, Onleesbaar, read_file, read_text
from bestek.lijst.rij import Rij, checked
from bestek.models import Lijstvoorstel
from bestek.overname.bronnen import Bron
from bestek.rechten import SCHRIJVEN
from documenten.excellezer import ExcelFout
from documenten.wordlezer import WordFout
from gemeenten.toegang import member_required
from kwaliteit.models import Vraag

from .begin import preview, trail

GEPLAKT = "geplakte lijst"


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw_lijst(request: HttpRequest) -> HttpResponse:
    form = LijstForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            rij = voorstellen.propose(
                request.gemeente, request.user, bestand.name if bestand else GEPLAKT, _read(form.cleaned_data)
            )
            return redirect("bestek:nieuw_lijst_rijen", request.gemeente.slug, rij.pk)
        except (Onleesbaar, ExcelFout, WordFout) as fout:
            form.add_error("bestand" if bestand else "tekst", str(fout))
    eerder = Lijstvoorstel.objects.visible_to(request.user).first()
    context = {"form": form, "eerder": eerder, "kruimels": trail(request, "Lijst met vragen")}
    return render(request, "bestek/begin/lijst.html", context, status=422 if form.errors else 200)


def _read(gegevens: dict) -> Lijst:
    return read_file(gegevens["bestand"].read()) if gegevens["bestand"] else read_text(gegevens["tekst"])


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw_lijst_rijen(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions as they were read: every one can be kept, changed or left out. All that is typed is kept."""
    rij = _own(request, pk)
    indeling = _indeling(rij, request.POST or None)
    rijen = voorstellen.rows_of(rij)
    formset = RijFormSet(request.POST if request.method == "POST" else None, prefix="rij", rijen=rijen)
    if request.method != "POST":
        return _show_rows(request, rij, indeling, formset)
    if request.POST.get("actie") == "indelen":
        return _divide(request, rij, indeling, formset)
    goed = formset.is_valid()
    rijen = checked(formset.kept())
    voorstellen.keep_rows(rij, rijen)
    if not goed or (fout := _objection(rijen)):
        fout = "Kijk na wat hieronder rood is." if not goed else fout
        return _show_rows(request, rij, _indeling(rij), formset, fout)
    if request.POST.get("actie") == "bewaren":
        messages.success(request, "Uw wijzigingen zijn bewaard. Deze lijst blijft tot morgen staan.")
        return redirect("bestek:nieuw_lijst_rijen", request.gemeente.slug, rij.pk)
    return redirect("bestek:nieuw_lijst_maken", request.gemeente.slug, rij.pk)


NIET_INGEDEELD = "De lijst is niet opnieuw ingedeeld. Kijk na wat hieronder rood is."


def _objection(rijen: list[Rij]) -> str:
    gekozen = [rij for rij in rijen if rij.opnemen]
    if not gekozen:
        return "Er is nog niets opgenomen: vink ten minste één vraag aan."
    if (aantal := len(percelen_of(gekozen))) > MEESTE_PERCELEN:
        return f"De vragen noemen {aantal} percelen; hoogstens {MEESTE_PERCELEN} kan. Staat de kolom Perceel goed?"
    return ""


def _divide(request: HttpRequest, rij: Lijstvoorstel, form: IndelingForm, formset: RijFormSet) -> HttpResponse:
    """Read the list again by another division."""
    if not form.is_valid():
        return _show_rows(request, rij, form, formset, NIET_INGEDEELD)
    try:
        voorstellen.read_again(rij, form.gekozen)
    except Onleesbaar as fout:
        form.add_error("bron", str(fout))
        return _show_rows(request, rij, form, formset, NIET_INGEDEELD)
    messages.success(request, "De lijst is opnieuw ingedeeld.")
    return redirect("bestek:nieuw_lijst_rijen", request.gemeente.slug, rij.pk)


@member_required(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw_lijst_maken(request: HttpRequest, pk: int) -> HttpResponse:
    """The bestek that the list becomes, and making it."""
    rij = _own(request, pk)
    rijen = voorstellen.rows_of(rij)
    if _objection(rijen):
        return redirect("bestek:nieuw_lijst_rijen", request.gemeente.slug, rij.pk)
    form = LijstBeginForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        bestek = voorstellen.make_bestek(rij, request.user, **form.velden)
        messages.success(request, f"Het bestek ‘{bestek.titel}’ is gemaakt. Verdeel nu de punten.")
        return redirect("bestek:vragen", request.gemeente.slug, bestek.pk)
    bron = Bron(rij.naam, rij.naam, build(rijen, "", request.gemeente.aanduiding))
    context = {"form": form, "bron": bron, "voorstel": rij, "kruimels": trail(request, rij.naam), **preview(bron)}
    return render(request, "bestek/begin/bron.html", context, status=422 if form.errors else 200)


@member_required(*SCHRIJVEN)
@require_POST
def nieuw_lijst_weg(request: HttpRequest, pk: int) -> HttpResponse:
    _own(request, pk).delete()
    messages.success(request, "De lijst is weggegooid. Er is geen bestek gemaakt.")
    return redirect("bestek:nieuw", request.gemeente.slug)


def _own(request: HttpRequest, pk: int) -> Lijstvoorstel:
    return get_object_or_404(Lijstvoorstel.objects.visible_to(request.user), pk=pk)


def _indeling(rij: Lijstvoorstel, data: object = None) -> IndelingForm:
    eigen = {"lijst": voorstellen.list_of(rij), "indeling": voorstellen.reading_of(rij)}
    return IndelingForm(data if data and data.get("actie") == "indelen" else None, prefix="indeling", **eigen)


def _show_rows(
    request: HttpRequest, rij: Lijstvoorstel, indeling: IndelingForm, formset: RijFormSet, fout: str = ""
) -> HttpResponse:
    """`fout` says in a sentence why it was refused; where exactly stands at the fields."""
    rijen = voorstellen.rows_of(rij)
    codes = [r.lijkt_op for r in rijen if r.lijkt_op]
    brieven = {vraag.code: vraag for vraag in Vraag.objects.filter(code__in=codes).select_related("brief")}
    context = {
        "voorstel": rij,
        "indeling": indeling,
        "formset": formset,
        "rijen": [(form, r, brieven.get(r.lijkt_op)) for form, r in zip(formset, rijen, strict=True)],
        "twijfels": sum(bool(r.twijfel) for r in rijen),
        "met_fout": fout,
        "kruimels": trail(request, rij.naam),
    }
    return render(request, "bestek/begin/rijen.html", context, status=422 if fout else 200)
