"""The literal text beside our own wording, on pages that have it."""

from django import template
from django.template.context import Context

from kwaliteit.letterlijk import Stuk
from kwaliteit.models import Brief, Onderdeel, Vraag

register = template.Library()


@register.simple_tag(takes_context=True)
def letterlijk_van(context: Context, item: Brief | Onderdeel | Vraag, alle: bool = False) -> list[Stuk]:
    """The literal pieces of a letter, a section with its points, or a question with its handvatten; [] without."""
    beeld = context.get("letterlijk")
    if not beeld:
        return []
    if isinstance(item, Vraag):
        return beeld.of_question(item, alle=alle)
    return beeld.of_section(item) if isinstance(item, Onderdeel) else beeld.of_letter(item.nummer)
