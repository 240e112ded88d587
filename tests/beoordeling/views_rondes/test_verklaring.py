import pytest

from beoordeling.enums import Rondestatus
from beoordeling.models import Belangenverklaring
from gemeenten.enums import Rol
from tests.beoordeling.views_rondes.pagina import page, text, url
from tests.factories import (
    make_client,
    make_gebruiker,
)


def test_signing_stores_the_text_with_the_bidders(walk, beoordelaars):
    ronde = walk(Rondestatus.VOORBEREIDING, ondertekend=False)
    client = make_client(beoordelaars[0])
    assert "Alfa" in text(client.get(url("verklaring", ronde)))
    assert client.post(url("verklaring", ronde), {"belang": "nee", "akkoord": "on"}).status_code == 302
    verklaring = Belangenverklaring.objects.get()
    assert verklaring.tekst.endswith("Inschrijvers: Alfa, Beta.") and not verklaring.heeft_belang
    assert "U hebt deze verklaring ondertekend" in text(client.get(url("verklaring", ronde)))
    client.post(url("verklaring", ronde), {"belang": "ja", "toelichting": "Toch wel.", "akkoord": "on"})
    assert Belangenverklaring.objects.count() == 1


@pytest.mark.parametrize(
    "velden",
    [
        {"akkoord": "on"},
        {"belang": "nee"},
        {"belang": "ja", "akkoord": "on"},
        {"belang": "ja", "toelichting": "   ", "akkoord": "on"},
    ],
)
def test_signing_needs_a_choice_a_signature_and_the_interest_itself(walk, beoordelaars, velden):
    ronde = walk(Rondestatus.VOORBEREIDING, ondertekend=False)
    antwoord = make_client(beoordelaars[0]).post(url("verklaring", ronde), velden)
    assert antwoord.status_code == 422 and "data-foutoverzicht" in text(antwoord)
    assert not Belangenverklaring.objects.exists()


def test_who_is_no_member_has_no_statement(walk, gemeente):
    ronde = walk(Rondestatus.VOORBEREIDING)
    assert page(make_gebruiker(gemeente, Rol.BEOORDELAAR), "verklaring", ronde).status_code == 404
    assert page(make_gebruiker(gemeente, Rol.INKOPER), "verklaring", ronde).status_code == 403
