from .bestek import Bestek, Perceel, Vaststelling, Wijziging
from .inhoud import Ankerpunt, Bestekvraag, Criterium, Eis, Paragraaf, Schaal, Weging

__all__ = [
    "Ankerpunt",
    "Bestek",
    "Bestekvraag",
    "Criterium",
    "Eis",
    "Paragraaf",
    "Perceel",
    "Schaal",
    "Vaststelling",
    "Weging",
    "Wijziging",
]
