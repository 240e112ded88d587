"""Which lines of a document or of pasted text are questions, and which criteria hang under them. Knows no model.

A line is a question when it is numbered or a heading and reads as a question, or ends with a question mark. Points of
a list under it are its criteria; other text under it explains it. What comes before the first question is told as left
over; a heading that is no question is the subject of the question after it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from documenten.tekst import normaliseer
from documenten.wordlezer import KOP, NUMMER, PUNT, TEKST, Regel

from .rij import Rij, checked, looks_like_question

_NUMMER = re.compile(
    r"^\s*(?:vraag\s*)?(\d{1,3}(?:\.\d{1,2})*[a-z]?)\s*[.):]\s+(?=\S)|^\s*vraag\s+\d+\s*[-–:]?\s+", re.I
)
_PUNT = re.compile(r"^\s*(?:[-•*–▪]|[a-z][.)])\s+(?=\S)")
_KENMERK = re.compile(
    r"^\s*(?:(?:max(?:imaal|\.)?|hoogstens)\s+)?(?:(?P<a4>\d+(?:[.,]\d+)?)\s*(?:a4\w*|pagina'?s?|blz\.?)"
    r"|(?P<punten>\d+(?:[.,]\d+)?)\s*(?:punten|punt|%))\s*\.?\s*$",
    re.IGNORECASE,
)
_TUSSEN_HAKEN = re.compile(r"\s*\((?:max(?:imaal|\.)?\s+)?(\d+(?:[.,]\d+)?)\s*(punten|punt|%|a4\w*)\)", re.IGNORECASE)


def lines_of(tekst: str) -> list[Regel]:
    """Pasted text as lines, with what its numbers and bullets say."""
    return [_line(regel) for regel in normaliseer(tekst).split("\n") if regel.strip()]


def _line(regel: str) -> Regel:
    if _NUMMER.match(regel):
        return Regel(NUMMER, regel.strip())
    if _PUNT.match(regel):
        return Regel(PUNT, _PUNT.sub("", regel).strip())
    return Regel(TEKST, regel.strip())


@dataclass
class _Vraag:
    tekst: str
    onderwerp: str = ""
    criteria: list[str] = field(default_factory=list)
    uitleg: list[str] = field(default_factory=list)
    punten: str = ""
    max_a4: str = ""
    twijfel: list[str] = field(default_factory=list)

    def row(self) -> Rij:
        return Rij(
            self.tekst, self.onderwerp, tuple(self.criteria), "\n".join(self.uitleg), self.punten, self.max_a4,
            twijfel=tuple(self.twijfel),
        )  # fmt: skip


def read_lines(regels: Iterable[Regel]) -> tuple[list[Rij], int]:
    """The questions with their criteria, and how many lines belong to none of them."""
    regels = [Regel(r.soort, normaliseer(r.tekst).strip(), r.niveau) for r in regels]
    genummerd = any(_stands_out(r) and looks_like_question(_bare(r)) for r in regels)
    vragen: list[_Vraag] = []
    kop, over = "", 0
    for regel in regels:
        tekst = _bare(regel)
        if _is_question(regel, tekst, genummerd):
            vragen.append(_Vraag(tekst, kop))
            _take_marks(vragen[-1])
            if genummerd and not _stands_out(regel):
                vragen[-1].twijfel.append("Andere vragen hebben een nummer of zijn een kop; deze regel niet.")
            kop = ""
        elif regel.soort == KOP:
            kop = tekst
        elif vragen and not kop:
            _add(vragen[-1], regel, tekst)
        else:
            over += 1
    return checked([vraag.row() for vraag in vragen]), over


def _stands_out(regel: Regel) -> bool:
    return regel.soort in (KOP, NUMMER) or bool(regel.soort != PUNT and _NUMMER.match(regel.tekst))


def _bare(regel: Regel) -> str:
    return _NUMMER.sub("", regel.tekst).strip() if regel.soort != PUNT else regel.tekst


def _is_question(regel: Regel, tekst: str, genummerd: bool) -> bool:
    if regel.soort == PUNT:
        return tekst.endswith("?") and not genummerd and regel.niveau == 0
    return looks_like_question(tekst) if _stands_out(regel) else tekst.endswith("?")


def _add(vraag: _Vraag, regel: Regel, tekst: str) -> None:
    """A line below a question: a criterium, its length or points, or what explains it."""
    if kenmerk := _KENMERK.match(tekst):
        vraag.max_a4 = kenmerk["a4"] or vraag.max_a4
        vraag.punten = kenmerk["punten"] or vraag.punten
    elif regel.soort in (PUNT, NUMMER):
        vraag.criteria.append(tekst)
        if regel.soort == NUMMER:
            vraag.twijfel.append(f"‘{tekst[:60]}’ is genummerd en als criterium gelezen.")
    else:
        vraag.uitleg.append(tekst)


def _take_marks(vraag: _Vraag) -> None:
    """'(15 punten)' and '(max. 2 A4)' behind a question."""
    for getal, eenheid in _marks(vraag.tekst):
        if eenheid.lower().startswith("a4"):
            vraag.max_a4 = getal
        else:
            vraag.punten = getal
    vraag.tekst = _TUSSEN_HAKEN.sub("", vraag.tekst).strip()


def _marks(tekst: str) -> Iterator[tuple[str, str]]:
    yield from _TUSSEN_HAKEN.findall(tekst)
