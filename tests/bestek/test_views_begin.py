"""The pages on which a bestek begins: templates, earlier ones, and lists of questions."""

from datetime import timedelta
from io import BytesIO

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bestek.models import Bestek, Lijstvoorstel
from gemeenten import klok
from gemeenten.enums import Rol
from tests import factories


@pytest.fixture
def adres(gemeente):
    return lambda naam, *args: reverse(f"bestek:{naam}", args=[gemeente.slug, *args])


def excel(*rijen) -> SimpleUploadedFile:
    boek, uit = openpyxl.Workbook(), BytesIO()
    for rij in rijen:
        boek.active.append(rij)
    boek.save(uit)
    return SimpleUploadedFile("vragenlijst.xlsx", uit.getvalue())


RIJEN = (
    ["Vraag", "Criteria", "Punten", "Perceel"],
    ["Hoe zorgt u voor taalcontact?", "elke week\nbuiten de les", 60, "B1"],
    ["Parkeren", "", "veel", "Z"],
)


def upload(client, adres, bestand) -> Lijstvoorstel:
    client.post(adres("nieuw_lijst"), {"bestand": bestand})
    return Lijstvoorstel.objects.get()


def posted(voorstel: Lijstvoorstel, **anders: str) -> dict:
    """The rows of the proposal as the page posts them, with these fields otherwise."""
    data = {}
    for nummer, rij in enumerate(voorstel.rijen):
        velden = rij | {"criteria": "\n".join(rij["criteria"]), "percelen": ", ".join(rij["percelen"])}
        namen = ("onderwerp", "tekst", "criteria", "toelichting", "punten", "max_a4", "percelen")
        data |= {f"rij-{nummer}-{naam}": velden[naam] for naam in namen}
        data |= {f"rij-{nummer}-opnemen": "on"} if rij["opnemen"] else {}
    data |= {"rij-TOTAL_FORMS": len(voorstel.rijen), "rij-INITIAL_FORMS": len(voorstel.rijen), "actie": "verder"}
    return {naam: waarde for naam, waarde in (data | anders).items() if waarde is not None}


def test_start_page_shows_every_way(client, adres, bestek):
    pagina = client.get(adres("nieuw")).content.decode()
    for naam in ("nieuw_leeg", "nieuw_eerder", "gedeeld", "nieuw_lijst"):
        assert adres(naam) in pagina
    assert pagina.count("/nieuw/sjabloon/") == 5


def test_template_is_previewed_and_made(client, adres):
    factories.make_vraag("5.3", groepen=[("", "alle", 1)])
    url = adres("nieuw_sjabloon", "digitale-vaardigheden")
    pagina = client.get(url).content.decode()
    assert "Wat u krijgt" in pagina and "Vraag 5.1, 5.2 staat niet meer in de brieven" in pagina
    assert client.post(url, {"titel": "Nieuw", "kenmerk": ""}).status_code == 422 and not Bestek.objects.exists()
    rij = Bestek.objects.get(pk=client.post(url, {"titel": "Nieuw", "kenmerk": "N-1"}).url.rstrip("/").split("/")[-1])
    assert rij.herkomst == "sjabloon Digitale vaardigheden" and rij.profiel == "meervoudig_onderhands"
    assert client.get(adres("nieuw_sjabloon", "bestaat-niet")).status_code == 404


def test_earlier_version_and_working_text_are_each_a_beginning(client, adres, gemeente, wie):
    rij = factories.make_gepubliceerd(gemeente, wie)
    rij.open_change(wie, "Beter")
    rij.change(rij.versie, titel="Werktitel")
    assert "Versie 1" in client.get(adres("nieuw_eerder")).content.decode()
    url = adres("nieuw_uit_eerder", rij.pk)
    assert "Werktitel" in client.get(url).content.decode()
    pagina = client.get(url, {"versie": "1"}).content.decode()
    assert "Werktitel" not in pagina and client.get(url, {"versie": "9"}).status_code == 404
    client.post(f"{url}?versie=1", {"titel": "Vervolg", "kenmerk": "V-1"})
    assert Bestek.objects.get(kenmerk="V-1").herkomst.endswith(", versie 1")


def test_earlier_list_takes_as_many_queries_for_three_as_for_one(
    client, adres, gemeente, wie, django_assert_max_num_queries
):
    factories.make_gepubliceerd(gemeente, wie)
    client.get(adres("nieuw_eerder"))
    with django_assert_max_num_queries(14) as een:
        client.get(adres("nieuw_eerder"))
    for _ in range(2):
        factories.make_gepubliceerd(gemeente, wie)
    with django_assert_max_num_queries(len(een)):
        client.get(adres("nieuw_eerder"))


def test_list_becomes_a_bestek_after_it_was_looked_through(client, adres):
    factories.make_vraag("4.5", tekst="Wat doet u om het taalcontact te bevorderen, en hoe zorgt u ervoor?")
    voorstel = upload(client, adres, excel(*RIJEN))
    pagina = client.get(url := adres("nieuw_lijst_rijen", voorstel.pk)).content.decode()
    assert 'name="rij-TOTAL_FORMS" value="2"' in pagina
    assert "2 vragen gevonden" in pagina and "Dit leest niet als een vraag" in pagina and "niet als punten" in pagina
    assert not Bestek.objects.exists()
    antwoord = client.post(url, posted(voorstel))
    assert antwoord.status_code == 422 and "Schrijf een getal" in antwoord.content.decode()
    data = posted(voorstel, **{"rij-1-opnemen": None, "rij-0-tekst": "Hoe zorgt u dan?", "rij-0-gekoppeld": "on"})
    assert client.post(url, data).url == adres("nieuw_lijst_maken", voorstel.pk)
    velden = {"titel": "Van lijst", "kenmerk": "L-1", "profiel": "sas", "routes": ["B1"]}
    client.post(adres("nieuw_lijst_maken", voorstel.pk), velden | {"methode": "gewogen_punten_relatieve_prijs"})
    rij = Bestek.objects.get()
    vraag = rij.bestekvraag_set.get()
    assert rij.herkomst == "vragenlijst.xlsx" and vraag.tekst == "Hoe zorgt u dan?"
    assert [c.tekst for c in vraag.criteria.all()] == ["elke week", "buiten de les"]
    assert (vraag.wegingen.get().punten, rij.perceel_set.get().naam) == (60, "B1")
    assert (vraag.herkomst.code if vraag.herkomst else "") == voorstel.rijen[0]["lijkt_op"]
    assert not Lijstvoorstel.objects.exists()


