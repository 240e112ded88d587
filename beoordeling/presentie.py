"""Who was at the consensus meeting, by day."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gemeenten import klok

from .models import Aanwezigheid, Commissielid, Ronde


@dataclass(frozen=True)
class Dag:
    dag: date
    leden: tuple[Commissielid, ...]

    @property
    def namen(self) -> str:
        """With who only watches named as such."""
        return ", ".join(f"{lid} ({lid.get_rol_display().lower()})" for lid in self.leden)


def presence(ronde: Ronde) -> list[Dag]:
    """Per day who was there, oldest first; one query."""
    rijen = Aanwezigheid.objects.filter(ronde=ronde).select_related("commissielid__gebruiker")
    rijen = rijen.order_by("dag", "commissielid__gebruiker__naam")
    return [Dag(dag, tuple(rij.commissielid for rij in groep)) for dag, groep in groupby(rijen, key=lambda r: r.dag)]


def attendance(ronde: Ronde) -> list[tuple[Commissielid, bool]]:
    """Every member, and whether he is there today: to be ticked by the chair."""
    er = set(Aanwezigheid.objects.filter(ronde=ronde, dag=klok.today()).values_list("commissielid", flat=True))
    return [(lid, lid.pk in er) for lid in ronde.commissie.select_related("gebruiker") if lid.uitgevallen_op is None]
