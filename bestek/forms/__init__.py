from .gegevens import GegevensForm, NieuwForm
from .gunning import GunningForm
from .omvang import HoeveelheidForm, PrijsregelForm
from .onderdelen import AnkerpuntFormSet, EigenVraagForm, EisForm, ParagraafForm, PerceelForm, SchaalForm
from .stappen import BevestigForm, PublicatieForm, RedenForm
from .verdeling import VerdelingForm
from .vraag import CriteriaForm, CriteriumForm, VraagForm

__all__ = [
    "AnkerpuntFormSet",
    "BevestigForm",
    "CriteriaForm",
    "CriteriumForm",
    "EigenVraagForm",
    "EisForm",
    "GegevensForm",
    "GunningForm",
    "HoeveelheidForm",
    "NieuwForm",
    "ParagraafForm",
    "PerceelForm",
    "PrijsregelForm",
    "PublicatieForm",
    "RedenForm",
    "SchaalForm",
    "VerdelingForm",
    "VraagForm",
]
