"""The shape of a question: closed, giving its answer away, or several in one. Pure; each returns the words at fault."""

import re
from functools import lru_cache

from .taal import content_stems, either, overlap, pattern, sentences, words

VRAAGWOORD = pattern(r"^(?:en |maar |of )?(?:", either("voorzetsel"), r" )?", either("vraagwoord"), r"\b")
COORDINATIE = pattern(
    r"(?:, |; )?\b(?:", either("vervolg"), r")\b|, ", either("vraagwoord"), r"\b(?! (?:zij|ze|hij)\b)"
)
BELEEFD = pattern(r"(?:kunt|wilt|zou|zoudt|kan|willen|kunnen) (?:u|uw|wij van u)\b")
UITLEGGEND = pattern(r"\b", either("uitleggend"), r"\b")
AANGEVEN = pattern(r"\b(?:aangeven|vermelden|melden|laten weten|geven|vernemen)\b")
OPDRACHT = pattern(r"^(?:zo (?:ja|nee|niet),? )?(?:en )?", either("opdracht"), r"\b")
OFVORM = pattern(r"^(?:graag )?", either("ofvorm"), r"\b")
JANEE = pattern(either("janee"))
DAT_ALS_ANTWOORD = pattern(r"^(?:bevestig|verklaar|onderschrijf|garandeer|beloof)\b")

ANTWOORDDWANG = pattern(r"^(?:en )?", either("antwoorddwang"))
MENINGDWANG = pattern(r"\b", either("meningdwang"))
AANNAME = pattern(r"\b", either("aanname"))
OORDEEL = pattern(r"\b", either("oordeel"))
EIGEN_OORDEEL = pattern(r"\b", either("eigen_oordeel"))
WAAROM = pattern(r"(?:^|\b(?:onderbouw|beschrijf|leg uit|licht toe|motiveer|toon aan|beargumenteer|verklaar) )waarom\b")
UW_KEUZE = pattern(r"\bwaarom (?:kiest|koos|doet|werkt|heeft|hebt|gebruikt|zet|vindt|bent|denkt|acht)? ?(?:u|uw)\b")
VASTE_AANPAK = pattern(r"^(?:u|uw docenten) (?!kunt|mag|mogen|kan|bent vrij|krijgt|ontvangt|hoeft)\w+(?:t|en)\b")
DEZE_AANPAK = pattern(
    r"^(?:beschrijf|licht|werk|schets|leg|omschrijf)\b[^.?!]{0,30}\b(?:dit|deze (?:werkwijze|aanpak|manier))\b"
)

EXTRA = pattern(r"^(?:en )?(?:\S+ ){0,3}?(?:", either("extra"), r")\b")
DOORVRAAG = pattern(r"^(?:en |maar )?(?:juist )?(?:", either("doorvraag"), r")\b")
VERWIJZEND = pattern(r"\b", either("verwijzend"), r"\b")
DAT = pattern(
    r"\bdat(?= ?(?:[?.,;]|$)| ",
    either("dat_verwijst"),
    r"\b)|\b(?:u|als|of|hoe|waarom) dat\b(?! (?:u|uw|de|het|een|cursisten|docenten|er|zij|iedere|elke|alle)\b)",
)
DIE = pattern(
    r"\b(?:u|juist|van|met|op|aan|voor|over|bij|in) die\b(?! (?:u|zij|cursist))|^(?:en )?die\b|(?<!er)(?<!ers) dan\b"
)
SPLITSING = pattern(either("splitsing"))
ONDERWERP = pattern(
    r"\b(?:u|uw|uwerzijds|wij|is|zijn|heeft|hebben|worden|wordt|gaan|volgen|krijgen|regelt|staat|liggen|ligt)\b"
)
ZELF_ONDERWERP = pattern(
    r"^(?:en )?(?:wat|wie|hoe|wanneer|hoeveel|waar\w*) (?!een\b|het\b|niet\b|geen\b|langzame\b)\w+(?:t|en|d)\b \w+ \w+"
)  # 'wie beheert de sleutels'
OPSOMMING = pattern(r"\buw \w+[^,.?!]*, (?:en )?uw \w+[^,.?!]*(?:,| en) (?:en )?(?:uw|de) \w+")


def is_open(zin: str) -> bool:
    """Whether a sentence asks for more than yes or no."""
    if zin.endswith("?"):
        return bool(VRAAGWOORD.match(zin)) or bool(COORDINATIE.search(zin)) or _polite(zin)
    return bool(OPDRACHT.match(zin)) and not OFVORM.match(zin) and not DAT_ALS_ANTWOORD.match(zin)


def _polite(zin: str) -> bool:
    if not BELEEFD.match(zin):
        kern = zin.rpartition(", ")[2] if ", " in zin else zin
        if not BELEEFD.search(kern):
            return False
    if OFVORM.match(zin) or re.search(
        r"\b(?:aangeven|bevestigen|verklaren|garanderen|laten weten|toezeggen) (?:of|dat)\b", zin
    ):
        return False
    if UITLEGGEND.search(zin):
        return True
    return bool(AANGEVEN.search(zin)) and bool(re.search(either("vraagwoord") + r"\b", zin, re.IGNORECASE))


