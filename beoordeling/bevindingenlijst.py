"""The findings of all reviewers beside each other, per criterium: what the consensus meeting reads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .enums import Passagedoel
from .models import Bevinding, Passage, Score
from .overleg import Overlegregel
from .schuilnaam import black_out, hides_names, known_forms
from .scorelijst import Criteriumregel, criteria_groups


@dataclass(frozen=True)
class Vondst:
    """What one reviewer found: on one criterium, or (without `oordeel`) a promise that was marked."""

    score: Score
    oordeel: str  # Bevindingoordeel, or ""
    woord: str  # "Deels aangetoond"
    gevolg: str
    citaten: tuple[str, ...]  # of the answer, with names blacked out where the round hides them

    @property
    def wie(self) -> str:
        return str(self.score.commissielid)


@dataclass(frozen=True)
class Criteriumvondsten:
    regel: Criteriumregel
    groep: str
    logica: str
    vondsten: tuple[Vondst, ...]

    @property
    def verdeeld(self) -> bool:
        """Whether the reviewers who judged it do not agree."""
        return len({vondst.oordeel for vondst in self.vondsten if vondst.oordeel}) > 1


@dataclass(frozen=True)
class Antwoordvondsten:
    criteria: tuple[Criteriumvondsten, ...]
    toezeggingen: tuple[Vondst, ...]


def bevindingen_of(regels: Sequence[Overlegregel]) -> dict[int, Antwoordvondsten]:
    """By id of the answer. Of the scores that these lines show and no others; private notes never.

    A fixed number of queries, however many lines.
    """
    scores = {score.pk: score for regel in regels for score in regel.scores}
    oordelen = {(b.score_id, b.criterium): b for b in Bevinding.objects.filter(score__in=scores)}
    gemarkeerd = Passage.objects.filter(score__in=scores).exclude(doel=Passagedoel.NOTITIE)
    passages: dict[int, list[Gelezen]] = {}
    for gelezen in _read(regels, list(gemarkeerd.select_related("antwoordversie"))):
        passages.setdefault(gelezen.passage.score_id, []).append(gelezen)
    return {regel.antwoord.pk: _of(regel, oordelen, passages) for regel in regels}


@dataclass(frozen=True)
class Gelezen:
    """A passage with its words as the committee may read them."""

    passage: Passage
    citaat: str


def _read(regels: Sequence[Overlegregel], passages: Sequence[Passage]) -> Iterator[Gelezen]:
    """From the whole text, blacked out where the round hides names: a passage may begin halfway a name."""
    ronde = next((score.ronde for regel in regels for score in regel.scores), None) if passages else None
    verborgen = ronde is not None and hides_names(ronde)
    vormen = known_forms(ronde) if verborgen else set()
    versies = {p.antwoordversie_id: p.antwoordversie.tekst for p in passages}
    if verborgen:
        versies = {pk: black_out(tekst, vormen) for pk, tekst in versies.items()}
    for passage in passages:
        yield Gelezen(passage, versies[passage.antwoordversie_id][passage.begin : passage.einde])


def _of(regel: Overlegregel, oordelen: dict, passages: dict[int, list[Gelezen]]) -> Antwoordvondsten:
    eigen = [(score, passages.get(score.pk, [])) for score in regel.scores]
    criteria = []
    for groep in criteria_groups(regel.vraag):
        for rij in groep.rijen:
            vondsten = (_found(score, rij.sleutel, oordelen.get((score.pk, rij.sleutel)), p) for score, p in eigen)
            criteria.append(Criteriumvondsten(rij, groep.titel, groep.logica, tuple(filter(None, vondsten))))
    return Antwoordvondsten(tuple(criteria), tuple(_promises(eigen)))


def _found(score: Score, sleutel: str, bevinding: Bevinding | None, passages: list[Gelezen]) -> Vondst | None:
    """None where the reviewer left nothing on this criterium."""
    citaten = tuple(g.citaat for g in passages if g.passage.criterium == sleutel)
    if bevinding is None:
        return Vondst(score, "", "", "", citaten) if citaten else None
    if not (citaten or bevinding.oordeel or bevinding.gevolg):
        return None
    woord = bevinding.get_oordeel_display() if bevinding.oordeel else ""
    return Vondst(score, bevinding.oordeel, woord, bevinding.gevolg, citaten)


def _promises(eigen: Iterable[tuple[Score, list[Gelezen]]]) -> Iterator[Vondst]:
    for score, passages in eigen:
        if citaten := tuple(g.citaat for g in passages if g.passage.doel == Passagedoel.TOEZEGGING):
            yield Vondst(score, "", "", "", citaten)
