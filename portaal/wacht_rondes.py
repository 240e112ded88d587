"""What waits around an assessment: for its members, for who opens prices, and for the inkoper."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse

from beoordeling import taken, verloop
from beoordeling.enums import Commissierol, Rondestatus
from beoordeling.kluis import OPENING_GELDIG
from beoordeling.models import Commissielid, Opening, Ronde
from bestek.enums import Bestekstatus, Profiel
from bestek.models import Bestek
from bestek.profielen import in_words
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker

from .termijnen import SCORES_TE_GEVEN
from .wacht import Wacht

LOPEND = (*SCORES_TE_GEVEN, Rondestatus.CONSENSUS)
MAX_UITGEWERKT = 5  # rounds whose obstacles are spelled out here: each costs some queries
MAX_PUNTEN = 3


def of_member(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """One's own statement, one's own scores, and the consensus for who chairs. Nothing of any colleague."""
    zichtbaar = Ronde.objects.visible_to(gebruiker).filter(status__in=LOPEND)
    leden = Commissielid.objects.filter(gebruiker=gebruiker, ronde__in=zichtbaar)
    verbonden = ("ronde__bestek", "ronde__gemeente", "ronde__vaststelling", "belangenverklaring")
    leden = list(leden.select_related(*verbonden))
    yield from (_to_sign(lid) for lid in leden if _must_sign(lid))
    toegelaten = [lid for lid in leden if lid.beoordeelt and lid.toegelaten]
    scoort = [lid for lid in toegelaten if lid.ronde.status == Rondestatus.INDIVIDUEEL]
    voortgang = taken.progress_by_lid(scoort)
    for lid in scoort:
        gedaan, totaal = voortgang[lid.pk]
        if gedaan < totaal:
            zin = f"{gedaan} van {_answers(totaal)} gedaan"
            yield _about(lid.ronde, "Beoordelen", zin, "Verder", "scoren", rang=2, voortgang=(gedaan, totaal))
    yield from _to_agree([lid.ronde for lid in toegelaten if lid.rol == Commissierol.VOORZITTER])


def _must_sign(lid: Commissielid) -> bool:
    return lid.ronde.status in SCORES_TE_GEVEN and not hasattr(lid, "belangenverklaring")


def _to_sign(lid: Commissielid) -> Wacht:
    zin = "Lees wie er inschreven en onderteken uw belangenverklaring"
    zin += "; daarna kunt u beoordelen." if lid.beoordeelt else "."
    return _about(lid.ronde, "Belangenverklaring", zin, "Ondertekenen", "verklaring", rang=1)


def _to_agree(rondes: list[Ronde]) -> Iterator[Wacht]:
    rondes = [ronde for ronde in rondes if ronde.status == Rondestatus.CONSENSUS]
    stand = taken.consensus_by_ronde(rondes)
    for ronde in rondes:
        gedaan, totaal = stand[ronde.pk]
        if gedaan < totaal:
            zin = f"U zit voor: voor {gedaan} van {_answers(totaal)} is getekend"
            yield _about(ronde, "Consensus", zin, "Verder", "consensus", rang=2, voortgang=(gedaan, totaal))


def of_opener(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """Prices to open: as the second person while a request counts, as the first where an inkoper may ask."""
    rondes = Ronde.objects.openable_by(gebruiker).select_related("bestek", "gemeente", "vaststelling")
    geldig = Q(tweede=None, eerste_op__gte=klok.now() - OPENING_GELDIG)
    rondes = [ronde for ronde in rondes if not ronde.zonder_prijs]
    gevraagd = {o.ronde_id: o for o in Opening.objects.filter(geldig, ronde__in=rondes).select_related("eerste")}
    for ronde in rondes:
        opening = gevraagd.get(ronde.pk)
        if opening is None and Rol.INKOPER in gebruiker.rollen_in(ronde.gemeente):
            zin = "De kwaliteit staat vast. Vraag de opening aan; een tweede persoon opent."
            yield _about(ronde, "Prijzen openen", zin, "Verder", "openen", rang=2)
        elif opening and opening.eerste_id != gebruiker.pk:
            zin = f"{opening.eerste} vroeg de opening aan en wacht op een tweede persoon."
            vandaag = klok.today()
            yield _about(ronde, "Prijzen openen", zin, "Openen", "openen", tot=vandaag, rang=0)


def of_inkoper(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """Tenders that closed without a round, and rounds whose next step is the inkoper's."""
    rondes = Ronde.objects.visible_to(gebruiker).standing().exclude(status=Rondestatus.INGETROKKEN)
    yield from _without_ronde(gebruiker, rondes)
    lopend = rondes.exclude(status=Rondestatus.AFGEROND).select_related("bestek", "gemeente", "vaststelling")
    lopend = sorted(lopend, key=lambda ronde: deadline(ronde) or date.max)
    yield from _interests(lopend)
    for nummer, ronde in enumerate(lopend):
        if stap := STAPPEN.get(ronde.status):
            yield from stap(ronde, nummer < MAX_UITGEWERKT)


