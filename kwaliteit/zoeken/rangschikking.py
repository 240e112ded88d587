"""Which documents answer best to a query. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .afstelling import GEWOON, Afstelling
from .index import Document, Index
from .uitdrukking import Groep, Uitdrukking


@dataclass(frozen=True)
class Treffer:
    document: Document
    score: float


def rank(uitdrukking: Uitdrukking, indexen: Sequence[Index], afstelling: Afstelling = GEWOON) -> list[Treffer]:
    """The documents of all indexes together, best first; an item that stands in several is found once."""
    beste: dict[tuple[str, str], Treffer] = {}
    for index in indexen:
        for nummer, score in _score(uitdrukking, index, afstelling).items():
            document = index.documenten[nummer]
            sleutel = (document.soort, document.code)
            if sleutel not in beste or score > beste[sleutel].score:
                beste[sleutel] = Treffer(document, score)
    treffers = sorted(beste.values(), key=lambda t: (-t.score, t.document.soort, t.document.code))
    grens = treffers[0].score * afstelling.drempel if treffers else 0
    return [treffer for treffer in treffers if treffer.score >= grens]


def _score(uitdrukking: Uitdrukking, index: Index, afstelling: Afstelling) -> dict[int, float]:
    """The sum over the words of the query, less where words are missing; rare words are missed more."""
    som: dict[int, float] = defaultdict(float)
    gedekt: dict[int, float] = defaultdict(float)
    totaal = 0.0
    for groep in uitdrukking.groepen:
        gewicht = rarity(groep, index)
        per_document = _group_scores(groep, index, gewicht)
        totaal += gewicht
        for nummer, score in per_document.items():
            som[nummer] += score
            gedekt[nummer] += gewicht
    return {nummer: score * (gedekt[nummer] / totaal) ** afstelling.dekking for nummer, score in som.items()}


def rarity(groep: Groep, index: Index) -> float:
    """That of the commonest form of the word: no form of it, nor a synonym, tells more than the word itself."""
    bekend = [stam for stam in groep.familie if index.maat.documenten[stam]]
    return min(map(index.maat.rarity, bekend), default=index.maat.rarity(""))


def _group_scores(groep: Groep, index: Index, hoogstens: float) -> dict[int, float]:
    """Per document the best of what answers to this word; a phrase only counts whole."""
    beste: dict[int, float] = {}
    for stammen, gewicht in groep.keuzes.items():
        delen = [dict(index.score(stam, hoogstens)) for stam in stammen]
        kleinste = min(delen, key=len)
        for nummer in kleinste:
            if all(nummer in deel for deel in delen):
                score = gewicht * sum(deel[nummer] for deel in delen) / len(delen)
                if score > beste.get(nummer, 0.0):
                    beste[nummer] = score
    return beste
