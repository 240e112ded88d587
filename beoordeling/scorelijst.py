"""What one reviewer has to score, in order, with the own score beside it. Nothing of anybody else is asked for here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bestek import structuur
from bestek.lezen import UITLEG_BIJ_LOGICA
from bestek.weging import number_text

from .enums import Leesvolgorde, Passagedoel
from .models import Antwoord, Commissielid, Passage, Ronde, Score
from .schuilnaam import draw_key, names_of
from .scoren import frozen_vraag
from .taken import assigned_antwoorden


@dataclass(frozen=True)
class Scoreregel:
    """One answer to score, with its question as published and its bidder as the round calls it."""

    antwoord: Antwoord
    vraag: structuur.Bestekvraag
    score: Score | None
    naam: str

    @property
    def stand(self) -> str:
        """leeg, bezig, klaar or onthouden."""
        if self.score is None:
            return "leeg"
        if not self.score.klaar:
            return "bezig"
        return "onthouden" if self.score.onthouden else "klaar"

    @property
    def klaar(self) -> bool:
        return self.score is not None and self.score.klaar

    @property
    def kort(self) -> str:
        """For a small cell: the mark once it is ready."""
        if not self.klaar or self.score.cijfer is None:
            return {"leeg": "open", "bezig": "bezig", "onthouden": "geen oordeel"}[self.stand]
        return number_text(self.score.cijfer)


@dataclass(frozen=True)
class Plaats:
    """Where an answer stands in the list: its neighbours, and which bidder of how many this is for the question."""

    regel: Scoreregel
    vorige: Scoreregel | None
    volgende: Scoreregel | None
    inschrijver: int
    inschrijvers: int
    gedaan: int
    totaal: int


def own_list(lid: Commissielid, bestek: structuur.Bestek) -> list[Scoreregel]:
    """All answers assigned to this member, in the order in which the round has them read. Three queries."""
    antwoorden = assigned_antwoorden(lid, bestek).select_related("bestekvraag", "perceel")
    scores = {score.antwoord_id: score for score in Score.objects.filter(commissielid=lid)}
    namen = names_of(lid.ronde)
    regels = [Scoreregel(a, frozen_vraag(bestek, a), scores.get(a.pk), namen[a.offerte_id]) for a in antwoorden]
    return sorted(regels, key=lambda regel: _reading_order(lid, regel))


def _reading_order(lid: Commissielid, regel: Scoreregel) -> tuple:
    """By question as published, or by bidder; shuffled anew for each member (and question) where the round says so."""
    ronde, offerte, perceel = lid.ronde, regel.antwoord.offerte_id, regel.antwoord.perceel_id or 0
    per_vraag = ronde.leesvolgorde == Leesvolgorde.PER_VRAAG
    delen = (lid.pk, regel.vraag.nummer) if per_vraag else (lid.pk,)
    plaats = draw_key(ronde, *delen, offerte) if ronde.schudden else regel.naam if ronde.anoniem else f"{offerte:09}"
    if per_vraag:
        return regel.vraag.nummer, perceel, plaats
    return plaats, offerte, regel.vraag.nummer, perceel


def grouped(ronde: Ronde, regels: Sequence[Scoreregel]) -> list[tuple[str, list[tuple[str, Scoreregel]]]]:
    """Under headings, as the round has it read: a question with its bidders, or a bidder with its questions."""
    groepen: dict[str, list[tuple[str, Scoreregel]]] = {}
    for regel in regels:
        vraag, naam = f"{regel.vraag.nummer}. {regel.vraag.onderwerp}", regel.naam
        kop, rij = (vraag, naam) if ronde.leesvolgorde == Leesvolgorde.PER_VRAAG else (naam, vraag)
        groepen.setdefault(kop, []).append((rij, regel))
    return list(groepen.items())


@dataclass(frozen=True)
class Matrixrij:
    """One question (for one perceel) with a cell per bidder; None where this member does not score that one."""

    vraag: structuur.Bestekvraag
    perceel: object | None
    cellen: tuple[Scoreregel | None, ...]

    @property
    def gedaan(self) -> int:
        return sum(cel is not None and cel.klaar for cel in self.cellen)

    @property
    def totaal(self) -> int:
        return sum(cel is not None for cel in self.cellen)


def matrix(regels: Sequence[Scoreregel]) -> tuple[list[tuple[str, int, int]], list[Matrixrij]]:
    """One's own progress: bidders with how many are ready of how many, and the questions beside them."""
    namen = sorted({regel.naam for regel in regels}, key=_natural)
    rijen: dict[tuple, dict[str, Scoreregel]] = {}
    for regel in sorted(regels, key=lambda regel: (regel.vraag.nummer, regel.antwoord.perceel_id or 0)):
        rijen.setdefault(_group(regel), {})[regel.naam] = regel
    kolommen = [(naam, [regel for regel in regels if regel.naam == naam]) for naam in namen]
    koppen = [(naam, sum(regel.klaar for regel in eigen), len(eigen)) for naam, eigen in kolommen]
    return koppen, [_matrix_row(cellen, namen) for cellen in rijen.values()]


