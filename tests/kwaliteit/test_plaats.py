import pytest
from django.urls import reverse

from gemeenten.enums import Rol
from kwaliteit.plaats import letter_of
from tests import factories


@pytest.fixture
def brief(gemeente):
    brief = factories.make_vraag("8.3", groepen=[("", "alle", 2)]).brief
    sectie = brief.onderdelen.create(code="8-intake", volgorde=1, soort="tip", titel="Intake")
    sectie.punten.create(code="8-intake-1", volgorde=1, tekst="Een punt.")
    return brief


@pytest.fixture
def client(gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))


@pytest.mark.parametrize("code", ["8.3", "8.3/2", "8.3-g1", "8-intake", "8-intake-1"])
def test_code_leads_to_its_place_in_its_letter(client, brief, code):
    antwoord = client.get(reverse("kwaliteit:code", args=["polderstad", code]))
    assert antwoord.url == reverse("kwaliteit:brief", args=["polderstad", 8]) + f"#{code}"
    assert f'id="{code}"' in client.get(antwoord.url).content.decode()


def test_code_of_a_letter_leads_to_the_letter(client, brief):
    antwoord = client.get("/polderstad/kennisbank/8/")
    assert antwoord.url == reverse("kwaliteit:brief", args=["polderstad", 8])


@pytest.mark.parametrize("code", ["9.9", "8.3/9", "8.3-g9", "8-niets", "99", "99999999999999999999"])
def test_code_that_is_not_there_is_404(client, brief, code):
    assert letter_of(code) is None
    assert client.get(f"/polderstad/kennisbank/{code}/").status_code == 404


def test_letter_has_a_link_to_each_of_its_places(client, brief):
    tekst = client.get(reverse("kwaliteit:brief", args=["polderstad", 8])).content.decode()
    for code in ("8.3", "8.3/1", "8.3/2", "8-intake", "8-intake-1"):
        assert f'class="kw-anker" href="#{code}"' in tekst
    assert "kw-codes" not in tekst
    assert (
        "kw-codes"
        in client.get(reverse("kwaliteit:brief", args=["polderstad", 8]), {"codes": "tonen"}).content.decode()
    )
