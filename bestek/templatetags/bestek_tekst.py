"""Filters for pages of a bestek: numbers as people write them."""

from decimal import Decimal

from django import template

from bestek.lezen import euro as euro_text
from bestek.lezen import route_names
from bestek.methoden import METHODEN, Methode
from bestek.models import Bestek
from bestek.profielen import in_words, words_of
from bestek.structuur import Bestek as Structuur
from bestek.weging import number_text
from documenten.opmaak import plain_text

register = template.Library()


@register.filter
def getal(waarde: Decimal | None) -> str:
    """15, 12,5: no zeros that say nothing."""
    return "" if waarde is None else number_text(Decimal(waarde))


@register.filter
def plat(html: str) -> str:
    """What a paragraph says, without its markup and with the words apart."""
    return plain_text(html)


@register.filter
def euro(bedrag: Decimal | None) -> str:
    return "" if bedrag is None else euro_text(bedrag)


@register.filter
def inwoorden(tekst: str, bestek: Bestek | Structuur) -> str:
    """Our own text in the words of the procedure: `{{ "Offerte registreren"|inwoorden:bestek }}`."""
    return in_words(str(tekst), bestek.profiel) if bestek else str(tekst)


@register.filter
def woord(bestek: Bestek | Structuur, naam: str) -> str:
    """What something is called in the procedure of this bestek: `{{ bestek|woord:"offertes" }}`."""
    return getattr(words_of(bestek.profiel), naam) if bestek else ""


@register.filter
def methode(bestek: Structuur) -> Methode | None:
    """The award method of a text; None where nothing is scored."""
    return METHODEN.get(bestek.methode)


@register.filter
def routenamen(codes: list[str]) -> str:
    return route_names(codes)
