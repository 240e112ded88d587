"""How the letters are built: per letter, in order, what stands there and on which codes. Facts of structure, no words.

Made by `fixtures/wegwijzer.py` from the real text and the lines that our items name; see docs/inlezen.md.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from .plaatsen import Vak

BESTAND = Path(__file__).with_name("wegwijzer.json")


@lru_cache(maxsize=1)
def read_signpost() -> dict[int, tuple[Vak, ...]]:
    """The expected pieces of each letter, in their order."""
    rijen = json.loads(BESTAND.read_text(encoding="utf-8"))
    return {
        int(nummer): tuple(Vak(soort, plek, woorden, tuple(codes)) for soort, plek, woorden, codes in vakken)
        for nummer, vakken in rijen.items()
    }
