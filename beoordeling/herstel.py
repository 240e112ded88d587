"""A request to mend an offerte: ask, register the answer, decide. About eisen, evidence and clarity alone.

What is scored and the price cannot be mended: that would be a better offer than the others could still make.
"""

from datetime import datetime

from django.db import transaction

from bestek.models import Eis
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Hersteluitkomst
from .geldigheid import judge_eis, kwaliteit_open
from .models import Herstelverzoek, Offerte, OngeldigeOvergang
from .registratie import lock_bestek, require_taking_part


@transaction.atomic
def ask(offerte: Offerte, eis: Eis | None, vraag: str, termijn: datetime, wie: Gebruiker) -> Herstelverzoek:
    """Put the request on record; the letter itself goes out by the usual way. Until it is decided, none is valid."""
    lock_bestek(offerte.bestek)
    require_taking_part(offerte)
    if not kwaliteit_open(offerte.bestek):
        raise OngeldigeOvergang("De kwaliteit is vastgesteld: herstel kan niet meer. Bewijs vraagt u nog wel op.")
    if eis is not None and not offerte.eistoetsen.filter(eis=eis).exists():
        raise OngeldigeOvergang("Deze eis geldt niet voor deze inschrijver.")
    if termijn <= klok.now():
        raise OngeldigeOvergang("Geef de inschrijver tijd: de termijn ligt in het verleden.")
    verzoek = Herstelverzoek.objects.create(
        gemeente_id=offerte.gemeente_id,
        offerte=offerte,
        eis=eis,
        vraag=normaliseer(vraag).strip(),
        verstuurd_op=klok.today(),
        termijn=termijn,
        door=wie,
    )
    record_gebeurtenis(offerte, "offerte.herstelverzoek", wie, "Om herstel gevraagd")
    return verzoek


@transaction.atomic
def answer(
    verzoek: Herstelverzoek,
    versie: int,
    ontvangen_op: datetime | None,
    antwoord: str,
    uitkomst: str,
    toelichting: str,
    wie: Gebruiker,
) -> None:
    """Register what came back and, as soon as it is clear, what it is worth. Raises Verouderd on a stale version.

    What is not mended makes its eis not met, with the same reason; what is mended is still judged by the inkoper.
    """
    offerte = verzoek.offerte
    lock_bestek(offerte.bestek)
    if Herstelverzoek.objects.get(pk=verzoek.pk).uitkomst != Hersteluitkomst.OPEN:
        raise OngeldigeOvergang("Over dit verzoek is al besloten.")
    antwoord, toelichting = normaliseer(antwoord).strip(), normaliseer(toelichting).strip()
    _check(verzoek, ontvangen_op, antwoord, uitkomst, toelichting)
    velden = {"ontvangen_op": ontvangen_op, "antwoord": antwoord, "uitkomst": uitkomst, "toelichting": toelichting}
    verzoek.change(versie, **velden)
    tekst = f"Herstelverzoek: {Hersteluitkomst(uitkomst).label.lower()}"
    record_gebeurtenis(offerte, "offerte.herstelverzoek", wie, tekst)
    if uitkomst == Hersteluitkomst.NIET_HERSTELD and verzoek.eis_id and kwaliteit_open(offerte.bestek):
        toets = offerte.eistoetsen.get(eis=verzoek.eis_id)
        judge_eis(toets, toets.versie, False, toelichting, wie)


def is_late(verzoek: Herstelverzoek) -> bool:
    """Whether the answer came after the term."""
    return verzoek.ontvangen_op is not None and verzoek.ontvangen_op > verzoek.termijn


def _check(verzoek, ontvangen_op, antwoord: str, uitkomst: str, toelichting: str) -> None:
    if bool(antwoord) != (ontvangen_op is not None):
        raise OngeldigeOvergang("Vul het antwoord in, en ook wanneer het binnenkwam.")
    if ontvangen_op and ontvangen_op > klok.now():
        raise OngeldigeOvergang("Dit moment ligt in de toekomst. Vul in wanneer het antwoord binnenkwam.")
    if uitkomst == Hersteluitkomst.OPEN:
        return
    if not toelichting:
        raise OngeldigeOvergang("Geef de reden van uw besluit; die komt in het dossier.")
    if uitkomst == Hersteluitkomst.HERSTELD and not antwoord:
        raise OngeldigeOvergang("Zonder antwoord is er niets hersteld.")
    if not antwoord and verzoek.termijn > klok.now():
        raise OngeldigeOvergang("De termijn loopt nog en er is nog geen antwoord. Wacht met besluiten.")
