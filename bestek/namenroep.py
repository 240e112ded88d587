"""Which colleagues a remark names: `@Voornaam Achternaam` in the text. Nobody is guessed at; a doubt is told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

ROEP = re.compile(r"(?<![\w.@])@(?=\w)")  # not in an e-mail address
WOORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True)
class Persoon:
    pk: int
    naam: str
    schrijft: bool  # holds a role in which remarks are read


@dataclass
class Uitkomst:
    genoemd: list[int] = field(default_factory=list)
    problemen: list[str] = field(default_factory=list)


def find_named(tekst: str, mensen: Iterable[Persoon], gekozen: Iterable[int] = ()) -> Uitkomst:
    """Who is named by full name; `gekozen` were ticked beside, which settles between people of one name."""
    per_naam: dict[str, list[Persoon]] = {}
    for persoon in mensen:
        per_naam.setdefault(_plain(persoon.naam), []).append(persoon)
    uitkomst, gekozen = Uitkomst(), set(gekozen)
    for roep in ROEP.finditer(tekst):
        rest = tekst[roep.end() :]
        gelijk = _longest(rest, per_naam)
        if not gelijk:
            probleem = _unknown(rest, per_naam)
        elif not (schrijvers := [p for p in gelijk if p.schrijft]):
            probleem = _no_writer(gelijk[0].naam)
        elif len(schrijvers) > 1 and not gekozen & {p.pk for p in schrijvers}:
            probleem = f"Er is meer dan één {schrijvers[0].naam}. Vink hieronder aan wie u bedoelt."
        else:
            probleem = ""
            uitkomst.genoemd += [p.pk for p in schrijvers if len(schrijvers) == 1 or p.pk in gekozen]
        if probleem and probleem not in uitkomst.problemen:
            uitkomst.problemen.append(probleem)
    uitkomst.genoemd = list(dict.fromkeys(uitkomst.genoemd))
    return uitkomst


def _longest(rest: str, per_naam: dict[str, list[Persoon]]) -> list[Persoon]:
    """The people whose whole name stands here; of 'Jan Vos' and 'Jan Vos-Smit' the longer one."""
    begin = _plain(rest[:200])
    for naam in sorted(per_naam, key=len, reverse=True):
        if begin.startswith(naam) and not re.match(r"[\w]|-\w", begin[len(naam) :]):
            return per_naam[naam]
    return []


def _unknown(rest: str, per_naam: dict[str, list[Persoon]]) -> str:
    woord = WOORD.match(rest)[0]
    lijkt = [p.naam for ps in per_naam.values() for p in ps if p.schrijft and _plain(woord) in _plain(p.naam).split()]
    if lijkt:
        return (
            f"‘@{woord}’ is niet de hele naam van een collega. Schrijf {_either(lijkt)}, of vink de naam hieronder aan."
        )
    return (
        f"Er is hier niemand die ‘{woord}’ heet. Kies een collega hieronder, "
        "of haal het teken @ weg als u niemand bedoelt."
    )


def _no_writer(naam: str) -> str:
    return (
        f"{naam} werkt niet aan bestekken en kan deze opmerking niet lezen. "
        "Alleen beleidsmedewerkers en inkopers zien opmerkingen."
    )


def _either(namen: list[str]) -> str:
    return " of ".join(f"@{naam}" for naam in dict.fromkeys(namen))


def _plain(tekst: str) -> str:
    """Names are compared without capitals, and with any white space as one space."""
    return " ".join(tekst.split()).casefold()
