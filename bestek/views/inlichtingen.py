"""The questions of bidders: the list, and taking them in."""

from collections import Counter
from collections.abc import Iterator

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestek.enums import Inkomst, Inlichtingstand
from bestek.forms.inlichtingen import FilterForm, InnameForm, RijFormSet, VerdeelForm
from bestek.inlichtingen import can_take_in, colleagues, divide, take_in
from bestek.inname import Ingekomen, Onleesbaar, read_mail, read_rows, split_text
from bestek.models import Bestek, Inlichting
from bestek.naamtoets import mask, name_forms
from bestek.namen import known_names
from bestek.onderdeelkeuze import choices, part_name
from bestek.rechten import SCHRIJVEN, VASTSTELLEN
from bestek.termijnstand import deadlines
from documenten.excellezer import ExcelFout, read_sheet

from . import werkblad
from .deur import back_to, with_bestek


@with_bestek(*SCHRIJVEN)
@require_safe
def inlichtingen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    alle = bestek.inlichtingen.visible_to(request.user)
    groepen = sorted(set(alle.exclude(groep="").values_list("groep", flat=True)))
    filters = FilterForm(request.GET, mensen=(mensen := list(colleagues(bestek))), groepen=groepen)
    inhoud = versie.structuur if (versie := bestek.laatste_vaststelling) else None
    rijen = list(narrowed(alle, request.GET).select_related("toegewezen_aan", "inzending", "wijziging", "nota"))
    context = _numbers(request, bestek, alle) | {
        "bestek": bestek,
        "rijen": [(rij, part_name(rij.sleutel, inhoud) if inhoud else "", late(bestek, rij)) for rij in rijen],
        "filter": filters,
        "verdeling": VerdeelForm(bestek=bestek, nummers=[rij.nummer for rij in rijen], auto_id="verdeel_%s"),
        "groepen": groepen,
        "mensen": mensen,
        "kruimels": [*werkblad.trail(bestek), ("Vragen van inschrijvers", None)],
    }
    return render(request, "bestek/inlichtingen/lijst.html", context)


def _numbers(request: HttpRequest, bestek: Bestek, alle: QuerySet[Inlichting]) -> dict:
    """What stands above the list: how many there are of each, until when, and what this member may do."""
    standen = Counter(alle.values_list("stand", flat=True))
    return {
        "standen": [(stand, standen[stand]) for stand in Inlichtingstand if standen[stand]],
        "totaal": sum(standen.values()),
        "akkoord": standen[Inlichtingstand.AKKOORD],
        "notas": bestek.notas.count(),
        "termijnen": deadlines(bestek),
        "kan_inname": can_take_in(bestek),
        "mag_publiceren": bool(request.rollen & set(VASTSTELLEN)),
    }


def narrowed(rijen: QuerySet[Inlichting], gevraagd: QueryDict) -> QuerySet[Inlichting]:
    stand, wie, groep = (gevraagd.get(naam, "") for naam in ("stand", "wie", "groep"))
    if stand in Inlichtingstand.values:
        rijen = rijen.filter(stand=stand)
    elif stand != "alle":
        rijen = rijen.open()
    if wie == "niemand":
        rijen = rijen.filter(toegewezen_aan=None)
    elif wie.isdigit():
        rijen = rijen.filter(toegewezen_aan=int(wie))
    return rijen.filter(groep=groep) if groep else rijen


def late(bestek: Bestek, rij: Inlichting) -> bool:
    """Whether it came in after the last day for questions."""
    return bool(bestek.vragen_tot) and localtime(rij.inzending.binnengekomen_op).date() > bestek.vragen_tot


