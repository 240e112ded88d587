"""What the reasons in an award letter still lack, and what may not be in it. Pure: texts in, findings out.

It reads words, it does not understand: each finding is a reason to look, and a person may overrule it with a reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from .meterwoorden import (
    EFFECT,
    TEKORT,
    content_words,
    figures,
    has_any,
    named_people,
    normal,
    stems,
)

MOET, ADVIES = "moet", "advies"
WINNAAR, AFGEWEZEN, TERZIJDE = "winnaar", "afgewezen", "terzijde"
KORT, LANG = 40, 2500  # words of reasons in a whole letter


@dataclass(frozen=True)
class Vraagdeel:
    """One question in a letter: the marks, the texts that go out, and what they are held against."""

    sleutel: str
    naam: str  # "Vraag 3: Begeleiding"
    cijfer: Decimal
    hoogste: Decimal
    eigen: str
    cijfer_winnaar: Decimal | None = None
    winnaar: str = ""
    schaalwoorden: str = ""  # the words of the anchors
    vraagtekst: str = ""
    antwoord: str = ""
    bij_anderen: tuple[str, ...] = ()  # what the other letters say on this question
    heeft_gevolgen: bool = False  # reviewers wrote down what their findings did to the mark


@dataclass(frozen=True)
class Brief:
    soort: str
    vragen: tuple[Vraagdeel, ...] = ()
    motivering: str = ""
    voordelen: str = ""
    anderen: tuple[str, ...] = ()  # forms of the names of bidders that are neither the reader nor the winner
    personen: tuple[str, ...] = ()  # contacts of other bidders
    toegelicht: bool = False  # somebody wrote down why it may be named


@dataclass(frozen=True)
class Bevinding:
    code: str
    ernst: str
    zin: str
    doe: str
    vraag: str = ""  # sleutel; "" is the letter as a whole


@dataclass(frozen=True)
class Meting:
    """The findings on one letter, and how much of it was in order."""

    bevindingen: tuple[Bevinding, ...] = field(default=())
    gemeten: int = 0  # checks that looked at something
    goed: int = 0

    @property
    def moet(self) -> tuple[Bevinding, ...]:
        return tuple(b for b in self.bevindingen if b.ernst == MOET)

    @property
    def advies(self) -> tuple[Bevinding, ...]:
        return tuple(b for b in self.bevindingen if b.ernst == ADVIES)

    @property
    def stand(self) -> int:
        """0 to 100, rounded down: full only when nothing was found."""
        return self.goed * 100 // self.gemeten if self.gemeten else 100


def measure(brief: Brief) -> Meting:
    """All findings on a letter, in the order in which it is read."""
    gevonden: list[Bevinding] = []
    gemeten = goed = 0
    for eerste, rest in _checks(brief):
        gemeten += 1
        if eerste is None:
            goed += 1
        else:
            gevonden += [eerste, *rest]
    return Meting(tuple(gevonden), gemeten, goed)


def _checks(brief: Brief) -> Iterator[tuple[Bevinding | None, list[Bevinding]]]:
    for groep in _groups(brief):
        gevonden = list(groep)
        yield (gevonden[0], gevonden[1:]) if gevonden else (None, [])


def _groups(brief: Brief) -> Iterator[Iterator[Bevinding]]:
    if brief.soort == TERZIJDE:
        yield _set_aside(brief)
    for deel in brief.vragen if brief.soort != TERZIJDE else ():
        yield _own_reason(deel)
        yield _shows_answer(deel)
        yield _effect(deel)
        yield _repeats(deel)
        yield _shortfall(deel)
        if brief.soort == AFGEWEZEN and deel.cijfer_winnaar is not None and deel.cijfer_winnaar > deel.cijfer:
            yield _advantage(deel)
    yield _names(brief)
    yield _confidential(brief)
    yield _size(brief)


def _set_aside(brief: Brief) -> Iterator[Bevinding]:
    if len(content_words(brief.motivering)) < 2:
        zin = "De brief zegt niet waarom deze inschrijving niet meedoet."
        yield Bevinding("geen_reden", MOET, zin, "Schrijf op welke eis niet is gehaald en waaruit dat blijkt.")


def _own_reason(deel: Vraagdeel) -> Iterator[Bevinding]:
    if not deel.eigen.strip():
        zin = f"{deel.naam}: er staan geen redenen bij het cijfer."
        yield Bevinding("geen_motivatie", MOET, zin, "Schrijf waarom dit cijfer is gegeven.", deel.sleutel)
    elif only_scale(deel.eigen, deel):
        zin = f"{deel.naam}: de redenen zijn alleen de woorden van de schaal."
        doe = "Noem wat in dit antwoord wel en niet is aangetoond."
        yield Bevinding("alleen_schaal", MOET, zin, doe, deel.sleutel)


def _shows_answer(deel: Vraagdeel) -> Iterator[Bevinding]:
    if not deel.antwoord.strip() or not deel.eigen.strip() or only_scale(deel.eigen, deel):
        return
    eigen = stems(deel.antwoord) - stems(deel.vraagtekst) - stems(deel.schaalwoorden)
    if eigen and not eigen & stems(deel.eigen):
        zin = f"{deel.naam}: de redenen noemen niets dat alleen in dit antwoord staat."
        yield Bevinding("niets_van_antwoord", MOET, zin, "Verwijs naar iets uit het antwoord zelf.", deel.sleutel)


def _effect(deel: Vraagdeel) -> Iterator[Bevinding]:
    """That what was found led to this mark (advies 658); heavier where reviewers wrote it down and it got lost."""
    if not deel.eigen.strip() or deel.cijfer == deel.hoogste or has_any(deel.eigen, EFFECT):
        return
    zin = f"{deel.naam}: de redenen laten niet zien wat de bevindingen met het cijfer deden."
    doe = "Zeg bij de bevinding wat zij uitmaakte: ‘daarom’, ‘past bij’, ‘niet hoger dan’."
    yield Bevinding("geen_effect", MOET if deel.heeft_gevolgen else ADVIES, zin, doe, deel.sleutel)


def _repeats(deel: Vraagdeel) -> Iterator[Bevinding]:
    if deel.eigen.strip() and normal(deel.eigen) in {normal(tekst) for tekst in deel.bij_anderen}:
        zin = f"{deel.naam}: dezelfde tekst staat in de brief aan een andere inschrijver."
        yield Bevinding("zelfde_tekst", MOET, zin, "Schrijf wat over dit antwoord geldt.", deel.sleutel)


def _shortfall(deel: Vraagdeel) -> Iterator[Bevinding]:
    """Why not the maximum: advice only, a court held it unnecessary."""
    if deel.eigen.strip() and deel.cijfer < deel.hoogste and not has_any(deel.eigen, TEKORT):
        zin = f"{deel.naam}: er staat niet waarom het cijfer niet hoger is."
        yield Bevinding("niet_hoger", ADVIES, zin, "Overweeg te noemen wat ontbrak of minder was.", deel.sleutel)


def _advantage(deel: Vraagdeel) -> Iterator[Bevinding]:
    if not deel.winnaar.strip():
        zin = f"{deel.naam}: de winnaar scoort hoger, en de brief zegt niet waarom."
        doe = "Beschrijf wat het antwoord van de winnaar beter maakt."
        yield Bevinding("geen_voordeel", MOET, zin, doe, deel.sleutel)
    elif only_scale(deel.winnaar, deel):
        zin = f"{deel.naam}: over de winnaar staan alleen de woorden van de schaal."
        yield Bevinding("voordeel_schaal", MOET, zin, "Noem een kenmerk van dat antwoord.", deel.sleutel)
    elif normal(deel.winnaar) == normal(deel.eigen):
        zin = f"{deel.naam}: over de winnaar staat hetzelfde als over deze inschrijver."
        yield Bevinding("voordeel_zelfde", MOET, zin, "Zeg waarin de winnaar zich onderscheidt.", deel.sleutel)


def _names(brief: Brief) -> Iterator[Bevinding]:
    for plek, tekst in _texts(brief):
        for naam in brief.anderen:
            if re.search(rf"(?<!\w){re.escape(naam.casefold())}(?!\w)", tekst.casefold()):
                zin = f"De naam {naam} hoort bij een andere inschrijver."
                yield Bevinding("andere_naam", MOET, zin, "Haal de naam weg: over anderen zegt u niets.", plek)
                break


def _confidential(brief: Brief) -> Iterator[Bevinding]:
    """Amounts, shares and people in what is said of the winner, unless somebody wrote down why that is allowed."""
    if brief.toegelicht or brief.soort != AFGEWEZEN:
        return
    doe = "Haal het weg, of schrijf op waarom het mag worden genoemd."
    winnaar = [(deel.sleutel, deel.winnaar) for deel in brief.vragen] + [("", brief.voordelen)]
    for plek, tekst in winnaar:
        for gevonden in figures(tekst)[:3]:
            zin = f"‘{gevonden}’ over de winnaar kan vertrouwelijk zijn."
            yield Bevinding("bedrag_of_deel", MOET, zin, doe, plek)
    for plek, tekst in _texts(brief):
        for gevonden in named_people(tekst, brief.personen)[:3]:
            yield Bevinding("persoon", MOET, f"‘{gevonden}’ lijkt de naam van een persoon.", doe, plek)


def _size(brief: Brief) -> Iterator[Bevinding]:
    woorden = sum(len(tekst.split()) for _, tekst in _texts(brief))
    if woorden < KORT and brief.soort != TERZIJDE:
        zin = f"De brief heeft {woorden} woorden aan redenen; dat is weinig."
        yield Bevinding("kort", ADVIES, zin, "Kijk of de inschrijver hiermee begrijpt waarom.")
    elif woorden > LANG:
        yield Bevinding("lang", ADVIES, f"De brief heeft {woorden} woorden aan redenen.", "Kijk of het korter kan.")


def only_scale(tekst: str, deel: Vraagdeel) -> bool:
    """Whether nothing is left of the text without the words of the scale."""
    return len(content_words(tekst) - content_words(deel.schaalwoorden)) < 3


def _texts(brief: Brief) -> Iterator[tuple[str, str]]:
    for deel in brief.vragen:
        yield deel.sleutel, f"{deel.eigen}\n{deel.winnaar}"
    yield "", f"{brief.motivering}\n{brief.voordelen}"
