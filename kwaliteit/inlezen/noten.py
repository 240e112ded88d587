"""The digits in the text that point at a note: they become superscript, so that they no longer cut sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .blokken import Woord

HOOG = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
TEKEN = re.compile(r"(\d{1,2})([.,;:?!)’'\"”]*)")
GETALWOORD = re.compile(
    r"[(‘'\"]*(brief|brieven|punt|domein|artikel|niveau|stap|deel|fase|minimaal|maximaal|ongeveer|slechts|uit|en|of|de|van|tot|"
    r"ruim|bijna|nummer|noot|pagina|vraag|in|op|na|met)",
    re.I,
)


def mark_notes(reeksen: list[list[Woord]], nummers: Sequence[str]) -> tuple[list[list[Woord]], list[tuple[str, int]]]:
    """Glue each reference to the word before it, in the order of the notes; returns also which note stands where.

    A digit is a reference where it is the next note of this letter and stands behind a word that counts nothing.
    """
    plaatsen = find_marks(reeksen, list(dict.fromkeys(nummers)))
    gevonden: list[tuple[str, int]] = []
    uit = []
    for i, reeks in enumerate(reeksen):
        nieuw: list[Woord] = []
        for j, woord in enumerate(reeks):
            if (i, j) not in plaatsen:
                nieuw.append(woord)
                continue
            nummer, achter = TEKEN.fullmatch(woord.tekst).groups()
            gevonden.append((nummer, woord.regel))
            tekst = f"{nieuw[-1].tekst}{nummer.translate(HOOG)}{achter}"
            nieuw[-1] = replace(nieuw[-1], tekst=tekst, laatste=woord.laatste)
        uit.append(nieuw)
    return uit, gevonden


def find_marks(reeksen: list[list[Woord]], nummers: list[str]) -> set[tuple[int, int]]:
    """Where each note is referred to for the first time, in their order; a note without a reference is passed over."""
    kandidaten = [
        (i, j, match[1])
        for i, reeks in enumerate(reeksen)
        for j, woord in enumerate(reeks)
        if j and (match := TEKEN.fullmatch(woord.tekst)) and refers(reeks[j - 1].tekst, match[1])
    ]
    gevonden: set[tuple[int, int]] = set()
    vanaf = (0, 0)
    for nummer in nummers:
        plek = next(((i, j) for i, j, n in kandidaten if n == nummer and (i, j) > vanaf), None)
        if plek:
            gevonden.add(plek)
            vanaf = plek
    return gevonden


def refers(voor: str, nummer: str) -> bool:
    """Whether a digit behind this word can point at a note."""
    if voor.rstrip(".").isdigit():
        return voor.isdigit()  # `Brief 2 9`: the second digit
    return not GETALWOORD.fullmatch(voor)
