"""The pictures of a rehearsal: places for an SVG. Pure; what a picture says stands beside it in words and numbers."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from bestek.weging import number_text

from .gunning import publiceer
from .proef import Veld, Zone, totals
from .tekening import BREEDTE, LETTERHOOGTE, Lijn, Tekening, Tekst, Vlak, spread

LINKS, RECHTS, BOVEN, ONDER = 40, 444, 34, 250  # of the chart's plane
LANG = 12  # characters; longer prices leave no room for one in the middle
STAPPEN = 48  # pieces of a drawn curve


def draw_zones(
    titel: str, beschrijving: str, veld: Veld, eigen: str, zones: Sequence[Zone], letters: dict[str, int]
) -> Tekening:
    """The total of each offer against the price of one of them, over the zones in which somebody wins."""
    van, tot = zones[0].van, zones[-1].tot
    prijzen = [van + (tot - van) * Fraction(i, STAPPEN) for i in range(STAPPEN + 1)]
    standen = {prijs: totals(veld.at_price(eigen, prijs)) for prijs in prijzen}
    alle = [totaal for stand in standen.values() for totaal in stand.values()]
    x = _scale(van, tot, LINKS, RECHTS)
    y = _scale(min(0, *alle), max(100, *alle), ONDER, BOVEN)
    vlakken = [_zone(zone, x, nummer) for nummer, zone in enumerate(zones)]
    teksten = [_zone_name(zone, x) for zone in zones if x(zone.tot) - x(zone.van) >= LETTERHOOGTE]
    lijnen = [Lijn(f"{LINKS},{y(stand)} {RECHTS},{y(stand)}", "as") for stand in (0, 50, 100)]
    teksten += [Tekst(LINKS - 6, y(stand) + 5, str(stand), "end") for stand in (0, 50, 100)]
    merken = [(van, "start"), ((van + tot) / 2, "middle"), (tot, "end")]
    for prijs, anker in merken if len(whole_euro(tot)) < LANG else (merken[0], merken[2]):
        teksten.append(Tekst(x(prijs), ONDER + 22, whole_euro(prijs), anker))
    nu = veld[eigen].prijs
    lijnen.append(Lijn(f"{x(nu)},{BOVEN} {x(nu)},{ONDER}", "nu"))
    teksten.append(Tekst(x(nu), ONDER + 46, f"prijs van {eigen} nu", _anchor(x(nu))))
    eind = standen[tot]
    for sleutel, hoogte in spread({s: y(totaal) for s, totaal in eind.items()}).items():
        punten = " ".join(f"{x(prijs)},{y(standen[prijs][sleutel])}" for prijs in prijzen)
        lijnen.append(Lijn(punten, f"lijn-{letters[sleutel]}"))
        teksten.append(Tekst(RECHTS + 8, hoogte + 5, sleutel))
    return Tekening(
        "winst", titel, beschrijving, ONDER + 56, tuple(v for v in vlakken if v), tuple(lijnen), tuple(teksten)
    )


def _zone(zone: Zone, x: Callable, nummer: int) -> Vlak:
    soort = "zone" if nummer % 2 else "zone-anders"
    return Vlak(x(zone.van), BOVEN - 26, x(zone.tot) - x(zone.van), ONDER - BOVEN + 26, soort)


def _zone_name(zone: Zone, x: Callable) -> Tekst:
    return Tekst((x(zone.van) + x(zone.tot)) // 2, BOVEN - 10, "=".join(sorted(zone.winnaars)), "middle")


def draw_ruler(titel: str, beschrijving: str, veld: Veld, grens: Fraction | None) -> Tekening:
    """A line of prices: where the offers stand, and below which price the poorest offer wins."""
    tot = max(d.prijs for d in veld.deelnemers) * Fraction(11, 10)
    x = _scale(Fraction(0), tot, 8, BREEDTE - 8)
    vlakken = [Vlak(x(0), 30, max(x(min(grens, tot)) - x(0), 1), 20, "slecht")] if grens else []
    lijnen = [Lijn(f"{x(0)},50 {x(tot)},50", "as")]
    lijnen += [Lijn(f"{x(d.prijs)},30 {x(d.prijs)},58", "streep") for d in veld.deelnemers]
    plekken = spread({d.sleutel: x(d.prijs) for d in veld.deelnemers})
    teksten = [Tekst(plek, 22, sleutel, "middle") for sleutel, plek in plekken.items()]
    teksten += [Tekst(x(0), 76, "€ 0"), Tekst(x(tot), 76, whole_euro(tot), "end")]
    return Tekening("slechtste", titel, beschrijving, 84, tuple(vlakken), tuple(lijnen), tuple(teksten))


def draw_slopes(titel: str, beschrijving: str, voor: Veld, na: Veld, weg: str, letters: dict[str, int]) -> Tekening:
    """The totals with everybody at the left, and without the one that drops out at the right."""
    oud, nieuw = totals(voor), totals(na)
    alle = [*oud.values(), *nieuw.values()]
    y = _scale(min(alle), max(alle), 200, 40)
    links, rechts = 170, 310
    lijnen = [Lijn(f"{links},{y(oud[s])} {rechts},{y(nieuw[s])}", f"lijn-{letters[s]}") for s in nieuw]
    teksten = [Tekst(links, 20, "met iedereen", "end"), Tekst(rechts, 20, f"zonder {weg}")]
    for sleutel, hoogte in spread({s: y(t) for s, t in oud.items()}).items():
        teksten.append(Tekst(links - 8, hoogte + 5, f"{sleutel} {_points(oud[sleutel])}", "end"))
    for sleutel, hoogte in spread({s: y(t) for s, t in nieuw.items()}).items():
        teksten.append(Tekst(rechts + 8, hoogte + 5, f"{_points(nieuw[sleutel])} {sleutel}"))
    hoogte = max(tekst.y for tekst in teksten) + 14
    return Tekening("afvallen", titel, beschrijving, hoogte, lijnen=tuple(lijnen), teksten=tuple(teksten))


def whole_euro(bedrag: Fraction) -> str:
    return f"€ {number_text(publiceer(Fraction(bedrag), 0))}"


def _points(waarde: Fraction) -> str:
    return number_text(publiceer(waarde, 2), 2)


def _scale(van: Fraction, tot: Fraction, begin: int, eind: int) -> Callable[[Fraction], int]:
    wijdte = Fraction(tot) - Fraction(van) or Fraction(1)
    return lambda waarde: round(begin + (Fraction(waarde) - van) / wijdte * (eind - begin))


def _anchor(x: int) -> str:
    """Text at the edge of a drawing grows inwards."""
    return "start" if x < BREEDTE // 3 else "end" if x > 2 * BREEDTE // 3 else "middle"
