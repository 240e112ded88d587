from django.contrib import messages
from django.forms import BaseModelFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from bestek.forms import AnkerpuntFormSet, SchaalForm
from bestek.models import Bestek, Schaal
from bestek.schaal import save_ankerpunten
from gemeenten.velden import Verouderd
from gemeenten.views.bewaren import conflict_reply, invalid_reply, refused_reply, saved_reply, wants_json

from . import werkblad
from .bewaren import conflicting, record_edit
from .deur import back_to, edits_bestek

WEGHALEN = "u hebt een cijfer aangevinkt om het weg te halen. Kies Bewaren, of haal het vinkje weg."


@edits_bestek
@require_http_methods(["GET", "POST"])
def schaal(request: HttpRequest, bestek: Bestek, sleutel: str) -> HttpResponse:
    rij = get_object_or_404(bestek.schaal_set.current(), sleutel=sleutel)
    form = SchaalForm(request.POST or None, instance=rij, bestek=bestek)
    punten = AnkerpuntFormSet(request.POST or None, queryset=rij.ankerpunten.current(), prefix="p")
    if request.method == "POST" and form.is_valid() & punten.is_valid():
        if wants_json(request) and punten.deleted_forms:
            return refused_reply(WEGHALEN)
        try:
            form.store()
        except Verouderd as fout:
            return _conflict(request, bestek, form, punten, fout.huidig)
        save_ankerpunten(rij, punten)
        record_edit(request, bestek, f"Schaal ‘{rij}’")
        if wants_json(request):
            return _saved(rij, punten)
        messages.success(request, f"De schaal ‘{rij}’ is bewaard.")
        return back_to(bestek, "onderdelen", "schalen", anker=f"deel-{sleutel}")
    if request.method == "POST" and wants_json(request):
        geheel = punten.non_form_errors()
        return refused_reply(geheel[0]) if geheel else invalid_reply(form, *punten.forms)
    return _page(request, bestek, form, punten)


def _saved(schaal: Schaal, punten: BaseModelFormSet) -> HttpResponse:
    """To the background; a new score gets its key, so that the next save changes that one."""
    nieuw = [form for form in punten.forms if form.instance.pk and form not in punten.initial_forms]
    velden = {form.add_prefix("id"): str(form.instance.pk) for form in nieuw}
    if nieuw:
        velden[f"{punten.prefix}-INITIAL_FORMS"] = str(punten.initial_form_count() + len(nieuw))
    return saved_reply(schaal.versie, velden=velden)


def _page(
    request: HttpRequest, bestek: Bestek, form: SchaalForm, punten: object, status: int = 200, **context: object
) -> HttpResponse:
    naam = Schaal.objects.get(pk=form.instance.pk).naam
    context |= {"form": form, "punten": punten}
    return werkblad.show(request, bestek, "bestek/schaal.html", "schalen", naam, status=status, **context)


def _conflict(request: HttpRequest, bestek: Bestek, form: SchaalForm, punten: object, huidig: Schaal) -> HttpResponse:
    """A scale with its scores is one whole: both are shown, and saving again keeps what stands in the form."""
    velden = conflicting(form, huidig)
    hun = "\n".join(f"{a}: {a.omschrijving} ({a.aandeel:f}%)" for a in huidig.ankerpunten.current())
    mijn = "\n".join(
        "{waarde} – {woord}: {omschrijving} ({aandeel}%)".format(**f.cleaned_data)
        for f in punten.forms
        if f.cleaned_data.get("waarde") is not None and not f.cleaned_data.get("DELETE")
    )
    velden.append(("Cijfers", hun, mijn))
    if wants_json(request):
        return conflict_reply(request, huidig.versie, velden)
    form.data = form.data.copy()
    form.data["versie"] = str(huidig.versie)
    return _page(request, bestek, form, punten, status=409, botsing=velden)
