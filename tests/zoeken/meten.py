"""Measures search on the judged queries: `python -m tests.zoeken.meten [--deel afstel|achtergehouden]`.

Works on the database of DATABASE_URL when that is set (`sh scripts/postgres.sh python -m tests.zoeken.meten`), and else
on a database of its own. An empty database gets the letters first.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from .maten import Uitslag, Zoeker, measure
from .oordelen import DELEN, SOORTEN, Oordeel, Vindplaats, load_oordelen

GEEN_EIGEN = "Onze eigen zoekfunctie is er nog niet (kwaliteit.zoeken.zoek.search)."
ANDERS = "Onze eigen zoekfunctie geeft geen reeks met .soort en .code terug; pas `own` in tests/zoeken/meten.py aan."


def own() -> Zoeker:
    """Our own search as a searcher; the one place that knows its signature. LookupError where that does not fit."""
    try:
        from kwaliteit.zoeken.zoek import search
    except ModuleNotFoundError as fout:
        raise LookupError(GEEN_EIGEN) from fout

    def zoeker(zoekvraag: str) -> list[Vindplaats]:
        return [(vindplaats.soort, str(vindplaats.code)) for vindplaats in search(zoekvraag).treffers]

    try:
        zoeker("taalcoach")
    except (AttributeError, TypeError) as fout:
        raise LookupError(ANDERS) from fout
    return zoeker


def prepare() -> None:
    """A database with the letters in it."""
    from django.core.management import call_command
    from django.db import connection

    if "kwaliteit_brief" not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)
        call_command("laad_brieven", stdout=sys.stderr)


def number(getal: float | None) -> str:
    return "–" if getal is None else f"{getal:.2f}".replace(".", ",")


def table(kop: list[str], rijen: list[list[str]]) -> str:
    streep = ["---", *["---:"] * (len(kop) - 1)]
    return "\n".join("| " + " | ".join(rij) + " |" for rij in [kop, streep, *rijen])


def report(zoekers: dict[str, Zoeker], oordelen: list[Oordeel]) -> str:
    """Two small tables: all queries together, and recall@5 and MRR per kind."""
    uitslagen = {naam: measure(zoeker, oordelen) for naam, zoeker in zoekers.items()}
    totaal = table(
        ["Zoeker", "recall@5", "recall@5 precies", "MRR", "terecht niets"],
        [[naam, *map(number, uitslag[1:])] for naam, uitslag in uitslagen.items()],
    )
    soorten = {soort: [oordeel for oordeel in oordelen if oordeel.soort == soort] for soort in SOORTEN[:-1]}
    per_soort = table(
        ["Zoeker", *(f"{soort.replace('_', ' ')} ({len(lijst)})" for soort, lijst in soorten.items())],
        [[naam, *(pair(measure(zoeker, lijst)) for lijst in soorten.values())] for naam, zoeker in zoekers.items()],
    )
    vragen = next(iter(uitslagen.values())).vragen
    return f"{vragen} vragen met een antwoord, {len(oordelen) - vragen} zonder.\n\n{totaal}\n\n{per_soort}\n"


def pair(uitslag: Uitslag) -> str:
    return f"{number(uitslag.recall)} / {number(uitslag.mrr)}"


def main(argumenten: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.zoeken.meten", description="Meet de zoekfunctie.")
    parser.add_argument("--deel", choices=DELEN, default="afstel", help="welke helft van de vragen (anders: afstel)")
    deel = parser.parse_args(argumenten).deel
    with tempfile.TemporaryDirectory(prefix="meten-") as map_:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(map_) / 'brieven.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kwaliteit.settings")
        import django
        from django.db import connection

        django.setup()
        prepare()
        from .zoekers import baselines, stored_documents

        zoekers, opmerking = baselines(stored_documents()), ""
        try:
            zoekers["onze zoekfunctie"] = own()
        except LookupError as fout:
            opmerking = f"\n{fout}"
        print(f"### {connection.display_name}, deel {deel}\n\n{report(zoekers, load_oordelen(deel))}{opmerking}")
        connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
