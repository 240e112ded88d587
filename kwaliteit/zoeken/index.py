"""An inverted index with the weights of BM25F: a word in a title counts for more than one in a long text. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from .afstelling import GEWOON, Afstelling
from .taal import STOPWOORDEN, forms
from .woordenboek import Woordenboek


@dataclass(frozen=True)
class Document:
    """Something that can be found. `velden` are the texts by which it is, `doel` is the page where it stands."""

    soort: str
    code: str
    titel: str
    tekst: str = ""  # what is shown of it
    velden: Mapping[str, str] = field(default_factory=dict)  # those of `afstelling.VELDEN`
    pad: tuple[str, ...] = ()
    doel: tuple = ()  # name of the URL, its arguments without the gemeente, and the anchor
    letterlijk: bool = False
    te_vragen: bool = False  # a question that can be put in a bestek
    bij: str = ""  # what it belongs to, where that may not fill the whole list


@dataclass(frozen=True)
class Maat:
    """By what texts and words are weighed: of the shared index, also for what a gemeente has of its own."""

    aantal: int
    lengte: dict[str, float]  # mean number of words per field
    documenten: Counter  # in how many documents a stem stands

    def rarity(self, stam: str) -> float:
        n = self.documenten[stam]
        return log(1 + (self.aantal - n + 0.5) / (n + 0.5))


class Index:
    """`maat` of another index weighs these documents by that one, so that both give comparable scores."""

    def __init__(
        self,
        documenten: Sequence[Document],
        woordenboek: Woordenboek,
        maat: Maat | None = None,
        afstelling: Afstelling = GEWOON,
    ):
        self.documenten, self.woordenboek, self.afstelling = documenten, woordenboek, afstelling
        velden = [{naam: forms(tekst) for naam, tekst in d.velden.items()} for d in documenten]
        self.vormen = {vorm for per_veld in velden for vormen in per_veld.values() for vorm in vormen}
        gewichten = [self._term_weights(per_veld) for per_veld in velden]
        self.maat = maat or _measure(velden, gewichten)
        self.vindplaatsen: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for nummer, (per_veld, per_stam) in enumerate(zip(velden, gewichten, strict=True)):
            for stam, gewicht in self._weigh(per_veld, per_stam).items():
                self.vindplaatsen[stam].append((nummer, gewicht))

    def score(self, stam: str, hoogstens: float) -> Iterable[tuple[int, float]]:
        """The documents with this stem, by number, and what it is worth there; never as one rarer than `hoogstens`."""
        zeldzaam, k1 = min(self.maat.rarity(stam), hoogstens), self.afstelling.k1
        return ((nummer, zeldzaam * (k1 + 1) * tf / (k1 + tf)) for nummer, tf in self.vindplaatsen.get(stam, ()))

    def _term_weights(self, per_veld: dict[str, list[str]]) -> dict[str, dict[str, float]]:
        """Per stem and field, how often it stands there; as part of a compound it counts for less."""
        gewichten: dict[str, dict[str, float]] = {}
        for veld, vormen in per_veld.items():
            for vorm, aantal in Counter(vormen).items():
                if vorm in STOPWOORDEN:
                    continue
                for stam, diepte in self.woordenboek.terms(vorm):
                    rij = gewichten.setdefault(stam, {})
                    rij[veld] = rij.get(veld, 0.0) + aantal * self.afstelling.deel**diepte
        return gewichten

    def _weigh(self, per_veld: dict[str, list[str]], per_stam: dict[str, dict[str, float]]) -> dict[str, float]:
        b, gewicht = self.afstelling.b, self.afstelling.velden
        rek = {
            veld: gewicht[veld] / (1 - b + b * len(vormen) / (self.maat.lengte.get(veld) or 1))
            for veld, vormen in per_veld.items()
            if vormen
        }
        return {stam: sum(aantal * rek[veld] for veld, aantal in rij.items()) for stam, rij in per_stam.items()}


def _measure(velden: list[dict[str, list[str]]], gewichten: list[dict]) -> Maat:
    lengtes: dict[str, list[int]] = defaultdict(list)
    for per_veld in velden:
        for veld, vormen in per_veld.items():
            if vormen:
                lengtes[veld].append(len(vormen))
    gemiddeld = {veld: sum(rij) / len(rij) for veld, rij in lengtes.items()}
    return Maat(len(velden), gemiddeld, Counter(stam for per_stam in gewichten for stam in per_stam))
