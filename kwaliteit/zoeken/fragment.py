"""The piece of a text that answers to a query, with the words that do marked. Pure."""

from .taal import STOPWOORDEN, words
from .woordenboek import Woordenboek

Segmenten = list[tuple[bool, str]]  # (marked?, text)
LENGTE = 32  # words
AANLOOP = 6  # words before the first one that is found


def mark(tekst: str, stammen: frozenset[str], woordenboek: Woordenboek) -> Segmenten:
    """The whole text in segments."""
    return _segments(tekst, 0, len(tekst), _hits(tekst, stammen, woordenboek))


def excerpt(tekst: str, stammen: frozenset[str], woordenboek: Woordenboek, lengte: int = LENGTE) -> Segmenten:
    """The stretch of `lengte` words with the most different words that are asked; its beginning where there is none."""
    alle = list(words(tekst))
    if not alle:
        return []
    gevonden = _hits(tekst, stammen, woordenboek)
    plaatsen = [i for i, woord in enumerate(alle) if (woord.begin, woord.eind) in gevonden]
    begin = _best_start(plaatsen, [gevonden[alle[i].begin, alle[i].eind] for i in plaatsen], lengte)
    begin = max(0, min(begin - AANLOOP, len(alle) - lengte))
    eind = min(len(alle), begin + lengte)
    van = alle[begin].begin if begin else 0
    tot = alle[eind - 1].eind if eind < len(alle) else len(tekst)
    segmenten = _segments(tekst, van, tot, gevonden)
    voor, na = [(False, "… ")] if begin else [], [(False, " …")] if eind < len(alle) else []
    return [*voor, *segmenten, *na]


def _hits(tekst: str, stammen: frozenset[str], woordenboek: Woordenboek) -> dict[tuple[int, int], str]:
    """The words of the text that are asked, whole or in part, by their place; with the stem that is."""
    gevonden = {}
    for woord in words(tekst):
        if woord.vorm in STOPWOORDEN:
            continue
        eigen = next((stam for stam, _ in woordenboek.terms(woord.vorm) if stam in stammen), None)
        if eigen:
            gevonden[woord.begin, woord.eind] = eigen
    return gevonden


def _best_start(plaatsen: list[int], stammen: list[str], lengte: int) -> int:
    def variety(i: int) -> int:
        return len({stam for plaats, stam in zip(plaatsen, stammen, strict=True) if 0 <= plaats - i < lengte - AANLOOP})

    return max(plaatsen, key=lambda i: (variety(i), -i), default=0)


def _segments(tekst: str, van: int, tot: int, gevonden: dict[tuple[int, int], str]) -> Segmenten:
    segmenten: Segmenten = []
    for begin, eind in sorted(plaats for plaats in gevonden if van <= plaats[0] < tot):
        segmenten += [(False, tekst[van:begin]), (True, tekst[begin:eind])]
        van = eind
    return [(gemarkeerd, deel) for gemarkeerd, deel in [*segmenten, (False, tekst[van:tot])] if deel]
