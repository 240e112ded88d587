"""What colleagues say to this person about a bestek: a remark that names him, a wording that waits for his choice."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.urls import reverse

from bestek import opmerkingen, voorstellen
from bestek.enums import Bestekstatus
from bestek.models import Bestek, Opmerking, Tekstvoorstel
from gemeenten.models import Gebruiker

from .wacht import Wacht


def of_writer(gebruiker: Gebruiker) -> Iterator[Wacht]:
    """Two queries; a line for each bestek."""
    rijen = opmerkingen.unseen(gebruiker).exclude(opmerking__bestek__status=Bestekstatus.INGETROKKEN)
    rijen = rijen.select_related("opmerking__bestek__gemeente", "opmerking__door").order_by("opmerking__bestek", "pk")
    for bestek, groep in groupby((rij.opmerking for rij in rijen), lambda rij: rij.bestek):
        yield _named(bestek, list(groep))
    open_ = voorstellen.waiting_for(gebruiker).select_related("bestek__gemeente", "door").order_by("bestek", "pk")
    for bestek, groep in groupby(open_, lambda rij: rij.bestek):
        yield _proposed(bestek, list(groep))


def _named(bestek: Bestek, rijen: list[Opmerking]) -> Wacht:
    namen = _names(rijen)
    wat = "een opmerking" if len(rijen) == 1 else f"{len(rijen)} opmerkingen"
    zin = f"{_together(namen)} {'noemen' if len(namen) > 1 else 'noemt'} u in {wat}."
    return Wacht("U bent genoemd", bestek.titel, zin, "Lezen", f"{_page(bestek)}?toon=genoemd", rang=2)


def _proposed(bestek: Bestek, rijen: list[Tekstvoorstel]) -> Wacht:
    namen = _names(rijen)
    wat = "een andere tekst" if len(rijen) == 1 else f"{len(rijen)} andere teksten"
    zin = f"{_together(namen)} {'stellen' if len(namen) > 1 else 'stelt'} {wat} voor. Neem over of wijs af."
    return Wacht("Tekstvoorstel", bestek.titel, zin, "Bekijken", _page(bestek), rang=3)


def _names(rijen: Iterable[Opmerking | Tekstvoorstel]) -> list[str]:
    return list(dict.fromkeys(str(rij.door) for rij in rijen))


def _together(namen: list[str]) -> str:
    return " en ".join([", ".join(namen[:-1]), namen[-1]]) if len(namen) > 1 else namen[0]


def _page(bestek: Bestek) -> str:
    return reverse("bestek:opmerkingen", args=[bestek.gemeente.slug, bestek.pk])
