"""Signing what was agreed, and who was there: acts of the chair during the consensus."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import Verouderd

from .enums import Rondestatus
from .models import Aanwezigheid, Antwoord, Consensus, OngeldigeOvergang, Ronde
from .scoren import may_record_consensus
from .taken import antwoorden_to_score
from .verloop import lock


@transaction.atomic
def sign(ronde: Ronde, antwoord: Antwoord, versie: int, wie: Gebruiker) -> Consensus:
    """The chair signs what was agreed on one answer; from then on the database refuses a change."""
    ronde = _in_consensus(ronde, wie)
    rij = Consensus.objects.filter(ronde=ronde, antwoord=antwoord).first()
    if rij is None or not rij.compleet:
        raise OngeldigeOvergang("Teken als er een cijfer en een motivatie zijn.")
    if rij.getekend_op:
        raise OngeldigeOvergang("Dit antwoord is al getekend.")
    if rij.versie != versie:
        raise Verouderd(rij)
    return _put_signature(rij, wie)


@transaction.atomic
def sign_all(ronde: Ronde, wie: Gebruiker) -> int:
    """Sign every answer with a mark and a motivation that is not signed yet; how many that were."""
    ronde = _in_consensus(ronde, wie)
    rijen = Consensus.objects.filter(ronde=ronde, getekend_op=None, antwoord__in=antwoorden_to_score(ronde))
    rijen = [rij for rij in rijen.select_related("antwoord__bestekvraag") if rij.compleet]
    for rij in rijen:
        _put_signature(rij, wie)
    return len(rijen)


@transaction.atomic
def unsign(ronde: Ronde, antwoord: Antwoord, wie: Gebruiker, reden: str) -> Consensus:
    """Take the signature away, so that what was agreed can be changed; the reason stays in the log."""
    ronde = _in_consensus(ronde, wie)
    rij = Consensus.objects.filter(ronde=ronde, antwoord=antwoord, getekend_op__isnull=False).first()
    if rij is None:
        raise OngeldigeOvergang("Dit antwoord is niet getekend.")
    if not reden.strip():
        raise OngeldigeOvergang("Zeg waarom u de handtekening intrekt.")
    rij = rij.change(rij.versie, getekend_op=None, getekend_door=None)
    tekst = f"Handtekening ingetrokken bij ‘{antwoord.bestekvraag}’: {reden}"
    record_gebeurtenis(rij, "consensus.handtekening_ingetrokken", wie, tekst)
    return rij


@transaction.atomic
def record_presence(ronde: Ronde, dag: date, leden: Collection[int], wie: Gebruiker) -> None:
    """Who is at the meeting on this day (ids of members, observers too); what was recorded for the day is replaced."""
    ronde = _in_consensus(ronde, wie)
    if dag > klok.today():
        raise OngeldigeOvergang("Leg vast wie er is op de dag zelf, niet vooraf.")
    gekozen = [lid for lid in ronde.commissie.all() if lid.pk in leden]
    staand = Aanwezigheid.objects.filter(ronde=ronde, dag=dag)
    staand.exclude(commissielid__in=gekozen).delete()
    er = set(staand.values_list("commissielid", flat=True))
    eigen = {"gemeente_id": ronde.gemeente_id, "ronde": ronde, "dag": dag, "geregistreerd_door": wie}
    for lid in gekozen:
        if lid.pk not in er:
            Aanwezigheid.objects.create(**eigen, commissielid=lid)
    namen = ", ".join(str(lid) for lid in gekozen) or "niemand"
    record_gebeurtenis(ronde, "ronde.aanwezig", wie, f"Aanwezig bij het overleg op {dag:%d-%m-%Y}: {namen}")


def _put_signature(rij: Consensus, wie: Gebruiker) -> Consensus:
    rij = rij.change(rij.versie, getekend_op=klok.now(), getekend_door=wie)
    record_gebeurtenis(rij, "consensus.getekend", wie, f"Consensus getekend over ‘{rij.antwoord.bestekvraag}’")
    return rij


def _in_consensus(ronde: Ronde, wie: Gebruiker) -> Ronde:
    ronde = lock(ronde)
    if ronde.status != Rondestatus.CONSENSUS:
        raise OngeldigeOvergang("De consensus ligt vast, of is nog niet begonnen.")
    if not may_record_consensus(ronde, wie):
        raise OngeldigeOvergang("Alleen de voorzitter doet dit.")
    return ronde
