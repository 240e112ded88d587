"""The states of a bestek as a bar of steps."""

from datetime import date, datetime

from django.utils.timezone import localtime

from .enums import Bestekstatus
from .models import Bestek, Vaststelling
from .profielen import in_words

VOLGORDE = (Bestekstatus.CONCEPT, Bestekstatus.TER_REVIEW, Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD)


def steps(bestek: Bestek, laatste: Vaststelling | None) -> list[dict]:
    """Per state its name, whether it is behind, now or ahead, and the date where there is one."""
    datums = {
        Bestekstatus.CONCEPT: bestek.aangemaakt_op,
        Bestekstatus.VASTGESTELD: laatste.vastgesteld_op if laatste else None,
        Bestekstatus.GEPUBLICEERD: bestek.gepubliceerd_op or bestek.publicatie_op,
    }
    if bestek.status == Bestekstatus.INGETROKKEN:
        bereikt = [s for s in VOLGORDE if s in (Bestekstatus.CONCEPT, Bestekstatus.VASTGESTELD) and datums.get(s)]
        if bestek.gepubliceerd_op:
            bereikt.append(Bestekstatus.GEPUBLICEERD)
        return [_step(s.label, "gedaan", datums.get(s)) for s in bereikt] + [_step("Ingetrokken", "nu", None)]
    nu = len(VOLGORDE) if bestek.gesloten else VOLGORDE.index(bestek.status)
    rij = [
        _step(s.label, "gedaan" if plaats < nu else "nu" if plaats == nu else "later", datums.get(s))
        for plaats, s in enumerate(VOLGORDE)
    ]
    return [
        *rij,
        _step(
            in_words("Gesloten voor offertes", bestek.profiel), "nu" if bestek.gesloten else "later", bestek.sluiting_op
        ),
    ]


def _step(naam: str, stand: str, datum: date | datetime | None) -> dict:
    dag = localtime(datum).date() if isinstance(datum, datetime) else datum
    return {"naam": naam, "stand": stand, "datum": f"{dag:%d-%m-%Y}" if dag else ""}
