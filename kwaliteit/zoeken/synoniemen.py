"""Words that are used for each other, and words that have to do with each other. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .taal import content_words, forms, stem

Stammen = tuple[str, ...]  # sorted: 'groepen samenstellen' is 'samenstelling van groepen'


@dataclass
class Synoniemen:
    """By the stems of a word or phrase: the stems of others. `vormen` are all words that occur in them."""

    gelijk: dict[Stammen, set[Stammen]] = field(default_factory=dict)
    verwant: dict[Stammen, set[Stammen]] = field(default_factory=dict)
    vormen: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, bestand: Path) -> Synoniemen:
        inhoud, lijst = tomllib.loads(bestand.read_text(encoding="utf-8")), cls()
        for groep in inhoud["gelijk"]:
            lijst.add_group(groep)
        for woorden, anderen in inhoud["verwant"]:
            for woord in woorden:
                lijst.verwant.setdefault(lijst._stems(woord), set()).update(map(lijst._stems, anderen))
        return lijst

    def add_group(self, woorden: Iterable[str]) -> None:
        stammen = {self._stems(woord) for woord in woorden}
        for eigen in stammen:
            self.gelijk.setdefault(eigen, set()).update(stammen - {eigen})

    def copy(self) -> Synoniemen:
        gelijk, verwant = ({k: set(v) for k, v in d.items()} for d in (self.gelijk, self.verwant))
        return Synoniemen(gelijk, verwant, set(self.vormen))

    @property
    def langste(self) -> int:
        """The length in words of the longest phrase."""
        return max(map(len, [*self.gelijk, *self.verwant]), default=1)

    def _stems(self, tekst: str) -> Stammen:
        vormen = content_words(forms(tekst))
        self.vormen.update(vormen)
        return tuple(sorted(map(stem, vormen)))
