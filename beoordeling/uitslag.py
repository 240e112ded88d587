"""The ranking as people read it, on the page and in the report: rows, sums, ties, and who was left out and why."""

from dataclasses import dataclass
from decimal import Decimal

from bestek import structuur

from .enums import Geldigheid
from .gelijkestand import KWALITEIT, PRIJS, Beslissing, final_order
from .gunning import Stap, Uitslag
from .loten import Stand, decide
from .models import Inschrijving, Prijs, Ronde


@dataclass(frozen=True)
class Uitslagrij:
    """One valid bid; `bedrag` is its price in euros, None where the bestek knows no price."""

    uitslag: Uitslag
    bedrag: Decimal | None
    gedeeld: bool
    onder_minimum: str
    plaats: int | None = None  # in the order after the rule for ties; None where that is not decided
    boven_plafond: bool = False

    @property
    def naam(self) -> str:
        return self.uitslag.naam

    def steps(self, *soorten: str) -> list[Stap]:
        return [stap for stap in self.uitslag.stappen if stap.soort in soorten]

    @property
    def kwaliteitsstappen(self) -> list[Stap]:
        return self.steps("vraag", "kwaliteit")

    @property
    def prijsstappen(self) -> list[Stap]:
        return self.steps("prijs")

    @property
    def totaalstappen(self) -> list[Stap]:
        return self.steps("totaal")


@dataclass(frozen=True)
class Terzijde:
    """A bid that does not count, with the reason given."""

    naam: str
    reden: str
    na_opening: bool = False  # its price was opened: it took part until then


@dataclass(frozen=True)
class Perceeldeel:
    perceel: structuur.Perceel
    melding: str  # why there is no ranking; empty where there is one
    rijen: tuple[Uitslagrij, ...]
    gelijk: tuple[str, ...]  # a sentence for each shared place
    terzijde: tuple[Terzijde, ...]
    te_loten: bool = False

    @property
    def conclusie(self) -> str:
        """Who stands first, in a sentence."""
        eersten = sorted(rij.naam for rij in self.rijen if rij.uitslag.rang == 1)
        if beslist := [rij.naam for rij in self.rijen if rij.plaats == 1 and rij.gedeeld]:
            return f"{beslist[0]} staat op de eerste plaats, volgens de regel voor een gelijke stand."
        if not eersten:
            return "Geen inschrijving heeft een plaats in de rangorde."
        if len(eersten) > 1:
            return f"{join_names(eersten)} delen de eerste plaats."
        return f"{eersten[0]} staat op de eerste plaats."


def describe_uitslag(ronde: Ronde, bestek: structuur.Bestek) -> list[Perceeldeel]:
    """All percelen, in order; raises OngeldigeOvergang before the ranking may be known."""
    standen = decide(ronde)
    bedragen = {str(i): bedrag for i, bedrag in Prijs.objects.filter(ronde=ronde).values_list("inschrijving", "bedrag")}
    buiten = Inschrijving.objects.filter(offerte__bestek=ronde.bestek).exclude(geldigheid=Geldigheid.GELDIG)
    buiten = list(buiten.select_related("offerte__inschrijver", "perceel").order_by("offerte__nummer"))
    delen = []
    for stand in standen:
        uitslag = stand.uitslag
        rijen = _rows(stand, bedragen, bestek) if uitslag.rangorde else ()
        namen = {u.inschrijving: u.naam for u in uitslag.rangorde.uitslagen} if uitslag.rangorde else {}
        gelijk = tuple(tell_tie(beslissing, namen) for beslissing in stand.beslissingen)
        terzijde = tuple(
            Terzijde(str(i.offerte.inschrijver), i.reden, str(i.pk) in bedragen)
            for i in buiten
            if str(i.perceel.sleutel) == uitslag.perceel.sleutel
        )
        delen.append(
            Perceeldeel(uitslag.perceel, uitslag.melding, rijen, gelijk, terzijde, te_loten=bool(stand.te_loten))
        )
    return delen


def join_names(namen: list[str]) -> str:
    """A, B en C."""
    return " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))


def _rows(stand: Stand, bedragen: dict, bestek: structuur.Bestek) -> tuple[Uitslagrij, ...]:
    rangorde, plaatsen, plaats = stand.uitslag.rangorde, {}, 1
    for groep in final_order(rangorde, stand.beslissingen):
        if len(groep) == 1:
            plaatsen[groep[0]] = plaats
        plaats += len(groep)
    gedeeld = {sleutel for groep in rangorde.gelijke_standen for sleutel in groep}
    return tuple(
        Uitslagrij(
            uitslag=u,
            bedrag=bedragen.get(u.inschrijving),
            gedeeld=u.inschrijving in gedeeld,
            onder_minimum=", ".join(f"vraag {bestek.vraag(sleutel).nummer}" for sleutel in u.onder_minimum),
            plaats=plaatsen.get(u.inschrijving),
            boven_plafond=u.inschrijving in rangorde.boven_plafond,
        )
        for u in sorted(
            rangorde.uitslagen, key=lambda u: (u.rang is None, u.rang or 0, plaatsen.get(u.inschrijving, 0))
        )
    )


REGELS = {KWALITEIT: "wie de meeste punten voor kwaliteit heeft", PRIJS: "wie de laagste prijs heeft"}


def tell_tie(beslissing: Beslissing, namen: dict[str, str]) -> str:
    """A shared place in a sentence: what the rule says, and whether it has decided."""
    wie = join_names(sorted(namen[s] for s in beslissing.groep))
    zin = f"{wie} hebben precies hetzelfde totaal en delen plaats {beslissing.rang}."
    if not beslissing.regel:
        return (
            f"{zin} Het portaal kiest niet, en het bestek noemt geen regel: loten ligt dan voor de hand. "
            "Leg vast wat u doet en waarom."
        )
    regel = REGELS.get(beslissing.regel)
    zin += (
        f" Volgens het bestek gaat {regel} voor, daarna beslist het lot."
        if regel
        else " Volgens het bestek beslist het lot."
    )
    if beslissing.te_loten:
        open_staat = "; ".join(join_names(sorted(namen[s] for s in groep)) for groep in beslissing.te_loten)
        return f"{zin} Nog te loten: {open_staat}."
    volgorde = ", ".join(f"{nr}. {namen[s]}" for nr, s in enumerate(beslissing.volgorde, beslissing.rang))
    return f"{zin} {'Er is geloot. ' if beslissing.geloot else ''}De volgorde is: {volgorde}."
