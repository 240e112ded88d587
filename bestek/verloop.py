"""The course of a bestek: what must hold before it goes to review and before it is frozen."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import F

from gemeenten import klok
from gemeenten.models import Gebeurtenis, Gebruiker, record_gebeurtenis

from . import akkoorden, samenstelling, structuur
from .akkoorden import Stand
from .enums import Bestekstatus
from .gereedheid import Probleem, problems
from .jsonvorm import to_json
from .models import Bestek, Vaststelling
from .models.bestek import OngeldigeOvergang
from .vergelijking import Verandering, compare


class NietGereed(OngeldigeOvergang):
    """The content is not complete; `problemen` says what is still to be done."""

    def __init__(self, problemen: list[Probleem]):
        self.problemen = problemen
        super().__init__("Dit kan nog niet: " + " ".join(probleem.zin for probleem in problemen))


class ZonderAkkoord(OngeldigeOvergang):
    """Not everybody who was asked is akkoord with this text; who freezes it all the same says why."""

    def __init__(self, open_: Sequence[Stand]):
        self.open = open_
        zinnen = "; ".join(stand.zin for stand in open_)
        super().__init__(f"Nog niet iedereen is akkoord: {zinnen}. Stel toch vast met een reden, of wacht.")


def todo(bestek: Bestek) -> list[Probleem]:
    """What is still to be done on the working text, as of now."""
    return problems_of(bestek, samenstelling.compose(bestek))


def problems_of(bestek: Bestek, inhoud: structuur.Bestek) -> list[Probleem]:
    """As `todo`, for who has composed the text already."""
    return problems(inhoud, klok.now(), bestek.dossier)


@transaction.atomic
def submit(bestek: Bestek, wie: Gebruiker) -> None:
    """concept → ter review, when nothing is left to do."""
    _require_ready(bestek)
    bestek.submit(wie)


@transaction.atomic
def freeze(bestek: Bestek, wie: Gebruiker, ondanks: str = "") -> Vaststelling:
    """The first frozen version, or the next one where a wijziging is open, when nothing is left to do.

    Where a sign-off was asked and not given on this text, `ondanks` is the reason to freeze it all the same.
    """
    _require_ready(bestek)
    open_ = akkoorden.read_review(bestek, samenstelling.compose(bestek)).open
    if open_ and not ondanks:
        raise ZonderAkkoord(open_)
    if open_:
        tekst = f"Vastgesteld zonder alle akkoorden: {ondanks}"
        record_gebeurtenis(bestek, "bestek.zonder_akkoord", wie, tekst, open=[stand.zin for stand in open_])
    return samenstelling.freeze(bestek, wie)


@transaction.atomic
def cancel_change(bestek: Bestek, wie: Gebruiker, reden: str) -> None:
    """Call the open wijziging off: only when the text is again as it was frozen, or it would be lost or slip in."""
    if verschillen := undone_changes(bestek):
        namen = ", ".join(verandering.kop for verandering in verschillen)
        raise OngeldigeOvergang(f"De tekst is nog anders dan de vastgestelde versie: {namen}. Zet dat eerst terug.")
    wijziging = bestek.open_wijziging
    bestek.cancel_change(wie, reden)
    bestek.inlichtingen.filter(wijziging=wijziging).update(wijziging=None, versie=F("versie") + 1)


def undone_changes(bestek: Bestek) -> list[Verandering]:
    """In what the working text differs from the version that holds."""
    nu, vast = samenstelling.compose(bestek), bestek.laatste_vaststelling.structuur
    if to_json(replace(nu, ontheffingen=())) == to_json(replace(vast, ontheffingen=())):
        return []
    return compare(vast, nu) or [Verandering("volgorde of instellingen", "gewijzigd", [])]


def withdrawal(bestek: Bestek) -> str:
    """'Ingetrokken: …', with the reason as it was written; nothing where it was not withdrawn."""
    if bestek.status != Bestekstatus.INGETROKKEN:
        return ""
    rijen = Gebeurtenis.objects.filter(onderwerp=bestek._meta.label_lower, onderwerp_id=bestek.pk)
    laatste = rijen.filter(soort="bestek.ingetrokken").last()
    return laatste.tekst if laatste else ""


def _require_ready(bestek: Bestek) -> None:
    if problemen := todo(bestek):
        raise NietGereed(problemen)
