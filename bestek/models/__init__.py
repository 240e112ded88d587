from .bestek import Bestek
from .inhoud import Ankerpunt, Bestekvraag, Criterium, Eis, Paragraaf, Schaal, Weging
from .lijst import Lijstvoorstel
from .nota import Inlichting, Inzending, Nota, Vrijgave
from .omvang import Hoeveelheid, Prijsregel
from .ontheffing import Ontheffing
from .perceel import Perceel
from .samenwerken import Akkoord, Bewerking, Opmerking, Tekstvoorstel, Vermelding
from .vaststelling import Vaststelling, Wijziging

__all__ = [
    "Akkoord",
    "Ankerpunt",
    "Bestek",
    "Bestekvraag",
    "Bewerking",
    "Criterium",
    "Eis",
    "Hoeveelheid",
    "Inlichting",
    "Inzending",
    "Lijstvoorstel",
    "Nota",
    "Ontheffing",
    "Opmerking",
    "Paragraaf",
    "Perceel",
    "Prijsregel",
    "Schaal",
    "Tekstvoorstel",
    "Vaststelling",
    "Vermelding",
    "Vrijgave",
    "Weging",
    "Wijziging",
]
