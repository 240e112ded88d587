"""Drawing lots in a round: what is level and still to be drawn, and the two acts of two people."""

import secrets
from dataclasses import dataclass

from django.db import transaction

from bestek.canoniek import canonical_json, sha256_hex
from bestek.models import Perceel
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis

from . import gunning, loting
from .gelijkestand import Beslissing, settle
from .kluis import may_open
from .models import Loting, Lotuitslag, OngeldigeOvergang, Ronde
from .rangschikking import Perceeluitslag, rank_percelen

CIJFERS = 20  # of the witness's number, at most


@dataclass(frozen=True)
class Stand:
    """One perceel: its outcome, and what the published rule makes of each shared place."""

    uitslag: Perceeluitslag
    beslissingen: tuple[Beslissing, ...]

    @property
    def te_loten(self) -> list[tuple[str, ...]]:
        return [groep for beslissing in self.beslissingen for groep in beslissing.te_loten]


def decide(ronde: Ronde, uitslagen: list[Perceeluitslag] | None = None) -> list[Stand]:
    """Every perceel with its shared places settled as far as they are; one query beside those of the ranking."""
    uitslagen = rank_percelen(ronde) if uitslagen is None else uitslagen
    regel = ronde.vaststelling.structuur.gelijke_stand
    getrokken: dict[str, dict] = {}
    for rij in Lotuitslag.objects.filter(loting__ronde=ronde).select_related("loting__perceel"):
        getrokken.setdefault(str(rij.loting.perceel.sleutel), {})[rij.loting.sleutels] = rij.sleutels
    return [
        Stand(u, settle(u.rangorde, regel, getrokken.get(u.perceel.sleutel, {})) if u.rangorde else ())
        for u in uitslagen
    ]


@transaction.atomic
def prepare(ronde: Ronde, perceel: Perceel, groep: tuple[str, ...], wie: Gebruiker) -> Loting:
    """The first act: an inkoper fixes who take part; from now on the seal of the secret is known."""
    if Rol.INKOPER not in wie.rollen_in(ronde.gemeente):
        raise OngeldigeOvergang("Een inkoper zet de loting klaar.")
    stand = next((s for s in decide(ronde) if s.uitslag.perceel.sleutel == str(perceel.sleutel)), None)
    if stand is None or groep not in stand.te_loten:
        raise OngeldigeOvergang("Voor deze inschrijvers is geen loting nodig, of er is al geloot.")
    if Loting.objects.filter(ronde=ronde, perceel=perceel, groep=",".join(groep)).exists():
        raise OngeldigeOvergang("De loting staat al klaar; een getuige noemt nu het getal.")
    rij = Loting.objects.create(
        gemeente_id=ronde.gemeente_id,
        ronde=ronde,
        perceel=perceel,
        groep=",".join(groep),
        rangorde_sha256=sha256_hex(canonical_json(gunning.to_json(stand.uitslag.rangorde))),
        geheim=secrets.token_hex(32),
        klaargezet_door=wie,
    )
    record_gebeurtenis(ronde, "loting.klaargezet", wie, f"Loting klaargezet, zegel {rij.zegel[:12]}")
    return rij


def objection_to_witness(rij: Loting, wie: Gebruiker) -> str:
    """Why this person cannot name the number; empty when nothing is against it."""
    if hasattr(rij, "uitslag"):
        return "Er is al geloot."
    if rij.klaargezet_door_id == wie.pk:
        return "U hebt de loting klaargezet. Vraag een collega die niet beoordeelt om het getal te noemen."
    if not may_open(rij.ronde, wie):
        return "Wie in deze ronde beoordeelt, is geen getuige van de loting."
    return ""


@transaction.atomic
def name_number(rij: Loting, getal: str, wie: Gebruiker) -> Lotuitslag:
    """The second act: the witness names a number, and with it the order is known."""
    if bezwaar := objection_to_witness(rij, wie):
        raise OngeldigeOvergang(bezwaar)
    if not (getal.isascii() and getal.isdigit() and len(getal) <= CIJFERS):
        raise OngeldigeOvergang(f"Noem een getal van hoogstens {CIJFERS} cijfers, zonder punten of spaties.")
    volgorde = ",".join(getrokken.sleutel for getrokken in loting.draw(rij.lot, getal))
    uitslag = Lotuitslag.objects.create(
        gemeente_id=rij.gemeente_id, loting=rij, getal=getal, getuige=wie, volgorde=volgorde
    )
    record_gebeurtenis(rij.ronde, "loting.getrokken", wie, f"Geloot met een getuige, zegel {rij.zegel[:12]}")
    return uitslag
