"""The word that was probably meant. Pure."""

from collections.abc import Collection, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

MIN_LENGTE = 4


def allowed_slips(vorm: str) -> int:
    """How many letters may be wrong, left out, added or changed places, in a word of this length."""
    if len(vorm) < MIN_LENGTE or any(teken.isdigit() for teken in vorm):
        return 0
    return 1 if len(vorm) < 8 else 2


def nearest(vorm: str, bekend: Collection[str], aantal: Mapping[str, int]) -> str | None:
    """The known word with the fewest slips; among equals one with the same first letter, then the most frequent."""
    hoogstens = allowed_slips(vorm)
    if not hoogstens:
        return None
    gevonden = process.extract(vorm, bekend, scorer=OSA.distance, score_cutoff=hoogstens, limit=20)
    lang_genoeg = [(woord, fouten) for woord, fouten, _ in gevonden if len(woord) >= MIN_LENGTE]
    if not lang_genoeg:
        return None
    return min(lang_genoeg, key=lambda paar: (paar[1], paar[0][0] != vorm[0], -aantal.get(paar[0], 0), paar[0]))[0]
