"""The dossier as one ZIP, with a list of fingerprints and a script that checks them without the portal."""

import json
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime

from bestek.canoniek import sha256_hex
from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from ..models import Ronde
from .inhoud import Rangordestuk, Stuk, collect

INHOUD, LEESMIJ = "inhoud.json", "LEESMIJ.txt"
SCRIPT = Path(__file__).parent / "controleer.py"
BLOK = 1024  # bytes; the check tells in which of these a changed file differs
GEMAAKT = "dossier.gemaakt"


@dataclass(frozen=True)
class Dossier:
    data: bytes
    vingerafdruk: str  # SHA-256 of the list of contents, which names that of every file


@transaction.atomic
def make_dossier(ronde: Ronde, wie: Gebruiker, adres: str = "") -> Dossier:
    """The whole dossier; its fingerprint goes into the audit trail. Raises as `inhoud.collect` and PdfFout."""
    stukken, rangordes = collect(ronde, adres)
    stukken.append(Stuk(SCRIPT.name, SCRIPT.read_bytes(), "Controleert dit dossier met alleen Python"))
    lijst = contents(ronde, stukken, rangordes)
    vingerafdruk = sha256_hex(lijst)
    tekst = f"Dossier gemaakt, {len(stukken)} bestanden; vingerafdruk van {INHOUD}: {vingerafdruk}"
    record_gebeurtenis(ronde, GEMAAKT, wie, tekst)
    alles = [Stuk(LEESMIJ, readme(ronde, stukken).encode(), ""), Stuk(INHOUD, lijst, ""), *stukken]
    return Dossier(pack(alles), vingerafdruk)


def contents(ronde: Ronde, stukken: list[Stuk], rangordes: list[Rangordestuk]) -> bytes:
    waarde = {
        "formaat": 1,
        "titel": ronde.bestek.titel,
        "kenmerk": ronde.bestek.kenmerk,
        "gemeente": ronde.gemeente.aanduiding,
        "gemaakt_op": klok.now().isoformat(),
        "blok": BLOK,
        "bestanden": [_row(stuk) for stuk in stukken],
        "rangordes": [asdict(rij) for rij in rangordes],
    }
    return json.dumps(waarde, ensure_ascii=False, indent=1).encode() + b"\n"


def _row(stuk: Stuk) -> dict:
    blokken = [stuk.data[plek : plek + BLOK] for plek in range(0, len(stuk.data), BLOK)]
    return {
        "pad": stuk.pad,
        "wat": stuk.wat,
        "bytes": len(stuk.data),
        "sha256": sha256_hex(stuk.data),
        "blokken": [sha256_hex(blok)[:16] for blok in blokken],
    }


def readme(ronde: Ronde, stukken: list[Stuk]) -> str:
    moment = date_format(localtime(klok.now()), r"j F Y, H:i \u\u\r")
    regels = [
        f"Beoordelingsdossier: {ronde.bestek.titel}",
        f"{ronde.gemeente.aanduiding}, kenmerk {ronde.bestek.kenmerk}, gemaakt op {moment}",
        "",
        "VERTROUWELIJK: dit dossier bevat alle offertes en de scores van iedere beoordelaar.",
        "",
        f"Controleren kan zonder het portaal en zonder netwerk: pak alles uit en draai  python3 {SCRIPT.name}",
        f"Het vergelijkt elk bestand met {INHOUD}, loopt het logboek na en berekent de rangorde opnieuw.",
        f"De vingerafdruk van {INHOUD} zelf staat in het logboek van het portaal. Geef haar mee met --vingerafdruk",
        "om ook die lijst te controleren.",
        "",
    ]
    regels += [f"{stuk.pad}: {stuk.wat}" for stuk in stukken]
    return "\r\n".join(regels) + "\r\n"


def pack(stukken: list[Stuk]) -> bytes:
    moment = localtime(klok.now()).timetuple()[:6]
    uit = BytesIO()
    with ZipFile(uit, "w") as doel:
        for stuk in stukken:
            info = ZipInfo(stuk.pad, moment)
            info.compress_type = ZIP_DEFLATED
            doel.writestr(info, stuk.data)
    return uit.getvalue()
