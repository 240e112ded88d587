"""The evidence of who is to get the award: checked before the decision is definite, and who follows if it fails."""

from django.db import transaction

from bestek.enums import Bewijsmoment, Uitval
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis
from kwaliteit.enums import Eissoort

from .geldigheid import definite_for
from .gelijkestand import final_order
from .loten import decide
from .models import Eistoets, Inschrijving, OngeldigeOvergang, Ronde
from .rangschikking import rank_percelen
from .registratie import lock_bestek, pinned_vaststelling, require_taking_part

VOORAF = (Bewijsmoment.OP_VERZOEK, Bewijsmoment.VOOR_INGANG)
VOLGENDE = {
    Uitval.DOORSCHUIVEN: "Volgens het bestek houden de anderen hun punten en schuift de volgende op.",
    Uitval.OPNIEUW_BEREKENEN: "Volgens het bestek worden de punten opnieuw berekend; daarna ziet u wie eerste staat.",
    "": "Het bestek noemt geen regel voor uitval; het portaal rekent opnieuw zonder deze inschrijving.",
}


def to_verify(inschrijving: Inschrijving) -> list[Eistoets]:
    """The eisen whose evidence is asked of the winner, and the grounds for exclusion, in order."""
    bestek = pinned_vaststelling(inschrijving.offerte.bestek).structuur
    perceel = str(inschrijving.perceel.sleutel)
    sleutels = [
        eis.sleutel
        for eis in bestek.eisen
        if (eis.bewijsmoment in VOORAF or eis.soort == Eissoort.UITSLUITINGSGROND)
        and (not eis.percelen or perceel in eis.percelen)
    ]
    rijen = inschrijving.offerte.eistoetsen.filter(eis__sleutel__in=sleutels)
    return list(rijen.select_related("eis", "getoetst_door").order_by("eis__soort", "eis__volgorde"))


def verification_problems(inschrijving: Inschrijving) -> list[str]:
    """What of the winner's evidence stands in the way of a definite award, in sentences; empty when nothing does."""
    gevonden = []
    for toets in to_verify(inschrijving):
        if toets.bewijs_akkoord is None:
            gevonden.append(f"Het bewijs bij ‘{toets.eis}’ is nog niet nagegaan.")
        elif not toets.bewijs_akkoord:
            gevonden.append(f"Het bewijs bij ‘{toets.eis}’ is niet in orde.")
    return gevonden


@transaction.atomic
def verify(toets: Eistoets, versie: int, akkoord: bool | None, bewijs: str, wie: Gebruiker) -> None:
    """Record the evidence that was seen and whether it is in order. Raises Verouderd on a stale version.

    What fails sets nobody aside by itself: that is a decision of its own, with its reason.
    """
    lock_bestek(toets.offerte.bestek)
    require_taking_part(toets.offerte)
    if definite_for(toets.offerte):
        raise OngeldigeOvergang("De gunning aan deze inschrijver is definitief.")
    bewijs = normaliseer(bewijs).strip()
    if akkoord is not None and not bewijs:
        raise OngeldigeOvergang(f"Schrijf bij ‘{toets.eis}’ wat u hebt gezien.")
    toets.change(versie, bewijs=bewijs, bewijs_akkoord=akkoord, getoetst_door=wie, getoetst_op=klok.now())
    uitkomst = {True: "in orde", False: "niet in orde", None: "nog na te gaan"}[akkoord]
    record_gebeurtenis(toets.offerte, "offerte.bewijs", wie, f"Bewijs bij ‘{toets.eis}’: {uitkomst}")


def next_in_line(ronde: Ronde, perceel: str, without: set[int]) -> tuple[int, ...]:
    """Who would stand first for the perceel (its sleutel) if these bids fell away, by the published rule.

    Several where a tie is not decided yet, none where nobody is left.
    """
    standen = decide(ronde, rank_percelen(ronde, without))
    stand = next((s for s in standen if s.uitslag.perceel.sleutel == perceel), None)
    if stand is None or stand.uitslag.rangorde is None:
        return ()
    volgorde = final_order(stand.uitslag.rangorde, stand.beslissingen)
    return tuple(int(sleutel) for sleutel in volgorde[0]) if volgorde else ()


def course(inschrijving: Inschrijving) -> str:
    """What follows when this bid falls away, by the published rule."""
    uitval = pinned_vaststelling(inschrijving.offerte.bestek).structuur.uitval
    return (
        "Is bewijs niet in orde, leg de inschrijving dan met een reden terzijde en trek de gunning in. "
        f"{VOLGENDE[uitval]} Maak daarna een nieuwe gunning: iedereen krijgt een nieuwe brief."
    )
