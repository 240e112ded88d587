"""How a round is set up and led: what reviewers see, when things are due, who leads, and who falls ill."""

from django.db import transaction
from django.db.models import QuerySet

from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis

from .commissie import IN_TE_STELLEN, candidates
from .enums import Commissierol, Rondestatus
from .models import Commissielid, OngeldigeOvergang, Ronde, Toewijzing
from .registratie import lock_bestek
from .verloop import lock

# What the reviewers read is fixed once they began, so that all of them read the same way to the end.
VOOR_DE_START = ("anoniem", "leesvolgorde", "schudden")


@transaction.atomic
def set_up(ronde: Ronde, versie: int, wie: Gebruiker, **velden: object) -> None:
    """Save how the round is read and the limit of the spread. Raises Verouderd on a stale version."""
    ronde = lock(ronde)
    if ronde.status not in IN_TE_STELLEN:
        raise OngeldigeOvergang("Het individuele beoordelen is voorbij: de inrichting staat vast.")
    anders = [naam for naam in VOOR_DE_START if velden.get(naam, getattr(ronde, naam)) != getattr(ronde, naam)]
    if anders and ronde.status != Rondestatus.VOORBEREIDING:
        raise OngeldigeOvergang("Het beoordelen is begonnen: hoe de antwoorden worden gelezen, staat vast.")
    ronde.change(versie, **velden)
    record_gebeurtenis(ronde, "ronde.inrichting", wie, "Inrichting van de beoordeling gewijzigd")


def leaders(ronde: Ronde) -> QuerySet[Gebruiker]:
    """Who can lead a round: the inkopers of the gemeente."""
    leden = {"lidmaatschappen__gemeente": ronde.gemeente, "lidmaatschappen__rol": Rol.INKOPER}
    return Gebruiker.objects.filter(**leden).distinct().order_by("naam")


@transaction.atomic
def hand_over(ronde: Ronde, versie: int, aan: Gebruiker, reden: str, wie: Gebruiker) -> None:
    """Give the lead of the round to another inkoper; the start page of who leads shows what waits."""
    if not leaders(ronde).filter(pk=aan.pk).exists():
        raise OngeldigeOvergang(f"{aan} is geen inkoper van deze gemeente.")
    if ronde.geleid_door_id == aan.pk:
        raise OngeldigeOvergang(f"{aan} leidt deze beoordeling al.")
    ronde.change(versie, geleid_door=aan)
    record_gebeurtenis(ronde, "ronde.leiding", wie, f"Leiding overgedragen aan {aan}: {normaliseer(reden).strip()}")


@transaction.atomic
def describe_expertise(
    lid: Commissielid, versie: int, deskundigheid: str, per_vraag: dict[int, str], wie: Gebruiker
) -> None:
    """What a member knows of the subject, and of single questions (by id of the assignment)."""
    ronde = lock(lid.ronde)
    if ronde.status not in IN_TE_STELLEN:
        raise OngeldigeOvergang("Het individuele beoordelen is voorbij: de commissie staat vast.")
    lid.change(versie, deskundigheid=deskundigheid)
    for toewijzing in Toewijzing.objects.filter(commissielid=lid, pk__in=per_vraag):
        if toewijzing.deskundigheid != per_vraag[toewijzing.pk]:
            toewijzing.deskundigheid = per_vraag[toewijzing.pk]
            toewijzing.save(update_fields=["deskundigheid"])
    record_gebeurtenis(ronde, "ronde.lid", wie, f"Deskundigheid van {lid} beschreven")


@transaction.atomic
def replace_lid(lid: Commissielid, versie: int, opvolger: Gebruiker | None, reden: str, wie: Gebruiker) -> None:
    """A member falls out while the members score: what is finished is kept and counts, what is open goes on.

    The successor, if any, gets the same questions and the same role, must sign first, and sees none of the scores.
    """
    lock_bestek(lid.ronde.bestek)
    ronde = lock(lid.ronde)
    if ronde.status != Rondestatus.INDIVIDUEEL:
        raise OngeldigeOvergang("Vervangen kan zolang er individueel wordt beoordeeld.")
    if lid.uitgevallen_op or lid.rol == Commissierol.WAARNEMER:
        raise OngeldigeOvergang(f"{lid} beoordeelt niet (meer) mee.")
    reden = normaliseer(reden).strip()
    if not reden:
        raise OngeldigeOvergang("Geef de reden: die komt in het dossier.")
    rol = lid.rol
    lid.change(
        versie, uitgevallen_op=klok.now(), uitval_reden=reden, rol=Commissierol.BEOORDELAAR
    )  # a round has one chair, and that is the successor
    if opvolger is not None:
        lid.change(lid.versie, opvolger=_succeed(ronde, lid, opvolger, rol))
    wie_nu = f"vervangen door {opvolger}" if opvolger else "valt uit, zonder vervanger"
    record_gebeurtenis(ronde, "ronde.uitval", wie, f"{lid} {wie_nu}: {reden}")


def _succeed(ronde: Ronde, lid: Commissielid, opvolger: Gebruiker, rol: str) -> Commissielid:
    if not candidates(ronde).filter(pk=opvolger.pk, prijs=False).exists():
        raise OngeldigeOvergang(f"{opvolger} kan niet beoordelen: zit al in de commissie of registreerde een prijs.")
    nieuw = Commissielid.objects.create(gemeente_id=ronde.gemeente_id, ronde=ronde, gebruiker=opvolger, rol=rol)
    for vraag in lid.toewijzingen.values_list("bestekvraag", flat=True):
        Toewijzing.objects.create(gemeente_id=ronde.gemeente_id, commissielid=nieuw, bestekvraag_id=vraag)
    return nieuw
