"""The opened prices as people read them: per perceel, with what stands out and what came of it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.timezone import localdate

from bestek import structuur
from gemeenten.models import Gebruiker

from .enums import Geldigheid
from .models import Opening, Prijs, Prijsonderzoek, Ronde
from .prijssignalen import Grens, Signaal, limit_on, signals


@dataclass(frozen=True)
class Prijsrij:
    prijs: Prijs
    signalen: tuple[Signaal, ...]
    onderzoek: Prijsonderzoek | None
    terzijde: bool

    @property
    def naam(self) -> str:
        return str(self.prijs.inschrijving.offerte.inschrijver)


@dataclass(frozen=True)
class Prijsdeel:
    """One perceel; bids that were set aside after the opening stand below the others and count in no mean."""

    perceel: structuur.Perceel
    rijen: tuple[Prijsrij, ...]

    @property
    def laagste(self) -> Decimal | None:
        return min((rij.prijs.bedrag for rij in self.rijen if not rij.terzijde), default=None)


def opening_of(ronde: Ronde) -> Opening | None:
    return Opening.objects.filter(ronde=ronde, tweede__isnull=False).select_related("eerste", "tweede").first()


def limit_of(ronde: Ronde) -> Grens:
    """The limit that held on the day of the opening."""
    opening = opening_of(ronde)
    return limit_on(localdate(opening.tweede_op) if opening else localdate())


def describe_prijzen(ronde: Ronde, wie: Gebruiker, bestek: structuur.Bestek) -> list[Prijsdeel]:
    """All percelen as `wie` may see them: nothing before the opening. Three queries."""
    rijen = Prijs.objects.visible_to(wie).filter(ronde=ronde)
    rijen = list(rijen.select_related("inschrijving__offerte__inschrijver", "inschrijving__perceel"))
    onderzoeken = {o.prijs_id: o for o in Prijsonderzoek.objects.visible_to(wie).filter(prijs__ronde=ronde)}
    grens = limit_of(ronde)
    return [_part(perceel, rijen, onderzoeken, grens) for perceel in bestek.percelen]


def _part(perceel: structuur.Perceel, rijen: list[Prijs], onderzoeken: dict, grens: Grens) -> Prijsdeel:
    hier = [rij for rij in rijen if str(rij.inschrijving.perceel.sleutel) == perceel.sleutel]
    terzijde = {rij.pk for rij in hier if rij.inschrijving.geldigheid == Geldigheid.TERZIJDE_GELEGD}
    geldig = {str(rij.pk): rij.bedrag for rij in hier if rij.pk not in terzijde}
    gezien = signals(geldig, perceel.plafondprijs, grens)
    hier.sort(key=lambda rij: (rij.pk in terzijde, rij.bedrag, rij.inschrijving.offerte.nummer))
    return Prijsdeel(
        perceel,
        tuple(Prijsrij(rij, gezien.get(str(rij.pk), ()), onderzoeken.get(rij.pk), rij.pk in terzijde) for rij in hier),
    )
