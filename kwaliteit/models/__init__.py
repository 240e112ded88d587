"""The letters, as shipped: the same for every gemeente, so without one, and read-only in the portal.

Codes are the identity of content: `4.3` a question, `4.3/2` its second handvat, `4-portfolio` a section. They are
never renumbered. `bronregels` are the lines of the source text that an item restates, such as `98-115,210`.
"""

from .brief import Begrip, Brief, Onderdeel, Punt, Verwijzing
from .lading import Lading
from .ordening import Aanbiedersoort, Route, Thema
from .vraag import Handvat, Handvatgroep, Vraag, VraagQuerySet

__all__ = [
    "Aanbiedersoort",
    "Begrip",
    "Brief",
    "Handvat",
    "Handvatgroep",
    "Lading",
    "Onderdeel",
    "Punt",
    "Route",
    "Thema",
    "Verwijzing",
    "Vraag",
    "VraagQuerySet",
]
