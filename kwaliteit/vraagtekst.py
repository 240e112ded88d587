"""A question as it reads: its text with all handvatten that go with it, and what differs between two readings. Pure.

This is what a bestek copies, so it is what an edition guards: the wording, the order and the logic of the handvatten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from .verschil import Segmenten, segments

GELIJK, NIEUW, GEWIJZIGD, VERVALLEN = "gelijk", "nieuw", "gewijzigd", "vervallen"


@dataclass(frozen=True)
class Handvattekst:
    code: str
    groep: str
    logica: str
    tekst: str


@dataclass(frozen=True)
class Vraagtekst:
    onderwerp: str
    tekst: str
    handvatten: tuple[Handvattekst, ...] = ()

    @classmethod
    def from_json(cls, velden: dict) -> Vraagtekst:
        handvatten = tuple(Handvattekst(**handvat) for handvat in velden["handvatten"])
        return cls(velden["onderwerp"], velden["tekst"], handvatten)

    def to_json(self) -> dict:
        return asdict(self) | {"handvatten": [asdict(handvat) for handvat in self.handvatten]}

    @property
    def vingerafdruk(self) -> str:
        """The first 16 figures of the SHA-256 of all that it says."""
        inhoud = json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(inhoud.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Handvatverschil:
    """What became of one handvat; the texts are empty where there was or is none."""

    code: str
    soort: str
    voor: Handvattekst | None
    na: Handvattekst | None

    @property
    def segmenten(self) -> Segmenten:
        return segments(self.voor.tekst if self.voor else "", self.na.tekst if self.na else "")

    @property
    def tekst(self) -> str:
        """As it reads, or last read."""
        return (self.na or self.voor).tekst

    @property
    def groep(self) -> str:
        return (self.na or self.voor).groep

    @property
    def andere_groep(self) -> bool:
        """Whether it moved to another heading, or another logic holds there."""
        if self.voor is None or self.na is None:
            return False
        return (self.voor.groep, self.voor.logica) != (self.na.groep, self.na.logica)


@dataclass(frozen=True)
class Vraagverschil:
    """From one reading of a question to the next; `na` is None where the question left the letters."""

    voor: Vraagtekst
    na: Vraagtekst | None
    handvatten: tuple[Handvatverschil, ...]

    @property
    def onderwerp(self) -> Segmenten | None:
        return _changed(self.voor.onderwerp, self.na.onderwerp if self.na else "")

    @property
    def tekst(self) -> Segmenten | None:
        return _changed(self.voor.tekst, self.na.tekst if self.na else "")

    @property
    def veranderd(self) -> list[Handvatverschil]:
        return [handvat for handvat in self.handvatten if handvat.soort != GELIJK]

    @property
    def gelijk(self) -> int:
        """How many handvatten stayed as they were."""
        return len(self.handvatten) - len(self.veranderd)


def full_text(tekst: str, deelpunten: Iterable[str]) -> str:
    """A handvat as a criterium: its sentence, with its parts as lines below."""
    return "\n".join([tekst, *(f"– {deel}" for deel in deelpunten)])


def compare(voor: Vraagtekst, na: Vraagtekst | None) -> Vraagverschil:
    """Every handvat of either, in the order of now; what is gone comes last."""
    eerst = {handvat.code: handvat for handvat in voor.handvatten}
    nu = {handvat.code: handvat for handvat in (na.handvatten if na else ())}
    codes = [*nu, *(code for code in eerst if code not in nu)]
    gevonden = (
        Handvatverschil(code, _kind(eerst.get(code), nu.get(code)), eerst.get(code), nu.get(code)) for code in codes
    )
    return Vraagverschil(voor, na, tuple(gevonden))


def changed_codes(code: str, voor: Vraagtekst | None, na: Vraagtekst | None) -> dict[str, str]:
    """What an edition must account for in question `code`: each code with what became of it."""
    if voor is None or na is None:
        return {code: NIEUW if voor is None else VERVALLEN}
    verschil = compare(voor, na)
    eigen = {code: GEWIJZIGD} if verschil.onderwerp or verschil.tekst else {}
    return eigen | {handvat.code: handvat.soort for handvat in verschil.veranderd}


def read_texts(rijen: list[dict]) -> dict[str, Vraagtekst]:
    """Every question of the shipped letters as it reads, by code; `rijen` as they stand in the file."""
    per_soort: dict[str, list[dict]] = {}
    for rij in rijen:
        per_soort.setdefault(rij["model"].partition(".")[2], []).append(rij["fields"])
    vragen = {velden["code"]: velden for velden in per_soort.get("vraag", [])}
    handvatten: dict[str, list[dict]] = {}
    for velden in sorted(per_soort.get("handvat", []), key=lambda h: h["volgorde"]):
        handvatten.setdefault(velden["groep"][0], []).append(velden)
    groepen = sorted(per_soort.get("handvatgroep", []), key=lambda g: _place(vragen[g["vraag"][0]], g))
    return {code: _read_vraag(velden, groepen, handvatten) for code, velden in vragen.items()}


def _read_vraag(vraag: dict, groepen: list[dict], handvatten: dict[str, list[dict]]) -> Vraagtekst:
    """Its own groups, those that it shares with a neighbour, then those of its hoofdvraag."""
    code, (hoofd,) = vraag["code"], vraag.get("hoofdvraag") or [None]
    eigen = [groep for groep in groepen if groep["vraag"] == [code]]
    gedeeld = [groep for groep in groepen if [code] in groep.get("ook_voor", [])]
    van_hoofd = [groep for groep in groepen if groep["vraag"] == [hoofd]]
    gevonden = tuple(
        Handvattekst(h["code"], groep["titel"], groep["logica"], full_text(h["tekst"], h.get("deelpunten", [])))
        for groep in [*eigen, *gedeeld, *van_hoofd]
        for h in handvatten.get(groep["code"], [])
    )
    return Vraagtekst(vraag["onderwerp"], vraag["tekst"], gevonden)


def _place(vraag: dict, groep: dict) -> tuple[int, int, int]:
    return vraag["brief"][0], vraag["volgorde"], groep["volgorde"]


def _kind(voor: Handvattekst | None, na: Handvattekst | None) -> str:
    if voor is None:
        return NIEUW
    if na is None:
        return VERVALLEN
    return GELIJK if voor == na else GEWIJZIGD


def _changed(voor: str, na: str) -> Segmenten | None:
    return segments(voor, na) if voor != na else None
