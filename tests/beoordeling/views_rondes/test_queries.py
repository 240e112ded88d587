import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beoordeling import taken
from beoordeling.enums import Rondestatus
from gemeenten.enums import Rol
from tests.beoordeling.views_rondes.pagina import url
from tests.factories import (
    make_client,
    make_gebruiker,
    make_gepubliceerd,
    make_offerte,
    make_ronde,
)


@pytest.mark.parametrize(
    ("naam", "status"),
    [
        ("ronde", Rondestatus.INDIVIDUEEL),
        ("ronde", Rondestatus.AFGEROND),
        ("mijn_scores", Rondestatus.INDIVIDUEEL),
        ("score", Rondestatus.INDIVIDUEEL),
        ("consensus", Rondestatus.CONSENSUS),
        ("consensus_antwoord", Rondestatus.CONSENSUS),
        ("voortgang", Rondestatus.CONSENSUS),
        ("openen", Rondestatus.KWALITEIT_VASTGESTELD),
        ("rangorde", Rondestatus.PRIJZEN_GEOPEND),
        ("stevigheid", Rondestatus.PRIJZEN_GEOPEND),
    ],
)
def test_queries_do_not_grow(gemeente, inkoper, naam, status):
    """With one bidder, question and reviewer beside the chair, and with three of each."""
    leidt = naam in ("openen", "voortgang")
    aantallen = []
    for aantal in (1, 3):
        bestek = make_gepubliceerd(gemeente, inkoper, vragen=aantal)
        for _ in range(aantal):
            make_offerte(bestek, prijs="1.000,00")
        leden = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(aantal + 1)]
        ronde = make_ronde(bestek, inkoper, leden, status)
        rest = [taken.antwoorden_to_score(ronde).first().pk] if naam in ("score", "consensus_antwoord") else []
        client = make_client(inkoper if leidt else leden[0])
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(url(naam, ronde, *rest)).status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
