"""The steps of a round that the inkoper takes after the start: what each asks, what it does, and what is in its way."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction

from gemeenten.models import Gebruiker

from . import verloop
from .enums import Rondestatus
from .models import OngeldigeOvergang, Opening, Ronde
from .rangschikking import rank_percelen

OPEN = tuple(s for s in Rondestatus if s not in (Rondestatus.AFGEROND, Rondestatus.INGETROKKEN))


@dataclass(frozen=True)
class Overgang:
    """`doe` takes the round, who does it and the reason ("" where none is asked)."""

    naam: str
    knop: str
    vraag: str
    gevolgen: tuple[str, ...]
    van: tuple[Rondestatus, ...]
    doe: Callable[[Ronde, Gebruiker, str], None] = field(repr=False)
    gelukt: str
    reden: str = ""  # the question for the reason; empty where none is asked
    gevaar: bool = False
    problems: Callable[[Ronde], list[str]] = field(default=lambda ronde: [], repr=False)

    def suits(self, ronde: Ronde) -> bool:
        """Whether the round is in a state from which this step starts."""
        return ronde.status in self.van


@transaction.atomic
def reopen_consensus(ronde: Ronde, wie: Gebruiker, reden: str) -> None:
    """Back to consensus before prices open; a first signature under the opening lapses, it was for another outcome."""
    Opening.objects.filter(ronde=ronde, tweede=None).delete()
    ronde.reopen_consensus(wie, reden)


@transaction.atomic
def finish(ronde: Ronde, wie: Gebruiker) -> None:
    """The end; not while the ranking of a perceel cannot be made, nor when a later round judges the offers again."""
    require_standing(ronde)
    if meldingen := [uitslag.melding for uitslag in rank_percelen(ronde) if uitslag.melding]:
        raise OngeldigeOvergang(" ".join(meldingen))
    ronde.finish(wie)


@transaction.atomic
def withdraw(ronde: Ronde, wie: Gebruiker, reden: str) -> None:
    """The round stops; what a later round judges again stays as it was."""
    require_standing(ronde)
    ronde.withdraw(wie, reden)


def require_standing(ronde: Ronde) -> None:
    if not Ronde.objects.standing().filter(pk=ronde.pk).exists():
        raise OngeldigeOvergang("Een latere ronde beoordeelt deze offertes opnieuw. Deze ronde blijft zoals zij was.")


OVERGANGEN = {
    overgang.naam: overgang
    for overgang in (
        Overgang(
            "consensus",
            "Consensus beginnen",
            "Wilt u het individuele beoordelen afsluiten en de consensus beginnen?",
            (
                "De individuele scores staan vast; niemand kan de eigen scores nog wijzigen.",
                "De commissie en u zien alle scores en motivaties.",
                "De voorzitter legt per antwoord het gezamenlijke cijfer en de motivatie vast.",
            ),
            (Rondestatus.INDIVIDUEEL,),
            lambda ronde, wie, reden: verloop.start_consensus(ronde, wie),
            "De consensus is begonnen. De individuele scores staan vast.",
            problems=verloop.problems_before_consensus,
        ),
        Overgang(
            "kwaliteit",
            "Kwaliteit vaststellen",
            "Wilt u de kwaliteit vaststellen?",
            (
                "De gezamenlijke cijfers en motivaties staan vast.",
                "Eisen en geldigheid kunnen niet meer veranderen.",
                "Daarna kunnen de prijzen open. Tot dat moment kunt u de consensus met een reden heropenen.",
            ),
            (Rondestatus.CONSENSUS,),
            lambda ronde, wie, reden: verloop.fix_kwaliteit(ronde, wie),
            "De kwaliteit is vastgesteld.",
            problems=verloop.problems_before_fixing,
        ),
        Overgang(
            "heropenen",
            "Consensus heropenen",
            "Wilt u de consensus heropenen?",
            (
                "De voorzitter kan cijfers en motivaties weer wijzigen.",
                "Uw reden en het tijdstip staan in het verslag.",
                "Een aanvraag om de prijzen te openen vervalt.",
            ),
            (Rondestatus.KWALITEIT_VASTGESTELD,),
            reopen_consensus,
            "De consensus is heropend. De reden komt in het verslag.",
            reden="Waarom heropent u de consensus?",
        ),
        Overgang(
            "afronden",
            "Beoordeling afronden",
            "Wilt u de beoordeling afronden?",
            ("Lezers van de gemeente kunnen de uitslag en het verslag inzien.", "Deze stap is niet terug te draaien."),
            (Rondestatus.KWALITEIT_VASTGESTELD, Rondestatus.PRIJZEN_GEOPEND),
            lambda ronde, wie, reden: finish(ronde, wie),
            "De beoordeling is afgerond.",
        ),
        Overgang(
            "intrekken",
            "Beoordeling intrekken",
            "Wilt u deze beoordeling intrekken?",
            (
                "Deze ronde stopt; scores en consensus gelden niet meer.",
                "U kunt op dezelfde offertes een nieuwe beoordeling beginnen.",
                "Deze stap is niet terug te draaien.",
            ),
            OPEN,
            withdraw,
            "De beoordeling is ingetrokken.",
            reden="Waarom trekt u de beoordeling in?",
            gevaar=True,
        ),
    )
}


def possible(ronde: Ronde) -> list[Overgang]:
    """The steps that start from the state the round is in; finishing without prices only where there are none.

    None for a round that a later one replaces.
    """
    if ronde.status == Rondestatus.PRIJZEN_GEOPEND and not Ronde.objects.standing().filter(pk=ronde.pk).exists():
        return []
    gevonden = [overgang for overgang in OVERGANGEN.values() if overgang.suits(ronde)]
    if ronde.status == Rondestatus.KWALITEIT_VASTGESTELD and not ronde.zonder_prijs:
        gevonden.remove(OVERGANGEN["afronden"])
    return gevonden
