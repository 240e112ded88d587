"""Places that somebody still has to fill in: `[vul in: …]`, as templates have them. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .structuur import Bestek, Perceel

PLEK = re.compile(r"\[\s*vul in\b\s*:?\s*([^\[\]]*)\]", re.IGNORECASE)
GEGEVENS, PARAGRAFEN, PERCELEN, VRAGEN, EISEN = "gegevens", "paragrafen", "percelen", "vragen", "eisen"


@dataclass(frozen=True)
class Invulplek:
    """A part with places to fill in, and what each asks for."""

    plek: str  # of the composer, as in `gereedheid`
    sleutel: str
    waar: str
    wat: tuple[str, ...]

    @property
    def zin(self) -> str:
        aantal = len(self.wat)
        wat = f"‘{self.wat[0]}’" if aantal == 1 and self.wat[0] else f"{aantal} plek{'ken' if aantal > 1 else ''}"
        return f"{self.waar}: {wat} {'moeten' if aantal > 1 else 'moet'} nog worden ingevuld."


def places(bestek: Bestek) -> Iterator[Invulplek]:
    """Every part that still has such a place, by part of the composer."""
    for plek, sleutel, waar, teksten in _parts(bestek):
        wat = tuple(vondst.strip() for tekst in teksten for vondst in PLEK.findall(tekst))
        if wat:
            yield Invulplek(plek, sleutel, waar, wat)


def _parts(bestek: Bestek) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    yield GEGEVENS, "", "Gegevens", (bestek.titel, bestek.omschrijving)
    for p in bestek.paragrafen:
        yield PARAGRAFEN, p.sleutel, f"Paragraaf ‘{p.titel}’", (p.titel, p.html)
    for perceel in bestek.percelen:
        naam = f"Perceel ‘{perceel.naam}’" if len(bestek.percelen) > 1 else "Percelen en prijs"
        yield PERCELEN, perceel.sleutel, naam, tuple(_of_perceel(perceel))
    for v in bestek.vragen:
        teksten = (v.onderwerp, v.tekst, v.toelichting, *(c.tekst for c in v.criteria))
        yield VRAGEN, v.sleutel, f"Vraag {v.nummer} ({v.onderwerp})", teksten
    for eis in bestek.eisen:
        yield EISEN, eis.sleutel, f"Eis ‘{eis.titel}’", (eis.titel, eis.tekst, eis.bewijs)


def _of_perceel(perceel: Perceel) -> Iterator[str]:
    yield from (perceel.naam, perceel.omschrijving)
    for rij in (*perceel.hoeveelheden, *perceel.prijsregels):
        yield from (rij.omschrijving, rij.eenheid)
