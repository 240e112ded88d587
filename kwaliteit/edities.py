"""What the editions did with a question: how it read in each of them, and who stands on an older one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .editieboek import natural_code
from .models import Editie, Editieregel, Vraag, Vraageditie
from .vraagtekst import Vraagtekst, Vraagverschil, compare


@dataclass
class Regelgroep:
    """The lines of an edition about one question; `verschil` tells whether there is an older reading to compare."""

    code: str
    vraag: Vraag | None
    regels: list[Editieregel] = field(default_factory=list)
    verschil: bool = False


def is_verouderd(vraag: Vraag, editie: int | None) -> bool:
    """Whether this question was changed in the letters since the edition from which somebody copied it."""
    return editie is not None and editie < vraag.editie


def difference(vraag: Vraag, van: int, naar: int) -> Vraagverschil | None:
    """What became of a question from edition `van` to `naar`; None where one of them did not know it."""
    return difference_of(Vraageditie.objects.filter(vraag=vraag), vraag, van, naar)


def difference_of(lezingen: Iterable[Vraageditie], vraag: Vraag, van: int, naar: int) -> Vraagverschil | None:
    """As `difference`, from readings that were fetched for several questions at once."""
    eigen = [lezing for lezing in lezingen if lezing.vraag_id == vraag.pk]
    voor = text_at(eigen, van)
    weg = vraag.vervallen and naar >= vraag.editie
    na = None if weg else text_at(eigen, naar)
    return compare(voor, na) if voor and (na or weg) else None


def text_at(lezingen: Iterable[Vraageditie], nummer: int) -> Vraagtekst | None:
    """How a question read in edition `nummer`: as the last edition before or at it that touched the question."""
    bekend = [lezing for lezing in lezingen if lezing.editie <= nummer]
    if not bekend:
        return None
    laatste = max(bekend, key=lambda lezing: lezing.editie)
    velden = {"onderwerp": laatste.onderwerp, "tekst": laatste.tekst, "handvatten": laatste.handvatten}
    return Vraagtekst.from_json(velden)


def changes_of(vraag: Vraag) -> list[Editie]:
    """The editions in which this question changed, the newest first; not the one in which it began."""
    nummers = sorted(vraag.edities.values_list("editie", flat=True))[1:]
    if vraag.vervallen:
        nummers.append(vraag.editie)
    return list(Editie.objects.filter(nummer__in=nummers).order_by("-nummer"))


def changelog() -> list[tuple[Editie, list[Regelgroep]]]:
    """Every edition, the newest first, with its lines by question; four queries."""
    vragen = {vraag.code: vraag for vraag in Vraag.met_vervallen.select_related("brief")}
    eerste: dict[int, int] = {}
    for pk, nummer in Vraageditie.objects.values_list("vraag", "editie"):
        eerste[pk] = min(nummer, eerste.get(pk, nummer))
    gevonden = []
    for editie in Editie.objects.prefetch_related("regels").order_by("-nummer"):
        groepen: dict[str, Regelgroep] = {}
        for regel in sorted(editie.regels.all(), key=lambda r: natural_code(r.code)):
            code = regel.code.partition("/")[0]
            vraag = vragen.get(code)
            verschil = vraag is not None and eerste.get(vraag.pk, editie.nummer) < editie.nummer
            groepen.setdefault(code, Regelgroep(code, vraag, [], verschil)).regels.append(regel)
        gevonden.append((editie, list(groepen.values())))
    return gevonden


def lines_about(editie: Editie, verschil: Vraagverschil, code: str) -> dict[str, str]:
    """What the changelog says about question `code` and about each handvat that changed, by code."""
    codes = [code, *(handvat.code for handvat in verschil.veranderd)]
    return dict(editie.regels.filter(code__in=codes).values_list("code", "tekst"))
