"""A leeswijzer: gathered while reading, chosen by a form, taken along as PDF."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from documenten.antwoord import download_response
from documenten.pdf import PdfFout
from gemeenten.toegang import member_required

from .. import leesdruk, verzameling
from ..forms_leeswijzer import LeeswijzerForm
from ..leeswijzer import compose
from ..letterlijk import bundel_of


@member_required()
@require_safe
def leeswijzer(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    keuze = form.keuze()
    context = {
        "form": form,
        "keuze": keuze,
        "leeswijzer": compose(keuze),
        "verzameld": verzameling.gathered(request.session),
        "adres": request.GET.urlencode(),
        "kruimels": [
            ("Kennisbank", reverse("kwaliteit:brieven", args=[request.gemeente.slug])),
            ("Leeswijzer", None),
        ],
    }
    return render(request, "kwaliteit/leeswijzer.html", context)


@member_required()
@require_safe
def leeswijzer_pdf(request: HttpRequest) -> HttpResponse:
    keuze = _form(request).keuze()
    naam = str(keuze.is_brief or leesdruk.TITEL)
    try:
        return download_response(leesdruk.render(request.gemeente, keuze), naam, "pdf")
    except (PdfFout, leesdruk.LegeLeeswijzer) as fout:
        messages.error(request, str(fout))
        adres = reverse("kwaliteit:leeswijzer", args=[request.gemeente.slug])
        return redirect(f"{adres}?{request.GET.urlencode()}")


@member_required()
@require_POST
def verzamel(request: HttpRequest) -> HttpResponse:
    """Put something in the list (`bij`, codes between spaces), take it out (`weg`), or empty the list (`leeg`)."""
    codes, weg = request.POST.get("bij", "").split(), request.POST.get("weg", "")
    if codes:
        nieuw = verzameling.gather(request.session, codes)
        messages.success(request, _told(codes, nieuw))
    elif weg:
        verzameling.let_go(request.session, weg)
        messages.success(request, f"{weg} staat niet meer in uw leeswijzer.")
    elif "leeg" in request.POST:
        verzameling.clear(request.session)
        messages.success(request, "Uw leeswijzer is leeg.")
    code, terug = (codes[0] if len(codes) == 1 else weg), _back(request)
    blijft = code and not terug.startswith(_own_page(request))
    if not request.htmx:
        return redirect(f"{terug}#{code}" if blijft else terug)
    return _changed(request, code) if blijft else HttpResponseClientRedirect(terug)


def _form(request: HttpRequest) -> LeeswijzerForm:
    return LeeswijzerForm(
        request.GET,
        verzameld=verzameling.gathered(request.session),
        heeft_letterlijk=bundel_of(request.gemeente) is not None,
    )


def _told(codes: list[str], nieuw: list[str]) -> str:
    if len(codes) == 1:
        return f"{codes[0]} staat in uw leeswijzer." if nieuw else f"{codes[0]} stond al in uw leeswijzer."
    return f"{len(nieuw)} onderdelen toegevoegd aan uw leeswijzer."


def _back(request: HttpRequest) -> str:
    """The page where the reader was."""
    terug = request.POST.get("terug", "")
    eigen = url_has_allowed_host_and_scheme(terug, {request.get_host()}, require_https=request.is_secure())
    return terug if eigen else _own_page(request)


def _own_page(request: HttpRequest) -> str:
    return reverse("kwaliteit:leeswijzer", args=[request.gemeente.slug])


def _changed(request: HttpRequest, code: str) -> HttpResponse:
    context = {
        "code": code,
        "wat": "vraag" if "." in code else "onderdeel",
        "lijst": verzameling.gathered(request.session),
    }
    return render(request, "kwaliteit/deel/verzameld.html", context)
