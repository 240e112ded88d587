import os
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from django_scopes import scope
from hypothesis import settings as hypothesis_settings
from xdist.scheduler import LoadFileScheduling

from gemeenten.models import Gemeente
from tests import factories
from tests.demo_wereld import demo_loaded

# A busy machine is no fault of the code: only what comes out counts, not how long one example took.
hypothesis_settings.register_profile("rustig", deadline=None)
hypothesis_settings.load_profile("rustig")

# Playwright's synchronous API runs an event loop, which Django would take for an asynchronous context.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


# The files that take longest, the longest first: at the end one would keep a core waiting for the other. Among them is
# one that needs no demo: it keeps a worker busy while the other makes the demo.
LANG = (
    "test_rondgang.py", "test_pdf.py", "test_toegankelijkheid.py", "test_rechten.py", "test_toegankelijke_fouten.py",
    "test_draad.py", "test_weergave.py", "test_lezen.py", "test_samenstellen.py", "test_werkboek.py",
    "test_bibliotheek.py", "test_blind.py", "test_bestekscan.py", "test_proef.py", "test_kluis.py", "test_gedeeld.py",
    "test_inlezen.py", "test_zoeken.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LANG.index(item.path.name) if item.path.name in LANG else len(LANG))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadFileScheduling:
    """A file stays with one worker, or both would make its demo, server or documents; in the order from above."""
    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


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


@pytest.fixture(scope="session")
def gedeelde_map(tmp_path_factory) -> Path:
    """A directory of this run, the same for all workers."""
    eigen = tmp_path_factory.getbasetemp()
    return eigen.parent if os.environ.get("PYTEST_XDIST_WORKER") else eigen


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, gedeelde_map, tmp_path_factory):
    """The letters and the demo, for a module whose tests leave them as they are; gives Polderstad."""
    media = tmp_path_factory.mktemp("media")
    with (
        override_settings(MEDIA_ROOT=media),
        django_db_blocker.unblock(),
        demo_loaded(gedeelde_map, media),
        transaction.atomic(),
    ):
        yield Gemeente.objects.get(slug="polderstad")
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
