"""What the portal can mend at once for a finding of the bestekscan; each through the ordinary verbs."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from django.db import transaction
from django.shortcuts import get_object_or_404

from documenten.opmaak import clean_html
from gemeenten.models import Gebruiker, record_gebeurtenis
from kwaliteit.models import Begrip, Vraag

from .delen import add_deel
from .enums import Zichtbaarheid
from .models import Bestek, Paragraaf
from .scan import Bevinding
from .vraagkeuze import add_vraag

BEGRIPPEN = "Begrippen"


class OnbekendHerstel(Exception):
    """The finding has no remedy that the portal can do."""


@transaction.atomic
def mend(bestek: Bestek, bevinding: Bevinding, wie: Gebruiker) -> str:
    """Do the finding's remedy, and say what was done."""
    if bevinding.remedie.actie not in HERSTEL:
        raise OnbekendHerstel(bevinding.regel)
    gedaan = HERSTEL[bevinding.remedie.actie](bestek, bevinding.remedie.doel, wie)
    record_gebeurtenis(bestek, "bestek.scan_hersteld", wie, f"Bestekscan, opgelost: {bevinding.zin}")
    return gedaan


def _publish_criteria(bestek: Bestek, doel: str, wie: Gebruiker) -> str:
    rijen = bestek.criterium_set.current().filter(bestekvraag__sleutel=doel, zichtbaarheid=Zichtbaarheid.ACHTERGROND)
    for rij in rijen:
        rij.change(rij.versie, zichtbaarheid=Zichtbaarheid.OPENBAAR)
    return "De criteria van de vraag staan nu op openbaar. Kijk na of ze zo mogen worden gepubliceerd."


def _to_background(bestek: Bestek, doel: str, wie: Gebruiker) -> str:
    rij = get_object_or_404(bestek.criterium_set.current(), sleutel=doel)
    rij.change(rij.versie, zichtbaarheid=Zichtbaarheid.ACHTERGROND)
    return "Het criterium staat nu op achtergrond: beoordelaars zien het, en het telt niet mee."


def _add_question(bestek: Bestek, doel: str, wie: Gebruiker) -> str:
    code, _, sleutel = doel.partition("@")
    vraag = get_object_or_404(Vraag.objects.leaves(), code=code)
    add_vraag(bestek, vraag, wie, percelen=[get_object_or_404(bestek.perceel_set.current(), sleutel=sleutel)])
    return f"Vraag {code} staat in het bestek. Geef haar punten en kijk de criteria na."


def _explain_term(bestek: Bestek, doel: str, wie: Gebruiker) -> str:
    """In the paragraph Begrippen, which is made where there is none."""
    begrip = Begrip.objects.filter(term=doel).first() or get_object_or_404(Begrip, term__iexact=doel)
    regel = clean_html(f"<p><strong>{escape(begrip.term)}</strong>: {escape(begrip.uitleg)}</p>")
    if rij := bestek.paragraaf_set.current().filter(titel__iexact=BEGRIPPEN).first():
        rij.change(rij.versie, tekst=f"{rij.tekst}\n{regel}")
    else:
        add_deel(bestek, Paragraaf, wie, titel=BEGRIPPEN, tekst=regel)
    return f"‘{begrip.term}’ wordt nu uitgelegd in de paragraaf {BEGRIPPEN}, in de woorden van de begrippenlijst."


HERSTEL: dict[str, Callable[[Bestek, str, Gebruiker], str]] = {
    "openbaar": _publish_criteria,
    "achtergrond": _to_background,
    "vraag": _add_question,
    "begrip": _explain_term,
}
