"""What an answer has word for word from the bestek. Pure.

A bidder may repeat the question, and a reviewer should see at a glance that it is no content of its own.
"""

import re
from collections.abc import Iterable, Sequence

from bestek.structuur import Bestek, Bestekvraag

from .markering import Bereik

RUN = 10  # words in a row; shorter runs are the common property of everybody who writes about a subject
_WOORD = re.compile(r"\w+")
Bron = Sequence[tuple[str, str]]  # label and text, in the order in which a reader meets them


def sources(bestek: Bestek) -> list[Bron]:
    """Per question its text and its criteria, in the order of the annex, so that a run may go on to the next one."""
    return [_source(vraag) for vraag in bestek.vragen]


def _source(vraag: Bestekvraag) -> list[tuple[str, str]]:
    openbaar = [c.tekst for c in vraag.criteria if c.zichtbaarheid == "openbaar"]
    genummerd = [(f"{vraag.nummer}.{n}", tekst) for n, tekst in enumerate(openbaar, 1)]
    return [(f"vraag {vraag.nummer}", f"{vraag.tekst} {vraag.toelichting}"), *genummerd]


def copied(tekst: str, bronnen: Iterable[Bron], minimaal: int = RUN) -> list[Bereik]:
    """The runs of at least `minimaal` words that also stand in a source; `wat` is the label where each begins."""
    plekken: dict[tuple[str, ...], tuple[list[str], list[str], int]] = {}
    for bron in bronnen:
        paren = [(woord, label) for label, deel in bron for woord in _words(deel)]
        woorden, labels = [w for w, _ in paren], [label for _, label in paren]
        for i in range(len(woorden) - minimaal + 1):
            plekken.setdefault(tuple(woorden[i : i + minimaal]), (woorden, labels, i))
    treffers = list(_WOORD.finditer(tekst))
    eigen = [m[0].casefold() for m in treffers]
    gevonden, i = [], 0
    while i <= len(eigen) - minimaal:
        plek = plekken.get(tuple(eigen[i : i + minimaal]))
        if plek is None:
            i += 1
            continue
        woorden, labels, j = plek
        lengte = minimaal
        while i + lengte < len(eigen) and j + lengte < len(woorden) and eigen[i + lengte] == woorden[j + lengte]:
            lengte += 1
        gevonden.append(Bereik(treffers[i].start(), treffers[i + lengte - 1].end(), labels[j]))
        i += lengte
    return gevonden


def _words(tekst: str) -> list[str]:
    return [m[0].casefold() for m in _WOORD.finditer(tekst)]
