"""The motivation meter over the letters of one gunning: what each text is held against comes from the round."""

from dataclasses import dataclass
from decimal import Decimal

from bestek.naamtoets import name_forms
from bestek.structuur import Bestekvraag

from .brieftekst import kind_of
from .gunningsstof import Stof
from .models import Bevinding as Scorebevinding
from .models import Gunningsbrief, Inschrijving
from .motivatiemeter import Brief, Meting, Vraagdeel, measure

KORTSTE_NAAM = 6
GEWOON = {"stichting", "vereniging", "taalbureau", "taalschool", "taalcentrum", "inburgering", "nederlands", "college"}


@dataclass(frozen=True)
class Briefmeting:
    brief: Gunningsbrief
    soort: str
    meting: Meting


def letters_of(stof: Stof) -> list[Gunningsbrief]:
    """In the order of the ranking; set aside last."""
    rijen = list(stof.gunning.brieven.select_related("inschrijving__offerte__inschrijver"))
    return sorted(rijen, key=lambda b: (_rank(stof, b), b.inschrijving.offerte.nummer))


def measure_letters(stof: Stof) -> list[Briefmeting]:
    """Every letter with its findings; one query beside the letters, whatever their number."""
    brieven = letters_of(stof)
    gevolgen = _with_effects(stof)
    return [
        Briefmeting(
            brief,
            kind_of(stof, stof.inschrijvingen[str(brief.inschrijving_id)]),
            measure(as_input(stof, brief, brieven, gevolgen)),
        )
        for brief in brieven
    ]


def as_input(stof: Stof, brief: Gunningsbrief, brieven: list[Gunningsbrief], gevolgen: set) -> Brief:
    """The letter as the meter reads it."""
    inschrijving = stof.inschrijvingen[str(brief.inschrijving_id)]
    soort = kind_of(stof, inschrijving)
    overigen = [b for b in brieven if b.pk != brief.pk]
    gescoord = str(inschrijving.pk) in stof.uitslagen
    namen, personen = _others(stof, inschrijving)
    return Brief(
        soort=soort,
        vragen=tuple(_part(stof, brief, inschrijving, v, overigen, gevolgen) for v in stof.vragen) if gescoord else (),
        motivering=brief.motivering,
        voordelen=brief.voordelen,
        anderen=namen,
        personen=personen,
        toegelicht=bool(brief.akkoord_vertrouwelijk.strip()),
    )


def _part(
    stof: Stof,
    brief: Gunningsbrief,
    inschrijving: Inschrijving,
    vraag: Bestekvraag,
    overigen: list[Gunningsbrief],
    gevolgen: set[tuple[int, str]],
) -> Vraagdeel:
    tekst = brief.vragen.get(vraag.sleutel, {})
    punten = stof.bestek.schaal(vraag.schaal).ankerpunten
    winnaar = stof.winnaar
    return Vraagdeel(
        sleutel=vraag.sleutel,
        naam=f"Vraag {vraag.nummer}",
        cijfer=_mark(stof, inschrijving, vraag),
        hoogste=max(punten, key=lambda punt: punt.aandeel).waarde,
        eigen=tekst.get("eigen", ""),
        cijfer_winnaar=_mark(stof, winnaar, vraag) if winnaar and winnaar.pk != inschrijving.pk else None,
        winnaar=tekst.get("winnaar", ""),
        schaalwoorden=" ".join(f"{punt.woord} {punt.omschrijving}" for punt in punten),
        vraagtekst=" ".join([vraag.onderwerp, vraag.tekst, *(c.tekst for c in vraag.criteria)]),
        antwoord=stof.answer(inschrijving, vraag),
        bij_anderen=tuple(b.vragen.get(vraag.sleutel, {}).get("eigen", "") for b in overigen),
        heeft_gevolgen=(inschrijving.offerte_id, vraag.sleutel) in gevolgen,
    )


def _mark(stof: Stof, inschrijving: Inschrijving, vraag: Bestekvraag) -> Decimal:
    rijen = stof.uitslagen[str(inschrijving.pk)]["vragen"]
    return next(Decimal(rij["score"]) for rij in rijen if rij["vraag"] == vraag.sleutel)


def _others(stof: Stof, eigen: Inschrijving) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Under which names the other bidders are known, without words in the names of reader and winner; and contacts."""
    mag = {eigen.pk, stof.gunning.winnaar_id}
    per_wie = {pk: i.offerte.inschrijver for pk, i in stof.inschrijvingen.items()}
    vrij = {vorm for pk, wie in per_wie.items() if int(pk) in mag for vorm in _forms(wie.naam)}
    anderen = {vorm for pk, wie in per_wie.items() if int(pk) not in mag for vorm in _forms(wie.naam)}
    personen = {wie.contactpersoon for pk, wie in per_wie.items() if int(pk) != eigen.pk and wie.contactpersoon}
    return tuple(sorted(anderen - vrij)), tuple(sorted(personen))


def _forms(naam: str) -> set[str]:
    """Also the first word of a name, which is what people call it by; not where any word could be meant."""
    eerste, _, rest = naam.partition(" ")
    kort = {eerste} if rest and len(eerste) >= KORTSTE_NAAM and eerste.casefold() not in GEWOON else set()
    return name_forms(naam) | kort


def _with_effects(stof: Stof) -> set[tuple[int, str]]:
    """Answers about which a reviewer wrote what a finding did to the mark."""
    rijen = Scorebevinding.objects.filter(score__ronde=stof.gunning.ronde_id).exclude(gevolg="")
    velden = rijen.values_list("score__antwoord__offerte", "score__antwoord__bestekvraag__sleutel").distinct()
    return {(offerte, str(vraag)) for offerte, vraag in velden}


def _rank(stof: Stof, brief: Gunningsbrief) -> int:
    uitslag = stof.uitslagen.get(str(brief.inschrijving_id))
    if uitslag is None:
        return 10**6
    return stof.plaatsen.get(str(brief.inschrijving_id)) or uitslag["rang"] or 10**5
