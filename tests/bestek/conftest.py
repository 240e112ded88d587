from datetime import UTC, datetime

import pytest

from gemeenten.enums import Rol
from tests import factories

SLUITING = datetime(2099, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def wie(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)


@pytest.fixture
def bestek(gemeente, wie):
    """A concept with two questions that is ready to be frozen."""
    rij = factories.make_bestek(gemeente, wie)
    return rij.change(rij.versie, sluiting_op=SLUITING, contactpersoon="S. de Vries")


@pytest.fixture
def client(wie):
    return factories.make_client(wie)


@pytest.fixture
def url(bestek):
    """The address of a page of the bestek: `url("vragen")`."""
    from django.urls import reverse

    return lambda naam, *args: reverse(f"bestek:{naam}", args=[bestek.gemeente.slug, bestek.pk, *args])
