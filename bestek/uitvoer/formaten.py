"""The formats that are offered, what each is for, and the set of all of them as one file."""

from collections.abc import Callable
from dataclasses import dataclass

from .. import bijlage, wijzigingendruk
from ..omvang import has_sheet
from . import gegevens, prijsblad, publicatie, rekenblad, tekst
from .bundel import pack
from .uitgave import Uitgave


@dataclass(frozen=True)
class Formaat:
    """`intern`: whether it can be made with the background criteria, for who may read those."""

    code: str
    soort: str  # a key of documenten.antwoord.SOORTEN
    naam: str
    waarvoor: str
    maak: Callable[[Uitgave], bytes]
    intern: bool = False
    achtervoegsel: str = ""


def _pdf(uitgave: Uitgave) -> bytes:
    return bijlage.render(uitgave.bestek, uitgave.bron)


def _changes(uitgave: Uitgave) -> bytes:
    return wijzigingendruk.render_pdf(uitgave.bestek, publicatie.published_before(uitgave), uitgave.vast)


LOS = (
    Formaat("pdf", "pdf", "PDF", "Om te publiceren, te lezen en te bewaren (PDF/UA en PDF/A).", _pdf),
    Formaat("word", "docx", "Word", "Om verder te bewerken of over te nemen in een ander document.", tekst.word, True),
    Formaat("odf", "odt", "OpenDocument", "Hetzelfde in de open standaard van de overheid.", tekst.odf, True),
    Formaat(
        "excel",
        "xlsx",
        "Excel",
        "Punten, criteria en eisen om mee te rekenen; totalen rekenen mee als u een getal wijzigt.",
        rekenblad.excel,
        True,
    ),
    Formaat(
        "prijsblad",
        "xlsx",
        "Prijsblad",
        "Het blad waarop wie inschrijft zijn tarieven invult; de rest zit op slot.",
        prijsblad.as_sheet,
        achtervoegsel=" prijsblad",
    ),
    Formaat(
        "wijzigingen",
        "pdf",
        "Wijzigingen",
        "Wat er veranderd is sinds de versie die eerder openbaar was.",
        _changes,
        achtervoegsel=" wijzigingen",
    ),
    Formaat("json", "json", "JSON", "De openbare inhoud voor andere programma’s.", gegevens.as_json),
    Formaat(
        "ocds",
        "json",
        "OCDS",
        "Open data over de aanbesteding (Open Contracting Data Standard 1.1).",
        publicatie.as_ocds,
        achtervoegsel=" OCDS",
    ),
)


def _set(uitgave: Uitgave) -> bytes:
    delen = [(f"{uitgave.naam}{f.achtervoegsel}", f.soort, f.maak(uitgave)) for f in available(uitgave) if f in LOS]
    return pack(uitgave, delen)


BUNDEL = Formaat("set", "zip", "Alles in één ZIP", "De hele set voor inschrijvers, met vingerafdrukken.", _set)
FORMATEN = {formaat.code: formaat for formaat in (*LOS, BUNDEL)}


def available(uitgave: Uitgave) -> list[Formaat]:
    """The formats that this text has: a copy for the house only some, open data only what was published."""
    if uitgave.intern:
        return [f for f in FORMATEN.values() if f.intern]
    weg = set() if has_sheet(uitgave.inhoud) and uitgave.inhoud.in_hoofdstukken else {"prijsblad"}
    weg |= set() if publicatie.is_published(uitgave) else {"ocds"}
    weg |= set() if publicatie.published_before(uitgave) else {"wijzigingen"}
    return [f for f in FORMATEN.values() if f.code not in weg]
