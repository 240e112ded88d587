"""Which days count: the days off of the Algemene termijnenwet, and dates in words. Pure.

Not from a library: those list the days on which shops close, while the Act has Good Friday, 5 May of every year and the
days that a royal decree equates with a day off.
"""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

BRON = "Algemene termijnenwet, artikel 3"
URL = "https://wetten.overheid.nl/BWBR0002448/"
DAGNAMEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
DAG = timedelta(days=1)


def easter(jaar: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


@cache
def days_off(jaar: int) -> dict[date, str]:
    """The generally recognised days off of a year, with what they are called."""
    pasen = easter(jaar)
    koning = date(jaar, 4, 27)
    dagen = {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen - 2 * DAG: "Goede Vrijdag",
        pasen + DAG: "tweede paasdag",
        koning - DAG if koning.weekday() == 6 else koning: "Koningsdag",
        date(jaar, 5, 5): "Bevrijdingsdag",
        pasen + 39 * DAG: "Hemelvaartsdag",
        pasen + 50 * DAG: "tweede pinksterdag",
        date(jaar, 12, 25): "eerste kerstdag",
        date(jaar, 12, 26): "tweede kerstdag",
    }
    gelijk = {rij["dag"]: "gelijkgesteld met een feestdag" for rij in _equated() if rij["dag"].year == jaar}
    return gelijk | dagen


def day_off(dag: date) -> str:
    """Why this is no working day: the name of the day off, or of the day of the weekend; '' when it is one."""
    return days_off(dag.year).get(dag, "") or (DAGNAMEN[dag.weekday()] if dag.weekday() > 4 else "")


def next_workday(dag: date) -> date:
    """This day, or the first working day after it."""
    while day_off(dag):
        dag += DAG
    return dag


def previous_workday(dag: date) -> date:
    while day_off(dag):
        dag -= DAG
    return dag


def day_text(dag: date) -> str:
    """'vrijdag 12 maart 2027'."""
    return f"{DAGNAMEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


@cache
def _equated() -> tuple[dict, ...]:
    return tuple(tomllib.loads((Path(__file__).parent / "dagen.toml").read_text(encoding="utf-8"))["gelijkgesteld"])
