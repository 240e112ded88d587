"""The bestekscan: the lint of a tender document. Pure: plain data in, findings out.

`scan(bestek, kennis)` is the door. The rules stand by what they read: `vraagvorm` (the shape of a question),
`criteria`, `verwijzing` (references, terms, places), `leesniveau`, `schaalwoorden`, `getallen` (points, length, price,
routes); `teksten` and `getallen` walk the bestek, `regels` says why and on what ground. The words are our own lists
in woorden.toml and onderwerpen.toml. Precision and recall stand in docs/bestekscan.md.
"""

from bestek.structuur import Bestek

from .bevinding import FOUT, LET_OP, PLEKKEN, Bevinding, Kennis
from .getallen import read_dates, read_points, read_price, read_routes, read_scales, read_themes
from .regels import REGELS
from .teksten import read_pieces, read_questions

__all__ = ["FOUT", "LET_OP", "REGELS", "Bevinding", "Kennis", "count", "scan"]


def scan(bestek: Bestek, kennis: Kennis | None = None) -> tuple[Bevinding, ...]:
    """Every finding, by place in the bestek, what is wrong before what deserves a look."""
    kennis = kennis or Kennis()
    gevonden = [*read_pieces(bestek, kennis), *read_dates(kennis)]
    if bestek.profiel != "open_house":  # nothing is scored there
        gevonden += [*read_questions(bestek, kennis), *read_scales(bestek), *read_points(bestek)]
        gevonden += [*read_price(bestek), *read_routes(bestek, kennis), *read_themes(bestek, kennis)]
    volgorde = {perceel.sleutel: nummer for nummer, perceel in enumerate(bestek.percelen, -len(bestek.percelen))}
    volgorde |= {vraag.sleutel: vraag.nummer for vraag in bestek.vragen}
    return tuple(
        sorted(gevonden, key=lambda b: (PLEKKEN.index(b.plek), volgorde.get(b.sleutel, 0), b.sleutel, b.ernst != FOUT))
    )


def count(bevindingen: tuple[Bevinding, ...]) -> str:
    """'2 fout · 3 let op'; 'niets gevonden' where there is nothing."""
    fouten = sum(b.ernst == FOUT for b in bevindingen)
    delen = [f"{aantal} {naam}" for naam, aantal in ((FOUT, fouten), (LET_OP, len(bevindingen) - fouten)) if aantal]
    return " · ".join(delen) or "niets gevonden"
