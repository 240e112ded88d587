"""The proposal of a list: kept for a day, for who offered it; in the end a bestek."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from bestek.aanleg import follow_routes
from bestek.models import Bestek, Lijstvoorstel
from bestek.overname.schrijven import begin_from
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente

from .bouwen import build
from .gelijkenis import suggest
from .lezen import Indeling, Lijst, check_rows, first_reading, read
from .rij import Rij

NAAM = 120


@transaction.atomic
def propose(gemeente: Gemeente, wie: Gebruiker, naam: str, lijst: Lijst) -> Lijstvoorstel:
    """Read a list and keep what was found; an earlier proposal of this person goes. Raises Onleesbaar."""
    indeling = first_reading(lijst)
    rijen, over = read(lijst, indeling)
    check_rows(rijen)
    drop_proposals(gemeente, wie)
    return Lijstvoorstel.objects.create(
        gemeente=gemeente,
        wie=wie,
        naam=naam[:NAAM],
        inhoud=lijst.to_json(),
        indeling=asdict(indeling),
        rijen=[rij.to_json() for rij in suggest(rijen)],
        over=over,
    )


def drop_proposals(gemeente: Gemeente, wie: Gebruiker) -> None:
    """Remove this person's proposals, and all of the gemeente that have had their time."""
    eigen = Lijstvoorstel.objects.filter(gemeente=gemeente)
    eigen.filter(wie=wie).delete()
    eigen.filter(gemaakt_op__lte=klok.now() - Lijstvoorstel.GELDIG).delete()


def list_of(voorstel: Lijstvoorstel) -> Lijst:
    return Lijst.from_json(voorstel.inhoud)


def reading_of(voorstel: Lijstvoorstel) -> Indeling:
    return Indeling(**voorstel.indeling)


def rows_of(voorstel: Lijstvoorstel) -> list[Rij]:
    return [Rij.from_json(rij) for rij in voorstel.rijen]


def read_again(voorstel: Lijstvoorstel, indeling: Indeling) -> None:
    """Read the same list otherwise; what was changed in its rows goes. Raises Onleesbaar."""
    rijen, over = read(list_of(voorstel), indeling)
    voorstel.rijen = [rij.to_json() for rij in suggest(check_rows(rijen))]
    voorstel.indeling, voorstel.over = asdict(indeling), over
    voorstel.save(update_fields=["rijen", "indeling", "over"])


def keep_rows(voorstel: Lijstvoorstel, rijen: list[Rij]) -> None:
    voorstel.rijen = [rij.to_json() for rij in rijen]
    voorstel.save(update_fields=["rijen"])


@transaction.atomic
def make_bestek(voorstel: Lijstvoorstel, wie: Gebruiker, **velden: object) -> Bestek:
    """The rows that are kept as a new bestek; the proposal goes."""
    inhoud = build(rows_of(voorstel), "", voorstel.gemeente.aanduiding)
    bestek = begin_from(voorstel.gemeente, wie, inhoud, voorstel.naam, eigen=False, **velden)
    follow_routes(bestek)
    voorstel.delete()
    return bestek
