"""PDF out: HTML and a stylesheet of our own become a PDF, in a child process with limits.

The PDF is tagged: PDF/UA-1 for readers, and PDF/A-2a for the archive, in one file.

A new process for every call, not a fork and not a warm worker: a fork of a server with threads and open
SQLite connections is unsafe, and a worker that lives on would carry one gemeente's document into the next
one's. The price is the import of WeasyPrint, half a second; `render_pdfs` pays it once for many documents.
"""

import json
import logging
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from threading import BoundedSemaphore

logger = logging.getLogger(__name__)

HIER = Path(__file__).parent
STIJLEN = {"druk": HIER / "stijl" / "druk.css"}
KLEUREN = {"merkkleur": "#1f5673", "merkkleur_donker": "#143a4e"}

# What the child may know of our environment: where programs, fonts and caches are. No secrets, no database.
OMGEVING = (
    "PATH",
    "HOME",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
    "LD_LIBRARY_PATH",
)

_plaatsen = BoundedSemaphore(2)  # renders at the same time, per server process


class PdfFout(Exception):
    """No PDF was made. The text says why, in words for the user."""


@dataclass(frozen=True)
class Grenzen:
    """What one call may use. Waiting for a place may add the wall time once more."""

    cpu_seconden: int = 12
    wand_seconden: float = 45  # generous: a busy server must not refuse what is cheap; the CPU limit stops a bomb
    geheugen: int = 512 * 1024**2  # bytes of address space


GEWOON = Grenzen()  # within a request: some 150 pages
GROOT = Grenzen(cpu_seconden=90, wand_seconden=180, geheugen=1536 * 1024**2)  # background work only


@dataclass(frozen=True)
class Druk:
    """One document to be printed: complete HTML, and the title that viewers show."""

    html: str
    titel: str


def render_pdf(
    html: str,
    *,
    titel: str,
    stijl: str = "druk",
    kleuren: Mapping[str, str] | None = None,
    grenzen: Grenzen = GEWOON,
) -> bytes:
    """Return `html` as PDF/UA-1 and PDF/A-2a.

    `stijl` names a stylesheet of this app, `kleuren` replaces colours of KLEUREN, written as #rrggbb.
    Addresses in the HTML are never fetched; images come as data: address, PNG or JPEG in base64.
    Raises PdfFout when the document cannot be made within `grenzen`, ValueError for a wrong colour.
    """
    return render_pdfs([Druk(html, titel)], stijl=stijl, kleuren=kleuren, grenzen=grenzen)[0]


def render_pdfs(
    documenten: Iterable[Druk],
    *,
    stijl: str = "druk",
    kleuren: Mapping[str, str] | None = None,
    grenzen: Grenzen = GEWOON,
) -> list[bytes]:
    """Return a PDF for each of `documenten` (letters, say), in one child process under one set of limits."""
    opdracht = {
        "css": build_css(stijl, kleuren),
        "documenten": [{"html": d.html, "titel": d.titel} for d in documenten],
    }
    if not all(d["titel"].strip() for d in opdracht["documenten"]):
        raise ValueError("Een document heeft een titel nodig.")
    return _split(_run(json.dumps(opdracht).encode(), grenzen))


def build_css(stijl: str = "druk", kleuren: Mapping[str, str] | None = None) -> str:
    """Return the stylesheet with its colours filled in. Raises ValueError for a wrong name or colour."""
    gekozen = KLEUREN | dict(kleuren or {})
    if onbekend := gekozen.keys() - KLEUREN.keys():
        raise ValueError(f"Onbekende kleur: {', '.join(sorted(onbekend))}")
    for naam, kleur in gekozen.items():
        if not isinstance(kleur, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", kleur):
            raise ValueError(f"{naam} is geen kleur van de vorm #rrggbb")
    if stijl not in STIJLEN:
        raise ValueError(f"Onbekende stijl: {stijl}")
    return Template(STIJLEN[stijl].read_text(encoding="utf-8")).substitute(gekozen)


def _run(invoer: bytes, grenzen: Grenzen) -> bytes:
    command = [sys.executable, "-I", "-X", "utf8", str(HIER / "weergave.py")]
    command += [str(grenzen.cpu_seconden), str(grenzen.geheugen)]
    omgeving = {naam: os.environ[naam] for naam in OMGEVING if naam in os.environ}
    # One arena keeps address space close to memory in use, so that the limit means something.
    omgeving |= {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}
    if not _plaatsen.acquire(timeout=grenzen.wand_seconden):
        raise PdfFout("Er worden al andere documenten gemaakt. Probeer het zo nog eens.")
    try:
        kind = subprocess.run(  # noqa: S603 our own program, and the content goes through stdin
            command,
            input=invoer,
            capture_output=True,
            env=omgeving,
            timeout=grenzen.wand_seconden,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PdfFout("Het maken van de PDF duurde te lang.") from None
    finally:
        _plaatsen.release()
    if kind.returncode:
        logger.error("PDF: status %s, %s", kind.returncode, kind.stderr[-2000:].decode(errors="replace"))
        raise PdfFout(_reden(kind.returncode))
    return kind.stdout


def _reden(status: int) -> str:
    """Explain the exit status of the child, which is negative for a signal."""
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return "Het maken van de PDF duurde te lang."
    if status == 3:
        return "Het document is te diep genest voor een PDF."
    if status in (4, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGTRAP):
        return "Het document vraagt te veel geheugen voor een PDF."
    return "De PDF kon niet worden gemaakt."


def _split(uitvoer: bytes) -> list[bytes]:
    pdfs, plek = [], 0
    while plek < len(uitvoer):
        lengte = int.from_bytes(uitvoer[plek : plek + 8], "big")
        pdfs.append(uitvoer[plek + 8 : plek + 8 + lengte])
        plek += 8 + lengte
    return pdfs
