from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeenten.enums import Rol
from gemeenten.toegang import member_required

from .. import registratie
from ..models import Ronde
from ..rechten import MEEDOEN


@member_required(*MEEDOEN)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    rondes = Ronde.objects.visible_to(request.user).order_by("-nummer")
    bestekken = registratie.bestekken_of(request.user).annotate(aantal_offertes=Count("offertes", distinct=True))
    context = {
        "bestekken": bestekken.prefetch_related(Prefetch("rondes", rondes, to_attr="zichtbare_rondes")),
        "leidt": Rol.INKOPER in request.rollen,
        "beoordeelt": Rol.BEOORDELAAR in request.rollen,
        "kruimels": [("Beoordelingen", None)],
    }
    return render(request, "beoordeling/offertes/lijst.html", context)
