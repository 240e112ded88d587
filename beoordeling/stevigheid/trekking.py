"""Monte Carlo: every agreed mark goes one step down, stays, or goes one step up, independently, many times over.

Two bits decide over one mark: 00 is down, 11 is up, the rest stays; so 1/4, 1/2, 1/4. Beyond an end of the scale a mark
stays where it is. The bits of a bid are SHAKE-256 of `zaad/sleutel`, one byte for four questions, in order of draw and
question; the first question of a byte has its lowest two bits. `zaad` is the SHA-256 of the input as canonical JSON, so
anyone finds the same draws in any language. The draws are exact sums; only the shares are approximate.
"""

from dataclasses import dataclass, replace
from hashlib import shake_256
from itertools import repeat
from operator import add

from bestek.canoniek import canonical_json, sha256_hex

from ..gunning import Beoordelingsinvoer, to_json
from .stelsel import Stelsel

AANTAL = 10_000  # the standard error of a share is at most 1 / (2 × √10.000), half a percentage point
PER_BYTE = 4
STAPPEN = (-1, 0, 0, 1)  # by two bits


@dataclass(frozen=True)
class Kans:
    """In how many draws a bid stood alone first, shared the first place, and had each rank (`rangen[0]` is rank 1)."""

    inschrijving: str
    alleen: int
    gedeeld: int
    rangen: tuple[int, ...]
    zonder_rang: int


@dataclass(frozen=True)
class Trekking:
    aantal: int
    zaad: str
    kansen: tuple[Kans, ...]

    def error(self, aantal: int) -> float:
        """The standard error of this many of all draws, as a share."""
        deel = aantal / self.aantal
        return (deel * (1 - deel) / self.aantal) ** 0.5

    @property
    def fout(self) -> float:
        """The standard error of a share of one half: no other is larger."""
        return self.error(self.aantal // 2)


def seed_of(invoer: Beoordelingsinvoer) -> str:
    """The fingerprint of what counts: names of bids and the order in which they were read do not."""
    rijen = sorted((replace(i, naam="") for i in invoer.inschrijvingen), key=lambda i: i.inschrijving)
    return sha256_hex(canonical_json(to_json(replace(invoer, inschrijvingen=tuple(rijen)))))


def draw(stelsel: Stelsel, aantal: int = AANTAL, zaad: str | None = None) -> Trekking:
    """So many rankings with marks within one step of those agreed."""
    zaad = zaad or seed_of(stelsel.rangorde.invoer)
    telling = _Telling(stelsel)
    alle = frozenset(range(len(stelsel.deelnemers)))
    basis = stelsel.bases[stelsel.lowest(alle)]
    kolommen = [_totals(stelsel, i, basis[i], aantal, zaad, telling.diep) for i in sorted(alle)]
    for rij in zip(*kolommen, strict=True):
        telling.add(rij)
    return Trekking(aantal, zaad, telling.result(aantal))


class _Telling:
    """Counts ranks; a total below `-diep` is that of a bid under a minimum."""

    def __init__(self, stelsel: Stelsel):
        self.stelsel = stelsel
        groot = [abs(b) for rij in stelsel.bases.values() for b in rij if b is not None]
        groot += [
            sum(vraag.gewicht * max(map(abs, delen)) for vraag, delen in zip(stelsel.vragen, d.delen, strict=True))
            for d in stelsel.deelnemers
        ]
        self.diep = 4 * max(groot) + 1
        aantal = len(stelsel.deelnemers)
        self.nummers = range(aantal)
        self.alleen, self.gedeeld = [0] * aantal, [0] * aantal
        self.rangen = [[0] * aantal for _ in self.nummers]
        self.basis = stelsel.bases[stelsel.lowest(self.nummers)]

    def add(self, rij: tuple[int, ...]) -> None:
        if stelsel_minimum := self.stelsel.met_minimum:
            rij = self._among_ranked(rij)
        orde = sorted(self.nummers, key=rij.__getitem__, reverse=True)
        plaats = rang = 0
        vorige = None
        for i in orde:
            waarde = rij[i]
            if stelsel_minimum and waarde < -self.diep:
                break
            if waarde != vorige:
                rang, vorige = plaats, waarde
            self.rangen[i][rang] += 1
            plaats += 1
        eersten = [i for i in orde[:plaats] if rij[i] == rij[orde[0]]] if plaats > 1 else orde[:plaats]
        for i in eersten:
            (self.alleen if len(eersten) == 1 else self.gedeeld)[i] += 1

    def _among_ranked(self, rij: tuple[int, ...]) -> tuple[int, ...]:
        """The same totals, by the lowest price of those above every minimum in this draw."""
        binnen = [i for i in self.nummers if rij[i] >= -self.diep]
        if len(binnen) == len(rij) or not binnen or not self.stelsel.relatief:
            return rij
        basis = self.stelsel.bases[self.stelsel.lowest(binnen)]
        return tuple(
            waarde if waarde < -self.diep else waarde - self.basis[i] + basis[i] for i, waarde in enumerate(rij)
        )

    def result(self, aantal: int) -> tuple[Kans, ...]:
        return tuple(
            Kans(d.sleutel, self.alleen[i], self.gedeeld[i], tuple(self.rangen[i]), aantal - sum(self.rangen[i]))
            for i, d in enumerate(self.stelsel.deelnemers)
        )


def _totals(stelsel: Stelsel, i: int, basis: int, aantal: int, zaad: str, diep: int) -> list[int]:
    """The total of one bid in every draw. A mark under a minimum takes it below `-diep`, however good the rest."""
    tabellen = _tables(stelsel, i, diep)
    breedte = len(tabellen)
    worpen = shake_256(f"{zaad}/{stelsel.deelnemers[i].sleutel}".encode()).digest(aantal * breedte)
    totalen = repeat(stelsel.eigen[i] + basis, aantal)
    for nummer, tabel in enumerate(tabellen):
        totalen = map(add, totalen, map(tabel.__getitem__, worpen[nummer::breedte]))
    return list(totalen)


def _tables(stelsel: Stelsel, i: int, diep: int) -> list[list[int]]:
    """For every four questions: by byte, what the moves of their marks add to the total."""
    zelf, moves = stelsel.deelnemers[i], []
    for k, vraag in enumerate(stelsel.vragen):
        plek, hoogste, delen = zelf.plekken[k], len(vraag.schaal) - 1, zelf.delen[k]
        nieuwe = [min(max(plek + stap, 0), hoogste) for stap in STAPPEN]
        moves.append(
            [vraag.gewicht * (delen[n] - delen[plek]) - (3 * diep if n < vraag.drempel else 0) for n in nieuwe]
        )
    tabellen = []
    for begin in range(0, len(moves), PER_BYTE):
        tabel = [0]
        for keuzes in reversed(moves[begin : begin + PER_BYTE]):
            tabel = [hoog + laag for hoog in tabel for laag in keuzes]
        tabellen.append(tabel * (256 // len(tabel)))
    return tabellen
