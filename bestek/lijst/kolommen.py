"""What the columns of a sheet hold, and the questions in its rows. Knows no model."""

import re
from collections.abc import Sequence

from documenten.tekst import normaliseer

from .rij import Rij, checked, looks_like_question

VELDEN = {
    "tekst": "Vraag",
    "onderwerp": "Onderwerp",
    "criteria": "Criteria",
    "toelichting": "Toelichting",
    "punten": "Punten",
    "max_a4": "Hoogstens A4",
    "percelen": "Perceel",
}
NAMEN = {
    "tekst": r"vra(?:ag|gen)|vraagtekst|vraagstelling|open vra(?:ag|gen)|gunningsvra(?:ag|gen)|kwaliteitsvra(?:ag|gen)"
    r"|subgunningscriterium|question",
    "onderwerp": r"onderwerp|thema|titel|kop|naam|aspect|gunningscriterium",
    "criteria": r"(?:sub)?criteri(?:a|um)|handvat(?:ten)?|beoordelingsaspect(?:en)?|beoordelingscriteri(?:a|um)"
    r"|wat wij (?:willen )?zien|let op|aandachtspunt(?:en)?|beoordelingspunt(?:en)?",
    "toelichting": r"toelichting|uitleg|achtergrond|opmerking(?:en)?|context",
    "punten": r"punten|weging|gewicht|score|max(?:imale|imum)?\.? (?:punten|score)|wegingsfactor|percentage|%",
    "max_a4": r"(?:max(?:imaal|imum)?\.? )?(?:aantal )?(?:a4(?:'?tjes)?|pagina'?s|bladzijden|blz\.?|omvang|lengte)"
    r"|(?:max(?:imaal|imum)?\.? )?lengte(?: antwoord)?|hoogstens a4",
    "percelen": r"perce(?:el|len)|kavel|lot|route|voor perce(?:el|len)",
}
_BIJSCHRIFT = re.compile(r"\s*\([^)]*\)\s*$")
_PUNT = re.compile(r"^\s*(?:[-•*–▪o]|\d{1,2}[.)]|[a-z][.)])\s+")
_ALLE = {"alle", "allemaal", "alle percelen", "geheel", "n.v.t.", "nvt", "-"}


def guess(rijen: Sequence[Sequence[str]]) -> tuple[bool, dict[str, int]]:
    """Whether the first row names the columns, and which column holds what; `tekst` is always among them."""
    koppen = {}
    for plek, cel in enumerate(rijen[0] if rijen else ()):
        if (veld := _named(cel)) and veld not in koppen:
            koppen[veld] = plek
    if "tekst" in koppen or len(koppen) > 1:
        return True, koppen if "tekst" in koppen else {**koppen, "tekst": _question_column(rijen[1:], koppen)}
    return False, {"tekst": _question_column(rijen, {})}


def column_names(rijen: Sequence[Sequence[str]], kop: bool) -> list[str]:
    """A name for each column, as the sheet has it or by its letter with what stands in it first."""
    breed = max((len(rij) for rij in rijen), default=0)
    namen = []
    for plek in range(breed):
        tekst = _at(rijen[0], plek) if rijen else ""
        if not kop:
            tekst = next((_at(rij, plek) for rij in rijen if _at(rij, plek)), "")
        kort = " ".join(tekst.split())
        namen.append(f"Kolom {_letter(plek)}" + (f": {kort[:40]}{'…' if len(kort) > 40 else ''}" if kort else ""))
    return namen


def read_rows(rijen: Sequence[Sequence[str]], kop: bool, kolommen: dict[str, int]) -> tuple[list[Rij], int]:
    """The questions, and how many filled rows held none.

    A row without a question but with a criterium goes on with the question above it.
    """
    gelezen: list[Rij] = []
    over = 0
    for rij in rijen[1:] if kop else rijen:
        cel = {veld: normaliseer(_at(rij, plek)).strip() for veld, plek in kolommen.items()}
        criteria = split_points(cel.get("criteria", ""))
        if cel["tekst"]:
            gelezen.append(_row(cel, criteria))
        elif criteria and gelezen:
            vorige = gelezen[-1]
            gelezen[-1] = Rij(**(vorige.__dict__ | {"criteria": (*vorige.criteria, *criteria)}))
        elif any(tekst.strip() for tekst in rij):
            over += 1
    return checked(gelezen), over


def split_points(tekst: str) -> tuple[str, ...]:
    """A cell of several points: a line each, or separated by semicolons."""
    regels = [regel for regel in tekst.split("\n") if regel.strip()]
    if len(regels) == 1 and ";" in tekst:
        regels = tekst.split(";")
    return tuple(schoon for regel in regels if (schoon := _PUNT.sub("", regel).strip(" ;\t")))


def _row(cel: dict[str, str], criteria: tuple[str, ...]) -> Rij:
    percelen = tuple(deel.strip()[:120] for deel in re.split(r"[,;/\n]| en ", cel.get("percelen", "")) if deel.strip())
    if len(percelen) == 1 and percelen[0].casefold() in _ALLE:
        percelen = ()
    vrij = {naam: cel.get(naam, "") for naam in ("onderwerp", "toelichting", "punten", "max_a4")}
    return Rij(tekst=cel["tekst"], criteria=criteria, percelen=percelen, **vrij)


def _named(cel: str) -> str:
    kop = _BIJSCHRIFT.sub("", " ".join(cel.split())).strip(" :*.").casefold()
    return next((veld for veld, namen in NAMEN.items() if re.fullmatch(namen, kop)), "")


def _question_column(rijen: Sequence[Sequence[str]], bezet: dict[str, int]) -> int:
    """The column with most questions, else with most text."""
    telling: dict[int, tuple[int, int]] = {}
    for rij in rijen:
        for plek, cel in enumerate(rij):
            vragen, lengte = telling.get(plek, (0, 0))
            telling[plek] = vragen + looks_like_question(cel), lengte + len(cel)
    vrij = {plek: stand for plek, stand in telling.items() if plek not in bezet.values()}
    return max(vrij, key=vrij.__getitem__, default=0)


def _at(rij: Sequence[str], plek: int) -> str:
    return rij[plek] if plek < len(rij) else ""


def _letter(plek: int) -> str:
    return chr(ord("A") + plek) if plek < 26 else f"A{chr(ord('A') + plek - 26)}"
