"""A draw by lot that nobody can steer and anybody can redo with `sha256sum`. Pure.

The portal makes a secret and shows its seal (SHA-256) before a witness names a number. The secret is shown after
that, so whoever prepares the draw cannot pick a number, and nobody can change the secret once the seal is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

SOORT = "taalbestek-loting-1"


@dataclass(frozen=True)
class Lot:
    """What is fixed before the number is named. `groep` has the bidders who are level, in canonical order."""

    vaststelling: str  # SHA-256 of the frozen bestek
    rangorde: str  # SHA-256 of the ranking as computed
    perceel: str
    groep: tuple[str, ...]
    geheim: str


@dataclass(frozen=True)
class Getrokken:
    """One bidder's ticket; the lowest goes first."""

    sleutel: str
    regel: str  # the text of which `lot` is the SHA-256
    lot: str


def digest(tekst: str) -> str:
    return sha256(tekst.encode()).hexdigest()


def seal(geheim: str) -> str:
    """What is shown before the draw."""
    return digest(geheim)


def canonical(groep: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(groep)))


def seed_text(lot: Lot, getal: str) -> str:
    """The line that gives the seed: everything that is fixed, the secret, and the number of the witness."""
    return "|".join((SOORT, lot.vaststelling, lot.rangorde, lot.perceel, ",".join(lot.groep), lot.geheim, getal))


def draw(lot: Lot, getal: str) -> tuple[Getrokken, ...]:
    """The tickets in the order of the draw."""
    if lot.groep != canonical(lot.groep) or len(lot.groep) < 2:
        raise ValueError("Een loting gaat over ten minste twee inschrijvers, in vaste volgorde.")
    if not getal.isascii() or not getal.isdigit():
        raise ValueError("Het getal van de getuige bestaat uit cijfers.")
    zaad = digest(seed_text(lot, getal))
    regels = ((sleutel, f"{zaad}|{sleutel}") for sleutel in lot.groep)
    return tuple(sorted((Getrokken(s, regel, digest(regel)) for s, regel in regels), key=lambda g: (g.lot, g.sleutel)))
