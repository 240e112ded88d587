"""What the inkoper oversees: what is late, and from consensus on the marks of everybody beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bestek.rekenwijze import publiceer
from gemeenten import klok

from .enums import Rondestatus
from .middeling import average
from .models import Ronde
from .overleg import Overlegregel
from .strengheid import Strengheid, compare

TINTEN = 5  # steps of colour, from pale to full
PLANNING = (
    ("beoordelen_tot", "Scores klaar", Rondestatus.CONSENSUS),
    ("consensus_op", "Consensusoverleg", Rondestatus.KWALITEIT_VASTGESTELD),
    ("besluit_op", "Voorstel voor het besluit", Rondestatus.AFGEROND),
)


@dataclass(frozen=True)
class Mijlpaal:
    naam: str
    dag: date
    gedaan: bool

    @property
    def te_laat(self) -> int:
        """In days; 0 where it is in time or done."""
        return 0 if self.gedaan else max(0, (klok.today() - self.dag).days)


@dataclass(frozen=True)
class Cel:
    """What stands for one answer: the agreed mark, or as long as there is none the mean of the marks."""

    cijfer: Decimal
    afgesproken: bool
    tint: int  # 0 is the lowest of the scale, TINTEN - 1 the highest


@dataclass(frozen=True)
class Warmterij:
    naam: str
    cellen: tuple[Cel | None, ...]


def milestones(ronde: Ronde) -> list[Mijlpaal]:
    """The planned days, in order; a round that was withdrawn has nothing to be late with."""
    gang = list(Rondestatus)
    dagen = [(naam, getattr(ronde, veld), klaar) for veld, naam, klaar in PLANNING]
    return [Mijlpaal(naam, dag, gang.index(ronde.status) >= gang.index(klaar)) for naam, dag, klaar in dagen if dag]


def heatmap(regels: Sequence[Overlegregel]) -> tuple[list[str], list[Warmterij]]:
    """The questions (with their perceel where each has its own answer), and a row per bidder."""
    kolommen = list(dict.fromkeys((r.vraag.nummer, str(r.antwoord.perceel or "")) for r in regels))
    per_plek = {(r.naam, r.vraag.nummer, str(r.antwoord.perceel or "")): _cell(r) for r in regels}
    namen = sorted({regel.naam for regel in regels})
    koppen = [f"Vraag {nummer}" + (f", {perceel}" if perceel else "") for nummer, perceel in kolommen]
    return koppen, [Warmterij(naam, tuple(per_plek.get((naam, *kolom)) for kolom in kolommen)) for naam in namen]


def _cell(regel: Overlegregel) -> Cel | None:
    afgesproken = regel.consensus is not None and regel.consensus.cijfer is not None
    middeling = None if afgesproken else average(regel.cijfers)
    if not afgesproken and middeling is None:
        return None
    exact = Fraction(regel.consensus.score) if afgesproken else middeling.exact
    waarden = [Fraction(punt.waarde) for punt in regel.schaal.ankerpunten]
    laag, hoog = min(waarden), max(waarden)
    tint = min(TINTEN - 1, int((exact - laag) / ((hoog - laag) or 1) * TINTEN))
    return Cel(publiceer(exact, 2), afgesproken, tint)


def strictness(regels: Sequence[Overlegregel]) -> list[Strengheid]:
    """Per reviewer how his marks lie beside those of the others."""
    cijfers: dict[str, dict[int, Decimal]] = {}
    for regel in regels:
        for score in regel.scores:
            if score.cijfer is not None:
                cijfers.setdefault(str(score.commissielid), {})[regel.antwoord.pk] = score.cijfer
    wijdtes = [max(w) - min(w) for w in ([p.waarde for p in r.schaal.ankerpunten] for r in regels)]
    return compare(dict(sorted(cijfers.items())), max(wijdtes, default=Decimal(1)))
