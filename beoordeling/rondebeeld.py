"""How a round stands: the steps with their dates, the committee, what happened, and what one can do next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from gemeenten.models import Gebeurtenis

from .enums import Commissierol, Rondestatus
from .models import Commissielid, Ronde
from .rangschikking import ranking_open
from .rechten import PRIJZEN_OPEN, SCORES_OPEN
from .taken import readiness

VERTROUWELIJK = ("ronde.verklaring", "ronde.belang")  # about a member's interests: for the inkoper and readers


@dataclass(frozen=True)
class Stap:
    naam: str
    stand: str  # gedaan, nu or later
    datum: date | None = None


@dataclass(frozen=True)
class Actie:
    """Something this person can do next; `doel` is the name of the page."""

    zin: str
    knop: str
    doel: str


@dataclass(frozen=True)
class Lidregel:
    """`klaar` is None where it is not for the reader to know, or not asked now."""

    lid: Commissielid
    klaar: bool | None

    @property
    def verklaring(self):
        return getattr(self.lid, "belangenverklaring", None)


def steps(ronde: Ronde) -> list[Stap]:
    """The states in order; opening prices is none of them where the bestek has a fixed price."""
    gang = [s for s in Rondestatus if s != Rondestatus.INGETROKKEN]
    if ronde.zonder_prijs:
        gang.remove(Rondestatus.PRIJZEN_GEOPEND)
    wanneer = {Rondestatus.VOORBEREIDING: localdate(ronde.aangemaakt_op)}
    wanneer |= {g.soort.removeprefix("ronde."): localdate(g.wanneer) for g in events(ronde)}
    if ronde.status == Rondestatus.INGETROKKEN:
        gehad = [s for s in gang if s in wanneer]
        rest = [Stap("Ingetrokken", "nu", wanneer.get(Rondestatus.INGETROKKEN))]
        return [Stap(s.label, "gedaan", wanneer[s]) for s in gehad] + rest
    nu = gang.index(ronde.status)
    standen = ["gedaan"] * nu + ["nu"] + ["later"] * (len(gang) - nu - 1)
    if ronde.status == Rondestatus.AFGEROND:
        standen[-1] = "gedaan"
    return [
        Stap(s.label, stand, wanneer.get(s) if stand != "later" else None)
        for s, stand in zip(gang, standen, strict=True)
    ]


def events(ronde: Ronde, vertrouwelijk: bool = True) -> QuerySet[Gebeurtenis]:
    """What happened to the round, oldest first; without what concerns a member's interests unless `vertrouwelijk`."""
    rijen = Gebeurtenis.objects.filter(onderwerp=Ronde._meta.label_lower, onderwerp_id=ronde.pk).select_related("wie")
    return rijen if vertrouwelijk else rijen.exclude(soort__in=VERTROUWELIJK)


def committee(ronde: Ronde, met_stand: bool) -> list[Lidregel]:
    """The members; who is ready only where asked for, and only while they score."""
    klaar = readiness(ronde) if met_stand and ronde.status == Rondestatus.INDIVIDUEEL else {}
    leden = ronde.commissie.select_related("gebruiker", "belangenverklaring")
    return [Lidregel(lid, klaar.get(lid.pk)) for lid in leden]


def next_actions(ronde: Ronde, lid: Commissielid | None, leidt: bool, leest: bool) -> list[Actie]:
    """What the inkoper (`leidt`), this member, or whoever may read the outcome (`leest`) can do now."""
    volgt = leidt and leest and ronde.status != Rondestatus.VOORBEREIDING
    overzicht = [Actie("Zie wie klaar is en wat te laat is.", "Voortgang", "voortgang")] if volgt else []
    return [*_of_member(ronde, lid), *_of_inkoper(ronde, leidt), *_of_reader(ronde, lid, leest), *overzicht]


def _of_member(ronde: Ronde, lid: Commissielid | None) -> list[Actie]:
    if lid is None:
        return []
    tekenen = ronde.status in (Rondestatus.VOORBEREIDING, Rondestatus.INDIVIDUEEL)
    if tekenen and not hasattr(lid, "belangenverklaring"):
        return [Actie("Lees wie er inschreven en onderteken de belangenverklaring.", "Ondertekenen", "verklaring")]
    oefenen = Actie("Oefen met elkaar op een verzonnen antwoord.", "Oefenen", "oefenen")
    if ronde.status == Rondestatus.VOORBEREIDING:
        return [oefenen] if ronde.oefenantwoorden.exists() else []
    if ronde.status == Rondestatus.INDIVIDUEEL and lid.beoordeelt and lid.toegelaten:
        return [
            Actie("Beoordeel de antwoorden die u zijn toegewezen.", "Verder met scoren", "scoren"),
            Actie("Bekijk wat u al hebt beoordeeld.", "Mijn scores", "mijn_scores"),
        ]
    return []


def _of_inkoper(ronde: Ronde, leidt: bool) -> list[Actie]:
    if not leidt:
        return []
    if ronde.status in PRIJZEN_OPEN:
        return [Actie("Bewaar alles wat vastligt in één bestand dat een ander kan controleren.", "Dossier", "dossier")]
    if ronde.status == Rondestatus.VOORBEREIDING:
        return [
            Actie("Stel de commissie samen en wijs de vragen toe.", "Commissie", "commissie"),
            Actie("Begin het beoordelen als de commissie en de offertes compleet zijn.", "Beginnen", "ronde_beginnen"),
        ]
    if ronde.status == Rondestatus.INDIVIDUEEL:
        return [Actie("Wijzig de toewijzing of beslis over een gemeld belang.", "Commissie", "commissie")]
    if ronde.status == Rondestatus.KWALITEIT_VASTGESTELD and not ronde.zonder_prijs:
        return [Actie("Open de prijzen met twee personen.", "Prijzen openen", "openen")]
    return []


def _of_reader(ronde: Ronde, lid: Commissielid | None, leest: bool) -> list[Actie]:
    acties = []
    if leest and ronde.status in SCORES_OPEN:
        leidt = ronde.status == Rondestatus.CONSENSUS and lid is not None and lid.rol == Commissierol.VOORZITTER
        zin = "Leg per antwoord vast wat de commissie vindt." if leidt else "Lees de scores en wat de commissie vond."
        acties.append(Actie(zin, "Naar de consensus" if leidt else "Consensus", "consensus"))
    if leest and ronde.status in SCORES_OPEN and ronde.status != Rondestatus.CONSENSUS:
        acties.append(Actie("Haal de notulen van het consensusoverleg op.", "Notulen (PDF)", "notulen_pdf"))
    if leest and ranking_open(ronde):
        acties.append(Actie("Bekijk de rangorde en hoe die is berekend.", "Rangorde", "rangorde"))
        acties.append(Actie("Haal het verslag van de beoordeling op.", "Verslag (PDF)", "verslag"))
    return acties
