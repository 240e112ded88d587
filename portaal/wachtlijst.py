"""What waits for this person, by the role that must act; the nearest deadline first."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from beoordeling.rechten import BEOORDELEN, LEIDEN
from bestek.rechten import SCHRIJVEN, VASTSTELLEN
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, Gemeente, Lidmaatschap
from gemeenten.rechten import BEHEREN

from . import wacht_akkoorden, wacht_bestekken, wacht_gunningen, wacht_overleg, wacht_rondes
from .wacht import Wacht

# A gemeente can do without readers; where one of these is missing, some step has nobody who may take it.
ONMISBAAR = {
    Rol.BELEIDSMEDEWERKER: "Beleidsmedewerkers kiezen de vragen en schrijven het bestek.",
    Rol.INKOPER: "Alleen een inkoper stelt een bestek vast en leidt de beoordeling.",
    Rol.BEOORDELAAR: "Een commissie heeft ten minste twee beoordelaars nodig.",
}


def waiting(gebruiker: Gebruiker, gemeente: Gemeente, rollen: frozenset[Rol]) -> list[Wacht]:
    """Everything that this member can take further now in this gemeente, whose scope is open."""
    gevonden = [*wacht_rondes.of_opener(gebruiker)]
    if rollen & set(BEOORDELEN):
        gevonden += wacht_rondes.of_member(gebruiker)
    if rollen & set(SCHRIJVEN):
        gevonden += wacht_bestekken.of_writer(gebruiker)
        gevonden += wacht_bestekken.of_assignee(gebruiker)
        gevonden += wacht_akkoorden.of_asked(gebruiker)
        gevonden += wacht_akkoorden.of_asker(gebruiker)
        gevonden += wacht_overleg.of_writer(gebruiker)
    if rollen & set(VASTSTELLEN):
        gevonden += wacht_bestekken.of_inkoper(gebruiker)
        gevonden += wacht_bestekken.questions_of_inkoper(gebruiker)
    if rollen & set(LEIDEN):
        gevonden += wacht_rondes.of_inkoper(gebruiker)
        gevonden += wacht_gunningen.of_inkoper(gebruiker)
    if rollen & set(BEHEREN):
        gevonden += _empty_roles(gemeente)
    return sorted(gevonden, key=lambda wacht: (wacht.tot or date.max, wacht.rang, wacht.titel))


def _empty_roles(gemeente: Gemeente) -> Iterator[Wacht]:
    vervuld = set(Lidmaatschap.objects.values_list("rol", flat=True))
    url = reverse("gemeenten:leden", args=[gemeente.slug])
    for rol, zin in ONMISBAAR.items():
        if rol not in vervuld:
            yield Wacht("Rol toekennen", f"nog niemand is {rol.label.lower()}", zin, "Naar de leden", url)
