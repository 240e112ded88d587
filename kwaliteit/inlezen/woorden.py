"""Mends words that the page broke: by a hyphen, a soft hyphen or a space. Every repair is told.

A hyphen that belongs to the word stays (`re-integratie`, `NT2-docent`, `in- en verkoop`). A space is taken out only
where the whole word stands elsewhere, in the text or in our own wording, and the parts are no two words that can stand
beside each other: one of them is no word by itself, or both are long words of which the pair stands nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .blokken import Woord, words_of
from .lezen import Regel
from .stammen import LEGE_WOORDEN

ZACHT = "\u00ad"
SAMEN = frozenset({"en", "of", "en/of", "tot", "dan", "maar", "respectievelijk", "resp.", "noch", "als"})
KERN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
VOOR = re.compile(r"^[(‘'\"“„]*")
NA = re.compile(r"[.,;:?!)’'\"”…]*$")
# words that stand beside any other, in whatever combination: joining them needs more than that the whole exists
BIJWOORDEN = "af er toe mee weg heen zelf een eens hier daar waar hoe zo al weer samen gebruik"
VRIJE = LEGE_WOORDEN | frozenset(BIJWOORDEN.split())
WERKWOORD = re.compile(r".*en$")


Reeksen = Sequence[Sequence[Woord]]


@dataclass
class Woordenschat:
    """The words of the text and of our own wording, and which words stand beside each other."""

    tekst: Counter[str]
    eigen: Counter[str]
    paren: Counter[tuple[str, str]]
    drietallen: Counter[tuple[str, str, str]]
    los_voor: Counter[str] = field(default_factory=Counter)  # words, where they make no whole with the next
    los_na: Counter[str] = field(default_factory=Counter)  # words, where they make no whole with the one before

    def whole(self, woord: str) -> int:
        return self.tekst[woord] + self.eigen[woord]


@dataclass
class Reparaties:
    gedaan: list[tuple[int, str, str]] = field(default_factory=list)  # line, as it was, as it is

    def note(self, regel: int, was: str, werd: str) -> None:
        self.gedaan.append((regel, was, werd))


def core(tekst: str) -> str:
    """A word without the marks around it, in lower case."""
    return NA.sub("", VOOR.sub("", tekst)).lower()


def vocabulary(reeksen: Iterable[Sequence[Woord]], eigen: Counter[str]) -> Woordenschat:
    kernen = [[core(woord.tekst) for woord in reeks] for reeks in reeksen]
    schat = Woordenschat(Counter(), eigen, Counter(), Counter())
    for rij in kernen:
        schat.tekst.update(rij)
        schat.paren.update(pairwise(rij))
        schat.drietallen.update(zip(rij, rij[1:], rij[2:], strict=False))
    for rij in kernen:
        heel = [bool(schat.whole(a + b)) for a, b in pairwise(rij)]
        schat.los_voor.update(a for a, vast in zip(rij, [*heel, False], strict=False) if not vast)
        schat.los_na.update(b for b, vast in zip(rij, [False, *heel], strict=False) if not vast)
    return schat


def own_words(teksten: Iterable[str]) -> Counter[str]:
    return Counter(woord.lower() for tekst in teksten for woord in KERN.findall(tekst))


def mend(reeksen: list[list[Woord]], eigen: Counter[str], bekend: Reeksen = ()) -> tuple[list[list[Woord]], Reparaties]:
    """All runs of words, mended; `bekend` are runs that are known to be whole. Doing it again changes nothing."""
    reparaties = Reparaties()
    for stap in (join_hyphens, join_spaces):
        for _ in range(4):
            schat = vocabulary([*reeksen, *bekend], eigen)
            nieuw = [stap(reeks, schat, reparaties) for reeks in reeksen]
            if nieuw == reeksen:
                break
            reeksen = nieuw
    return reeksen, reparaties


def mend_lines(regels: list[Regel], eigen: Counter[str], bekend: Reeksen = ()) -> tuple[list[Regel], Reparaties]:
    """The lines with what can be mended before their order is known: inside a line, and from a line to the next one.

    Headings and `Handvatten voor gemeenten` are recognised by their words, so those must be whole. From one line to the
    next only what stands elsewhere as a whole is joined; between them may be a page.
    """
    reparaties = Reparaties()
    reeksen = [words_of(regel.tekst, regel.nummer) for regel in regels]
    schat = vocabulary([*reeksen, *bekend], eigen)
    gevuld = [reeks for reeks in reeksen if reeks]
    for deze, volgende in pairwise(gevuld):
        if volgende and deze and (heel := across(deze[-1].tekst, volgende[0].tekst, schat)):
            reparaties.note(deze[-1].regel, f"{deze[-1].tekst} {volgende[0].tekst}", heel)
            deze[-1] = replace(deze[-1], tekst=heel)
            del volgende[0]
    for stap in (join_hyphens, join_spaces):
        schat = vocabulary([*reeksen, *bekend], eigen)
        reeksen = [stap(reeks, schat, reparaties) for reeks in reeksen]
    uit = []
    for regel, reeks in zip(regels, reeksen, strict=True):
        inspringing = regel.tekst[: len(regel.tekst) - len(regel.tekst.lstrip())]
        uit.append(replace(regel, tekst=inspringing + " ".join(w.tekst for w in reeks) if reeks else ""))
    return uit, reparaties


def across(hier: str, volgend: str, schat: Woordenschat) -> str:
    """The word in two halves on two lines, or nothing."""
    if len(hier) < 3 or hier[-1] not in f"-{ZACHT}" or not volgend[0].islower() or volgend.lower() in SAMEN:
        return ""
    stam, rechts = core(hier.rstrip(f"-{ZACHT}")), core(volgend)
    if schat.whole(stam + rechts) and schat.whole(stam + rechts) >= schat.whole(f"{stam}-{rechts}"):
        return hier[:-1].replace(ZACHT, "") + volgend
    return ""


def rewrite(
    reeks: list[Woord], reparaties: Reparaties, joined: Callable[[list[Woord], int], tuple[int, str] | None]
) -> list[Woord]:
    """Replace runs of words: `joined` says how many from here become one word, and which."""
    uit: list[Woord] = []
    i = 0
    while i < len(reeks):
        uitkomst = joined(reeks, i)
        if uitkomst is None:
            uit.append(reeks[i])
            i += 1
            continue
        aantal, tekst = uitkomst
        laatste = reeks[i + aantal - 1]
        reparaties.note(reeks[i].regel, " ".join(w.tekst for w in reeks[i : i + aantal]), tekst)
        uit.append(Woord(tekst, reeks[i].regel, laatste.laatste))
        i += aantal
    return uit


def join_hyphens(reeks: list[Woord], schat: Woordenschat, reparaties: Reparaties) -> list[Woord]:
    """Words broken by a hyphen or a soft hyphen, at the end of a line or (after a new layout) inside one."""

    def joined(rij: list[Woord], i: int) -> tuple[int, str] | None:
        hier = rij[i].tekst
        volgend = rij[i + 1].tekst if i + 1 < len(rij) else ""
        if ZACHT in hier:
            if hier.endswith(ZACHT) and volgend[:1].islower():
                return 2, hier.replace(ZACHT, "") + volgend
            return 1, hier.replace(ZACHT, "")
        if not volgend:
            return None
        if len(hier) > 1 and hier[-1] == "-" and hier[-2].isalnum():
            return hyphenated(hier, volgend, schat)
        if len(hier) > 1 and hier[-1] == "/" and rij[i].laatste and volgend[0].isalpha():
            return 2, hier + volgend
        if volgend == "-" and i + 2 < len(rij) and rij[i + 2].tekst[:1].islower():
            links, rechts = core(hier), core(rij[i + 2].tekst)
            lang = min(len(links), len(rechts)) > 3 and hier[-1].isalpha()
            if lang and schat.tekst[links + rechts] and not {links, rechts} & VRIJE:
                return 3, hier + rij[i + 2].tekst
        return None

    return rewrite(reeks, reparaties, joined)


def hyphenated(hier: str, volgend: str, schat: Woordenschat) -> tuple[int, str] | None:
    """`samen-` and `werking`: one word, a word with a hyphen, or the first half of `in- en verkoop`."""
    if volgend.lower() in SAMEN or not volgend[0].isalnum():
        return None
    links, rechts = core(hier), core(volgend)
    stam = links.rstrip("-")
    if schat.whole(f"{stam}-{rechts}") > schat.whole(stam + rechts):
        return 2, hier + volgend
    if schat.whole(stam + rechts):
        return 2, hier[:-1] + volgend
    eigennaam = not volgend[0].islower() or hier[-2].isdigit() or hier[-2].isupper() or len(stam) == 1
    return 2, (hier if eigennaam else hier[:-1]) + volgend


def join_spaces(reeks: list[Woord], schat: Woordenschat, reparaties: Reparaties) -> list[Woord]:
    """Words broken by a space."""

    def joined(rij: list[Woord], i: int) -> tuple[int, str] | None:
        if i + 1 >= len(rij) or not rij[i].tekst[-1:].isalpha() or not rij[i + 1].tekst[:1].islower():
            return None
        voor = core(rij[i - 1].tekst) if i else ""
        na = core(rij[i + 2].tekst) if i + 2 < len(rij) else ""
        if is_broken(voor, core(rij[i].tekst), core(rij[i + 1].tekst), na, schat):
            return 2, rij[i].tekst + rij[i + 1].tekst
        return None

    return rewrite(reeks, reparaties, joined)


def is_broken(voor: str, a: str, b: str, na: str, schat: Woordenschat) -> bool:
    """Whether `a b` is one word in two pieces."""
    heel = a + b
    if not a or not b or not (schat.whole(heel) if heel.isalpha() else schat.tekst[heel]):
        return False
    paar = schat.paren[(a, b)]
    los_a = schat.los_voor[a] + schat.eigen[a] > 0 or a in VRIJE
    los_b = schat.los_na[b] + schat.eigen[b] > 0 or b in VRIJE
    vrij = a in VRIJE or b in VRIJE
    if voor and na and schat.drietallen[(voor, heel, na)]:
        return True
    achter_vrij = a in VRIJE and b not in VRIJE
    if achter_vrij and schat.los_na[b] + schat.eigen[b] <= 1 and schat.whole(heel) >= 5:
        return True
    if not (los_a and los_b):
        return schat.tekst[heel] > 0 if vrij else True
    zelden = paar == 1 and schat.whole(heel) >= 3 and schat.tekst[heel] >= 1
    return zelden and not vrij and len(a) > 3 and len(b) > 3 and not WERKWOORD.match(b)
