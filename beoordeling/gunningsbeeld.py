"""A gunning as its pages show it: percelen with their decisions, the meter per letter, a letter beside its sources."""

from dataclasses import dataclass

from bestek import structuur
from bestek.models import Perceel
from gemeenten import klok
from gemeenten.models import Gebeurtenis, Gebruiker

from .brieftekst import kind_of
from .clausules import Clausule, clause_for
from .enums import Gunningstatus
from .gunningsstappen import steps
from .gunningsstof import Stof, gather
from .meterbeeld import Briefmeting, measure_letters
from .models import Consensus, Gunning, Gunningsbrief, Ronde
from .motivatiemeter import AFGEWEZEN, TERZIJDE, WINNAAR, Bevinding
from .wachttijd import waiting_time

GANG = (Gunningstatus.CONCEPT, Gunningstatus.VRIJGEGEVEN, Gunningstatus.VERZONDEN, Gunningstatus.DEFINITIEF)
SOORTEN = {WINNAAR: "Winnaar", AFGEWEZEN: "Afgewezen", TERZIJDE: "Terzijde gelegd"}


@dataclass(frozen=True)
class Gunningsdeel:
    perceel: Perceel
    gunningen: tuple[Gunning, ...]

    @property
    def kan_nieuw(self) -> bool:
        return all(g.status == Gunningstatus.INGETROKKEN for g in self.gunningen)


@dataclass(frozen=True)
class Vraagblad:
    """One question: what was agreed on reader and winner, the fields beside it, and what the meter says."""

    vraag: structuur.Bestekvraag
    eigen: Consensus | None
    winnaar: Consensus | None
    velden: tuple
    bevindingen: tuple[Bevinding, ...]


def describe_round(ronde: Ronde, wie: Gebruiker) -> list[Gunningsdeel]:
    percelen = {str(p.sleutel): p for p in Perceel.objects.filter(bestek=ronde.bestek)}
    rijen = Gunning.objects.visible_to(wie).filter(ronde=ronde).order_by("-nummer")
    rijen = list(rijen.select_related("winnaar__offerte__inschrijver", "gemeente"))
    return [
        Gunningsdeel(percelen[p.sleutel], tuple(g for g in rijen if g.perceel_id == percelen[p.sleutel].pk))
        for p in ronde.vaststelling.structuur.percelen
    ]


def describe_gunning(gunning: Gunning, wie: Gebruiker, *, met_brieven: bool) -> dict:
    """`met_brieven` for who leads: the letters, the meter and the steps."""
    context: dict = {"stappen": _course(gunning), "wachttijd": _waiting(gunning)}
    if not met_brieven:
        return context
    metingen = measure_letters(gather(gunning))
    moet = sum(len(rij.meting.moet) for rij in metingen)
    verloop = Gebeurtenis.objects.filter(onderwerp=Gunning._meta.label_lower, onderwerp_id=gunning.pk)
    return context | {
        "regels": [{"soort": SOORTEN[rij.soort], "rij": rij, "lezer": _reader(rij)} for rij in metingen],
        "moet": moet,
        "advies": sum(len(rij.meting.advies) for rij in metingen),
        "in_orde": sum(not rij.meting.moet for rij in metingen),
        "totaal": len(metingen),
        "acties": steps(gunning, wie, moet),
        "gebeurtenissen": verloop.select_related("wie").order_by("wanneer", "pk"),
    }


def _reader(rij: Briefmeting) -> str:
    return rij.brief.inschrijving.offerte.inschrijver.naam


def _course(gunning: Gunning) -> list[dict]:
    wanneer = (gunning.aangemaakt_op, gunning.vrijgegeven_op, gunning.verzonden_op, gunning.definitief_op)
    if gunning.status == Gunningstatus.INGETROKKEN:
        gehad = [{"naam": s.label, "stand": "gedaan", "datum": op} for s, op in zip(GANG, wanneer, strict=True) if op]
        return [*gehad, {"naam": "Ingetrokken", "stand": "nu"}]
    nu = GANG.index(gunning.status)
    return [
        {"naam": s.label, "stand": "gedaan" if i < nu else "nu" if i == nu else "later", "datum": op}
        for i, (s, op) in enumerate(zip(GANG, wanneer, strict=True))
    ]


def _waiting(gunning: Gunning):
    """The sum of the term as it would run from today; once sent, the page shows the date that was fixed."""
    return None if gunning.verzonden_op else waiting_time(gunning.ronde.bestek.profiel, klok.today())


def describe_letter(stof: Stof, brief: Gunningsbrief, form) -> dict:
    """The fields of the form (of `forms.gunning`) beside their sources."""
    inschrijving = stof.inschrijvingen[str(brief.inschrijving_id)]
    soort = kind_of(stof, inschrijving)
    meting = next(rij.meting for rij in measure_letters(stof) if rij.brief.pk == brief.pk)
    vragen = [
        Vraagblad(
            vraag,
            stof.agreed(inschrijving, vraag),
            stof.agreed(stof.winnaar, vraag) if soort == AFGEWEZEN and stof.winnaar else None,
            tuple(form[n] for n in (f"eigen-{vraag.nummer}", f"winnaar-{vraag.nummer}") if n in form.fields),
            tuple(b for b in meting.bevindingen if b.vraag == vraag.sleutel),
        )
        for vraag in form.vragen
    ]
    algemeen = ("aanhef", "motivering", "voordelen", "prijs_winnaar", "akkoord_vertrouwelijk", "slot")
    return {
        "gunning": stof.gunning,
        "brief": brief,
        "inschrijver": inschrijving.offerte.inschrijver,
        "winnaar": stof.winnaar.offerte.inschrijver if stof.winnaar else None,
        "soort": SOORTEN[soort],
        "meting": meting,
        "vragen": vragen,
        "velden": [form[naam] for naam in algemeen if naam in form.fields],
        "algemene_bevindingen": [b for b in meting.bevindingen if not b.vraag],
        "clausule": _clause(stof),
    }


def _clause(stof: Stof) -> Clausule | None:
    return clause_for(stof.bestek.profiel, klok.today())
