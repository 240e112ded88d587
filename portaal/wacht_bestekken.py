"""What waits around a bestek, until there is a round."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from bestek.edities import count_outdated
from bestek.enums import Bestekstatus, Inlichtingstand, Profiel
from bestek.models import Bestek, Inlichting, Wijziging
from bestek.overzicht import points_of
from bestek.termijnstand import answer_by
from bestek.weging import Weegtotaal, number_text
from gemeenten.models import Gebruiker

from .wacht import Wacht


def of_writer(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """The concepts one began oneself; those of colleagues stand among the running tenders."""
    rijen = Bestek.objects.visible_to(gebruiker).filter(status=Bestekstatus.CONCEPT, aangemaakt_door=gebruiker)
    rijen = list(rijen.select_related("gemeente"))
    punten, vernieuwd = points_of(rijen), count_outdated(rijen)
    for rij in rijen:
        if rij.pk in vernieuwd:
            yield _renewed(rij, vernieuwd[rij.pk])
        zin = f"{points_sentence(rij, punten.get(rij.pk, []))}."
        yield Wacht("Bestek samenstellen", rij.titel, zin, "Verder", rij.get_absolute_url(), rij.publicatie_op, 7)


def _renewed(bestek: Bestek, aantal: int) -> Wacht:
    """The letters have a newer edition of some of its questions; the bestek waits for a choice."""
    vragen = f"{aantal} vragen zijn" if aantal > 1 else "Eén vraag is"
    zin = f"{vragen} in de brieven verbeterd. Bekijk het verschil en kies; tot dan verandert er niets."
    url = reverse("bestek:edities", args=[bestek.gemeente.slug, bestek.pk])
    return Wacht("Vernieuwde vragen", bestek.titel, zin, "Bekijken", url, bestek.publicatie_op, 6)


def points_sentence(bestek: Bestek, standen: list[Weegtotaal]) -> str:
    """'78 van 100 punten verdeeld', for each perceel; named where there is more than one."""
    if bestek.profiel == Profiel.OPEN_HOUSE:
        return "Toelating op eisen, zonder punten"
    meer = len(standen) > 1
    delen = [f"{f'{stand.naam}: ' if meer else ''}{number_text(stand.totaal)} van 100" for stand in standen]
    return f"{', '.join(delen)} punten verdeeld" if delen else "Nog geen punten verdeeld"


def of_inkoper(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """Review, publish, and end a wijziging."""
    vast = (Bestekstatus.TER_REVIEW, Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD)
    rijen = Bestek.objects.visible_to(gebruiker).filter(status__in=vast).select_related("gemeente")
    wijzigt = set(Wijziging.objects.open().filter(bestek__in=rijen).values_list("bestek", flat=True))
    for rij in rijen:
        url, tot = rij.get_absolute_url(), rij.publicatie_op
        if rij.pk in wijzigt:
            zin = "Er loopt een wijziging. Die geldt pas als u haar vaststelt."
            yield Wacht("Wijziging afmaken", rij.titel, zin, "Verder", url, rang=4)
        elif rij.status == Bestekstatus.TER_REVIEW:
            zin = "Lees het bestek na en stel het vast, of geef het met een reden terug."
            yield Wacht("Vaststellen", rij.titel, zin, "Bekijken", url, tot, 3)
        elif rij.status == Bestekstatus.VASTGESTELD:
            zin = "Maak het bekend op TenderNed of per uitnodiging, en leg dat hier vast."
            yield Wacht("Publiceren", rij.titel, zin, "Verder", url, tot, 4)


def of_assignee(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """Questions of bidders that were given to this person and have no agreed answer yet."""
    mijn = (Inlichtingstand.TOEGEWEZEN, Inlichtingstand.CONCEPT)
    rijen = Inlichting.objects.visible_to(gebruiker).filter(toegewezen_aan=gebruiker, stand__in=mijn)
    for bestek, per_stand in _by_bestek(rijen):
        leeg, concept = (len(per_stand[stand]) for stand in mijn)
        zin = _sentence((leeg, "wacht op uw antwoord", "wachten op uw antwoord"), (concept, "in concept", "in concept"))
        url = reverse("bestek:inlichtingen", args=[bestek.gemeente.slug, bestek.pk]) + f"?wie={gebruiker.pk}"
        if leeg + concept == 1:
            url = next(iter(per_stand[mijn[0]] or per_stand[mijn[1]])).get_absolute_url()
        yield Wacht("Vraag van een inschrijver", bestek.titel, zin, "Beantwoorden", url, answer_by(bestek), 2)


def questions_of_inkoper(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """What an inkoper does with the questions of bidders: give them away, agree, publish."""
    rijen = Inlichting.objects.visible_to(gebruiker).open()
    for bestek, per_stand in _by_bestek(rijen):
        nieuw, _, concept, akkoord = (len(per_stand[stand]) for stand in list(Inlichtingstand)[:4])
        if not nieuw + concept + akkoord:
            continue
        zin = _sentence(
            (nieuw, "nog toe te wijzen", "nog toe te wijzen"),
            (concept, "wacht op akkoord", "wachten op akkoord"),
            (akkoord, "klaar voor de nota", "klaar voor de nota"),
        )
        url = reverse("bestek:inlichtingen", args=[bestek.gemeente.slug, bestek.pk])
        yield Wacht("Nota van inlichtingen", bestek.titel, zin, "Verder", url, answer_by(bestek), 3)


def _by_bestek(rijen: QuerySet[Inlichting]) -> Iterator[tuple[Bestek, dict[str, list[Inlichting]]]]:
    """Of each bestek the questions by their state; a bestek that was withdrawn waits for nobody."""
    gevonden: dict[Bestek, dict[str, list[Inlichting]]] = {}
    rijen = rijen.exclude(bestek__status=Bestekstatus.INGETROKKEN).select_related("bestek__gemeente", "gemeente")
    for rij in rijen:
        per_stand = gevonden.setdefault(rij.bestek, {stand.value: [] for stand in Inlichtingstand})
        per_stand[rij.stand].append(rij)
    yield from gevonden.items()


def _sentence(*delen: tuple[int, str, str]) -> str:
    """'2 nog toe te wijzen, 1 klaar voor de nota.'"""
    return ", ".join(f"{n} {een if n == 1 else meer}" for n, een, meer in delen if n) + "."
