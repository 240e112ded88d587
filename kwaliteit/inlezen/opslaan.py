"""Keeping what was read: first as a proposal with its report, then as the bundle of a gemeente. All or nothing."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.db.models import QuerySet

from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente, record_gebeurtenis

from ..models import Bundel, Inleesvoorstel, Letterlijk
from .eigen import read_own
from .inlezen import read_bundle
from .rapport import build_report
from .teksten import Tekst, build_texts

NAAM_LENGTE = 200


class NietAanvaard(Exception):
    """The reading has gaps, and nobody accepted them. The text names them."""


def read_file(naam: str, inhoud: bytes) -> tuple[dict, list[Tekst]]:
    """The report and the rows of a file; nothing is stored. Raises LeesFout for a file that holds no letter."""
    eigen = read_own()
    lezing = read_bundle(inhoud, eigen)
    teksten = build_texts(lezing, eigen)
    rapport = build_report(lezing, teksten, eigen)
    rapport |= {"bestand": naam[:NAAM_LENGTE], "sha256": hashlib.sha256(inhoud).hexdigest()}
    return rapport, teksten


def propose(gemeente: Gemeente, wie: Gebruiker, naam: str, inhoud: bytes) -> Inleesvoorstel:
    """Read a file and keep what was found for a day, for this person only; an earlier proposal of theirs goes."""
    rapport, teksten = read_file(naam, inhoud)
    with transaction.atomic():
        drop_proposals(gemeente, wie)
        return Inleesvoorstel.objects.create(
            gemeente=gemeente,
            wie=wie,
            naam=rapport["bestand"],
            sha256=rapport["sha256"],
            rapport=rapport,
            teksten=[tekst.as_dict() for tekst in teksten],
        )


def drop_proposals(gemeente: Gemeente, wie: Gebruiker) -> None:
    """Remove this person's proposals, and all of the gemeente that have had their time."""
    eigen = Inleesvoorstel.objects.filter(gemeente=gemeente)
    eigen.filter(wie=wie).delete()
    eigen.filter(gemaakt_op__lte=klok.now() - Inleesvoorstel.GELDIG).delete()


def accept(voorstel: Inleesvoorstel, wie: Gebruiker, *, aanvaard: bool) -> Bundel:
    """Take a proposal over as the bundle of its gemeente."""
    with transaction.atomic():
        teksten = [Tekst(**rij) for rij in voorstel.teksten]
        bundel = store(voorstel.gemeente, voorstel.rapport, teksten, wie, aanvaard=aanvaard)
        voorstel.delete()
    return bundel


def store(
    gemeente: Gemeente, rapport: dict, teksten: list[Tekst], wie: Gebruiker | None, *, aanvaard: bool = False
) -> Bundel:
    """Put the letters of this reading in the place of those letters in the bundle; other letters stay as they were.

    Raises NietAanvaard where the reading has gaps that nobody accepted.
    """
    if rapport["bezwaren"] and not aanvaard:
        raise NietAanvaard(" ".join(rapport["bezwaren"]))
    with transaction.atomic():
        bundel = _bundle(gemeente, rapport, wie)
        nummers = [brief["nummer"] for brief in rapport["brieven"]]
        _texts(bundel).filter(brief__in=nummers).delete()
        rijen = [Letterlijk(gemeente=gemeente, bundel=bundel, **tekst.as_dict()) for tekst in teksten]
        Letterlijk.objects.bulk_create(rijen, batch_size=500)
        tekst = f"Letterlijke tekst ingelezen uit {bundel.naam}: {len(nummers)} brieven, {len(rijen)} teksten"
        record_gebeurtenis(bundel, "bundel.ingelezen", wie, tekst, brieven=nummers, teksten=len(rijen))
    return bundel


def _bundle(gemeente: Gemeente, rapport: dict, wie: Gebruiker | None) -> Bundel:
    """The one bundle of the gemeente, with the report of these letters in it."""
    bundel = Bundel.objects.filter(gemeente=gemeente).first() or Bundel(gemeente=gemeente)
    vorige = {brief["nummer"]: brief for brief in bundel.rapport.get("brieven", [])}
    nieuw = vorige | {brief["nummer"]: brief for brief in rapport["brieven"]}
    bundel.naam, bundel.sha256 = rapport["bestand"], rapport["sha256"]
    bundel.rapport = rapport | {"brieven": [nieuw[nummer] for nummer in sorted(nieuw)]}
    bundel.rapport["niet_gevonden"] = [n for n in rapport["niet_gevonden"] if n not in nieuw]
    bundel.ingelezen_op, bundel.ingelezen_door = klok.now(), wie
    bundel.save()
    return bundel


def _texts(bundel: Bundel) -> QuerySet[Letterlijk]:
    return Letterlijk.objects.filter(bundel=bundel)


def remove(bundel: Bundel, wie: Gebruiker) -> None:
    """Take the literal text of a gemeente away; that it was there stays in its history."""
    with transaction.atomic():
        record_gebeurtenis(bundel, "bundel.verwijderd", wie, f"Letterlijke tekst uit {bundel.naam} verwijderd")
        bundel.delete()
