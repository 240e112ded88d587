"""From lines to letters of which every sentence stands apart, ready to be hung on our codes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from . import blokken, noten, verdelen, vragen, woorden, zinnen
from .blokken import Blok, Woord, words_of
from .inhoud import Inhoud
from .lezen import Bron, Regel
from .opschonen import Schoon, clean
from .stammen import Klank

ADRES = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>()]+[^\s<>().,;:!?’'\"]", re.I)


@dataclass(frozen=True)
class Eenheid:
    """A sentence, a heading or a bullet: what is hung on a code."""

    tekst: str
    soort: str  # of its block
    plek: str  # within the letter, see `vragen`
    regels: tuple[int, ...]
    begin: bool  # first of its block
    blok: int
    nummer: str = ""


@dataclass
class Brieftekst:
    nummer: int
    eenheden: list[Eenheid]
    noten: list[Eenheid]
    gronden: list[str]
    adressen: list[str]
    verwijzingen: list[tuple[str, int]]
    van: int
    tot: int


@dataclass
class Ontleed:
    brieven: list[Brieftekst]
    schoon: Schoon
    reparaties: list[tuple[int, str, str]] = field(default_factory=list)


def parse(bron: Bron, inhoud: Inhoud) -> Ontleed:
    """The letters in a text, cleaned, mended and cut into sentences."""
    schoon = clean(bron.regels)
    koppen = [(nummer, tekst) for nummer, grond, tekst in schoon.weg if grond == "kopregel"]
    klank = Klank({nummer: inhoud.text_of(i.code for i in inhoud.of_letter(nummer)) for nummer in inhoud.titels})
    eigen_woorden = _own_words(inhoud)
    titels = [words_of(titel, 0) for titel in inhoud.titels.values()]
    regels, eerst = woorden.mend_lines(schoon.regels, eigen_woorden, titels)
    delen = verdelen.divide(regels, koppen, inhoud.titels, klank)
    bouwsels = [_blocks(deel) for deel in delen]
    alle = [blok for eigen, van_noten in bouwsels for blok in (*eigen, *van_noten)]
    gemaakt, reparaties = woorden.mend([blok.woorden for blok in alle], eigen_woorden, titels)
    for blok, reeks in zip(alle, gemaakt, strict=True):
        blok.woorden = reeks
    brieven = [_letter(deel, *bouwsel, schoon, bron) for deel, bouwsel in zip(delen, bouwsels, strict=True)]
    return Ontleed(brieven, schoon, sorted(eerst.gedaan + reparaties.gedaan))


def _own_words(inhoud: Inhoud) -> Counter[str]:
    return woorden.own_words([*inhoud.titels.values(), *(item.tekst for item in inhoud.items)])


def _blocks(deel: verdelen.Briefdeel) -> tuple[list[Blok], list[Blok]]:
    """The blocks of a letter with its title in front, and its notes."""
    bouwsel = blokken.build(deel.regels)
    vooraan = []
    for soort, regels in (("titel", title_lines(deel)), ("kern", deel.kernregels)):
        reeks = [woord for regel in regels for woord in words_of(regel.tekst, regel.nummer)]
        if reeks:
            vooraan.append(Blok(soort, reeks, plek="titel"))
    vragen.mark_places(bouwsel.blokken)
    return [*vooraan, *(blok for blok in bouwsel.blokken if blok.woorden)], bouwsel.noten


def title_lines(deel: verdelen.Briefdeel) -> list[Regel]:
    """The title once, without its number, though the letter gives it on a title page and on its first page."""
    genummerd = rf"\s*{deel.nummer}\.\s+"
    eerste = next((i for i, regel in enumerate(deel.titelregels) if re.match(genummerd, regel.tekst)), None)
    regels = deel.titelregels[eerste:] if eerste is not None else deel.titelregels
    regels = [regel for regel in regels if not verdelen.BRIEFREGEL.fullmatch(regel.tekst.strip())]
    return [replace(regel, tekst=re.sub(genummerd, "", regel.tekst)) for regel in regels]


def _letter(
    deel: verdelen.Briefdeel, eigen: list[Blok], van_noten: list[Blok], schoon: Schoon, bron: Bron
) -> Brieftekst:
    reeksen, verwijzingen = noten.mark_notes([blok.woorden for blok in eigen], [noot.nummer for noot in van_noten])
    for blok, reeks in zip(eigen, reeksen, strict=True):
        blok.woorden = reeks
    van, tot = deel.regels[0].nummer, deel.regels[-1].nummer
    adressen = [adres for nummer, adres in schoon.adressen if van <= nummer <= tot]
    adressen += [adres for nummer, rij in bron.adressen.items() if van <= nummer <= tot for adres in rij]
    return Brieftekst(
        nummer=deel.nummer,
        eenheden=[eenheid for i, blok in enumerate(eigen) for eenheid in cut(blok, i)],
        noten=[_unit(noot, noot.woorden, True, i) for i, noot in enumerate(van_noten)],
        gronden=list(dict.fromkeys(deel.gronden)),
        adressen=whole_addresses(adressen),
        verwijzingen=verwijzingen,
        van=van,
        tot=tot,
    )


def cut(blok: Blok, nummer: int) -> list[Eenheid]:
    """The sentences of a block; a title is never cut."""
    if blok.soort == "titel":
        return [_unit(blok, blok.woorden, True, nummer)]
    return [_unit(blok, zin, i == 0, nummer) for i, zin in enumerate(zinnen.split(blok.woorden))]


def _unit(blok: Blok, zin: list[Woord], begin: bool, nummer: int) -> Eenheid:
    regels = tuple(sorted({woord.regel for woord in zin}))
    tekst = " ".join(woord.tekst for woord in zin)
    return Eenheid(tekst, blok.soort, blok.plek, regels, begin, nummer, blok.nummer if begin else "")


def addresses_in(tekst: str) -> list[str]:
    """The addresses in a sentence."""
    return list(dict.fromkeys(ADRES.findall(tekst)))


def whole_addresses(adressen: list[str]) -> list[str]:
    """Each address once, without those that are the cut-off beginning of another."""
    eens = list(dict.fromkeys(adres.strip() for adres in adressen))
    return [a for a in eens if not any(b != a and b.startswith(a) for b in eens)]
