from .bevinding import Bevinding, Passage
from .commissie import Aanwezigheid, Oefenantwoord, Oefenscore, Uitsluiting
from .geldigheid import Herstelverzoek, Prijsonderzoek
from .gunning import Gunning, Gunningsbrief, Verzending
from .loting import Loting, Lotuitslag
from .offerte import Antwoord, Antwoordversie, Bijlage, Eistoets, Inschrijver, Inschrijving, Offerte
from .prijs import Kluisprijs, Opening, Prijs
from .ronde import Belangenverklaring, Commissielid, OngeldigeOvergang, Ronde, Toewijzing
from .score import Consensus, Score

__all__ = [
    "Aanwezigheid",
    "Antwoord",
    "Antwoordversie",
    "Belangenverklaring",
    "Bevinding",
    "Bijlage",
    "Commissielid",
    "Consensus",
    "Eistoets",
    "Gunning",
    "Gunningsbrief",
    "Herstelverzoek",
    "Inschrijver",
    "Inschrijving",
    "Kluisprijs",
    "Loting",
    "Lotuitslag",
    "Oefenantwoord",
    "Oefenscore",
    "Offerte",
    "OngeldigeOvergang",
    "Opening",
    "Passage",
    "Prijs",
    "Prijsonderzoek",
    "Ronde",
    "Score",
    "Toewijzing",
    "Uitsluiting",
    "Verzending",
]
