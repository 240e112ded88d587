"""The chapters of a bestek as a reader gets them: what the portal fills in itself, and the paragraphs of one's own.

One form for page, PDF, Word and ODF. What was frozen before there were chapters keeps its older order.
"""

from collections.abc import Callable

from . import lezen, omvangtekst, oude_indeling
from .bijlagenlijst import annexes
from .blokken import Alinea, Blok, Deel, Gegevens, Hoofdstuk, number
from .enums import Hoofdstuk as Naam
from .leidraad import guide
from .proceduretekst import procedure
from .profielen import words_of
from .structuur import Bestek
from .vaste_delen import (
    before_questions,
    before_requirements,
    description,
    ours,
    paragraphs,
    questions,
    requirements,
)

EIGEN_EERST = (Naam.INLEIDING, Naam.EISEN, Naam.GUNNING, Naam.CONTRACT)
VERVOLG = (Naam.OPDRACHT, Naam.PERCELEN, Naam.PLANNING, Naam.PROCEDURE, Naam.PRIJS, Naam.CONTRACT, Naam.BIJLAGEN)
ANDERE_TITELS = {
    "open_house": {Naam.BEOORDELING: "Zo wordt toegelaten", Naam.PRIJS: "De tarieven"},
    "subsidie": {Naam.PRIJS: "Het gevraagde bedrag", Naam.CONTRACT: "Verplichtingen en kwaliteitsgesprekken"},
}


def read(bestek: Bestek) -> dict:
    """All that a reader sees, as context for templates: as `lezen.read`, with the chapters."""
    gelezen = lezen.read(bestek)
    rij = chapters(bestek, gelezen) if bestek.in_hoofdstukken else oude_indeling.chapters(bestek, gelezen)
    return gelezen | {"hoofdstukken": number(rij)}


def chapters(bestek: Bestek, gelezen: dict) -> list[Hoofdstuk]:
    """All eleven in their order, also those that hold nothing here."""
    return [_chapter(naam, bestek, gelezen) for naam in Naam]


def title(naam: str, bestek: Bestek) -> str:
    if naam == Naam.PERCELEN and len(bestek.percelen) < 2:
        return "Omvang"
    return ANDERE_TITELS.get(bestek.profiel, {}).get(Naam(naam)) or Naam(naam).label


def _chapter(naam: Naam, bestek: Bestek, gelezen: dict) -> Hoofdstuk:
    eigen = paragraphs(gelezen, naam)
    van_ons = VULLING[naam](bestek, gelezen) if naam in VULLING else []
    delen = eigen + van_ons if naam in EIGEN_EERST else van_ons + eigen
    vooraf = VOORAF[naam](bestek) if naam in VOORAF else ()
    return Hoofdstuk(f"h-{naam}", naam.value, title(naam, bestek), tuple(delen), vooraf, vervolg=naam in VERVOLG)


def _in_short(bestek: Bestek, gelezen: dict) -> list[Deel]:
    rijen = [("Opdrachtgever", bestek.gemeente), ("Procedure", gelezen["profiel"])]
    if bestek.routes:
        rijen.append(("Leerroutes", lezen.route_names(bestek.routes)))
    if gelezen["meer_percelen"]:
        rijen.append(("Percelen", ", ".join(p.naam for p in bestek.percelen)))
    start = words_of(bestek.profiel).datums["start_op"]
    rijen += [(naam, dag) for naam, dag in gelezen["planning"] if naam == start]
    return [Deel("in-het-kort", "In het kort", (Gegevens(tuple(rijen)),))]


def _planning(bestek: Bestek, gelezen: dict) -> list[Deel]:
    if not gelezen["planning"]:
        return [Deel("planning", "De data", (Alinea("De planning is nog niet bekend."),))]
    zin = ours(bestek, "Verandert een datum, dan laat de gemeente dat alle inschrijvers tegelijk weten.")
    return [Deel("planning", "De data", (Gegevens(tuple(gelezen["planning"])), Alinea(zin)))]


VOORAF: dict[Naam, Callable[[Bestek], tuple[Blok, ...]]] = {
    Naam.OPDRACHT: description,
    Naam.GUNNING: before_questions,
    Naam.EISEN: before_requirements,
}
VULLING: dict[Naam, Callable[[Bestek, dict], list[Deel]]] = {
    Naam.OPDRACHT: _in_short,
    Naam.PERCELEN: omvangtekst.volumes,
    Naam.PLANNING: _planning,
    Naam.PROCEDURE: procedure,
    Naam.EISEN: lambda _, gelezen: requirements(gelezen),
    Naam.GUNNING: lambda _, gelezen: questions(gelezen),
    Naam.BEOORDELING: guide,
    Naam.PRIJS: omvangtekst.price,
    Naam.BIJLAGEN: annexes,
}
