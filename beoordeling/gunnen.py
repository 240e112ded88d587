"""Decide on a perceel and tell every bidder: make, write, release by another, send, make definite, withdraw."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from bestek.canoniek import canonical_json, sha256_hex
from bestek.models import Perceel
from bestek.regels.dagen import day_text
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.bewerking import record_edit
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis

from . import gunning as rekenen
from .bewijsnagaan import verification_problems
from .brief import compose
from .brieftekst import first_text
from .enums import Gunningstatus
from .gelijkestand import final_order
from .gunningsstof import bids_of, gather, stand_of
from .loten import Stand
from .meterbeeld import letters_of, measure_letters
from .models import Gunning, Gunningsbrief, OngeldigeOvergang, Ronde, Verzending
from .overgangen import require_standing
from .rangschikking import ranking_open
from .verdelingsbeeld import divided_winners
from .wachttijd import waiting_time

GEWIJZIGD = "De rangorde is veranderd nadat deze gunning is gemaakt. Trek haar in en maak een nieuwe."


@transaction.atomic
def make_gunning(ronde: Ronde, perceel: Perceel, wie: Gebruiker) -> Gunning:
    """The decision as the ranking has it now, with a letter for every bidder; one at a time for each perceel."""
    Ronde.objects.select_for_update().get(pk=ronde.pk)
    require_standing(ronde)
    if not ranking_open(ronde):
        raise OngeldigeOvergang("Er is nog geen rangorde: eerst staat de kwaliteit vast en zijn de prijzen geopend.")
    eerdere = Gunning.objects.filter(ronde=ronde, perceel=perceel)
    if eerdere.exclude(status=Gunningstatus.INGETROKKEN).exists():
        raise OngeldigeOvergang("Voor dit perceel loopt al een gunning. Trek die eerst in.")
    stand = stand_of(ronde, str(perceel.sleutel))
    if stand is None or stand.uitslag.rangorde is None:
        raise OngeldigeOvergang(stand.uitslag.melding if stand else "Dit perceel hoort niet bij deze beoordeling.")
    rangorde = ranking_bytes(stand)
    gunning = Gunning.objects.create(
        gemeente_id=ronde.gemeente_id,
        ronde=ronde,
        perceel=perceel,
        nummer=(eerdere.aggregate(n=Max("nummer"))["n"] or 0) + 1,
        winnaar_id=winner_of(ronde, stand),
        rangorde=rangorde.decode(),
        sha256=sha256_hex(rangorde),
        aangemaakt_door=wie,
    )
    _write_letters(gunning)
    record_gebeurtenis(gunning, "gunning.gemaakt", wie, f"Gunning {gunning.nummer} gemaakt voor {perceel}")
    return gunning


def ranking_bytes(stand: Stand) -> bytes:
    return canonical_json(rekenen.to_json(stand.uitslag.rangorde))


def winner_of(ronde: Ronde, stand: Stand) -> int | None:
    """First by the published rules, or nobody where nobody has a rank; a tie that is not decided stops everything."""
    verdeeld = divided_winners(ronde, ronde.vaststelling.structuur)
    if verdeeld is not None:
        return verdeeld.get(stand.uitslag.perceel.sleutel)
    volgorde = final_order(stand.uitslag.rangorde, stand.beslissingen)
    if not volgorde:
        return None
    if len(volgorde[0]) > 1:
        raise OngeldigeOvergang(
            "De eerste plaats is gedeeld. Beslis die eerst volgens het bestek, eventueel door loting."
        )
    return int(volgorde[0][0])


def _write_letters(gunning: Gunning) -> None:
    stof = gather(gunning)
    for inschrijving in bids_of(gunning.ronde, gunning.perceel_id):
        velden = first_text(stof, stof.inschrijvingen[str(inschrijving.pk)])
        Gunningsbrief.objects.create(
            gemeente_id=gunning.gemeente_id, gunning=gunning, inschrijving=inschrijving, **velden
        )


@transaction.atomic
def save_letter(brief: Gunningsbrief, versie: int, wie: Gebruiker, **velden: object) -> Gunningsbrief:
    """Save the words of a letter on top of `versie`; only while the gunning is a concept. Raises Verouderd."""
    gunning = Gunning.objects.select_for_update().get(pk=brief.gunning_id)
    if gunning.status != Gunningstatus.CONCEPT:
        raise OngeldigeOvergang("Deze brieven zijn vrijgegeven en kunnen niet meer veranderen.")
    schoon = {naam: normaliseer(w).strip() if isinstance(w, str) else w for naam, w in velden.items()}
    brief = brief.change(versie, **schoon)
    record_edit(gunning, "gunning.brief", wie, "Brief bewerkt")
    return brief


@transaction.atomic
def save_advice(gunning: Gunning, versie: int, tekst: str, wie: Gebruiker) -> Gunning:
    if gunning.status != Gunningstatus.CONCEPT:
        raise OngeldigeOvergang("Deze gunning is vrijgegeven; het advies staat vast.")
    gunning = gunning.change(versie, advies=normaliseer(tekst).strip())
    record_edit(gunning, "gunning.advies", wie, "Advies bewerkt")
    return gunning


def objection_to_release(gunning: Gunning, wie: Gebruiker) -> str:
    """Why this person cannot release; empty when nothing is against it."""
    if wie.pk == gunning.aangemaakt_door_id:
        return "U hebt deze gunning gemaakt. Een andere inkoper geeft haar vrij."
    if Rol.INKOPER not in wie.rollen_in(gunning.gemeente):
        return "Een inkoper geeft de gunning vrij."
    return ""


@transaction.atomic
def release(gunning: Gunning, wie: Gebruiker, reden: str = "") -> None:
    """Let the letters go out, by another than who made them; over what the meter finds only with a reason."""
    if bezwaar := objection_to_release(gunning, wie):
        raise OngeldigeOvergang(bezwaar)
    stand = stand_of(gunning.ronde, str(gunning.perceel.sleutel))
    if stand is None or stand.uitslag.rangorde is None or sha256_hex(ranking_bytes(stand)) != gunning.sha256:
        raise OngeldigeOvergang(GEWIJZIGD)
    open_ = sum(len(rij.meting.moet) for rij in measure_letters(gather(gunning)))
    reden = normaliseer(reden).strip()
    if open_ and not reden:
        raise OngeldigeOvergang(f"De motivatiemeter noemt nog {_points(open_)}. Los dat op, of geef een reden.")
    gunning.release(wie)
    if open_:
        tekst = f"Vrijgegeven met {_points(open_)} open in de motivatiemeter: {reden}"
        record_gebeurtenis(gunning, "gunning.meter_terzijde", wie, tekst)


def _points(aantal: int) -> str:
    return "1 punt" if aantal == 1 else f"{aantal} punten"


@transaction.atomic
def send(gunning: Gunning, wie: Gebruiker, tot: date | None) -> None:
    """Register that the letters went out today, and freeze each as it was. `tot` may be later than the rule asks."""
    vandaag = klok.today()
    wacht = waiting_time(gunning.ronde.bestek.profiel, vandaag)
    if wacht and (tot is None or tot < wacht.tot):
        raise OngeldigeOvergang(f"De termijn loopt ten minste tot en met {wacht.tekst}.")
    gunning.mark_verzonden(wie, tot if wacht else None)
    stof = gather(gunning)
    for brief in letters_of(stof):
        inhoud = canonical_json(compose(stof, brief, vandaag, tot if wacht else None, concept=False))
        Verzending.objects.create(
            gemeente_id=gunning.gemeente_id,
            brief=brief,
            inhoud=inhoud.decode(),
            sha256=sha256_hex(inhoud),
            verzonden_op=gunning.verzonden_op,
            verzonden_door=wie,
        )


def problems_before_definite(gunning: Gunning) -> list[str]:
    """What stands in the way of the last step, in sentences."""
    gevonden = []
    if gunning.standstill_tot and klok.today() <= gunning.standstill_tot:
        gevonden.append(f"De termijn loopt tot en met {day_text(gunning.standstill_tot)}.")
    if gunning.winnaar is None:
        return [*gevonden, "Er is niemand aan wie u gunt."]
    return gevonden + verification_problems(gunning.winnaar)


@transaction.atomic
def make_definite(gunning: Gunning, wie: Gebruiker) -> None:
    if problemen := problems_before_definite(gunning):
        raise OngeldigeOvergang(" ".join(problemen))
    gunning.make_definitief(wie)


@transaction.atomic
def withdraw(gunning: Gunning, wie: Gebruiker, reden: str) -> None:
    reden = normaliseer(reden).strip()
    if not reden:
        raise OngeldigeOvergang("Geef de reden; die blijft bewaard.")
    gunning.withdraw(wie, reden)


def letters_as_data(gunning: Gunning) -> list[tuple[Gunningsbrief, dict]]:
    """Every letter as it was sent, or as it would be sent today."""
    gezonden = {v.brief_id: v.gegevens for v in Verzending.objects.filter(brief__gunning=gunning).order_by("pk")}
    stof = gather(gunning)
    op = localdate(gunning.verzonden_op) if gunning.verzonden_op else klok.today()
    wacht = waiting_time(stof.bestek.profiel, op)
    tot = gunning.standstill_tot or (wacht and wacht.tot)
    return [
        (brief, gezonden.get(brief.pk) or compose(stof, brief, op, tot, concept=True)) for brief in letters_of(stof)
    ]
