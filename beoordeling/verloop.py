"""The course of a round: who takes part, what must be scored, and what must hold before each next step."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from bestek import structuur
from bestek.enums import Bestekstatus
from bestek.models import Bestek, Bestekvraag
from bestek.profielen import in_words
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Commissierol, Geldigheid, Rondestatus
from .models import (
    Antwoord,
    Belangenverklaring,
    Commissielid,
    Consensus,
    Inschrijving,
    Kluisprijs,
    OngeldigeOvergang,
    Ronde,
    Score,
    Toewijzing,
)
from .registratie import lock_bestek, make_places

MIN_BEOORDELAARS = 2  # consensus needs somebody to agree with

VERKLARING = (
    "Ik heb de lijst van inschrijvers gelezen. Ik heb geen persoonlijk, financieel of zakelijk belang bij een van hen, "
    "of ik meld dat belang hieronder. Ik beoordeel alleen wat in de offertes staat, naar de bekendgemaakte criteria, "
    "zonder overleg tot de consensus, en houd geheim wat ik lees."
)


@transaction.atomic
def create_ronde(bestek: Bestek, wie: Gebruiker) -> Ronde:
    """A new round on the newest frozen version of a published bestek; one at a time."""
    lock_bestek(bestek)
    if bestek.status != Bestekstatus.GEPUBLICEERD:
        raise OngeldigeOvergang("Een beoordeling begint op een gepubliceerd bestek.")
    lopend = Ronde.objects.filter(bestek=bestek).exclude(status=Rondestatus.INGETROKKEN)
    if lopend.exists():
        raise OngeldigeOvergang("Er is al een beoordeling van dit bestek. Trek die eerst in.")
    hoogste = Ronde.objects.filter(bestek=bestek).aggregate(n=Max("nummer"))["n"] or 0
    ronde = Ronde.objects.create(
        gemeente_id=bestek.gemeente_id,
        bestek=bestek,
        vaststelling=bestek.laatste_vaststelling,
        nummer=hoogste + 1,
        aangemaakt_door=wie,
    )
    for offerte in bestek.offertes.all():
        make_places(offerte)  # a later version may ask more than the one the offerte was registered on
    record_gebeurtenis(ronde, "ronde.aangemaakt", wie, f"Beoordeling voorbereid op {ronde.vaststelling}")
    return ronde


@transaction.atomic
def add_lid(
    ronde: Ronde,
    gebruiker: Gebruiker,
    wie: Gebruiker,
    rol: str = Commissierol.BEOORDELAAR,
    vragen: list[Bestekvraag] | None = None,
) -> Commissielid:
    """Put a member on the committee and assign questions (all of the bestek where none are named)."""
    lock_bestek(ronde.bestek)
    ronde = lock(ronde)
    _require(ronde, Rondestatus.VOORBEREIDING, "De commissie stelt u samen voordat het beoordelen begint.")
    geregistreerd = Kluisprijs.objects.filter(inschrijving__offerte__bestek=ronde.bestek, geregistreerd_door=gebruiker)
    if rol != Commissierol.WAARNEMER and geregistreerd.exists():
        raise OngeldigeOvergang(f"{gebruiker} heeft een prijs geregistreerd en kan daarom niet beoordelen.")
    eigen = {"gemeente_id": ronde.gemeente_id}
    lid = Commissielid.objects.create(**eigen, ronde=ronde, gebruiker=gebruiker, rol=rol)
    if lid.beoordeelt:
        for vraag in vragen if vragen is not None else asked_vragen(ronde):
            Toewijzing.objects.create(**eigen, commissielid=lid, bestekvraag=vraag)
    record_gebeurtenis(ronde, "ronde.lid", wie, f"{gebruiker} in de commissie als {lid.get_rol_display().lower()}")
    return lid


def statement(ronde: Ronde) -> str:
    """What a member signs, in the words of the procedure."""
    return in_words(VERKLARING, ronde.bestek.profiel)


def bidders(ronde: Ronde) -> list[str]:
    """The names of all who bid, also of bids that are not valid: what a member declares an interest about."""
    namen = ronde.bestek.offertes.order_by("inschrijver__naam").values_list("inschrijver__naam", flat=True)
    return list(namen)


def sign_verklaring(lid: Commissielid, heeft_belang: bool, toelichting: str = "") -> Belangenverklaring:
    """The reviewer's own act; signed once, with the text and the bidders as they stood."""
    if Belangenverklaring.objects.filter(commissielid=lid).exists():
        raise OngeldigeOvergang("U hebt de belangenverklaring al ondertekend.")
    if lid.ronde.status not in (Rondestatus.VOORBEREIDING, Rondestatus.INDIVIDUEEL):
        raise OngeldigeOvergang("Het individuele beoordelen is voorbij; ondertekenen kan niet meer.")
    wie = in_words("Inschrijvers", lid.ronde.bestek.profiel)
    verklaring = Belangenverklaring.objects.create(
        gemeente_id=lid.gemeente_id,
        commissielid=lid,
        tekst=f"{statement(lid.ronde)}\n\n{wie}: {', '.join(bidders(lid.ronde)) or 'nog geen'}.",
        heeft_belang=heeft_belang,
        toelichting=toelichting if heeft_belang else "",
    )
    tekst = "Belangenverklaring ondertekend" + (", met een gemeld belang" if heeft_belang else "")
    record_gebeurtenis(lid.ronde, "ronde.verklaring", lid.gebruiker, tekst)
    return verklaring


