"""One question of a list, as it was found and as people keep it. Pure."""

import re
from dataclasses import asdict, dataclass, replace
from decimal import Decimal, InvalidOperation

LANGST, LANGSTE_CRITERIUM, MEESTE = 8000, 2000, 100
ONDERWERP = 120  # characters, as in a bestek
VRAAGWOORD = re.compile(
    r"^(?:\W*(?:op|in|met|voor|van|aan|bij|uit|door|naar|over) )?"
    r"(?:hoe|wat|welke?|waar\w*|wie|wanneer|hoeveel|waarom)\b"
    r"|^(?:beschrijf|geef|licht|leg|toon|schets|noem|onderbouw|werk|laat|omschrijf|ga)\b",
    re.IGNORECASE,
)
_EENHEID = r"(?:\s*(?:%|punten|punt|pt|pnt|a4|a4'?tjes|pagina'?s?|blz\.?|kantjes?|max\.?|maximaal|hoogstens)\s*)*"
_ALLEEN_GETAL = re.compile(rf"^\s*(?:max(?:imaal|\.)?|hoogstens)?\s*(\d+(?:[.,]\d+)?){_EENHEID}$", re.IGNORECASE)


@dataclass(frozen=True)
class Rij:
    """A question with what belongs to it; numbers as people read them. `twijfel` says what should be looked at."""

    tekst: str
    onderwerp: str = ""
    criteria: tuple[str, ...] = ()
    toelichting: str = ""
    punten: str = ""
    max_a4: str = ""
    percelen: tuple[str, ...] = ()
    afgeleid: bool = False  # the subject was made from the question
    twijfel: tuple[str, ...] = ()
    opnemen: bool = True
    lijkt_op: str = ""  # the code of a question of the letters
    gekoppeld: bool = False

    def to_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict) -> "Rij":
        rijtjes = {naam: tuple(data.get(naam, ())) for naam in ("criteria", "percelen", "twijfel")}
        return cls(**(data | rijtjes))


def number(tekst: str) -> Decimal | None:
    """'15', '15%', '1,5 A4' as a number; None for anything else."""
    gevonden = _ALLEEN_GETAL.match(tekst)
    try:
        return Decimal(gevonden[1].replace(",", ".")) if gevonden else None
    except InvalidOperation:
        return None


def looks_like_question(tekst: str) -> bool:
    return tekst.rstrip(' "”’)').endswith("?") or "? " in tekst or bool(VRAAGWOORD.match(tekst))


def split_lines(tekst: str) -> tuple[str, ...]:
    return tuple(regel.strip() for regel in tekst.split("\n") if regel.strip())


def subject_of(tekst: str) -> str:
    """A short heading out of the question itself."""
    zin = re.split(r"(?<=[?.!])\s|\n", tekst.strip())[0].rstrip("?.! ")
    woorden, kop = zin.split(), ""
    for woord in woorden:
        if len(kop) + len(woord) > 60:
            return kop + " …"
        kop = f"{kop} {woord}".strip()
    return kop[:ONDERWERP]


def checked(rijen: list[Rij]) -> list[Rij]:
    """The rows with a subject each, and with what is doubtful about them."""
    gezien: dict[str, int] = {}
    uit = []
    for nummer, rij in enumerate(rijen, 1):
        twijfel = [*rij.twijfel, *_doubts(rij)]
        sleutel = " ".join(rij.tekst.casefold().split())
        if not rij.opnemen:
            uit.append(rij)
            continue
        if sleutel in gezien:
            twijfel.append(f"Deze vraag staat er ook als nummer {gezien[sleutel]}.")
        gezien.setdefault(sleutel, nummer)
        kop = rij.onderwerp or subject_of(rij.tekst)
        uit.append(
            replace(rij, onderwerp=kop[:ONDERWERP], afgeleid=rij.afgeleid or not rij.onderwerp, twijfel=tuple(twijfel))
        )
    return uit


def _doubts(rij: Rij) -> list[str]:
    twijfel = []
    if not looks_like_question(rij.tekst):
        twijfel.append("Dit leest niet als een vraag.")
    if not rij.criteria:
        twijfel.append("Er zijn geen criteria bij gevonden.")
    if len(rij.onderwerp) > ONDERWERP:
        twijfel.append(f"Het onderwerp is ingekort tot {ONDERWERP} tekens.")
    for naam, waarde in (("punten", rij.punten), ("lengte", rij.max_a4)):
        if waarde and number(waarde) is None:
            twijfel.append(f"‘{waarde[:40]}’ is niet als {naam} te lezen.")
    return twijfel
