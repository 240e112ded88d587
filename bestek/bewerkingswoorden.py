"""What somebody did to the working text, in a few words for a button: "Punten van ‘Docenten’"."""

from .momentopname import BESTEK, Opname, Rij, kinds

NAAMVELDEN = ("titel", "naam", "onderwerp", "omschrijving", "woord", "tekst", "zin")
MEERVOUD = {"bestekvraag": "vragen", "paragraaf": "paragrafen", "eis": "eisen", "perceel": "percelen"}
ENKEL = {"bestekvraag": "vraag"}
LANGST = 60  # characters of a name
BIJ = {"weging": "bestekvraag", "criterium": "bestekvraag", "ankerpunt": "schaal"}
HOOFD = (
    BESTEK,
    "perceel",
    "schaal",
    "bestekvraag",
    "paragraaf",
    "eis",
)  # what an act is named after, where several changed


def act_in_words(rijen: list[Rij], voor: Opname, na: Opname) -> str:
    """The act, named after its main row."""
    if all(rij.velden == {"volgorde"} for rij in rijen):
        soort = rijen[0].soort
        return f"Volgorde van de {MEERVOUD.get(soort, kinds()[soort]._meta.verbose_name_plural)}"
    hoofd = _main_row(rijen)
    alles = voor.rijen | na.rijen
    if _is_points(rijen):
        aantal = len({_parent(rij, alles) for rij in rijen})
        return f"Punten van {_name(_parent(hoofd, alles), alles)}" if aantal == 1 else f"Punten ({aantal})"
    if hoofd.soort == BESTEK:
        return "Gegevens en planning"
    deel = _subject(hoofd, alles)
    return f"{deel} {_verb(hoofd)}"


def part_in_words(rij: Rij, stand: dict | None) -> str:
    """The row as the subject of a sentence."""
    if rij.soort == BESTEK:
        return "Wat bij Gegevens en planning staat"
    waarden = {**(rij.voor or {}), **(rij.na or {}), **(stand or {})}
    return _subject(rij, {rij.plaats: waarden})


def _main_row(rijen: list[Rij]) -> Rij:
    orde = [*HOOFD, *(soort for soort in kinds() if soort not in HOOFD)]
    inhoud = [rij for rij in rijen if rij.velden != {"volgorde"}]
    return min(inhoud, key=lambda rij: orde.index(rij.soort))


def _is_points(rijen: list[Rij]) -> bool:
    return all(rij.soort == "weging" or rij.velden == {"punten_prijs"} for rij in rijen)


def _parent(rij: Rij, alles: dict) -> tuple[str, int]:
    """The part that the row is about: of points their question, of a criterium too, of a score its scale."""
    if rij.soort not in BIJ:
        return rij.plaats
    ouder = BIJ[rij.soort]
    return ouder, alles[rij.plaats].get(f"{ouder}_id")


def _subject(rij: Rij, alles: dict) -> str:
    ouder = _parent(rij, alles)
    woord = ENKEL.get(rij.soort, kinds()[rij.soort]._meta.verbose_name)
    if ouder != rij.plaats and ouder in alles:
        return f"{woord.capitalize()} bij {_name(ouder, alles)}"
    return f"{woord.capitalize()} {_name(rij.plaats, alles)}".strip()


def _name(plaats: tuple[str, int], alles: dict) -> str:
    waarden = alles.get(plaats, {})
    naam = next((waarden[veld] for veld in NAAMVELDEN if waarden.get(veld)), "")
    kort = naam if len(naam) <= LANGST else f"{naam[: LANGST - 1].rstrip()}…"
    return f"‘{kort}’" if kort else ""


def _verb(rij: Rij) -> str:
    if rij.voor is None:
        return "toegevoegd"
    if rij.na is None or (rij.na.get("vervallen") and rij.velden == {"vervallen"}):
        return "weggehaald"
    return "gewijzigd"
