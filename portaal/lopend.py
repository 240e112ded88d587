"""The tenders that this person sees and that are under way: where each stands, and what comes next."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from beoordeling.enums import Rondestatus
from beoordeling.models import Ronde
from bestek.enums import Bestekstatus, Profiel
from bestek.models import Bestek
from bestek.overzicht import points_of, show_frozen
from bestek.rechten import SCHRIJVEN
from bestek.weging import METHODEN
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker

from .termijnen import Termijn, ahead
from .wacht_bestekken import points_sentence

CONCEPT, VASTGESTELD, GEPUBLICEERD = "Concept", "Vastgesteld", "Gepubliceerd"
BEOORDELING, PRIJZEN, AFGEROND = "Beoordeling", "Prijzen", "Afgerond"
PLAATS = {
    Bestekstatus.CONCEPT: CONCEPT,
    Bestekstatus.TER_REVIEW: CONCEPT,
    Bestekstatus.VASTGESTELD: VASTGESTELD,
    Bestekstatus.GEPUBLICEERD: GEPUBLICEERD,
    Rondestatus.KWALITEIT_VASTGESTELD: PRIJZEN,
    Rondestatus.PRIJZEN_GEOPEND: PRIJZEN,
}
MAX_AFGEROND = 5


@dataclass(frozen=True)
class Lopend:
    """A tender with the round that this person sees of it, if any."""

    bestek: Bestek
    ronde: Ronde | None
    termijn: Termijn | None
    punten: str = ""

    @property
    def stand(self) -> tuple[str, str]:
        """The state as a label: its value and its words."""
        if self.ronde and self.bestek.gesloten:
            return self.ronde.status, self.ronde.get_status_display()
        if self.bestek.gesloten:
            return "gesloten", "Gesloten"
        return self.bestek.status, self.bestek.get_status_display()

    @property
    def stappen(self) -> list[dict]:
        namen = step_names(self.bestek)
        nu = namen.index(self._plaats(namen))
        standen = ["gedaan"] * nu + ["nu"] + ["later"] * (len(namen) - nu - 1)
        return [{"naam": naam, "stand": stand} for naam, stand in zip(namen, standen, strict=True)]

    def _plaats(self, namen: list[str]) -> str:
        """Who sees no round, sees from the closing date that the assessment has come."""
        if self.bestek.gesloten and BEOORDELING in namen:
            plaats = PLAATS.get(self.ronde.status, BEOORDELING) if self.ronde else BEOORDELING
            return plaats if plaats in namen else BEOORDELING
        return PLAATS[self.bestek.status]


def step_names(bestek: Bestek) -> list[str]:
    """The whole way of a tender; Open House knows no assessment, a fixed price no opening."""
    if bestek.profiel == Profiel.OPEN_HOUSE:
        return [CONCEPT, VASTGESTELD, GEPUBLICEERD]
    prijzen = [PRIJZEN] if METHODEN[bestek.methode].prijs_telt else []
    return [CONCEPT, VASTGESTELD, GEPUBLICEERD, BEOORDELING, *prijzen, AFGEROND]


def visible_bestekken(gebruiker: Gebruiker) -> list[Bestek]:
    """All of them as last frozen, with the visible rounds of each (not withdrawn), newest first, as `mijn_rondes`."""
    rondes = Ronde.objects.visible_to(gebruiker).exclude(status=Rondestatus.INGETROKKEN)
    eigen = Prefetch("rondes", rondes.select_related("gemeente").order_by("-nummer"), to_attr="mijn_rondes")
    return show_frozen(list(Bestek.objects.visible_to(gebruiker).select_related("gemeente").prefetch_related(eigen)))


def is_running(bestek: Bestek) -> bool:
    """Until the assessment is finished; for who sees no round, until the work itself has begun."""
    if bestek.status == Bestekstatus.INGETROKKEN:
        return False
    if bestek.mijn_rondes:
        return bestek.mijn_rondes[0].status != Rondestatus.AFGEROND
    begin = bestek.start_op or bestek.gunning_op
    return bestek.status != Bestekstatus.GEPUBLICEERD or begin is None or begin >= klok.today()


def running(bestekken: list[Bestek], termijnen: list[Termijn], rollen: frozenset[Rol]) -> list[Lopend]:
    """Those under way, the nearest deadline first, then the newest."""
    lopend = [bestek for bestek in bestekken if is_running(bestek)]
    eerste = {termijn.bestek.pk: termijn for termijn in reversed(termijnen)}
    concepten = [b for b in lopend if b.status == Bestekstatus.CONCEPT] if rollen & set(SCHRIJVEN) else []
    punten = points_of(concepten) if concepten else {}
    zinnen = {bestek.pk: points_sentence(bestek, punten.get(bestek.pk, [])) for bestek in concepten}
    rijen = [
        Lopend(b, b.mijn_rondes[0] if b.mijn_rondes else None, eerste.get(b.pk), zinnen.get(b.pk, "")) for b in lopend
    ]
    return sorted(rijen, key=lambda rij: (rij.termijn is None, rij.termijn.op if rij.termijn else None))


def deadlines(bestekken: list[Bestek]) -> list[Termijn]:
    """Also of what is finished: the start of the work is still to come."""
    geldig = [bestek for bestek in bestekken if bestek.status != Bestekstatus.INGETROKKEN]
    return ahead(geldig, [ronde for bestek in geldig for ronde in bestek.mijn_rondes])


def finished(gebruiker: Gebruiker) -> QuerySet[Ronde]:
    """The newest finished assessments that this person sees."""
    rondes = Ronde.objects.visible_to(gebruiker).filter(status=Rondestatus.AFGEROND)
    return rondes.select_related("bestek", "gemeente").order_by("-aangemaakt_op")[:MAX_AFGEROND]
