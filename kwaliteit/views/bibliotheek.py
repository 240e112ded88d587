"""The own library: its list, an item as it is read, and making or changing one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gemeenten.models import Gebeurtenis
from gemeenten.toegang import member_required
from gemeenten.velden import Verouderd

from ..bibliotheek.beheer import change_item, create_item
from ..bibliotheek.delen import changed_originals, shared_with
from ..bibliotheek.lezen import Leesitem, read_item
from ..enums import Itemsoort
from ..forms_bibliotheek import CriteriaForm, ItemForm, LijstForm
from ..models import Bibliotheekitem
from ..rechten import BIBLIOTHEEK_DELEN, BIBLIOTHEEK_SCHRIJVEN

PER_PAGINA = 25


@member_required()
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    form = LijstForm(request.GET)
    eigen = Bibliotheekitem.objects.visible_to(request.user)
    rijen = eigen.filter(vervallen=form.vervallen).fitting(**form.filters).in_order().with_parts()
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page"))
    items = [read_item(rij) for rij in pagina]
    anders = changed_originals(request.gemeente, items)
    context = {
        "form": form,
        "page_obj": pagina,
        "rijen": [(item, item.sleutel in anders) for item in items],
        "aantal_vervallen": 0 if form.gekozen else eigen.filter(vervallen=True).count(),
        "soorten": list(Itemsoort),
        "schrijft": bool(request.rollen & set(BIBLIOTHEEK_SCHRIJVEN)),
        **tab_counts(request),
        "kruimels": trail(request),
    }
    return render(request, "kwaliteit/bibliotheek/lijst.html", context)


@member_required()
@require_safe
def item(request: HttpRequest, sleutel: str) -> HttpResponse:
    rij = get_item(request, sleutel)
    lezen = read_item(rij)
    gebeurtenissen = Gebeurtenis.objects.filter(onderwerp=rij._meta.label_lower, onderwerp_id=rij.pk)
    context = {
        "item": lezen,
        "origineel": changed_originals(request.gemeente, [lezen]).get(rij.sleutel),
        "gebeurtenissen": gebeurtenissen.select_related("wie").order_by("-wanneer", "-pk")[:15],
        "schrijft": bool(request.rollen & set(BIBLIOTHEEK_SCHRIJVEN)),
        "deelt": bool(request.rollen & set(BIBLIOTHEEK_DELEN)),
        "kruimels": trail(request, rij.titel),
    }
    return render(request, "kwaliteit/bibliotheek/item.html", context)


@member_required(*BIBLIOTHEEK_SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, soort: Itemsoort) -> HttpResponse:
    if request.method == "POST" and "rij" not in request.POST:
        form, criteria = ItemForm(request.POST, soort=soort), CriteriaForm.of_post(request.POST)
        if form.is_valid():
            rij = create_item(request.gemeente, request.user, soort, criteria=criteria.criteria, **form.velden)
            messages.success(request, f"‘{rij}’ staat in de eigen bibliotheek.")
            return redirect("kwaliteit:item", request.gemeente.slug, rij.sleutel)
    else:
        form, criteria = _typed(request, soort, None)
    return _form_page(request, form, criteria, f"{soort.label} toevoegen")


@member_required(*BIBLIOTHEEK_SCHRIJVEN)
@require_http_methods(["GET", "POST"])
def bewerken(request: HttpRequest, sleutel: str) -> HttpResponse:
    rij = get_item(request, sleutel)
    soort, eigen = Itemsoort(rij.soort), {"instance": rij, "uit_brief": rij.herkomst_id is not None}
    if request.method == "GET" or "rij" in request.POST:
        return _form_page(request, *_typed(request, soort, rij), "Bewerken", rij)
    form, criteria = ItemForm(request.POST, soort=soort, **eigen), CriteriaForm.of_post(request.POST)
    if not form.is_valid():
        return _form_page(request, form, criteria, "Bewerken", rij)
    try:
        change_item(rij, form.cleaned_data["versie"], request.user, criteria=_kept(rij, criteria), **form.velden)
    except Verouderd:
        return _conflict(request, sleutel, form, criteria)
    messages.success(request, f"‘{rij}’ is bewaard.")
    return redirect("kwaliteit:item", request.gemeente.slug, rij.sleutel)


def get_item(request: HttpRequest, sleutel: str) -> Bibliotheekitem:
    return get_object_or_404(Bibliotheekitem.objects.visible_to(request.user).with_parts(), sleutel=sleutel)


def trail(request: HttpRequest, *namen: str, rij: Bibliotheekitem | None = None) -> list[tuple[str, str | None]]:
    slug = request.gemeente.slug
    pad = [("Kennisbank", reverse("kwaliteit:brieven", args=[slug]))]
    pad.append(("Eigen bibliotheek", reverse("kwaliteit:bibliotheek", args=[slug]) if namen else None))
    if rij is not None:
        pad.append((rij.titel, reverse("kwaliteit:item", args=[slug, rij.sleutel])))
    return [*pad, *((naam, None) for naam in namen)]


def tab_counts(request: HttpRequest) -> dict[str, int]:
    eigen = Bibliotheekitem.objects.visible_to(request.user).current().count()
    return {"aantal_eigen": eigen, "aantal_gedeeld": shared_with(request.gemeente).count()}


def _typed(request: HttpRequest, soort: Itemsoort, rij: Bibliotheekitem | None) -> tuple[ItemForm, CriteriaForm]:
    """The form as stored; or, when a row of the criteria comes, goes or moves, as typed, without a word on faults."""
    eigen = {"soort": soort, "instance": rij, "uit_brief": rij is not None and rij.herkomst_id is not None}
    if "rij" not in request.POST:
        return ItemForm(**eigen), CriteriaForm.of_item(rij)
    velden = ItemForm(**eigen).fields
    getypt = {naam: v.widget.value_from_datadict(request.POST, {}, naam) for naam, v in velden.items()}
    criteria = CriteriaForm.of_post(request.POST)
    criteria.apply(request.POST["rij"])
    return ItemForm(initial=getypt, **eigen), criteria


def _kept(rij: Bibliotheekitem, criteria: CriteriaForm) -> list[tuple] | None:
    """None, so nothing is written, where the criteria are as they were or the kind has none."""
    oud = [(c.tekst, c.herkomst) for c in rij.criteria.all()]
    return criteria.criteria if rij.soort == Itemsoort.VRAAG and criteria.criteria != oud else None


def _conflict(request: HttpRequest, sleutel: str, form: ItemForm, criteria: CriteriaForm) -> HttpResponse:
    """Both texts beside each other, with everything typed still in the form; the next save builds on theirs."""
    nu = get_item(request, sleutel)
    hun = read_item(nu)
    velden = [
        (veld.label, _shown(hun, veld.name), _shown(form.cleaned_data, veld.name))
        for veld in form.visible_fields()
        if _shown(hun, veld.name) != _shown(form.cleaned_data, veld.name)
    ]
    mijn = "\n".join(tekst for tekst, _ in criteria.criteria)
    if nu.soort == Itemsoort.VRAAG and mijn != hun.criteriatekst:
        velden.append(("Criteria", hun.criteriatekst, mijn))
    form.data = form.data.copy()
    form.data["versie"] = str(nu.versie)
    return _form_page(request, form, criteria, "Bewerken", nu, status=409, botsing=velden)


def _shown(bron: Leesitem | dict, naam: str) -> str:
    waarde = bron.get(naam) if isinstance(bron, dict) else getattr(bron, naam)
    if waarde is None or isinstance(waarde, str):
        return waarde or ""
    return ", ".join(sorted(map(str, waarde))) if hasattr(waarde, "__iter__") else str(waarde)


def _form_page(
    request: HttpRequest,
    form: ItemForm,
    criteria: CriteriaForm,
    naam: str,
    rij: Bibliotheekitem | None = None,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    context |= {
        "form": form,
        "criteria": criteria if form.soort == Itemsoort.VRAAG else None,
        "item": rij,
        "naam": naam,
        "gewijzigd": "rij" in request.POST,
        "kruimels": trail(request, naam, rij=rij),
    }
    status = 422 if form.is_bound and form.errors else status
    return render(request, "kwaliteit/bibliotheek/bewerken.html", context, status=status)
