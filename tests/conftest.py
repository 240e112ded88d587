import os

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django_scopes import scope

from gemeenten.models import Gemeente
from tests import factories

# Playwright's synchronous API runs an event loop, which Django would take for an asynchronous context.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure() -> None:
    # The real hasher is slow and large on purpose; every person of every test would pay for it.
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # the longest first: at the end it would keep one core waiting for the other
    items.sort(key=lambda item: item.path.name != "test_rondgang.py")


@pytest.fixture(autouse=True)
def media_root(request, settings, tmp_path):
    if "demo" not in request.fixturenames:  # which has files of its own
        settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def gemeente(db):
    """Polderstad, with its scope open for the length of the test."""
    rij = factories.make_gemeente("polderstad")
    with scope(gemeente=rij):
        yield rij


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The letters and the demo, built once for a module whose tests leave them as they are; gives Polderstad."""
    bestanden = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with bestanden, django_db_blocker.unblock(), transaction.atomic():
        call_command("laad_brieven", verbosity=0)
        call_command("demo", verbosity=0)
        if connection.vendor == "postgresql":  # which knows nothing yet of rows that no commit has shown to its planner
            connection.cursor().execute("ANALYZE")
        yield Gemeente.objects.get(slug="polderstad")
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
