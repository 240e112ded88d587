"""Blocks of a letter: headings, paragraphs, bullets, numbered items, notes. A block is a run of words with their lines.

The layout of the bundle leaves an empty line after the first line of an item as often as between paragraphs, and page
breaks cut through sentences. So an empty line alone proves nothing: a sentence that has no end goes on behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .lezen import Regel
from .opschonen import EIND

PUNT = re.compile(r"\s*[•▪◦●‣·]\s*")
NUMMER = re.compile(r"\s*(\d{1,2})\.\s+(?=\S)")
LETTER = re.compile(r"\s*([A-Ea-e])\.\s+(?=\S)")
HANDVATTEN = re.compile(r"\s*handvatten voor (de )?gemeenten?\b\s*:?\s*", re.I)
LOS_NUMMER = re.compile(r"\s*(\d{1,2})\s+(?=(?:Hoe|Wat|Welke?|Wie|Waar\w*|Hebben|Heeft|Beschikken)\b)")
NOOT = re.compile(r"\s*(\d{1,2})\s+(\S.*)")
VASTE_KOP = re.compile(
    r"\s*(achtergrondinformatie|suggesties voor bestek, beoordeling en samenwerking|good practices|bronnen|"
    r"aandachtspunten voor de verschillende (leer)?routes)\W*",
    re.I,
)
NOOT_KLAAR = re.compile(r"[.?!)\d]\s*$|\S+\.\w{2,}/\S*$")
KOPLENGTE = 0.75  # of the usual width of a line


@dataclass(frozen=True)
class Woord:
    tekst: str
    regel: int
    laatste: bool = False  # of its line


@dataclass
class Blok:
    soort: str  # kop, alinea, punt, nummer, letter, handvatten, noot, titel
    woorden: list[Woord]
    nummer: str = ""
    regels: int = 1
    plek: str = ""
    los: bool = False  # after an empty line
    kort: bool = False  # its last line is clearly shorter than the usual width

    @property
    def tekst(self) -> str:
        return " ".join(woord.tekst for woord in self.woorden)

    @property
    def af(self) -> bool:
        """Whether its last sentence has an end."""
        return bool(EIND.search(self.tekst))


@dataclass
class Bouwsel:
    blokken: list[Blok] = field(default_factory=list)
    noten: list[Blok] = field(default_factory=list)


def words_of(tekst: str, nummer: int) -> list[Woord]:
    delen = tekst.split()
    return [Woord(deel, nummer, i == len(delen) - 1) for i, deel in enumerate(delen)]


def build(regels: list[Regel]) -> Bouwsel:
    """The notes and the other blocks of a letter."""
    breedte = usual_width(regels)
    noten, rest = take_notes(regels, breedte)
    blokken: list[Blok] = []
    gat = True
    for regel in rest:
        if not regel.tekst.strip():
            gat = True
            continue
        add_line(blokken, regel, gat, breedte)
        gat = False
    mark_headings(blokken)
    return Bouwsel(blokken, noten)


def usual_width(regels: list[Regel]) -> int:
    lengtes = sorted(len(regel.tekst.strip()) for regel in regels if regel.tekst.strip())
    return lengtes[int(len(lengtes) * 0.8)] if lengtes else 80


def add_line(blokken: list[Blok], regel: Regel, gat: bool, breedte: int) -> None:
    """Put a line at the end of the last block, or let it begin a new one."""
    vorig = blokken[-1] if blokken else None
    begin = start_of(regel.tekst, vorig, gat)
    if begin:
        soort, nummer, rest = begin
        blokken.append(Blok(soort, words_of(rest, regel.nummer), nummer, los=gat))
    elif vorig is None or not goes_on(vorig, regel.tekst, gat, breedte):
        if vorig and not gat and vorig.soort in ("alinea", "nummer") and vorig.regels == 1:
            vorig.soort = "kop"
        los = gat or vorig is None or vorig.af
        blokken.append(Blok("alinea", words_of(regel.tekst, regel.nummer), los=los))
    else:
        vorig.woorden += words_of(regel.tekst, regel.nummer)
        vorig.regels += 1
    blokken[-1].kort = len(regel.tekst.strip()) < breedte * KOPLENGTE


def start_of(tekst: str, vorig: Blok | None, gat: bool) -> tuple[str, str, str] | None:
    """Kind, number and rest of a line that begins an item; None for any other."""
    if match := PUNT.match(tekst):
        return "punt", "", tekst[match.end() :]
    if match := HANDVATTEN.match(tekst):
        return "handvatten", "", tekst[match.end() :]
    if VASTE_KOP.fullmatch(tekst):
        return "kop", "", tekst
    vrij = vorig is None or gat or vorig.af or vorig.kort or vorig.soort in ("kop", "nummer", "letter")
    if match := NUMMER.match(tekst):
        volgt = vorig is not None and vorig.soort == "nummer" and match[1] == str(int(vorig.nummer) + 1)
        return ("nummer", match[1], tekst[match.end() :]) if vrij or volgt else None
    if (match := LETTER.match(tekst)) and vrij:
        return "letter", match[1], tekst[match.end() :]
    if (match := LOS_NUMMER.match(tekst)) and gat:
        return "nummer", match[1], tekst[match.end() :]
    return None


def goes_on(vorig: Blok, tekst: str, gat: bool, breedte: int) -> bool:
    """Whether a line that begins nothing itself belongs to the block before it."""
    eerste = tekst.lstrip()[0]
    verder = not vorig.af and (eerste.islower() or eerste in "(‘'\"&€%")
    if vorig.soort == "kop" and VASTE_KOP.fullmatch(vorig.tekst):
        return False
    if gat:
        lang = vorig.regels == 1 and not vorig.kort
        if vorig.af and len(tekst.strip()) < breedte * KOPLENGTE and looks_like_heading(tekst):
            return False
        return verder or (vorig.soort in ("punt", "nummer", "letter", "handvatten") and lang)
    if vorig.soort in ("alinea", "nummer") and vorig.regels == 1 and vorig.kort and vorig.los and eerste.isupper():
        return not looks_like_heading(vorig.tekst)
    return not (vorig.af and vorig.kort and eerste.isupper() and looks_like_heading(tekst))


def looks_like_heading(tekst: str) -> bool:
    """Short, begins with a capital, and is no sentence that goes on."""
    tekst = tekst.strip()
    return bool(tekst) and not tekst[0].islower() and tekst[-1] not in ".,;:" and len(tekst.split()) <= 14


def mark_headings(blokken: list[Blok]) -> None:
    """Paragraphs and single numbered items of a few words without an end are headings."""
    for i, blok in enumerate(blokken):
        volgende = blokken[i + 1] if i + 1 < len(blokken) else None
        buren = {b.soort for b in (blokken[i - 1] if i else None, volgende) if b}
        if blok.soort == "nummer" and "nummer" in buren:
            continue
        if blok.soort in ("alinea", "nummer") and blok.los and looks_like_heading(blok.tekst) and blok.regels <= 3:
            blok.soort = "kop"


def take_notes(regels: list[Regel], breedte: int) -> tuple[list[Blok], list[Regel]]:
    """The notes at the foot of the pages, in their numbering, and the lines without them."""
    noten: list[Blok] = []
    rest: list[Regel] = []
    open_noot, gat, vrij = False, True, True
    for regel in regels:
        tekst = regel.tekst
        if not tekst.strip():
            gat = vrij = True
            rest.append(regel)
            continue
        match = NOOT.match(tekst)
        if match and vrij and is_next_note(match, noten):
            kort = len(tekst.strip()) < breedte * KOPLENGTE
            noten.append(Blok("noot", words_of(match[2], regel.nummer), match[1], kort=kort))
            open_noot, gat, vrij = True, False, True
        elif open_noot and continues_note(noten[-1], tekst, gat):
            noten[-1].woorden += words_of(tekst, regel.nummer)
            noten[-1].kort = len(tekst.strip()) < breedte * KOPLENGTE
            gat, vrij = False, True
        else:
            open_noot, gat, vrij = False, False, False
            rest.append(regel)
            continue
        rest.append(Regel(regel.nummer, ""))
    return noten, rest


def is_next_note(match: re.Match, noten: list[Blok]) -> bool:
    verwacht = int(noten[-1].nummer) + 1 if noten else 1
    vraag = match[2].rstrip().endswith("?") or LOS_NUMMER.match(match[0])
    eerste = match[2][0]
    return verwacht <= int(match[1]) <= verwacht + 1 and not vraag and (eerste.isalpha() or eerste in "‘'\"")


def continues_note(noot: Blok, tekst: str, gat: bool) -> bool:
    if start_of(tekst, None, True) or HANDVATTEN.match(tekst):
        return False
    if gat and tekst.lstrip()[0].isupper() and noot.kort:
        return False
    return not gat or not NOOT_KLAAR.search(noot.tekst)
