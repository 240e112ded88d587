"""What changed between two texts, word by word, with all white space kept."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

GELIJK, TOEGEVOEGD, VERWIJDERD = "gelijk", "toegevoegd", "verwijderd"
SOORTEN = {GELIJK: "gelijk", TOEGEVOEGD: "nieuw", VERWIJDERD: "weg"}  # the words of the pages
Segmenten = list[tuple[str, str]]

# White space in front, then a word or a single mark; the last token may be white space alone.
_TOKEN = re.compile(r"(\s*)(\w+|[^\w\s]|\Z)")


@dataclass(frozen=True)
class Segment:
    soort: str  # gelijk, toegevoegd or verwijderd
    tekst: str


def difference(oud: str, nieuw: str) -> tuple[Segment, ...]:
    """The segments from old to new. Where words were replaced, the removed ones come first.

    Words are matched without their white space, so that a space never anchors a match: with spaces
    as tokens difflib is a hundred times slower, and as "junk" they break every match in pieces.
    """
    before, after = _TOKEN.findall(oud), _TOKEN.findall(nieuw)
    words_before, words_after = [word for _, word in before], [word for _, word in after]
    run = _Run()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, words_before, words_after, autojunk=False).get_opcodes():
        if tag == "equal":
            for (gap_before, word), (gap_after, _) in zip(before[i1:i2], after[j1:j2], strict=True):
                run.add(gap_before, gap_after)
                run.add(word, word)
        elif tag == "replace" and before[i1][0] == after[j1][0]:
            gap = before[i1][0]
            run.add(gap, gap)
            run.add(_text(before[i1:i2])[len(gap) :], _text(after[j1:j2])[len(gap) :])
        else:
            run.add(_text(before[i1:i2]), _text(after[j1:j2]))
    return run.close()


def segments(oud: str, nieuw: str) -> Segmenten:
    """The word difference, as the difference partial of the pages takes it."""
    return [(SOORTEN[segment.soort], segment.tekst) for segment in difference(oud, nieuw)]


def join_old(segments) -> str:
    """The old text, back from its segments."""
    return "".join(segment.tekst for segment in segments if segment.soort != TOEGEVOEGD)


def join_new(segments) -> str:
    """The new text, back from its segments."""
    return "".join(segment.tekst for segment in segments if segment.soort != VERWIJDERD)


def _text(tokens) -> str:
    return "".join(gap + word for gap, word in tokens)


class _Run:
    """Gathers pieces into the fewest segments: neighbours of one kind become one."""

    def __init__(self):
        self.segments: list[Segment] = []
        self.pieces: dict[str, list[str]] = {GELIJK: [], VERWIJDERD: [], TOEGEVOEGD: []}

    def add(self, old, new):
        if old == new:
            if old:
                self._flush(VERWIJDERD, TOEGEVOEGD)
                self.pieces[GELIJK].append(old)
            return
        self._flush(GELIJK)
        self.pieces[VERWIJDERD].append(old)
        self.pieces[TOEGEVOEGD].append(new)

    def close(self):
        self._flush(GELIJK, VERWIJDERD, TOEGEVOEGD)
        return tuple(self.segments)

    def _flush(self, *kinds):
        for kind in kinds:
            if text := "".join(self.pieces[kind]):
                self.segments.append(Segment(kind, text))
            self.pieces[kind] = []
