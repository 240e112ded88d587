"""How firm the rankings of a round are, as its page shows it: the reviewers' own marks beside the agreed ones."""

from dataclasses import dataclass

from bestek import structuur
from gemeenten.models import Gebruiker

from .models import Inschrijving, Ronde, Score
from .proefuitkomst import Onderdeel
from .rangschikking import Perceeluitslag, rank_percelen
from .stevigheid import Cijfers, GeenStelsel
from .stevigheid.onderdelen import Blad


@dataclass(frozen=True)
class Perceelblad:
    perceel: structuur.Perceel
    melding: str  # why there is nothing to show; empty where there is
    onderdelen: tuple[Onderdeel, ...] = ()


def describe_stevigheid(ronde: Ronde, wie: Gebruiker, bestek: structuur.Bestek) -> list[Perceelblad]:
    """All percelen, in order; raises OngeldigeOvergang before the ranking may be known.

    Individual marks are those `wie` may see; whoever may see the ranking may see them all.
    """
    uitslagen = rank_percelen(ronde)
    scores = Score.objects.visible_to(wie).counting().filter(ronde=ronde, cijfer__isnull=False)
    rijen = list(
        scores.order_by("commissielid__gebruiker__naam", "commissielid").values_list(
            "commissielid",
            "commissielid__gebruiker__naam",
            "antwoord__offerte",
            "antwoord__bestekvraag__sleutel",
            "antwoord__perceel__sleutel",
            "cijfer",
        )
    )
    inschrijvingen = Inschrijving.objects.filter(offerte__bestek=ronde.bestek)
    offertes = dict(inschrijvingen.values_list("pk", "offerte"))
    mensen = {str(lid): naam for lid, naam, *_ in rijen}
    return [
        _sheet(bestek, uitslag, _marks(uitslag, rijen, offertes), mensen, f"p{nummer}")
        for nummer, uitslag in enumerate(uitslagen, 1)
    ]


def _marks(uitslag: Perceeluitslag, rijen: list[tuple], offertes: dict[int, int]) -> dict[str, Cijfers]:
    """The marks of each reviewer that count in this perceel: for the shared answers and those of the perceel itself."""
    if uitslag.rangorde is None:
        return {}
    bids = {offertes[int(u.inschrijving)]: u.inschrijving for u in uitslag.rangorde.uitslagen}
    gesteld = {w.vraag for w in uitslag.rangorde.invoer.vragen}
    oordelen: dict[str, dict] = {}
    for lid, _, offerte, vraag, perceel, cijfer in rijen:
        hier = perceel is None or str(perceel) == uitslag.perceel.sleutel
        if hier and offerte in bids and str(vraag) in gesteld:
            oordelen.setdefault(str(lid), {})[bids[offerte], str(vraag)] = cijfer
    return oordelen


def _sheet(bestek, uitslag: Perceeluitslag, oordelen, mensen: dict[str, str], naam: str) -> Perceelblad:
    if uitslag.rangorde is None:
        return Perceelblad(uitslag.perceel, uitslag.melding)
    try:
        return Perceelblad(uitslag.perceel, "", Blad(bestek, uitslag.rangorde, oordelen, naam).parts(mensen))
    except GeenStelsel as geen:
        return Perceelblad(uitslag.perceel, str(geen))