def test_nothing_typed_is_lost_when_something_is_wrong(client, adres):
    voorstel = upload(client, adres, excel(*RIJEN))
    fout = {"rij-1-punten": "hoog", "rij-0-onderwerp": "Anders", "rij-0-criteria": "een\ntwee"}
    pagina = client.post(adres("nieuw_lijst_rijen", voorstel.pk), posted(voorstel, **fout)).content.decode()
    assert 'value="hoog"' in pagina and "een\ntwee" in pagina
    voorstel.refresh_from_db()
    assert voorstel.rijen[0]["onderwerp"] == "Anders" and not voorstel.rijen[0]["afgeleid"]


def test_columns_can_be_divided_otherwise(client, adres):
    voorstel = upload(client, adres, excel(["Parkeren?", "Hoe zorgt u voor parkeren?"], ["x", "Hoe nog meer?"]))
    assert voorstel.rijen[0]["tekst"] == "Hoe zorgt u voor parkeren?"
    data = {"actie": "indelen", "indeling-bron": "0", "indeling-tekst": "1", "indeling-onderwerp": "0"}
    client.post(adres("nieuw_lijst_rijen", voorstel.pk), data)
    voorstel.refresh_from_db()
    assert voorstel.rijen[1]["onderwerp"] == "x" and voorstel.indeling["kolommen"] == {"tekst": 1, "onderwerp": 0}
    assert client.post(adres("nieuw_lijst_rijen", voorstel.pk), data | {"indeling-tekst": "9"}).status_code == 422


def test_nothing_chosen_or_too_many_percelen_is_told(client, adres):
    voorstel = upload(client, adres, excel(*RIJEN))
    url = adres("nieuw_lijst_rijen", voorstel.pk)
    niets = posted(voorstel, **{"rij-0-opnemen": None, "rij-1-opnemen": None})
    assert "vink ten minste" in client.post(url, niets).content.decode()
    assert client.get(adres("nieuw_lijst_maken", voorstel.pk)).url == url
    veel = {"rij-0-percelen": ",".join(f"P{n}" for n in range(30)), "rij-1-opnemen": None}
    assert "hoogstens 20" in client.post(url, posted(voorstel, **veel)).content.decode()


@pytest.mark.parametrize(
    ("bestand", "zin"),
    [
        (b"", "leeg"),
        (b"gewone tekst", "Kies een Excel-bestand"),
        (b"\xd0\xcf\x11\xe0geheim", "wachtwoord"),
        (excel().read(), "Er staat geen tekst in"),
    ],
    ids=["leeg", "anders", "wachtwoord", "zonder-rijen"],
)
def test_file_that_cannot_be_read_is_told(client, adres, bestand, zin):
    antwoord = client.post(adres("nieuw_lijst"), {"bestand": SimpleUploadedFile("x.xlsx", bestand)})
    assert antwoord.status_code == 422 and zin in antwoord.content.decode() and not Lijstvoorstel.objects.exists()


def test_pasted_text_and_word_are_read_and_what_was_pasted_stays(client, adres):
    antwoord = client.post(adres("nieuw_lijst"), {"tekst": "geen enkele vraag"})
    assert antwoord.status_code == 422 and "geen enkele vraag" in antwoord.content.decode()
    assert client.post(adres("nieuw_lijst"), {}).status_code == 422
    assert client.post(adres("nieuw_lijst"), {"tekst": "1. Hoe doet u dit?"}).status_code == 302
    blad, uit = docx.Document(), BytesIO()
    blad.add_paragraph("Hoe doet u dat?", style="List Number")
    blad.save(uit)
    voorstel = upload(client, adres, SimpleUploadedFile("oud.docx", uit.getvalue()))  # the earlier one went
    assert [rij["tekst"] for rij in voorstel.rijen] == ["Hoe doet u dat?"]


def test_proposal_is_ones_own_and_lasts_a_day(client, adres, gemeente):
    voorstel = upload(client, adres, excel(*RIJEN))
    collega = factories.make_client(factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER))
    namen = ("nieuw_lijst_rijen", "nieuw_lijst_maken")
    assert all(collega.get(adres(naam, voorstel.pk)).status_code == 404 for naam in namen)
    assert collega.post(adres("nieuw_lijst_weg", voorstel.pk)).status_code == 404
    with klok.fixed(klok.now() + timedelta(hours=25)):
        assert all(client.get(adres(naam, voorstel.pk)).status_code == 404 for naam in namen)
        collega.post(adres("nieuw_lijst"), {"tekst": "1. Hoe?"})
    assert not Lijstvoorstel.objects.filter(pk=voorstel.pk).exists()


def test_list_can_be_thrown_away(client, adres):
    voorstel = upload(client, adres, excel(*RIJEN))
    assert client.post(adres("nieuw_lijst_weg", voorstel.pk)).url == adres("nieuw")
    assert not Lijstvoorstel.objects.exists()
