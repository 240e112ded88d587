"""A real server on the demo, and browsers signed in as its people."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.demo_wereld import MEDIA, ROOT, build_demo

WACHT = 15_000  # milliseconds that a page may take; the five seconds of Playwright are few on a busy machine
expect.set_options(timeout=WACHT)
AXE = ROOT / ".extern" / "axe.min.js"
WACHTWOORD = "taalbestek-demo"


@pytest.fixture(scope="session")
def demo_database(gedeelde_map) -> Path:
    return build_demo(gedeelde_map)


@pytest.fixture(scope="module")
def serveropties() -> dict:
    """What a module may set otherwise: `toepassing`, the WSGI application, and `omgeving`, variables beside ours."""
    return {}


@pytest.fixture(scope="module")
def server(demo_database, tmp_path_factory, serveropties):
    """The address of a server of its own for this module, on a copy of the demo, so that tests may change it."""
    map_ = tmp_path_factory.mktemp("server")
    database = map_ / "db.sqlite3"
    shutil.copy(demo_database, database)
    shutil.copytree(demo_database.parent / MEDIA, map_ / MEDIA)
    omgeving = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "MEDIA_ROOT": str(map_ / MEDIA), "DEMO": "1"}
    omgeving |= {"DJANGO_SETTINGS_MODULE": "tests.instellingen"} | serveropties.get("omgeving", {})
    # The server takes over an open socket: nobody can take its port in between, and who comes early waits.
    with socket.create_server(("127.0.0.1", 0)) as luisteraar, (map_ / "log").open("w") as log:
        opdracht = [sys.executable, "-m", "gunicorn", serveropties.get("toepassing", "kwaliteit.wsgi")]
        opdracht += ["--bind", f"fd://{luisteraar.fileno()}", "--worker-class", "gthread", "--threads", "4"]
        opdracht += ["--log-level", "warning", "--timeout", "180", "--graceful-timeout", "1"]
        proces = subprocess.Popen(
            opdracht, cwd=ROOT, env=omgeving, stdout=log, stderr=log, pass_fds=[luisteraar.fileno()]
        )
        adres = f"http://127.0.0.1:{luisteraar.getsockname()[1]}"
    try:
        wait_for(adres, map_ / "log")
        yield adres
    finally:
        proces.terminate()
        proces.wait(timeout=60)


def wait_for(adres: str, log: Path) -> None:
    try:
        urllib.request.urlopen(f"{adres}/inloggen/", timeout=120)  # noqa: S310 – our own server
    except OSError as fout:
        raise RuntimeError(f"the server did not start: {log.read_text()[-4000:]}") from fout


@pytest.fixture
def sign_in(browser, server):
    """`sign_in(email)` gives a page of a new browser session, signed in by the form as that person."""
    contexten = []

    def open_as(email: str, breedte: int = 1280):
        context = browser.new_context(base_url=server, viewport={"width": breedte, "height": 900}, locale="nl-NL")
        context.set_default_timeout(2 * WACHT)
        contexten.append(context)
        page = context.new_page()
        page.goto("/inloggen/")
        page.get_by_label("E-mailadres").fill(email)
        page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/inloggen" not in url)
        return page

    yield open_as
    for context in contexten:
        context.close()


@pytest.fixture
def visitor(browser, server):
    """A page of somebody who is not signed in."""
    context = browser.new_context(base_url=server, locale="nl-NL")
    yield context.new_page()
    context.close()
