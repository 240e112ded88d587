"""Finds the letters in the lines: by their headings where they have them, and by what they are about.

Each line sounds more or less like each of the letters (`stammen.Klank`); `Brief 4`, a title or a running header say it
outright. The best division follows from both (Viterbi), where a new letter may begin only at something that looks like
a beginning. So a letter without its title page is found as well, and one letter alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .lezen import Regel
from .stammen import Klank

BRIEFREGEL = re.compile(r"brief\s+(\d)\W*", re.I)
ACHTERGROND = re.compile(r"achtergrondinformatie\W*", re.I)
OPSOMMING = re.compile(r"\s*([•▪◦●‣·]|[a-zA-Z]\.\s)")
ZEKER, KOST_MARKERING, KOST_KOP, KOST_TERUG = 60.0, 4.0, 18.0, 6.0
NIET = float("-inf")


@dataclass
class Briefdeel:
    """The lines of one letter; `gronden` says how it was recognised."""

    nummer: int
    regels: list[Regel]
    gronden: list[str] = field(default_factory=list)
    titelregels: list[Regel] = field(default_factory=list)
    kernregels: list[Regel] = field(default_factory=list)


def letters_only(tekst: str) -> str:
    return "".join(teken for teken in tekst.lower() if teken.isalpha())


def divide(
    regels: list[Regel], koppen: list[tuple[int, str]], titels: Mapping[int, str], klank: Klank
) -> list[Briefdeel]:
    """The letters in these lines; `koppen` are the running headers that were taken out, with their lines."""
    gevuld = [regel for regel in regels if regel.tekst.strip()]
    if not gevuld:
        return []
    bewijs = evidence(gevuld, koppen, titels)
    begin = beginnings(regels, gevuld, bewijs)
    keuze = best_path(gevuld, bewijs, begin, klank, sorted(titels))
    delen: list[Briefdeel] = []
    nummer_op = dict(zip((regel.nummer for regel in gevuld), keuze, strict=True))
    huidig = keuze[0]
    for regel in regels:
        huidig = nummer_op.get(regel.nummer, huidig)
        if not delen or delen[-1].nummer != huidig:
            delen.append(Briefdeel(huidig, []))
        delen[-1].regels.append(regel)
    for deel in delen:
        nummers = {regel.nummer for regel in deel.regels}
        deel.gronden = [wat for nummer, (n, wat) in sorted(bewijs.items()) if nummer in nummers and n == deel.nummer]
        lift_title(deel, titels[deel.nummer])
    return delen


def evidence(gevuld: list[Regel], koppen: list[tuple[int, str]], titels: Mapping[int, str]) -> dict[int, tuple]:
    """Per line the letter that it names outright, and how."""
    gevonden: dict[int, tuple[int, str]] = {}
    for i, regel in enumerate(gevuld):
        if letters_only(regel.tekst) == letters_only(titels.get(0, "")):
            gevonden[regel.nummer] = (0, "titel")
        if (match := BRIEFREGEL.fullmatch(regel.tekst.strip())) and int(match[1]) in titels:
            gevonden[regel.nummer] = (int(match[1]), "briefregel")
        for nummer in titels:
            if (
                nummer
                and re.match(rf"\s*{nummer}\.\s", regel.tekst)
                and title_length(gevuld[i : i + 5], titels[nummer])
            ):
                gevonden[regel.nummer] = (nummer, "titel")
    for plek, tekst in koppen:
        namen = [n for n, titel in titels.items() if n and letters_only(titel) in letters_only(tekst)]
        volgende = next((regel.nummer for regel in gevuld if regel.nummer > plek), None)
        if len(namen) == 1 and volgende:
            gevonden.setdefault(volgende, (namen[0], "kopregel"))
    return gevonden


def title_length(regels: list[Regel], titel: str) -> int:
    """How many of these lines make up exactly this title; 0 where they do not."""
    gezocht, tekst = letters_only(titel), ""
    for aantal, regel in enumerate(regels, 1):
        tekst += letters_only(regel.tekst)
        if tekst == gezocht:
            return aantal
        if not gezocht.startswith(tekst):
            return 0
    return 0


def beginnings(regels: list[Regel], gevuld: list[Regel], bewijs: Mapping[int, tuple]) -> dict[int, float]:
    """Per line where a letter may begin, what it costs to let one begin there."""
    vol = {regel.nummer for regel in gevuld}
    kosten = {gevuld[0].nummer: 0.0}
    vrij, achter_kop = True, 0
    for regel in regels:
        tekst = regel.tekst
        if regel.nummer not in vol:
            vrij = True
            continue
        _, wat = bewijs.get(regel.nummer, (None, ""))
        if wat in ("briefregel", "titel"):
            kosten[regel.nummer], achter_kop = (0.0 if wat == "briefregel" else KOST_MARKERING), 8
        elif ACHTERGROND.fullmatch(tekst.strip()):
            kosten[regel.nummer] = KOST_MARKERING if achter_kop <= 0 else KOST_KOP
        elif (regel.begin or vrij or tekst[:1] == " ") and len(tekst) < 80 and not OPSOMMING.match(tekst):
            kosten.setdefault(regel.nummer, KOST_KOP if tekst.rstrip()[-1] not in ".,;" else 2 * KOST_KOP)
        achter_kop -= 1
        vrij = False
    return kosten


def best_path(
    gevuld: list[Regel], bewijs: Mapping[int, tuple], begin: Mapping[int, float], klank: Klank, nummers: list[int]
) -> list[int]:
    """The letter of each line, such that the whole fits best."""
    stand = dict.fromkeys(nummers, 0.0)
    sporen: list[dict[int, int]] = []
    for regel in gevuld:
        klinkt = klank.score(regel.tekst)
        zeker = bewijs.get(regel.nummer)
        nieuw, spoor = {}, {}
        for n in nummers:
            vandaan, waarde = n, stand[n]
            if regel.nummer in begin:
                for m in nummers:
                    kost = begin[regel.nummer] + (KOST_TERUG if m > n else 0)
                    if m != n and stand[m] - kost > waarde:
                        vandaan, waarde = m, stand[m] - kost
            nieuw[n] = waarde + klinkt[n] + (ZEKER if zeker and zeker[0] == n else 0)
            spoor[n] = vandaan
        stand = nieuw
        sporen.append(spoor)
    huidig = max(stand, key=lambda n: stand[n])
    keuze = []
    for spoor in reversed(sporen):
        keuze.append(huidig)
        huidig = spoor[huidig]
    return keuze[::-1]


def lift_title(deel: Briefdeel, titel: str) -> None:
    """Take the title block out of the flow: `Brief 4` with its title, and `4. …` with what the letter is about."""
    weg: set[int] = set()
    gevuld = [regel for regel in deel.regels if regel.tekst.strip()]
    for i, regel in enumerate(gevuld):
        if re.match(rf"\s*{deel.nummer}\.\s", regel.tekst) and (lengte := title_length(gevuld[i : i + 5], titel)):
            blok = gevuld[i : i + lengte]
            deel.kernregels = core_after(deel.regels, blok[-1].nummer)
        elif BRIEFREGEL.fullmatch(regel.tekst.strip()) or (i < 3 and letters_only(regel.tekst) == letters_only(titel)):
            blok = gevuld[i : i + 1 + title_length(gevuld[i + 1 : i + 5], titel)]
        else:
            continue
        if regel.nummer not in weg:
            deel.titelregels += blok
            weg |= {r.nummer for r in blok + deel.kernregels}
    deel.regels = [replace(r, tekst="") if r.nummer in weg else r for r in deel.regels]


def core_after(regels: list[Regel], nummer: int) -> list[Regel]:
    """The paragraph behind a title, up to the end of its page: at most five lines."""
    kern: list[Regel] = []
    for regel in (r for r in regels if r.nummer > nummer):
        tekst = regel.tekst
        if kern and (not tekst.strip() or regel.begin or tekst[0] == " " or tekst[0].isdigit()):
            break
        if tekst.strip():
            kern.append(regel)
    return kern if len(kern) <= 5 else []
