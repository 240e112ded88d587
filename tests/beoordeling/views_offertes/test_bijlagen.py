import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from beoordeling.enums import Rondestatus
from gemeenten.enums import Rol
from tests.beoordeling.views_offertes.pagina import text_of, url
from tests.factories import (
    make_client,
    make_gebruiker,
    make_offerte,
    make_ronde,
)


@pytest.fixture
def bijlage(client, bestek):
    offerte = make_offerte(bestek)
    bestand = SimpleUploadedFile('plan "x"\r\n.html', b"<script>alert(1)</script>", content_type="text/html")
    assert client.post(url("bijlage_toevoegen", offerte.pk), {"bestand": bestand}).status_code == 302
    return offerte.bijlagen.get()


def test_bijlage_is_only_ever_saved(client, bijlage):
    antwoord = client.get(url("bijlage", bijlage.pk))
    assert b"".join(antwoord.streaming_content) == b"<script>alert(1)</script>"
    assert antwoord["Content-Disposition"].startswith("attachment;")
    assert "\n" not in antwoord["Content-Disposition"]
    assert antwoord["Content-Type"] == "application/octet-stream"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwoord["Content-Security-Policy"]
    assert antwoord["Cache-Control"] == "no-store"


def test_bijlage_follows_the_filter_of_the_offerte(gemeente, bijlage, bestek, inkoper, beoordelaars):
    adres, toegelaten = url("bijlage", bijlage.pk), make_client(beoordelaars[0])
    assert toegelaten.get(adres).status_code == 404
    assert make_client(make_gebruiker(gemeente, Rol.BEHEERDER)).get(adres).status_code == 403
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    assert b"".join(toegelaten.get(adres).streaming_content)  # reading to the end closes the file


def test_bijlage_toevoegen_refuses_an_empty_form_and_an_empty_file(client, bestek):
    adres = url("bijlage_toevoegen", make_offerte(bestek).pk)
    assert "Kies een bestand" in text_of(client.post(adres))
    assert "leeg" in text_of(client.post(adres, {"bestand": SimpleUploadedFile("a.txt", b"")}))
