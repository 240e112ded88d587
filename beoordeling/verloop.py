"""The course of a round: how it begins, and what must hold before each next step."""

from django.db import transaction
from django.db.models import Max

from bestek.enums import Bestekstatus
from bestek.models import Bestek, Bestekvraag
from bestek.profielen import in_words
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Commissierol, Geldigheid, Rondestatus
from .models import (
    Commissielid,
    Consensus,
    Inschrijving,
    Kluisprijs,
    OngeldigeOvergang,
    Ronde,
    Score,
    Toewijzing,
)
from .prijskennis import knowledge_sentence
from .registratie import lock_bestek, make_places
from .schuilnaam import names_of
from .taken import antwoorden_to_score, asked_vragen, nobody_scores, readiness
from .vingerafdruk import SOORT, fingerprint

MIN_BEOORDELAARS = 2  # consensus needs somebody to agree with


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
        geleid_door=wie,
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
    if not gevonden:
        for antwoord in nobody_scores(ronde).select_related("bestekvraag", "offerte__inschrijver"):
            zin = f"Niemand beoordeelt ‘{antwoord.bestekvraag}’ van {antwoord.offerte.inschrijver}: wie de vraag heeft,"
            gevonden.append(f"{zin} beoordeelt deze inschrijver niet.")
    return gevonden


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
    """Which answers are not agreed on and signed yet, and whose validity was taken back meanwhile."""
    open_ = Inschrijving.objects.filter(offerte__bestek=ronde.bestek, geldigheid=Geldigheid.TE_BEOORDELEN)
    gevonden = [
        f"Beoordeel eerst of {i.offerte} voor {i.perceel} geldig is."
        for i in open_.select_related("offerte__inschrijver", "perceel")
    ]
    compleet = Consensus.objects.filter(ronde=ronde, cijfer__isnull=False).exclude(motivatie="")
    compleet = set(compleet.values_list("antwoord", flat=True))
    getekend = Consensus.objects.filter(ronde=ronde, getekend_op__isnull=False).values("antwoord")
    open_ = antwoorden_to_score(ronde).exclude(pk__in=getekend).select_related("bestekvraag")
    namen = names_of(ronde)
    for a in open_:
        nog = "De voorzitter tekende nog niet voor" if a.pk in compleet else "Nog geen consensus over"
        gevonden.append(f"{nog} ‘{a.bestekvraag}’ van {namen[a.offerte_id]}.")
    return gevonden


@transaction.atomic
def start(ronde: Ronde, wie: Gebruiker) -> None:
    lock_bestek(ronde.bestek)
    _advance(ronde, problems_before_start)
    ronde.start(wie)
    if kennis := knowledge_sentence(ronde):
        record_gebeurtenis(ronde, "ronde.prijskennis", wie, f"{kennis} De inkoper liet hen beoordelen.")


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
    sha256 = fingerprint(ronde)
    tekst = f"Vingerafdruk van de afgesproken cijfers en motiveringen: {sha256}"
    record_gebeurtenis(ronde, SOORT, wie, tekst, sha256=sha256)


def lock(ronde: Ronde) -> Ronde:
    """The round as it stands now, locked for the transaction, so that nothing slips in beside a transition."""
    return Ronde.objects.select_for_update(of=("self",)).get(pk=ronde.pk)


def _advance(ronde: Ronde, problems) -> None:
    if gevonden := problems(ronde):
        raise OngeldigeOvergang(" ".join(gevonden))


def _require(ronde: Ronde, status: Rondestatus, melding: str) -> None:
    if ronde.status != status:
        raise OngeldigeOvergang(melding)
