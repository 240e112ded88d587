"""Writes a source into the rows of a new concept: new keys, a constant number of queries per kind, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from django.db import transaction

from bestek import structuur
from bestek.aanleg import EERSTE_PERCEEL, STANDAARDSCHAAL, add_schaal
from bestek.models import (
    Ankerpunt,
    Bestek,
    Bestekvraag,
    Criterium,
    Eis,
    Hoeveelheid,
    Paragraaf,
    Perceel,
    Prijsregel,
    Schaal,
    Weging,
)
from bestek.models.onderdeel import BestekOnderdeel
from bestek.samenstelling import GUNNINGSREGELS
from documenten.opmaak import clean_html
from gemeenten.models import Gebruiker, Gemeente, record_gebeurtenis

from .brieven import Brieven, own_links, read_letters
from .bron import for_reuse

# of a part of the source: its key and what points at other parts; those are made anew
EIGEN_AAN_BRON = {"sleutel", "nummer", "volgorde", "bestek", "schaal", "perceel", "percelen", "herkomst_editie", "html"}


@transaction.atomic
def begin_from(
    gemeente: Gemeente, wie: Gebruiker, bron: structuur.Bestek, herkomst: str, *, eigen: bool, **velden: object
) -> Bestek:
    """A new concept with all parts of `bron`; `velden` (titel, kenmerk, …) go before those of the source.

    `herkomst` says from where, as it is told to people. `eigen`: whether the source is of this gemeente.
    """
    bron = for_reuse(bron, eigen=eigen)
    vast = {naam: getattr(bron, naam) for naam in ("profiel", "omschrijving", *GUNNINGSREGELS)}
    vast |= {"methode": bron.methode} if bron.methode else {}
    vast |= {"routes": list(bron.routes), "herkomst": herkomst[: Bestek._meta.get_field("herkomst").max_length]}
    bestek = Bestek.objects.create(gemeente=gemeente, aangemaakt_door=wie, **(vast | velden))
    Schrijver(bestek, bron, read_letters(bron), own_links(bron) if eigen else {}).write()
    tekst = f"Bestek ‘{bestek.titel}’ aangemaakt, begonnen vanuit {herkomst}"
    record_gebeurtenis(bestek, "bestek.aangemaakt", wie, tekst)
    return bestek


@dataclass
class Schrijver:
    """The parts of one source on their way into one bestek; rows are found back by the keys of the source."""

    bestek: Bestek
    bron: structuur.Bestek
    brieven: Brieven
    links: dict[str, dict[str, object]]
    percelen: dict[str, Perceel] = field(default_factory=dict)
    schalen: dict[str, Schaal] = field(default_factory=dict)

    def write(self) -> None:
        self._percelen()
        self._schalen()
        self._vragen()
        self._save(Eis, self._eisen())
        rijen = sorted(self.bron.paragrafen, key=lambda p: p.volgorde)
        velden = (
            {"titel": p.titel, "tekst": clean_html(p.html), "hoofdstuk": p.hoofdstuk} | self._link(p) for p in rijen
        )
        self._save(Paragraaf, velden)

    def _percelen(self) -> None:
        bron = self.bron.percelen
        velden = [_take(p, Perceel) for p in bron]
        rijen = self._save(Perceel, velden or [{"naam": EERSTE_PERCEEL, "routes": self.bestek.routes}])
        self.percelen = {p.sleutel: rij for p, rij in zip(bron, rijen, strict=False)}
        for model, naam in ((Hoeveelheid, "hoeveelheden"), (Prijsregel, "prijsregels")):
            delen = ((p, deel) for p in bron for deel in getattr(p, naam))
            self._save(model, (_take(deel, model) | {"perceel": self.percelen[p.sleutel]} for p, deel in delen))

    def _schalen(self) -> None:
        if not self.bron.schalen:
            self.schalen = {"": add_schaal(self.bestek, STANDAARDSCHAAL)}
            return
        rijen = self._save(Schaal, ({"naam": s.naam} for s in self.bron.schalen))
        self.schalen = {s.sleutel: rij for s, rij in zip(self.bron.schalen, rijen, strict=True)}
        punten = ((s, punt) for s in self.bron.schalen for punt in s.ankerpunten)
        self._save(Ankerpunt, (_take(punt, Ankerpunt) | {"schaal": self.schalen[s.sleutel]} for s, punt in punten))

    def _vragen(self) -> None:
        bron = sorted(self.bron.vragen, key=lambda v: v.nummer)
        eerste = next(iter(self.schalen.values()))
        velden = (_take(v, Bestekvraag) | self._link(v) | {"schaal": self.schalen.get(v.schaal, eerste)} for v in bron)
        rijen = self._save(Bestekvraag, (v | self.brieven.origin(vraag) for v, vraag in zip(velden, bron, strict=True)))
        paren = list(zip(bron, rijen, strict=True))
        wegingen = ((rij, w) for vraag, rij in paren for w in vraag.wegingen if w.perceel in self.percelen)
        self._save(
            Weging,
            ({"bestekvraag": rij, "perceel": self.percelen[w.perceel], "punten": w.punten} for rij, w in wegingen),
            volgorde=False,
        )
        self._save(Criterium, (c for vraag, rij in paren for c in self._criteria(vraag, rij)), volgorde=False)

    def _criteria(self, vraag: structuur.Bestekvraag, rij: Bestekvraag) -> Iterable[dict]:
        for nummer, criterium in enumerate(vraag.criteria, 1):
            velden = _take(criterium, Criterium) | {"bestekvraag": rij, "volgorde": nummer}
            yield velden | self.brieven.origin_of_criterium(vraag, criterium)

    def _eisen(self) -> Iterable[dict]:
        for eis in self.bron.eisen:
            waar = [self.percelen[sleutel] for sleutel in eis.percelen if sleutel in self.percelen]
            for perceel in waar or [None]:
                yield _take(eis, Eis) | self._link(eis) | {"perceel": perceel}

    def _link(self, deel: structuur.Bestekvraag | structuur.Eis | structuur.Paragraaf) -> dict[str, object]:
        return self.links.get(deel.sleutel, {})

    def _save(
        self, model: type[BestekOnderdeel], velden: Iterable[dict], *, volgorde: bool = True
    ) -> list[BestekOnderdeel]:
        eigen = {"gemeente_id": self.bestek.gemeente_id, "bestek": self.bestek}
        rijen = [
            model(**eigen, **rij, **({"volgorde": nummer} if volgorde else {})) for nummer, rij in enumerate(velden, 1)
        ]
        return model.objects.bulk_create(rijen, batch_size=500)


def _take(bron: object, model: type[BestekOnderdeel]) -> dict[str, object]:
    """What the part of the source and the row have by the same name."""
    kolommen = {veld.name for veld in model._meta.concrete_fields} - EIGEN_AAN_BRON
    waarden = {veld.name: getattr(bron, veld.name) for veld in fields(bron) if veld.name in kolommen}
    return {naam: list(waarde) if isinstance(waarde, tuple) else waarde for naam, waarde in waarden.items()}
