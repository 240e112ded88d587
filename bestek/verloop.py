"""The course of a bestek: what must hold before it goes to review and before it is frozen."""

from django.db import transaction

from gemeenten import klok
from gemeenten.models import Gebruiker

from . import samenstelling, structuur
from .gereedheid import Probleem, problems
from .models import Bestek, Vaststelling
from .models.bestek import OngeldigeOvergang


class NietGereed(OngeldigeOvergang):
    """The content is not complete; `problemen` says what is still to be done."""

    def __init__(self, problemen: list[Probleem]):
        self.problemen = problemen
        super().__init__("Dit kan nog niet: " + " ".join(probleem.zin for probleem in problemen))


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
def freeze(bestek: Bestek, wie: Gebruiker) -> Vaststelling:
    """The first frozen version, or the next one where a wijziging is open, when nothing is left to do."""
    _require_ready(bestek)
    return samenstelling.freeze(bestek, wie)


def _require_ready(bestek: Bestek) -> None:
    if problemen := todo(bestek):
        raise NietGereed(problemen)