@with_bestek(*SCHRIJVEN)
@require_POST
def inlichtingen_verdelen(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    rijen = list(bestek.inlichtingen.open())
    form = VerdeelForm(request.POST, bestek=bestek, nummers=[rij.nummer for rij in rijen])
    if not form.is_valid():
        for fouten in form.errors.values():
            messages.error(request, " ".join(fouten))
        return back_to(bestek, "inlichtingen")
    gekozen = {int(n) for n in form.cleaned_data["nummers"]}
    velden = {"aan": form.cleaned_data["aan"], "groep": form.cleaned_data["groep"]}
    aantal = divide((rij for rij in rijen if rij.nummer in gekozen), request.user, **velden)
    if aantal < len(gekozen):
        messages.warning(request, "Vragen waarop akkoord is gegeven, zijn niet gewijzigd.")
    if aantal:
        messages.success(request, f"{aantal} vra{'gen zijn' if aantal > 1 else 'ag is'} bijgewerkt.")
    return back_to(bestek, "inlichtingen")


@with_bestek(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def inlichting_nieuw(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    """First what came in, then a preview of the questions in it, then they are stored."""
    if not can_take_in(bestek):
        messages.error(request, "Vragen van inschrijvers horen bij een vastgesteld of gepubliceerd bestek.")
        return back_to(bestek, "inlichtingen")
    if request.POST.get("stap") == "bewaren":
        return _store(request, bestek)
    form = InnameForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _preview(request, bestek, form.cleaned_data)
        except (Onleesbaar, ExcelFout) as fout:
            form.add_error("bestand" if form.cleaned_data["inkomst"] == Inkomst.EXCEL else "tekst", str(fout))
    context = {"bestek": bestek, "form": form, "kruimels": _trail(bestek)}
    return render(request, "bestek/inlichtingen/nieuw.html", context)


def _preview(request: HttpRequest, bestek: Bestek, gegevens: dict) -> HttpResponse:
    vragen = list(_read(gegevens))
    bekend = known_names(bestek)
    rijen = []
    for vraag in vragen:
        organisatie, contact = vraag.organisatie or gegevens["organisatie"], gegevens["contact"] or vraag.contact
        masker = mask(vraag.tekst, bekend | name_forms(organisatie, contact))
        rij = {"opnemen": True, "vraag": masker, "origineel": vraag.tekst, "plaats": vraag.plaats[:120]}
        rij |= {"organisatie": organisatie[:160], "contact": contact[:200], "onderdeel": "algemeen"}
        rijen.append(rij | {"inkomst": gegevens["inkomst"], "binnengekomen_op": gegevens["binnengekomen_op"]})
    keuzes = choices(bestek.laatste_vaststelling.structuur)
    return _show(request, bestek, RijFormSet(initial=rijen, form_kwargs={"keuzes": keuzes}))


def _read(gegevens: dict) -> Iterator[Ingekomen]:
    if gegevens["inkomst"] == Inkomst.EXCEL:
        return iter(read_rows(read_sheet(gegevens["bestand"].read())))
    lees = read_mail if gegevens["inkomst"] == Inkomst.MAIL else split_text
    return iter(lees(gegevens["tekst"]))


def _store(request: HttpRequest, bestek: Bestek) -> HttpResponse:
    keuzes = choices(bestek.laatste_vaststelling.structuur)
    formset = RijFormSet(request.POST, form_kwargs={"keuzes": keuzes})
    if not formset.is_valid():
        return _show(request, bestek, formset)
    gekozen = [form.nieuw for form in formset if form.cleaned_data.get("opnemen")]
    if not gekozen:
        messages.error(request, "Er is niets opgenomen: vink ten minste één vraag aan.")
        return _show(request, bestek, formset)
    take_in(bestek, gekozen, request.user)
    messages.success(request, f"{len(gekozen)} vra{'gen zijn' if len(gekozen) > 1 else 'ag is'} opgenomen.")
    return back_to(bestek, "inlichtingen")


def _show(request: HttpRequest, bestek: Bestek, formset: RijFormSet) -> HttpResponse:
    context = {"bestek": bestek, "formset": formset, "rijen": [(form, _shown(form)) for form in formset]}
    return render(request, "bestek/inlichtingen/voorbeeld.html", context | {"kruimels": _trail(bestek)})


def _shown(form: RijFormSet) -> dict:
    """What is hidden in the form and shown beside it."""
    velden = {naam: form[naam].value() or "" for naam in ("origineel", "organisatie", "contact", "vraag")}
    velden["afzender"] = " · ".join(filter(None, (velden["organisatie"], velden["contact"])))
    return velden | {"weggelaten": velden["origineel"] != velden["vraag"]}


def _trail(bestek: Bestek) -> list[tuple]:
    lijst = reverse("bestek:inlichtingen", args=[bestek.gemeente.slug, bestek.pk])
    return [*werkblad.trail(bestek), ("Vragen van inschrijvers", lijst), ("Vragen invoeren", None)]
