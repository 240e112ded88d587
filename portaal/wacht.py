"""One thing that waits for somebody."""

from dataclasses import dataclass
from datetime import date

from gemeenten import klok

from .termijnen import left


@dataclass(frozen=True)
class Wacht:
    """What is to be done, about what, until when. At the same deadline the lower `rang` comes first."""

    wat: str
    titel: str
    zin: str
    knop: str
    url: str
    tot: date | None = None
    rang: int = 5
    punten: tuple[str, ...] = ()  # what stands in the way, a sentence each
    voortgang: tuple[int, int] | None = None

    @property
    def nog(self) -> str:
        return left(self.tot) if self.tot else ""

    @property
    def te_laat(self) -> bool:
        return self.tot is not None and self.tot < klok.today()
