"""Who scores which answers in a round, and how far that is."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from bestek import structuur
from bestek.models import Bestekvraag

from .models import Antwoord, Commissielid, Consensus, Inschrijving, Ronde, Score, Toewijzing, Uitsluiting


def asked_vragen(ronde: Ronde) -> QuerySet[Bestekvraag]:
    """The questions of the frozen version that count in some perceel, in order."""
    gevraagd = [vraag.sleutel for vraag in ronde.vaststelling.structuur.vragen if vraag.wegingen]
    return Bestekvraag.objects.filter(bestek=ronde.bestek, sleutel__in=gevraagd).order_by("volgorde")


def antwoorden_to_score(ronde: Ronde, bestek: structuur.Bestek | None = None) -> QuerySet[Antwoord]:
    """The answers of valid bids, by question and then by offerte; the same for everybody."""
    antwoorden = Antwoord.objects.filter(_to_score(ronde, bestek or ronde.vaststelling.structuur))
    return antwoorden.order_by("bestekvraag__volgorde", "perceel__volgorde", "offerte__nummer")


def _to_score(ronde: Ronde, bestek: structuur.Bestek) -> Q:
    telt = Q(pk=None)
    for perceel in bestek.percelen:
        geldig = Inschrijving.objects.valid().filter(offerte=OuterRef("offerte"), perceel__sleutel=perceel.sleutel)
        vragen = [vraag.sleutel for vraag in bestek.vragen_van(perceel)]
        hier = Q(perceel=None) | Q(perceel__sleutel=perceel.sleutel)
        telt |= Q(bestekvraag__sleutel__in=vragen) & hier & Exists(geldig)
    return Q(offerte__bestek=ronde.bestek_id) & telt


def antwoorden_by_bestek(rondes: Iterable[Ronde]) -> dict[int, list[tuple[int, int, int]]]:
    """As `antwoorden_to_score` for several rounds, one per bestek: ids of answer, question and offerte; one query."""
    telt = Q(pk=None)
    for ronde in {ronde.pk: ronde for ronde in rondes}.values():
        telt |= _to_score(ronde, ronde.vaststelling.structuur)
    gevonden: dict[int, list[tuple[int, int, int]]] = {}
    rijen = Antwoord.objects.filter(telt).values_list("offerte__bestek", "pk", "bestekvraag", "offerte")
    for bestek, *delen in rijen:
        gevonden.setdefault(bestek, []).append(tuple(delen))
    return gevonden


def assigned_antwoorden(lid: Commissielid, bestek: structuur.Bestek | None = None) -> QuerySet[Antwoord]:
    """The answers that this member scores; none while not admitted."""
    if not lid.beoordeelt or not lid.toegelaten:
        return Antwoord.objects.none()
    vragen = Toewijzing.objects.filter(commissielid=lid).values("bestekvraag")
    niet = lid.uitsluitingen.values("offerte")
    return antwoorden_to_score(lid.ronde, bestek).filter(bestekvraag__in=vragen).exclude(offerte__in=niet)


class Taakverdeling:
    """Who of these members scores what: the assigned questions, not of a bidder one is kept from. Two queries."""

    def __init__(self, leden: list[Commissielid]):
        vragen = Toewijzing.objects.filter(commissielid__in=leden)
        self._vragen = set(vragen.values_list("commissielid", "bestekvraag"))
        niet = Uitsluiting.objects.filter(commissielid__in=leden)
        self._niet = set(niet.values_list("commissielid", "offerte"))

    def has(self, lid: Commissielid, vraag: int, offerte: int) -> bool:
        return (lid.pk, vraag) in self._vragen and (lid.pk, offerte) not in self._niet


def progress_of(lid: Commissielid) -> tuple[int, int]:
    """How many of the assigned answers this member has finished, and how many there are."""
    antwoorden = assigned_antwoorden(lid)
    klaar = Score.objects.filter(commissielid=lid, klaar=True, antwoord__in=antwoorden.values("pk"))
    return klaar.count(), antwoorden.count()


def progress_by_lid(leden: list[Commissielid]) -> dict[int, tuple[int, int]]:
    """As `progress_of` for several members of running rounds, by id of the member; four queries."""
    scoren = [lid for lid in leden if lid.beoordeelt and lid.toegelaten]
    antwoorden = antwoorden_by_bestek(lid.ronde for lid in scoren)
    taak = Taakverdeling(scoren)
    klaar = set(Score.objects.filter(commissielid__in=scoren, klaar=True).values_list("commissielid", "antwoord"))
    gevonden = {lid.pk: (0, 0) for lid in leden}
    for lid in scoren:
        eigen = [a for a, vraag, offerte in antwoorden.get(lid.ronde.bestek_id, []) if taak.has(lid, vraag, offerte)]
        gevonden[lid.pk] = sum((lid.pk, a) in klaar for a in eigen), len(eigen)
    return gevonden


def consensus_by_ronde(rondes: list[Ronde]) -> dict[int, tuple[int, int]]:
    """On how many answers of each round the chair signed what was agreed, and how many there are; two queries."""
    antwoorden = antwoorden_by_bestek(rondes)
    compleet = Consensus.objects.filter(ronde__in=rondes, getekend_op__isnull=False)
    klaar = set(compleet.values_list("ronde", "antwoord"))
    return {
        ronde.pk: (sum((ronde.pk, a) in klaar for a, *_ in eigen), len(eigen))
        for ronde in rondes
        for eigen in [antwoorden.get(ronde.bestek_id, [])]
    }


def readiness(ronde: Ronde) -> dict[int, bool]:
    """Whether each scoring member has finished all that is assigned, by id of the member. Never how many, nor what."""
    antwoorden = list(antwoorden_to_score(ronde).values_list("pk", "bestekvraag", "offerte"))
    leden = [lid for lid in ronde.commissie.all() if lid.beoordeelt]
    taak = Taakverdeling(leden)
    klaar = set(Score.objects.filter(ronde=ronde, klaar=True).values_list("commissielid", "antwoord"))
    return {
        lid.pk: all((lid.pk, a) in klaar for a, vraag, offerte in antwoorden if taak.has(lid, vraag, offerte))
        for lid in leden
    }


def nobody_scores(ronde: Ronde) -> QuerySet[Antwoord]:
    """The answers that no member will score: every one to whom the question falls is kept from this bidder."""
    leden = [lid for lid in ronde.commissie.all() if lid.beoordeelt]
    taak = Taakverdeling(leden)
    antwoorden = antwoorden_to_score(ronde)
    rijen = antwoorden.values_list("pk", "bestekvraag", "offerte")
    zonder = [a for a, vraag, offerte in rijen if not any(taak.has(lid, vraag, offerte) for lid in leden)]
    return antwoorden.filter(pk__in=zonder)
