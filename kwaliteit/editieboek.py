"""The book of editions as it is shipped: `fixtures/edities.json`. Pure.

A list of editions, oldest first: {"nummer", "datum", "titel", "samenvatting", "regels", "vingerafdrukken", "eerder"}.
`regels` are the lines of the changelog; `vingerafdrukken` the questions that the edition touched, with the fingerprint
of how each read from then on (empty: it left the letters); `eerder` how each read before, where it was there before.
"""

import re

from .vraagtekst import Vraagtekst

Lezing = tuple[int, Vraagtekst | None]


def history(edities: list[dict], nu: dict[str, Vraagtekst]) -> dict[str, list[Lezing]]:
    """Per question the editions that touched it, oldest first, each with how it read from then on (None: gone)."""
    gevonden: dict[str, list[Lezing]] = {}
    for code in dict.fromkeys(code for editie in edities for code in editie["vingerafdrukken"]):
        geraakt = [editie for editie in edities if code in editie["vingerafdrukken"]]
        erna = [_before(volgende, code) for volgende in geraakt[1:]] + [nu.get(code)]
        gevonden[code] = [(editie["nummer"], tekst) for editie, tekst in zip(geraakt, erna, strict=True)]
    return gevonden


def last_fingerprints(edities: list[dict]) -> dict[str, tuple[int, str]]:
    """Per question the last edition that touched it, and its fingerprint from then on."""
    return {
        code: (editie["nummer"], afdruk) for editie in edities for code, afdruk in editie["vingerafdrukken"].items()
    }


def natural_code(code: str) -> tuple[list[int], str, int]:
    """To sort by: 4.4 before 4.4/2, that before 4.4/10, and 4.9 before 4.10; other codes come last, by name."""
    vraag, _, handvat = code.partition("/")
    getallen = [int(getal) for getal in re.findall(r"\d+", vraag)] if "." in vraag else [10**6]
    return getallen, vraag, int(handvat) if handvat.isdigit() else 0


def _before(editie: dict, code: str) -> Vraagtekst | None:
    velden = editie["eerder"].get(code)
    return Vraagtekst.from_json(velden) if velden else None
