"""Which question of the letters a question of a list looks like; only a suggestion, never a link by itself."""

from collections.abc import Iterable
from dataclasses import replace

from bestek.scan.taal import content_stems
from kwaliteit.models import Vraag
from kwaliteit.zoeken.zoek import search

from .rij import Rij

KANDIDATEN = 4
DREMPEL = 0.5  # share of the words that matter, in the shorter of the two


def suggest(rijen: Iterable[Rij]) -> list[Rij]:
    """The rows with the code of the nearest question of the letters, where it is near enough."""
    vragen = {vraag.code: f"{vraag.onderwerp}. {vraag.tekst}" for vraag in Vraag.objects.leaves()}
    return [replace(rij, lijkt_op=_nearest(rij, vragen)) for rij in rijen]


def _nearest(rij: Rij, vragen: dict[str, str]) -> str:
    gezocht = f"{'' if rij.afgeleid else rij.onderwerp} {rij.tekst}"
    gevonden = search(gezocht, soorten=("vraag",), hoogstens=KANDIDATEN).treffers
    codes = [treffer.code for treffer in gevonden if treffer.code in vragen]
    beste = max(codes, key=lambda code: likeness(rij.tekst, vragen[code]), default="")
    return beste if beste and likeness(rij.tekst, vragen[beste]) >= DREMPEL else ""


def likeness(een: str, ander: str) -> float:
    """How much of what the shorter text is about, the other is about too; one word in common says nothing."""
    kort, lang = sorted((content_stems(een), content_stems(ander)), key=len)
    gedeeld = sum(any(_same(woord, ander_woord) for ander_woord in lang) for woord in kort)
    return gedeeld / len(kort) if gedeeld > 1 else 0.0


def _same(een: str, ander: str) -> bool:
    """Stems of one word may differ by an ending."""
    return een == ander or (min(len(een), len(ander)) > 5 and (een.startswith(ander) or ander.startswith(een)))
