"""The ranking as people read it, on the page and in the report: rows, sums, ties, and who was left out and why."""

from dataclasses import dataclass
from decimal import Decimal

from bestek import structuur

from .enums import Geldigheid
from .gunning import Rangorde, Stap, Uitslag
from .models import Inschrijving, Prijs, Ronde
from .rangschikking import rank_percelen


@dataclass(frozen=True)
class Uitslagrij:
    """One valid bid; `bedrag` is its price in euros, None where the bestek knows no price."""

    uitslag: Uitslag
    bedrag: Decimal | None
    gedeeld: bool
    onder_minimum: str

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


@dataclass(frozen=True)
class Perceeldeel:
    perceel: structuur.Perceel
    melding: str  # why there is no ranking; empty where there is one
    rijen: tuple[Uitslagrij, ...]
    gelijk: tuple[str, ...]  # a sentence for each shared place
    terzijde: tuple[Terzijde, ...]

    @property
    def conclusie(self) -> str:
        """Who stands first, in a sentence."""
        eersten = sorted(rij.naam for rij in self.rijen if rij.uitslag.rang == 1)
        if not eersten:
            return "Geen inschrijving heeft een plaats in de rangorde."
        if len(eersten) > 1:
            return f"{join_names(eersten)} delen de eerste plaats."
        return f"{eersten[0]} staat op de eerste plaats."


def describe_uitslag(ronde: Ronde, bestek: structuur.Bestek) -> list[Perceeldeel]:
    """All percelen, in order; raises OngeldigeOvergang before the ranking may be known."""
    uitslagen = rank_percelen(ronde)
    bedragen = {str(i): bedrag for i, bedrag in Prijs.objects.filter(ronde=ronde).values_list("inschrijving", "bedrag")}
    buiten = Inschrijving.objects.filter(offerte__bestek=ronde.bestek).exclude(geldigheid=Geldigheid.GELDIG)
    buiten = list(buiten.select_related("offerte__inschrijver", "perceel").order_by("offerte__nummer"))
    delen = []
    for uitslag in uitslagen:
        rijen = _rows(uitslag.rangorde, bedragen, bestek) if uitslag.rangorde else ()
        gelijk = _ties(uitslag.rangorde) if uitslag.rangorde else ()
        terzijde = tuple(
            Terzijde(str(i.offerte.inschrijver), i.reden)
            for i in buiten
            if str(i.perceel.sleutel) == uitslag.perceel.sleutel
        )
        delen.append(Perceeldeel(uitslag.perceel, uitslag.melding, rijen, gelijk, terzijde))
    return delen


def join_names(namen: list[str]) -> str:
    """A, B en C."""
    return " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))


def _rows(rangorde: Rangorde, bedragen: dict, bestek: structuur.Bestek) -> tuple[Uitslagrij, ...]:
    gedeeld = {sleutel for groep in rangorde.gelijke_standen for sleutel in groep}
    return tuple(
        Uitslagrij(
            uitslag=u,
            bedrag=bedragen.get(u.inschrijving),
            gedeeld=u.inschrijving in gedeeld,
            onder_minimum=", ".join(f"vraag {bestek.vraag(sleutel).nummer}" for sleutel in u.onder_minimum),
        )
        for u in rangorde.uitslagen
    )


def _ties(rangorde: Rangorde) -> tuple[str, ...]:
    namen = {u.inschrijving: u.naam for u in rangorde.uitslagen}
    rangen = {u.inschrijving: u.rang for u in rangorde.uitslagen}
    return tuple(
        f"{join_names(sorted(namen[s] for s in groep))} hebben precies hetzelfde totaal en delen plaats "
        f"{rangen[groep[0]]}. Het portaal kiest niet: "
        "pas de regel toe die daarvoor in het bestek staat, bijvoorbeeld loting."
        for groep in rangorde.gelijke_standen
    )