def _without_ronde(gebruiker: Gebruiker, rondes) -> Iterator[Wacht]:
    rijen = Bestek.objects.visible_to(gebruiker).filter(status=Bestekstatus.GEPUBLICEERD)
    rijen = rijen.filter(sluiting_op__lte=klok.now()).exclude(profiel=Profiel.OPEN_HOUSE)
    for rij in rijen.exclude(pk__in=rondes.values("bestek")).select_related("gemeente"):
        url = reverse("beoordeling:offertes", args=[rij.gemeente.slug, rij.pk])
        zin = "De termijn is gesloten. Registreer de offertes en bereid de beoordeling voor."
        zin = in_words(zin, rij.profiel)
        yield Wacht("Beoordeling voorbereiden", rij.titel, zin, "Verder", url, rij.gunning_op, 3)


def _interests(rondes: list[Ronde]) -> Iterator[Wacht]:
    """Reported interests that nobody decided about."""
    open_ = Commissielid.objects.filter(belangenverklaring__heeft_belang=True, belang_akkoord=None)
    per_pk = {ronde.pk: ronde for ronde in rondes if ronde.status in SCORES_TE_GEVEN}
    for lid in open_.filter(ronde__in=per_pk).select_related("gebruiker"):
        ronde = per_pk[lid.ronde_id]
        url = reverse("beoordeling:belang", args=[ronde.gemeente.slug, lid.pk])
        zin = f"{lid} meldde een belang en kan niet beoordelen voordat u beslist."
        yield Wacht("Gemeld belang", ronde.bestek.titel, zin, "Beslissen", url, deadline(ronde), 1)


def _prepare(ronde: Ronde, uitgewerkt: bool) -> Iterator[Wacht]:
    """From the page of the offers both their validity and the committee are at hand."""
    problemen = verloop.problems_before_start(ronde) if uitgewerkt else None
    if problemen == []:
        yield _about(ronde, "Beoordelen beginnen", "Alles staat klaar.", "Beginnen", "ronde_beginnen", rang=3)
        return
    zin = f"Nog {len(problemen)} te doen:" if problemen else "Bekijk wat er nog te doen is."
    punten = (problemen or [])[:MAX_PUNTEN]
    if problemen and len(problemen) > MAX_PUNTEN:
        punten[-1] = f"En nog {len(problemen) - MAX_PUNTEN + 1} andere dingen."
    url = reverse("beoordeling:offertes", args=[ronde.gemeente.slug, ronde.bestek_id])
    titel, tot = ronde.bestek.titel, deadline(ronde)
    yield Wacht("Beoordeling voorbereiden", titel, zin, "Verder", url, tot, 3, punten=tuple(punten))


def _close_scoring(ronde: Ronde, uitgewerkt: bool) -> Iterator[Wacht]:
    if not uitgewerkt:
        return
    if not verloop.problems_before_consensus(ronde):
        yield _about(ronde, "Consensus beginnen", "Iedereen is klaar met scoren.", "Verder", "ronde", rang=3)
    elif ronde.beoordelen_tot and ronde.beoordelen_tot < klok.today():
        zin = "De dag waarop de scores klaar zouden zijn is voorbij, en nog niet iedereen is klaar."
        yield _about(ronde, "Scores te laat", zin, "Voortgang", "voortgang", rang=1)


def _fix(ronde: Ronde, uitgewerkt: bool) -> Iterator[Wacht]:
    if uitgewerkt and not verloop.problems_before_fixing(ronde):
        zin = "Over elk antwoord is consensus, en de voorzitter tekende."
        yield _about(ronde, "Kwaliteit vaststellen", zin, "Verder", "ronde", rang=3)


def _finish(ronde: Ronde, uitgewerkt: bool) -> Iterator[Wacht]:
    if ronde.status == Rondestatus.PRIJZEN_GEOPEND or ronde.zonder_prijs:
        zin = "De rangorde is bekend. Bekijk haar, haal het verslag op en rond de beoordeling af."
        yield _about(ronde, "Beoordeling afronden", zin, "Verder", "rangorde", rang=4)


STAPPEN = {
    Rondestatus.VOORBEREIDING: _prepare,
    Rondestatus.INDIVIDUEEL: _close_scoring,
    Rondestatus.CONSENSUS: _fix,
    Rondestatus.KWALITEIT_VASTGESTELD: _finish,
    Rondestatus.PRIJZEN_GEOPEND: _finish,
}


def deadline(ronde: Ronde) -> date | None:
    """As planned for the round; without that, what follows the scores must be done before the intention to award."""
    if ronde.status in SCORES_TE_GEVEN:
        return ronde.beoordelen_tot
    besluit = ronde.besluit_op or ronde.bestek.gunning_op
    return (ronde.consensus_op or besluit) if ronde.status == Rondestatus.CONSENSUS else besluit


def _about(ronde: Ronde, wat: str, zin: str, knop: str, doel: str, **velden: object) -> Wacht:
    url = reverse(f"beoordeling:{doel}", args=[ronde.gemeente.slug, ronde.pk])
    return Wacht(wat, ronde.bestek.titel, zin, knop, url, **{"tot": deadline(ronde)} | velden)


def _answers(aantal: int) -> str:
    return "1 antwoord" if aantal == 1 else f"{aantal} antwoorden"
