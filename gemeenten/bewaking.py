"""What the database itself refuses, whoever writes to it: triggers, and composite foreign keys on PostgreSQL.

Derived from the models after each migration, so that a new table is guarded without anybody thinking of it:

- a reference from one tenant table to another must stay inside the gemeente;
- a model with `onveranderlijk = True` takes no UPDATE and no DELETE;
- a model with `wachters` (a tuple of `Wachter`) takes a write only where the condition holds.

Triggers are dropped before and made again after each migration: SQLite cannot rebuild a table that one mentions, and
loses those of the table itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import AppConfig, apps
from django.db import connections, models

from .velden import GemeenteModel


@dataclass(frozen=True)
class Wachter:
    """Refuse `bij` ('INSERT', 'UPDATE' or 'DELETE') with `melding` where `mits` (SQL over NEW or OLD) is not true."""

    naam: str
    bij: tuple[str, ...]
    mits: str
    melding: str


def guard(sender: AppConfig, using: str, **kwargs: object) -> None:
    """Receiver of `post_migrate`: (re)make the guards of the models of `sender`."""
    connection = connections[using]
    tabellen = set(connection.introspection.table_names())
    modellen = [m for m in apps.get_app_config(sender.label).get_models() if issubclass(m, GemeenteModel)]
    with connection.cursor() as cursor:
        for model in modellen:
            if model._meta.db_table in tabellen:
                for opdracht in statements(model, connection.vendor):
                    cursor.execute(opdracht)


def unguard(using: str, **kwargs: object) -> None:
    """Receiver of `pre_migrate`: without triggers SQLite can rebuild a table that one of them mentions."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'bewaak\\_%' ESCAPE '\\'")
        for (naam,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{naam}"')


def tenant_references(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    """Foreign keys of a tenant table to a tenant table."""
    for veld in model._meta.local_fields:
        if isinstance(veld, models.ForeignKey) and issubclass(veld.related_model, GemeenteModel):
            yield veld


def statements(model: type[models.Model], vendor: str) -> Iterator[str]:
    tabel = model._meta.db_table
    if vendor == "postgresql":
        yield from _composite_keys(model)
    wachters = list(getattr(model, "wachters", ()))
    if getattr(model, "onveranderlijk", False):
        wachters.append(Wachter("vast", ("UPDATE", "DELETE"), "1 = 0", f"{model._meta.verbose_name} ligt vast"))
    if vendor == "sqlite":
        wachters += [_reference_guard(veld) for veld in tenant_references(model)]
    for wachter in wachters:
        for moment in wachter.bij:
            yield from _trigger(tabel, wachter, moment, vendor)


def _reference_guard(veld: models.ForeignKey) -> Wachter:
    ouder, kolom = veld.related_model._meta.db_table, veld.column
    mits = (
        f'NEW."{kolom}" IS NULL OR EXISTS '
        f'(SELECT 1 FROM "{ouder}" o WHERE o.id = NEW."{kolom}" AND o.gemeente_id = NEW.gemeente_id)'
    )
    return Wachter(f"gemeente_{kolom}", ("INSERT", "UPDATE"), mits, "een rij verwijst naar een andere gemeente")


def _composite_keys(model: type[models.Model]) -> Iterator[str]:
    tabel = model._meta.db_table
    yield _once(tabel, f"{tabel}_id_gemeente", "UNIQUE (id, gemeente_id)")
    for veld in tenant_references(model):
        ouder = veld.related_model._meta.db_table
        yield _once(ouder, f"{ouder}_id_gemeente", "UNIQUE (id, gemeente_id)")
        sleutel = f'FOREIGN KEY ("{veld.column}", gemeente_id) REFERENCES "{ouder}" (id, gemeente_id)'
        yield _once(tabel, f"{tabel}_{veld.column}_g"[:63], f"{sleutel} DEFERRABLE INITIALLY DEFERRED")


def _once(tabel: str, naam: str, regel: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{naam}') THEN "
        f'ALTER TABLE "{tabel}" ADD CONSTRAINT "{naam}" {regel}; END IF; END $$'
    )


def _trigger(tabel: str, wachter: Wachter, moment: str, vendor: str) -> Iterator[str]:
    naam = f"bewaak_{tabel}_{wachter.naam}_{moment.lower()}"
    mits = wachter.mits.replace("RIJ.", "OLD." if moment == "DELETE" else "NEW.")
    if vendor == "sqlite":
        yield f'DROP TRIGGER IF EXISTS "{naam}"'
        yield (
            f'CREATE TRIGGER "{naam}" BEFORE {moment} ON "{tabel}" WHEN NOT ({mits}) '
            f"BEGIN SELECT RAISE(ABORT, '{wachter.melding}'); END"
        )
        return
    terug = "OLD" if moment == "DELETE" else "NEW"
    yield f'DROP TRIGGER IF EXISTS "{naam}" ON "{tabel}"'
    yield (
        f'CREATE OR REPLACE FUNCTION "{naam}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
        f"IF NOT ({mits}) THEN RAISE EXCEPTION '{wachter.melding}' USING ERRCODE = 'integrity_constraint_violation'; "
        f"END IF; RETURN {terug}; END $$"
    )
    yield f'CREATE TRIGGER "{naam}" BEFORE {moment} ON "{tabel}" FOR EACH ROW EXECUTE FUNCTION "{naam}"()'
