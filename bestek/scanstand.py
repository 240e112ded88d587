"""Where a bestek stands with the bestekscan: what it found, and what was left with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC
from functools import cached_property

from django.db import transaction

from gemeenten.models import Gebruiker, record_gebeurtenis

from . import structuur
from .models import Bestek, Ontheffing
from .scan import FOUT, Bevinding, count, scan
from .scankennis import read_knowledge


@dataclass
class Scanstand:
    """Findings that ask something, those left with a reason, and reasons that were for another text."""

    open: list[Bevinding] = field(default_factory=list)
    ontheven: list[tuple[Bevinding, Ontheffing]] = field(default_factory=list)
    vervlogen: list[Ontheffing] = field(default_factory=list)  # the text changed, or the finding is gone

    @property
    def telling(self) -> str:
        return count(tuple(self.open))

    @property
    def fouten(self) -> list[Bevinding]:
        return [b for b in self.open if b.ernst == FOUT]

    @cached_property
    def per_sleutel(self) -> dict[str, list[Bevinding]]:
        gevonden: dict[str, list[Bevinding]] = {}
        for bevinding in self.open:
            gevonden.setdefault(bevinding.sleutel, []).append(bevinding)
        return gevonden

    @property
    def eerder(self) -> dict[tuple, Ontheffing]:
        """The reason that was given for another text at the place of an open finding."""
        return {rij.adres: rij for rij in self.vervlogen}

    def find(self, regel: str, deel: str, kenmerk: str) -> Bevinding | None:
        return next((b for b in self.open if b.adres == (regel, deel, kenmerk)), None)


def read_stand(bestek: Bestek, inhoud: structuur.Bestek) -> Scanstand:
    """Scan the working text and hold it against the waivers; in a constant number of queries."""
    ontheffingen = {rij.adres: rij for rij in bestek.ontheffing_set.current().select_related("door")}
    stand = Scanstand()
    geldig = set()
    for bevinding in scan(inhoud, read_knowledge(bestek, inhoud)):
        rij = ontheffingen.get(bevinding.adres)
        if rij and rij.afdruk == bevinding.afdruk:
            stand.ontheven.append((bevinding, rij))
            geldig.add(rij.pk)
        else:
            stand.open.append(bevinding)
    stand.vervlogen = [rij for rij in ontheffingen.values() if rij.pk not in geldig]
    return stand


@transaction.atomic
def waive(bestek: Bestek, bevinding: Bevinding, reden: str, wie: Gebruiker) -> Ontheffing:
    """Leave a finding with a reason; it takes the place of an earlier reason for another text."""
    regel, deel, kenmerk = bevinding.adres
    for rij in bestek.ontheffing_set.current().filter(regel=regel, deel=deel, kenmerk=kenmerk):
        rij.drop()
    rij = Ontheffing.objects.create(
        gemeente_id=bestek.gemeente_id, bestek=bestek, regel=regel, deel=deel, kenmerk=kenmerk,
        afdruk=bevinding.afdruk, zin=bevinding.zin, reden=reden, door=wie,
    )  # fmt: skip
    record_gebeurtenis(
        bestek, "bestek.ontheffing", wie, f"Bestekscan, met reden laten staan: {bevinding.zin} Reden: {reden}"
    )
    return rij


@transaction.atomic
def revoke(ontheffing: Ontheffing, wie: Gebruiker) -> None:
    """Take a reason back: the finding asks again."""
    bestek, zin = ontheffing.bestek, ontheffing.zin
    ontheffing.drop()
    record_gebeurtenis(bestek, "bestek.ontheffing_weg", wie, f"Bestekscan, reden ingetrokken: {zin}")


def as_frozen(stand: Scanstand) -> tuple[structuur.Ontheffing, ...]:
    """The reasons that hold, as the frozen version keeps them."""
    return tuple(
        structuur.Ontheffing(
            rij.regel, rij.deel, rij.kenmerk, b.zin, rij.reden, str(rij.door), rij.op.astimezone(UTC).isoformat()
        )
        for b, rij in stand.ontheven
    )
