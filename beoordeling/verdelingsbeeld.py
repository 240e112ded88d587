"""Who gets which perceel where a bidder may get only so many, as the ranking shows it."""

from dataclasses import dataclass
from fractions import Fraction

from bestek import structuur
from bestek.methoden import METHODEN

from .gelijkestand import final_order
from .loten import Stand, decide
from .models import Inschrijving, OngeldigeOvergang, Ronde
from .perceelverdeling import OngeldigeVerdeling, Perceelstand, Plaats, Toedeling, divide


@dataclass(frozen=True)
class Perceeltoedeling:
    perceel: str
    inschrijver: str  # "" where nobody is left
    uitleg: str


@dataclass(frozen=True)
class Verdelingsbeeld:
    """`melding` says why the percelen cannot be divided yet; empty where they are."""

    maximum: int
    rijen: tuple[Perceeltoedeling, ...]
    melding: str = ""


def show_division(ronde: Ronde, bestek: structuur.Bestek) -> Verdelingsbeeld | None:
    """None where the bestek sets no limit."""
    if not bestek.max_percelen or len(bestek.percelen) < 2:
        return None
    standen = decide(ronde)
    if any(stand.uitslag.rangorde is None for stand in standen):
        return Verdelingsbeeld(bestek.max_percelen, (), "Niet elk perceel heeft al een rangorde.")
    wie = dict(
        Inschrijving.objects.filter(offerte__bestek=ronde.bestek).values_list("pk", "offerte__inschrijver__naam")
    )
    namen = {str(pk): naam for pk, naam in wie.items()}
    percelen = {p.sleutel: p.naam for p in bestek.percelen}
    try:
        toedelingen = divide(tuple(_order(s, namen) for s in standen), bestek.max_percelen, bestek.perceelregel)
    except OngeldigeVerdeling as fout:
        return Verdelingsbeeld(bestek.max_percelen, (), _tell(str(fout), percelen))
    rijen = tuple(
        Perceeltoedeling(percelen[t.perceel], t.winnaar or "", _why(t, bestek.max_percelen)) for t in toedelingen
    )
    return Verdelingsbeeld(bestek.max_percelen, rijen)


def divided_winners(ronde: Ronde, bestek: structuur.Bestek) -> dict[str, int] | None:
    """By perceel the inschrijving that gets it; None where the bestek sets no limit. Raises OngeldigeOvergang."""
    beeld = show_division(ronde, bestek)
    if beeld is None:
        return None
    if beeld.melding:
        raise OngeldigeOvergang(beeld.melding)
    per_naam = {p.naam: p.sleutel for p in bestek.percelen}
    gevonden = {(per_naam[rij.perceel], rij.inschrijver) for rij in beeld.rijen}
    rijen = Inschrijving.objects.filter(
        offerte__bestek=ronde.bestek, offerte__inschrijver__naam__in={naam for _, naam in gevonden}
    )
    velden = rijen.values_list("pk", "perceel__sleutel", "offerte__inschrijver__naam")
    return {str(sleutel): pk for pk, sleutel, naam in velden if (str(sleutel), naam) in gevonden}


def _order(stand: Stand, namen: dict[str, str]) -> Perceelstand:
    """The bidders by name, which is theirs alone in a gemeente; the value is a lead in the unit of the method."""
    rangorde = stand.uitslag.rangorde
    volgorde = final_order(rangorde, stand.beslissingen)
    totalen = {u.inschrijving: u.totaal.exact for u in rangorde.uitslagen if u.totaal}
    teken = -1 if METHODEN[rangorde.invoer.methode].laagste_wint else 1
    plaatsen = tuple(Plaats(namen[s], Fraction(teken * totalen[s])) for groep in volgorde for s in groep)
    return Perceelstand(stand.uitslag.perceel.sleutel, plaatsen, gelijk=any(len(groep) > 1 for groep in volgorde))


def _why(toedeling: Toedeling, maximum: int) -> str:
    if not toedeling.overgeslagen:
        return "Eerste in de rangorde."
    eerst = ", ".join(toedeling.overgeslagen)
    return f"Hoger stond {eerst}, met al {maximum} {'perceel' if maximum == 1 else 'percelen'}."


def _tell(fout: str, percelen: dict[str, str]) -> str:
    for sleutel, naam in percelen.items():
        fout = fout.replace(sleutel, naam)
    return fout
