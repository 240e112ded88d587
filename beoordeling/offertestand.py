"""Whether an offerte takes part: refused because it came too late, or taken back by the bidder.

It stays registered and on the list that members declare an interest about. Its bids are set aside with the same
reason, so whatever counts bids leaves it out; what was scored of it is kept.
"""

from django.db import transaction

from bestek.profielen import in_words
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Geldigheid, Offertestand
from .geldigheid import definite_for
from .models import Offerte, OngeldigeOvergang
from .registratie import lock_bestek, require_registration_open, require_taking_part


@transaction.atomic
def refuse(offerte: Offerte, versie: int, reden: str, wie: Gebruiker) -> None:
    """Refuse an offerte before reviewers read any, as a rule because it came too late. Raises Verouderd."""
    require_registration_open(offerte.bestek)
    _leave(offerte, versie, Offertestand.GEWEIGERD, reden, wie)


@transaction.atomic
def withdraw_offerte(offerte: Offerte, versie: int, reden: str, wie: Gebruiker) -> None:
    """Register that the bidder took its offerte back, before or after the opening. Raises Verouderd."""
    lock_bestek(offerte.bestek)
    if definite_for(offerte):
        raise OngeldigeOvergang("De gunning aan deze inschrijver is definitief; intrekken kan niet meer.")
    _leave(offerte, versie, Offertestand.TERUGGETROKKEN, reden, wie)


def objections(offerte: Offerte, stand: str, registratie_open: bool) -> str:
    """Why this offerte cannot be brought to this stand now; empty when it can."""
    if offerte.stand != Offertestand.INGEDIEND:
        zin = f"Deze offerte is al {offerte.get_stand_display().lower()}."
        return in_words(zin, offerte.bestek.profiel)
    if stand == Offertestand.GEWEIGERD and not registratie_open:
        return "De beoordeling is begonnen: weigeren kan niet meer. Leg de inschrijving zo nodig terzijde."
    return ""


def _leave(offerte: Offerte, versie: int, stand: Offertestand, reden: str, wie: Gebruiker) -> None:
    require_taking_part(offerte)
    reden = normaliseer(reden).strip()
    if not reden:
        raise OngeldigeOvergang("Geef de reden; die blijft bij de stukken.")
    offerte.change(versie, stand=stand, stand_reden=reden, stand_op=klok.now(), stand_door=wie)
    for inschrijving in offerte.inschrijvingen.exclude(geldigheid=Geldigheid.TERZIJDE_GELEGD):
        waarom = f"{stand.label}: {reden}"
        inschrijving.change(inschrijving.versie, geldigheid=Geldigheid.TERZIJDE_GELEGD, reden=waarom)
    tekst = in_words(f"Offerte {offerte.nummer} {stand.label.lower()}", offerte.bestek.profiel)
    record_gebeurtenis(offerte, f"offerte.{stand}", wie, tekst)
