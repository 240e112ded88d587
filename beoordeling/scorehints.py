"""What a reviewer might look at once more before a score is ready. Pure.

A hint never blocks and never names another mark than the one that was given.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bestek.naamtoets import NAAM, find
from bestek.structuur import Ankerpunt, Schaal, decimal_text

AANGETOOND, NIET = "aangetoond", "niet_aangetoond"
ALLE, EEN_OF_MEER, ILLUSTRATIEF = "alle", "een_of_meer", "illustratief"
CITAAT = re.compile(r"[„“”\"«]([^„“”\"«»]{8,})[“”\"»]|[‘‚']([^‘’']{8,})[’']")
# words that say nothing by themselves beside those of the mark
_WOORD = re.compile(r"\w+")
LOOS = frozenset(
    _WOORD.findall(
        "aan als antwoord beoordeling bij cijfer dat daarom deze dit een en gegeven geef geven goed het ik in is met"
        " inschrijver kwaliteit onderdeel op oordeel past punten score scoort te van vandaar vind vinden voor vraag wij"
    )
)


@dataclass(frozen=True)
class Groep:
    """The findings in one group of criteria: number and oordeel ('' where none was given yet)."""

    logica: str
    oordelen: tuple[tuple[str, str], ...]

    def numbers(self, oordeel: str) -> list[str]:
        return [nummer for nummer, gegeven in self.oordelen if gegeven == oordeel]


@dataclass(frozen=True)
class Stand:
    """A score as it stands, with what it is held against."""

    cijfer: Decimal | None
    schaal: Schaal
    motivatie: str
    sterk: str = ""
    zwak: str = ""
    groepen: tuple[Groep, ...] = ()
    bewijs: int = 0  # marked passages that serve as evidence
    antwoord: str = ""
    eigen: tuple[tuple[str, str], ...] = ()  # one's other motivations: where, and the text
    namen: frozenset[str] = frozenset()  # under which other bidders can be met
    anoniem: bool = False

    @property
    def anker(self) -> Ankerpunt | None:
        return next((punt for punt in self.schaal.ankerpunten if punt.waarde == self.cijfer), None)


@dataclass(frozen=True)
class Hint:
    soort: str
    zin: str


def hints(stand: Stand) -> list[Hint]:
    """Everything that strikes, in the order of the page; nothing about what is merely not there yet."""
    gevonden = [Hint("past_niet", zin) for zin in _mismatch(stand)]
    gevonden += [Hint("andere_inschrijver", zin) for zin in _names_another(stand)]
    if stand.cijfer is not None and stand.motivatie:
        gevonden += [Hint("geen_punten", zin) for zin in _no_points(stand)]
        gevonden += [Hint("alleen_cijferwoorden", zin) for zin in _only_the_mark(stand)]
        gevonden += [Hint("geen_bewijs", zin) for zin in _cites_nothing(stand)]
        gevonden += [Hint("herhaling", zin) for zin in _repeats(stand)]
    return gevonden


def _mismatch(stand: Stand) -> Iterator[str]:
    """By the logic of each group. A share of the maximum says what is high: steps may be unequal and negative."""
    if stand.anker is None:
        return
    delen = [punt.aandeel for punt in stand.schaal.ankerpunten]
    hoogste, midden = max(delen), (max(delen) + min(delen)) / 2
    cijfer, deel = decimal_text(stand.cijfer).replace(".", ","), stand.anker.aandeel
    for groep in stand.groepen:
        niet = groep.numbers(NIET)
        veel = 2 * len(niet) >= len(groep.oordelen)
        if groep.logica == ALLE and niet and (deel == hoogste or (deel > midden and veel)):
            staat = f"{_list(niet)} {'is' if len(niet) == 1 else 'zijn'} volgens u niet aangetoond"
            yield f"Cijfer {cijfer} naast uw bevindingen: {staat}, terwijl al deze punten in het antwoord horen."
        if groep.logica == EEN_OF_MEER and niet and len(niet) == len(groep.oordelen) and deel > midden:
            yield f"Cijfer {cijfer} naast uw bevindingen: van {_list(niet)} is volgens u niets aangetoond."
    if deel < midden and _all_shown(stand.groepen):
        yield f"Cijfer {cijfer} naast uw bevindingen: u vindt aangetoond wat het bestek vraagt. Wat drukt het cijfer?"


def _all_shown(groepen: Iterable[Groep]) -> bool:
    """Whether every group has what its logic asks; examples count only where nothing else was published."""
    groepen = tuple(groepen)
    tellen = [groep for groep in groepen if groep.logica != ILLUSTRATIEF] or list(groepen)
    voldaan = [
        bool(getoond := groep.numbers(AANGETOOND))
        and (groep.logica == EEN_OF_MEER or len(getoond) == len(groep.oordelen))
        for groep in tellen
    ]
    return bool(voldaan) and all(voldaan)


def _names_another(stand: Stand) -> Iterator[str]:
    tekst = "\n".join((stand.motivatie, stand.sterk, stand.zwak))
    namen = dict.fromkeys(treffer.tekst for treffer in find(tekst, stand.namen) if treffer.soort == NAAM)
    if namen and stand.anoniem:
        yield f"U noemt {_quoted(namen)}. In deze ronde blijft buiten beeld wie wat schreef."
    elif namen:
        yield f"U noemt {_quoted(namen)}, een andere inschrijver. Beoordeel dit antwoord op zichzelf."


def _no_points(stand: Stand) -> Iterator[str]:
    """A best mark needs no weak point, and a worst one no strong point."""
    delen = [punt.aandeel for punt in stand.schaal.ankerpunten]
    deel = stand.anker.aandeel if stand.anker else None
    leeg = [woord for woord, tekst, grens in _points(stand, delen) if not tekst.strip() and deel != grens]
    if leeg:
        yield f"U noemt geen {_list(leeg)} punten. In het overleg en in de brief aan de inschrijver zijn die nodig."


def _points(stand: Stand, delen: list[Decimal]) -> list[tuple[str, str, Decimal]]:
    return [("sterke", stand.sterk, min(delen)), ("zwakke", stand.zwak, max(delen))]


def _only_the_mark(stand: Stand) -> Iterator[str]:
    if stand.anker is None:
        return
    woorden = set(_words(stand.motivatie))
    van_het_cijfer = {*_words(f"{stand.anker.woord} {stand.anker.omschrijving}"), decimal_text(stand.cijfer)}
    if woorden <= van_het_cijfer | LOOS:
        yield "De motivatie zegt alleen wat het cijfer al zegt. Waaruit blijkt het in dit antwoord?"


def _cites_nothing(stand: Stand) -> Iterator[str]:
    if stand.bewijs:
        return
    tekst = " ".join(_words(stand.antwoord))
    citaten = [a or b for a, b in CITAAT.findall("\n".join((stand.motivatie, stand.sterk, stand.zwak)))]
    if not any(" ".join(_words(citaat)) in tekst for citaat in citaten if _words(citaat)):
        yield "U wijst geen plaats in het antwoord aan: er is geen passage als bewijs gemarkeerd en niets geciteerd."


def _repeats(stand: Stand) -> Iterator[str]:
    woorden = _words(stand.motivatie)
    if zelfde := [plaats for plaats, tekst in stand.eigen if woorden and _words(tekst) == woorden]:
        yield f"Deze motivatie is woord voor woord gelijk aan die bij {_list(zelfde)}."


def _words(tekst: str) -> list[str]:
    return [m[0].casefold() for m in _WOORD.finditer(tekst)]


def _list(delen: Iterable[str]) -> str:
    *eerste, laatste = delen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def _quoted(namen: Iterable[str]) -> str:
    return _list([f"‘{naam}’" for naam in namen])
