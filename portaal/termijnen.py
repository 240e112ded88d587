"""The dates that lie ahead, of bestekken and of the rounds that this person sees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate, localtime

from beoordeling.enums import Rondestatus
from beoordeling.models import Ronde
from bestek.enums import Bestekstatus
from bestek.models import Bestek
from bestek.profielen import words_of
from gemeenten import klok

SCORES_TE_GEVEN = (Rondestatus.VOORBEREIDING, Rondestatus.INDIVIDUEEL)


@dataclass(frozen=True)
class Termijn:
    op: date
    naam: str
    bestek: Bestek
    url: str
    om: datetime | None = None  # where the hour counts

    @property
    def nog(self) -> str:
        return left(self.op)


def left(op: date) -> str:
    """How far a day lies from today, as people say it."""
    dagen = (op - klok.today()).days
    if dagen < 0:
        return "1 dag te laat" if dagen == -1 else f"{-dagen} dagen te laat"
    return {0: "vandaag", 1: "morgen"}.get(dagen, f"nog {dagen} dagen")


def ahead(bestekken: Iterable[Bestek], rondes: Iterable[Ronde]) -> list[Termijn]:
    """All that is still to come, in order of date. The rounds bear their bestek."""
    gevonden = [termijn for bestek in bestekken for termijn in _of_bestek(bestek)]
    gevonden += [
        Termijn(ronde.beoordelen_tot, "Scores klaar", ronde.bestek, ronde.get_absolute_url())
        for ronde in rondes
        if ronde.beoordelen_tot and ronde.status in SCORES_TE_GEVEN
    ]
    vandaag = klok.today()
    return sorted((t for t in gevonden if t.op >= vandaag), key=lambda t: (t.op, t.bestek.titel))


def _of_bestek(bestek: Bestek) -> Iterator[Termijn]:
    url = bestek.get_absolute_url()
    for veld, naam in words_of(bestek.profiel).datums.items():
        waarde = getattr(bestek, veld)
        if waarde is None or (veld == "publicatie_op" and bestek.status == Bestekstatus.GEPUBLICEERD):
            continue
        if not isinstance(waarde, datetime):
            yield Termijn(waarde, naam, bestek, url)
        elif waarde > klok.now():
            yield Termijn(localdate(waarde), naam, bestek, url, localtime(waarde))
