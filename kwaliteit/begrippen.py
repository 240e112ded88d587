"""Finds terms of the glossary in running text. Pure: takes rows as they are, knows no database and no HTML.

A text is cut into plain pieces and pieces that are a term. The longest form wins, and what stands inside a longer term
is never taken by itself, also where that longer term is not explained.

What is explained, is chosen by these rules:
- an explanation is written for its own letters, so a term is explained there; a term that is a name, an abbreviation or
  a phrase (with a capital, a figure or a space) means the same everywhere and is explained in every letter, though not
  its synonyms;
- a word that is itself a term goes before the same word as a synonym, and the letter's own term before another's;
- a term with a capital is found with that capital only (WEB is not web); others also at the start of a sentence;
- what stands in more than `VEEL` of all texts of the letters, every reader knows (`BEKEND`): it is not explained.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

VEEL = 0.04
BEKEND = frozenset({"digitale vaardigheden", "inburgeraar", "offerte", "traject"})  # what `common` finds in the letters

WOORD = re.compile(r"\w+")
KORT = re.compile(r"(?:^|[^aeiou])[aeiou][bdfgklmnprst]$")  # les → lessen
LANG = re.compile(r"([aeou])\1([bcdfghjklmnpqrstvwxz])$")  # duaal → duale
ZACHT = {"f": "v", "s": "z"}  # bewijs → bewijzen


class Begrip(NamedTuple):
    """A term as it is looked for; `brieven` are the letters in whose sense it is explained."""

    code: str
    term: str
    uitleg: str
    synoniemen: tuple[str, ...] = ()
    brieven: frozenset[int] = frozenset()


class Stuk(NamedTuple):
    """A piece of a text; `begrip` is None for plain text."""

    tekst: str
    begrip: Begrip | None = None


class Naam(NamedTuple):
    """A name of a term: the term itself, or a synonym."""

    tekst: str
    begrip: Begrip
    is_term: bool

    @property
    def overal(self) -> bool:
        """Whether it means the same in every letter."""
        eigen = self.tekst != self.tekst.lower() or any(teken.isdigit() or teken == " " for teken in self.tekst)
        return self.is_term and eigen


class Woordenlijst:
    """All forms of all terms, ready to be looked for in many texts."""

    def __init__(self, begrippen: Iterable[Begrip], bekend: Collection[str] = BEKEND):
        self.bekend = frozenset(bekend)
        self.namen: dict[str, list[Naam]] = {}  # by each of their forms
        self.vormen: dict[str, list[str]] = {}  # by their first word, the longest first
        for begrip in begrippen:
            for is_term, tekst in ((True, begrip.term), *((False, synoniem) for synoniem in begrip.synoniemen)):
                for vorm in inflections(tekst):
                    self.namen.setdefault(vorm, []).append(Naam(tekst, begrip, is_term))
        for vorm in sorted(self.namen, key=lambda vorm: (-len(vorm), vorm)):
            if begin := WOORD.match(vorm):
                self.vormen.setdefault(begin[0], []).append(vorm)

    def find(self, tekst: str, brieven: Collection[int] = ()) -> Iterator[Stuk]:
        """The text in pieces, in order and whole, as it is read in these letters."""
        for deel, namen in self._cut(tekst):
            yield Stuk(deel, self._meaning(namen, frozenset(brieven)))

    def names_in(self, tekst: str) -> set[str]:
        """The names of terms that stand in a text, in whatever sense."""
        return {naam.tekst for _, namen in self._cut(tekst) for naam in namen[:1]}

    def _cut(self, tekst: str) -> Iterator[tuple[str, list[Naam]]]:
        tot = 0
        for woord in WOORD.finditer(tekst):
            begin = woord.start()
            if begin < tot or not (vorm := self._form_at(tekst, woord)):
                continue
            if tot < begin:
                yield tekst[tot:begin], []
            tot = begin + len(vorm)
            yield tekst[begin:tot], self.namen[vorm]
        if tot < len(tekst):
            yield tekst[tot:], []

    def _form_at(self, tekst: str, woord: re.Match) -> str:
        """The longest form that begins with this word, as the list writes it; '' where there is none."""
        begin = woord.start()
        if not _begins(tekst, begin):
            return ""
        kan = [
            vorm
            for eerste in {woord[0], _small(woord[0])}
            for vorm in self.vormen.get(eerste, ())
            if vorm in ((gezien := tekst[begin : begin + len(vorm)]), _small(gezien))
            and _ends(tekst, begin + len(vorm))
        ]
        return max(kan, key=len, default="")

    def _meaning(self, namen: list[Naam], brieven: frozenset[int]) -> Begrip | None:
        kan = [naam for naam in namen if naam.overal or naam.begrip.brieven & brieven]
        beste = min(kan, key=lambda n: (not n.begrip.brieven & brieven, not n.is_term, n.begrip.code), default=None)
        return None if beste is None or beste.tekst in self.bekend else beste.begrip


def inflections(naam: str) -> set[str]:
    """The name with its simple plurals and its form in -e; what is no Dutch word is simply never found."""
    if not naam[-1:].islower():
        return {naam}
    vormen = {naam, *(naam + uitgang for uitgang in ("s", "'s", "’s", "en", "e"))}
    if naam.endswith("e"):
        vormen.add(f"{naam}n")
    if naam.endswith("ch"):
        vormen.add(f"{naam}es")
    if naam.endswith("heid"):
        vormen.add(f"{naam[:-4]}heden")
    stam = naam + naam[-1] if KORT.search(naam) else LANG.sub(r"\1\2", naam)
    for einde in {stam, stam[:-1] + ZACHT.get(stam[-1], stam[-1])} - {naam}:
        vormen |= {f"{einde}e", f"{einde}en"}
    return vormen


def common(begrippen: Iterable[Begrip], teksten: Collection[str]) -> set[str]:
    """The names of terms that stand in more than `VEEL` of the texts."""
    lijst = Woordenlijst(begrippen)
    geteld = Counter(naam for tekst in teksten for naam in lijst.names_in(tekst))
    return {naam for naam, keer in geteld.items() if keer > VEEL * len(teksten)}


@lru_cache(maxsize=4)
def word_list(begrippen: tuple[Begrip, ...]) -> Woordenlijst:
    """The list of these terms, made once for as long as they stay the same."""
    return Woordenlijst(begrippen)


def _small(tekst: str) -> str:
    """With a small first letter, in as many characters."""
    eerste = tekst[:1].lower()
    return eerste + tekst[1:] if len(eerste) == 1 else tekst


def _begins(tekst: str, plek: int) -> bool:
    """Whether a whole word begins here: not behind a hyphen, nor in the middle of an address or a number."""
    voor = tekst[max(plek - 1, 0) : plek]
    if voor in (".", "'", "’"):
        return not tekst[max(plek - 2, 0) : plek - 1].isalnum()
    return not voor or voor not in "-@/_"


def _ends(tekst: str, plek: int) -> bool:
    """Whether a whole word ends here: not before a hyphen, nor in the middle of an address or a number."""
    na = tekst[plek : plek + 1]
    if na in (".", "'", "’"):
        return not tekst[plek + 1 : plek + 2].isalnum()
    return not na or not (na.isalnum() or na in "-@_")
