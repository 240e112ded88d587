"""The letters, as shipped: the same for every gemeente, so without one, and read-only in the portal.
Beside them what a gemeente adds: its library, its policy workbook, and the literal text where it owns the bundle.

Codes are the identity of content: `4.3` a question, `4.3/2` its second handvat, `4-portfolio` a section. They are
never renumbered. `bronregels` are the lines of the source text that an item restates, such as `98-115,210`.
"""

from .bibliotheek import Bibliotheekcriterium, Bibliotheekitem
from .brief import Begrip, Brief, Onderdeel, Punt, Verwijzing
from .editie import Editie, Editieregel, Vraageditie
from .lading import Lading
from .letterlijk import Bundel, Inleesvoorstel, Letterlijk
from .ordening import Aanbiedersoort, Route, Thema
from .vraag import Handvat, Handvatgroep, Vraag, VraagQuerySet
from .werkboek import Beleidsantwoord, Werkboekdeel, Werkboekvraag

__all__ = [
    "Aanbiedersoort",
    "Begrip",
    "Beleidsantwoord",
    "Bibliotheekcriterium",
    "Bibliotheekitem",
    "Brief",
    "Bundel",
    "Editie",
    "Editieregel",
    "Handvat",
    "Handvatgroep",
    "Inleesvoorstel",
    "Lading",
    "Letterlijk",
    "Onderdeel",
    "Punt",
    "Route",
    "Thema",
    "Verwijzing",
    "Vraag",
    "VraagQuerySet",
    "Vraageditie",
    "Werkboekdeel",
    "Werkboekvraag",
]
