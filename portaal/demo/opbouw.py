"""Plays the demo through the real transitions, each step at its own moment."""

from django.db import transaction

from . import personen


@transaction.atomic
def build() -> None:
    """Add what is not there yet; what is there stays as it is."""
    personen.add_personen()
