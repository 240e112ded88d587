"""What law and guidance say about a procedure: dated settings with their source, from the TOML beside. Pure.

A rule is never changed in place when the law changes: the old one gets `geldig_tot`, a new one of the same `code`
follows it. So a bestek of last year is still held against the rules of last year.
"""

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path

FOUT, LET_OP = "fout", "let op"
MINSTENS, HOOGSTENS = "minstens", "hoogstens"
TERMIJN, DREMPEL, AANTAL = "termijn", "drempel", "aantal"
VRAAGT, VERBIEDT, VRIJ = "vraagt", "verbiedt", "vrij"
SOORTEN = (TERMIJN, DREMPEL, AANTAL, VRAAGT, VERBIEDT, VRIJ)
EENHEDEN = ("", "dagen", "weken", "euro", "ondernemers")
BESTANDEN = ("termijnen.toml", "drempels.toml", "procedures.toml")
EIGEN = "Uitgangspunt van Taalbestek"  # the source of what is a proposal of our own and no rule


class OnjuisteRegel(ValueError):
    """A rule in the data that cannot be right."""


@dataclass(frozen=True)
class Regel:
    """One rule: what it says, for which procedures, since when, and on what ground."""

    code: str
    soort: str
    naam: str
    profielen: tuple[str, ...]
    bron: str
    geldig_van: date
    url: str = ""
    geldig_tot: date | None = None  # the last day on which it holds
    zeker: bool = True  # not: the portal says 'controleer', and never forbids
    ernst: str = ""  # 'fout' where the law forbids, 'let op' where it is advice, '' where it only feeds a proposal
    toelichting: str = ""
    waarde: int | None = None
    eenheid: str = ""
    van: str = ""  # the date that a term counts from, and the one that it is about
    tot: str = ""
    richting: str = MINSTENS
    hele_dagen: bool = False  # the last day must have passed whole: it closes at noon
    verlengt: bool = False  # runs on when it ends on a day off (Algemene termijnenwet)
    uitzondering: str = ""  # when the law itself allows otherwise; then a reason makes it 'let op'

    def __post_init__(self):
        if not (self.code and self.naam and self.bron and self.profielen):
            raise OnjuisteRegel(f"{self.code or self.naam}: code, naam, bron en profielen horen erbij")
        if self.soort not in SOORTEN or self.ernst not in ("", FOUT, LET_OP) or self.eenheid not in EENHEDEN:
            raise OnjuisteRegel(f"{self.code}: onbekende soort, ernst of eenheid")
        if self.soort in (TERMIJN, DREMPEL, AANTAL) and (self.waarde is None or not self.eenheid):
            raise OnjuisteRegel(f"{self.code}: een waarde en een eenheid horen erbij")
        if self.soort == TERMIJN and not (self.van and self.tot and self.richting in (MINSTENS, HOOGSTENS)):
            raise OnjuisteRegel(f"{self.code}: van, tot en richting horen erbij")
        if self.ernst == FOUT and not (self.zeker and self.url):
            raise OnjuisteRegel(f"{self.code}: wie verbiedt, is zeker en noemt een vindplaats")
        if self.bron != EIGEN and not self.url:
            raise OnjuisteRegel(f"{self.code}: een vindplaats hoort erbij")

    def holds_on(self, dag: date) -> bool:
        return self.geldig_van <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)

    @property
    def eigen(self) -> bool:
        """Whether it is a proposal of the portal, and no rule of law or guidance."""
        return self.bron == EIGEN

    @property
    def dagen(self) -> int:
        return (self.waarde or 0) * (7 if self.eenheid == "weken" else 1)

    @property
    def maat(self) -> str:
        """'ten minste 40 dagen', '€ 750.000'."""
        if self.eenheid == "euro":
            return f"€ {self.waarde:,}".replace(",", ".")
        woord = {MINSTENS: "ten minste", HOOGSTENS: "hoogstens"}[self.richting]
        eenheid = (
            {"dagen": "dag", "weken": "week"}.get(self.eenheid, self.eenheid) if self.waarde == 1 else self.eenheid
        )
        return f"{woord} {self.waarde} {'hele ' if self.hele_dagen else ''}{eenheid}"


@cache
def everything() -> tuple[Regel, ...]:
    """All rules, of all times."""
    return tuple(_regel(rij) for bestand in BESTANDEN for rij in _read(bestand)["regel"])


def rules(dag: date, profiel: str = "", soort: str = "") -> list[Regel]:
    """The rules that hold on this day, of one procedure and of one kind where these are named."""
    return [
        regel
        for regel in everything()
        if regel.holds_on(dag) and (not profiel or profiel in regel.profielen) and soort in ("", regel.soort)
    ]


def known_until(code: str) -> date | None:
    """The last day for which a rule is known; None where it has no end."""
    einden = [regel.geldig_tot for regel in everything() if regel.code == code]
    return None if None in einden else max(einden)


def in_short(profiel: str) -> str:
    """What a procedure comes down to, in one sentence."""
    return _read("procedures.toml")["kort"][profiel]


@cache
def checked_on() -> date:
    """When somebody last held the rules against their sources."""
    return min(_read(bestand)["nagekeken"] for bestand in BESTANDEN)


@cache
def _read(bestand: str) -> dict:
    return tomllib.loads((Path(__file__).parent / bestand).read_text(encoding="utf-8"))


def _regel(rij: dict) -> Regel:
    onbekend = rij.keys() - {veld.name for veld in fields(Regel)}
    if onbekend:
        raise OnjuisteRegel(f"{rij.get('code', '?')}: onbekend {', '.join(sorted(onbekend))}")
    return Regel(**rij | {"profielen": tuple(rij["profielen"])})
