"""Coverage: which themes of the letters a bestek asks about, per perceel, and where it is thin. Pure.

The rule, as the page tells it. Of the themes about which the letters ask in the routes of the perceel, one is

- *niet gevraagd* when no question and no criterium carries it;
- *dun* when it stands only in background criteria, or only in criteria of questions about something else while the
  letters have a question about it, or when the questions about it have together less than `DREMPEL` percent of the
  points for quality, once any are divided;
- *gevraagd* otherwise.

A question has the themes of the letter's question it came from, or of the item of the library; a criterium those of its
handvat. What has no theme, is listed apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bestek.structuur import ACHTERGROND, Bestek, Bestekvraag, Perceel

NIET, DUN, GEVRAAGD = "niet", "dun", "gevraagd"
DREMPEL = Decimal(5)
AANVULLINGEN = 3


@dataclass(frozen=True)
class Themakaart:
    """What carries which themes; all by code."""

    vragen: Mapping[str, frozenset[str]]  # of the letters
    handvatten: Mapping[str, frozenset[str]]
    eigen: Mapping[str, frozenset[str]] = field(default_factory=dict)  # bestekvraag (sleutel) → themes of its item
    routes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # route → questions of the letters, in order
    dragers: Mapping[str, frozenset[str]] = field(default_factory=dict)  # question → themes of its handvatten


@dataclass
class Themadekking:
    """One theme in one perceel."""

    thema: str
    vragen: list[Bestekvraag] = field(default_factory=list)
    punten: Decimal = Decimal(0)
    aandeel: Decimal | None = None  # percentage of the points for quality; None where none are divided
    vraagbaar: bool = True  # whether the letters have a question about it for these routes
    via: list[Bestekvraag] = field(default_factory=list)  # questions about something else with a public criterium
    openbaar: int = 0  # criteria
    achtergrond: int = 0
    aanvulling: tuple[str, ...] = ()  # questions of the letters that would fill it

    @property
    def stand(self) -> str:
        if not (self.vragen or self.openbaar or self.achtergrond):
            return NIET
        if self.vragen:
            return GEVRAAGD if self.aandeel is None or self.aandeel >= DREMPEL else DUN
        return GEVRAAGD if self.openbaar and not self.vraagbaar else DUN

    @property
    def reden(self) -> str:
        """Why it is thin; '' where it is not."""
        if self.stand != DUN:
            return ""
        if self.vragen:
            return f"De vragen hierover hebben samen minder dan {DREMPEL} % van de punten voor kwaliteit."
        if self.openbaar:
            return "Het komt alleen voor als criterium bij vragen over iets anders."
        return "Het komt alleen voor in achtergrondcriteria, die niet meetellen."


@dataclass(frozen=True)
class Perceeldekking:
    perceel: Perceel
    themas: list[Themadekking]
    zonder_thema: list[Bestekvraag]

    def met_stand(self, stand: str) -> list[Themadekking]:
        return [rij for rij in self.themas if rij.stand == stand]

    @property
    def niet(self) -> list[Themadekking]:
        return self.met_stand(NIET)

    @property
    def dun(self) -> list[Themadekking]:
        return self.met_stand(DUN)

    @property
    def gevraagd(self) -> list[Themadekking]:
        """What has most points, first."""
        return sorted(self.met_stand(GEVRAAGD), key=lambda rij: (-rij.punten, rij.thema))


def cover(bestek: Bestek, kaart: Themakaart) -> list[Perceeldekking]:
    return [_cover_perceel(bestek, perceel, kaart) for perceel in bestek.percelen]


def overview(percelen: list[Perceeldekking]) -> list[tuple[str, list[Themadekking | None]]]:
    """Per theme its coverage in each perceel; None where the letters do not ask about it in the routes of that one."""
    per_perceel = [{rij.thema: rij for rij in dekking.themas} for dekking in percelen]
    themas = sorted({thema for rijen in per_perceel for thema in rijen})
    return [(thema, [rijen.get(thema) for rijen in per_perceel]) for thema in themas]


def _cover_perceel(bestek: Bestek, perceel: Perceel, kaart: Themakaart) -> Perceeldekking:
    vragen = bestek.vragen_van(perceel)
    kwaliteit = bestek.kwaliteit(perceel)
    aanbod = _offered(perceel.routes or bestek.routes, kaart)
    rijen: dict[str, Themadekking] = {}
    for thema in sorted({thema for code in aanbod for thema in _asks(code, kaart)}):
        rijen[thema] = Themadekking(thema)
    zonder = []
    for vraag in vragen:
        themas = themes_of(vraag, kaart)
        _count_criteria(vraag, themas, rijen, kaart)
        for thema in themas:
            rij = rijen.setdefault(thema, Themadekking(thema))
            rij.vragen.append(vraag)
            rij.punten += vraag.punten(perceel) or Decimal(0)
        if not themas and not any(kaart.handvatten.get(c.herkomst_code) for c in vraag.criteria):
            zonder.append(vraag)
    gesteld = {vraag.herkomst_code for vraag in vragen}
    for rij in rijen.values():
        rij.aandeel = rij.punten * 100 / kwaliteit if kwaliteit else None
        rij.vraagbaar = any(rij.thema in kaart.vragen.get(code, ()) for code in aanbod)
        if rij.stand != GEVRAAGD:
            rij.aanvulling = _fill(rij.thema, [code for code in aanbod if code not in gesteld], kaart)
    return Perceeldekking(perceel, list(rijen.values()), zonder)


def themes_of(vraag: Bestekvraag, kaart: Themakaart) -> frozenset[str]:
    """Of the question itself: those of the library's item where it has any, else those of the letter's question."""
    return kaart.eigen.get(vraag.sleutel) or kaart.vragen.get(vraag.herkomst_code) or frozenset()


def _count_criteria(vraag: Bestekvraag, eigen: frozenset[str], rijen: dict, kaart: Themakaart) -> None:
    for criterium in vraag.criteria:
        for thema in kaart.handvatten.get(criterium.herkomst_code, ()):
            rij = rijen.setdefault(thema, Themadekking(thema))
            if criterium.zichtbaarheid == ACHTERGROND:
                rij.achtergrond += 1
                continue
            rij.openbaar += 1
            if thema not in eigen and vraag not in rij.via:
                rij.via.append(vraag)


def _offered(routes: Iterable[str], kaart: Themakaart) -> list[str]:
    """The questions that the letters have for these routes; for all where none is named."""
    namen = [route for route in routes if route in kaart.routes] or list(kaart.routes)
    return list(dict.fromkeys(code for route in namen for code in kaart.routes[route]))


def _asks(code: str, kaart: Themakaart) -> frozenset[str]:
    return kaart.vragen.get(code, frozenset()) | kaart.dragers.get(code, frozenset())


def _fill(thema: str, kan: list[str], kaart: Themakaart) -> tuple[str, ...]:
    """The letters' questions about it, those with it as their own theme before those with it in a handvat."""
    eigen = [code for code in kan if thema in kaart.vragen.get(code, ())]
    dragend = [code for code in kan if code not in eigen and thema in kaart.dragers.get(code, ())]
    return tuple([*eigen, *dragend][:AANVULLINGEN])
