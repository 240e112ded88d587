from .bestek import Bestek, Perceel, Vaststelling, Wijziging
from .inhoud import Ankerpunt, Bestekvraag, Criterium, Eis, Paragraaf, Schaal, Weging
from .ontheffing import Ontheffing

__all__ = [
    "Ankerpunt",
    "Bestek",
    "Bestekvraag",
    "Criterium",
    "Eis",
    "Ontheffing",
    "Paragraaf",
    "Perceel",
    "Schaal",
    "Vaststelling",
    "Weging",
    "Wijziging",
]
