"""PDF in: the text of each page and the addresses behind its links, read in a child process with limits."""

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

logger = logging.getLogger(__name__)

PROGRAMMA = Path(__file__).with_name("pdflezer.py")
HOOGSTENS_BYTES = 40 * 1024**2
HOOGSTENS_BLADZIJDEN = 400
CPU_SECONDEN, WAND_SECONDEN, GEHEUGEN = 20, 60, 768 * 1024**2
OMGEVING = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")  # no secrets, no database

_plaatsen = BoundedSemaphore(1)  # readings at the same time, per server process

REDENEN = {  # by the exit status of the child
    3: "Dit PDF-bestand is beschadigd of geen PDF. Open het op uw computer en sla het opnieuw op.",
    4: "Dit PDF-bestand is met een wachtwoord beveiligd. Sla het op zonder wachtwoord.",
    5: f"Dit PDF-bestand heeft meer dan {HOOGSTENS_BLADZIJDEN} bladzijden.",
}


class LeesFout(Exception):
    """Nothing was read. The text says why and what to do, in words for the user."""


@dataclass(frozen=True)
class Bladzijde:
    tekst: str
    adressen: tuple[str, ...]


def read_pages(inhoud: bytes) -> list[Bladzijde]:
    """The pages of a PDF. Raises LeesFout for a broken, locked or too large one, and for one without any text."""
    if len(inhoud) > HOOGSTENS_BYTES:
        raise LeesFout(f"Dit bestand is groter dan {HOOGSTENS_BYTES // 1024**2} MB.")
    bladzijden = [Bladzijde(b["tekst"], tuple(b["adressen"])) for b in json.loads(_run(inhoud))]
    if not any(bladzijde.tekst.strip() for bladzijde in bladzijden):
        raise LeesFout("In dit PDF-bestand staan alleen afbeeldingen, geen tekst. Gebruik de oorspronkelijke PDF.")
    return bladzijden


def _run(inhoud: bytes) -> bytes:
    command = [sys.executable, "-I", "-X", "utf8", str(PROGRAMMA)]
    command += [str(CPU_SECONDEN), str(GEHEUGEN), str(HOOGSTENS_BLADZIJDEN)]
    omgeving = {naam: os.environ[naam] for naam in OMGEVING if naam in os.environ} | {"MALLOC_ARENA_MAX": "1"}
    if not _plaatsen.acquire(timeout=WAND_SECONDEN):
        raise LeesFout("Er wordt al een ander bestand gelezen. Probeer het zo nog eens.")
    try:
        kind = subprocess.run(  # noqa: S603 our own program, and the content goes through stdin
            command, input=inhoud, capture_output=True, env=omgeving, timeout=WAND_SECONDEN, check=False
        )
    except subprocess.TimeoutExpired:
        raise LeesFout("Het lezen van dit PDF-bestand duurde te lang.") from None
    finally:
        _plaatsen.release()
    if kind.returncode:
        logger.warning("PDF lezen: status %s, %s", kind.returncode, kind.stderr[-500:].decode(errors="replace"))
        raise LeesFout(REDENEN.get(kind.returncode, "Dit PDF-bestand vraagt te veel van de server."))
    return kind.stdout
