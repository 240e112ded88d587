"""Parts of the working text that come and go: what taking one out does to the others."""

from django.db import transaction

from gemeenten.models import Gebruiker, record_gebeurtenis

from .aanleg import add_schaal
from .models import Bestek, Bestekvraag, Perceel, Schaal
from .models.onderdeel import BestekOnderdeel
from .vraagkeuze import next_place


@transaction.atomic
def add_deel(bestek: Bestek, model: type[BestekOnderdeel], wie: Gebruiker, **velden: object) -> BestekOnderdeel:
    """A new part after the others; a scale gets the standard scores to be adapted."""
    if model is Schaal:
        rij = add_schaal(bestek, velden["naam"])
    else:
        plaats = next_place(model.objects.filter(bestek=bestek))
        rij = model.objects.create(gemeente_id=bestek.gemeente_id, bestek=bestek, volgorde=plaats, **velden)
    record_gebeurtenis(bestek, "bestek.onderdeel", wie, f"{model._meta.verbose_name.capitalize()} ‘{rij}’ toegevoegd")
    return rij


@transaction.atomic
def drop_deel(rij: BestekOnderdeel, wie: Gebruiker) -> None:
    """Take a part out, and with a perceel the eisen and weights that only mean something there."""
    if isinstance(rij, Perceel):
        eigen = (rij.eisen, rij.wegingen, rij.hoeveelheden, rij.prijsregels)
        for deel in (deel for rijen in eigen for deel in rijen.current()):
            deel.drop()
    if isinstance(rij, Bestekvraag):
        for deel in rij.wegingen.current():
            deel.drop()
    naam, soort = str(rij), rij._meta.verbose_name.capitalize()
    rij.drop()
    record_gebeurtenis(rij.bestek, "bestek.onderdeel_weg", wie, f"{soort} ‘{naam}’ uit het bestek gehaald")


def drop_problem(rij: BestekOnderdeel) -> str:
    """Why this part cannot be taken out now; empty when it can."""
    if isinstance(rij, Perceel) and rij.bestek.perceel_set.current().count() == 1:
        return "Dit is het enige perceel; een bestek heeft er ten minste één."
    if isinstance(rij, Schaal):
        vragen = rij.bestekvragen.current().count()
        if vragen:
            return f"Deze schaal is bij {vragen} vragen in gebruik. Kies daar eerst een andere schaal."
        if rij.bestek.schaal_set.current().count() == 1:
            return "Dit is de enige schaal; zonder schaal kunnen er geen vragen in het bestek."
    return ""


def drop_results(rij: BestekOnderdeel) -> list[str]:
    """What happens when this part is taken out, in sentences."""
    zinnen = []
    if isinstance(rij, Bestekvraag):
        zinnen.append("De vraag, haar criteria en haar punten verdwijnen uit het bestek; de brief verandert niet.")
    if isinstance(rij, Perceel):
        zinnen.append("De punten die vragen in dit perceel hebben, verdwijnen.")
        if eisen := rij.eisen.current().count():
            zinnen.append(f"Eisen die alleen voor dit perceel gelden ({eisen}), verdwijnen ook.")
        if rij.hoeveelheden.current().exists() or rij.prijsregels.current().exists():
            zinnen.append("De hoeveelheden en het prijsblad van dit perceel verdwijnen ook.")
    if rij.bestek.vaststellingen.exists():
        zinnen.append("In eerder vastgestelde versies blijft alles staan.")
    return zinnen
