import hashlib

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import etag, require_http_methods, require_safe

from ..forms.beheer import HuisstijlForm
from ..huisstijl import KLEUREN, resolve, stylesheet, toets
from ..models import Gemeente, record_gebeurtenis
from ..rechten import BEHEREN
from ..toegang import member_required
from ..velden import Verouderd


def fingerprint(request: HttpRequest) -> str:
    tekst = stylesheet(request.gemeente.huisstijl)
    return f'"{hashlib.sha256(tekst.encode()).hexdigest()[:32]}"'


@member_required()
@require_safe
@etag(fingerprint)
def css(request: HttpRequest) -> HttpResponse:
    """The colours of the gemeente. The browser keeps a copy and asks each time whether it still holds."""
    tekst = stylesheet(request.gemeente.huisstijl)
    return HttpResponse(tekst, content_type="text/css; charset=utf-8", headers={"Cache-Control": "private, no-cache"})


@member_required(*BEHEREN)
@require_http_methods(["GET", "POST"])
def huisstijl(request: HttpRequest) -> HttpResponse:
    gemeente = request.gemeente
    form = HuisstijlForm(request.POST or None, gemeente=gemeente)
    if request.method == "POST" and form.is_valid() and "voorbeeld" not in request.POST:
        try:
            _save(gemeente, form, request)
        except Verouderd as fout:
            return render(request, "gemeenten/huisstijl.html", _context(form, gemeente, fout.huidig), status=409)
        messages.success(request, "De huisstijl is bewaard en geldt voor schermen en nieuwe PDF's.")
        return redirect("gemeenten:huisstijl", gemeente.slug)
    status = 422 if form.errors else 200
    return render(request, "gemeenten/huisstijl.html", _context(form, gemeente), status=status)


@transaction.atomic
def _save(gemeente: Gemeente, form: HuisstijlForm, request: HttpRequest) -> None:
    velden = {"huisstijl": form.chosen(), "adres": form.cleaned_data["adres"]}
    gemeente.change(form.cleaned_data["versie"], **velden)
    record_gebeurtenis(gemeente, "gemeente.huisstijl", request.user, "Huisstijl en postadres gewijzigd")


def _context(form: HuisstijlForm, gemeente: Gemeente, huidig: Gemeente | None = None) -> dict:
    """The page with its preview; `huidig` is what a colleague saved meanwhile."""
    if form.is_bound:
        form.is_valid()
    kleuren = form.shown()
    context = {"form": form, "kleuren": kleuren, "toetsen": toets(kleuren), "kruimels": [("Huisstijl", None)]}
    if huidig:
        form.rebase(huidig.versie)
        paren = [("Postadres", huidig.adres, form.cleaned_data["adres"])]
        paren += [(KLEUREN[naam], kleur, kleuren[naam]) for naam, kleur in resolve(huidig.huisstijl).items()]
        context |= {"botsing": [paar for paar in paren if paar[1] != paar[2]], "huidig": huidig}
    return context
