"""The page with downloads: who gets what of which version."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from bestek import verloop
from bestek.models import Bestek
from bestek.vraagkeuze import add_criterium
from gemeenten.enums import Rol
from tests import factories

KANARIE = "kanariepiet achter de schermen"
BEGIN = {"pdf": b"%PDF", "word": b"PK", "odf": b"PK", "excel": b"PK", "json": b"{", "ocds": b"{", "set": b"PK"}


@pytest.fixture
def gepubliceerd(bestek, wie):
    add_criterium(bestek.bestekvraag_set.first(), KANARIE, "achtergrond")
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    bestek.publish(wie, "2026-01-01", "TN-1")
    return Bestek.objects.get(pk=bestek.pk)


def of(bestek, rol):
    return factories.make_client(factories.make_gebruiker(bestek.gemeente, rol))


def holds(data, tekst):
    if not data.startswith(b"PK"):
        return tekst.encode() in data
    with ZipFile(BytesIO(data)) as bestand:
        return any(tekst.encode() in bestand.read(naam) for naam in bestand.namelist())


def test_every_file_is_a_download_of_its_kind(gepubliceerd, client, url):
    pagina = client.get(url("uitvoer", 1)).content.decode()
    for code, begin in BEGIN.items():
        adres = url("uitvoer_bestand", 1, code)
        assert f'href="{adres}"' in pagina
        antwoord = client.get(adres)
        assert antwoord.status_code == 200 and antwoord.content.startswith(begin), code
        assert (
            antwoord["Content-Disposition"].startswith("attachment;") and "versie 1" in antwoord["Content-Disposition"]
        )
        assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert reverse("bestekschema") in pagina
    assert client.get(url("uitvoer_bestand", 1, "exe")).status_code == 404


def test_size_stands_there_once_a_file_was_made(gepubliceerd, client, url):
    assert ".docx," not in client.get(url("uitvoer", 1)).content.decode()
    client.get(url("uitvoer_bestand", 1, "word"))
    assert ".docx," in client.get(url("uitvoer", 1)).content.decode()


def test_list_makes_no_file_and_asks_few_queries(gepubliceerd, client, url, django_assert_max_num_queries, monkeypatch):
    from bestek.uitvoer import formaten

    monkeypatch.setattr(formaten, "LOS", None)
    with django_assert_max_num_queries(16):
        assert client.get(url("uitvoer", 1)).status_code == 200


@pytest.mark.parametrize(("rol", "mag"), [(Rol.BEOORDELAAR, True), (Rol.LEZER, False), (Rol.INKOPER, True)])
def test_background_only_for_who_may_read_it(gepubliceerd, url, rol, mag):
    client = of(gepubliceerd, rol)
    assert ("intern=1" in client.get(url("uitvoer", 1)).content.decode()) == mag
    for code in ("word", "odf", "excel"):
        assert not holds(client.get(url("uitvoer_bestand", 1, code)).content, KANARIE), code
        assert holds(client.get(f"{url('uitvoer_bestand', 1, code)}?intern=1").content, KANARIE) == mag, code
    for code in ("json", "ocds", "set"):
        antwoord = client.get(f"{url('uitvoer_bestand', 1, code)}?intern=1")
        assert antwoord.status_code == (404 if mag else 200)
        assert not holds(antwoord.content, KANARIE), code


def test_working_text_is_for_writers_only(bestek, client, url):
    for adres in (bestek.get_absolute_url(), url("lezen")):
        assert url("uitvoer_concept") in client.get(adres).content.decode(), adres
    assert url("uitvoer_concept_bestand", "word") in client.get(url("uitvoer_concept")).content.decode()
    antwoord = client.get(url("uitvoer_concept_bestand", "word"))
    assert holds(antwoord.content, "CONCEPT") and "concept" in antwoord["Content-Disposition"]
    assert client.get(url("uitvoer_concept_bestand", "ocds")).status_code == 404
    for rol in (Rol.LEZER, Rol.BEOORDELAAR):
        ander = of(bestek, rol)
        assert ander.get(url("uitvoer_concept")).status_code == 403
        assert ander.get(url("uitvoer_concept_bestand", "word")).status_code == 403


def test_reader_gets_no_version_from_before_publication(bestek, wie, url):
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    bestek.open_change(wie, "Eerst nog iets anders")
    verloop.freeze(bestek, wie)
    lezer = of(bestek, Rol.LEZER)
    assert lezer.get(url("uitvoer", 2)).status_code == 404
    bestek.refresh_from_db()
    bestek.publish(wie, "2026-01-01", "TN-1")
    assert lezer.get(url("uitvoer", 2)).status_code == 200
    assert lezer.get(url("uitvoer", 1)).status_code == 404
    assert lezer.get(url("uitvoer_bestand", 1, "json")).status_code == 404
    inkoper = factories.make_client(wie)
    assert inkoper.get(url("uitvoer_bestand", 1, "ocds")).status_code == 404  # never made public
    assert inkoper.get(url("uitvoer_bestand", 2, "ocds")).status_code == 200


def test_page_of_the_bestek_and_of_a_version_lead_here(gepubliceerd, client, url):
    for adres in (gepubliceerd.get_absolute_url(), url("versies"), url("versie", 1)):
        assert url("uitvoer", 1) in client.get(adres).content.decode(), adres
    assert url("uitvoer_concept") not in client.get(url("uitvoer", 1)).content.decode()
