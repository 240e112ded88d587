"""The steps of a gunning as its page offers them: what each asks and does, and what is in its way for this person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bestek.profielen import in_words
from gemeenten import klok
from gemeenten.models import Gebruiker

from . import gunnen
from .enums import Gunningstatus as G
from .models import Gunning
from .wachttijd import Wachttijd, safe_end, waiting_time

LOPEND = (G.CONCEPT, G.VRIJGEGEVEN, G.VERZONDEN)


@dataclass(frozen=True)
class Stap:
    """`einde` is the proposed last day of waiting; `doe` takes the gunning, who does it, and what was filled in."""

    naam: str
    knop: str
    vraag: str
    gevolgen: tuple[str, ...]
    doe: Callable[[Gunning, Gebruiker, dict], None] = field(repr=False)
    gelukt: str
    reden: str = ""
    einde: date | None = None
    gevaar: bool = False
    bezwaren: tuple[str, ...] = ()
    wachttijd: Wachttijd | None = None


def steps(gunning: Gunning, wie: Gebruiker, open_punten: int) -> list[Stap]:
    """What can be done from where the gunning is, the next step first."""
    maker = {G.CONCEPT: _release, G.VRIJGEGEVEN: _send, G.VERZONDEN: _definite}.get(gunning.status)
    gevonden = [maker(gunning, wie, open_punten)] if maker else []
    return gevonden + ([_withdraw()] if gunning.status in LOPEND else [])


def find_step(gunning: Gunning, wie: Gebruiker, naam: str, open_punten: int) -> Stap | None:
    return next((stap for stap in steps(gunning, wie, open_punten) if stap.naam == naam), None)


def _release(gunning: Gunning, wie: Gebruiker, open_punten: int) -> Stap:
    bezwaar = gunnen.objection_to_release(gunning, wie)
    reden = ""
    if open_punten:
        reden = f"De motivatiemeter noemt nog {open_punten} keer iets dat moet. Waarom geeft u toch vrij?"
    return Stap(
        "vrijgeven",
        "Vrijgeven",
        "Wilt u deze gunning en haar brieven vrijgeven?",
        (
            "De tekst van alle brieven staat vast.",
            "Daarna kunt u of een collega de verzending vastleggen.",
        ),
        lambda g, w, velden: gunnen.release(g, w, velden.get("reden", "")),
        "De gunning is vrijgegeven. De brieven staan vast.",
        reden=reden,
        bezwaren=(bezwaar,) if bezwaar else (),
    )


def _send(gunning: Gunning, wie: Gebruiker, open_punten: int) -> Stap:
    wacht = waiting_time(gunning.ronde.bestek.profiel, klok.today())
    gevolgen = (
        "Elke brief wordt bewaard zoals hij vandaag uitgaat, met een vingerafdruk.",
        "Het portaal mailt niet: verstuur de brieven zelf, vandaag.",
        *(("De termijn begint morgen te lopen.",) if wacht else ()),
    )
    return Stap(
        "verzenden",
        "Verzending vastleggen",
        "Gaan alle brieven vandaag uit?",
        gevolgen,
        lambda g, w, velden: gunnen.send(g, w, velden.get("tot")),
        "De verzending is vastgelegd. Verstuur de brieven vandaag.",
        einde=safe_end(wacht) if wacht else None,
        wachttijd=wacht,
    )


def _definite(gunning: Gunning, wie: Gebruiker, open_punten: int) -> Stap:
    vraag = in_words("Wilt u deze gunningsbeslissing definitief maken?", gunning.ronde.bestek.profiel)
    return Stap(
        "definitief",
        "Definitief maken",
        vraag,
        ("De beslissing staat vast; intrekken kan niet meer.",),
        lambda g, w, velden: gunnen.make_definite(g, w),
        "De gunning is definitief.",
        bezwaren=tuple(gunnen.problems_before_definite(gunning)),
    )


def _withdraw() -> Stap:
    return Stap(
        "intrekken",
        "Intrekken",
        "Wilt u deze gunning intrekken?",
        (
            "Deze beslissing geldt niet meer; zij en haar brieven blijven bewaard.",
            "U kunt een nieuwe gunning maken, met het volgende nummer.",
            "Zijn de brieven al verzonden, schrijf dan de inschrijvers dat de beslissing is ingetrokken.",
        ),
        lambda g, w, velden: gunnen.withdraw(g, w, velden["reden"]),
        "De gunning is ingetrokken.",
        reden="Waarom trekt u de gunning in?",
        gevaar=True,
    )
