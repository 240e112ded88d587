import pytest
from django.urls import reverse

from bestek import verloop
from bestek.models import Bestek
from gemeenten.enums import Rol
from tests import factories
from tests.bestek.test_bijlage import KANARIE, read


@pytest.fixture
def geheim(bestek):
    bestek.bestekvraag_set.first().criteria.create(
        gemeente=bestek.gemeente, bestek=bestek, volgorde=9, tekst=KANARIE, zichtbaarheid="achtergrond"
    )
    return bestek


def status(bestek):
    return Bestek.objects.get(pk=bestek.pk).status


def test_bestek_goes_the_whole_way(bestek, client, url):
    assert "Er staat niets meer open" in client.get(bestek.get_absolute_url()).content.decode()
    for stap, velden, verwacht in (
        ("ter_review", {}, "ter_review"),
        ("terug", {"reden": "Nog iets vergeten"}, "concept"),
        ("ter_review", {}, "ter_review"),
        ("vaststellen", {}, "vastgesteld"),
        ("publiceren", {"gepubliceerd_op": "2026-01-01", "publicatiekenmerk": "TN-1"}, "gepubliceerd"),
        ("wijziging", {"reden": "Verduidelijking"}, "gepubliceerd"),
        ("vaststellen", {}, "gepubliceerd"),
        ("intrekken", {"reden": "Gaat niet door"}, "ingetrokken"),
    ):
        assert client.get(url(stap)).status_code == 200
        antwoord = client.post(url(stap), velden, follow=True)
        assert status(bestek) == verwacht, stap
        assert antwoord.status_code == 200 and "Gelukt" in antwoord.content.decode()
    versies = client.get(url("versies")).content.decode()
    assert all(v.sha256 in versies for v in bestek.vaststellingen.all())
    assert "Nog iets vergeten" in client.get(url("geschiedenis")).content.decode()


def test_step_without_reason_is_not_taken(bestek, client, url, wie):
    verloop.submit(bestek, wie)
    assert "data-foutoverzicht" in client.post(url("terug"), {"reden": " "}).content.decode()
    assert status(bestek) == "ter_review"


def test_incomplete_bestek_shows_what_is_left_instead_of_the_button(bestek, client, url):
    bestek.weging_set.first().drop()
    pagina = client.get(url("ter_review")).content.decode()
    assert "Dit kan nog niet" in pagina and "Oplossen" in pagina
    assert "Fout:" in client.post(url("ter_review"), follow=True).content.decode()
    assert status(bestek) == "concept"


@pytest.mark.parametrize("kop", [{}, {"HTTP_ACCEPT": "application/json"}])
def test_composer_is_shut_while_the_text_is_fixed(bestek, client, url, wie, kop):
    vraag = bestek.bestekvraag_set.first()
    verloop.submit(bestek, wie)
    for adres in (url("vragen"), url("vraag", vraag.sleutel), url("gegevens"), url("onderdeel_nieuw", "eisen")):
        antwoord = client.post(adres, {"tekst": "Anders"}, **kop)
        assert antwoord.status_code == (403 if kop else 302)
    vraag.refresh_from_db()
    assert vraag.versie == 1


def test_difference_between_versions_is_readable(bestek, client, url, wie):
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    bestek.open_change(wie, "Verduidelijking")
    vraag = bestek.bestekvraag_set.first()
    vraag.change(vraag.versie, tekst=f"{vraag.tekst} En waarom?")
    verloop.freeze(bestek, wie)
    pagina = client.get(url("verschil", 2)).content.decode()
    assert "En waarom" in pagina and "<ins>" in pagina and "Verduidelijking" in pagina
    assert client.get(url("verschil", 1)).status_code == 404


