from .dossier import bestek, geschiedenis, lezen
from .gegevens import gegevens
from .lijst import kies, lijst, nieuw
from .onderdelen import onderdeel, onderdeel_nieuw, onderdeel_weg, onderdelen, volgorde
from .samenstellen import vragen
from .schalen import schaal
from .stappen import intrekken, publiceren, ter_review, terug, vaststellen, wijziging
from .versies import pdf, verschil, versie, versies
from .vraag import criteria_volgorde, criterium_nieuw, eigen_vraag, vraag

__all__ = [
    "bestek",
    "criteria_volgorde",
    "criterium_nieuw",
    "eigen_vraag",
    "gegevens",
    "geschiedenis",
    "intrekken",
    "kies",
    "lezen",
    "lijst",
    "nieuw",
    "onderdeel",
    "onderdeel_nieuw",
    "onderdeel_weg",
    "onderdelen",
    "pdf",
    "publiceren",
    "schaal",
    "ter_review",
    "terug",
    "vaststellen",
    "verschil",
    "versie",
    "versies",
    "volgorde",
    "vraag",
    "vragen",
    "wijziging",
]
