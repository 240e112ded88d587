"""Which procedures fit an estimated value and a kind of contract. Pure: a help to choose, no advice of a lawyer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .planning import Bevinding
from .regels import DREMPEL, FOUT, LET_OP, Regel, known_until, rules

ONDERWIJS, DIENST, ACTIVITEIT, TOELATING = "onderwijs", "dienst", "activiteit", "toelating"
SOORTEN = (
    (ONDERWIJS, "Onderwijs, of een andere sociale dienst uit bijlage XIV"),
    (DIENST, "Een andere dienst, zoals advies of ict"),
    (ACTIVITEIT, "Een activiteit van een organisatie zelf, die u wilt steunen"),
    (TOELATING, "Een aanbod van iedereen die aan de eisen voldoet"),
)
PAST, NIET, CONTROLEER = "past", "past niet", "controleer"
DREMPEL_VAN = {ONDERWIJS: "drempel-sas", DIENST: "drempel-diensten"}
ONDER_DE_DREMPEL = ("nationaal_openbaar", "meervoudig_onderhands")


@dataclass(frozen=True)
class Oordeel:
    """Whether a procedure fits, and why."""

    stand: str
    waarom: str
    regel: Regel | None = None


def threshold(code: str, op: date) -> Regel | None:
    """The amount that holds on this day; None where none is known yet."""
    return next((regel for regel in rules(op, soort=DREMPEL) if regel.code == code), None)


def judge(profiel: str, soort: str, raming: Decimal | None, op: date) -> Oordeel:
    """Whether this procedure fits a contract of this kind and value."""
    if profiel == "subsidie":
        if soort == ACTIVITEIT:
            return Oordeel(PAST, "U steunt een activiteit; wie haar uitvoert, levert niets aan u.")
        return Oordeel(NIET, "U wilt dat iemand tegen betaling iets voor u doet: dat is een opdracht, geen subsidie.")
    if profiel == "open_house":
        if soort == TOELATING:
            return Oordeel(PAST, "Iedereen die aan de eisen voldoet mag leveren; u kiest niet.")
        return Oordeel(NIET, "Alleen als u iedereen toelaat die aan de eisen voldoet, en niemand kiest.")
    if soort in (ACTIVITEIT, TOELATING):
        beter = "subsidie" if soort == ACTIVITEIT else "Open House"
        return Oordeel(NIET, f"Hiervoor past {beter} beter. Wilt u zelf kiezen wie levert, dan is het een opdracht.")
    return _contract(profiel, soort, raming, op)


def _contract(profiel: str, soort: str, raming: Decimal | None, op: date) -> Oordeel:
    if profiel == "sas" and soort == DIENST:
        return Oordeel(NIET, "Deze dienst staat niet in bijlage XIV.")
    regel = threshold(DREMPEL_VAN[soort], op)
    if regel is None or raming is None:
        tekst = "Vul de geraamde waarde in." if regel else f"De drempel voor {op.year} staat nog niet in het portaal."
        return Oordeel(CONTROLEER, tekst, regel)
    if raming >= regel.waarde:
        if profiel in ONDER_DE_DREMPEL:
            return Oordeel(NIET, f"De waarde haalt de Europese drempel van {regel.maat}.", regel)
        return Oordeel(PAST, f"De waarde haalt de Europese drempel van {regel.maat}.", regel)
    if profiel in ONDER_DE_DREMPEL:
        return Oordeel(PAST, f"De waarde blijft onder de Europese drempel van {regel.maat}.", regel)
    return Oordeel(CONTROLEER, f"Het mag, maar onder {regel.maat} kan een lichtere procedure genoeg zijn.", regel)


def check(profiel: str, raming: Decimal | None, op: date, afwijking: str = "") -> list[Bevinding]:
    """Whether the estimated value allows this procedure, for a bestek that does not say what kind of service it is."""
    if raming is None or profiel not in ONDER_DE_DREMPEL:
        return []
    regels = [regel for regel in rules(op, profiel, DREMPEL) if regel.ernst and raming >= regel.waarde]
    gehaald = max(regels, key=lambda regel: regel.waarde, default=None)  # it says all that the lower ones say
    return [*([_reached(gehaald, afwijking)] if gehaald else []), *_unknown(op)]


def _reached(regel: Regel, afwijking: str) -> Bevinding:
    zin = f"De geraamde waarde haalt {regel.maat}: de {regel.naam}."
    ernst, doe = regel.ernst, LICHTER
    if regel.ernst == FOUT:
        doe = EUROPEES
        if regel.uitzondering:
            doe = f"{EUROPEES} Het mag alsnog {regel.uitzondering}: geef dan de reden."
    if afwijking and regel.uitzondering:
        ernst, doe = LET_OP, f"Dit mag alleen {regel.uitzondering}. Uw reden: {afwijking}"
    return Bevinding(regel.code, "raming", ernst, zin, doe, regel.bron, regel.url, regel, zeker=regel.zeker)


def _unknown(op: date) -> Iterator[Bevinding]:
    """The amounts change every two years; a publication after the last that we know asks for a look."""
    for code in DREMPEL_VAN.values():
        tot = known_until(code)
        if tot and op > tot:
            laatste = threshold(code, tot)
            zin = f"De {laatste.naam} die in {op.year} geldt, staat nog niet in het portaal."
            doe = f"Controleer het bedrag; tot en met {tot:%d-%m-%Y} was het {laatste.maat}."
            yield Bevinding(f"{code}-onbekend", "raming", LET_OP, zin, doe, laatste.bron, laatste.url, zeker=False)


EUROPEES = "Kies de SAS-procedure of een andere Europese procedure."
LICHTER = "Een Europese procedure is dan nodig, behalve voor een dienst uit bijlage XIV, zoals onderwijs."
