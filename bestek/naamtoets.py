"""Finds in a text what could tell who asked: names, e-mail addresses, telephone and KvK numbers. Knows no model."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

NAAM, EMAIL, TELEFOON, KVK = "naam", "e-mailadres", "telefoonnummer", "KvK-nummer"
WEGGELATEN = "[weggelaten]"

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEFOON = re.compile(
    r"(?<![\w-])(?:\+|00)31[\s.-]*(?:\(0\))?(?:[\s.-]*\d){9}(?!\d)|(?<![\w-])\(?0\d(?:[\s.()-]*\d){8}(?!\d)"
)
# eight digits by themselves, but no CPV code: 80580000-3, or CPV 80580000
_KVK = re.compile(r"(?<![\w.,-])(?<!CPV )(?<!CPV-code )\d{8}(?![\w-]|[.,]\d)")
_KVK_GESPLITST = re.compile(r"\bKvK\D{0,20}(\d[\d .]{6,10}\d)", re.IGNORECASE)
_VORM = re.compile(
    r"\b(?:b\.?\s?v|n\.?\s?v|v\.?\s?o\.?\s?f|c\.?\s?v|u\.?\s?a|stichting|vereniging|cooperatie|holding)\b\.?",
    re.IGNORECASE,
)
_AANHEF = {"de", "den", "der", "van", "het", "mevrouw", "dhr", "mevr", "heer"}
KORTST = 4  # letters of a name; shorter ones are words of every text


@dataclass(frozen=True)
class Treffer:
    """What was found, and where in the text."""

    soort: str
    tekst: str
    begin: int
    eind: int

    @property
    def sleutel(self) -> str:
        """The same words found again, however they are written."""
        return " ".join(_plain(self.tekst).split())[:200]


def find(tekst: str, namen: Iterable[str] = ()) -> list[Treffer]:
    """Everything in the order of the text; of what overlaps, the longest."""
    gevonden = [Treffer(EMAIL, m[0], *m.span()) for m in _EMAIL.finditer(tekst)]
    gevonden += [Treffer(TELEFOON, m[0], *m.span()) for m in _TELEFOON.finditer(tekst)]
    gevonden += [Treffer(KVK, m[0], *m.span()) for m in _KVK.finditer(tekst)]
    gevonden += [Treffer(KVK, m[1], *m.span(1)) for m in _KVK_GESPLITST.finditer(tekst) if _digits(m[1]) == 8]
    gevonden += _names(tekst, namen)
    gekozen: list[Treffer] = []
    for treffer in sorted(gevonden, key=lambda t: (t.begin - t.eind, t.begin)):
        if all(treffer.eind <= ander.begin or treffer.begin >= ander.eind for ander in gekozen):
            gekozen.append(treffer)
    return sorted(gekozen, key=lambda t: t.begin)


def mask(tekst: str, namen: Iterable[str] = ()) -> str:
    """The text with all of that left out: a proposal, for somebody to read over."""
    for treffer in reversed(find(tekst, namen)):
        tekst = f"{tekst[: treffer.begin]}{WEGGELATEN}{tekst[treffer.eind :]}"
    return tekst


def name_forms(organisatie: str, contact: str = "") -> set[str]:
    """Under which names a sender can be met: 'Taalkade', 'Jan van Dijk', 'Dijk', and the domain of its address."""
    vormen = {organisatie.strip(), _VORM.sub(" ", organisatie).strip(" ,.")}
    persoon = _EMAIL.sub(" ", contact).strip(' <>",;()')
    delen = [d for d in persoon.split() if d.lower().strip(".") not in _AANHEF]
    vormen |= {persoon, *delen[-1:]} if delen else set()
    for adres in _EMAIL.findall(contact):
        vormen.add(adres.rpartition("@")[2].rpartition(".")[0])
    return {vorm for v in vormen if len(re.sub(r"\W", "", vorm := " ".join(v.split()))) >= KORTST}


def _names(tekst: str, namen: Iterable[str]) -> list[Treffer]:
    """Whole words, whatever the capitals and accents."""
    vlak = _plain(tekst)
    if len(vlak) != len(tekst):  # a letter that becomes two: look in the text as it is
        vlak = tekst.casefold() if len(tekst.casefold()) == len(tekst) else tekst
    gevonden = []
    for naam in {" ".join(_plain(n).split()) for n in namen}:
        if len(naam) >= KORTST:
            patroon = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", naam)))
            for m in re.finditer(rf"(?<!\w){patroon}(?!\w)", vlak):
                gevonden.append(Treffer(NAAM, tekst[m.start() : m.end()], *m.span()))
    return gevonden


def _plain(tekst: str) -> str:
    """Lower case without accents, as long as the text itself where it can be."""
    return "".join(unicodedata.normalize("NFD", teken)[0] for teken in tekst).lower()


def _digits(tekst: str) -> int:
    return sum(teken.isdigit() for teken in tekst)
