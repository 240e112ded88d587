"""What the pages of the kennisbank use to read comfortably."""

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape, linebreaks
from django.utils.safestring import SafeString, mark_safe

from kwaliteit.models import Begrip
from kwaliteit.uitleg import letters_of
from kwaliteit.verzameling import gathered

register = template.Library()


@register.simple_tag(takes_context=True)
def uitgelegd(context: Context, tekst: str, bron: object = None, alineas: bool = False) -> SafeString:
    """A text whose terms are explained on the spot, by the `uitleg` of the page; without one it is only escaped.

    `bron` is what the text is of: a letter, or a row with a letter. With `alineas` it gets paragraphs.
    """
    uitleg = context.get("uitleg")
    html = uitleg.mark(tekst, letters_of(bron)) if uitleg else conditional_escape(tekst)
    return mark_safe(linebreaks(html)) if alineas and tekst else html  # noqa: S308 – escaped piece by piece


@register.simple_tag(takes_context=True)
def verwezen(context: Context, begrip: Begrip) -> SafeString:
    """The explanation of a term in the list of terms, with links to the terms in it."""
    return context["uitleg"].refer(begrip.uitleg, begrip, {brief.nummer for brief in begrip.brieven.all()})


@register.simple_tag(takes_context=True)
def verzameld(context: Context) -> list[str]:
    """The codes that this reader gathered for a leeswijzer."""
    return gathered(context["request"].session) if "request" in context else []


@register.filter
def van(rijen: dict | None, sleutel: str) -> object:
    """What belongs to this key; None where there is nothing."""
    return rijen.get(sleutel) if rijen else None
