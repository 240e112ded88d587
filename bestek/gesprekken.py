"""Remarks and proposals as a page shows them: by part, in the order of the document."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kwaliteit.verschil import Segmenten

from .enums import Onderdeelsoort, Voorstelstand
from .models import Bestek, Opmerking, Tekstvoorstel
from .overlegstand import Telling
from .tekstdelen import Deel, Tekst, find_parts
from .voorstellen import changes, text_of

VOLGORDE = [s.value for s in Onderdeelsoort]


@dataclass
class Voorstelregel:
    """A proposal with what it changes; `tekst` is None where what it is about is gone."""

    voorstel: Tekstvoorstel
    tekst: Tekst | None
    segmenten: Segmenten
    formulier: object = None  # of who refuses it

    @property
    def veranderd(self) -> bool:
        """Whether the text has moved on since the proposal was made."""
        return self.voorstel.open and self.tekst is not None and self.tekst.nu != self.voorstel.oud

    @property
    def daarna(self) -> str:
        """What became of a wording after it was taken over, where it no longer stands there."""
        if self.voorstel.stand != Voorstelstand.OVERGENOMEN or not self.tekst or self.tekst.nu == self.voorstel.nieuw:
            return ""
        terug = self.tekst.nu == self.voorstel.oud
        return "Daarna is dit teruggedraaid: de oude tekst staat er weer." if terug else "De tekst is daarna veranderd."

    @property
    def alleen_opmaak(self) -> bool:
        return all(soort == "gelijk" for soort, _ in self.segmenten)


@dataclass
class Draad:
    """A remark with its answers."""

    opmerking: Opmerking
    formulier: object = None  # of who answers

    @property
    def antwoorden(self) -> list[Opmerking]:
        return list(self.opmerking.antwoorden.all())


@dataclass
class Gesprek:
    """All that is said at one part."""

    deel: Deel
    voorstellen: list[Voorstelregel] = field(default_factory=list)
    draden: list[Draad] = field(default_factory=list)

    @property
    def telling(self) -> Telling:
        """What is open."""
        return Telling(len(self.open_draden), len(self.open_voorstellen))

    @property
    def klaar(self) -> int:
        """How many are settled or decided."""
        return len(self.draden) + len(self.voorstellen) - len(self.open_draden) - len(self.open_voorstellen)

    @property
    def open_voorstellen(self) -> list[Voorstelregel]:
        return [regel for regel in self.voorstellen if regel.voorstel.open]

    @property
    def besloten(self) -> list[Voorstelregel]:
        return [regel for regel in self.voorstellen if not regel.voorstel.open]

    @property
    def open_draden(self) -> list[Draad]:
        return [draad for draad in self.draden if not draad.opmerking.afgehandeld]

    @property
    def afgehandeld(self) -> list[Draad]:
        return [draad for draad in self.draden if draad.opmerking.afgehandeld]


def gather(
    bestek: Bestek, draden: Iterable[Opmerking], voorstellen: Iterable[Tekstvoorstel], bij: Deel | None = None
) -> list[Gesprek]:
    """Grouped under their part, those on a criterium under its question; `bij` is there also when nothing is said."""
    draden, voorstellen = list(draden), list(voorstellen)
    delen = find_parts(bestek, [(rij.soort, rij.sleutel) for rij in (*draden, *voorstellen)])
    gevonden: dict[str, Gesprek] = {bij.code: Gesprek(bij)} if bij else {}
    for rij in (*draden, *voorstellen):
        deel = delen[rij.soort, rij.sleutel]
        hoofd = deel.hoofd
        gesprek = gevonden.setdefault(hoofd.code, Gesprek(hoofd))
        if isinstance(rij, Opmerking):
            gesprek.draden.append(Draad(rij))
        else:
            gesprek.voorstellen.append(Voorstelregel(rij, text_of(rij, deel), changes(rij)))
    return sorted(gevonden.values(), key=_place)


def _place(gesprek: Gesprek) -> tuple:
    """The whole first; what is no longer in the text last."""
    deel = gesprek.deel
    weg = bool(deel.sleutel) and deel.rij is None
    return weg, VOLGORDE.index(deel.soort), deel.rij.volgorde if deel.rij else 0, deel.sleutel
