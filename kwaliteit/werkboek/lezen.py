"""The workbook of one gemeente as somebody may see it: its chapters, what is answered, and how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from gemeenten.models import Gebruiker

from ..enums import Beleidsstand
from ..models import Beleidsantwoord, Werkboekdeel, Werkboekvraag


@dataclass(frozen=True)
class Regel:
    """A question with the answer, in so far as this person may see it."""

    vraag: Werkboekvraag
    antwoord: Beleidsantwoord | None

    @property
    def stand(self) -> Beleidsstand:
        return Beleidsstand(self.antwoord.stand) if self.antwoord else Beleidsstand.OPEN

    @property
    def beslisser(self) -> str:
        """Who decides: as written down, else who usually does."""
        return (self.antwoord and self.antwoord.beslisser) or self.vraag.beslisser


@dataclass(frozen=True)
class Hoofdstuk:
    deel: Werkboekdeel
    regels: tuple[Regel, ...]

    @property
    def besloten(self) -> int:
        return self._count(Beleidsstand.BESLOTEN)

    @property
    def bezig(self) -> int:
        return self._count(Beleidsstand.IN_BEWERKING)

    @property
    def open(self) -> int:
        return self._count(Beleidsstand.OPEN)

    def narrowed(self, stand: str = "", beslisser: str = "") -> tuple[Regel, ...]:
        """The rows that fit; an empty filter fits all."""
        regels = (regel for regel in self.regels if not stand or regel.stand == stand)
        return tuple(regel for regel in regels if not beslisser or regel.beslisser == beslisser)

    def _count(self, stand: Beleidsstand) -> int:
        return sum(regel.stand == stand for regel in self.regels)


def read(gebruiker: Gebruiker) -> list[Hoofdstuk]:
    """All chapters, in two queries beside that of the answers."""
    antwoorden = {rij.werkboekvraag_id: rij for rij in Beleidsantwoord.objects.visible_to(gebruiker)}
    return [
        Hoofdstuk(deel, tuple(Regel(vraag, antwoorden.get(vraag.pk)) for vraag in deel.vragen.all()))
        for deel in Werkboekdeel.objects.prefetch_related("vragen")
    ]


def deciders(hoofdstukken: Iterable[Hoofdstuk]) -> list[str]:
    """Everybody who decides something, each once."""
    return sorted({regel.beslisser for hoofdstuk in hoofdstukken for regel in hoofdstuk.regels})


@dataclass(frozen=True)
class Plaats:
    """Where a question stands in the workbook, what is before and behind it, and who decides what in it."""

    nummer: int
    totaal: int
    vorige: Werkboekvraag | None
    volgende: Werkboekvraag | None
    beslissers: list[str]


def place_of(vraag: Werkboekvraag) -> Plaats:
    vragen = list(Werkboekvraag.objects.select_related("deel"))
    plek = next(nummer for nummer, ander in enumerate(vragen) if ander.pk == vraag.pk)
    return Plaats(
        nummer=plek + 1,
        totaal=len(vragen),
        vorige=vragen[plek - 1] if plek else None,
        volgende=vragen[plek + 1] if plek + 1 < len(vragen) else None,
        beslissers=sorted({ander.beslisser for ander in vragen}),
    )
