"""Names the place of each block within its letter: before the questions, a question, its handvatten, after them.

A place is `voor`, `na`, or `v3` and `h3` for the third question and its handvatten, with the letter of a part (`v1b`).
Questions are told by their number in order, by ending in a question mark or a colon; a numbered list inside a box
between two questions has neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .blokken import Blok

SUGGESTIES = re.compile(r"suggesties voor bestek, beoordeling en samenwerking", re.I)
NA_DE_VRAGEN = re.compile(r"(aandachtspunten voor de verschillende|bronnen\b)", re.I)
VRAGEN_VOLGEN = re.compile(r"\bvragen\b.*:$", re.I)
DELEN = "abcdefgh"


@dataclass
class Stand:
    in_vragen: bool = False
    vraag: int = 0
    deel: str = ""
    bij_handvatten: bool = False

    @property
    def plek(self) -> str:
        if not self.vraag:
            return "inleiding" if self.in_vragen else "voor"
        return f"{'h' if self.bij_handvatten else 'v'}{self.vraag}{self.deel}"


def mark_places(blokken: list[Blok]) -> None:
    """Set `plek` on each block of one letter."""
    stand = Stand()
    los = False  # questions as bare bullets, as in the first letter
    for blok in blokken:
        tekst = blok.tekst
        if SUGGESTIES.match(tekst):
            stand = Stand(in_vragen=True)
        elif blok.soort == "kop" and NA_DE_VRAGEN.match(tekst):
            stand = Stand()
            blok.plek = "na"
            continue
        elif blok.soort == "handvatten":
            stand.bij_handvatten, los = True, False
        elif los and blok.soort == "punt" and "?" in tekst:
            stand.vraag += 1
        elif stand.in_vragen:
            _step(stand, blok, tekst)
        elif stand.vraag and blok.soort in ("kop", "nummer"):
            stand = Stand()
        elif VRAGEN_VOLGEN.search(tekst):
            los = True
        blok.plek = stand.plek
    _mark_after(blokken)


def _step(stand: Stand, blok: Blok, tekst: str) -> None:
    """A block between the questions: a next question, a part of this one, or nothing new."""
    if blok.nummer == str(stand.vraag + 1) and ("?" in tekst or tekst.endswith(":")):
        stand.vraag, stand.deel, stand.bij_handvatten = stand.vraag + 1, "", False
    elif stand.vraag and "?" in tekst and blok.soort in ("punt", "letter"):
        volgende = DELEN[DELEN.index(stand.deel) + 1] if stand.deel else "a"
        if blok.soort == "letter" and blok.nummer.lower() == volgende:
            stand.deel, stand.bij_handvatten = volgende, False
        elif blok.soort == "punt" and not stand.bij_handvatten:
            stand.deel = volgende


def _mark_after(blokken: list[Blok]) -> None:
    """What follows a heading after the questions stands there too."""
    na = False
    for blok in blokken:
        na = na or blok.plek == "na"
        if na:
            blok.plek = "na"
