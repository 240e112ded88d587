"""From the bytes of a file to numbered lines; what is no text and no readable PDF is refused with a clear message."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from documenten.pdftekst import LeesFout, read_pages

HOOGSTENS_TEKST = 5 * 1024**2
HOOGSTENS_REGELS = 60_000
MINSTENS_WOORDEN, HOOGSTENS_WOORDEN = 40, 60_000  # the bundle has 18 thousand
ANDERE_BESTANDEN = {
    b"PK\x03\x04": "Dit is een Word-bestand of zip-bestand. Bewaar het document als PDF en kies dat bestand.",
    b"\xd0\xcf\x11\xe0": "Dit is een oud Word- of Excelbestand. Bewaar het document als PDF en kies dat bestand.",
    b"{\\rtf": "Dit is een RTF-bestand. Bewaar het document als PDF en kies dat bestand.",
    b"\x89PNG": "Dit is een afbeelding. Kies de PDF van de bundel, of de tekst daaruit.",
    b"\xff\xd8\xff": "Dit is een afbeelding. Kies de PDF van de bundel, of de tekst daaruit.",
}
_REGELEINDE = re.compile("\r\n|\n|\r")


@dataclass(frozen=True)
class Regel:
    """A line of the file; `begin` marks the first one of a page, where the file tells."""

    nummer: int
    tekst: str
    begin: bool = False


@dataclass(frozen=True)
class Bron:
    regels: list[Regel]
    adressen: dict[int, tuple[str, ...]] = field(default_factory=dict)  # behind the links, by the page's first line

    @property
    def heeft_bladzijden(self) -> bool:
        return sum(regel.begin for regel in self.regels) > 1


def read(inhoud: bytes) -> Bron:
    """The lines of a PDF or text file. Raises LeesFout with a message for the user."""
    if not inhoud.strip():
        raise LeesFout("Dit bestand is leeg.")
    for begin, melding in ANDERE_BESTANDEN.items():
        if inhoud.startswith(begin):
            raise LeesFout(melding)
    bron = _read_pdf(inhoud) if b"%PDF-" in inhoud[:1024] else Bron(split_lines(decode(inhoud)))
    if len(bron.regels) > HOOGSTENS_REGELS:
        raise LeesFout(f"Dit bestand heeft meer dan {HOOGSTENS_REGELS} regels; dat is niet de brievenreeks.")
    woorden = sum(len(regel.tekst.split()) for regel in bron.regels)
    if woorden < MINSTENS_WOORDEN:
        raise LeesFout("In dit bestand staat te weinig tekst om een brief in te herkennen.")
    if woorden > HOOGSTENS_WOORDEN:
        raise LeesFout("Dit bestand is veel langer dan de brievenreeks. Kies de bundel, of één brief daaruit.")
    return bron


def decode(inhoud: bytes) -> str:
    """Text of bytes: UTF-8, UTF-16 with its mark, or else Windows-1252."""
    if len(inhoud) > HOOGSTENS_TEKST:
        raise LeesFout(f"Dit tekstbestand is groter dan {HOOGSTENS_TEKST // 1024**2} MB.")
    if inhoud[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return inhoud.decode("utf-16", "replace")
    if b"\x00" in inhoud:
        raise LeesFout("Dit is geen tekstbestand en geen PDF.")
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", "replace")


def split_lines(tekst: str) -> list[Regel]:
    """Numbered lines; a form feed begins a page, at whatever place of the line it stands."""
    regels, begin = [], True
    for nummer, rauw in enumerate(_REGELEINDE.split(tekst), 1):
        *voor, na = rauw.split("\f")
        for stuk in voor:
            if stuk.strip():
                regels.append(Regel(nummer, stuk, begin))
            begin = True
        regels.append(Regel(nummer, na, begin))
        begin = begin and not na.strip()
    return regels


def _read_pdf(inhoud: bytes) -> Bron:
    regels: list[Regel] = []
    adressen: dict[int, tuple[str, ...]] = {}
    for bladzijde in read_pages(inhoud):
        nummer = len(regels) + 1
        adressen[nummer] = bladzijde.adressen
        for i, tekst in enumerate(bladzijde.tekst.split("\n")):
            regels.append(Regel(nummer + i, tekst, i == 0))
    return Bron(regels, adressen)
