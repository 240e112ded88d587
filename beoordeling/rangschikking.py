"""From a round to the input of `gunning`: agreed scores and opened prices, per perceel of the frozen version."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bestek import structuur
from bestek.enums import Uitval
from bestek.weging import Vraagweging, instelling, vraagwegingen

from . import gunning
from .enums import Geldigheid, Offertestand, Rondestatus
from .middeling import on_scale, share_of
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


def rank_percelen(ronde: Ronde, without: Collection[int] = ()) -> list[Perceeluitslag]:
    """The ranking of every perceel, computed anew each time; raises OngeldigeOvergang before it may be known.

    The sleutel of an inschrijving in the outcome is its primary key as text. Four queries, whatever the size.
    `without` are bids that would drop out.
    """
    if not ranking_open(ronde):
        raise OngeldigeOvergang("Er is nog geen rangorde: eerst staat de kwaliteit vast en zijn de prijzen geopend.")
    bestek = ronde.vaststelling.structuur
    cijfers = _agreed_scores(ronde)
    prijzen = dict(Prijs.objects.filter(ronde=ronde).values_list("inschrijving", "bedrag"))
    inschrijvingen = Inschrijving.objects.filter(offerte__bestek=ronde.bestek)
    inschrijvingen = list(inschrijvingen.select_related("offerte__inschrijver", "perceel"))
    tellen = {i.pk for i in inschrijvingen if _counts(i) and i.pk not in without}
    return [_rank(bestek, perceel, inschrijvingen, cijfers, prijzen, tellen) for perceel in bestek.percelen]


def _agreed_scores(ronde: Ronde) -> dict:
    """The score by offerte, question and perceel (None for an answer that all percelen share)."""
    plek = ("antwoord__offerte", "antwoord__bestekvraag__sleutel", "antwoord__perceel__sleutel")
    rijen = Consensus.objects.filter(ronde=ronde).values_list(*plek, "cijfer", "gemiddelde")
    return {
        (offerte, str(vraag), perceel and str(perceel)): Fraction(gemiddelde) if gemiddelde else cijfer
        for offerte, vraag, perceel, cijfer, gemiddelde in rijen
    }


def _with_averages(vraag: Vraagweging, scores: Iterable) -> Vraagweging:
    """The question with the worth of each average that fell between two scores of the scale."""
    tussen = {s: share_of(s, vraag.aandelen) for s in scores if isinstance(s, Fraction) and s not in vraag.aandelen}
    return replace(vraag, aandelen={**vraag.aandelen, **tussen}) if tussen else vraag


def _rank(bestek, perceel, inschrijvingen, cijfers, prijzen, tellen) -> Perceeluitslag:
    hier = [i for i in inschrijvingen if str(i.perceel.sleutel) == perceel.sleutel]
    scores = {i.pk: {v.sleutel: _score(i, v, perceel, cijfers) for v in bestek.vragen_van(perceel)} for i in hier}
    wegingen = vraagwegingen(bestek, perceel)
    weg = _dropped_out(bestek, hier, prijzen, scores, tellen)
    invoer = gunning.Beoordelingsinvoer(
        perceel=perceel.sleutel,
        methode=bestek.methode,
        vragen=tuple(_with_averages(w, [rij[w.vraag] for rij in scores.values()]) for w in wegingen),
        plafondprijs=perceel.plafondprijs,
        **asdict(instelling(bestek, perceel)),
        inschrijvingen=tuple(
            gunning.Inschrijvingsinvoer(
                inschrijving=str(i.pk),
                naam=str(i.offerte.inschrijver),
                geldig=i.pk in tellen or i.pk in weg,
                uitgevallen=i.pk in weg,
                prijs=prijzen.get(i.pk),
                scores={w.vraag: _as_scale_writes(scores[i.pk][w.vraag], w) for w in wegingen},
            )
            for i in hier
        ),
    )
    try:
        return Perceeluitslag(perceel, gunning.rank(invoer))
    except (gunning.OnvolledigeBeoordeling, gunning.OngeldigePrijs, gunning.OngeldigeInvoer) as fout:
        return Perceeluitslag(perceel, None, str(fout))


def _counts(inschrijving: Inschrijving) -> bool:
    """As `Inschrijving.objects.valid()` has it."""
    return inschrijving.geldigheid == Geldigheid.GELDIG and inschrijving.offerte.stand == Offertestand.INGEDIEND


def _dropped_out(bestek, inschrijvingen, prijzen, scores, tellen) -> set[int]:
    """Who fell out after the opening where the published rule lets the others keep their points."""
    if bestek.uitval != Uitval.DOORSCHUIVEN:
        return set()
    weg = [i.pk for i in inschrijvingen if i.pk not in tellen and i.pk in prijzen]
    return {pk for pk in weg if None not in scores[pk].values()}


def _as_scale_writes(score: Decimal | Fraction | None, vraag: Vraagweging) -> Decimal | Fraction | None:
    return on_scale(score, vraag.aandelen) if isinstance(score, Fraction) else score


def _score(inschrijving: Inschrijving, vraag: structuur.Bestekvraag, perceel: structuur.Perceel, cijfers: dict):
    return cijfers.get((inschrijving.offerte_id, vraag.sleutel, perceel.sleutel if vraag.per_perceel else None))
