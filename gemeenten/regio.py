"""Regions: which gemeenten work together in one, and how a gemeente comes in or goes out."""

from django.db import transaction

from .enums import Gemeentesoort
from .models import Gebruiker, Gemeente, record_gebeurtenis


class GeenRegio(ValueError):
    """This gemeente cannot be in that region; the message is for the user."""


def region_of(gemeente: Gemeente) -> Gemeente | None:
    """The region to which a gemeente belongs; a region belongs to itself."""
    if gemeente.soort == Gemeentesoort.REGIO:
        return gemeente
    return gemeente.regio if gemeente.regio_id and gemeente.regio.soort == Gemeentesoort.REGIO else None


@transaction.atomic
def set_regio(gemeente: Gemeente, regio: Gemeente | None, wie: Gebruiker | None = None) -> Gemeente:
    """Put a gemeente in a region, or with None take it out; `wie` is None only for a command."""
    gemeente = Gemeente.objects.select_for_update().get(pk=gemeente.pk)
    if gemeente.soort == Gemeentesoort.REGIO:
        raise GeenRegio(f"{gemeente} is zelf een regio en kan niet in een andere regio staan.")
    if regio is not None and regio.soort != Gemeentesoort.REGIO:
        raise GeenRegio(f"{regio} is een gemeente en geen regio.")
    if gemeente.regio_id != (regio.pk if regio else None):
        gemeente.change(gemeente.versie, regio=regio)
        tekst = f"Ingedeeld bij {regio}" if regio else "Uit de regio gehaald"
        record_gebeurtenis(gemeente, "gemeente.regio", wie, tekst)
    return gemeente
