"""Our own letters out of the database, as the importer knows them."""

from __future__ import annotations

from ..models import Brief, Handvat, Handvatgroep, Onderdeel, Punt, Vraag
from .inhoud import Inhoud, Item


def read_own() -> Inhoud:
    """All items that can get a literal wording; `plek` is only their order, as they stand in the letters."""
    titels = {brief.nummer: brief.titel for brief in Brief.objects.all()}
    items = [*_letters(), *_sections(), *_points(), *_questions(), *_groups(), *_handvatten()]
    return Inhoud(titels, items)


def first_line(bronregels: str) -> int:
    """Where an item begins in the letters: of use as order only."""
    begin = bronregels.split(",")[0].partition("-")[0].strip()
    return int(begin) if begin.isdigit() else 0


def words(*delen: object) -> str:
    return " ".join(" ".join(deel) if isinstance(deel, list) else str(deel) for deel in delen if deel)


def _letters() -> list[Item]:
    return [
        Item("brief", str(b.nummer), b.nummer, words(b.titel, b.kern), first_line(b.bronregels), titel=b.titel)
        for b in Brief.objects.all()
    ]


def _sections() -> list[Item]:
    return [
        Item("onderdeel", o.code, o.brief.nummer, words(o.titel, o.tekst), first_line(o.bronregels), titel=o.titel)
        for o in Onderdeel.objects.select_related("brief")
    ]


def _points() -> list[Item]:
    return [
        Item("punt", p.code, p.onderdeel.brief.nummer, p.tekst, first_line(p.bronregels))
        for p in Punt.objects.select_related("onderdeel__brief")
    ]


def _questions() -> list[Item]:
    return [
        Item(
            "vraag", v.code, v.brief.nummer, words(v.onderwerp, v.tekst), first_line(v.bronregels), v.code, v.onderwerp
        )
        for v in Vraag.objects.select_related("brief")
    ]


def _groups() -> list[Item]:
    return [
        Item(
            "handvatgroep",
            g.code,
            g.vraag.brief.nummer,
            words(g.titel, g.toelichting),
            first_line(g.bronregels),
            g.vraag.code,
            g.titel,
        )
        for g in Handvatgroep.objects.select_related("vraag__brief")
    ]


def _handvatten() -> list[Item]:
    return [
        Item(
            "handvat",
            h.code,
            h.groep.vraag.brief.nummer,
            words(h.kort, h.tekst, h.voorwaarde, h.deelpunten, h.signaalwoorden),
            first_line(h.bronregels),
            h.groep.vraag.code,
            h.kort,
        )
        for h in Handvat.objects.select_related("groep__vraag__brief")
    ]
