"""What a query asks: per word the other words that will do as well, each with its weight. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .afstelling import GEWOON, Afstelling
from .spelling import nearest
from .synoniemen import Stammen, Synoniemen
from .taal import STOPWOORDEN, content_words, stem, words
from .woordenboek import Woordenboek

MAX_WOORDEN = 16
MIN_BEGIN = 2


@dataclass
class Groep:
    """One word of the query; `keuzes` are the stems that answer to it, several together where they make a phrase."""

    vorm: str
    keuzes: dict[Stammen, float] = field(default_factory=dict)
    familie: set[str] = field(default_factory=set)  # the stems of its own forms
    dichtbij: set[str] = field(default_factory=set)  # the stems that a reader sees at once to be an answer

    def offer(self, stammen: Stammen, gewicht: float, *, dichtbij: bool = True) -> None:
        self.keuzes[stammen] = max(gewicht, self.keuzes.get(stammen, 0.0))
        if dichtbij:
            self.dichtbij.update(stammen)


@dataclass
class Uitdrukking:
    groepen: list[Groep]
    bedoelde: str = ""  # the query with its slips put right, where there were any

    @property
    def stammen(self) -> frozenset[str]:
        return frozenset(stam for groep in self.groepen for keuze in groep.keuzes for stam in keuze)

    @property
    def dichtbij(self) -> frozenset[str]:
        """Of these stems those to mark: the word itself and what means the same, not what has to do with it."""
        return frozenset(stam for groep in self.groepen for stam in groep.dichtbij)


def parse(
    tekst: str,
    woordenboeken: Sequence[Woordenboek],
    synoniemen: Synoniemen,
    afstelling: Afstelling = GEWOON,
) -> Uitdrukking:
    """`woordenboeken`: the shared one first, then those of what this reader may see besides."""
    getypt = list(words(tekst))
    vormen = content_words([woord.vorm for woord in getypt])[:MAX_WOORDEN]
    verbeterd = {vorm: goed for vorm in dict.fromkeys(vormen) if (goed := _correct(vorm, vormen, woordenboeken))}
    groepen = [Groep(vorm) for vorm in dict.fromkeys(verbeterd.get(vorm, vorm) for vorm in vormen)]
    goed = set(verbeterd.values())
    open_einde = bool(getypt) and getypt[-1].eind == len(tekst.rstrip()) and not tekst[-1:].isspace()
    for plaats, groep in enumerate(groepen):
        factor = afstelling.spelling if groep.vorm in goed else 1.0
        laatste = open_einde and plaats == len(groepen) - 1 and getypt[-1].vorm == groep.vorm
        _offer_forms(groep, factor, laatste, woordenboeken, afstelling)
        _offer_synonyms_of_parts(groep, factor * afstelling.deelvraag, woordenboeken[0], synoniemen, afstelling)
    _offer_joined(groepen, woordenboeken)
    _offer_synonyms(groepen, synoniemen, afstelling)
    return Uitdrukking(groepen, _put_right(tekst, verbeterd))


def _offer_forms(
    groep: Groep, factor: float, laatste: bool, woordenboeken: Sequence[Woordenboek], afstelling: Afstelling
) -> None:
    """The word itself, its other forms, the parts of a compound, and what begins so."""
    vorm, gedeeld = groep.vorm, woordenboeken[0]
    groep.offer((stem(vorm),), factor)
    groep.familie = {stem(vorm)} | gedeeld.family(vorm)
    for stam in gedeeld.family(vorm):
        groep.offer((stam,), factor * afstelling.wortel)
    if len(delen := gedeeld.split(vorm)) > 1:
        groep.offer(tuple(sorted(map(stem, delen))), factor * 2 * afstelling.deelvraag)
    if delen:
        for stam, diepte in gedeeld.terms(vorm):
            if diepte:
                groep.offer((stam,), factor * afstelling.deelvraag**diepte)
    if laatste and len(vorm) >= MIN_BEGIN and vorm not in STOPWOORDEN:
        for woordenboek in woordenboeken:
            for stam in woordenboek.starting(vorm):
                groep.offer((stam,), factor * afstelling.begin)


def _offer_joined(groepen: list[Groep], woordenboeken: Sequence[Woordenboek]) -> None:
    """'taal coaching' was 'taalcoaching': a word that stands as one may be typed as two."""
    for eerste, tweede in pairwise(groepen):
        for samen in (eerste.vorm + tweede.vorm, f"{eerste.vorm}s{tweede.vorm}"):
            if any(samen in woordenboek.aantal for woordenboek in woordenboeken):
                eerste.offer((stem(samen),), 1.0)
                tweede.offer((stem(samen),), 1.0)


def _offer_synonyms(groepen: list[Groep], synoniemen: Synoniemen, afstelling: Afstelling) -> None:
    stammen = [stem(groep.vorm) for groep in groepen]
    for begin in range(len(groepen)):
        for eind in range(begin + 1, min(len(groepen), begin + synoniemen.langste) + 1):
            sleutel = tuple(sorted(stammen[begin:eind]))
            for anderen, gewicht, gelijk in (
                (synoniemen.gelijk.get(sleutel, ()), afstelling.synoniem, True),
                (synoniemen.verwant.get(sleutel, ()), afstelling.verwant, False),
            ):
                for ander in anderen:
                    for groep in groepen[begin:eind]:
                        groep.offer(ander, gewicht, dichtbij=gelijk and len(ander) == 1)


def _offer_synonyms_of_parts(
    groep: Groep, factor: float, woordenboek: Woordenboek, synoniemen: Synoniemen, afstelling: Afstelling
) -> None:
    """'computerles' is also a lesson with a laptop."""
    for deel in woordenboek.split(groep.vorm):
        for ander in synoniemen.gelijk.get((stem(deel),), ()):
            groep.offer(ander, factor * afstelling.synoniem, dichtbij=False)
        for ander in synoniemen.verwant.get((stem(deel),), ()):
            groep.offer(ander, factor * afstelling.verwant, dichtbij=False)


def _correct(vorm: str, vormen: list[str], woordenboeken: Sequence[Woordenboek]) -> str | None:
    """The word that was meant, where the one typed stands nowhere: not whole, in parts, as a beginning or joined."""
    for woordenboek in woordenboeken:
        if vorm in woordenboek or woordenboek.split(vorm):
            return None
        if vorm == vormen[-1] and woordenboek.starting(vorm):
            return None
        if any(vorm + ander in woordenboek or ander + vorm in woordenboek for ander in vormen if ander != vorm):
            return None
    for woordenboek in woordenboeken:
        if goed := nearest(vorm, woordenboek.bekend, woordenboek.aantal):
            return goed
    return None


def _put_right(tekst: str, verbeterd: dict[str, str]) -> str:
    """The query as typed, with only the wrong words replaced."""
    if not verbeterd:
        return ""
    delen, vorige = [], 0
    for woord in words(tekst):
        if woord.vorm in verbeterd:
            delen += [tekst[vorige : woord.begin], verbeterd[woord.vorm]]
            vorige = woord.eind
    return "".join([*delen, tekst[vorige:]])
