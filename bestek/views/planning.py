"""The planning in the form of the data: proposals filled in, and at each date what the rules say of it."""

from dataclasses import dataclass, field

from django.forms import BoundField

from bestek import planning, procedurekeuze
from bestek.forms import GegevensForm
from bestek.regels import Regel, dagen
from gemeenten import klok

AANVULLEN, OPNIEUW = "aanvullen", "opnieuw"
SLUITINGSTIJD = "12:00"


@dataclass(frozen=True)
class Termijn:
    """A rule that ends on a date, with the day that it comes to when its beginning is known."""

    regel: Regel
    na: str
    grens: str


@dataclass(frozen=True)
class Rij:
    """A field with what was found about it and the rules behind it."""

    veld: BoundField
    bevindingen: list[planning.Bevinding] = field(default_factory=list)
    termijnen: list[Termijn] = field(default_factory=list)


def fill_in(form: GegevensForm, *, alles: bool) -> GegevensForm | None:
    """The same form with proposed dates: only where nothing stands, or all anew. None without a publication date."""
    datums = planning.parse(form.datums)
    if "publicatie_op" not in datums:
        form.add_error("publicatie_op", "Vul eerst in wanneer u publiceert; de andere datums volgen daaruit.")
        return None
    data, tijd = form.data.copy(), form.data.get("sluiting_op", "")[11:16] or SLUITINGSTIJD
    vast = {} if alles else datums
    for veld, voorstel in planning.propose(data.get("profiel", ""), datums["publicatie_op"], vast).items():
        if alles or not data.get(veld):
            data[veld] = f"{voorstel.dag}T{tijd}" if veld == "sluiting_op" else f"{voorstel.dag}"
    return GegevensForm(data, instance=form.instance)


def rows(form: GegevensForm) -> dict[str, object]:
    """Context of the page: the fields in two groups, each with its findings."""
    profiel, afwijking = form["profiel"].value(), form["afwijkingsreden"].value() or ""
    datums = planning.parse(form.datums)
    op = planning.reference_day(datums) or klok.today()
    raming = form.cleaned_data.get("raming") if form.is_bound else form.instance.raming
    gevonden = planning.check(profiel, datums, afwijking) + procedurekeuze.check(profiel, raming, op, afwijking)
    return {
        "algemeen": [Rij(veld, _of_field(gevonden, veld)) for veld in form.algemeen],
        "planning": [
            Rij(form[naam], _of_field(gevonden, form[naam]), _terms(profiel, naam, datums, op))
            for naam in planning.VELDEN
        ],
        "afwijking": form["afwijkingsreden"],
    }


def _of_field(gevonden: list[planning.Bevinding], veld: BoundField) -> list[planning.Bevinding]:
    """Also tells the control that they are about it."""
    eigen = [bevinding for bevinding in gevonden if bevinding.veld == veld.name]
    if not veld.is_hidden:
        ids = [f"{veld.auto_id}_helptext"] * bool(veld.help_text) + [f"{veld.auto_id}_error"] * bool(veld.errors)
        veld.field.widget.attrs["aria-describedby"] = " ".join([*ids, f"{veld.auto_id}_bevindingen"])
    return eigen


def _terms(profiel: str, veld: str, datums: dict, op: object) -> list[Termijn]:
    return [
        Termijn(r, planning.NA[r.van], dagen.day_text(planning.limit(r, datums[r.van])) if r.van in datums else "")
        for r in planning.terms_of(profiel, veld, op)
    ]
