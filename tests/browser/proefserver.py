"""The portal, with a clock that a browser sets and a trail of every page that it sends.

A tender takes weeks: the browser says in a header how many days have passed. The trail is what each person was sent,
so that a test can ask whether anything in it was told too early.
"""

import os
from datetime import timedelta
from pathlib import Path
from time import time_ns

from django.utils import timezone

from gemeenten import klok
from kwaliteit.wsgi import application as portaal

SPOOR = "SPOOR"  # the directory of the trail
WIE, DAGEN = "X-Wie", "X-Dagen-Later"


def application(environ, start_response):
    dagen = int(environ.get("HTTP_X_DAGEN_LATER", 0))
    with klok.fixed(timezone.now() + timedelta(days=dagen)):
        antwoord = portaal(environ, start_response)
        inhoud = b"".join(antwoord)
    if hasattr(antwoord, "close"):
        antwoord.close()
    if wie := environ.get("HTTP_X_WIE"):
        naam = environ["PATH_INFO"].strip("/").replace("/", "-")
        (Path(os.environ[SPOOR]) / f"{wie}_{time_ns()}_{naam}").write_bytes(inhoud)
    return [inhoud]


def read_trail(spoor: Path, wie: str = "*") -> str:
    """All that was sent to this person (or to everybody) until now."""
    return "\n".join(deel.read_bytes().decode(errors="replace") for deel in sorted(spoor.glob(f"{wie}_*")))
