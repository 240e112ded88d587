"""How much time a bidder gets to mend something: a dated starting point of practice, no rule of law. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from bestek.regels.dagen import next_workday


@dataclass(frozen=True)
class Termijn:
    code: str
    werkdagen: int
    naam: str
    bron: str
    eigen: bool
    geldig_van: date
    geldig_tot: date | None = None


def term_on(dag: date) -> Termijn:
    """The term that holds on this day."""
    return next(t for t in _terms() if t.geldig_van <= dag and (t.geldig_tot is None or dag <= t.geldig_tot))


def last_day(dag: date) -> date:
    """The last day of the term when the request goes out on `dag`: working days, the day itself not counted."""
    for _ in range(term_on(dag).werkdagen):
        dag = next_workday(dag + timedelta(days=1))
    return dag


@cache
def _terms() -> tuple[Termijn, ...]:
    bestand = Path(__file__).parent / "regels" / "herstel.toml"
    return tuple(Termijn(**rij) for rij in tomllib.loads(bestand.read_text(encoding="utf-8"))["termijn"])
