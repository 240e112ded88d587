"""Paragraphs in our own words that one can take over into a chapter, each with the source that it goes back to."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction

from documenten.opmaak import plain_html
from gemeenten.models import Gebruiker

from .delen import add_deel
from .models import Bestek, Paragraaf


@dataclass(frozen=True)
class Standaardparagraaf:
    code: str
    titel: str
    tekst: str
    bron: str  # "werkboek:<code of the question>", or ""

    @property
    def werkboekvraag(self) -> str:
        return self.bron.removeprefix("werkboek:")


@cache
def _all() -> dict[str, tuple[Standaardparagraaf, ...]]:
    data = tomllib.loads((Path(__file__).parent / "standaardparagrafen.toml").read_text(encoding="utf-8"))
    return {
        hoofdstuk: tuple(Standaardparagraaf(**{**rij, "tekst": rij["tekst"].strip()}) for rij in rijen)
        for hoofdstuk, rijen in data.items()
    }


def offered(bestek: Bestek, hoofdstuk: str) -> list[Standaardparagraaf]:
    """Those of this chapter whose title does not stand there yet."""
    er_al = set(bestek.paragraaf_set.current().filter(hoofdstuk=hoofdstuk).values_list("titel", flat=True))
    return [p for p in _all().get(hoofdstuk, ()) if p.titel not in er_al]


@transaction.atomic
def take_over(bestek: Bestek, hoofdstuk: str, codes: Iterable[str], wie: Gebruiker) -> list[Paragraaf]:
    gekozen = set(codes)
    return [
        add_deel(bestek, Paragraaf, wie, hoofdstuk=hoofdstuk, titel=p.titel, tekst=plain_html(p.tekst))
        for p in offered(bestek, hoofdstuk)
        if p.code in gekozen
    ]
