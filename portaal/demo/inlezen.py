"""The literal text in the demo: an invented letter, read in through the real importer, and a report that waits."""

from django_scopes import scope

from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.inlezen.opslaan import propose, read_file, store
from kwaliteit.models import Bundel

from . import lezen
from .tijd import Kalender

GEMEENTE, WIE = "polderstad", "wil.terpstra"
INGELEZEN = "-3 wo 11:20"
BESTAND = "brief-4-voorbeeld.txt"


def add_bundle(gemeenten: dict[str, Gemeente], mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """Give the first gemeente its bundle, once, and the beheerder a report of the same file to look at."""
    gemeente, wie = gemeenten[GEMEENTE], mensen[WIE]
    inhoud = (lezen.MAP / BESTAND).read_bytes()
    with scope(gemeente=gemeente):
        if Bundel.objects.exists():
            return
        with klok.fixed(kalender.moment(INGELEZEN)):
            rapport, teksten = read_file(BESTAND, inhoud)
            store(gemeente, rapport, teksten, wie, aanvaard=True)
        propose(gemeente, wie, BESTAND, inhoud)
