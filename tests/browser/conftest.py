"""A real server on the demo, and browsers signed in as its people."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.demo_wereld import ROOT, build_demo

WACHT = 15_000  # milliseconds that a page may take; the five seconds of Playwright are few on a busy machine
expect.set_options(timeout=WACHT)
AXE = ROOT / ".extern" / "axe.min.js"
WACHTWOORD = "taalbestek-demo"


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory) -> Path:
    gedeeld = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        gedeeld = gedeeld.parent
    return build_demo(gedeeld)


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
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    omgeving = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "MEDIA_ROOT": str(map_ / "media"), "DEMO": "1"}
    omgeving |= serveropties.get("omgeving", {})
    toepassing = serveropties.get("toepassing", "kwaliteit.wsgi")
    opdracht = [sys.executable, "-m", "gunicorn", toepassing, "--worker-class", "gthread", "--threads", "4"]
    opdracht += ["--bind", f"127.0.0.1:{poort}", "--log-level", "warning"]
    with (map_ / "log").open("w") as log:
        proces = subprocess.Popen(opdracht, cwd=ROOT, env=omgeving, stdout=log, stderr=log)
    adres = f"http://127.0.0.1:{poort}"
    try:
        wait_for(f"{adres}/inloggen/", proces)
        yield adres
    finally:
        proces.terminate()
        proces.wait(timeout=10)


def wait_for(adres: str, proces: subprocess.Popen, seconden: int = 30) -> None:
    tot = time.monotonic() + seconden
    while time.monotonic() < tot and proces.poll() is None:
        try:
            urllib.request.urlopen(adres, timeout=2)  # noqa: S310 – our own server
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


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
