"""What the chosen procedure asks, forbids and leaves free; and the six beside each other, to choose from."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bestek import gereedheid, planning, procedurekeuze, regels, samenstelling
from bestek.enums import Profiel
from bestek.forms import NieuwForm
from bestek.models import Bestek
from bestek.rechten import SCHRIJVEN
from gemeenten import klok

from . import werkblad
from .deur import with_bestek

KOPPEN = (
    (regels.VRAAGT, "Wat deze procedure vraagt"),
    (regels.VERBIEDT, "Wat zij verbiedt"),
    (regels.VRIJ, "Wat zij vrijlaat"),
    (regels.DREMPEL, "Drempels"),
    (regels.AANTAL, "Aantallen"),
    (regels.TERMIJN, "Termijnen"),
)


@with_bestek(*SCHRIJVEN)
@require_safe
def procedure(request: HttpRequest, rij: Bestek) -> HttpResponse:
    inhoud = samenstelling.compose(rij)
    op = planning.reference_day(planning.parse(inhoud.datums)) or klok.today()
    gelden = [regel for regel in regels.rules(op, rij.profiel) if not regel.eigen]
    context = {
        "bestek": rij,
        "kort": regels.in_short(rij.profiel),
        "op": op,
        "nagekeken": regels.checked_on(),
        "groepen": [(kop, soort, [r for r in gelden if r.soort == soort]) for soort, kop in KOPPEN],
        "bevindingen": gereedheid.findings(inhoud, rij.dossier),
        "kruimels": [*werkblad.trail(rij), ("Procedure", None)],
    }
    return render(request, "bestek/procedure.html", context)


@dataclass(frozen=True)
class Vergelijkrij:
    """A procedure in the comparison."""

    profiel: str
    naam: str
    kort: str
    oordeel: procedurekeuze.Oordeel
    inschrijven: str
    wachten: str


def with_choice(data: QueryDict) -> NieuwForm:
    """What was typed, in a form that does not complain yet; with the procedure whose button was pressed."""
    begin = data.dict() | {"routes": data.getlist("routes")}
    return NieuwForm(initial=begin | ({"profiel": data["kies"]} if data.get("kies") in Profiel.values else {}))


def comparison(form: NieuwForm) -> list[Vergelijkrij]:
    """The six procedures, with whether they fit what the form says."""
    op, raming = klok.today(), _amount(form)
    soort = form["soort"].value()
    if soort not in dict(procedurekeuze.SOORTEN):
        soort = procedurekeuze.ONDERWIJS
    return [
        Vergelijkrij(
            profiel.value,
            profiel.label,
            regels.in_short(profiel),
            procedurekeuze.judge(profiel, soort, raming, op),
            _term(profiel, "sluiting_op"),
            _term(profiel, "opschorting_tot"),
        )
        for profiel in Profiel
    ]


def _term(profiel: str, veld: str) -> str:
    """What law or guidance says of this date; '' where it says nothing."""
    gelden = [regel for regel in planning.terms_of(profiel, veld, klok.today()) if not regel.eigen]
    return f"{gelden[0].maat}{'' if gelden[0].zeker else ' (controleer)'}" if gelden else ""


def _amount(form: NieuwForm) -> Decimal | None:
    try:
        return form.fields["raming"].clean(form["raming"].value())
    except ValidationError:
        return None
