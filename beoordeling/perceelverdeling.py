"""Who gets which perceel where a bidder may get only so many, by the published rule. Pure.

A buyer may limit the number of percelen for one bidder if the notice says so and the documents give the rule by which
they are divided (directive 2014/24, article 46(2)). Without a published rule nothing is divided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

VOLGORDE, VOORSPRONG, VOORKEUR = "volgorde", "voorsprong", "voorkeur"


class OngeldigeVerdeling(ValueError):
    """There is no rule, or an order that is not known yet."""


@dataclass(frozen=True)
class Plaats:
    """A bidder in the final order of one perceel; of `waarde` the higher is the better."""

    inschrijver: str
    waarde: Fraction


@dataclass(frozen=True)
class Perceelstand:
    """The ranked bidders of one perceel, best first."""

    perceel: str
    plaatsen: tuple[Plaats, ...]
    gelijk: bool = False  # an order among them is still to be decided


@dataclass(frozen=True)
class Toedeling:
    """`winnaar` is None where nobody is left; `overgeslagen` stood higher and had as many percelen as allowed."""

    perceel: str
    winnaar: str | None
    overgeslagen: tuple[str, ...] = ()
    voorsprong: Fraction | None = None  # by which the perceel was divided, where the rule looks at it


@dataclass
class _Stand:
    maximum: int | None
    gekregen: dict[str, int] = field(default_factory=dict)

    def may(self, inschrijver: str) -> bool:
        return self.maximum is None or self.gekregen.get(inschrijver, 0) < self.maximum

    def give(self, stand: Perceelstand, voorsprong: Fraction | None = None) -> Toedeling:
        kan = [p.inschrijver for p in stand.plaatsen if self.may(p.inschrijver)]
        winnaar = kan[0] if kan else None
        hoger = (p.inschrijver for p in stand.plaatsen[: _place(stand, winnaar)])
        overgeslagen = tuple(naam for naam in hoger if not self.may(naam))
        if winnaar:
            self.gekregen[winnaar] = self.gekregen.get(winnaar, 0) + 1
        return Toedeling(stand.perceel, winnaar, overgeslagen, voorsprong)


def divide(
    standen: tuple[Perceelstand, ...],
    maximum: int | None,
    regel: str = "",
    voorkeuren: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Toedeling, ...]:
    """The percelen in their own order. Nobody over the maximum: then each goes to its first, whatever the rule."""
    if gelijk := [stand.perceel for stand in standen if stand.gelijk]:
        raise OngeldigeVerdeling(f"Nog niet beslist: {', '.join(gelijk)}.")
    eersten = [stand.plaatsen[0].inschrijver for stand in standen if stand.plaatsen]
    if maximum is None or all(eersten.count(naam) <= maximum for naam in eersten):
        return tuple(_Stand(None).give(stand) for stand in standen)
    if regel == VOLGORDE:
        stand_nu = _Stand(maximum)
        return tuple(stand_nu.give(stand) for stand in standen)
    if regel == VOORSPRONG:
        return _by_lead(standen, maximum)
    if regel == VOORKEUR:
        return _by_preference(standen, maximum, voorkeuren or {})
    raise OngeldigeVerdeling("Het bestek noemt geen regel voor wie in te veel percelen eerste is.")


def _place(stand: Perceelstand, winnaar: str | None) -> int:
    namen = [p.inschrijver for p in stand.plaatsen]
    return namen.index(winnaar) if winnaar in namen else len(namen)


def _by_lead(standen: tuple[Perceelstand, ...], maximum: int) -> tuple[Toedeling, ...]:
    """Each time the perceel with the largest lead among who may still get one; equal leads by the order of percelen."""
    stand_nu, found = _Stand(maximum), {}
    over = list(standen)
    while over:
        volgende = max(over, key=lambda s: (_lead(s, stand_nu), -standen.index(s)))
        lead = _lead(volgende, stand_nu)
        over.remove(volgende)
        found[volgende.perceel] = stand_nu.give(volgende, lead if lead >= 0 and lead != ALLEEN else None)
    return tuple(found[stand.perceel] for stand in standen)


ALLEEN, NIEMAND = Fraction(10**30), Fraction(-1)  # above any lead, and below


def _lead(stand: Perceelstand, stand_nu: _Stand) -> Fraction:
    waarden = [p.waarde for p in stand.plaatsen if stand_nu.may(p.inschrijver)]
    if len(waarden) < 2:
        return ALLEEN if waarden else NIEMAND
    return waarden[0] - waarden[1]


def _by_preference(standen, maximum: int, voorkeuren: Mapping[str, tuple[str, ...]]) -> tuple[Toedeling, ...]:
    """Percelen ask their best bidder; who is asked too often keeps what it prefers, and the others ask on.

    The outcome does not hang on who asks first. What a bidder did not name comes after what it named, in the order of
    the percelen.
    """
    aan, plek = {}, {stand.perceel: 0 for stand in standen}
    volgorde = [stand.perceel for stand in standen]

    def wish(naam: str, perceel: str) -> tuple[int, int]:
        genoemd = voorkeuren.get(naam, ())
        return (genoemd.index(perceel) if perceel in genoemd else len(genoemd), volgorde.index(perceel))

    vrij = list(standen)
    while vrij:
        stand = vrij.pop(0)
        if plek[stand.perceel] >= len(stand.plaatsen):
            continue
        naam = stand.plaatsen[plek[stand.perceel]].inschrijver
        houdt = sorted([*(p for p, wie in aan.items() if wie == naam), stand.perceel], key=lambda p: wish(naam, p))
        aan[stand.perceel] = naam
        for perceel in houdt[maximum:]:
            del aan[perceel]
            plek[perceel] += 1
            vrij.append(next(s for s in standen if s.perceel == perceel))
    return tuple(_given(stand, aan.get(stand.perceel)) for stand in standen)


def _given(stand: Perceelstand, winnaar: str | None) -> Toedeling:
    hoger = tuple(p.inschrijver for p in stand.plaatsen[: _place(stand, winnaar)])
    return Toedeling(stand.perceel, winnaar, hoger)
