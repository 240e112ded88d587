"""Another wording: propose one, and decide on what a colleague proposed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bestek import voorstellen as verb
from bestek.forms.overleg import AfwijsForm, VoorstelForm
from bestek.models import Bestek, Tekstvoorstel
from bestek.models.bestek import OngeldigeOvergang
from bestek.rechten import SCHRIJVEN
from bestek.tekstdelen import Deel, Tekst, find_part, find_parts, fingerprint, readable

from . import werkblad
from .deur import edits_bestek, with_bestek
from .opmerkingen import done, show_part


@with_bestek(*SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def voorstel_nieuw(request: HttpRequest, bestek: Bestek, deel: str, veld: str) -> HttpResponse:
    plek = find_part(bestek, deel)
    tekst = next((t for t in plek.teksten if (t.deel.code, t.veld) == (deel, veld)), None) if plek else None
    if tekst is None:
        raise Http404("Deze tekst staat niet in het bestek.")
    form = VoorstelForm(request.POST or None, tekst=tekst)
    if request.method == "GET" or not form.is_valid():
        return _form(request, tekst, form)
    try:
        gegevens = form.cleaned_data
        rij = verb.propose(tekst, gegevens["nieuw"], request.user, gegevens["toelichting"], gegevens["gezien"])
    except OngeldigeOvergang as fout:
        form.add_error(None, str(fout))
        return _form(request, tekst, form)
    except verb.Veranderd:
        return _form(request, tekst, form, status=409, botsing=_clash(tekst, form))
    return done(request, tekst.deel.hoofd, "Uw voorstel staat erbij.", f"voorstel-{rij.pk}")


@edits_bestek
@require_POST
def voorstel_overnemen(request: HttpRequest, bestek: Bestek, voorstel: int) -> HttpResponse:
    rij = _get(request, bestek, voorstel)
    try:
        deel = verb.accept(rij, request.user, request.POST.get("gezien", ""))
    except OngeldigeOvergang as fout:
        return done(request, _part(rij), str(fout), fout=True)
    except verb.Veranderd as fout:
        return _changed(request, rij, fout.nu)
    messages.success(request, "Het voorstel staat in de tekst.")
    if request.POST.get("terug") == "lijst":
        return redirect(reverse("bestek:opmerkingen", args=[bestek.gemeente.slug, bestek.pk]))
    return redirect(deel.plek)


@with_bestek(*SCHRIJVEN)
@require_POST
def voorstel_besluit(request: HttpRequest, bestek: Bestek, voorstel: int) -> HttpResponse:
    """Refuse it with a reason, or withdraw one's own."""
    rij = _get(request, bestek, voorstel)
    anker = f"voorstel-{rij.pk}"
    form = AfwijsForm(request.POST, auto_id=f"weg-{rij.pk}_%s")
    try:
        if request.POST.get("besluit") == "intrekken":
            verb.withdraw(rij, request.user)
            return done(request, _part(rij), "U hebt uw voorstel ingetrokken.", anker)
        if not form.is_valid():
            return show_part(request, _part(rij), vast={f"weg-{rij.pk}": form})
        verb.refuse(rij, request.user, form.cleaned_data["reden"])
    except OngeldigeOvergang as fout:
        return done(request, _part(rij), str(fout), fout=True)
    return done(request, _part(rij), "Het voorstel is afgewezen.", anker)


def _get(request: HttpRequest, bestek: Bestek, pk: int) -> Tekstvoorstel:
    rijen = bestek.tekstvoorstellen.visible_to(request.user).select_related("bestek__gemeente", "door", "besloten_door")
    return get_object_or_404(rijen, pk=pk)


def _part(rij: Tekstvoorstel) -> Deel:
    (deel,) = find_parts(rij.bestek, [(rij.soort, rij.sleutel)]).values()
    return deel.hoofd


def _form(request: HttpRequest, tekst: Tekst, form: VoorstelForm, status: int = 200, **context: object) -> HttpResponse:
    bestek, hoofd = tekst.deel.bestek, tekst.deel.hoofd
    context |= {"bestek": bestek, "form": form, "tekst": tekst, "deel": hoofd}
    if request.htmx:
        status = 422 if form.errors else status
        return render(request, "bestek/overleg/voorstel_paneel.html", context, status=status)
    context["kruimels"] = [*werkblad.trail(bestek), (hoofd.naam, hoofd.url), ("Andere tekst voorstellen", None)]
    return render(request, "bestek/overleg/voorstel.html", context, status=status)


def _clash(tekst: Tekst, form: VoorstelForm) -> list[tuple[str, str, str]]:
    """The text moved on while this was typed: both are shown, and a second try is about what stands there now."""
    veld, soort = tekst.veld, tekst.deel.soort
    form.data = form.data.copy()
    form.data["gezien"] = fingerprint(tekst.nu)
    mijn = form.cleaned_data["nieuw"]
    return [(tekst.naam, readable(soort, veld, tekst.nu), readable(soort, veld, mijn))]


def _changed(request: HttpRequest, rij: Tekstvoorstel, nu: str) -> HttpResponse:
    """Three texts beside each other, and the question which it is to be."""
    tekst = verb.text_of(rij)
    hoofd = tekst.deel.hoofd
    drie = [("Toen het voorstel gedaan werd", rij.oud), ("Nu", nu), (f"Voorstel van {rij.door}", rij.nieuw)]
    context = {
        "bestek": rij.bestek,
        "voorstel": rij,
        "tekst": tekst,
        "teksten": [(kop, readable(rij.soort, rij.veld, waarde)) for kop, waarde in drie],
        "gezien": fingerprint(nu),
        "terug": request.POST.get("terug", ""),
        "deel": hoofd,
        "kruimels": [*werkblad.trail(rij.bestek), (hoofd.naam, hoofd.url), ("De tekst is veranderd", None)],
    }
    return render(request, "bestek/overleg/veranderd.html", context, status=409)
