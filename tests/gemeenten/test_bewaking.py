import pytest
from django.apps import apps
from django.db import connection

from gemeenten.bewaking import guard, unguard

pytestmark = pytest.mark.django_db


def triggers() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'bewaak%'")
        return cursor.fetchone()[0]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables")
def test_guards_are_away_during_a_migration_and_back_after_it():
    voor = triggers()
    unguard(using="default")
    assert voor and not triggers()
    for app in apps.get_app_configs():
        guard(app, using="default")
    assert triggers() == voor
