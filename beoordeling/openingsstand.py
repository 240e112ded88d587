"""How far the opening of the prices is, for who looks at its page: what is in the way, and whose turn it is."""

from dataclasses import dataclass
from datetime import datetime

from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker

from .enums import Rondestatus
from .kluis import OPENING_GELDIG, missing_prijzen
from .models import Inschrijving, Kluisprijs, Opening, Ronde
from .rechten import PRIJZEN_OPEN


@dataclass(frozen=True)
class Openingsstand:
    opening: Opening | None  # the request that still counts, or the opening itself
    tot: datetime | None  # until when the second person can follow a request
    verlopen: bool  # a request was made and nobody followed it in time
    geopend: bool
    aan_de_beurt: bool  # the quality is fixed and there are prices to open
    ontbreekt: tuple[Inschrijving, ...]
    aantal: int  # inschrijvingen with a price in the kluis
    mag_aanvragen: bool
    mag_openen: bool


def opening_state(ronde: Ronde, wie: Gebruiker) -> Openingsstand:
    """What this person, who may be one of the two, can do now."""
    opening = Opening.objects.filter(ronde=ronde).select_related("eerste", "tweede").first()
    tot = opening.eerste_op + OPENING_GELDIG if opening and not opening.tweede_id else None
    verlopen = tot is not None and tot < klok.now()
    aan_de_beurt = ronde.status == Rondestatus.KWALITEIT_VASTGESTELD and not ronde.zonder_prijs
    ontbreekt = tuple(missing_prijzen(ronde)) if aan_de_beurt else ()
    geldige_aanvraag = tot is not None and not verlopen
    vrij = aan_de_beurt and not ontbreekt
    aantal = Kluisprijs.objects.filter(inschrijving__offerte__bestek=ronde.bestek)
    return Openingsstand(
        opening=None if verlopen else opening,
        tot=tot,
        verlopen=verlopen,
        geopend=ronde.status in PRIJZEN_OPEN,
        aan_de_beurt=aan_de_beurt,
        ontbreekt=ontbreekt,
        aantal=aantal.values("inschrijving").distinct().count(),
        mag_aanvragen=vrij and not geldige_aanvraag and Rol.INKOPER in wie.rollen_in(ronde.gemeente),
        mag_openen=vrij and geldige_aanvraag and opening.eerste_id != wie.pk,
    )
