"""How much colleagues still have to say to each other about a bestek: counts, per part and in all."""

from dataclasses import dataclass, field

from django.db.models import Count

from gemeenten.models import Gebruiker

from . import opmerkingen
from .enums import Onderdeelsoort, Voorstelstand
from .models import Bestek, Criterium
from .tekstdelen import can_discuss


@dataclass
class Telling:
    opmerkingen: int = 0
    voorstellen: int = 0

    def __bool__(self) -> bool:
        return bool(self.opmerkingen or self.voorstellen)


@dataclass
class Overlegstand:
    """What is open: by the sleutel of the part ('' is the whole), and in all; `genoemd` counts what is new for me."""

    kan: bool  # whether anybody may add to it now
    genoemd: int = 0
    per_sleutel: dict[str, Telling] = field(default_factory=dict)

    @property
    def opmerkingen(self) -> int:
        return sum(t.opmerkingen for t in self.per_sleutel.values())

    @property
    def voorstellen(self) -> int:
        return sum(t.voorstellen for t in self.per_sleutel.values())

    @property
    def totaal(self) -> int:
        return self.opmerkingen + self.voorstellen


def read_stand(bestek: Bestek, gebruiker: Gebruiker) -> Overlegstand:
    """Three queries, and one more where a criterium has a proposal: that counts at its question."""
    stand = Overlegstand(can_discuss(bestek), opmerkingen.unseen(gebruiker).filter(opmerking__bestek=bestek).count())
    draden = bestek.opmerkingen.visible_to(gebruiker).filter(antwoord_op=None, afgehandeld_op=None)
    for sleutel, aantal in draden.order_by().values_list("sleutel").annotate(n=Count("pk")):
        stand.per_sleutel.setdefault(sleutel, Telling()).opmerkingen += aantal
    rijen = bestek.tekstvoorstellen.visible_to(gebruiker).filter(stand=Voorstelstand.OPEN)
    rijen = list(rijen.order_by().values_list("soort", "sleutel").annotate(n=Count("pk")))
    vraag_van = _questions([sleutel for soort, sleutel, _ in rijen if soort == Onderdeelsoort.CRITERIUM])
    for _, sleutel, aantal in rijen:
        stand.per_sleutel.setdefault(vraag_van.get(sleutel, sleutel), Telling()).voorstellen += aantal
    return stand


def _questions(criteria: list[str]) -> dict[str, str]:
    if not criteria:
        return {}
    rijen = Criterium.objects.filter(sleutel__in=criteria).values_list("sleutel", "bestekvraag__sleutel")
    return {str(criterium): str(vraag) for criterium, vraag in rijen}
