"""What the consensus meeting works from: per answer all marks with their reasons, their spread, and what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bestek import structuur
from bestek.enums import Besluitwijze
from gemeenten.models import Gebruiker

from .gunning import Spreiding, spreiding
from .middeling import Middeling, average
from .models import Antwoord, Consensus, Ronde, Score
from .rechten import SCORES_OPEN
from .schaalbeeld import Schaalbeeld, draw
from .schuilnaam import names_of
from .scoren import frozen_vraag, scores_per_antwoord
from .taken import antwoorden_to_score


@dataclass(frozen=True)
class Punt:
    """One strong or weak point of a reviewer; `sleutel` names it to the button that takes it over."""

    sleutel: str
    veld: str
    tekst: str


@dataclass(frozen=True)
class Oordeel:
    """What one reviewer gave, with the points apart."""

    score: Score
    sterk: tuple[Punt, ...]
    zwak: tuple[Punt, ...]


def points(score: Score, veld: str) -> tuple[Punt, ...]:
    """Each line is a point; dashes and dots in front are left out."""
    regels = (regel.strip().lstrip("-–•*").strip() for regel in getattr(score, veld).splitlines())
    return tuple(Punt(f"{score.pk}-{veld}-{n}", veld, regel) for n, regel in enumerate(filter(None, regels)))


@dataclass(frozen=True)
class Overlegregel:
    antwoord: Antwoord
    vraag: structuur.Bestekvraag
    schaal: structuur.Schaal
    scores: tuple[Score, ...]
    consensus: Consensus | None
    naam: str  # of the bidder, as the round calls it
    grens: Fraction  # of the scale; a greater spread asks to be talked about
    gemiddeld: bool = False  # the bestek publishes that the score is the average of the marks

    @property
    def cijfers(self) -> list:
        return [score.cijfer for score in self.scores if score.cijfer is not None]

    @property
    def spreiding(self) -> Spreiding | None:
        waarden = [punt.waarde for punt in self.schaal.ankerpunten]
        return spreiding(self.cijfers, min(waarden), max(waarden), self.grens)

    @property
    def beeld(self) -> Schaalbeeld | None:
        return draw(self.schaal, self.cijfers, self.grens)

    @property
    def klaar(self) -> bool:
        return self.consensus is not None and self.consensus.compleet

    @property
    def getekend(self) -> bool:
        return self.consensus is not None and self.consensus.getekend_op is not None

    @property
    def middeling(self) -> Middeling | None:
        """How the score follows from the marks, where the bestek publishes an average."""
        return average(self.cijfers) if self.gemiddeld else None

    @property
    def oordelen(self) -> list[Oordeel]:
        return [Oordeel(score, points(score, "sterk"), points(score, "zwak")) for score in self.scores]


def overleglijst(ronde: Ronde, wie: Gebruiker, bestek: structuur.Bestek) -> list[Overlegregel]:
    """All answers of the round with what `wie` may see of them; empty before consensus. Four queries."""
    if ronde.status not in SCORES_OPEN:
        return []
    zichtbaar = Antwoord.objects.visible_to(wie).values("pk")
    antwoorden = antwoorden_to_score(ronde, bestek).filter(pk__in=zichtbaar)
    scores = Score.objects.visible_to(wie).counting().filter(ronde=ronde).order_by("commissielid__gebruiker__naam")
    verdeeld = scores_per_antwoord(scores.select_related("commissielid__gebruiker"))
    akkoord = {rij.antwoord_id: rij for rij in Consensus.objects.visible_to(wie).filter(ronde=ronde)}
    namen, grens = names_of(ronde), Fraction(ronde.spreidingsgrens) / 100
    gemiddeld = bestek.besluitwijze == Besluitwijze.GEMIDDELDE
    regels = []
    for antwoord in antwoorden.select_related("bestekvraag", "perceel"):
        vraag = frozen_vraag(bestek, antwoord)
        schaal = bestek.schaal(vraag.schaal)
        scores = tuple(verdeeld.get(antwoord.pk, ()))
        naam = namen[antwoord.offerte_id]
        regels.append(Overlegregel(antwoord, vraag, schaal, scores, akkoord.get(antwoord.pk), naam, grens, gemiddeld))
    return sorted(regels, key=lambda regel: regel.vraag.nummer)


def neighbours(regels: Sequence[Overlegregel], antwoord_id: int) -> tuple:
    """The line of this answer, the one before and the one after; three times None where it is not there."""
    for i, regel in enumerate(regels):
        if regel.antwoord.pk == antwoord_id:
            return regel, regels[i - 1] if i else None, regels[i + 1] if i + 1 < len(regels) else None
    return None, None, None
