"""How far each weight may move before somebody else stands first.

One weight changes at a time; the others keep their proportions to each other, so that the total stays what it was
(100). That is the usual one-at-a-time convention of multi-criteria analysis: the weight stability intervals of
Mareschal (1988) and of O'Shea, Deeney, Triantaphyllou and others (Expert Systems with Applications 296, 2026,
doi:10.1016/j.eswa.2025.128460). Amounts in euros have no fixed total: there the other amounts stay as they are.

Every total is then a straight line in the weight that moves, so each end is where two lines cross: a fraction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .stelsel import Stelsel

PRIJS = ""  # the name of price among the weights


@dataclass(frozen=True)
class Rand:
    """An end: at this weight `gelijk` share the first place; just beyond it `dan` stand first.

    `dan` is empty where no weight lies beyond: the question counts for nothing, or for everything.
    """

    waarde: Fraction
    gelijk: frozenset[str]
    dan: frozenset[str]


@dataclass(frozen=True)
class Gewichtsruimte:
    """Between `laag` and `hoog` the same stand first as now; None where no weight on that side changes it."""

    onderdeel: str  # sleutel of the question, or PRIJS
    gewicht: Fraction
    laag: Rand | None
    hoog: Rand | None
    totaal: Fraction | None  # what all weights add up to; None for amounts
    enige: bool = False  # the only weight there is: it cannot move while the total stays


def weight_ranges(stelsel: Stelsel) -> tuple[Gewichtsruimte, ...]:
    """Every question in order, and price last where it has points."""
    waarden = stelsel.values()
    totaal = None if stelsel.bedragen else sum(v.gewicht for v in stelsel.vragen) + stelsel.prijsgewicht
    ruimtes = []
    for k, vraag in enumerate(stelsel.vragen):
        delen = {i: stelsel.deelnemers[i].delen[k][stelsel.deelnemers[i].plekken[k]] for i in waarden}
        lijnen = _lines(waarden, {i: vraag.gewicht * deel for i, deel in delen.items()}, vraag.gewicht, totaal, delen)
        ruimtes.append(_range(stelsel, vraag.sleutel, vraag.gewicht, totaal, lijnen))
    if stelsel.prijsgewicht:
        basis = stelsel.bases[stelsel.lowest(waarden)]
        lijnen = _lines(waarden, {i: basis[i] for i in waarden}, stelsel.prijsgewicht, totaal, {})
        ruimtes.append(_range(stelsel, PRIJS, stelsel.prijsgewicht, totaal, lijnen))
    return tuple(ruimtes)


def _lines(waarden, punten, gewicht, totaal, delen) -> dict[int, tuple[int, int]]:
    """Value now and slope of each total, both times the same positive factor; the distance is the change of weight."""
    if totaal is None:
        return {i: (waarde, delen[i]) for i, waarde in waarden.items()}
    if not gewicht:
        return {i: (waarde * totaal, delen[i] * totaal - waarde) for i, waarde in waarden.items()}
    rest = totaal - gewicht
    return {
        i: (waarde * gewicht * rest, punten[i] * rest - (waarde - punten[i]) * gewicht) for i, waarde in waarden.items()
    }


def _range(stelsel: Stelsel, naam: str, gewicht: int, totaal: int | None, lijnen) -> Gewichtsruimte:
    nu, eenheid = Fraction(gewicht, stelsel.eenheid), stelsel.eenheid
    heel = None if totaal is None else Fraction(totaal, eenheid)
    if gewicht == totaal:
        return Gewichtsruimte(naam, nu, None, None, heel, enige=True)
    laag = _edge(stelsel, lijnen, nu, -1, Fraction(0))
    hoog = _edge(stelsel, lijnen, nu, 1, heel)
    return Gewichtsruimte(naam, nu, laag, hoog, heel)


def _edge(stelsel: Stelsel, lijnen, nu: Fraction, kant: int, uiterste: Fraction | None) -> Rand | None:
    gevonden = first_crossing({i: (waarde, kant * helling) for i, (waarde, helling) in lijnen.items()})
    if gevonden is None:
        return None
    afstand, gelijk, dan = gevonden
    waarde = nu + kant * afstand / stelsel.eenheid
    if uiterste is not None and kant * (uiterste - waarde) < 0:
        return None
    return Rand(waarde, stelsel.names(gelijk), frozenset() if waarde == uiterste else stelsel.names(dan))


def first_crossing(lijnen: Mapping[int, tuple[int, int]]) -> tuple[Fraction, frozenset[int], frozenset[int]] | None:
    """How far along lines (value, slope) the same stay first; who share the place there, and who lead beyond.

    The distance is 0 where several share the place now and part at once.
    """
    hoogste = max(waarde for waarde, _ in lijnen.values())
    eersten = frozenset(i for i, (waarde, _) in lijnen.items() if waarde == hoogste)
    steilst = max(lijnen[i][1] for i in eersten)
    voorop = frozenset(i for i in eersten if lijnen[i][1] == steilst)
    if voorop != eersten:
        return Fraction(0), eersten, voorop
    teller, noemer, inhalers = 1, 0, set()
    for i, (waarde, helling) in lijnen.items():
        achter, sneller = hoogste - waarde, helling - steilst
        if sneller > 0 and (verschil := achter * noemer - teller * sneller) <= 0:
            inhalers = {i} if verschil < 0 else inhalers | {i}
            teller, noemer = achter, sneller
    if not inhalers:
        return None
    steilst = max(lijnen[i][1] for i in inhalers)
    return (
        Fraction(teller, noemer),
        eersten | inhalers,
        frozenset(i for i in inhalers if lijnen[i][1] == steilst),
    )
