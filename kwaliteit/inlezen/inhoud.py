"""What the importer knows of our own letters, as plain data: codes, titles and our own wording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Item:
    """An item of the letters: its kind (a Tekstsoort), code, letter, our own wording, and where it stands in order."""

    soort: str
    code: str
    brief: int
    tekst: str
    plek: int
    vraag: str = ""  # the code of the question it belongs to
    titel: str = ""


@dataclass(frozen=True)
class Inhoud:
    titels: dict[int, str]
    items: list[Item]

    @cached_property
    def per_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    def of_letter(self, brief: int, *soorten: str) -> list[Item]:
        return [item for item in self.items if item.brief == brief and (not soorten or item.soort in soorten)]

    def text_of(self, codes: Iterable[str]) -> str:
        return " ".join(self.per_code[code].tekst for code in codes if code in self.per_code)
