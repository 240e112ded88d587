"""Points as they are published: always two decimals, so that they line up."""

from decimal import Decimal

from django import template

from bestek.weging import number_text

register = template.Library()


@register.filter
def punten(waarde: Decimal) -> str:
    return number_text(waarde, 2)
