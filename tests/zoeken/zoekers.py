"""What our search is measured against: plain `icontains`, and the full-text search that the database itself has."""

import re

from django.core import serializers
from django.db import connection

from kwaliteit.models import Begrip, Brief, Handvat, Handvatgroep, Onderdeel, Punt, Thema, Vraag

from .korpus import Document, documents
from .maten import Zoeker
from .oordelen import Vindplaats

MODELLEN = (Brief, Onderdeel, Punt, Vraag, Handvatgroep, Handvat, Begrip, Thema)


def stored_documents() -> list[Document]:
    """The documents of the letters in the database, in the order of the letters."""
    rijen = []
    for model in MODELLEN:
        rijen += serializers.serialize(
            "python",
            model.objects.order_by("pk"),
            use_natural_foreign_keys=True,
            use_natural_primary_keys=True,
        )
    return documents(rijen)


def baselines(korpus: list[Document]) -> dict[str, Zoeker]:
    """The searchers that this database has without our help, over temporary tables of their own."""
    fill("meetdocument", "CREATE TEMP TABLE meetdocument (volgorde integer, soort text, code text, tekst text)", korpus)
    eigen = fts5(korpus) if connection.vendor == "sqlite" else tsvector()
    return {"icontains, elk woord": icontains, **eigen}


def fill(tabel: str, opdracht: str, korpus: list[Document]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {tabel}")
        cursor.execute(opdracht)
        rijen = [(plaats, *document) for plaats, document in enumerate(korpus)]
        kolommen = "(volgorde, soort, code, tekst)"
        cursor.executemany(f"INSERT INTO {tabel} {kolommen} VALUES (%s, %s, %s, %s)", rijen)  # noqa: S608 our own names


def rows(opdracht: str, parameters: list) -> list[Vindplaats]:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, parameters)
        return [tuple(rij) for rij in cursor.fetchall()]


def typed(zoekvraag: str) -> list[str]:
    return re.findall(r"\w+", zoekvraag)


def icontains(zoekvraag: str) -> list[Vindplaats]:
    """Every word somewhere in the text, as Django's `icontains` asks it of this database."""
    gelijk = connection.operators["icontains"]
    kolom = connection.ops.lookup_cast("icontains") % "tekst"
    vormen = [f"%{connection.ops.prep_for_like_query(woord)}%" for woord in typed(zoekvraag)]
    if connection.vendor == "postgresql":  # where the operator compares in capitals
        vormen = [vorm.upper() for vorm in vormen]
    waar = " AND ".join(f"{kolom} {gelijk}" for _ in vormen)
    opdracht = f"SELECT soort, code FROM meetdocument WHERE {waar} ORDER BY volgorde"  # noqa: S608 only operators
    return rows(opdracht, vormen)


def fts5(korpus: list[Document]) -> dict[str, Zoeker]:
    kolommen = "volgorde UNINDEXED, soort UNINDEXED, code UNINDEXED, tekst"
    tokenize = "tokenize = 'unicode61 remove_diacritics 2'"
    fill("meetindex", f"CREATE VIRTUAL TABLE temp.meetindex USING fts5({kolommen}, {tokenize})", korpus)

    def search(zoekvraag: str, tussen: str) -> list[Vindplaats]:
        vraag = tussen.join(f'"{woord}"' for woord in typed(zoekvraag))
        opdracht = """SELECT soort, code FROM meetindex WHERE meetindex MATCH %s
            ORDER BY bm25(meetindex), volgorde"""
        return rows(opdracht, [vraag])

    return {
        "FTS5, elk woord": lambda zoekvraag: search(zoekvraag, " AND "),
        "FTS5, een van de woorden": lambda zoekvraag: search(zoekvraag, " OR "),
    }


def tsvector() -> dict[str, Zoeker]:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE meetdocument ADD COLUMN vector tsvector")
        cursor.execute("UPDATE meetdocument SET vector = to_tsvector('dutch', tekst)")

    def search(zoekvraag: str, tussen: str) -> list[Vindplaats]:
        opdracht = """SELECT soort, code FROM meetdocument, websearch_to_tsquery('dutch', %s) AS vraag
            WHERE vector @@ vraag ORDER BY ts_rank_cd(vector, vraag) DESC, volgorde"""
        return rows(opdracht, [tussen.join(typed(zoekvraag))])

    return {
        "tsvector, elk woord": lambda zoekvraag: search(zoekvraag, " "),
        "tsvector, een van de woorden": lambda zoekvraag: search(zoekvraag, " or "),
    }
