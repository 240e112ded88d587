"""One database with the letters and the demo, made once per test run, for the tests that walk the whole portal."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run_manage(database: Path, *opdracht: str) -> None:
    omgeving = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DEMO": "1"}
    subprocess.run([sys.executable, "manage.py", *opdracht], cwd=ROOT, env=omgeving, check=True, capture_output=True)


def build_demo(map_: Path) -> Path:
    """The path of a SQLite file with the demo; built by whichever worker comes first."""
    database = map_ / "demo.sqlite3"
    with (map_ / "demo.lock").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        klaar = map_ / "demo.klaar"
        if not klaar.exists():
            for opdracht in (("migrate", "-v0"), ("laad_brieven",), ("demo",)):
                run_manage(database, *opdracht)
            klaar.touch()
    return database
