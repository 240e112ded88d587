from .bestek import Bestek, Perceel, Vaststelling, Wijziging
from .inhoud import Ankerpunt, Bestekvraag, Criterium, Eis, Paragraaf, Schaal, Weging
from .nota import Inlichting, Inzending, Nota, Vrijgave
from .ontheffing import Ontheffing

__all__ = [
    "Ankerpunt",
    "Bestek",
    "Bestekvraag",
    "Criterium",
    "Eis",
    "Inlichting",
    "Inzending",
    "Nota",
    "Ontheffing",
    "Paragraaf",
    "Perceel",
    "Schaal",
    "Vaststelling",
    "Vrijgave",
    "Weging",
    "Wijziging",
]