@pytest.mark.parametrize(("rol", "ziet"), [(Rol.BEOORDELAAR, True), (Rol.LEZER, False)])
def test_reader_gets_the_frozen_text_with_or_without_background(geheim, wie, url, rol, ziet):
    bestek = geheim
    client = factories.make_client(factories.make_gebruiker(bestek.gemeente, rol))
    assert client.get(bestek.get_absolute_url()).status_code == 404
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    assert client.get(bestek.get_absolute_url()).status_code == (200 if ziet else 404)
    bestek.publish(wie, "2026-01-01", "TN-1")
    bestek.open_change(wie, "Verduidelijking")
    vraag = bestek.bestekvraag_set.first()
    vraag.change(vraag.versie, tekst="Werktekst die nog niet geldt")
    for adres in (bestek.get_absolute_url(), url("versie", 1)):
        pagina = client.get(adres).content.decode()
        assert "Hoe doet u dit (1)?" in pagina and "Werktekst" not in pagina
        assert (KANARIE in pagina) == ziet
    assert KANARIE not in " ".join(read(client.get(url("pdf")).content))
    assert "Werktekst" not in " ".join(read(client.get(f"{url('pdf')}?versie=concept").content))
    verloop.freeze(bestek, wie)
    assert (KANARIE in client.get(url("verschil", 2)).content.decode()) == ziet
    assert client.get(url("lezen")).status_code == 403


def test_reader_does_not_see_the_versions_before_the_published_one(bestek, wie, url):
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    bestek.open_change(wie, "Fout hersteld")
    verloop.freeze(bestek, wie)
    bestek.publish(wie, "2026-01-01", "TN-1")
    bestek.open_change(wie, "Verduidelijking")
    verloop.freeze(bestek, wie)
    lezer = factories.make_client(factories.make_gebruiker(bestek.gemeente, Rol.LEZER))
    adressen = [url("versie", 1), f"{url('pdf')}?versie=1", url("verschil", 2), url("versie", 2), url("verschil", 3)]
    assert [lezer.get(adres).status_code for adres in adressen] == [404, 404, 404, 200, 200]
    versies = lezer.get(url("versies")).content.decode()
    assert "Versie 1" not in versies and "Versie 2" in versies and "Versie 3" in versies


def test_pdf_is_a_download_with_a_name(bestek, client, url):
    antwoord = client.get(url("pdf"))
    assert antwoord["Content-Type"] == "application/pdf" and bestek.kenmerk in antwoord["Content-Disposition"]


MAG = {
    "vragen": {Rol.BELEIDSMEDEWERKER, Rol.INKOPER},
    "gegevens": {Rol.BELEIDSMEDEWERKER, Rol.INKOPER},
    "ter_review": {Rol.BELEIDSMEDEWERKER, Rol.INKOPER},
    "vaststellen": {Rol.INKOPER},
    "publiceren": {Rol.INKOPER},
    "wijziging": {Rol.INKOPER},
    "intrekken": {Rol.INKOPER},
    "bestek": set(Rol) - {Rol.BEHEERDER},
    "versies": set(Rol) - {Rol.BEHEERDER},
}


@pytest.mark.parametrize("pagina", MAG)
@pytest.mark.parametrize("rol", list(Rol))
def test_role_decides_with_403_before_any_row_is_looked_up(gemeente, pagina, rol):
    client = factories.make_client(factories.make_gebruiker(gemeente, rol))
    adres = reverse(f"bestek:{pagina}", args=[gemeente.slug, 999999])
    assert client.get(adres).status_code == (404 if rol in MAG[pagina] else 403)


def test_other_gemeente_is_not_found(bestek, url):
    ander = factories.make_gemeente("dorpsveld")
    vreemd = factories.make_client(factories.make_gebruiker(ander, *Rol))
    vraag = bestek.bestekvraag_set.first()
    for naam, *args in (("bestek",), ("vragen",), ("pdf",), ("versies",), ("vraag", vraag.sleutel), ("vaststellen",)):
        eigen = reverse(f"bestek:{naam}", args=[ander.slug, bestek.pk, *args])
        assert vreemd.get(eigen).status_code == vreemd.post(eigen).status_code or naam in ("bestek", "pdf", "versies")
        assert vreemd.get(eigen).status_code == 404
        assert vreemd.get(url(naam, *args)).status_code == 404
    assert bestek.titel not in vreemd.get(reverse("bestek:lijst", args=[ander.slug])).content.decode()
