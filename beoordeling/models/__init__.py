from .offerte import Antwoord, Antwoordversie, Bijlage, Eistoets, Inschrijver, Inschrijving, Offerte
from .prijs import Kluisprijs, Opening, Prijs
from .ronde import Belangenverklaring, Commissielid, OngeldigeOvergang, Ronde, Toewijzing
from .score import Consensus, Score

__all__ = [
    "Antwoord",
    "Antwoordversie",
    "Belangenverklaring",
    "Bijlage",
    "Commissielid",
    "Consensus",
    "Eistoets",
    "Inschrijver",
    "Inschrijving",
    "Kluisprijs",
    "Offerte",
    "OngeldigeOvergang",
    "Opening",
    "Prijs",
    "Ronde",
    "Score",
    "Toewijzing",
]
