"""Cuts runs of words into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blokken import Woord

EINDE = re.compile(r"[.?!…][’'\"”)»¹²³⁴⁵⁶⁷⁸⁹⁰]*$|[¹²³⁴⁵⁶⁷⁸⁹⁰]+[.?!][’'\"”)»]*$")
AFKORTING = re.compile(
    r"[(‘'\"]*(d\.w\.z|bijv|bv|o\.a|m\.n|e\.d|i\.v\.m|t\.a\.v|n\.a\.v|nr|art|dr|drs|mr|mw|dhr|incl|excl|ca|al|"
    r"[A-Z](\.[A-Z])*)\.$"
)
BEGIN = re.compile(r"[(‘'\"“„]*[A-ZÀ-Þ0-9’]")


def split(woorden: Sequence[Woord]) -> list[list[Woord]]:
    """The sentences, none empty; together they are exactly `woorden`."""
    zinnen: list[list[Woord]] = []
    huidig: list[Woord] = []
    for i, woord in enumerate(woorden):
        huidig.append(woord)
        volgende = woorden[i + 1].tekst if i + 1 < len(woorden) else ""
        if volgende and EINDE.search(woord.tekst) and not AFKORTING.match(woord.tekst) and BEGIN.match(volgende):
            zinnen.append(huidig)
            huidig = []
    return [*zinnen, huidig] if huidig else zinnen
