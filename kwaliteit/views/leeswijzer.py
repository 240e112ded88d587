"""A leeswijzer: gathered while reading, chosen by a form, taken along as PDF."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

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
    return redirect(_back(request, codes[0] if len(codes) == 1 else weg))


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


def _back(request: HttpRequest, code: str) -> str:
    """To the page and the place where the reader was."""
    terug = request.POST.get("terug", "")
    eigen = reverse("kwaliteit:leeswijzer", args=[request.gemeente.slug])
    if not url_has_allowed_host_and_scheme(terug, {request.get_host()}, require_https=request.is_secure()):
        terug = eigen
    return f"{terug}#{code}" if code and not terug.startswith(eigen) else terug
