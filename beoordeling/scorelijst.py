"""What one reviewer has to score, in order, with the own score beside it. Nothing of anybody else is asked for here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bestek import structuur
from bestek.lezen import UITLEG_BIJ_LOGICA

from .enums import Leesvolgorde
from .models import Antwoord, Commissielid, Ronde, Score
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
