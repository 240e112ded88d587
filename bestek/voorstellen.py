"""Another wording that a colleague proposes: propose, accept, refuse, withdraw."""

from django.db import transaction
from django.db.models import F, Q, QuerySet

from gemeenten.models import Gebruiker, Lidmaatschap, record_gebeurtenis
from kwaliteit.verschil import Segmenten, segments

from .enums import Bestekstatus, Onderdeelsoort, Voorstelstand
from .models import Tekstvoorstel
from .models.bestek import OngeldigeOvergang
from .rechten import SCHRIJVEN
from .tekstdelen import Deel, Tekst, can_discuss, find_parts, fingerprint, readable


class Veranderd(Exception):
    """The text reads otherwise than when it was last looked at; `nu` is how it reads now."""

    def __init__(self, nu: str):
        super().__init__("De tekst is intussen veranderd.")
        self.nu = nu


@transaction.atomic
def propose(tekst: Tekst, nieuw: str, wie: Gebruiker, toelichting: str = "", gezien: str = "") -> Tekstvoorstel:
    """Propose `nieuw`, which `Tekst.clean` made; `gezien` is the fingerprint of the text that it is to replace."""
    deel = tekst.deel
    if not can_discuss(deel.bestek):
        raise OngeldigeOvergang(
            "Een voorstel doet u bij een bestek dat in concept of ter review is, of waarin een wijziging loopt."
        )
    if gezien and gezien != fingerprint(tekst.nu):
        raise Veranderd(tekst.nu)
    if nieuw == tekst.nu:
        raise OngeldigeOvergang("Uw voorstel is gelijk aan de tekst die er staat. Verander er eerst iets in.")
    velden = {"soort": deel.soort, "sleutel": deel.sleutel, "veld": tekst.veld, "oud": tekst.nu, "nieuw": nieuw}
    bestek = deel.bestek
    rij = Tekstvoorstel.objects.create(
        gemeente_id=bestek.gemeente_id, bestek=bestek, door=wie, toelichting=toelichting, **velden
    )
    record_gebeurtenis(bestek, "voorstel.nieuw", wie, f"Andere tekst voorgesteld bij {deel.hoofd.naam}")
    return rij


@transaction.atomic
def accept(voorstel: Tekstvoorstel, wie: Gebruiker, gezien: str = "") -> Deel:
    """Put the wording in the text. Where that reads otherwise now than it did, `gezien` must tell that one saw it.

    The caller holds the row of the bestek. A question whose criterium changes counts as changed too, so that
    who has its form open is not unaware of it.
    """
    if not voorstel.bestek.bewerkbaar:
        raise OngeldigeOvergang(
            "De tekst ligt nu vast. U kunt het voorstel overnemen zodra het bestek weer open staat."
        )
    tekst = text_of(voorstel)
    if tekst is None:
        raise OngeldigeOvergang("Dit onderdeel staat niet meer in het bestek; het voorstel kan nergens meer in.")
    if voorstel.open and tekst.nu != voorstel.oud and gezien != fingerprint(tekst.nu):
        raise Veranderd(tekst.nu)
    voorstel.decide(Voorstelstand.OVERGENOMEN, wie)
    deel = tekst.deel
    deel.rij.change(deel.rij.versie, **{tekst.veld: voorstel.nieuw})
    if deel.hoofd is not deel:
        deel.hoofd.rij.change(deel.hoofd.rij.versie)
    wat = f"Voorstel van {voorstel.door} overgenomen bij {deel.hoofd.naam}"
    record_gebeurtenis(voorstel.bestek, "voorstel.overgenomen", wie, wat)
    return deel


@transaction.atomic
def refuse(voorstel: Tekstvoorstel, wie: Gebruiker, reden: str) -> None:
    voorstel.decide(Voorstelstand.AFGEWEZEN, wie, reden)
    record_gebeurtenis(voorstel.bestek, "voorstel.afgewezen", wie, f"Voorstel van {voorstel.door} afgewezen")


@transaction.atomic
def withdraw(voorstel: Tekstvoorstel, wie: Gebruiker) -> None:
    """By who made it."""
    if voorstel.door_id != wie.pk:
        raise OngeldigeOvergang(f"Alleen {voorstel.door} kan dit voorstel intrekken. U kunt het wel afwijzen.")
    voorstel.decide(Voorstelstand.INGETROKKEN, wie)
    record_gebeurtenis(voorstel.bestek, "voorstel.ingetrokken", wie, "Eigen voorstel ingetrokken")


def text_of(voorstel: Tekstvoorstel, deel: Deel | None = None) -> Tekst | None:
    """The text that it is about, as it reads now; None where that is gone."""
    if deel is None:
        (deel,) = find_parts(voorstel.bestek, [(voorstel.soort, voorstel.sleutel)]).values()
    return Tekst(deel, voorstel.veld) if deel.rij else None


def changes(voorstel: Tekstvoorstel) -> Segmenten:
    """What the proposal makes different, by word, in the text as it read then."""
    oud, nieuw = (readable(voorstel.soort, voorstel.veld, tekst) for tekst in (voorstel.oud, voorstel.nieuw))
    return segments(oud, nieuw)


def about(deel: Deel, gebruiker: Gebruiker) -> QuerySet[Tekstvoorstel]:
    """The proposals at this part; at a question also those for its criteria."""
    sleutels = [deel.sleutel]
    if deel.rij and deel.soort == Onderdeelsoort.VRAAG:
        sleutels += [str(sleutel) for sleutel in deel.rij.criteria.values_list("sleutel", flat=True)]
    rijen = deel.bestek.tekstvoorstellen.visible_to(gebruiker).filter(sleutel__in=sleutels)
    return rijen.select_related("door", "besloten_door")


def waiting_for(gebruiker: Gebruiker) -> QuerySet[Tekstvoorstel]:
    """Open proposals on which this person decides: of others, in a bestek that he began.

    A proposal of who began it himself waits for every other writer, and so does one where that person is no writer.
    """
    rijen = Tekstvoorstel.objects.visible_to(gebruiker).filter(stand=Voorstelstand.OPEN).exclude(door=gebruiker)
    schrijvers = Lidmaatschap.objects.filter(rol__in=SCHRIJVEN, gebruiker__is_active=True).values("gebruiker")
    zonder_maker = Q(door=F("bestek__aangemaakt_door")) | ~Q(bestek__aangemaakt_door__in=schrijvers)
    rijen = rijen.exclude(bestek__status=Bestekstatus.INGETROKKEN)
    return rijen.filter(Q(bestek__aangemaakt_door=gebruiker) | zonder_maker)
