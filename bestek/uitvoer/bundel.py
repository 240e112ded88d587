"""The set for bidders as one ZIP, with a LEESMIJ.txt that says of each file what its fingerprint is."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.formats import date_format
from django.utils.timezone import localtime

from documenten.antwoord import safe_name

from ..canoniek import sha256_hex
from .uitgave import Uitgave

LEESMIJ = "LEESMIJ.txt"


def pack(uitgave: Uitgave, delen: list[tuple[str, str, bytes]]) -> bytes:
    """`delen`: name, kind and content of each file. All have the moment of the version: equal sets, equal bytes."""
    bestanden = [(safe_name(naam, soort), data) for naam, soort, data in delen]
    bestanden.insert(0, (LEESMIJ, readme(uitgave, bestanden).encode()))
    moment = localtime(uitgave.moment).timetuple()[:6]
    uit = BytesIO()
    with ZipFile(uit, "w") as doel:
        for naam, data in bestanden:
            info = ZipInfo(naam, moment)
            info.compress_type = ZIP_DEFLATED
            doel.writestr(info, data)
    return uit.getvalue()


def readme(uitgave: Uitgave, bestanden: list[tuple[str, bytes]]) -> str:
    moment = date_format(localtime(uitgave.moment), r"j F Y, H:i \u\u\r")
    regels = [uitgave.inhoud.titel, f"{uitgave.inhoud.gemeente}, kenmerk {uitgave.inhoud.kenmerk}", ""]
    if uitgave.vast:
        regels += [f"Versie {uitgave.vast.nummer}, vastgesteld op {moment}."]
        regels += ["Vingerafdruk van deze versie (SHA-256):", uitgave.vast.sha256, ""]
    else:
        regels += [f"CONCEPT van {moment}, nog niet vastgesteld. Gebruik dit niet om in te schrijven.", ""]
    regels += ["Alle bestanden zijn uit dezelfde tekst gemaakt. Verschilt er toch iets, dan geldt de PDF.", ""]
    regels += ["Vingerafdruk (SHA-256) van elk bestand, te controleren met bijvoorbeeld sha256sum:", ""]
    regels += [f"{sha256_hex(data)}  {naam}" for naam, data in bestanden]
    return "\r\n".join(regels) + "\r\n"
