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

    A side without any change of its own has no lines: there stood nothing, or it is gone.
    """
    return _side(segmenten, "weg"), _side(segmenten, "nieuw")


def _side(segmenten: Segmenten, eigen: str) -> list[Regel]:
    regels: list[list[Stuk]] = [[]]
    for soort, tekst in segmenten:
        if soort not in ("gelijk", eigen):
            continue
        for nummer, deel in enumerate(tekst.split("\n")):
            if nummer:
                regels.append([])
            if deel:
                regels[-1].append(Stuk(deel, soort == eigen))
    return _shorten([tuple(regel) for regel in regels if regel])


def _shorten(regels: list[Regel]) -> list[Regel]:
    anders = [nr for nr, regel in enumerate(regels) if any(stuk.anders for stuk in regel)]
    if not anders:
        return []
    tonen = {nr + af for nr in anders for af in range(-RAND, RAND + 1)}
    kort: list[Regel] = []
    for nr, regel in enumerate(regels):
        if nr in tonen:
            kort.append(regel)
        elif not kort or kort[-1] != WEGGELATEN:
            kort.append(WEGGELATEN)
    return kort
