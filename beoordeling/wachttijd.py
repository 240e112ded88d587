"""Until when a decision waits before the contract: the dated rule of the procedure, with its sum. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from bestek import planning
from bestek.regels import MINSTENS, Regel, dagen

VELD = "opschorting_tot"


@dataclass(frozen=True)
class Wachttijd:
    """`tot` is the last day of waiting; `stappen` is how it was counted, in sentences."""

    regel: Regel
    verzonden: date
    tot: date
    stappen: tuple[str, ...]

    @property
    def tekst(self) -> str:
        return dagen.day_text(self.tot)


def waiting_time(profiel: str, verzonden: date) -> Wachttijd | None:
    """The term from the day after sending; None where the procedure knows none (Open House)."""
    regels = [r for r in planning.terms_of(profiel, VELD, verzonden) if r.van == "gunning_op"]
    regels = [r for r in regels if r.richting == MINSTENS and not r.eigen]
    if not regels:
        return None
    regel = max(regels, key=lambda r: r.dagen)
    tot = planning.limit(regel, verzonden)
    return Wachttijd(regel, verzonden, tot, tuple(_steps(regel, verzonden, tot)))


def _steps(regel: Regel, verzonden: date, tot: date) -> list[str]:
    dag_1, geteld = verzonden + timedelta(days=1), verzonden + timedelta(days=regel.dagen)
    zinnen = [
        f"De brieven gaan uit op {dagen.day_text(verzonden)}; {dagen.day_text(dag_1)} is dag 1.",
        f"Dag {regel.dagen} is {dagen.day_text(geteld)} ({regel.naam.lower()}, {regel.maat}).",
    ]
    vrij = dagen.day_off(geteld)
    if tot != geteld:
        zinnen.append(f"Dat is geen werkdag ({vrij}); de regel verlengt tot en met {dagen.day_text(tot)}.")
    elif vrij:
        werkdag = dagen.day_text(dagen.next_workday(geteld))
        zinnen.append(
            f"Dat is geen werkdag ({vrij}). Of de termijn dan doorloopt, zegt deze regel niet. "
            f"Wachten tot en met {werkdag} is veilig."
        )
    if not regel.zeker:
        zinnen.append("Of deze termijn voor uw procedure geldt, is niet zeker: vraag het uw jurist.")
    return zinnen


def safe_end(wachttijd: Wachttijd) -> date:
    """The proposal: the end of the term, or the first working day after it."""
    return dagen.next_workday(wachttijd.tot)
