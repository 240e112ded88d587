"""Files that are kept for a while because making them takes long: the newest few of a place, the rest goes."""

import os
import tempfile
from pathlib import Path

from django.conf import settings

AFVAL = "voorraad"  # the directory below MEDIA_ROOT; what is in it can be made again


class Voorraad:
    """The files of one place, say a gemeente and one of its documents; `namen` are of our own making, never typed."""

    def __init__(self, *plaats: object, hoogstens: int):
        self.map = Path(settings.MEDIA_ROOT, AFVAL, *(str(deel) for deel in plaats))
        self.hoogstens = hoogstens

    def read(self, naam: str) -> bytes | None:
        try:
            return (self.map / naam).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, naam: str, inhoud: bytes) -> None:
        """Whole or not at all, so that who reads meanwhile never finds half a file."""
        self.map.mkdir(parents=True, exist_ok=True, mode=0o750)
        greep, tijdelijk = tempfile.mkstemp(dir=self.map, prefix=".")
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
        Path(tijdelijk).replace(self.map / naam)
        self._make_room()

    def _make_room(self) -> None:
        oud = sorted(self.map.glob("[!.]*"), key=lambda pad: pad.stat().st_mtime_ns, reverse=True)
        for pad in oud[self.hoogstens :]:
            pad.unlink(missing_ok=True)
