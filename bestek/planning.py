"""The planning of a procedure: dates proposed from the publication, and dates held against the rules. Pure.

Dates go by the names of the columns of a bestek. All that is found says what, how to mend it, and on what ground.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .regels import FOUT, HOOGSTENS, LET_OP, MINSTENS, TERMIJN, Regel, dagen, rules

# In the order in which they fall.
VELDEN = ("publicatie_op", "vragen_tot", "nota_op", "sluiting_op", "gunning_op", "opschorting_tot", "start_op")
MAG_VRIJ = ("start_op",)  # work may begin on New Year's Day
NEDERLAND = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Bevinding:
    """Something about one date (or about the estimated value): an error, or advice."""

    soort: str
    veld: str
    ernst: str
    zin: str
    doe: str
    bron: str
    url: str
    regel: Regel | None = None
    grens: date | None = None  # the first day that is allowed, or the last
    zeker: bool = True


@dataclass(frozen=True)
class Voorstel:
    """A proposed date, with the rule that decided it."""

    veld: str
    dag: date
    regel: Regel


def parse(datums: Mapping[str, str | date | datetime]) -> dict[str, date]:
    """The days in the Netherlands of what is filled in, from ISO text or from dates."""
    return {veld: _day(datums[veld]) for veld in VELDEN if datums.get(veld)}


def terms(profiel: str, op: date) -> list[Regel]:
    return rules(op, profiel, TERMIJN)


def terms_of(profiel: str, veld: str, op: date) -> list[Regel]:
    """The terms that end on this date of the planning: those of law and guidance first."""
    return sorted((r for r in terms(profiel, op) if r.tot == veld), key=lambda r: r.eigen)


def limit(regel: Regel, van: date) -> date:
    """The first day that this term allows, counted from `van`; for 'hoogstens' the last."""
    laatste = van + timedelta(days=regel.dagen)
    if regel.verlengt:
        laatste = dagen.next_workday(laatste)
    return laatste + timedelta(days=1) if regel.hele_dagen else laatste


def reference_day(datums: Mapping[str, date]) -> date | None:
    """The day whose rules hold: that of the publication, or else the first that is known."""
    return datums.get("publicatie_op") or min(datums.values(), default=None)


def propose(profiel: str, publicatie: date, vast: Mapping[str, date] | None = None) -> dict[str, Voorstel]:
    """A date for each step that this procedure has; what is in `vast` stays, and the rest is counted from it."""
    gezet = {"publicatie_op": publicatie} | {v: d for v, d in (vast or {}).items() if v != "publicatie_op"}
    voorstellen: dict[str, Voorstel] = {}
    for veld in VELDEN[1:]:
        if veld in gezet:
            continue
        regels = [r for r in terms_of(profiel, veld, publicatie) if r.van in gezet]
        grenzen = [(limit(r, gezet[r.van]), r) for r in regels if r.richting == MINSTENS]
        if not grenzen:
            continue
        dag, regel = max(grenzen, key=lambda paar: paar[0])
        dag = dagen.next_workday(dag)
        for hoogste in (r for r in regels if r.richting == HOOGSTENS):
            if dag > limit(hoogste, gezet[hoogste.van]):
                dag, regel = dagen.previous_workday(limit(hoogste, gezet[hoogste.van])), hoogste
        gezet[veld] = dag
        voorstellen[veld] = Voorstel(veld, dag, regel)
    return voorstellen


def check(profiel: str, datums: Mapping[str, str | date | datetime], afwijking: str = "") -> list[Bevinding]:
    """What is wrong with these dates, in their order; `afwijking` is the reason for an exception that the law knows."""
    gezet = parse(datums)
    op = reference_day(gezet)
    if op is None:
        return []
    gevonden = [*_terms(profiel, gezet, op, afwijking), *_days_off(gezet)]
    return sorted(gevonden, key=lambda b: (VELDEN.index(b.veld), b.ernst != FOUT))


def _terms(profiel: str, gezet: dict[str, date], op: date, afwijking: str) -> Iterator[Bevinding]:
    for regel in terms(profiel, op):
        if not regel.ernst or regel.van not in gezet or regel.tot not in gezet:
            continue
        grens, dag = limit(regel, gezet[regel.van]), gezet[regel.tot]
        te_vroeg = regel.richting == MINSTENS and dag < grens
        if te_vroeg or (regel.richting == HOOGSTENS and dag > grens):
            yield _finding(regel, (dag - gezet[regel.van]).days, grens, afwijking)


NA = {
    "publicatie_op": "de publicatie",
    "vragen_tot": "de laatste dag voor vragen",
    "nota_op": "de laatste nota van inlichtingen",
    "sluiting_op": "de sluiting",
    "gunning_op": "de bekendmaking van de beslissing",
    "opschorting_tot": "het einde van de wachttijd",
}


def _finding(regel: Regel, gepland: int, grens: date, afwijking: str) -> Bevinding:
    gemeten = max(gepland - regel.hele_dagen, 0)  # in days, whatever the unit of the term
    nu = "is het 1 dag" if gemeten == 1 else f"zijn het {gemeten} dagen"
    zin = f"{regel.naam}: {regel.maat} na {NA[regel.van]}. Nu {nu}."
    minstens = regel.richting == MINSTENS
    werkdag = dagen.next_workday(grens) if minstens else dagen.previous_workday(grens)
    doe, ernst = f"Kies {dagen.day_text(werkdag)} of {'later' if minstens else 'eerder'}.", regel.ernst
    if regel.uitzondering and ernst == FOUT:
        if afwijking:
            ernst, doe = LET_OP, f"De wet laat dit alleen toe {regel.uitzondering}. Uw reden: {afwijking}"
        else:
            doe += f" Korter mag alleen {regel.uitzondering}: geef dan de reden."
    if not regel.zeker:
        doe += " Controleer of dit voor u geldt."
    return Bevinding(regel.code, regel.tot, ernst, zin, doe, regel.bron, regel.url, regel, grens, regel.zeker)


def _days_off(gezet: dict[str, date]) -> Iterator[Bevinding]:
    for veld, dag in gezet.items():
        if veld not in MAG_VRIJ and (waarom := dagen.day_off(dag)):
            zin = f"{dag.day} {dagen.MAANDEN[dag.month - 1]} {dag.year} is geen werkdag: {waarom}."
            grens = dagen.next_workday(dag)
            doe = f"De eerstvolgende werkdag is {dagen.day_text(grens)}."
            yield Bevinding("vrije_dag", veld, LET_OP, zin, doe, dagen.BRON, dagen.URL, grens=grens)


def _day(waarde: str | date | datetime) -> date:
    if isinstance(waarde, str):
        waarde = datetime.fromisoformat(waarde) if len(waarde) > 10 else date.fromisoformat(waarde)
    if isinstance(waarde, datetime):
        return (waarde.astimezone(NEDERLAND) if waarde.tzinfo else waarde).date()
    return waarde