def _natural(naam: str) -> list[tuple[int, str]]:
    """Inschrijver 2 before Inschrijver 10."""
    return [(int(deel), "") if deel.isdecimal() else (0, deel) for deel in re.split(r"(\d+)", naam)]


def _matrix_row(cellen: dict[str, Scoreregel], namen: Sequence[str]) -> Matrixrij:
    een = next(iter(cellen.values()))
    return Matrixrij(een.vraag, een.antwoord.perceel, tuple(cellen.get(naam) for naam in namen))


def notes_of(regels: Sequence[Scoreregel]) -> list[tuple[Scoreregel, list[str]]]:
    """One's own notes, to be read again in the meeting; for no one else. One query."""
    scores = [regel.score.pk for regel in regels if regel.score]
    bij_passages: dict[int, list[str]] = {}
    rijen = Passage.objects.filter(score__in=scores, doel=Passagedoel.NOTITIE).exclude(opmerking="")
    for score, opmerking in rijen.values_list("score", "opmerking"):
        bij_passages.setdefault(score, []).append(opmerking)
    alle = [(r, [*filter(None, [r.score.notities]), *bij_passages.get(r.score.pk, [])]) for r in regels if r.score]
    return [(regel, notities) for regel, notities in alle if notities]


def place_of(regels: Sequence[Scoreregel], antwoord_id: int) -> Plaats | None:
    """None where this answer is not in the list."""
    for i, regel in enumerate(regels):
        if regel.antwoord.pk != antwoord_id:
            continue
        zelfde = [r for r in regels if _group(r) == _group(regel)]
        return Plaats(
            regel=regel,
            vorige=regels[i - 1] if i else None,
            volgende=regels[i + 1] if i + 1 < len(regels) else None,
            inschrijver=zelfde.index(regel) + 1,
            inschrijvers=len(zelfde),
            gedaan=sum(r.klaar for r in regels),
            totaal=len(regels),
        )
    return None


def next_open(regels: Sequence[Scoreregel], na: int | None = None) -> Scoreregel | None:
    """The first answer that is not finished, from the one after `na` on and then from the start again."""
    begin = next((i + 1 for i, regel in enumerate(regels) if regel.antwoord.pk == na), 0)
    volgorde = [*regels[begin:], *regels[:begin]]
    return next((regel for regel in volgorde if not regel.klaar), None)


@dataclass(frozen=True)
class Criteriumregel:
    nummer: str  # as in the published annex: 3.2; empty for what is not published
    tekst: str
    sleutel: str = field(default="", compare=False)


@dataclass(frozen=True)
class Criteriagroep:
    titel: str
    uitleg: str  # whether all points are needed
    rijen: tuple[Criteriumregel, ...]
    logica: str = ""


def criteria_groups(vraag: structuur.Bestekvraag) -> list[Criteriagroep]:
    """The published criteria, in the groups and under the numbers of the annex."""
    openbaar = [c for c in vraag.criteria if c.zichtbaarheid == structuur.OPENBAAR]
    genummerd = [(c, Criteriumregel(f"{vraag.nummer}.{n}", c.tekst, c.sleutel)) for n, c in enumerate(openbaar, 1)]
    return [
        Criteriagroep(titel, UITLEG_BIJ_LOGICA[logica], tuple(rij for _, rij in rijen), logica)
        for (titel, logica), rijen in groupby(genummerd, key=lambda paar: (paar[0].groep, paar[0].logica))
    ]


def background(vraag: structuur.Bestekvraag) -> list[str]:
    """What reviewers may know and never count."""
    return [c.tekst for c in vraag.criteria if c.zichtbaarheid == structuur.ACHTERGROND]


def _group(regel: Scoreregel) -> tuple[int, int | None]:
    return regel.vraag.nummer, regel.antwoord.perceel_id
