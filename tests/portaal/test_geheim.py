"""What the start page keeps to itself, whoever looks and however far a round is: bidders, prices and motivations."""

from decimal import Decimal

import pytest

from beoordeling import scoren, taken
from beoordeling.enums import Rondestatus
from beoordeling.models import Commissielid
from gemeenten.enums import Rol
from tests import factories

BIEDER, PRIJS, MOTIVATIE = "Taalhuis Geheim", "43217,89", "Een motivatie die niemand leest"


@pytest.fixture
def inkoper(gemeente):
    return factories.make_gebruiker(gemeente, Rol.INKOPER, naam="Ina Inkoper")


@pytest.fixture
def beoordelaars(gemeente):
    return [factories.make_gebruiker(gemeente, Rol.BEOORDELAAR, naam=naam) for naam in ("Anna Eén", "Bram Twee")]


@pytest.fixture
def bestek(gemeente, inkoper):
    bestek = factories.make_gepubliceerd(gemeente, inkoper, vragen=3)
    factories.make_offerte(bestek, BIEDER, PRIJS, wie=inkoper)
    factories.make_offerte(bestek, "Taalhuis Tweede", "50000,00", wie=inkoper)
    return bestek


def start_page(gebruiker, gemeente) -> str:
    response = factories.make_client(gebruiker).get(gemeente.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode().partition("<main")[2]  # before it stands a token that differs each time


@pytest.mark.parametrize("status", [Rondestatus.VOORBEREIDING, Rondestatus.CONSENSUS, Rondestatus.AFGEROND])
def test_start_never_shows_prices_motivations_or_bidders(gemeente, inkoper, beoordelaars, bestek, status):
    factories.make_ronde(bestek, inkoper, beoordelaars, status)
    for rol in Rol:
        tekst = start_page(factories.make_gebruiker(gemeente, rol), gemeente)
        for geheim in (BIEDER, "Taalhuis Tweede", "43217", "43.217", "Concreet en overtuigend", "Samen vastgesteld"):
            assert geheim not in tekst, (rol, status, geheim)
    for beoordelaar in beoordelaars:
        assert BIEDER not in start_page(beoordelaar, gemeente)


def test_start_of_the_inkoper_does_not_count_what_each_reviewer_did(gemeente, inkoper, beoordelaars, bestek):
    ronde = factories.make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    voor = start_page(inkoper, gemeente)
    lid = Commissielid.objects.get(ronde=ronde, gebruiker=beoordelaars[0])
    velden = {"onthouden": False, "sterk": "", "zwak": "", "motivatie": MOTIVATIE, "klaar": True}
    scoren.save_score(lid, taken.assigned_antwoorden(lid)[0], 0, cijfer=Decimal(7), **velden)
    na = start_page(inkoper, gemeente)
    assert MOTIVATIE not in na
    assert na == voor
