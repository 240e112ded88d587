import hashlib
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from bestek import samenstelling
from bestek.uitvoer.formaten import FORMATEN
from bestek.uitvoer.uitgave import Uitgave
from gemeenten import klok


def unzip(data):
    with ZipFile(BytesIO(data)) as bestand:
        assert bestand.testzip() is None
        return {naam: bestand.read(naam) for naam in bestand.namelist()}


@pytest.fixture
def delen(uitgave):
    return unzip(FORMATEN["set"].maak(uitgave))


def test_set_has_every_format_and_the_fingerprint_of_each(delen, uitgave):
    assert sorted(naam.rpartition(".")[2] for naam in delen) == ["docx", "json", "odt", "pdf", "txt", "xlsx", "xlsx"]
    leesmij = delen.pop("LEESMIJ.txt").decode()
    for naam, data in delen.items():
        assert f"{hashlib.sha256(data).hexdigest()}  {naam}\r\n" in leesmij
        assert "versie 1" in naam
    assert uitgave.vast.sha256 in leesmij and "Versie 1, vastgesteld op" in leesmij
    assert uitgave.inhoud.titel in leesmij and "CONCEPT" not in leesmij


def test_open_data_is_in_the_set_of_what_was_published(vol, vaststelling, wie):
    vol.publish(wie, "2099-01-02", "TN-1")
    vol.refresh_from_db()
    delen = unzip(FORMATEN["set"].maak(Uitgave(vol, vaststelling, "https://portaal.example")))
    assert len([naam for naam in delen if naam.endswith(" OCDS.json")]) == 1 and len(delen) == 8


def test_files_in_the_set_are_those_of_the_list(delen, uitgave):
    for code in ("word", "odf", "excel", "json"):
        assert FORMATEN[code].maak(uitgave) in delen.values(), code


def test_set_of_working_text_says_that_it_is_a_concept(vol):
    delen = unzip(FORMATEN["set"].maak(Uitgave(vol, samenstelling.compose(vol))))
    assert "CONCEPT" in delen["LEESMIJ.txt"].decode() and all("concept" in n for n in delen if n != "LEESMIJ.txt")


def test_same_version_gives_the_same_bytes(uitgave, monkeypatch):
    eerste = FORMATEN["set"].maak(uitgave)
    later = datetime(2200, 1, 1, tzinfo=UTC)
    monkeypatch.setattr(klok, "now", lambda: later)
    assert FORMATEN["set"].maak(Uitgave(uitgave.bestek, uitgave.vast, uitgave.adres)) == eerste
