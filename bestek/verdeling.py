"""The numbers of the composer: points per question and perceel, points for price, answer limits and scales.

They are saved one by one, by comparison with what each was on the page, so that two people who divide points at the
same time only meet where they changed the same number.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from gemeenten.models import Gebruiker, record_gebeurtenis

from .methoden import METHODEN
from .models import Bestek, Bestekvraag, Perceel, Schaal
from .structuur import decimal_text
from .vraagkeuze import set_weging


@dataclass(frozen=True)
class Cel:
    """One number (or choice) on the page. `groep` says to which total it adds: the sleutel of the perceel."""

    soort: str  # punten, prijs, a4 or schaal
    label: str
    waarde: Decimal | int | None
    vraag: Bestekvraag | None = None
    perceel: Perceel | None = None
    keuzes: tuple[tuple[int, str], ...] = ()
    in_euro: bool = False  # what a question is worth, instead of points

    @property
    def groep(self) -> str:
        return str(self.perceel.sleutel) if self.perceel else ""

    @property
    def vol_label(self) -> str:
        """With the question it belongs to, where the label alone does not say so."""
        return f"{self.label} bij ‘{self.vraag.onderwerp}’" if self.vraag else self.label

    @property
    def tekst(self) -> str:
        return self.text_of(self.waarde)

    @staticmethod
    def text_of(waarde: Decimal | int | None) -> str:
        """One text per value: 15, 15.0 and 15.00 are the same."""
        if waarde is None:
            return ""
        return decimal_text(Decimal(waarde))


class Botsing(Exception):
    """Somebody else changed the same numbers; `namen` says which."""

    def __init__(self, namen: list[str]):
        self.namen = namen
        super().__init__(", ".join(namen))


def cells(bestek: Bestek, vragen: list[Bestekvraag], percelen: list[Perceel]) -> dict[str, Cel]:
    """All numbers of these questions and percelen, by their name in the form; three queries."""
    schalen = list(bestek.schaal_set.current())
    wegingen = {
        (w.bestekvraag_id, w.perceel_id): w.punten for w in bestek.weging_set.current().filter(perceel__in=percelen)
    }
    found: dict[str, Cel] = {}
    in_euro = METHODEN[bestek.methode].in_euro
    for perceel in percelen:
        naam = f" in {perceel.naam}" if len(percelen) > 1 else ""
        found[f"prijs_{perceel.pk}"] = Cel(
            "prijs", f"Punten voor prijs{naam}", _exact(perceel.punten_prijs), None, perceel
        )
    for vraag in vragen:
        for perceel in percelen:
            naam = perceel.naam if len(percelen) > 1 else "Waarde in euro" if in_euro else "Punten"
            punten = wegingen.get((vraag.pk, perceel.pk))
            cel = Cel("punten", naam, _exact(punten), vraag, perceel, in_euro=in_euro)
            found[f"punten_{vraag.pk}_{perceel.pk}"] = cel
        found[f"a4_{vraag.pk}"] = Cel("a4", "Hoogstens A4", _exact(vraag.max_a4), vraag)
        if len(schalen) > 1:
            found[f"schaal_{vraag.pk}"] = Cel("schaal", "Schaal", vraag.schaal_id, vraag, keuzes=_choices(schalen))
    return found


@transaction.atomic
def save_changes(
    bestek: Bestek, cellen: dict[str, Cel], changes: dict[str, tuple[str, object]], wie: Gebruiker
) -> None:
    """Save `changes` (name → old text, new value) on the cells as they are now; all of them or, with Botsing, none."""
    botst = [naam for naam, (was, nieuw) in changes.items() if cellen[naam].tekst not in (was, Cel.text_of(nieuw))]
    if botst:
        raise Botsing(botst)
    for naam, (_, nieuw) in changes.items():
        _save(cellen[naam], nieuw)
    if changes:
        record_gebeurtenis(bestek, "bestek.verdeling", wie, f"Punten en antwoordlengte aangepast ({len(changes)})")


def _save(cel: Cel, nieuw: object) -> None:
    if cel.soort == "punten":
        set_weging(cel.vraag, cel.perceel, nieuw)
    elif cel.soort == "prijs":
        cel.perceel.change(cel.perceel.versie, punten_prijs=nieuw)
    elif cel.soort == "a4":
        cel.vraag.change(cel.vraag.versie, max_a4=nieuw)
    else:
        cel.vraag.change(cel.vraag.versie, schaal_id=nieuw)


def _choices(schalen: list[Schaal]) -> tuple[tuple[int, str], ...]:
    return tuple((schaal.pk, schaal.naam) for schaal in schalen)


def _exact(waarde: Decimal | None) -> Decimal | None:
    return None if waarde is None else Decimal(decimal_text(waarde))
