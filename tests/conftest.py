import os

import pytest
from django_scopes import scope

from tests import factories

# Playwright's synchronous API runs an event loop, which Django would take for an asynchronous context.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def gemeente(db):
    """Polderstad, with its scope open for the length of the test."""
    rij = factories.make_gemeente("polderstad")
    with scope(gemeente=rij):
        yield rij


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
