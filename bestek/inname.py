"""Reads the questions of bidders from what people paste or bring: plain text, a mail, rows of Excel. Knows no model."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from documenten.tekst import normaliseer

LANGST = 8000  # characters of one question
MEESTE = 100  # questions at once


class Onleesbaar(ValueError):
    """Nothing can be made of it; the message is for the user."""


@dataclass(frozen=True)
class Ingekomen:
    """One question as it was found, with who sent it and what it says it is about."""

    tekst: str
    organisatie: str = ""
    contact: str = ""
    plaats: str = ""


_NUMMER = re.compile(
    r"^\s*(?:vraag\s*)?(\d{1,3})\s*[.):]\s+(?=\S)|^\s*vraag\s+(\d{1,3})\s*[-–]?\s*(?=\S|$)", re.IGNORECASE
)
_PUNT = re.compile(r"^\s*[-•*–]\s+(?=\S)")
_LEEG = re.compile(r"\n\s*\n")

_CITAAT = re.compile(r"^\s*>")
_BEGIN_CITAAT = re.compile(
    r"^\s*(?:-{2,}\s*(?:oorspronkelijk bericht|original message|doorgestuurd bericht|forwarded message).*"
    r"|op .{4,80} schreef .{2,80}:|on .{4,80} wrote:)\s*$",
    re.IGNORECASE,
)
_GROET = re.compile(
    r"^\s*(?:(?:met )?(?:vriendelijke|hartelijke|beste|bijzonder vriendelijke) groet(?:en)?|hartelijks|hoogachtend|mvg"
    r"|kind regards|best regards|verstuurd vanaf mijn .*|sent from my .*)\b.{0,30}$|^-- ?$",
    re.IGNORECASE,
)
_AANHEF = re.compile(
    r"^\s*(?:geachte|beste|goede(?:morgen|middag|n?avond| dag)|hallo|l\.s\.|dear)\b.{0,60}[,.:!]?\s*$", re.IGNORECASE
)
_KOP = re.compile(
    r"^(van|from|afzender|aan|to|cc|bcc|datum|date|verzonden|sent|onderwerp|subject|reply-to)\s*:\s*(.*)$",
    re.IGNORECASE,
)
_VAN = {"van", "from", "afzender"}
_ADRES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

# What the columns of a list are called, by what they hold.
KOLOMMEN = {
    "tekst": "vraag|vraagtekst|vraag van inschrijver|vraag/opmerking|opmerking|question|tekst|omschrijving",
    "organisatie": "organisatie|inschrijver|bedrijf|gegadigde|vraagsteller|aanbieder|naam|ondernemer",
    "contact": "contact|contactpersoon|e-mail|email|e-mailadres|emailadres|afzender",
    "plaats": "plaats|paragraaf|bladzijde|pagina|document|onderdeel|betreft|hoofdstuk|artikel|verwijzing",
}


def split_text(tekst: str) -> list[Ingekomen]:
    """Split at numbers that count up, else at empty lines, else at the points of a list."""
    tekst = normaliseer(tekst)
    stukken = _numbered(tekst.split("\n")) or _LEEG.split(tekst)
    if len(stukken) == 1:
        stukken = _points(stukken[0].split("\n")) or stukken
    return _checked(Ingekomen(stuk.strip()) for stuk in stukken if stuk.strip())


def read_mail(tekst: str) -> list[Ingekomen]:
    """The questions of a pasted mail: without its header, salutation, signature and what it quotes."""
    regels = normaliseer(tekst).split("\n")
    contact, regels = _header(regels)
    lichaam, staart = _body(regels)
    if not contact:
        contact = _signature(staart)
    vragen = split_text("\n".join(lichaam))
    return [replace(vraag, contact=contact) for vraag in vragen]


def read_rows(rijen: Sequence[Sequence[str]]) -> list[Ingekomen]:
    """The rows below a row of headings; without headings the first column that holds text is the question."""
    rijen = [[normaliseer(cel).strip() for cel in rij] for rij in rijen]
    rijen = [rij for rij in rijen if any(rij)]
    if not rijen:
        raise Onleesbaar("Dit bestand heeft geen gevulde rijen.")
    kolommen = _columns(rijen[0])
    if "tekst" in kolommen:
        rijen = rijen[1:]
    else:
        kolommen = {"tekst": _longest_column(rijen)}
    gelezen = [{veld: rij[k] if k < len(rij) else "" for veld, k in kolommen.items()} for rij in rijen]
    return _checked(Ingekomen(**velden) for velden in gelezen if velden["tekst"])


def _checked(vragen: Iterable[Ingekomen]) -> list[Ingekomen]:
    vragen = list(vragen)
    if not vragen:
        raise Onleesbaar("Er is geen vraag gevonden.")
    if len(vragen) > MEESTE:
        raise Onleesbaar(f"Dit zijn {len(vragen)} vragen; hoogstens {MEESTE} tegelijk. Voer ze in delen in.")
    if lang := next((v for v in vragen if len(v.tekst) > LANGST), None):
        raise Onleesbaar(f"Een vraag is te lang (meer dan {LANGST} tekens). Zij begint met ‘{lang.tekst[:60]}’.")
    return vragen


def _numbered(regels: list[str]) -> list[str]:
    """Split at numbers that count up from the first; a number that does not, belongs to the text."""
    stukken: list[list[str]] = []
    verwacht = None
    for regel in regels:
        gevonden = _NUMMER.match(regel)
        nummer = int(gevonden[1] or gevonden[2]) if gevonden else None
        if nummer is not None and (verwacht is None or nummer == verwacht):
            stukken.append([regel[gevonden.end() :]])
            verwacht = nummer + 1
        elif stukken:
            stukken[-1].append(regel)
    return ["\n".join(stuk) for stuk in stukken] if len(stukken) > 1 else []


def _points(regels: list[str]) -> list[str]:
    """A list of which every line is a point of its own."""
    gevuld = [regel for regel in regels if regel.strip()]
    if len(gevuld) < 2 or not all(_PUNT.match(regel) for regel in gevuld):
        return []
    return [_PUNT.sub("", regel) for regel in gevuld]


def _header(regels: list[str]) -> tuple[str, list[str]]:
    """Who sent the mail, and the lines below its header."""
    contact = ""
    while regels and (not regels[0].strip() or _KOP.match(regels[0])):
        if (kop := _KOP.match(regels[0])) and kop[1].lower() in _VAN:
            contact = contact or kop[2].strip()
        regels = regels[1:]
    return contact, regels


def _body(regels: list[str]) -> tuple[list[str], list[str]]:
    """What was written, and the lines of the signature; what is quoted is in neither."""
    lichaam: list[str] = []
    for nummer, regel in enumerate(regels):
        if _BEGIN_CITAAT.match(regel) or _quoted_header(regels, nummer):
            return _opened(lichaam), []
        if _GROET.match(regel):
            staart = regels[nummer + 1 : nummer + 9]
            return _opened(lichaam), [r for r in staart if not _CITAAT.match(r)]
        if not _CITAAT.match(regel):
            lichaam.append(regel)
    return _opened(lichaam), []


def _quoted_header(regels: list[str], nummer: int) -> bool:
    """Outlook sets no mark before what it quotes: only the header of that mail."""
    koppen = [_KOP.match(regel) for regel in regels[nummer : nummer + 3]]
    return len(koppen) > 1 and all(koppen) and koppen[0][1].lower() in _VAN


def _opened(regels: list[str]) -> list[str]:
    """Without the salutation."""
    begin = next((n for n, regel in enumerate(regels) if regel.strip()), 0)
    if regels and begin < len(regels) and _AANHEF.match(regels[begin]):
        return regels[begin + 1 :]
    return regels


def _signature(regels: list[str]) -> str:
    """The name under a mail, and its address where there is one."""
    gevuld = [regel.strip() for regel in regels if regel.strip()]
    adres = next((m[0] for regel in gevuld if (m := _ADRES.search(regel))), "")
    naam = gevuld[0] if gevuld and not _ADRES.search(gevuld[0]) else ""
    return " ".join(filter(None, (naam[:120], f"<{adres}>" if naam and adres else adres)))


def _columns(koppen: Sequence[str]) -> dict[str, int]:
    gevonden: dict[str, int] = {}
    for veld, namen in KOLOMMEN.items():
        for naam in namen.split("|"):
            plek = next((n for n, kop in enumerate(koppen) if kop.lower().strip(" :*") == naam), None)
            if plek is not None and plek not in gevonden.values():
                gevonden.setdefault(veld, plek)
    return gevonden


def _longest_column(rijen: Sequence[Sequence[str]]) -> int:
    lengtes: dict[int, int] = {}
    for rij in rijen:
        for nummer, cel in enumerate(rij):
            lengtes[nummer] = lengtes.get(nummer, 0) + len(cel)
    return max(lengtes, key=lambda nummer: lengtes[nummer])
