"""What waits around decisions: letters to release or to send, and terms that end today or have ended."""

from collections.abc import Iterator

from beoordeling.enums import Gunningstatus
from beoordeling.models import Gunning
from gemeenten import klok
from gemeenten.models import Gebruiker

from .wacht import Wacht

OPEN = (Gunningstatus.CONCEPT, Gunningstatus.VRIJGEGEVEN, Gunningstatus.VERZONDEN)


def of_inkoper(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """One query; what the meter says stands on the page of the gunning itself."""
    rijen = Gunning.objects.visible_to(gebruiker).filter(status__in=OPEN)
    for gunning in rijen.select_related("gemeente", "perceel", "ronde__bestek").order_by("pk"):
        if wacht := _of(gunning, gebruiker):
            yield wacht


def _of(gunning: Gunning, wie: Gebruiker) -> Wacht | None:
    bestek = gunning.ronde.bestek
    titel, url, tot = bestek.titel, gunning.get_absolute_url(), bestek.gunning_op
    if gunning.status == Gunningstatus.VRIJGEGEVEN:
        zin = "De brieven zijn vrijgegeven en nog niet verzonden."
        return Wacht("Brieven versturen", titel, zin, "Verder", url, tot, 1)
    if gunning.status == Gunningstatus.CONCEPT:
        eigen = gunning.aangemaakt_door_id == wie.pk
        zin = (
            "Lees de brieven na; een collega geeft ze vrij." if eigen else "De brieven wachten op een tweede paar ogen."
        )
        return Wacht("Brieven nalezen" if eigen else "Gunning vrijgeven", titel, zin, "Verder", url, tot, 2)
    einde = gunning.standstill_tot
    if einde is None or einde > klok.today():
        return None
    if einde == klok.today():
        return Wacht("Termijn eindigt", titel, "Vandaag is de laatste dag van de termijn.", "Bekijken", url, einde, 1)
    zin = "De termijn is om. Is er niemand naar de rechter gegaan, maak de gunning dan definitief."
    return Wacht("Gunning definitief maken", titel, zin, "Verder", url, None, 2)
