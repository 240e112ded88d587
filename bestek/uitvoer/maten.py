"""How large a file of a frozen version is, known once somebody had it made; a version never changes."""

from django.core.cache import cache

from .formaten import FORMATEN
from .uitgave import Uitgave

ONTHOUDEN = 30 * 24 * 3600  # seconds


def known_sizes(uitgave: Uitgave) -> dict[str, int]:
    """Bytes by format."""
    if not uitgave.vast:
        return {}
    sleutels = {_key(uitgave, code): code for code in FORMATEN}
    return {sleutels[sleutel]: maat for sleutel, maat in cache.get_many(sleutels).items()}


def remember(uitgave: Uitgave, code: str, maat: int) -> None:
    if uitgave.vast:
        cache.set(_key(uitgave, code), maat, ONTHOUDEN)


def _key(uitgave: Uitgave, code: str) -> str:
    return f"uitvoer:{uitgave.vast.pk}:{uitgave.vast.sha256[:16]}:{'intern' if uitgave.intern else 'openbaar'}:{code}"
