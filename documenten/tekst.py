"""Text in: one form for everything that people type, paste or send us."""

import re
import unicodedata

_REGELEINDEN = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters except tab and newline; lone surrogates; the byte order mark; and the characters that
# reverse the direction of writing, which make a text show something else than it says.
_ONGEWENST = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\u202a-\u202e\u2066-\u2069]")
_SPATIES_AAN_HET_EIND = re.compile("[ \t\u00a0]+$", re.MULTILINE)


def normaliseer(tekst: str) -> str:
    """Return `tekst` as NFC with LF, without control characters, trailing spaces and empty lines around it.

    Normalising twice changes nothing, so the offsets of a quote in a normalised text stay right.
    """
    tekst = _ONGEWENST.sub("", _REGELEINDEN.sub("\n", tekst))
    return _SPATIES_AAN_HET_EIND.sub("", unicodedata.normalize("NFC", tekst)).strip("\n")


def blocks(tekst: str) -> list[tuple[bool, list[str]]]:
    """The blocks of plain text, each as (whether it is a list, its lines).

    An empty line separates blocks; one in which every line begins with '- ' is a list.
    """
    gevonden = []
    for blok in re.split(r"\n\s*\n", tekst.strip()):
        regels = [regel.strip() for regel in blok.strip().split("\n")]
        opsomming = all(regel.startswith("- ") for regel in regels)
        if blok.strip():
            gevonden.append((opsomming, [regel[2:] for regel in regels] if opsomming else regels))
    return gevonden
