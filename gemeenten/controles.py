from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError


def check_demo_accounts(**kwargs: object) -> list[CheckMessage]:
    """Production refuses demo accounts: their password stands in the README."""
    from .models import Gebruiker

    if not settings.PRODUCTIE:
        return []
    try:
        aantal = Gebruiker.objects.filter(is_demo=True, is_active=True).count()
    except DatabaseError:  # before the first migration there are no accounts
        return []
    if not aantal:
        return []
    return [
        Error(
            f"Er zijn {aantal} demo-accounts in deze database.",
            hint="manage.py demo --weg",
            id="taalbestek.E001",
        )
    ]


def refuse_demo_accounts() -> None:
    """Keep the server from starting in production while a demo account can sign in."""
    for fout in check_demo_accounts():
        raise ImproperlyConfigured(f"Zo start Taalbestek niet: {fout.msg} Verwijder ze met: {fout.hint}.")
