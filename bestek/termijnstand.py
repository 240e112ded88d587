"""Until when bidders may ask, and by when they must have the answers."""

from dataclasses import dataclass
from datetime import date

from gemeenten import klok

from .models import Bestek


@dataclass(frozen=True)
class Termijn:
    naam: str
    dag: date

    @property
    def voorbij(self) -> bool:
        return self.dag < klok.today()


def answer_by(bestek: Bestek) -> date | None:
    """The day on which the last nota must be out; without that, the last day for questions."""
    return bestek.nota_op or bestek.vragen_tot


def deadlines(bestek: Bestek) -> list[Termijn]:
    dagen = (("Vragen stellen tot en met", bestek.vragen_tot), ("Laatste nota uiterlijk op", bestek.nota_op))
    return [Termijn(naam, dag) for naam, dag in dagen if dag]