def _asks_yes_or_no(zin: str) -> bool:
    if JANEE.search(zin):
        return True
    if zin.endswith("?"):
        return not is_open(zin)
    return bool(OFVORM.match(zin)) and not COORDINATIE.search(zin)


@lru_cache(maxsize=4096)
def closed(tekst: str) -> str:
    """The sentence that yes or no answers, when nothing in the text asks for more; else ''."""
    zinnen = sentences(tekst)
    dicht = next((zin for zin in zinnen if _asks_yes_or_no(zin)), "")
    if not dicht or any(is_open(zin) for zin in zinnen if zin != dicht):
        return ""
    staart = tekst[tekst.find(dicht) + len(dicht) :]
    return "" if COORDINATIE.match(staart.strip()) or pattern(either("vervolg")).match(staart.strip()) else dicht


@lru_cache(maxsize=4096)
def steering(tekst: str) -> str:
    """The words that give the answer away, or ''."""
    zinnen = sentences(tekst)
    for nummer, zin in enumerate(zinnen):
        if vondst := ANTWOORDDWANG.match(zin) or MENINGDWANG.search(zin) or AANNAME.search(zin):
            return _around(zin, vondst)
        if WAAROM.search(zin) and OORDEEL.search(zin) and not UW_KEUZE.search(zin) and not EIGEN_OORDEEL.search(zin):
            return zin
        if not is_open(zin) and zin.endswith("?") and OORDEEL.search(zin) and not EIGEN_OORDEEL.search(zin):
            return zin
        if VASTE_AANPAK.match(zin) and any(DEZE_AANPAK.match(later) for later in zinnen[nummer + 1 :]):
            return zin
    return ""


def _around(zin: str, vondst: re.Match) -> str:
    return zin if len(zin) < 160 else zin[vondst.start() : vondst.start() + 160].rsplit(" ", 1)[0]


@lru_cache(maxsize=4096)
def several(tekst: str) -> str:
    """The second question, when it can be answered and scored apart from the first; else ''."""
    delen = [deel for zin in sentences(tekst) for deel in _parts(zin)]
    losse = [deel for deel in delen if deel.endswith("?") and not pattern(r"^(?:en )?(?:zo |indien )").match(deel)]
    if len(losse) > 2 and sum(bool(VRAAGWOORD.match(deel)) for deel in losse) > 2 and not _about_one(losse):
        return losse[1]
    for nummer, deel in enumerate(delen[1:], 1):
        if _stands_alone(deel, delen[:nummer]):
            return deel
    opsomming = next(
        (OPSOMMING.search(zin) for zin in sentences(tekst) if is_open(zin) and OPSOMMING.search(zin)), None
    )
    return opsomming[0] if opsomming else ""


def _parts(zin: str) -> list[str]:
    """The questions within one sentence: what asks, cut where a next one begins that has its own subject."""
    if not (zin.endswith("?") or OPDRACHT.match(zin) or EXTRA.match(zin) or BELEEFD.search(zin)):
        return []
    stukken, vorige = [], 0
    for snede in SPLITSING.finditer(zin):
        links = zin[vorige : snede.start()]
        if len(words(links)) > 3 and _has_subject(links):
            stukken.append(links)
            vorige = snede.end()
    stukken.append(zin[vorige:])
    return [f"{stuk.rstrip('.?!,; ')}?" if zin.endswith("?") else stuk for stuk in stukken]


def _stands_alone(deel: str, eerdere: list[str]) -> bool:
    if DOORVRAAG.match(deel) or DOORVRAAG.match(EXTRA.sub("", deel).strip()):
        return False
    if VERWIJZEND.search(deel) or DAT.search(deel) or DIE.search(deel):
        return False
    if not deel.endswith("?") and not EXTRA.match(deel) and not VRAAGWOORD.match(deel):
        return False  # 'Noem …' after a question works that question out
    if not _has_subject(deel) or len(words(deel)) < 3:
        return False  # 'en hoe een cursist die achterblijft'
    if deel.endswith("?") and not VRAAGWOORD.match(deel) and COORDINATIE.search(deel):
        return False  # 'Levert u dat, en zo ja, hoe?'
    hier = content_stems(deel)
    return bool(hier) and not any(overlap(hier, content_stems(eerder)) for eerder in eerdere)


def _has_subject(deel: str) -> bool:
    return bool(ONDERWERP.search(deel) or ZELF_ONDERWERP.match(deel))


def _about_one(delen: list[str]) -> bool:
    return all(VERWIJZEND.search(deel) or DAT.search(deel) or DOORVRAAG.match(deel) for deel in delen[1:])
