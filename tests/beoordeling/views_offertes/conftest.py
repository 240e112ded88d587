"""A published bestek with its people, for the pages of offers."""

import pytest

from bestek.models import Eis
from gemeenten.enums import Rol
from tests.beoordeling.views_offertes.pagina import publish
from tests.factories import (
    make_bestek,
    make_client,
    make_gebruiker,
    make_gepubliceerd,
)


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def client(inkoper):
    return make_client(inkoper)


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def bestek(gemeente, inkoper):
    return make_gepubliceerd(gemeente, inkoper)


@pytest.fixture
def met_eisen(gemeente, inkoper):
    bestek = make_bestek(gemeente, inkoper)
    for nummer in (1, 2):
        Eis.objects.create(
            gemeente=gemeente, bestek=bestek, volgorde=nummer, titel=f"Eis {nummer}", tekst=f"Tekst {nummer}"
        )
    return publish(bestek, inkoper)
