"""Answering the workbook: write, decide, take up again. A decided answer is not edited; it is taken up again first."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.formats import date_format

from gemeenten import klok
from gemeenten.bewerking import record_edit
from gemeenten.models import Gebeurtenis, Gebruiker, Gemeente, record_gebeurtenis
from gemeenten.velden import Verouderd

from ..enums import Beleidsstand
from ..models import Beleidsantwoord, Werkboekvraag


class AlBesloten(Exception):
    """The answer is decided, so it is not edited; `huidig` is that answer."""

    def __init__(self, huidig: Beleidsantwoord):
        super().__init__(
            "Over dit antwoord is intussen besloten. Uw tekst is niet bewaard; neem het antwoord eerst opnieuw in "
            "bewerking."
        )
        self.huidig = huidig


@transaction.atomic
def save_answer(
    gemeente: Gemeente,
    vraag: Werkboekvraag,
    versie: int,
    wie: Gebruiker,
    *,
    tekst: str,
    beslisser: str,
    besloten_op: date | None = None,
) -> Beleidsantwoord:
    """Store the answer on top of `versie` (0 for the first one); with a date it is decided.

    Raises Verouderd where somebody else saved meanwhile, and AlBesloten where it was decided.
    """
    velden = {
        "tekst": tekst,
        "beslisser": beslisser,
        "stand": Beleidsstand.BESLOTEN if besloten_op else Beleidsstand.IN_BEWERKING,
        "besloten_op": besloten_op,
        "gewijzigd_op": klok.now(),
        "gewijzigd_door": wie,
    }
    antwoord, nieuw = Beleidsantwoord.objects.get_or_create(gemeente=gemeente, werkboekvraag=vraag, defaults=velden)
    if not nieuw:
        if antwoord.stand == Beleidsstand.BESLOTEN:
            raise AlBesloten(antwoord)
        antwoord.change(versie, **velden)
    _record(antwoord, wie)
    return antwoord


def _record(antwoord: Beleidsantwoord, wie: Gebruiker) -> None:
    if antwoord.stand != Beleidsstand.BESLOTEN:
        record_edit(antwoord, "werkboek.gewijzigd", wie, "Antwoord geschreven")
        return
    zin = f"Besloten op {date_format(antwoord.besloten_op, 'j F Y')} door: {antwoord.beslisser}"
    record_gebeurtenis(antwoord, "werkboek.besloten", wie, zin, besluit=antwoord.tekst)


@transaction.atomic
def reopen(antwoord: Beleidsantwoord, versie: int, wie: Gebruiker) -> Beleidsantwoord:
    """besloten → in bewerking; the decided text stays in the history."""
    if antwoord.stand != Beleidsstand.BESLOTEN:
        raise Verouderd(antwoord)
    velden = {"gewijzigd_op": klok.now(), "gewijzigd_door": wie}
    antwoord.change(versie, stand=Beleidsstand.IN_BEWERKING, besloten_op=None, **velden)
    record_gebeurtenis(antwoord, "werkboek.opnieuw", wie, "Opnieuw in bewerking genomen")
    return antwoord


def history(antwoord: Beleidsantwoord | None) -> QuerySet[Gebeurtenis]:
    """Who did what and when, the newest first; a decision holds the text that was decided."""
    if antwoord is None:
        return Gebeurtenis.objects.none()
    rijen = Gebeurtenis.objects.filter(onderwerp=antwoord._meta.label_lower, onderwerp_id=antwoord.pk)
    return rijen.select_related("wie").order_by("-wanneer", "-pk")[:100]
