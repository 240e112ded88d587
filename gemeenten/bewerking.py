"""The audit trail of typing: saves in the background come by the dozen."""

from gemeenten import klok

from .models import Gebeurtenis, Gebruiker, record_gebeurtenis
from .velden import GemeenteModel

EENMAAL_PER = 15 * 60  # seconds: somebody who types on is one event


def record_edit(onderwerp: GemeenteModel, soort: str, wie: Gebruiker, tekst: str) -> None:
    """One event for a stretch of typing, not one for every save."""
    sinds = klok.now().timestamp() - EENMAAL_PER
    laatste = Gebeurtenis.objects.filter(onderwerp=onderwerp._meta.label_lower, onderwerp_id=onderwerp.pk).last()
    if laatste and (laatste.wie_id, laatste.tekst) == (wie.pk, tekst) and laatste.wanneer.timestamp() > sinds:
        return
    record_gebeurtenis(onderwerp, soort, wie, tekst)
