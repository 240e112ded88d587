"""A draw as people read it: who take part, what is fixed, the minutes, and the sum to redo."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from bestek import structuur
from gemeenten.models import Gebruiker

from . import loting
from .loten import decide, objection_to_witness
from .models import Inschrijving, Loting, Ronde


@dataclass(frozen=True)
class Lotregel:
    naam: str
    sleutel: str
    regel: str = ""
    lot: str = ""


@dataclass(frozen=True)
class Lotbeeld:
    """`rij` is None while the draw still has to be prepared; `bezwaar` says why this person is no witness."""

    perceel: structuur.Perceel
    groep: str
    rij: Loting | None
    bezwaar: str
    regels: tuple[Lotregel, ...]
    zaadregel: str = ""
    zaad: str = ""
    verslag: tuple[str, ...] = ()


def show_lots(ronde: Ronde, wie: Gebruiker) -> list[Lotbeeld]:
    """First what is still to be drawn, then what was."""
    rijen = list(
        Loting.objects.filter(ronde=ronde).select_related(
            "ronde__vaststelling", "perceel", "klaargezet_door", "uitslag__getuige", "gemeente"
        )
    )
    namen = _names(ronde)
    klaar = {(str(rij.perceel.sleutel), rij.sleutels): rij for rij in rijen}
    beelden = []
    for stand in decide(ronde):
        perceel = stand.uitslag.perceel
        for groep in stand.te_loten:
            rij = klaar.get((perceel.sleutel, groep))
            bezwaar = objection_to_witness(rij, wie) if rij else ""
            regels = tuple(Lotregel(namen[s], s) for s in groep)
            beelden.append(Lotbeeld(perceel, ",".join(groep), rij, bezwaar, regels))
    percelen = {p.sleutel: p for p in ronde.vaststelling.structuur.percelen}
    return beelden + [_drawn(rij, percelen, namen) for rij in rijen if hasattr(rij, "uitslag")]


def _names(ronde: Ronde) -> dict[str, str]:
    rijen = Inschrijving.objects.filter(offerte__bestek=ronde.bestek).select_related("offerte__inschrijver")
    return {str(i.pk): str(i.offerte.inschrijver) for i in rijen}


def _drawn(rij: Loting, percelen: dict, namen: dict[str, str]) -> Lotbeeld:
    zaadregel = loting.seed_text(rij.lot, rij.uitslag.getal)
    regels = tuple(
        Lotregel(namen[g.sleutel], g.sleutel, g.regel, g.lot) for g in loting.draw(rij.lot, rij.uitslag.getal)
    )
    perceel = percelen[str(rij.perceel.sleutel)]
    return Lotbeeld(
        perceel, rij.groep, rij, "", regels, zaadregel, loting.digest(zaadregel), _minutes(rij, perceel, namen)
    )


def _minutes(rij: Loting, perceel: structuur.Perceel, namen: dict[str, str]) -> tuple[str, ...]:
    eind = rij.uitslag
    deelnemers = ", ".join(namen[s] for s in rij.sleutels)
    return (
        f"Op {_moment(rij.klaargezet_op)} zette {rij.klaargezet_door} de loting klaar tussen {deelnemers}, die in "
        f"{perceel.naam} precies hetzelfde totaal hebben. Vanaf dat moment was het zegel zichtbaar.",
        f"Op {_moment(eind.op)} noemde {eind.getuige} als getuige het getal {eind.getal}. De getuige zette de loting "
        "niet klaar en beoordeelt niet in deze ronde.",
        f"De loting gaf deze volgorde: {', '.join(f'{nr}. {namen[s]}' for nr, s in enumerate(eind.sleutels, 1))}.",
    )


def _moment(op: object) -> str:
    return date_format(localtime(op), r"j F Y \o\m H:i \u\u\r")
