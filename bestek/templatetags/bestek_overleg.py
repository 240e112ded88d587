"""Where colleagues talk, beside the part that it is about."""

from django import template
from django.template import Context

from bestek.overlegstand import Telling
from bestek.tekstdelen import MEER, Deel

register = template.Library()
ENKEL = {meer: enkel for enkel, meer in MEER.items()} | {"vragen": "vraag"}


@register.inclusion_tag("bestek/overleg/onderdeel.html", takes_context=True)
def overleg_bij(context: Context, soort: str, sleutel: object, naam: object = "") -> dict:
    """The panel of one part, closed; nothing where `overleg` is not in the context, as for who only reads."""
    stand, soort, sleutel = context.get("overleg"), ENKEL.get(soort, soort), str(sleutel)
    if stand is None or soort not in (*MEER, "vraag"):
        return {}
    telling = stand.per_sleutel.get(sleutel, Telling())
    if not telling and not stand.kan:
        return {}
    deel = Deel(context["bestek"], soort, sleutel)
    return {"deel": deel, "telling": telling, "naam": naam, "kan_overleggen": stand.kan}
