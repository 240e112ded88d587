"""A published bestek with two offers, its people, and a round in any state."""

import pytest

from gemeenten.enums import Rol
from tests.factories import (
    make_gebruiker,
    make_gepubliceerd,
    make_offerte,
    make_ronde,
)


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER, naam="Inge Inkoper")


@pytest.fixture
def beoordelaars(gemeente):
    """The chair and a member."""
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR, naam=naam) for naam in ("Vera Voorzitter", "Leo Lid")]


@pytest.fixture
def bestek(gemeente, inkoper):
    bestek = make_gepubliceerd(gemeente, inkoper)
    for naam in ("Alfa", "Beta"):
        make_offerte(bestek, naam, "1.000,00", f"Het antwoord van {naam}.")
    return bestek


@pytest.fixture
def walk(bestek, inkoper, beoordelaars):
    """`walk(status)` gives a round in that state."""
    return lambda status, **velden: make_ronde(bestek, inkoper, beoordelaars, status, **velden)
