import pytest
from django.urls import reverse

from bestek import verloop
from bestek.beleid import add_paragraaf
from bestek.models import Paragraaf
from gemeenten.enums import Rol
from kwaliteit.werkboek.beheer import reopen, save_answer
from tests import factories


@pytest.fixture
def antwoord(gemeente, wie):
    return factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag(), wie)


@pytest.fixture
def gewijzigd(gemeente, bestek, antwoord, wie):
    """A paragraph whose answer reads otherwise since."""
    paragraaf = add_paragraaf(bestek, antwoord, wie)
    reopen(antwoord, antwoord.versie, wie)
    save_answer(gemeente, antwoord.werkboekvraag, 2, wie, tekst="Wij gaan voor B2.", beslisser="raad")
    return paragraaf


def read(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


def test_answer_goes_into_the_bestek(client, url, antwoord):
    assert "Uit het beleidswerkboek" in read(client, url("beleid"))
    assert url("beleid") in read(client, url("onderdelen", "paragrafen"))
    client.post(url("beleid_toevoegen", "visie-b1"))
    assert Paragraaf.objects.get().beleidsantwoord == antwoord
    pagina = read(client, url("onderdelen", "paragrafen"))
    assert reverse("kwaliteit:werkboekvraag", args=["polderstad", "visie-b1"]) in pagina
    assert "Staat in dit bestek als" in read(client, url("beleid"))
    again = client.post(url("beleid_toevoegen", "visie-b1"), follow=True)
    assert "staat al in het bestek" in again.content.decode() and Paragraaf.objects.count() == 1


def test_writer_is_told_of_the_change_where_he_works(client, bestek, url, gewijzigd):
    for adres in (bestek.get_absolute_url(), url("onderdelen", "paragrafen")):
        assert "1 paragraaf luidt intussen anders" in read(client, adres)
    pagina = read(client, url("beleid"))
    assert "[vervallen: </span>B1<" in pagina and "[nieuw: </span>B2<" in pagina
    assert "nog niet opnieuw besloten" in pagina


def choose(client, url, paragraaf, actie, **velden):
    velden = {"versie": paragraaf.versie, "antwoordversie": 3, "actie": actie} | velden
    return client.post(url("beleid_bijwerken", paragraaf.sleutel), velden, follow=True).content.decode()


@pytest.mark.parametrize(("actie", "tekst"), [("overnemen", "B2"), ("houden", "B1"), ("onzin", "B1")])
def test_change_is_taken_over_or_not(client, bestek, url, gewijzigd, actie, tekst):
    choose(client, url, gewijzigd, actie)
    gewijzigd.refresh_from_db()
    assert gewijzigd.tekst == f"<p>Wij gaan voor {tekst}.</p>"
    assert "intussen anders in het beleidswerkboek" not in read(client, bestek.get_absolute_url())


@pytest.mark.parametrize("velden", [{"versie": 9}, {"antwoordversie": 2}, {"versie": ""}])
def test_choice_on_an_old_page_changes_nothing(client, url, gewijzigd, velden):
    assert "intussen gewijzigd" in choose(client, url, gewijzigd, "overnemen", **velden)
    assert "B1" in Paragraaf.objects.get().tekst


def test_own_edit_is_shown_before_it_is_replaced(client, url, gewijzigd):
    gewijzigd.change(gewijzigd.versie, tekst="<p>Zelf geschreven.</p>")
    assert "in dit bestek zelf ook aangepast" in read(client, url("beleid"))


def test_frozen_bestek_takes_nothing_and_is_told_nothing(client, wie, bestek, url, gewijzigd):
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    assert "intussen anders in het beleidswerkboek" not in read(client, bestek.get_absolute_url())
    assert client.get(url("beleid")).status_code == 302
    assert "ligt vast" in choose(client, url, gewijzigd, "overnemen")
    assert client.post(url("beleid_toevoegen", "visie-b1")).status_code == 302
    assert Paragraaf.objects.get().tekst == "<p>Wij gaan voor B1.</p>"


def test_concept_is_not_there_for_an_inkoper(gemeente, wie, url):
    factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag("nog-open"), wie, "Geheim.", besloten=False)
    inkoper = factories.make_client(factories.make_gebruiker(gemeente, Rol.INKOPER))
    pagina = read(inkoper, url("beleid"))
    assert "Geheim." not in pagina and "Nog niets om over te nemen" in pagina
    assert inkoper.post(url("beleid_toevoegen", "nog-open")).status_code == 404


def test_answer_without_a_heading_cannot_be_taken(gemeente, client, wie, url):
    factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag("binnen", paragraaftitel=""), wie)
    assert client.post(url("beleid_toevoegen", "binnen")).status_code == 404


def test_pages_take_a_fixed_number_of_queries(
    client, gemeente, bestek, wie, url, gewijzigd, django_assert_max_num_queries
):
    adressen = (url("beleid"), url("onderdelen", "paragrafen"), bestek.get_absolute_url())
    aantallen = []
    for adres in adressen:
        read(client, adres)
        with django_assert_max_num_queries(80) as een:
            read(client, adres)
        aantallen.append(len(een))
    for nummer in range(3):
        rij = factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag(f"v{nummer}"), wie, besloten=False)
        add_paragraaf(bestek, rij, wie)
        save_answer(gemeente, rij.werkboekvraag, 1, wie, tekst="Anders.", beslisser="raad")
    for adres, aantal in zip(adressen, aantallen, strict=True):
        with django_assert_max_num_queries(aantal):
            read(client, adres)
