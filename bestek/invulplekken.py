"""Places that somebody still has to fill in: `[vul in: …]`, as templates have them. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .structuur import Bestek, Perceel, Prijsregel

PLEK = re.compile(r"\[\s*vul in\b\s*:?\s*([^\[\]]*)\]", re.IGNORECASE)
GEGEVENS, PARAGRAFEN, PERCELEN, VRAGEN, EISEN = "gegevens", "paragrafen", "percelen", "vragen", "eisen"
HOEVEELHEDEN, PRIJSREGELS = "hoeveelheden", "prijsregels"
OPDRACHT = "opdracht"  # the chapter that shows what the data describe


@dataclass(frozen=True)
class Invulplek:
    """A part with places to fill in, and what each asks for."""

    plek: str  # of the composer, as in `gereedheid`
    sleutel: str
    waar: str
    wat: tuple[str, ...]
    hoofdstuk: str = ""  # where the part of the composer does not tell

    @property
    def zin(self) -> str:
        aantal = len(self.wat)
        wat = f"‘{self.wat[0]}’" if aantal == 1 and self.wat[0] else f"{aantal} plek{'ken' if aantal > 1 else ''}"
        zin = f"{self.waar}: {wat} {'moeten' if aantal > 1 else 'moet'} nog worden ingevuld."
        return zin[0].upper() + zin[1:]


def places(bestek: Bestek) -> Iterator[Invulplek]:
    """Every part that still has such a place, by part of the composer."""
    van = {p.sleutel: p.hoofdstuk for p in bestek.paragrafen}
    for plek, sleutel, waar, teksten in _parts(bestek):
        wat = tuple(vondst.strip() for tekst in teksten for vondst in PLEK.findall(tekst))
        if wat:
            yield Invulplek(plek, sleutel, waar, wat, OPDRACHT if plek == GEGEVENS else van.get(sleutel, ""))


def in_sentences(bestek: Bestek) -> Iterator[tuple[str, str, str, str]]:
    """Per part of the composer and chapter: where, what, the key where it is in one row only, and the chapter."""
    groepen: dict[tuple[str, str], list[Invulplek]] = {}
    for rij in places(bestek):
        groepen.setdefault((rij.plek, rij.hoofdstuk), []).append(rij)
    for (plek, hoofdstuk), rijen in groepen.items():
        if len(rijen) == 1:
            yield plek, rijen[0].zin, rijen[0].sleutel, hoofdstuk
        else:
            namen = ", ".join(rij.waar for rij in rijen[:-1])
            aantal = sum(len(rij.wat) for rij in rijen)
            yield plek, f"{aantal} plekken moeten nog worden ingevuld: {namen} en {rijen[-1].waar}.", "", hoofdstuk


def _parts(bestek: Bestek) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    yield GEGEVENS, "", "de titel of de omschrijving", (bestek.titel, bestek.omschrijving)
    for p in bestek.paragrafen:
        yield PARAGRAFEN, p.sleutel, f"paragraaf ‘{p.titel}’", (p.titel, p.html)
    for perceel in bestek.percelen:
        meer = len(bestek.percelen) > 1
        naam = f"perceel ‘{perceel.naam}’" if meer else "percelen en prijs"
        yield PERCELEN, perceel.sleutel, naam, (perceel.naam, perceel.omschrijving)
        yield from _rows_of(perceel, f" bij ‘{perceel.naam}’" if meer else "")
    for v in bestek.vragen:
        teksten = (v.onderwerp, v.tekst, v.toelichting, *(c.tekst for c in v.criteria))
        yield VRAGEN, v.sleutel, f"vraag {v.nummer} ({v.onderwerp})", teksten
    for eis in bestek.eisen:
        yield EISEN, eis.sleutel, f"eis ‘{eis.titel}’", (eis.titel, eis.tekst, eis.bewijs)


def _rows_of(perceel: Perceel, waarbij: str) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for rij in (*perceel.hoeveelheden, *perceel.prijsregels):
        plek, naam = (PRIJSREGELS, "prijsregel") if isinstance(rij, Prijsregel) else (HOEVEELHEDEN, "hoeveelheid")
        yield plek, rij.sleutel, naam + waarbij, (rij.omschrijving, rij.eenheid)
