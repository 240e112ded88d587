"""The letters and the demo, made once per test run: in a SQLite file for the browser, and to be put in a test database.

Making them takes seconds, copying them a moment. On SQLite the tests without a browser take the same file.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

ROOT = Path(__file__).resolve().parents[1]
DATABASE, MEDIA = "demo.sqlite3", "media"


@contextmanager
def once(map_: Path, naam: str) -> Iterator[bool]:
    """Whether this must still be done: for the first of all workers that comes, while the others wait.

    What failed is not tried again: that would cost each module as much as the first.
    """
    with (map_ / f"{naam}.lock").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        stand = map_ / f"{naam}.stand"
        eerder = stand.read_text() if stand.exists() else ""
        if eerder == "mislukt":
            raise RuntimeError(f"{naam} could not be made; the first test that needed it says why")
        stand.write_text("mislukt")
        yield not eerder
        stand.write_text("klaar")


def run_manage(map_: Path, *opdracht: str) -> None:
    omgeving = {**os.environ, "DATABASE_URL": f"sqlite:///{map_ / DATABASE}", "MEDIA_ROOT": str(map_ / MEDIA)}
    omgeving |= {"DEMO": "1", "DJANGO_SETTINGS_MODULE": "tests.instellingen"}
    gang = subprocess.run([sys.executable, "manage.py", *opdracht], cwd=ROOT, env=omgeving, capture_output=True)
    if gang.returncode:
        raise RuntimeError(f"manage.py {' '.join(opdracht)}: {gang.stderr.decode()[-4000:]}")


def build_demo(map_: Path) -> Path:
    """The path of a SQLite file with the demo; its files are beside it."""
    with once(map_, "demo") as nog:
        if nog:
            for opdracht in (("migrate", "-v0"), ("laad_brieven",), ("demo",)):
                run_manage(map_, *opdracht)
    return map_ / DATABASE


@contextmanager
def demo_loaded(map_: Path, media: Path) -> Iterator[None]:
    """The test database holds the demo, and `media` its files."""
    laden = sqlite_loaded if connection.vendor == "sqlite" else postgres_loaded
    with laden(map_) as bestanden:
        shutil.copytree(bestanden, media, dirs_exist_ok=True)
        ContentType.objects.clear_cache()
        yield
    ContentType.objects.clear_cache()


@contextmanager
def sqlite_loaded(map_: Path) -> Iterator[Path]:
    bron, eerder = sqlite3.connect(build_demo(map_)), sqlite3.connect(":memory:")
    connection.ensure_connection()
    connection.connection.backup(eerder)
    try:
        bron.backup(connection.connection)
        yield map_ / MEDIA
    finally:
        eerder.backup(connection.connection)
        bron.close()
        eerder.close()


@contextmanager
def postgres_loaded(map_: Path) -> Iterator[Path]:
    """A database beside the test database: for each worker a copy of the one that the first worker made."""
    eigen = connection.settings_dict["NAME"]
    sjabloon, kopie = f"{eigen.rpartition('_gw')[0] or eigen}_demo", f"{eigen}_met_demo"
    bestanden = map_ / "media-postgres"
    with once(map_, "postgres") as nog:
        if nog:
            copy_database(eigen, sjabloon)
            with connected_to(sjabloon), override_settings(MEDIA_ROOT=bestanden):
                call_command("laad_brieven", verbosity=0)
                call_command("demo", verbosity=0)
                connection.cursor().execute("ANALYZE")
        copy_database(sjabloon, kopie)
    with connected_to(kopie):
        yield bestanden


def copy_database(van: str, naar: str) -> None:
    connection.close()  # PostgreSQL copies no database that somebody is in
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{naar}"')
        cursor.execute(f'CREATE DATABASE "{naar}" TEMPLATE "{van}"')


@contextmanager
def connected_to(naam: str) -> Iterator[None]:
    eigen = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = naam
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = eigen
