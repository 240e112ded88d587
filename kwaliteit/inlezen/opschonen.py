"""Takes out what belongs to the page and not to the text: running headers and footers, page numbers, addresses.

Three grounds, so that a sentence is never lost by chance: a known shape (`4. Title - Kwaliteit van taal`, a number
alone, the publisher's address alone); repetition at the edge of pages, where the file tells where pages begin; and
repetition that cuts sentences in two, where it does not. Headings that the letters repeat themselves are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .lezen import Regel

VASTE_KOPPEN = re.compile(
    r"(achtergrondinformatie|suggesties voor|handvatten voor|aandachtspunten voor|good practices|bronnen|"
    r"z-route|b1-route|onderwijsroute|brief \d|denk daarbij aan|tip\b|portfolio)",
    re.IGNORECASE,
)
KOPREGEL = re.compile(
    r"(\d{1,2}\s*[.|]?\s*)?\S.{0,80}\s[-–|]\s*(de )?(brievenreeks )?kwaliteit van taal\W*(\d{1,3})?", re.I
)
REEKSNAAM = re.compile(r"\W*(\d{1,3}\W+)?(de )?(brievenreeks )?[‘'\"]?kwaliteit van taal[’'\"]?(\W+\d{1,3})?\W*", re.I)
NUMMER = re.compile(r"[-–|\s]*(pagina|pag\.|p\.|blz\.?)?\s*\d{1,3}(\s*(van|/)\s*\d{1,3})?[-–|\s]*", re.I)
ADRES = re.compile(r"(https?://|mailto:|www\.)\S+[^\s.]|divosa\.nl", re.I)
VERVOLG = re.compile(r"\S*[/._-]\S*")
EIND = re.compile(r"[.?!:;][’'\")»]*$")
LIGATUREN = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "‐": "-", "‑": "-", "\u00a0": " "})
ONZICHTBAAR = re.compile("\u00ad+(?=[^\\s\u00ad])|[\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1f\x7f\ufffe]")


@dataclass(frozen=True)
class Schoon:
    """What is left of the lines, what was taken out (with its ground), and the addresses by line."""

    regels: list[Regel]
    weg: list[tuple[int, str, str]]
    adressen: list[tuple[int, str]]


def clean(regels: Iterable[Regel]) -> Schoon:
    """The text without what belongs to the page. Doing it again changes nothing."""
    gewoon = [replace(regel, tekst=plain(regel.tekst)) for regel in regels]
    gronden = furniture(gewoon)
    adressen = address_lines([regel for regel in gewoon if regel not in gronden])
    weg_of_adres = gronden.keys() | set(adressen)
    blijft = [replace(regel, tekst="") if regel in weg_of_adres else regel for regel in gewoon]
    weg = [(regel.nummer, gronden[regel], regel.tekst.strip()) for regel in gewoon if regel in gronden]
    return Schoon(blijft, weg, [(regel.nummer, regel.tekst.strip()) for regel in adressen])


def plain(tekst: str) -> str:
    """Composed characters, no ligatures and no invisible characters; a soft hyphen stays only at the end."""
    tekst = ONZICHTBAAR.sub("", unicodedata.normalize("NFC", tekst.translate(LIGATUREN)))
    return tekst.replace("\t", " ").rstrip()


def furniture(regels: list[Regel]) -> dict[Regel, str]:
    """The lines of the page itself, with the ground for each."""
    gevonden: dict[Regel, str] = {}
    for regel in regels:
        tekst = regel.tekst.strip()
        if KOPREGEL.fullmatch(tekst) or REEKSNAAM.fullmatch(tekst):
            gevonden[regel] = "kopregel"
        elif tekst.lower() == "divosa.nl":
            gevonden[regel] = "voetregel"
        elif tekst and NUMMER.fullmatch(tekst):
            gevonden[regel] = "paginanummer"
    return dict.fromkeys([*at_edges(regels), *cutting(regels)], "herhaling") | gevonden


def shape(tekst: str) -> str:
    """The line as it repeats: figures differ from page to page."""
    return re.sub(r"\d+", "#", " ".join(tekst.lower().split()))


def can_repeat(tekst: str) -> bool:
    tekst = tekst.strip()
    return 0 < len(tekst) < 90 and not VASTE_KOPPEN.match(tekst) and tekst[0] not in "•▪◦●‣·"


def at_edges(regels: list[Regel]) -> list[Regel]:
    """Lines that stand first or last on at least three pages."""
    bladzijden: list[list[Regel]] = []
    for regel in regels:
        if regel.begin or not bladzijden:
            bladzijden.append([])
        if regel.tekst.strip():
            bladzijden[-1].append(regel)
    randen = [regel for blad in bladzijden if len(blad) > 4 for regel in (*blad[:2], *blad[-2:])]
    telling = Counter(shape(regel.tekst) for regel in randen)
    return [r for r in randen if telling[shape(r.tekst)] >= 3 and can_repeat(r.tekst)]


def cutting(regels: list[Regel]) -> list[Regel]:
    """Lines that return at least three times, in ever other surroundings, and cut a sentence in two at least twice."""
    gevuld = [regel for regel in regels if regel.tekst.strip()]
    plaatsen: dict[str, list[int]] = defaultdict(list)
    for i, regel in enumerate(gevuld):
        plaatsen[shape(regel.tekst)].append(i)
    gevonden = []
    for rij in plaatsen.values():
        if len(rij) < 3 or not can_repeat(gevuld[rij[0]].tekst) or not differ(gevuld, rij):
            continue
        if sum(cuts(gevuld, i) for i in rij) >= 2:
            gevonden += [gevuld[i] for i in rij]
    return gevonden


def differ(gevuld: list[Regel], rij: list[int]) -> bool:
    """Whether what stands before and behind these lines differs; where it does not, the text repeats itself."""
    voor = {tuple(gevuld[i - 1].tekst.lower().split()[-2:]) for i in rij if i}
    na = {tuple(gevuld[i + 1].tekst.lower().split()[:2]) for i in rij if i + 1 < len(gevuld)}
    return min(len(voor), len(na)) > 0.6 * len(rij)


def cuts(gevuld: list[Regel], i: int) -> bool:
    """Whether the sentence before this line goes on behind it."""
    if not 0 < i < len(gevuld) - 1:
        return False
    voor, zelf, na = (gevuld[j].tekst.strip() for j in (i - 1, i, i + 1))
    return not EIND.search(voor) and not VASTE_KOPPEN.match(voor) and na[:1].islower() and not zelf[:1].islower()


def address_lines(regels: list[Regel]) -> list[Regel]:
    """Lines that are an address and nothing else, and the rest of an address that runs over its line.

    An address that finishes a sentence (`… zie:` and then `www.…`) belongs to the text.
    """
    adressen: list[Regel] = []
    vorige, gat, open_adres = "", True, False
    for regel in regels:
        tekst = regel.tekst.strip()
        if not tekst:
            gat, open_adres = True, False
            continue
        in_zin = vorige.endswith((":", ",")) or (not gat and not EIND.search(vorige))
        if ADRES.fullmatch(tekst) and not (vorige and in_zin and not open_adres):
            adressen.append(regel)
            open_adres = True
        elif open_adres and VERVOLG.fullmatch(tekst) and tekst[:1].islower():
            adressen.append(regel)
        else:
            vorige, open_adres = tekst, False
        gat = False
    return adressen
