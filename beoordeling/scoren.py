"""Saving a reviewer's own score, and the agreed one."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction

from bestek import structuur
from bestek.enums import Besluitwijze
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import Verouderd

from .enums import Commissierol, Rondestatus
from .middeling import Middeling, average
from .models import Antwoord, Commissielid, Consensus, OngeldigeOvergang, Ronde, Score
from .taken import antwoorden_to_score, assigned_antwoorden
from .verloop import lock

CIJFER_OF_ONTHOUDING = "Kies een cijfer óf onthoud u; niet allebei."


def frozen_vraag(bestek: structuur.Bestek, antwoord: Antwoord) -> structuur.Bestekvraag:
    """The question as it was published; its text, weights and scale count, not the live ones."""
    return bestek.vraag(str(antwoord.bestekvraag.sleutel))


def scale_of(bestek: structuur.Bestek, antwoord: Antwoord) -> structuur.Schaal:
    return bestek.schaal(frozen_vraag(bestek, antwoord).schaal)


def problems_in_score(velden: dict) -> list[str]:
    """What a score that is called ready still lacks, as sentences for the reviewer."""
    gevonden = []
    if velden.get("cijfer") is None and not velden.get("onthouden"):
        gevonden.append("Kies een cijfer, of onthoud u van een oordeel met een reden.")
    if velden.get("cijfer") is not None and velden.get("onthouden"):
        gevonden.append(CIJFER_OF_ONTHOUDING)
    if not velden.get("motivatie"):
        gevonden.append("Schrijf een motivatie: zonder redenen houdt een cijfer geen stand.")
    return gevonden


@transaction.atomic
def save_score(lid: Commissielid, antwoord: Antwoord, versie: int, **velden: object) -> Score:
    """Save one's own score on top of `versie` (0 for the first time).

    `velden` are cijfer, onthouden, sterk, zwak, motivatie, klaar. Raises Verouderd where another window was first,
    and OngeldigeOvergang where this member may not score this answer now.
    """
    ronde = lock(lid.ronde)
    if ronde.status != Rondestatus.INDIVIDUEEL:
        raise OngeldigeOvergang("Individuele scores staan vast: het individuele beoordelen is voorbij.")
    bestek = ronde.vaststelling.structuur
    if not assigned_antwoorden(lid, bestek).filter(pk=antwoord.pk).exists():
        raise OngeldigeOvergang("Dit antwoord is niet aan u toegewezen, of uw belangenverklaring is niet rond.")
    _require_on_scale(bestek, antwoord, velden.get("cijfer"))
    if velden.get("cijfer") is not None and velden.get("onthouden"):
        raise OngeldigeOvergang(CIJFER_OF_ONTHOUDING)
    if velden.get("klaar") and (gevonden := problems_in_score(velden)):
        raise OngeldigeOvergang(" ".join(gevonden))
    velden["bewaard_op"] = klok.now()
    bestaand = Score.objects.filter(commissielid=lid, antwoord=antwoord).first()
    if bestaand is None:
        return Score.objects.create(
            gemeente_id=ronde.gemeente_id, ronde=ronde, commissielid=lid, antwoord=antwoord, **velden
        )
    if versie == 0:
        raise Verouderd(bestaand)
    return bestaand.change(versie, **velden)


def may_record_consensus(ronde: Ronde, wie: Gebruiker) -> bool:
    """Only the chair records what was agreed."""
    return ronde.commissie.filter(gebruiker=wie, rol=Commissierol.VOORZITTER).exists()


@transaction.atomic
def save_consensus(
    ronde: Ronde,
    antwoord: Antwoord,
    versie: int,
    cijfer: Decimal | None,
    motivatie: str,
    wie: Gebruiker,
    **teksten: str,
) -> Consensus:
    """Save the agreed mark on top of `versie` (0 for the first time); by the chair, during consensus.

    `teksten` are sterk, zwak and notulen; what is not named stays. Where the bestek publishes an average, that is the
    mark, and `cijfer` must be None or the same.
    """
    ronde = lock(ronde)
    if ronde.status != Rondestatus.CONSENSUS:
        raise OngeldigeOvergang("De consensus ligt vast, of is nog niet begonnen.")
    if not may_record_consensus(ronde, wie):
        raise OngeldigeOvergang("Alleen de voorzitter legt de consensus vast.")
    bestek = ronde.vaststelling.structuur
    if not antwoorden_to_score(ronde, bestek).filter(pk=antwoord.pk).exists():
        raise OngeldigeOvergang("Dit antwoord hoort niet bij een geldige inschrijving in deze ronde.")
    velden = {"motivatie": motivatie, **teksten, "vastgelegd_door": wie, "vastgelegd_op": klok.now()}
    velden |= _mark(ronde, bestek, antwoord, cijfer)
    bestaand = Consensus.objects.filter(ronde=ronde, antwoord=antwoord).first()
    if bestaand is not None and versie == 0:
        raise Verouderd(bestaand)
    if bestaand is not None and bestaand.getekend_op:
        raise OngeldigeOvergang("Dit antwoord is getekend. Trek eerst de handtekening in, met een reden.")
    ander_cijfer = bestaand is None or bestaand.cijfer != velden["cijfer"]
    if bestaand is not None:
        consensus = bestaand.change(versie, **velden)
    else:
        eigen = {"gemeente_id": ronde.gemeente_id, "ronde": ronde, "antwoord": antwoord}
        consensus = Consensus.objects.create(**eigen, **velden)
    if ander_cijfer:  # not at each word that is saved while the chair types
        tekst = f"Consensus vastgelegd over ‘{antwoord.bestekvraag}’"
        record_gebeurtenis(consensus, "consensus.vastgelegd", wie, tekst)
    return consensus


def _mark(ronde: Ronde, bestek: structuur.Bestek, antwoord: Antwoord, cijfer: Decimal | None) -> dict:
    """The agreed mark, or the average of what the reviewers gave, as the bestek publishes."""
    if bestek.besluitwijze != Besluitwijze.GEMIDDELDE:
        _require_on_scale(bestek, antwoord, cijfer)
        return {"cijfer": cijfer, "gemiddelde": ""}
    gemiddeld = averages(ronde, antwoord)[antwoord.pk]
    if cijfer is not None and (gemiddeld is None or cijfer not in (gemiddeld.afgerond, gemiddeld.exact)):
        raise OngeldigeOvergang("In het bestek staat dat de score het gemiddelde is; een ander cijfer kan niet.")
    if gemiddeld is None:
        return {"cijfer": None, "gemiddelde": ""}
    return {"cijfer": gemiddeld.afgerond, "gemiddelde": gemiddeld.tekst}


def averages(ronde: Ronde, *antwoorden: Antwoord) -> dict[int, Middeling | None]:
    """The mean of the counting marks of each of these answers, by id; one query."""
    scores = Score.objects.counting().filter(ronde=ronde, antwoord__in=antwoorden, onthouden=False)
    verdeeld = scores_per_antwoord(scores)
    return {a.pk: average(score.cijfer for score in verdeeld.get(a.pk, ())) for a in antwoorden}


def scores_per_antwoord(scores: Iterable[Score]) -> dict[int, list[Score]]:
    """Scores by the id of their answer, in the order they come."""
    verdeeld: dict[int, list[Score]] = {}
    for score in scores:
        verdeeld.setdefault(score.antwoord_id, []).append(score)
    return verdeeld


def _require_on_scale(bestek: structuur.Bestek, antwoord: Antwoord, cijfer: Decimal | None) -> None:
    schaal = scale_of(bestek, antwoord)
    if cijfer is not None and all(punt.waarde != cijfer for punt in schaal.ankerpunten):
        raise OngeldigeOvergang("Dit cijfer staat niet op de schaal van deze vraag.")
