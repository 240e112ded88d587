"""The pages of a gunning: who gets in, what a letter page saves, and how many queries the meter takes."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling import gunnen
from beoordeling.enums import Rondestatus
from beoordeling.gunningsstof import gather
from beoordeling.meterbeeld import measure_letters
from beoordeling.models import Gunning
from gemeenten import klok
from gemeenten.enums import Rol
from portaal.wacht_gunningen import of_inkoper
from tests.factories import make_client, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def collega(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def lezer(gemeente):
    return make_gebruiker(gemeente, Rol.LEZER)


def make_gunning(gemeente, inkoper, lezer, bieders=2):
    bestek = make_gepubliceerd(gemeente, inkoper, vragen=1)
    for nummer in range(bieders):
        make_offerte(bestek, f"Bureau {nummer} van {bestek.kenmerk}", f"{100 + nummer},00")
    leden = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    ronde = make_ronde(bestek, inkoper, leden, Rondestatus.PRIJZEN_GEOPEND, tweede=lezer)
    ronde.finish(inkoper)
    return ronde


def url(naam, rij, *meer):
    return reverse(f"beoordeling:{naam}", args=[rij.gemeente.slug, rij.pk, *meer])


def test_journey_from_making_to_sending(gemeente, inkoper, collega, lezer):
    ronde = make_gunning(gemeente, inkoper, lezer)
    maker, tweede, leest = make_client(inkoper), make_client(collega), make_client(lezer)
    maker.post(url("gunning_maken", ronde), {"perceel": ronde.bestek.perceel_set.get().pk})
    gunning = Gunning.objects.get()
    assert leest.get(url("gunning", gunning)).status_code == 404
    pagina = maker.get(url("gunning", gunning)).content.decode()
    assert "Een andere inkoper geeft haar vrij." in pagina and "dezelfde tekst" in pagina
    assert tweede.post(url("gunning_stap", gunning, "vrijgeven"), {}).status_code == 422
    tweede.post(url("gunning_stap", gunning, "vrijgeven"), {"reden": "De teksten zijn in de bijlage uitgewerkt."})
    vorm = maker.get(url("gunning_stap", gunning, "verzenden")).context["form"]
    maker.post(url("gunning_stap", gunning, "verzenden"), {"tot": vorm.initial["tot"].isoformat()})
    gunning.refresh_from_db()
    assert (gunning.status, gunning.standstill_tot) == ("verzonden", vorm.initial["tot"])
    pagina = leest.get(url("gunning", gunning)).content.decode()
    assert "Gegund aan" in pagina and "motivatiemeter" not in pagina
    assert leest.get(url("brief", gunning.brieven.order_by("pk").first())).status_code == 403


def test_letter_saves_in_the_background_and_keeps_both_texts(gemeente, inkoper, lezer):
    ronde = make_gunning(gemeente, inkoper, lezer)
    gunning = gunnen.make_gunning(ronde, ronde.bestek.perceel_set.get(), inkoper)
    brief = gunning.brieven.exclude(inschrijving=gunning.winnaar).get()
    client, adres = make_client(inkoper), url("brief", brief)
    tekst = {"versie": 1, "aanhef": "Geachte raad,", "slot": "Groet", "eigen-1": "Concreet.", "winnaar-1": "Beter."}
    goed = client.post(adres, tekst, headers={"Accept": "application/json"})
    assert goed.json()["versie"] == 2
    brief.refresh_from_db()
    assert list(brief.vragen.values()) == [{"eigen": "Concreet.", "winnaar": "Beter."}]
    laat = client.post(adres, tekst | {"eigen-1": "Mijn tekst"}, headers={"Accept": "application/json"})
    assert laat.status_code == 409 and "Concreet." in laat.content.decode() and "Mijn tekst" in laat.content.decode()


def test_meter_takes_as_many_queries_for_three_letters_as_for_one(gemeente, inkoper, lezer):
    aantallen = []
    for bieders in (1, 3):
        ronde = make_gunning(gemeente, inkoper, lezer, bieders)
        gunning = gunnen.make_gunning(ronde, ronde.bestek.perceel_set.get(), inkoper)
        with CaptureQueriesContext(connection) as gevraagd:
            assert len(measure_letters(gather(gunning))) == bieders
        aantallen.append(len(gevraagd))
    assert aantallen[0] == aantallen[1]


def test_zip_has_both_files_of_every_letter(gemeente, inkoper, lezer):
    ronde = make_gunning(gemeente, inkoper, lezer)
    gunning = gunnen.make_gunning(ronde, ronde.bestek.perceel_set.get(), inkoper)
    with ZipFile(BytesIO(make_client(inkoper).get(url("brieven_bestand", gunning)).content)) as pak:
        assert [naam.rpartition(".")[2] for naam in pak.namelist()] == ["pdf", "docx"] * 2
        assert all(pak.read(naam) for naam in pak.namelist())


def test_start_page_tells_whose_turn_it_is(gemeente, inkoper, collega, lezer):
    ronde = make_gunning(gemeente, inkoper, lezer)
    gunning = gunnen.make_gunning(ronde, ronde.bestek.perceel_set.get(), inkoper)
    assert [w.wat for w in of_inkoper(inkoper)] == ["Brieven nalezen"]
    assert [w.wat for w in of_inkoper(collega)] == ["Gunning vrijgeven"]
    gunnen.release(gunning, collega, "Nagelezen.")
    assert [w.wat for w in of_inkoper(inkoper)] == ["Brieven versturen"]
    Gunning.objects.filter(pk=gunning.pk).update(status="verzonden", standstill_tot=klok.today())
    assert [w.wat for w in of_inkoper(inkoper)] == ["Termijn eindigt"]
