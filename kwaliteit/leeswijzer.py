"""A leeswijzer: part of the letters to take along, in the order of the letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from .enums import Onderdeelsoort
from .indeling import Blok, arrange
from .lezen import mark_what_differs, place_vragen
from .models import Aanbiedersoort, Brief, Onderdeel, Route, Thema, Vraag

VRAGEN, HANDVATTEN, ALLES = "vragen", "handvatten", "alles"
EIGEN, LETTERLIJK, BEIDE = "eigen", "letterlijk", "beide"


@dataclass(frozen=True)
class Keuze:
    """What a reader chose. With `codes` it is just these; else what fits all filters, where no filter is everything."""

    codes: Sequence[str] | None = None
    brieven: Sequence[Brief] = ()
    themas: Sequence[Thema] = ()
    route: Route | None = None
    voor: Aanbiedersoort | None = None
    inhoud: str = HANDVATTEN
    signaalwoorden: bool = False
    tekst: str = EIGEN

    @property
    def is_brief(self) -> Brief | None:
        """The one letter that is taken whole."""
        filters = self.codes is not None or self.themas or self.route or self.voor
        heel = len(self.brieven) == 1 and self.inhoud == ALLES and not filters
        return self.brieven[0] if heel else None

    def vragen(self) -> QuerySet[Vraag]:
        """The questions to show: what can be asked and fits, and the whole of which it is a part."""
        passend = Vraag.objects.leaves()
        if self.codes is not None:
            passend = Vraag.objects.filter(Q(code__in=self.codes) | Q(hoofdvraag__code__in=self.codes))
        for veld, waarde in (("brief__in", self.brieven), ("themas__in", self.themas)):
            passend = passend.filter(**{veld: waarde}) if waarde else passend
        for veld, waarde in (("routes", self.route), ("voor", self.voor)):
            passend = passend.filter(**{veld: waarde}) if waarde else passend
        gekozen = Q(pk__in=passend.values("pk")) | Q(pk__in=passend.values("hoofdvraag"))
        return Vraag.objects.filter(gekozen).with_handvatten().order_by("brief__nummer", "volgorde")

    def onderdelen(self) -> QuerySet[Onderdeel]:
        """The sections to show. One without routes holds for every route; sections are for nobody in particular."""
        passend = Onderdeel.objects.all()
        if self.codes is not None:
            passend = passend.filter(Q(code__in=self.codes) | Q(ouder__code__in=self.codes))
        elif self.inhoud != ALLES:
            return passend.none()
        if self.brieven:
            passend = passend.filter(brief__in=self.brieven)
        if self.themas:
            passend = passend.filter(themas__in=self.themas)
        if self.route:
            passend = passend.filter(Q(routes=self.route) | Q(routes=None))
        if not self.is_brief:
            passend = passend.exclude(soort=Onderdeelsoort.BRON)
        rijen = passend.select_related("brief").prefetch_related("punten", "routes").distinct()
        return rijen.order_by("brief__nummer", "volgorde")


@dataclass(frozen=True)
class Hoofdstuk:
    """A letter, with what is taken of it."""

    brief: Brief
    blokken: list[Blok]


@dataclass(frozen=True)
class Leeswijzer:
    keuze: Keuze
    hoofdstukken: list[Hoofdstuk] = field(default_factory=list)

    @property
    def blokken(self) -> list[Blok]:
        return [blok for hoofdstuk in self.hoofdstukken for top in hoofdstuk.blokken for blok in top.walk()]

    @property
    def vragen(self) -> list[Vraag]:
        """The questions that can be asked, so without those that only hold others together."""
        return [blok.item for blok in self.blokken if blok.is_vraag and not blok.vragen]

    @property
    def onderdelen(self) -> list[Onderdeel]:
        return [blok.item for blok in self.blokken if not blok.is_vraag]

    @property
    def codes(self) -> list[str]:
        """The codes of all that has a text of its own, as the literal text knows them."""
        codes = [str(hoofdstuk.brief.nummer) for hoofdstuk in self.hoofdstukken]
        for blok in self.blokken:
            codes.append(blok.item.code)
            if blok.is_vraag:
                codes += [h.code for groep in blok.item.getoonde_groepen for h in groep.handvatten.all()]
            else:
                codes += [punt.code for punt in blok.item.punten.all()]
        return codes


def compose(keuze: Keuze) -> Leeswijzer:
    """All that a leeswijzer shows, in a number of queries that does not grow with it."""
    vragen, onderdelen = list(keuze.vragen()), list(keuze.onderdelen())
    place_vragen(vragen)
    for vraag in vragen:
        _choose_groepen(vraag, {ander.pk for ander in vragen}, keuze)
    brieven = {item.brief.pk: item.brief for item in [*vragen, *onderdelen]}
    hoofdstukken = [
        Hoofdstuk(
            brief,
            arrange([o for o in onderdelen if o.brief_id == brief.pk], [v for v in vragen if v.brief_id == brief.pk]),
        )
        for brief in sorted(brieven.values(), key=lambda brief: brief.nummer)
    ]
    for hoofdstuk in hoofdstukken:
        mark_what_differs(hoofdstuk.blokken)
    return Leeswijzer(keuze, hoofdstukken)


def _choose_groepen(vraag: Vraag, getoond: set[int], keuze: Keuze) -> None:
    """A group of handvatten stands at its own question, and at a neighbour only where that one is not shown."""
    gedeeld = vraag.gedeelde_groepen.all()
    vraag.getoonde_groepen = [*vraag.groepen.all(), *(g for g in gedeeld if g.vraag_id not in getoond)]
    vraag.zie_ook = sorted({g.vraag.code for g in gedeeld if g.vraag_id in getoond})
    if keuze.inhoud == VRAGEN:
        vraag.getoonde_groepen, vraag.zie_ook = [], []
