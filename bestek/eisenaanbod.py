"""Eisen to choose from, each with its source: which fit this procedure, these routes and this value. Pure."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from . import regels
from .profielen import in_words
from .regels import EIGEN, OnjuisteRegel
from .structuur import PROFIELEN, Eis

BESTAND = Path(regels.__file__).parent / "eisen.toml"
SJABLONEN = Path(__file__).parent / "sjablonen" / "eisen.toml"
SOORTEN = ("uitsluitingsgrond", "geschiktheidseis", "uitvoeringseis")
MOMENTEN = ("", "bij_inschrijving", "op_verzoek", "voor_ingang", "uitvoering")
TEKSTEN = ("titel", "tekst", "bewijs", "bewijsmoment")


@dataclass(frozen=True)
class Aanbod:
    """One eis that is offered, in the words of a tender."""

    code: str
    soort: str
    titel: str
    tekst: str
    profielen: tuple[str, ...]
    bron: str
    geldig_van: date
    bewijs: str = ""
    bewijsmoment: str = ""
    aanbevolen: tuple[str, ...] = ()  # profiles in which most need it
    routes: tuple[str, ...] = ()  # only where one of these is bought; empty is any
    vanaf: str = ""  # code of the threshold below which it is not advised
    percentage: int | None = None  # of the estimated value: what an amount in it may be at most
    url: str = ""
    geldig_tot: date | None = None
    zeker: bool = True  # not: the page says to check it
    toelichting: str = ""

    def __post_init__(self):
        if self.soort not in SOORTEN or self.bewijsmoment not in MOMENTEN:
            raise OnjuisteRegel(f"{self.code}: onbekende soort of onbekend moment")
        if not set(self.aanbevolen) <= set(self.profielen) <= set(PROFIELEN):
            raise OnjuisteRegel(f"{self.code}: onbekend profiel, of aanbevolen waar het niet kan")
        if self.bron != EIGEN and not self.url:
            raise OnjuisteRegel(f"{self.code}: een vindplaats hoort erbij")

    @property
    def eigen(self) -> bool:
        return self.bron == EIGEN


@dataclass(frozen=True)
class Keuze:
    """An offered eis as this bestek would get it."""

    aanbod: Aanbod
    titel: str
    tekst: str
    bewijs: str
    aanbevolen: bool
    gekozen: bool
    grens: str = ""  # what an amount in it may be at most, in words


@cache
def everything() -> tuple[Aanbod, ...]:
    rijen = tomllib.loads(BESTAND.read_text(encoding="utf-8"))["eis"]
    sjablonen = tomllib.loads(SJABLONEN.read_text(encoding="utf-8"))
    return tuple(_aanbod(rij, sjablonen) for rij in rijen)


@cache
def checked_on() -> date:
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))["nagekeken"]


def choices(
    profiel: str, routes: Iterable[str], raming: Decimal | None, dag: date, gekozen: Iterable[Eis]
) -> list[Keuze]:
    """What is offered on this day, those already in the bestek marked (by their title or their text)."""
    routes = set(routes)
    bekend = {(eis.soort, tekst.casefold()) for eis in gekozen for tekst in (eis.titel, eis.tekst)}
    return [_keuze(a, profiel, raming, dag, bekend) for a in everything() if _fits(a, profiel, routes, dag)]


def _fits(aanbod: Aanbod, profiel: str, routes: set[str], dag: date) -> bool:
    geldt = aanbod.geldig_van <= dag and (aanbod.geldig_tot is None or dag <= aanbod.geldig_tot)
    return geldt and profiel in aanbod.profielen and bool(not aanbod.routes or routes & set(aanbod.routes))


def _keuze(aanbod: Aanbod, profiel: str, raming: Decimal | None, dag: date, bekend: set) -> Keuze:
    titel, tekst, bewijs = (in_words(getattr(aanbod, naam), profiel) for naam in TEKSTEN[:3])
    return Keuze(
        aanbod,
        titel,
        tekst,
        bewijs,
        aanbevolen=profiel in aanbod.aanbevolen and _worth(aanbod.vanaf, raming, dag),
        gekozen=bool({(aanbod.soort, titel.casefold()), (aanbod.soort, tekst.casefold())} & bekend),
        grens=_limit(aanbod.percentage, raming),
    )


def _worth(drempel: str, raming: Decimal | None, dag: date) -> bool:
    """Whether the estimated value reaches the threshold of this code; unknown counts as reached."""
    if not drempel or raming is None:
        return True
    waarden = [r.waarde for r in regels.everything() if r.code == drempel and r.holds_on(dag)]
    return not waarden or raming >= waarden[0]


def _limit(percentage: int | None, raming: Decimal | None) -> str:
    if percentage is None:
        return ""
    if raming is None:
        return f"Hoogstens {percentage}% van de raming; vul de raming in om het bedrag te zien."
    bedrag = f"{int(raming * percentage / 100):,}".replace(",", ".")
    return f"Een bedrag is hier hoogstens € {bedrag}: {percentage}% van de raming."


def _aanbod(rij: dict, sjablonen: dict) -> Aanbod:
    if sjabloon := rij.pop("uit_sjabloon", ""):
        rij = {naam: sjablonen[sjabloon][naam] for naam in TEKSTEN} | rij
    if onbekend := rij.keys() - {veld.name for veld in fields(Aanbod)}:
        raise OnjuisteRegel(f"{rij.get('code', '?')}: onbekend {', '.join(sorted(onbekend))}")
    return Aanbod(**{naam: tuple(w) if isinstance(w, list) else w for naam, w in rij.items()})
