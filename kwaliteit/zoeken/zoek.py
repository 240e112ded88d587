"""The door of the search: what somebody typed, in the places where this person may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gemeenten.models import Gebruiker, Gemeente

from ..models import VraagQuerySet
from . import eigen, inhoud
from .fragment import Segmenten, excerpt, mark
from .index import Document
from .rangschikking import Treffer, rank
from .uitdrukking import Uitdrukking, parse
from .woordenboek import Woordenboek

MAX_TEKENS = 200
STRENG = 0.4  # share of the best score that a question needs in a filtered list
MAX_BIJ_ELKAAR = 3  # hits of one bestek, so that it does not push all else away


@dataclass(frozen=True)
class Vindplaats:
    """A hit as a page shows it; `doel` as in `index.Document`."""

    soort: str
    code: str
    titel: Segmenten
    fragment: Segmenten
    pad: tuple[str, ...]
    doel: tuple
    letterlijk: bool
    te_vragen: bool
    score: float


@dataclass(frozen=True)
class Uitkomst:
    zoekvraag: str = ""
    treffers: list[Vindplaats] = field(default_factory=list)
    bedoelde: str = ""
    aantallen: Counter[str] = field(default_factory=Counter)  # per kind, of all that is found
    gevonden: int = 0  # within the kinds asked


def search(
    tekst: str,
    *,
    gemeente: Gemeente | None = None,
    gebruiker: Gebruiker | None = None,
    soorten: Iterable[str] | None = None,
    hoogstens: int = 20,
    erbij: Sequence[Document] = (),
) -> Uitkomst:
    """`erbij` are documents that the caller knows this person may read; they are forgotten after this search."""
    tekst = clean(tekst)
    if not tekst:
        return Uitkomst()
    gedeeld = inhoud.shared()
    eigen_documenten = [*(eigen.library(gemeente, gebruiker) if gemeente and gebruiker else ()), *erbij]
    eigen_index, eigen_woorden = eigen.index_of(eigen_documenten, gedeeld)
    uitdrukking = parse(tekst, [gedeeld.woordenboek, eigen_woorden], gedeeld.synoniemen)
    letterlijk = eigen.literal(gemeente, gedeeld) if gemeente and gebruiker else None
    indexen = [index for index in (gedeeld.index, letterlijk, eigen_index) if index]
    treffers = at_most_together(rank(uitdrukking, indexen))
    gekozen = [t for t in treffers if soorten is None or t.document.soort in soorten]
    return Uitkomst(
        tekst,
        [show(treffer, uitdrukking, gedeeld.woordenboek) for treffer in gekozen[:hoogstens]],
        uitdrukking.bedoelde,
        Counter(treffer.document.soort for treffer in treffers),
        len(gekozen),
    )


def narrow(vragen: VraagQuerySet, tekst: str) -> VraagQuerySet:
    """Of these questions those that answer to `tekst`, for the filter of a list: stricter than a search."""
    if not (tekst := clean(tekst)):
        return vragen
    gedeeld = inhoud.shared()
    uitdrukking = parse(tekst, [gedeeld.woordenboek], gedeeld.synoniemen)
    gevonden = [t for t in rank(uitdrukking, [gedeeld.index]) if t.document.te_vragen]
    grens = gevonden[0].score * STRENG if gevonden else 0
    return vragen.filter(code__in=[t.document.code for t in gevonden if t.score >= grens])


def clean(tekst: str) -> str:
    """One line of printable text, of a length that somebody types."""
    zichtbaar = "".join(teken if teken.isprintable() else " " for teken in tekst[: MAX_TEKENS * 4])
    return " ".join(zichtbaar.split())[:MAX_TEKENS]


def at_most_together(treffers: list[Treffer]) -> list[Treffer]:
    gehad: Counter[str] = Counter()
    over = []
    for treffer in treffers:
        bij = treffer.document.bij
        gehad[bij] += 1
        if not bij or gehad[bij] <= MAX_BIJ_ELKAAR:
            over.append(treffer)
    return over


def show(treffer: Treffer, uitdrukking: Uitdrukking, woordenboek: Woordenboek) -> Vindplaats:
    """A hit with its words marked; what only has to do with the query is marked where nothing nearer stands there."""
    document, stammen = treffer.document, uitdrukking.dichtbij
    alles = [*mark(document.titel, stammen, woordenboek), *mark(document.tekst, stammen, woordenboek)]
    if not any(gemarkeerd for gemarkeerd, _ in alles):
        stammen = uitdrukking.stammen
    return Vindplaats(
        document.soort,
        document.code,
        mark(document.titel, stammen, woordenboek),
        excerpt(document.tekst, stammen, woordenboek),
        document.pad,
        document.doel,
        document.letterlijk,
        document.te_vragen,
        treffer.score,
    )
