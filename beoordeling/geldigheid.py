"""Whether an offerte meets the eisen and is valid: judged until the quality is fixed, set aside with a reason after."""

from django.db import transaction
from django.db.models import Q, QuerySet

from bestek.enums import Bewijsmoment
from bestek.models import Bestek
from bestek.profielen import in_words
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Geldigheid, Gunningstatus, Hersteluitkomst, Rondestatus
from .models import Eistoets, Gunning, Inschrijving, Offerte, OngeldigeOvergang, Ronde
from .registratie import lock_bestek, pinned_vaststelling, require_taking_part

VASTGESTELD = (Rondestatus.KWALITEIT_VASTGESTELD, Rondestatus.PRIJZEN_GEOPEND, Rondestatus.AFGEROND)
# Evidence that nobody has to hand in with the offerte: not having it yet says nothing of validity.
LATER = (Bewijsmoment.OP_VERZOEK, Bewijsmoment.VOOR_INGANG, Bewijsmoment.UITVOERING)


@transaction.atomic
def judge_eis(
    toets: Eistoets, versie: int, voldoet: bool | None, reden: str, wie: Gebruiker, bewijs: str | None = None
) -> None:
    """Record whether the offerte meets the eis, and what evidence came (None leaves that as it was).

    Raises Verouderd on a stale version. Where it no longer meets it, an inschrijving that was called valid has to be
    judged again.
    """
    require_kwaliteit_open(toets.offerte.bestek)
    require_taking_part(toets.offerte)
    velden = {"voldoet": voldoet, "reden": normaliseer(reden).strip(), "getoetst_door": wie, "getoetst_op": klok.now()}
    if bewijs is not None:
        velden["bewijs"] = normaliseer(bewijs).strip()
    toets.change(versie, **velden)
    uitkomst = {True: "voldoet", False: "voldoet niet", None: "nog te beoordelen"}[voldoet]
    record_gebeurtenis(toets.offerte, "offerte.eis", wie, f"Eis ‘{toets.eis}’: {uitkomst}")
    if voldoet is not True:
        for inschrijving in toets.offerte.inschrijvingen.filter(geldigheid=Geldigheid.GELDIG):
            if open_eisen(inschrijving).filter(pk=toets.pk).exists():
                _set_geldigheid(inschrijving, inschrijving.versie, Geldigheid.TE_BEOORDELEN, "", wie)


@transaction.atomic
def judge_geldigheid(inschrijving: Inschrijving, versie: int, geldigheid: str, reden: str, wie: Gebruiker) -> None:
    """Admit an inschrijving or set it aside with a reason. Raises Verouderd on a stale version."""
    bestek = inschrijving.offerte.bestek
    require_kwaliteit_open(bestek)
    require_taking_part(inschrijving.offerte)
    reden = normaliseer(reden).strip()
    if geldigheid == Geldigheid.GELDIG and open_eisen(inschrijving).exists():
        zin = "Geldig kan pas als de offerte aan alle eisen voldoet. Loop de eisen eerst langs."
        raise OngeldigeOvergang(in_words(zin, bestek.profiel))
    if geldigheid == Geldigheid.GELDIG and has_open_request(inschrijving):
        raise OngeldigeOvergang("Er loopt nog een herstelverzoek. Beslis daar eerst over.")
    if geldigheid == Geldigheid.TERZIJDE_GELEGD and not reden:
        zin = "Geef de reden waarom u de inschrijving terzijde legt; de inschrijver krijgt die ook."
        raise OngeldigeOvergang(in_words(zin, bestek.profiel))
    _set_geldigheid(inschrijving, versie, geldigheid, reden, wie)


@transaction.atomic
def set_aside_late(inschrijving: Inschrijving, versie: int, reden: str, wie: Gebruiker) -> None:
    """Set a valid bid aside once the quality is fixed, also after the opening. Raises Verouderd on a stale version.

    Nothing of what was scored or opened goes; what follows for the others is for the published rule.
    """
    lock_bestek(inschrijving.offerte.bestek)
    inschrijving = Inschrijving.objects.select_for_update(of=("self",)).get(pk=inschrijving.pk)
    if bezwaar := objection_to_set_aside(inschrijving):
        raise OngeldigeOvergang(bezwaar)
    reden = normaliseer(reden).strip()
    if not reden:
        raise OngeldigeOvergang("Geef de reden; de inschrijver krijgt die ook.")
    _set_geldigheid(inschrijving, versie, Geldigheid.TERZIJDE_GELEGD, reden, wie)


def objection_to_set_aside(inschrijving: Inschrijving) -> str:
    """Why this bid cannot be set aside after the quality was fixed; empty when it can."""
    if kwaliteit_open(inschrijving.offerte.bestek):
        return "De kwaliteit staat nog niet vast: beoordeel de geldigheid op de gewone manier."
    if inschrijving.geldigheid != Geldigheid.GELDIG:
        return "Deze inschrijving doet al niet meer mee."
    if definite_for(inschrijving.offerte):
        return "De gunning aan deze inschrijver is definitief."
    return ""


def definite_for(offerte: Offerte) -> bool:
    """Whether this offerte won a gunning that is definite."""
    gewonnen = Gunning.objects.filter(winnaar__offerte=offerte, status=Gunningstatus.DEFINITIEF)
    return gewonnen.exists()


def open_eisen(inschrijving: Inschrijving) -> QuerySet[Eistoets]:
    """The eisen that stand in the way of validity: not met, or not yet judged while evidence was due already."""
    telt = Q(eis__perceel=None) | Q(eis__perceel=inschrijving.perceel_id)
    wacht = Q(voldoet=None) & Q(eis__sleutel__in=later_eisen(inschrijving.offerte.bestek))
    return inschrijving.offerte.eistoetsen.filter(telt).exclude(voldoet=True).exclude(wacht)


def later_eisen(bestek: Bestek) -> list[str]:
    """The keys of the published eisen whose evidence is asked later, or never on paper."""
    vastgesteld = pinned_vaststelling(bestek)
    return [eis.sleutel for eis in vastgesteld.structuur.eisen if eis.bewijsmoment in LATER] if vastgesteld else []


def has_open_request(inschrijving: Inschrijving) -> bool:
    """Whether an answer of the bidder, or a decision on it, is still waited for."""
    telt = Q(eis=None) | Q(eis__perceel=None) | Q(eis__perceel=inschrijving.perceel_id)
    return inschrijving.offerte.herstelverzoeken.filter(telt, uitkomst=Hersteluitkomst.OPEN).exists()


def kwaliteit_open(bestek: Bestek) -> bool:
    """Validity and eisen can be judged until the quality is fixed."""
    return not Ronde.objects.filter(bestek=bestek, status__in=VASTGESTELD).exists()


def require_kwaliteit_open(bestek: Bestek) -> None:
    lock_bestek(bestek)
    if not kwaliteit_open(bestek):
        raise OngeldigeOvergang("De kwaliteit is vastgesteld: eisen en geldigheid kunnen niet meer veranderen.")


def _set_geldigheid(inschrijving: Inschrijving, versie: int, geldigheid: str, reden: str, wie: Gebruiker) -> None:
    inschrijving.change(versie, geldigheid=geldigheid, reden=reden)
    profiel = inschrijving.offerte.bestek.profiel
    oordeel = in_words(Geldigheid(geldigheid).label.lower(), profiel)
    tekst = f"{in_words('Inschrijving', profiel)} voor {inschrijving.perceel}: {oordeel}"
    record_gebeurtenis(inschrijving.offerte, "offerte.geldigheid", wie, tekst)
