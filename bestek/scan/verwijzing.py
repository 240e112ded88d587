"""What a text leaves to others or to guess: places to find, references, sub-criteria, terms. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from .bevinding import Term
from .taal import LIJSTEN, content_stems, either, pattern, sentences, words_of

PLEK = pattern(r"\b", either("plek"), r"\b")
PLEK_KAAL = re.compile(
    r"^(?:plek(?:ken)?|plaats(?:en)?|plaats om|plaatsing(?:en)?|plaatsen .*|banen?|werkgevers)$", re.IGNORECASE
)
PLEKCONTEXT = pattern(either("plekcontext"))
ZOEKEN = pattern(r"\b", either("zoeken"), r"\b")
ZWAK = frozenset(LIJSTEN["zwak_zoeken"])
ANDER = pattern(r"(?:^|[,;] |\b(?:dat|waar|die|want|maar|en|omdat|daarna|zodra) )", either("ander_zoekt"), r"\b")
NIET = pattern(r"\b", either("niet_zoeken"), r"\b")
AANBIEDER = pattern(
    r"\b(?:u|uw|uzelf|(?:taal)?aanbieders?|taalschool|school|opdrachtnemer|inschrijver|docent(?:en)?|taaldocent(?:en)?)\b"
)
KRIJGT_PLEK = pattern(
    r"\b(?:zorg\w*|organiseer\w*|regel\w*)\b[^.?!]*\bdat\b[^.?!]*\b",
    either("plek"),
    r" (?:krijgt|krijgen|heeft|hebben|vindt|vinden)\b",
)
CURSIST_ZOEKT = pattern(
    r"\b(?:cursist|cursisten|inburgeraars?|deelnemers?) (?:die |dat )?(?:\S+ ){0,2}?(?:zelf|eigen)\b"
    r"|\b(?:cursist|cursisten|inburgeraars?|deelnemers?) die (?:\S+ ){0,4}?(?:zoekt|zoeken|vindt|vinden)\b"
)
ALDAAR = pattern(
    r"\b(?:(?:op|vanaf|tijdens|bij) (?:de|een|die|deze|elke)|(?:op|vanaf|van|tijdens|bij|over) ",
    r"(?:zijn|haar|hun|de eigen|zijn of haar)) ",
    either("plek"),
    r"\b",
)
AANBOD_ELDERS = pattern(r"\b(?:met|door|aan|bij|van) (?:de )?(?:aanbieders?|organisaties|partijen) van\b")

VERWIJZING = pattern(r"(?<![-\w])", either("verwijzing_los"))
VINDPLAATS = re.compile(either("vindplaats"))
WIJST_TERUG = pattern(
    r"\b(?:boven|onder|eerder|voor|hierboven)?(?:staande?|genoemde?|vermelde?|bedoelde?|gaande|beschreven) (\w{4,})"
)
BENEDEN = pattern(r"\b(?:hieronder|onderstaande?|navolgende|volgende)\b")

VERZWEGEN = pattern(r"\b", either("verzwegen"))
BEOORDELEND = pattern(either("beoordelend"))
NIET_BEKEND = pattern(r"^niet .*|.* niet .*")
MAATSTAF = pattern(
    r"gewicht|weging|deelscore|subscore|maatsta|criteri|aspect|verdeling|verdeeld|deelpunt|onderde|matrix|lijst|sleutel|kader|model|aandachtspunt|zwaar|telt"
)
NIET_VERZWEGEN = pattern(r"\b", either("niet_verzwegen"))

AFKORTING = re.compile(r"(?<![\w.])[A-Z][A-Z0-9]{1,5}(?![\w])")
BEGRIPPENKOP = pattern(r"begrip|definitie|afkorting|verklaring|woordenlijst")


@lru_cache(maxsize=4096)
def seeks_places(tekst: str) -> str:
    """The sentence that leaves finding a place to take part to the supplier of language lessons, or ''."""
    for zin in sentences(tekst):
        for plek in PLEK.finditer(zin):
            if PLEK_KAAL.match(plek[0]) and not PLEKCONTEXT.search(zin[: plek.start()] + zin[plek.end() :]):
                continue
            if _supplier_seeks(zin, plek):
                return zin
    return ""


def _supplier_seeks(zin: str, plek: re.Match) -> bool:
    if NIET.search(zin) or CURSIST_ZOEKT.search(zin) or AANBOD_ELDERS.search(zin[: plek.start()]):
        return False
    if any(vondst.start() <= plek.start() < vondst.end() for vondst in ALDAAR.finditer(zin)):
        return False
    doen = [vondst for vondst in ZOEKEN.finditer(zin) if not vondst.start() <= plek.start() < vondst.end()]
    sterk = [vondst for vondst in doen if vondst[0].lower() not in ZWAK]
    zwak = [vondst for vondst in doen if vondst[0].lower() in ZWAK and _near(zin, vondst, plek)]
    if not sterk and not zwak and not KRIJGT_PLEK.search(zin):
        return False
    ander = ANDER.search(zin)
    return not ander or bool(AANBIEDER.search(zin[: ander.start()]))


def _near(zin: str, werkwoord: re.Match, plek: re.Match) -> bool:
    """Whether the place itself is what is provided: nothing but its own words in between."""
    tussen = (
        zin[werkwoord.end() : plek.start()] if werkwoord.end() <= plek.start() else zin[plek.end() : werkwoord.start()]
    )
    return len(tussen.split()) < 12 and not re.search(r"\b(?:dat|hoe|afgestemd|aansluit\w*|lessen|les)\b", tussen)


@lru_cache(maxsize=4096)
def loose_reference(tekst: str) -> str:
    """The words that refer to something without saying where it stands, or ''."""
    zinnen = sentences(tekst)
    for nummer, zin in enumerate(zinnen):
        for vondst in VERWIJZING.finditer(zin):
            om = zin[max(0, vondst.start() - 60) : vondst.end() + 90]
            if VINDPLAATS.search(om) or _points_within(tekst, zinnen[:nummer], zin, vondst):
                continue
            return vondst[0].strip()
    return ""


def _points_within(tekst: str, eerdere: tuple[str, ...], zin: str, vondst: re.Match) -> bool:
    """Whether what is referred to stands in this same text: a list that follows, or a noun named before."""
    rest = tekst[tekst.find(zin) + vondst.start() :]
    if BENEDEN.search(vondst[0]):
        return ":" in rest or "\n" in rest.strip()
    woord = WIJST_TERUG.search(zin, vondst.start())
    voor = content_stems(" ".join(eerdere))
    return bool(woord and voor & content_stems(woord[1]))


@lru_cache(maxsize=4096)
def hidden_measures(tekst: str) -> str:
    """The words that announce measures which count and are not made known, or ''."""
    if not BEOORDELEND.search(tekst):
        return ""
    for zin in sentences(tekst):
        vondst = VERZWEGEN.search(zin)
        if not vondst or NIET_VERZWEGEN.search(zin):
            continue
        if MAATSTAF.search(zin) or not NIET_BEKEND.match(vondst[0]):  # names of reviewers may stay unknown
            return vondst[0]
    return ""


def vocabulary(termen: tuple[Term, ...]) -> Woordenschat:
    return _vocabulary(termen)


class Woordenschat:
    """The terms to look for, as one pattern: those of our list, and those handed in."""

    def __init__(self, termen: tuple[Term, ...]):
        vormen = {vorm for term in termen for vorm in (term.naam, *term.vormen)}
        eigen = sorted({*LIJSTEN["vakterm"], *map(re.escape, vormen)}, key=len, reverse=True)
        self.patroon = re.compile(r"(?<![\w-])(?:" + "|".join(eigen) + r")(?![\w])", re.IGNORECASE)
        self.van = {vorm.casefold(): term for term in termen for vorm in (term.naam, *term.vormen)}

    def terms_in(self, tekst: str) -> list[str]:
        """Terms and abbreviations as they stand in the text, each once."""
        gevonden = [v for v in self.patroon.finditer(tekst) if not _only_capitals(v[0]) or v[0] in LIJSTEN["vakterm"]]
        binnen = [(v.start(), v.end()) for v in gevonden]
        gevonden += [v for v in AFKORTING.finditer(tekst) if _is_unknown(v[0]) and not _within(v.start(), binnen)]
        plaatsen: dict[str, str] = {}
        for vondst in sorted(gevonden, key=lambda v: v.start()):
            plaatsen.setdefault(self.canonical(vondst[0]), vondst[0])
        return list(plaatsen.values())

    def canonical(self, vorm: str) -> str:
        """The one name of a term, whatever form it has."""
        term = self.van.get(vorm.casefold())
        return term.naam.casefold() if term else vorm.casefold()

    def explained(self, vorm: str, tekst: str) -> bool:
        """Whether the text itself says what the term means."""
        return any(re.search(vorm_, tekst, re.IGNORECASE) for vorm_ in _explaining(vorm))


def _is_unknown(afkorting: str) -> bool:
    return afkorting not in words_of("gewoon") and not re.fullmatch(r"[A-Z]\d", afkorting)


def _within(plaats: int, spannen: list[tuple[int, int]]) -> bool:
    return any(begin <= plaats < eind for begin, eind in spannen)


def _only_capitals(vorm: str) -> bool:
    return vorm.isupper() and len(vorm) > 1


def _explaining(vorm: str) -> list[str]:
    return [uitleg.replace("TERM", re.escape(vorm)) for uitleg in LIJSTEN["uitgelegd"]]


@lru_cache(maxsize=8)
def _vocabulary(termen: tuple[Term, ...]) -> Woordenschat:
    return Woordenschat(termen)
