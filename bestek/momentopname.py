"""What the rows of a working text hold at a moment, and what an act changed between two of them.

A snapshot of all rows sees every verb: `QuerySet.update`, cascades and what a later kind of part does too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from uuid import UUID

from django.db import models

from .models import Bestek, Ontheffing
from .models.onderdeel import BestekOnderdeel

BESTEK = "bestek"
EIGEN = {"id", "gemeente", "bestek", "versie"}  # says which row it is, not what it holds
VAN_OVERGANGEN = {"status", "gepubliceerd_op", "publicatiekenmerk", "aangemaakt_door", "aangemaakt_op"}
Plaats = tuple[str, int]  # kind and primary key


@dataclass
class Rij:
    """What an act did to one row; `voor` or `na` is None where there was no row."""

    soort: str
    pk: int
    sleutel: str
    voor: dict | None
    na: dict | None
    versie: int = 1

    @property
    def plaats(self) -> Plaats:
        return self.soort, self.pk

    @property
    def velden(self) -> set[str]:
        return set(self.voor or {}) | set(self.na or {})


@dataclass
class Opname:
    rijen: dict[Plaats, dict] = field(default_factory=dict)
    versies: dict[Plaats, int] = field(default_factory=dict)


@cache
def kinds() -> dict[str, type[models.Model]]:
    """The models of a working text by name, those that others refer to first."""
    delen = [model for model in BestekOnderdeel.__subclasses__() if model is not Ontheffing]  # which has a way back
    delen.sort(key=lambda model: (_depth(model), model._meta.model_name))
    return {BESTEK: Bestek} | {model._meta.model_name: model for model in delen}


def take(bestek: Bestek) -> Opname:
    """All rows of the working text, as JSON can hold them; a query for each kind."""
    opname = Opname()
    for soort, model in kinds().items():
        bron = model.objects.filter(**{"pk" if soort == BESTEK else "bestek_id": bestek.pk})
        for rij in bron.values("pk", "versie", *columns(soort)):
            plaats = (soort, rij.pop("pk"))
            opname.versies[plaats] = rij.pop("versie")
            opname.rijen[plaats] = {naam: plain(waarde) for naam, waarde in rij.items()}
    return opname


@cache
def columns(soort: str) -> tuple[str, ...]:
    buiten = EIGEN | (VAN_OVERGANGEN if soort == BESTEK else set())
    return tuple(veld.attname for veld in kinds()[soort]._meta.concrete_fields if veld.name not in buiten)


def difference(voor: Opname, na: Opname) -> list[Rij]:
    """What changed: of a row that stayed only the fields that differ."""
    gevonden = []
    for plaats in dict.fromkeys([*voor.rijen, *na.rijen]):
        oud, nieuw = voor.rijen.get(plaats), na.rijen.get(plaats)
        if oud == nieuw:
            continue
        versie = (na if nieuw else voor).versies[plaats]
        sleutel = (nieuw or oud).get("sleutel", "")
        if oud is not None and nieuw is not None:
            anders = [naam for naam in nieuw if oud[naam] != nieuw[naam]]
            oud, nieuw = ({naam: kant[naam] for naam in anders} for kant in (oud, nieuw))
        gevonden.append(Rij(*plaats, sleutel, oud, nieuw, versie))
    return gevonden


def references(soort: str) -> Iterable[tuple[str, str]]:
    """The columns of a kind that point at another row of the working text, with its kind."""
    for veld in kinds()[soort]._meta.concrete_fields:
        if isinstance(veld, models.ForeignKey) and issubclass(veld.related_model, BestekOnderdeel):
            yield veld.attname, veld.related_model._meta.model_name


def python(soort: str, waarden: dict) -> dict:
    """Back from what JSON holds to what the fields hold."""
    meta = kinds()[soort]._meta
    op_kolom = {veld.attname: veld for veld in meta.concrete_fields}
    return {naam: op_kolom[naam].to_python(waarde) for naam, waarde in waarden.items()}


def plain(waarde: object) -> object:
    if isinstance(waarde, Decimal | UUID):
        return str(waarde)
    if isinstance(waarde, date):  # a datetime too
        return waarde.isoformat()
    return waarde


def _depth(model: type[models.Model]) -> int:
    ouders = [v.related_model for v in model._meta.concrete_fields if isinstance(v, models.ForeignKey)]
    return max((_depth(ouder) + 1 for ouder in ouders if issubclass(ouder, BestekOnderdeel)), default=0)
