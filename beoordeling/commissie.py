"""Setting up the committee of a round: who may be asked, who is what, and who scores which question."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, QuerySet

from documenten.tekst import normaliseer
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis

from .belang import judge_belang
from .enums import Commissierol, Offertestand, Rondestatus
from .models import Antwoord, Commissielid, Kluisprijs, Offerte, OngeldigeOvergang, Ronde, Toewijzing
from .prijskennis import knowledge_sentence
from .registratie import lock_bestek
from .taken import asked_vragen
from .verloop import add_lid, lock

PLANNING = {
    "beoordelen_tot": "Scores klaar uiterlijk",
    "consensus_op": "Consensusoverleg op",
    "besluit_op": "Voorstel voor het besluit klaar op",
}
IN_TE_STELLEN = (Rondestatus.VOORBEREIDING, Rondestatus.INDIVIDUEEL)  # states in which questions can be reassigned


def candidates(ronde: Ronde) -> QuerySet[Gebruiker]:
    """Members with the role of beoordelaar who are not on the committee yet; `prijs` tells who registered a price."""
    prijs = Kluisprijs.objects.filter(inschrijving__offerte__bestek=ronde.bestek, geregistreerd_door=OuterRef("pk"))
    return (
        Gebruiker.objects.filter(lidmaatschappen__gemeente=ronde.gemeente, lidmaatschappen__rol=Rol.BEOORDELAAR)
        .exclude(pk__in=ronde.commissie.values("gebruiker"))
        .annotate(prijs=Exists(prijs))
        .distinct()
        .order_by("naam")
    )


@transaction.atomic
def invite(ronde: Ronde, gebruiker: Gebruiker, rol: str, wie: Gebruiker) -> Commissielid:
    """Put a candidate on the committee, with all questions; a new chair makes the old one an ordinary member."""
    if not candidates(ronde).filter(pk=gebruiker.pk).exists():
        raise OngeldigeOvergang(f"{gebruiker} zit al in de commissie, of heeft niet de rol van beoordelaar.")
    if rol == Commissierol.VOORZITTER:
        _demote_voorzitter(ronde)
    return add_lid(ronde, gebruiker, wie, rol)


@transaction.atomic
def change_rol(lid: Commissielid, versie: int, rol: str, wie: Gebruiker) -> None:
    """Give a member another role before scoring begins. Raises Verouderd on a stale version."""
    ronde = _require_voorbereiding(lid.ronde)
    geregistreerd = Kluisprijs.objects.filter(
        inschrijving__offerte__bestek=ronde.bestek, geregistreerd_door=lid.gebruiker
    )
    if rol != Commissierol.WAARNEMER and geregistreerd.exists():
        raise OngeldigeOvergang(f"{lid} heeft een prijs geregistreerd en kan daarom niet beoordelen.")
    if rol == Commissierol.VOORZITTER:
        _demote_voorzitter(ronde, behalve=lid.pk)
    beoordeelde = lid.beoordeelt
    lid.change(versie, rol=rol)
    if not lid.beoordeelt:
        lid.toewijzingen.all().delete()
    elif not beoordeelde:
        for vraag in asked_vragen(ronde):
            Toewijzing.objects.create(gemeente_id=lid.gemeente_id, commissielid=lid, bestekvraag=vraag)
    record_gebeurtenis(ronde, "ronde.lid", wie, f"{lid} is nu {lid.get_rol_display().lower()}")


@transaction.atomic
def remove_lid(lid: Commissielid, wie: Gebruiker) -> None:
    """Take a member off the committee, before scoring begins and before the member signed."""
    ronde = _require_voorbereiding(lid.ronde)
    if hasattr(lid, "belangenverklaring"):
        raise OngeldigeOvergang(
            f"{lid} heeft de belangenverklaring al ondertekend; dat blijft staan. Haal de toegewezen vragen weg, "
            "of maak dit lid waarnemer."
        )
    naam = str(lid)
    lid.delete()
    record_gebeurtenis(ronde, "ronde.lid", wie, f"{naam} uit de commissie gehaald")


@transaction.atomic
def assign(ronde: Ronde, gekozen: set[tuple[int, int]], wie: Gebruiker) -> int:
    """Make the assignments exactly `gekozen` (ids of commissielid and bestekvraag); return how many changed.

    While members score alone it can still change, for who falls ill; an answer already scored keeps its score.
    """
    ronde = lock(ronde)
    if ronde.status not in IN_TE_STELLEN:
        raise OngeldigeOvergang("Het individuele beoordelen is voorbij: de toewijzing staat vast.")
    gekozen = _possible(ronde, gekozen)
    bestaand = _assigned(ronde)
    for paar, toewijzing in bestaand.items():
        if paar not in gekozen:
            toewijzing.delete()
    for lid, vraag in gekozen - bestaand.keys():
        Toewijzing.objects.create(gemeente_id=ronde.gemeente_id, commissielid_id=lid, bestekvraag_id=vraag)
    aantal = len(gekozen ^ bestaand.keys())
    if aantal:
        record_gebeurtenis(ronde, "ronde.toewijzing", wie, f"Toewijzing van vragen veranderd ({aantal})")
    return aantal


def taken_away(ronde: Ronde, gekozen: set[tuple[int, int]]) -> list[str]:
    """What a member loses by `gekozen` while members are scoring, as sentences; before that nothing is lost.

    Says nothing of what was scored: the inkoper learns of a colleague's work only that it is ready.
    """
    if ronde.status != Rondestatus.INDIVIDUEEL:
        return []
    bestaand = _assigned(ronde)
    weg = [bestaand[paar] for paar in bestaand.keys() - _possible(ronde, gekozen)]
    weg.sort(key=lambda t: (str(t.commissielid), t.bestekvraag.volgorde))
    return [f"{t.commissielid} beoordeelt ‘{t.bestekvraag}’ niet meer." for t in weg]


@transaction.atomic
def plan(ronde: Ronde, versie: int, wie: Gebruiker, **datums: date | None) -> None:
    """Set when scores, the consensus meeting and the proposal are due. Raises Verouderd on a stale version."""
    if ronde.status in (Rondestatus.AFGEROND, Rondestatus.INGETROKKEN):
        raise OngeldigeOvergang("Deze beoordeling is voorbij: de planning staat vast.")
    if datums.get("beoordelen_tot") != ronde.beoordelen_tot and ronde.status not in IN_TE_STELLEN:
        raise OngeldigeOvergang("Het individuele beoordelen is voorbij: de datum voor de scores staat vast.")
    ronde.change(versie, **datums)
    gezet = (f"{PLANNING[naam]} {dag:%d-%m-%Y}" for naam, dag in datums.items() if dag)
    record_gebeurtenis(ronde, "ronde.planning", wie, "; ".join(gezet) or "Geen datums gepland")


@transaction.atomic
def decide_belang(
    lid: Commissielid, versie: int, akkoord: bool, reden: str, wie: Gebruiker, niet: Iterable[Offerte] = ()
) -> None:
    """Decide on a reported interest while it still matters. Raises Verouderd on a stale version."""
    if lock(lid.ronde).status not in IN_TE_STELLEN:
        raise OngeldigeOvergang("Het individuele beoordelen is voorbij: dit besluit staat vast.")
    judge_belang(lid, versie, akkoord, normaliseer(reden).strip(), wie, niet)


def warnings_before_start(ronde: Ronde) -> list[str]:
    """What does not keep a round from starting, but cannot be mended afterwards or will delay it."""
    gevonden = []
    meedoend = Antwoord.objects.filter(offerte__bestek=ronde.bestek, offerte__stand=Offertestand.INGEDIEND)
    leeg = meedoend.filter(versies=None)
    per_offerte = leeg.values_list("offerte__inschrijver__naam").annotate(n=Count("pk")).order_by("offerte__nummer")
    for naam, aantal in per_offerte:
        gevonden.append(f"Van {naam} {_answers(aantal)} nog niet geregistreerd. Na de start kan dat niet meer.")
    if kennis := knowledge_sentence(ronde):
        gevonden.append(f"{kennis} Zet een ander in de commissie, of begin met hen: dat komt in het verslag.")
    leden = [lid for lid in ronde.commissie.select_related("belangenverklaring", "gebruiker") if lid.beoordeelt]
    if ongetekend := [str(lid) for lid in leden if not hasattr(lid, "belangenverklaring")]:
        gevonden.append(f"Nog niet ondertekend: de belangenverklaring van {', '.join(ongetekend)}.")
    getekend = [lid for lid in leden if hasattr(lid, "belangenverklaring")]
    for offerte in ronde.bestek.offertes.select_related("inschrijver"):
        eerder = [str(i) for i in getekend if i.belangenverklaring.ondertekend_op < offerte.geregistreerd_op]
        if eerder:
            namen = ", ".join(eerder)
            gevonden.append(f"De verklaring van {namen} noemt {offerte.inschrijver} nog niet. Vraag ernaar.")
    return gevonden


def _possible(ronde: Ronde, gekozen: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of these pairs those that this round knows: a member who scores, and a question that is asked."""
    leden = {lid.pk for lid in ronde.commissie.all() if lid.beoordeelt}
    vragen = set(asked_vragen(ronde).values_list("pk", flat=True))
    return {(lid, vraag) for lid, vraag in gekozen if lid in leden and vraag in vragen}


def _assigned(ronde: Ronde) -> dict[tuple[int, int], Toewijzing]:
    rijen = Toewijzing.objects.filter(commissielid__ronde=ronde)
    rijen = rijen.select_related("commissielid__gebruiker", "bestekvraag")
    return {(t.commissielid_id, t.bestekvraag_id): t for t in rijen}


def _demote_voorzitter(ronde: Ronde, behalve: int | None = None) -> None:
    leden = ronde.commissie.filter(rol=Commissierol.VOORZITTER).exclude(pk=behalve)
    leden.update(rol=Commissierol.BEOORDELAAR, versie=F("versie") + 1)


def _answers(aantal: int) -> str:
    return "is 1 antwoord" if aantal == 1 else f"zijn {aantal} antwoorden"


def _require_voorbereiding(ronde: Ronde) -> Ronde:
    lock_bestek(ronde.bestek)
    ronde = lock(ronde)
    if ronde.status != Rondestatus.VOORBEREIDING:
        raise OngeldigeOvergang("Het beoordelen is begonnen: de commissie staat vast.")
    return ronde
