"""How far each chapter is: what is to be done there, whether it holds anything, and its number in the document."""

from collections.abc import Iterable
from dataclasses import dataclass

from .enums import Hoofdstuk
from .gereedheid import EISEN, GEGEVENS, GUNNING, PERCELEN, SCHALEN, VRAGEN, Probleem
from .omvang import is_fixed, price_counts
from .structuur import Bestek

PARAGRAFEN = "paragrafen"
PLEK = {
    PERCELEN: Hoofdstuk.PERCELEN,
    VRAGEN: Hoofdstuk.GUNNING,
    GUNNING: Hoofdstuk.BEOORDELING,
    SCHALEN: Hoofdstuk.BEOORDELING,
    EISEN: Hoofdstuk.EISEN,
    "hoeveelheden": Hoofdstuk.PERCELEN,
    "prijsregels": Hoofdstuk.PRIJS,
}
OVER_PRIJS = {
    "vaste_prijs_ontbreekt",
    "prijs_zonder_punten",
    "prijs_met_punten",
    "punten_bij_vaste_prijs",
    "prijsblad_bij_vaste_prijs",
    "plafond_doet_niets",
}
ZELF_TE_SCHRIJVEN = (Hoofdstuk.INLEIDING, Hoofdstuk.OPDRACHT, Hoofdstuk.CONTRACT)


@dataclass(frozen=True)
class Hoofdstukstand:
    hoofdstuk: Hoofdstuk
    nummer: str  # in the document; "" where the chapter would hold nothing
    te_doen: int
    eigen: int  # paragraphs of one's own

    @property
    def klaar(self) -> bool:
        """Nothing to be done, and somebody wrote what only people can write."""
        geschreven = self.eigen or self.hoofdstuk not in ZELF_TE_SCHRIJVEN
        return bool(self.nummer and geschreven and not self.te_doen)


def states(bestek: Bestek, problemen: Iterable[Probleem]) -> list[Hoofdstukstand]:
    problemen, nummer, standen = list(problemen), 0, []
    for naam in Hoofdstuk:
        eigen = sum(p.hoofdstuk == naam for p in bestek.paragrafen)
        gevuld = holds(naam, bestek)
        nummer += gevuld
        te_doen = sum(chapter_of(p, bestek) == naam for p in problemen)
        standen.append(Hoofdstukstand(naam, str(nummer) if gevuld else "", te_doen, eigen))
    return standen


def holds(naam: Hoofdstuk, bestek: Bestek) -> bool:
    """Whether the document has this chapter; the same as what `hoofdstukken.chapters` fills."""
    vult = {
        Hoofdstuk.INLEIDING: False,
        Hoofdstuk.PERCELEN: len(bestek.percelen) > 1 or any(p.hoeveelheden for p in bestek.percelen),
        Hoofdstuk.EISEN: bool(bestek.eisen),
        Hoofdstuk.GUNNING: bool(bestek.vragen),
        Hoofdstuk.BEOORDELING: bool(bestek.vragen) or bestek.profiel == "open_house",
        Hoofdstuk.PRIJS: price_counts(bestek) or is_fixed(bestek),
        Hoofdstuk.CONTRACT: False,
    }
    return vult.get(naam, True) or any(p.hoofdstuk == naam for p in bestek.paragrafen)


def chapter_of(probleem: Probleem, bestek: Bestek) -> Hoofdstuk:
    """Where in the document something is to be done."""
    if probleem.hoofdstuk:
        return Hoofdstuk(probleem.hoofdstuk)
    if probleem.plek == GEGEVENS:
        return Hoofdstuk.PROCEDURE if probleem.soort.startswith("contact") else Hoofdstuk.PLANNING
    if probleem.soort in OVER_PRIJS:
        return Hoofdstuk.PRIJS
    if probleem.plek == PARAGRAFEN:
        eigen = {p.sleutel: p.hoofdstuk for p in bestek.paragrafen}
        return Hoofdstuk(eigen.get(probleem.sleutel, Hoofdstuk.INLEIDING))
    return PLEK.get(probleem.plek, Hoofdstuk.PROCEDURE)
