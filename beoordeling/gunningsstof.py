"""All that letters, meter and advice need of one gunning, gathered once: a handful of queries, whatever the size."""

import json
from dataclasses import dataclass
from functools import cached_property

from bestek import structuur
from bestek.methoden import METHODEN

from .enums import Offertestand
from .gelijkestand import final_order
from .loten import Stand, decide
from .models import Antwoord, Consensus, Gunning, Inschrijving, Ronde
from .rangschikking import ranking_open


@dataclass(frozen=True)
class Stof:
    """`inschrijvingen` by primary key as text, as the stored ranking names them; withdrawn offers are not in it."""

    gunning: Gunning
    bestek: structuur.Bestek
    perceel: structuur.Perceel
    rangorde: dict
    inschrijvingen: dict[str, Inschrijving]
    consensus: dict[tuple[int, str], Consensus]  # by offerte and question
    antwoorden: dict[tuple[int, str], str]
    plaatsen: dict[str, int]

    @cached_property
    def uitslagen(self) -> dict[str, dict]:
        return {u["inschrijving"]: u for u in self.rangorde["uitslagen"]}

    @cached_property
    def prijzen(self) -> dict[str, str | None]:
        return {i["inschrijving"]: i["prijs"] for i in self.rangorde["invoer"]["inschrijvingen"]}

    @property
    def winnaar(self) -> Inschrijving | None:
        return self.inschrijvingen.get(str(self.gunning.winnaar_id))

    @property
    def vragen(self) -> tuple[structuur.Bestekvraag, ...]:
        return tuple(sorted(self.bestek.vragen_van(self.perceel), key=lambda vraag: vraag.nummer))

    @property
    def methode(self):
        return METHODEN[self.bestek.methode]

    @property
    def meegerekend(self) -> int:
        """How many offers have a rank."""
        return sum(u["rang"] is not None for u in self.rangorde["uitslagen"])

    def agreed(self, inschrijving: Inschrijving, vraag: structuur.Bestekvraag) -> Consensus | None:
        return self.consensus.get((inschrijving.offerte_id, vraag.sleutel))

    def answer(self, inschrijving: Inschrijving, vraag: structuur.Bestekvraag) -> str:
        return self.antwoorden.get((inschrijving.offerte_id, vraag.sleutel), "")


def gather(gunning: Gunning) -> Stof:
    ronde = gunning.ronde
    bestek = structuur.openbaar(ronde.vaststelling.structuur)
    perceel = bestek.perceel(str(gunning.perceel.sleutel))
    hier = (None, gunning.perceel_id)
    consensus = Consensus.objects.filter(ronde=ronde).select_related("antwoord__bestekvraag")
    antwoorden = Antwoord.objects.filter(offerte__bestek=ronde.bestek_id).select_related("bestekvraag")
    inschrijvingen = bids_of(ronde, gunning.perceel_id)
    return Stof(
        gunning,
        bestek,
        perceel,
        json.loads(gunning.rangorde),
        {str(i.pk): i for i in inschrijvingen},
        {
            (c.antwoord.offerte_id, str(c.antwoord.bestekvraag.sleutel)): c
            for c in consensus
            if c.antwoord.perceel_id in hier
        },
        {
            (a.offerte_id, str(a.bestekvraag.sleutel)): a.tekst
            for a in antwoorden.prefetch_related("versies")
            if a.perceel_id in hier
        },
        _places(ronde, perceel),
    )


def bids_of(ronde: Ronde, perceel_id: int) -> list[Inschrijving]:
    """The bids for a perceel whose bidders get a letter: all but who withdrew."""
    rijen = Inschrijving.objects.filter(offerte__bestek=ronde.bestek_id, perceel=perceel_id)
    rijen = rijen.exclude(offerte__stand=Offertestand.TERUGGETROKKEN)
    return list(rijen.select_related("offerte__inschrijver", "perceel").order_by("offerte__nummer"))


def stand_of(ronde: Ronde, sleutel: str) -> Stand | None:
    return next((s for s in decide(ronde) if s.uitslag.perceel.sleutel == sleutel), None)


def _places(ronde: Ronde, perceel: structuur.Perceel) -> dict[str, int]:
    stand = stand_of(ronde, perceel.sleutel) if ranking_open(ronde) else None
    if stand is None or stand.uitslag.rangorde is None:
        return {}
    plaatsen, plaats = {}, 1
    for groep in final_order(stand.uitslag.rangorde, stand.beslissingen):
        plaatsen |= dict.fromkeys(groep, plaats)
        plaats += len(groep)
    return plaatsen
