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
    wat = "een opmerking" if len(rijen) == 1 else f"{len(rijen)} opmerkingen"
    return Wacht(
        "U bent genoemd", bestek.titel, f"{_who(rijen)} in {wat}.", "Lezen", f"{_page(bestek)}?toon=genoemd", rang=2
    )


def _proposed(bestek: Bestek, rijen: list[Tekstvoorstel]) -> Wacht:
    wat = "een andere tekst" if len(rijen) == 1 else f"{len(rijen)} andere teksten"
    return Wacht(
        "Tekstvoorstel",
        bestek.titel,
        f"{_who(rijen)}: {wat} om over te nemen of af te wijzen.",
        "Bekijken",
        _page(bestek),
        rang=3,
    )


def _who(rijen: Iterable[Opmerking | Tekstvoorstel]) -> str:
    namen = list(dict.fromkeys(str(rij.door) for rij in rijen))
    return " en ".join([", ".join(namen[:-1]), namen[-1]]) if len(namen) > 1 else namen[0]


def _page(bestek: Bestek) -> str:
    return reverse("bestek:opmerkingen", args=[bestek.gemeente.slug, bestek.pk])
