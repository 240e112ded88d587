import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse

from bestek.vraagkeuze import add_vraag
from gemeenten.enums import Rol
from portaal.context import VERSIE, portaal
from tests import factories

MENU = {
    Rol.BEHEERDER: ["Start", "Kennisbank", "Gemeente"],
    Rol.BELEIDSMEDEWERKER: ["Start", "Kennisbank", "Bestekken"],
    Rol.INKOPER: ["Start", "Kennisbank", "Bestekken", "Beoordelingen"],
    Rol.BEOORDELAAR: ["Start", "Kennisbank", "Bestekken", "Beoordelingen"],
    Rol.LEZER: ["Start", "Kennisbank", "Bestekken", "Beoordelingen"],
}


def menu_of(response) -> list[str]:
    return [punt["naam"] for punt in response.context["navigatie"]]


@pytest.mark.parametrize("rol", Rol)
def test_navigatie_names_what_the_role_opens_and_nothing_else(gemeente, rol):
    client = factories.make_client(factories.make_gebruiker(gemeente, rol))
    response = client.get(reverse("kwaliteit:brieven", args=["polderstad"]))
    assert menu_of(response) == MENU[rol]
    for punt in response.context["navigatie"]:
        assert client.get(punt["url"]).status_code == 200


def test_navigatie_marks_where_one_is(gemeente):
    client = factories.make_client(factories.make_gebruiker(gemeente, Rol.INKOPER))
    response = client.get(reverse("kwaliteit:begrippen", args=["polderstad"]))
    assert [punt["naam"] for punt in response.context["navigatie"] if punt["actief"]] == ["Kennisbank"]


@pytest.mark.parametrize("rol", Rol)
def test_vraagactie_is_for_writers(gemeente, rol):
    client = factories.make_client(factories.make_gebruiker(gemeente, rol))
    actie = client.get(reverse("kwaliteit:brieven", args=["polderstad"])).context["vraagactie"]
    assert (actie is not None) == (rol in (Rol.BELEIDSMEDEWERKER, Rol.INKOPER))


def test_mijn_gemeenten_are_ones_own(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    ander = factories.make_gemeente("heuveldorp")
    factories.make_gemeente("zandveld")
    factories.add_rol(ander, wie, Rol.LEZER)
    response = factories.make_client(wie).get(reverse("kwaliteit:brieven", args=["polderstad"]))
    assert set(response.context["mijn_gemeenten"]) == {gemeente, ander}
    tekst = response.content.decode()
    assert "Heuveldorp" in tekst and "Zandveld" not in tekst


def test_the_frame_costs_the_same_in_more_gemeenten(gemeente, django_assert_max_num_queries):
    wie = factories.make_gebruiker(gemeente, Rol.LEZER)
    client = factories.make_client(wie)
    url = reverse("kwaliteit:themas", args=["polderstad"])
    with django_assert_max_num_queries(12) as een:
        client.get(url)
    for slug in ("heuveldorp", "zandveld"):
        factories.add_rol(factories.make_gemeente(slug), wie, Rol.LEZER)
    with django_assert_max_num_queries(len(een)):
        client.get(url)


def test_portaal_gives_no_gemeente_to_who_is_not_signed_in():
    request = RequestFactory().get("/")
    assert portaal(request) == {"portaal_versie": VERSIE}
    request.user = AnonymousUser()
    assert portaal(request) == {"portaal_versie": VERSIE}


def test_error_pages_stand_inside_the_frame(gemeente):
    assert Client().get("/nergens/is/dit/").status_code == 404
    client = factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))
    weg = client.get("/heuveldorp/kennisbank/")
    assert weg.status_code == 404
    assert menu_of(weg) == []
    verboden = client.get(reverse("gemeenten:leden", args=["polderstad"]))
    assert verboden.status_code == 403
    assert "Beoordelingen" in menu_of(verboden)
    assert "Gemeente" not in menu_of(verboden)


def test_bestekactie_leads_the_inkoper_from_a_published_bestek_to_its_offers(gemeente):
    inkoper = factories.make_gebruiker(gemeente, Rol.INKOPER)
    bestek = factories.make_gepubliceerd(gemeente, inkoper)
    pagina = factories.make_client(inkoper).get(reverse("bestek:bestek", args=["polderstad", bestek.pk]))
    assert reverse("beoordeling:offertes", args=["polderstad", bestek.pk]) in pagina.content.decode()


def test_vraaggebruik_tells_in_how_many_bestekken_a_question_is_used(gemeente):
    schrijver = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)
    add_vraag(factories.make_bestek(gemeente, schrijver), factories.make_vraag("4.3"), schrijver)
    for wie, gezien in ((schrijver, True), (factories.make_gebruiker(gemeente, Rol.LEZER), False)):
        for pagina in (("brief", 4), ("vragen",), ("vraag", "4.3")):
            adres = reverse(f"kwaliteit:{pagina[0]}", args=["polderstad", *pagina[1:]])
            tekst = factories.make_client(wie).get(adres).content.decode()
            assert ("Gebruikt in 1 van uw bestekken" in tekst) == gezien, pagina