def judge_belang(lid: Commissielid, versie: int, akkoord: bool, reden: str, wie: Gebruiker) -> None:
    """The inkoper decides whether a member with a reported interest may score."""
    lid.change(versie, belang_akkoord=akkoord, belang_reden=reden)
    uitkomst = "mag beoordelen" if akkoord else "beoordeelt niet"
    record_gebeurtenis(lid.ronde, "ronde.belang", wie, f"Gemeld belang van {lid}: {uitkomst}")


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
        geldig = Inschrijving.objects.filter(
            offerte=OuterRef("offerte"), perceel__sleutel=perceel.sleutel, geldigheid=Geldigheid.GELDIG
        )
        vragen = [vraag.sleutel for vraag in bestek.vragen_van(perceel)]
        hier = Q(perceel=None) | Q(perceel__sleutel=perceel.sleutel)
        telt |= Q(bestekvraag__sleutel__in=vragen) & hier & Exists(geldig)
    return Q(offerte__bestek=ronde.bestek_id) & telt


def antwoorden_by_bestek(rondes: Iterable[Ronde]) -> dict[int, list[tuple[int, int]]]:
    """As `antwoorden_to_score` for several rounds, one per bestek: ids of answer and question; one query."""
    telt = Q(pk=None)
    for ronde in {ronde.pk: ronde for ronde in rondes}.values():
        telt |= _to_score(ronde, ronde.vaststelling.structuur)
    gevonden: dict[int, list[tuple[int, int]]] = {}
    for bestek, *paar in Antwoord.objects.filter(telt).values_list("offerte__bestek", "pk", "bestekvraag"):
        gevonden.setdefault(bestek, []).append(tuple(paar))
    return gevonden


def assigned_antwoorden(lid: Commissielid, bestek: structuur.Bestek | None = None) -> QuerySet[Antwoord]:
    """The answers that this member scores; none while not admitted."""
    if not lid.beoordeelt or not lid.toegelaten:
        return Antwoord.objects.none()
    vragen = Toewijzing.objects.filter(commissielid=lid).values("bestekvraag")
    return antwoorden_to_score(lid.ronde, bestek).filter(bestekvraag__in=vragen)


def progress_of(lid: Commissielid) -> tuple[int, int]:
    """How many of the assigned answers this member has finished, and how many there are."""
    antwoorden = assigned_antwoorden(lid)
    klaar = Score.objects.filter(commissielid=lid, klaar=True, antwoord__in=antwoorden.values("pk"))
    return klaar.count(), antwoorden.count()


def progress_by_lid(leden: list[Commissielid]) -> dict[int, tuple[int, int]]:
    """As `progress_of` for several members of running rounds, by id of the member; three queries."""
    scoren = [lid for lid in leden if lid.beoordeelt and lid.toegelaten]
    antwoorden = antwoorden_by_bestek(lid.ronde for lid in scoren)
    toegewezen = set(Toewijzing.objects.filter(commissielid__in=scoren).values_list("commissielid", "bestekvraag"))
    klaar = set(Score.objects.filter(commissielid__in=scoren, klaar=True).values_list("commissielid", "antwoord"))
    gevonden = {lid.pk: (0, 0) for lid in leden}
    for lid in scoren:
        eigen = [a for a, vraag in antwoorden.get(lid.ronde.bestek_id, []) if (lid.pk, vraag) in toegewezen]
        gevonden[lid.pk] = sum((lid.pk, a) in klaar for a in eigen), len(eigen)
    return gevonden


def consensus_by_ronde(rondes: list[Ronde]) -> dict[int, tuple[int, int]]:
    """On how many answers of each round the committee has agreed, and how many there are; two queries."""
    antwoorden = antwoorden_by_bestek(rondes)
    compleet = Consensus.objects.filter(ronde__in=rondes, cijfer__isnull=False).exclude(motivatie="")
    klaar = set(compleet.values_list("ronde", "antwoord"))
    return {
        ronde.pk: (sum((ronde.pk, a) in klaar for a, _ in eigen), len(eigen))
        for ronde in rondes
        for eigen in [antwoorden.get(ronde.bestek_id, [])]
    }


