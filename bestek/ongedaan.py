"""Undo and redo: each act on the working text is kept with what its rows held before and after it.

One takes back one's own last act. What somebody else has changed since stays as it is, and is said.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from .bewerkingswoorden import act_in_words, part_in_words
from .delen import drop_problem
from .models import Bestek, Bewerking
from .momentopname import BESTEK, Opname, Rij, difference, kinds, python, references, take
from .schaal import park_waarden

MEESTE = 100  # acts kept per bestek
SAMEN = timedelta(minutes=3)  # typing in the same fields within this time is one act


class NietTerug(Exception):
    """This act cannot be taken back, or done again; the message says why, for the user."""


@contextmanager
def recorded(bestek: Bestek, wie: Gebruiker, *, getypt: bool = False) -> Iterator[None]:
    """What happens to the working text inside becomes one act of this person, or (`getypt`) part of the last one.

    The caller has a transaction open and holds the row of the bestek, so nobody else writes in between.
    """
    voor = take(bestek)
    yield
    na = take(bestek)
    if rijen := difference(voor, na):
        _keep(bestek, wie, rijen, act_in_words(rijen, voor, na), getypt)


def last_act(bestek: Bestek, wie: Gebruiker) -> Bewerking | None:
    """What this person can take back now."""
    return _own(bestek, wie).filter(ongedaan_op=None).last()


def last_undone(bestek: Bestek, wie: Gebruiker) -> Bewerking | None:
    """What this person can do again: of what was taken back the oldest act, which was taken back last."""
    return _own(bestek, wie).exclude(ongedaan_op=None).first()


def undo(bewerking: Bewerking, wie: Gebruiker) -> None:
    """Put the rows back as they were before; raises NietTerug, and then the act is offered no more."""
    _turn(bewerking, wie, terug=True)
    record_gebeurtenis(bewerking.bestek, "bestek.ongedaan", wie, f"Ongedaan gemaakt: {bewerking.wat}"[:300])


def redo(bewerking: Bewerking, wie: Gebruiker) -> None:
    """As `undo`, the other way."""
    _turn(bewerking, wie, terug=False)
    record_gebeurtenis(bewerking.bestek, "bestek.opnieuw", wie, f"Opnieuw gedaan: {bewerking.wat}"[:300])


def rows_of(bewerking: Bewerking) -> list[Rij]:
    return [Rij(**rij) for rij in bewerking.rijen]


def _own(bestek: Bestek, wie: Gebruiker) -> QuerySet[Bewerking]:
    """Acts of this person since the last frozen version; what is in a version is behind us."""
    rijen = bestek.bewerkingen.visible_to(wie).filter(door=wie)
    vast = bestek.laatste_vaststelling
    return rijen.filter(op__gt=vast.vastgesteld_op) if vast else rijen


def _keep(bestek: Bestek, wie: Gebruiker, rijen: list[Rij], wat: str, getypt: bool) -> None:
    _own(bestek, wie).exclude(ongedaan_op=None).delete()
    vorige = last_act(bestek, wie)
    if getypt and vorige and vorige.op > klok.now() - SAMEN and _continues(rows_of(vorige), rijen):
        _extend(vorige, rijen)
        return
    bestek.bewerkingen.create(
        gemeente_id=bestek.gemeente_id, door=wie, wat=wat[:200], rijen=[asdict(rij) for rij in rijen]
    )
    oud = list(bestek.bewerkingen.order_by("-pk").values_list("pk", flat=True)[MEESTE:])
    bestek.bewerkingen.filter(pk__in=oud).delete()


def _continues(vorige: list[Rij], rijen: list[Rij]) -> bool:
    """Whether these rows go on where the last act left them, in the same fields."""
    toen = {rij.plaats: rij for rij in vorige}
    return toen.keys() == {rij.plaats for rij in rijen} and all(
        None not in (rij.voor, rij.na, toen[rij.plaats].voor)
        and "volgorde" not in rij.velden
        and rij.voor == toen[rij.plaats].na
        for rij in rijen
    )


def _extend(vorige: Bewerking, rijen: list[Rij]) -> None:
    nu = {rij.plaats: rij.na for rij in rijen}
    samen = [{**asdict(rij), "na": nu[rij.plaats]} for rij in rows_of(vorige)]
    if all(rij["voor"] == rij["na"] for rij in samen):
        vorige.delete()
    else:
        vorige.rijen = samen
        vorige.save(update_fields=["rijen"])


def _turn(bewerking: Bewerking, wie: Gebruiker, *, terug: bool) -> None:
    bestek, rijen = bewerking.bestek, rows_of(bewerking)
    if not terug:
        rijen = [Rij(r.soort, r.pk, r.sleutel, r.na, r.voor, r.versie) for r in rijen]
    try:
        with transaction.atomic():
            _check(bestek, rijen, take(bestek), bewerking, wie)
            _restore(bestek, rijen)
    except (NietTerug, DatabaseError) as fout:
        bewerking.delete()
        if isinstance(fout, NietTerug):
            raise
        raise NietTerug("Er is intussen te veel veranderd.") from fout
    bewerking.ongedaan_op = klok.now() if terug else None
    bewerking.save(update_fields=["ongedaan_op"])


def _check(bestek: Bestek, rijen: list[Rij], nu: Opname, bewerking: Bewerking, wie: Gebruiker) -> None:
    """Every row must still hold what the act left there."""
    for rij in rijen:
        stand = nu.rijen.get(rij.plaats)
        weg = stand is None or stand.get("vervallen") is True
        if (rij.na is None and not weg) or (rij.na is not None and not _holds(stand, rij.na)):
            deel = part_in_words(rij, stand)
            raise NietTerug(f"{deel} is intussen veranderd{_by_whom(bestek, rij, bewerking, wie)}.")
    verdwijnt = {rij.plaats for rij in rijen if rij.voor is None}
    for plaats, waarden in nu.rijen.items():
        if plaats in verdwijnt or waarden.get("vervallen"):
            continue
        if any((soort, waarden[kolom]) in verdwijnt for kolom, soort in references(plaats[0])):
            raise NietTerug("Er hoort intussen iets anders bij wat dan zou verdwijnen.")


def _holds(stand: dict | None, waarden: dict) -> bool:
    return stand is not None and all(stand[naam] == waarde for naam, waarde in waarden.items())


def _by_whom(bestek: Bestek, rij: Rij, bewerking: Bewerking, wie: Gebruiker) -> str:
    later = bestek.bewerkingen.filter(pk__gt=bewerking.pk).exclude(door=wie).select_related("door")
    for ander in later.order_by("-pk"):
        if any((r["soort"], r["pk"]) == rij.plaats for r in ander.rijen):
            return f" door {ander.door}"
    return ""


def _restore(bestek: Bestek, rijen: list[Rij]) -> None:
    """Take out, then make again, then change: a value that must be unique is free before it returns."""
    diepte = {soort: nummer for nummer, soort in enumerate(kinds())}
    op_diepte = sorted(rijen, key=lambda rij: diepte[rij.soort])
    for rij in reversed([r for r in op_diepte if r.voor is None]):
        _take_out(rij)
    for rij in op_diepte:
        if rij.na is None:
            _make_again(bestek, rij)
    blijvend = [rij for rij in op_diepte if rij.voor is not None and rij.na is not None]
    park_waarden(rij.pk for rij in blijvend if rij.soort == "ankerpunt" and "waarde" in rij.voor)
    for rij in blijvend:
        _put_back(rij)


def _take_out(rij: Rij) -> None:
    deel = kinds()[rij.soort].objects.get(pk=rij.pk)
    if reden := drop_problem(deel):
        raise NietTerug(reden)
    deel.drop()


def _make_again(bestek: Bestek, rij: Rij) -> None:
    """The same row as it was, under the same key; where it lapsed it comes back to life."""
    model, velden = kinds()[rij.soort], python(rij.soort, rij.voor)
    if bestaand := model.objects.filter(pk=rij.pk).first():
        bestaand.change(bestaand.versie, **velden)
        return
    eigen = {"pk": rij.pk, "gemeente_id": bestek.gemeente_id, "bestek_id": bestek.pk, "versie": rij.versie + 1}
    model(**eigen, **velden).save(force_insert=True)


def _put_back(rij: Rij) -> None:
    model, velden = kinds()[rij.soort], python(rij.soort, rij.voor)
    if velden.keys() == {"volgorde"}:  # the place is no part of the text, see `vraagkeuze.arrange`
        model.objects.filter(pk=rij.pk).update(**velden)
        return
    deel = model.objects.get(pk=rij.pk)
    deel.change(deel.versie, **velden)


def parts(rijen: Iterable[Rij]) -> set[str]:
    """The sleutels of the rows that an act touched."""
    return {rij.sleutel for rij in rijen if rij.soort != BESTEK}
