"""Lays two rows beside each other in their order: each piece of the one on the pieces of the other that fit best.

Alignment of sentences as Gale and Church (1993) do it, by dynamic programming over pairs of small groups, except that
the score of a pair is the caller's. What fits nowhere is passed over, on either side, at a price.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Score = Callable[[int, int, int, int], float | None]
NIET = float("-inf")


@dataclass(frozen=True)
class Paar:
    """Pieces `links` of the text on pieces `rechts` of what is expected; one of both can be empty."""

    links: range
    rechts: range
    score: float


def align(
    aantal_links: int,
    aantal_rechts: int,
    score: Score,
    groepen: Sequence[tuple[int, int]],
    over_links: float,
    over_rechts: float,
    band: float = 0.3,
) -> list[Paar]:
    """The best pairs in order. `score(i, n, j, m)` judges pieces i..i+n against j..j+m; None forbids the pair.

    `groepen` are the sizes of groups that may pair; `band` is how far a pair may lie from the diagonal, as a share.
    """
    breedte = max(12.0, band * max(aantal_links, aantal_rechts))
    beste = [[NIET] * (aantal_rechts + 1) for _ in range(aantal_links + 1)]
    vandaan: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * (aantal_rechts + 1) for _ in range(aantal_links + 1)]
    beste[0][0] = 0.0

    def offer(i: int, j: int, n: int, m: int, waarde: float) -> None:
        totaal = beste[i][j] + waarde
        if totaal > beste[i + n][j + m]:
            beste[i + n][j + m] = totaal
            vandaan[i + n][j + m] = (n, m, waarde)

    helling = aantal_rechts / max(aantal_links, 1)
    for i in range(aantal_links + 1):
        for j in range(aantal_rechts + 1):
            if beste[i][j] == NIET:
                continue
            if i < aantal_links:
                offer(i, j, 1, 0, over_links)
            if j < aantal_rechts:
                offer(i, j, 0, 1, over_rechts)
            if abs(j - i * helling) > breedte:
                continue
            passend = ((n, m) for n, m in groepen if i + n <= aantal_links and j + m <= aantal_rechts)
            for n, m in passend:
                if (waarde := score(i, n, j, m)) is not None:
                    offer(i, j, n, m, waarde)
    return _walk_back(vandaan, aantal_links, aantal_rechts)


def _walk_back(vandaan: list[list[tuple[int, int, float]]], i: int, j: int) -> list[Paar]:
    paren = []
    while i or j:
        n, m, waarde = vandaan[i][j]
        i, j = i - n, j - m
        paren.append(Paar(range(i, i + n), range(j, j + m), waarde))
    return paren[::-1]