def problems_before_start(ronde: Ronde) -> list[str]:
    """What keeps the round from starting, as sentences that say what to do; empty when it can."""
    gevonden, profiel = [], ronde.bestek.profiel
    if ronde.bestek.sluiting_op and ronde.bestek.sluiting_op > klok.now():
        gevonden.append(in_words("De termijn voor offertes loopt nog. Het beoordelen begint na de sluiting.", profiel))
    inschrijvingen = Inschrijving.objects.filter(offerte__bestek=ronde.bestek).select_related("offerte__inschrijver")
    if open_ := [i for i in inschrijvingen if i.geldigheid == Geldigheid.TE_BEOORDELEN]:
        namen = ", ".join(sorted({str(i.offerte.inschrijver) for i in open_}))
        gevonden.append(f"{in_words('Beoordeel eerst of deze inschrijvingen geldig zijn', profiel)}: {namen}.")
    if not any(i.geldigheid == Geldigheid.GELDIG for i in inschrijvingen):
        gevonden.append(in_words("Er is nog geen geldige inschrijving.", profiel))
    leden = [lid for lid in ronde.commissie.all() if lid.beoordeelt]
    if len(leden) < MIN_BEOORDELAARS:
        gevonden.append(f"Zet ten minste {MIN_BEOORDELAARS} beoordelaars in de commissie.")
    if not any(lid.rol == Commissierol.VOORZITTER for lid in leden):
        gevonden.append("Wijs een voorzitter aan: die legt de consensus vast.")
    toegewezen = set(Toewijzing.objects.filter(commissielid__ronde=ronde).values_list("bestekvraag", flat=True))
    gevonden += [f"Niemand beoordeelt de vraag ‘{v}’." for v in asked_vragen(ronde) if v.pk not in toegewezen]
    return gevonden


def readiness(ronde: Ronde) -> dict[int, bool]:
    """Whether each scoring member has finished all that is assigned, by id of the member. Never how many, nor what."""
    antwoorden = list(antwoorden_to_score(ronde).values_list("pk", "bestekvraag"))
    toegewezen = set(Toewijzing.objects.filter(commissielid__ronde=ronde).values_list("commissielid", "bestekvraag"))
    klaar = set(Score.objects.filter(ronde=ronde, klaar=True).values_list("commissielid", "antwoord"))
    return {
        lid.pk: all((lid.pk, antwoord) in klaar for antwoord, vraag in antwoorden if (lid.pk, vraag) in toegewezen)
        for lid in ronde.commissie.all()
        if lid.beoordeelt
    }


def problems_before_consensus(ronde: Ronde) -> list[str]:
    """Who is not ready yet; names and readiness only, never a score."""
    gevonden = []
    klaar = readiness(ronde)
    for lid in ronde.commissie.select_related("belangenverklaring", "gebruiker"):
        if not lid.beoordeelt or (hasattr(lid, "belangenverklaring") and lid.belang_akkoord is False):
            continue
        if not lid.toegelaten:
            gevonden.append(f"{lid} heeft de belangenverklaring nog niet (zonder open belang) ondertekend.")
        elif not klaar[lid.pk]:
            gevonden.append(f"{lid} is nog niet klaar met scoren.")
    beoordeeld = Score.objects.counting().filter(ronde=ronde, onthouden=False).values("antwoord")
    if not gevonden and antwoorden_to_score(ronde).exclude(pk__in=beoordeeld).exists():
        gevonden.append("Niet elk antwoord heeft een cijfer: iedereen onthield zich of viel af.")
    return gevonden


def problems_before_fixing(ronde: Ronde) -> list[str]:
    """Which answers have no agreed mark with a motivation yet, and whose validity was taken back meanwhile."""
    open_ = Inschrijving.objects.filter(offerte__bestek=ronde.bestek, geldigheid=Geldigheid.TE_BEOORDELEN)
    gevonden = [
        f"Beoordeel eerst of {i.offerte} voor {i.perceel} geldig is."
        for i in open_.select_related("offerte__inschrijver", "perceel")
    ]
    compleet = Consensus.objects.filter(ronde=ronde, cijfer__isnull=False).exclude(motivatie="").values("antwoord")
    open_ = antwoorden_to_score(ronde).exclude(pk__in=compleet).select_related("bestekvraag", "offerte__inschrijver")
    return gevonden + [f"Nog geen consensus over ‘{a.bestekvraag}’ van {a.offerte.inschrijver}." for a in open_]


@transaction.atomic
def start(ronde: Ronde, wie: Gebruiker) -> None:
    lock_bestek(ronde.bestek)
    _advance(ronde, problems_before_start)
    ronde.start(wie)


@transaction.atomic
def start_consensus(ronde: Ronde, wie: Gebruiker) -> None:
    ronde = lock(ronde)
    _advance(ronde, problems_before_consensus)
    ronde.start_consensus(wie)


@transaction.atomic
def fix_kwaliteit(ronde: Ronde, wie: Gebruiker) -> None:
    lock_bestek(ronde.bestek)
    ronde = lock(ronde)
    _advance(ronde, problems_before_fixing)
    ronde.fix_kwaliteit(wie)


def lock(ronde: Ronde) -> Ronde:
    """The round as it stands now, locked for the transaction, so that nothing slips in beside a transition."""
    return Ronde.objects.select_for_update(of=("self",)).get(pk=ronde.pk)


def _advance(ronde: Ronde, problems) -> None:
    if gevonden := problems(ronde):
        raise OngeldigeOvergang(" ".join(gevonden))


def _require(ronde: Ronde, status: Rondestatus, melding: str) -> None:
    if ronde.status != status:
        raise OngeldigeOvergang(melding)
