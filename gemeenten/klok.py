"""The one source of the time of day, so that the demo and the tests can stand at a fixed moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The present moment (aware), or the one set by `fixed`."""
    return _moment.get() or timezone.now()


def today() -> date:
    """The date in the Netherlands at that moment; between midnight and one or two it is not that of UTC."""
    return timezone.localtime(now()).date()


@contextmanager
def fixed(moment: datetime) -> Iterator[None]:
    """Let `now` answer `moment` (aware) inside the block."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
