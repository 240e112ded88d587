"""Calibration: the committee marks an invented answer, sees how far it lies apart, and talks. Nothing of it counts."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from bestek import structuur
from bestek.models import Bestekvraag
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import Verouderd

from .commissie import IN_TE_STELLEN
from .enums import Commissierol
from .gunning import Spreiding, spreiding
from .models import Commissielid, Oefenantwoord, Oefenscore, OngeldigeOvergang, Ronde
from .schaalbeeld import Schaalbeeld, draw

VOORBIJ = "Het individuele beoordelen is voorbij; oefenen kan niet meer."


@dataclass(frozen=True)
class Oefening:
    """A trial answer with its question, and the marks that this person may see."""

    antwoord: Oefenantwoord
    vraag: structuur.Bestekvraag
    schaal: structuur.Schaal
    scores: tuple[Oefenscore, ...]
    eigen: Oefenscore | None
    gedaan: int  # how many members have marked it; never which mark
    leden: int
    grens: Fraction

    @property
    def besproken(self) -> bool:
        return self.antwoord.besproken_op is not None

    @property
    def cijfers(self) -> list[Decimal]:
        return [score.cijfer for score in self.scores]

    @property
    def beeld(self) -> Schaalbeeld | None:
        return draw(self.schaal, self.cijfers) if self.besproken else None

    @property
    def spreiding(self) -> Spreiding | None:
        waarden = [punt.waarde for punt in self.schaal.ankerpunten]
        return spreiding(self.cijfers, min(waarden), max(waarden), self.grens) if self.besproken else None


def oefeningen(ronde: Ronde, wie: Gebruiker) -> list[Oefening]:
    """All trial answers of the round as `wie` may see them. Four queries."""
    bestek = ronde.vaststelling.structuur
    leden = [lid for lid in ronde.commissie.all() if lid.beoordeelt]
    alle = Oefenscore.objects.filter(oefenantwoord__ronde=ronde)
    aantallen: dict[int, int] = {}
    for antwoord in alle.values_list("oefenantwoord", flat=True):
        aantallen[antwoord] = aantallen.get(antwoord, 0) + 1
    zichtbaar: dict[int, list[Oefenscore]] = {}
    for score in (
        Oefenscore.objects.visible_to(wie).filter(oefenantwoord__ronde=ronde).select_related("commissielid__gebruiker")
    ):
        zichtbaar.setdefault(score.oefenantwoord_id, []).append(score)
    gevonden = []
    for antwoord in ronde.oefenantwoorden.select_related("bestekvraag"):
        vraag = bestek.vraag(str(antwoord.bestekvraag.sleutel))
        scores = zichtbaar.get(antwoord.pk, [])
        eigen = next((s for s in scores if s.commissielid.gebruiker_id == wie.pk), None)
        schaal, grens = bestek.schaal(vraag.schaal), Fraction(ronde.spreidingsgrens) / 100
        gedaan = aantallen.get(antwoord.pk, 0)
        gevonden.append(Oefening(antwoord, vraag, schaal, tuple(scores), eigen, gedaan, len(leden), grens))
    return gevonden


@transaction.atomic
def add_oefenantwoord(ronde: Ronde, vraag: Bestekvraag, tekst: str, wie: Gebruiker) -> Oefenantwoord:
    """An invented answer; the inkoper writes it, so that no real one is read before its time."""
    if ronde.status not in IN_TE_STELLEN:
        raise OngeldigeOvergang(VOORBIJ)
    antwoord = Oefenantwoord.objects.create(
        gemeente_id=ronde.gemeente_id, ronde=ronde, bestekvraag=vraag, tekst=normaliseer(tekst).strip()
    )
    record_gebeurtenis(ronde, "ronde.oefenen", wie, f"Oefenantwoord bij ‘{vraag}’ klaargezet")
    return antwoord


@transaction.atomic
def save_oefenscore(
    lid: Commissielid, antwoord: Oefenantwoord, versie: int, cijfer: Decimal, motivatie: str
) -> Oefenscore:
    """One's own mark, until the answer is discussed. Raises Verouderd on a stale version (0 for the first time)."""
    ronde = antwoord.ronde
    if ronde.status not in IN_TE_STELLEN:
        raise OngeldigeOvergang(VOORBIJ)
    if antwoord.besproken_op or not lid.beoordeelt:
        raise OngeldigeOvergang("Dit oefenantwoord is al besproken, of u beoordeelt niet mee.")
    bestek = ronde.vaststelling.structuur
    schaal = bestek.schaal(bestek.vraag(str(antwoord.bestekvraag.sleutel)).schaal)
    if all(punt.waarde != cijfer for punt in schaal.ankerpunten):
        raise OngeldigeOvergang("Dit cijfer staat niet op de schaal van deze vraag.")
    bestaand = Oefenscore.objects.filter(oefenantwoord=antwoord, commissielid=lid).first()
    velden = {"cijfer": cijfer, "motivatie": normaliseer(motivatie).strip()}
    if bestaand is None:
        eigen = {"gemeente_id": ronde.gemeente_id, "oefenantwoord": antwoord, "commissielid": lid}
        return Oefenscore.objects.create(**eigen, **velden)
    if versie == 0:
        raise Verouderd(bestaand)
    return bestaand.change(versie, **velden)


def may_discuss(ronde: Ronde, wie: Gebruiker, leidt: bool) -> bool:
    """Opening the marks to each other is for the chair and for who leads."""
    return leidt or ronde.commissie.filter(gebruiker=wie, rol=Commissierol.VOORZITTER).exists()


@transaction.atomic
def discuss(antwoord: Oefenantwoord, versie: int, wie: Gebruiker) -> None:
    """From here on the committee sees all marks on this trial answer, and they no longer change."""
    if antwoord.besproken_op:
        raise OngeldigeOvergang("Dit oefenantwoord is al besproken.")
    antwoord.change(versie, besproken_op=klok.now())
    record_gebeurtenis(antwoord.ronde, "ronde.oefenen", wie, f"Oefenantwoord bij ‘{antwoord.bestekvraag}’ besproken")
