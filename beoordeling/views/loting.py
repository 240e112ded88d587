from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from bestek.models import Perceel
from gemeenten.enums import Rol
from gemeenten.toegang import member_required

from .. import loten
from ..lotingbeeld import show_lots
from ..models import Loting, OngeldigeOvergang, Ronde
from ..rangschikking import ranking_open
from ..rechten import OPENEN
from .ronde import ronde_trail


class Getal(forms.Form):
    getal = forms.CharField(
        label="Getal van de getuige",
        max_length=loten.CIJFERS,
        help_text="Cijfers, bijvoorbeeld 4821. Laat de inschrijvers het noemen als zij erbij zijn.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "tb-smal"}),
    )


@member_required(*OPENEN)
@require_http_methods(["GET", "POST"])
def loting(request: HttpRequest, pk: int) -> HttpResponse:
    """Where an inkoper prepares a draw and a witness names the number. A witness sees of the round only this page."""
    klaar = Loting.objects.visible_to(request.user).values("ronde")
    zichtbaar = Ronde.objects.readable_by(request.user) | Ronde.objects.filter(pk__in=klaar)
    ronde = get_object_or_404(zichtbaar.select_related("bestek", "vaststelling", "gemeente"), pk=pk)
    if request.method == "POST":
        return _act(request, ronde)
    leest = Ronde.objects.readable_by(request.user).filter(pk=pk).exists()
    context = {
        "ronde": ronde,
        "form": Getal(),
        "klaarzetten": Rol.INKOPER in request.rollen,
        "beelden": show_lots(ronde, request.user) if ranking_open(ronde) else [],
        "leest": leest,
        "kruimels": ronde_trail(request, ronde, ("Loting", None)) if leest else [],
    }
    return render(request, "beoordeling/rondes/loting.html", context)


def _act(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    try:
        if request.POST.get("stap") == "klaarzetten":
            perceel = get_object_or_404(Perceel, bestek=ronde.bestek, sleutel=request.POST.get("perceel"))
            loten.prepare(ronde, perceel, tuple(request.POST.get("groep", "").split(",")), request.user)
            messages.success(request, "De loting staat klaar. Vraag nu een getuige om een getal te noemen.")
        else:
            rij = get_object_or_404(Loting.objects.visible_to(request.user), ronde=ronde, pk=request.POST.get("loting"))
            loten.name_number(rij, request.POST.get("getal", "").strip(), request.user)
            messages.success(request, "Er is geloot.")
    except OngeldigeOvergang as fout:
        messages.error(request, str(fout))
    return redirect(request.path)
