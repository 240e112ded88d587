"""Where the questions of a letter stand between its sections. Pure: takes rows as they are, asks no database.

Sections have their own order and nesting. A question stands behind the last section whose first line in the source
is not after the question's own line; lists of sources count for nothing, because they gather lines from everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

BRONNEN = "bron"
NERGENS = 10**6


class Sectie(Protocol):
    pk: int
    code: str
    ouder_id: int | None
    soort: str
    bronregels: str


class Vraag(Protocol):
    pk: int
    code: str
    hoofdvraag_id: int | None
    regel: int  # its own line in the source, see `own_line`


@dataclass
class Blok:
    """A section or a question, with what stands inside it; `niveau` is the level of its heading."""

    item: Sectie | Vraag
    is_vraag: bool
    niveau: int
    inhoud: list[Blok] = field(default_factory=list)

    def walk(self) -> Iterator[Blok]:
        yield self
        for blok in self.inhoud:
            yield from blok.walk()

    @property
    def vragen(self) -> list[Vraag]:
        """The questions inside it, at any depth."""
        return [blok.item for blok in self.walk() if blok.is_vraag and blok is not self]


def arrange(secties: Sequence[Sectie], vragen: Sequence[Vraag]) -> list[Blok]:
    """The letter from top to bottom: sections in their nesting, each question in its place, its parts inside it."""
    blokken = {sectie.pk: Blok(sectie, False, 2) for sectie in secties}
    top: list[Blok] = []
    for sectie in secties:
        ouder = blokken.get(sectie.ouder_id)
        (ouder.inhoud if ouder else top).append(blokken[sectie.pk])
    plaatsen = _places(secties, vragen)
    for vraag, blok in reversed(list(zip(_whole(vragen), _question_blocks(vragen), strict=True))):
        sectie = plaatsen[vraag.pk]
        _insert_after(top, blokken, sectie, blok)
    _set_levels(top, 2)
    return top


def lines(bronregels: str) -> list[int]:
    """The first line of each range: '98-101,103' is 98 and 103."""
    return [int(getal) for getal in re.findall(r"(?:^|,)\s*(\d+)", bronregels)]


def own_line(bronregels: str, handvat: int | None) -> int:
    """The line on which a question stands itself: of its ranges the last that starts before its first handvat.

    Its other ranges are what the rest of the letter says about it. Without any place it stands at the end.
    """
    begin = lines(bronregels)
    voor_handvat = [regel for regel in begin if handvat is None or regel <= handvat]
    return max(voor_handvat or begin or [NERGENS])


def _whole(vragen: Iterable[Vraag]) -> list[Vraag]:
    return [vraag for vraag in vragen if not vraag.hoofdvraag_id]


def _question_blocks(vragen: Sequence[Vraag]) -> list[Blok]:
    """A block per whole question, with its parts in it."""
    delen = [vraag for vraag in vragen if vraag.hoofdvraag_id]
    return [
        Blok(hele, True, 3, [Blok(deel, True, 4) for deel in delen if deel.hoofdvraag_id == hele.pk])
        for hele in _whole(vragen)
    ]


def _places(secties: Sequence[Sectie], vragen: Sequence[Vraag]) -> dict[int, Sectie | None]:
    """The section behind which each whole question stands; None where the letter has no sections."""
    kandidaten = [sectie for sectie in secties if sectie.soort != BRONNEN]
    plaatsen: dict[int, Sectie | None] = {}
    for vraag in _whole(vragen):
        eerder = [s for s in kandidaten if min(lines(s.bronregels), default=NERGENS) <= vraag.regel]
        plaatsen[vraag.pk] = (eerder or kandidaten or [None])[-1]
    return plaatsen


def _insert_after(top: list[Blok], blokken: dict[int, Blok], sectie: Sectie | None, blok: Blok) -> None:
    """Put a question behind a section; behind the whole of its parent where the section is the last one there."""
    if sectie is None:
        top.insert(0, blok)
        return
    while sectie.ouder_id in blokken:
        broers = [b for b in blokken[sectie.ouder_id].inhoud if not b.is_vraag]
        if broers[-1] is not blokken[sectie.pk]:
            break
        sectie = blokken[sectie.ouder_id].item
    rij = blokken[sectie.ouder_id].inhoud if sectie.ouder_id in blokken else top
    rij.insert(next(i for i, b in enumerate(rij) if b is blokken[sectie.pk]) + 1, blok)


def _set_levels(blokken: list[Blok], niveau: int) -> None:
    for blok in blokken:
        blok.niveau = niveau
        _set_levels(blok.inhoud, min(niveau + 1, 6))
