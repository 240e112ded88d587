"""What waits in the internal review of a bestek: for who was asked, and for who asked."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from bestek.akkoorden import asked_by, waiting_for
from bestek.enums import Akkoordoordeel
from bestek.models import Akkoord, Bestek
from gemeenten import klok
from gemeenten.models import Gebruiker

from .wacht import Wacht


def of_asked(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """One line per bestek, with the chapters and who asked."""
    for bestek, rijen in _by_bestek(waiting_for(gebruiker)):
        namen = ", ".join(rij.get_hoofdstuk_display() for rij in rijen)
        laatste = max(rijen, key=lambda rij: rij.gevraagd_op)
        wie = "uzelf" if laatste.gevraagd_door_id == gebruiker.pk else laatste.gevraagd_door
        herinnerd = "Herinnering. " if any(rij.herinnerd_op for rij in rijen) else ""
        zin = f"{herinnerd}{namen} ({wie}, {_when(localtime(laatste.gevraagd_op).date())})."
        url = reverse("bestek:akkoord", args=[bestek.gemeente.slug, bestek.pk, rijen[0].hoofdstuk])
        tot = min((rij.uiterlijk for rij in rijen if rij.uiterlijk), default=None)
        yield Wacht("Akkoord gevraagd", bestek.titel, zin, "Bekijken", url, tot, 1 if herinnerd else 2)


def of_asker(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """When everybody answered: what they said."""
    for bestek, rijen in _by_bestek(asked_by(gebruiker)):
        gezegd = [rij.oordeel for rij in rijen]
        if Akkoordoordeel.GEVRAAGD in gezegd:
            continue
        niet = gezegd.count(Akkoordoordeel.NIET_AKKOORD)
        zin = f"Iedereen die u vroeg, heeft geantwoord: {len(gezegd) - niet} akkoord, {niet} niet akkoord."
        url = reverse("bestek:review", args=[bestek.gemeente.slug, bestek.pk])
        yield Wacht("Review binnen", bestek.titel, zin, "Bekijken", url, bestek.publicatie_op, 3)


def _by_bestek(rijen: QuerySet[Akkoord]) -> Iterable[tuple[Bestek, list[Akkoord]]]:
    gevonden: dict[Bestek, list[Akkoord]] = {}
    for rij in rijen.select_related("bestek__gemeente", "gevraagd_door").order_by("bestek", "pk"):
        gevonden.setdefault(rij.bestek, []).append(rij)
    return gevonden.items()


def _when(dag: date) -> str:
    """'vandaag', 'gisteren', or the date."""
    dagen = (klok.today() - dag).days
    return {0: "vandaag", 1: "gisteren"}.get(dagen) or date_format(dag, "j F")
