"""What the bestekscan of the demo has to tell: two questions that deserve a second look, and one reason to leave."""

import tomllib
from decimal import Decimal

from django_scopes import scope

from bestek import samenstelling, scanstand
from bestek.models import Bestek
from bestek.vraagkeuze import add_eigen_vraag
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente

from . import lezen
from .tijd import Kalender


def add_findings(gemeenten: dict[str, Gemeente], mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """Once, in the concept that the data name; nothing where that is no concept any more."""
    inhoud = tomllib.loads((lezen.MAP / "scan.toml").read_text(encoding="utf-8"))
    wie = mensen[inhoud["wie"]]
    with scope(gemeente=gemeenten["polderstad"]), klok.fixed(kalender.moment(inhoud["geschreven"])):
        bestek = Bestek.objects.filter(kenmerk=inhoud["bestek"], status="concept").first()
        if bestek is None or bestek.ontheffing_set.exists():
            return
        for rij in inhoud["vragen"]:
            velden = {"onderwerp": rij["onderwerp"], "tekst": rij["tekst"], "max_a4": Decimal(rij["max_a4"])}
            eerste = bestek.perceel_set.current()[:1]
            add_eigen_vraag(bestek, wie, criteria=rij["criteria"], percelen=eerste, punten=Decimal(5), **velden)
        _waive(bestek, inhoud["ontheffing"], wie)


def _waive(bestek: Bestek, rij: dict, wie: Gebruiker) -> None:
    stand = scanstand.read_stand(bestek, samenstelling.compose(bestek))
    bevinding = next(b for b in stand.open if b.regel == rij["regel"])
    scanstand.waive(bestek, bevinding, rij["reden"], wie)
