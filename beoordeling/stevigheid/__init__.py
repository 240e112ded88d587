"""How firm a ranking is: what may change before another wins. Pure; exact, but for the shares of the draws."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..gunning import Rangorde
from .beoordelaars import Beoordelaarsproef, Cijfers, leave_one_out
from .cijfers import Cijferruimte, mark_ranges
from .gewichten import Gewichtsruimte, weight_ranges
from .stelsel import LOGARITMISCH, GeenStelsel, build
from .trekking import AANTAL, Trekking, draw
from .uitval import Uitval, drop_outs
from .wissel import Kleinste, smallest_change


@dataclass(frozen=True)
class Stevigheid:
    """`eersten` are counted before the published rule for ties; `kleinste` is None where several share the place, or
    where no marks put another first. `vijftig_cijfers` says that price points are logarithms, kept to 50 digits.
    """

    rangorde: Rangorde
    eersten: frozenset[str]
    gewichten: tuple[Gewichtsruimte, ...]
    cijfers: tuple[Cijferruimte, ...]
    kleinste: Kleinste | None
    uitval: tuple[Uitval, ...]
    trekking: Trekking
    beoordelaars: Beoordelaarsproef
    vijftig_cijfers: bool


def measure(rangorde: Rangorde, oordelen: Mapping[str, Cijfers], aantal: int = AANTAL) -> Stevigheid:
    """Everything at once; raises GeenStelsel where no exact answer is known for the method or nobody is ranked.

    `oordelen` has the individual marks by reviewer: {reviewer: {(inschrijving, vraag): mark}}.
    """
    stelsel = build(rangorde)
    return Stevigheid(
        rangorde=rangorde,
        eersten=stelsel.names(stelsel.eersten),
        gewichten=weight_ranges(stelsel),
        cijfers=mark_ranges(stelsel),
        kleinste=smallest_change(stelsel),
        uitval=drop_outs(stelsel),
        trekking=draw(stelsel, aantal),
        beoordelaars=leave_one_out(stelsel, oordelen),
        vijftig_cijfers=rangorde.invoer.methode in LOGARITMISCH,
    )


__all__ = ["Beoordelaarsproef", "Cijfers", "GeenStelsel", "Stevigheid", "measure"]
