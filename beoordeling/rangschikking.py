"""From a round to the input of `gunning`: agreed scores and opened prices, per perceel of the frozen version."""

from dataclasses import asdict, dataclass

from bestek import structuur
from bestek.weging import instelling, vraagwegingen

from . import gunning
from .enums import Geldigheid, Rondestatus
from .models import Consensus, Inschrijving, OngeldigeOvergang, Prijs, Ronde
from .rechten import PRIJZEN_OPEN


@dataclass(frozen=True)
class Perceeluitslag:
    """The ranking of one perceel, or the sentence why there is none."""

    perceel: structuur.Perceel
    rangorde: gunning.Rangorde | None
    melding: str = ""


def ranking_open(ronde: Ronde) -> bool:
    """Whether there is a ranking to see: prices are open, or quality is fixed and there are none."""
    vast = ronde.status == Rondestatus.KWALITEIT_VASTGESTELD and ronde.zonder_prijs
    return ronde.status in PRIJZEN_OPEN or vast


def rank_percelen(ronde: Ronde) -> list[Perceeluitslag]:
    """The ranking of every perceel, computed anew each time; raises OngeldigeOvergang before it may be known.

    The sleutel of an inschrijving in the outcome is its primary key as text. Four queries, whatever the size.
    """
    if not ranking_open(ronde):
        raise OngeldigeOvergang("Er is nog geen rangorde: eerst staat de kwaliteit vast en zijn de prijzen geopend.")
    bestek = ronde.vaststelling.structuur
    cijfers = _agreed_scores(ronde)
    prijzen = dict(Prijs.objects.filter(ronde=ronde).values_list("inschrijving", "bedrag"))
    inschrijvingen = Inschrijving.objects.filter(offerte__bestek=ronde.bestek)
    inschrijvingen = list(inschrijvingen.select_related("offerte__inschrijver", "perceel"))
    return [_rank(bestek, perceel, inschrijvingen, cijfers, prijzen) for perceel in bestek.percelen]


def _agreed_scores(ronde: Ronde) -> dict:
    """The agreed mark by offerte, question and perceel (None for an answer that all percelen share)."""
    rijen = Consensus.objects.filter(ronde=ronde).values_list(
        "antwoord__offerte", "antwoord__bestekvraag__sleutel", "antwoord__perceel__sleutel", "cijfer"
    )
    return {(offerte, str(vraag), perceel and str(perceel)): cijfer for offerte, vraag, perceel, cijfer in rijen}


def _rank(bestek, perceel, inschrijvingen, cijfers, prijzen) -> Perceeluitslag:
    invoer = gunning.Beoordelingsinvoer(
        perceel=perceel.sleutel,
        methode=bestek.methode,
        vragen=vraagwegingen(bestek, perceel),
        plafondprijs=perceel.plafondprijs,
        **asdict(instelling(bestek, perceel)),
        inschrijvingen=tuple(
            gunning.Inschrijvingsinvoer(
                inschrijving=str(i.pk),
                naam=str(i.offerte.inschrijver),
                geldig=i.geldigheid == Geldigheid.GELDIG,
                prijs=prijzen.get(i.pk),
                scores={v.sleutel: _score(i, v, perceel, cijfers) for v in bestek.vragen_van(perceel)},
            )
            for i in inschrijvingen
            if str(i.perceel.sleutel) == perceel.sleutel
        ),
    )
    try:
        return Perceeluitslag(perceel, gunning.rank(invoer))
    except (gunning.OnvolledigeBeoordeling, gunning.OngeldigePrijs, gunning.OngeldigeInvoer) as fout:
        return Perceeluitslag(perceel, None, str(fout))


def _score(inschrijving: Inschrijving, vraag: structuur.Bestekvraag, perceel: structuur.Perceel, cijfers: dict):
    return cijfers.get((inschrijving.offerte_id, vraag.sleutel, perceel.sleutel if vraag.per_perceel else None))
