"""Taking items of the gemeente's own library into a bestek, each kind to its own place."""

from django.db import transaction

from gemeenten.models import Gebruiker
from kwaliteit.enums import Itemsoort
from kwaliteit.models import Bibliotheekitem

from .delen import add_deel
from .models import Bestek, Bestekvraag, Criterium, Eis, Paragraaf
from .models.onderdeel import BestekOnderdeel
from .vraagkeuze import add_bibliotheekvraag, add_criterium


class GeenBestekdeel(ValueError):
    """An item of this kind does not stand in a bestek by itself."""


def add_item(bestek: Bestek, item: Bibliotheekitem, wie: Gebruiker) -> BestekOnderdeel:
    """A question, eis or paragraph with the text as it reads now; what changes there later does not change here."""
    if item.soort == Itemsoort.VRAAG:
        return add_bibliotheekvraag(bestek, item, wie)
    velden = {"titel": item.titel, "tekst": item.tekst, "bibliotheekitem": item}
    if item.soort == Itemsoort.EIS:
        return add_deel(bestek, Eis, wie, soort=item.eissoort, bewijs=item.bewijs, **velden)
    if item.soort == Itemsoort.PARAGRAAF:
        return add_deel(bestek, Paragraaf, wie, **velden)
    raise GeenBestekdeel("Een criterium komt bij een vraag in het bestek te staan.")


@transaction.atomic
def add_item_criterium(bestekvraag: Bestekvraag, item: Bibliotheekitem) -> Criterium:
    """A criterium of the library under a question of the bestek."""
    if item.soort != Itemsoort.CRITERIUM:
        raise GeenBestekdeel("Alleen een criterium kan bij een vraag worden gezet.")
    return add_criterium(bestekvraag, item.tekst)
