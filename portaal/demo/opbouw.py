"""Plays the demo through the real transitions, each step at its own moment."""

from django.core.management.base import CommandError
from django.db import transaction
from django_scopes import scope

from bestek.models import Bestek
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.models import Vraag

from . import (
    akkoorden,
    bestekken,
    bibliotheek,
    gunningen,
    hergebruik,
    inlezen,
    inlichtingen,
    lezen,
    offertes,
    overleg,
    personen,
    rondes,
    scan,
    werkboek,
)
from .tijd import Kalender, this_monday


class GeenBrieven(CommandError):
    pass


@transaction.atomic
def build() -> int:
    """Add what is not there yet and say how many tenders that were; what is there stays as it is."""
    personen.add_personen()
    mensen = {g.email.partition("@")[0]: g for g in Gebruiker.objects.filter(is_demo=True)}
    gemeenten = {g.slug: g for g in Gemeente.objects.filter(slug__in=personen.GEMEENTEN)}
    bekend = set(Bestek._base_manager.filter(gemeente__in=gemeenten.values()).values_list("gemeente__slug", "kenmerk"))
    nieuw = [b for b in lezen.bestekken() if (b["gemeente"], b["kenmerk"]) not in bekend]
    if nieuw and not Vraag.objects.exists():
        raise GeenBrieven("De brieven zijn nog niet geladen. Draai eerst: manage.py laad_brieven")
    kalender = Kalender(this_monday())
    for gegevens in nieuw:
        with scope(gemeente=gemeenten[gegevens["gemeente"]]):
            _play(gemeenten[gegevens["gemeente"]], gegevens, mensen, kalender)
    werkboek.add_answers(gemeenten, mensen, kalender)
    bibliotheek.add_libraries(gemeenten, mensen, kalender)
    inlezen.add_bundle(gemeenten, mensen, kalender)
    scan.add_findings(gemeenten, mensen, kalender)
    inlichtingen.add_questions(gemeenten, mensen, kalender)
    overleg.add_remarks(gemeenten, mensen, kalender)
    hergebruik.add_reuse(gemeenten, mensen, kalender)
    akkoorden.add_reviews(gemeenten, mensen, kalender)
    gunningen.add_gunningen(gemeenten, mensen, kalender)
    return len(nieuw)


def _play(gemeente: Gemeente, gegevens: dict, mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """One tender with its offers and rounds, up to its own stage."""
    inkoper = mensen[gegevens["inkoper"]]
    bestek = bestekken.add_bestek(gemeente, gegevens, mensen, kalender)
    if "offertes" in gegevens:
        offertes.add_offertes(bestek, gegevens, inkoper, kalender)
    for ronde in gegevens.get("rondes", []):
        rondes.walk(bestek, ronde, mensen, inkoper, kalender)
