"""A changed text as two columns: what it said and what it says, with the lines that stayed left out. Pure."""

from dataclasses import dataclass

from kwaliteit.verschil import Segmenten

RAND = 1  # lines that stayed and are shown before and after what changed


@dataclass(frozen=True)
class Stuk:
    tekst: str
    anders: bool


Regel = tuple[Stuk, ...]
WEGGELATEN: Regel = ()


def columns(segmenten: Segmenten) -> tuple[list[Regel], list[Regel]]:
    """The lines of the old and of the new text; an empty line stands for lines that stayed the same.

    Where one side only gained or lost words, the other shows the same line as it is. No lines: there stood nothing.
    """
    return _side(segmenten, "weg"), _side(segmenten, "nieuw")


def _side(segmenten: Segmenten, eigen: str) -> list[Regel]:
    regels: list[list[Stuk]] = [[]]
    geraakt: set[int] = set()
    for soort, tekst in segmenten:
        if soort not in ("gelijk", eigen):  # of the other side: it says where something happened
            geraakt.add(len(regels) - 1)
            continue
        for nummer, deel in enumerate(tekst.split("\n")):
            if nummer:
                regels.append([])
            if soort == eigen:
                geraakt.add(len(regels) - 1)
            if deel:
                regels[-1].append(Stuk(deel, soort == eigen))
    return _shorten(regels, geraakt) if any(regels) else []


def _shorten(regels: list[list[Stuk]], geraakt: set[int]) -> list[Regel]:
    tonen = {nr + af for nr in geraakt for af in range(-RAND, RAND + 1)}
    kort: list[Regel] = []
    for nr, regel in enumerate(regels):
        if not regel:
            continue
        if nr in tonen:
            kort.append(tuple(regel))
        elif not kort or kort[-1] != WEGGELATEN:
            kort.append(WEGGELATEN)
    return kort
