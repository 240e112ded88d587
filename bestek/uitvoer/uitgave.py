"""What is exported: which text, of which version, and for whom."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from gemeenten import huisstijl, klok

from .. import bijlage
from ..models import Bestek, Vaststelling
from ..openbaarheid import published_versions
from ..structuur import Bestek as Structuur
from ..structuur import openbaar


@dataclass(frozen=True)
class Uitgave:
    """A frozen version, or the working text when `bron` is a structure. `intern` keeps the background criteria."""

    bestek: Bestek
    bron: Vaststelling | Structuur
    adres: str = ""  # absolute address of the portal, for what must point to a place on the web
    intern: bool = False

    @property
    def vast(self) -> Vaststelling | None:
        return self.bron if isinstance(self.bron, Vaststelling) else None

    @cached_property
    def inhoud(self) -> Structuur:
        heel = self.vast.structuur if self.vast else self.bron
        return heel if self.intern else openbaar(heel)

    @cached_property
    def openbare_nummers(self) -> frozenset[int]:
        """Which versions of this bestek were ever public; asked once, however many formats want to know."""
        if self.bestek.gepubliceerd_op is None:
            return frozenset()
        return frozenset(published_versions(self.bestek).values_list("nummer", flat=True))

    @cached_property
    def context(self) -> dict:
        """What the annex shows; see `bestek.bijlage`."""
        return bijlage.context(self.bron, intern=self.intern)

    @cached_property
    def moment(self) -> datetime:
        return self.vast.vastgesteld_op if self.vast else klok.now()

    @property
    def merk(self) -> str:
        """What must stand on every page or sheet of a text that may still change or may not leave the house."""
        merken = [] if self.vast else ["CONCEPT, nog niet vastgesteld"]
        return " · ".join(merken + (["INTERN, met achtergrondcriteria"] if self.intern else []))

    @property
    def versie(self) -> str:
        return f"versie {self.vast.nummer}" if self.vast else "concept"

    @property
    def naam(self) -> str:
        """Of the file, without extension."""
        return f"{self.inhoud.kenmerk} {self.inhoud.titel} {self.versie}{' intern' if self.intern else ''}"

    @property
    def kleur(self) -> str:
        return huisstijl.resolve(self.bestek.gemeente.huisstijl)["merk_donker"]
