import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from gemeenten.enums import Rol
from gemeenten.huisstijl import STANDAARD, Paar, contrast, stylesheet, validate_huisstijl
from gemeenten.models import Gebeurtenis
from tests import factories

GROEN = {"merk": "#0b6b3a", "merk_donker": "#074726", "merk_licht": "#e8f5ee"}


@pytest.fixture
def client(gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.BEHEERDER))


def page(gemeente):
    return reverse("gemeenten:huisstijl", args=[gemeente.slug])


def css(gemeente):
    return reverse("huisstijl_css", args=[gemeente.slug])


def test_contrast_agrees_with_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_paar_does_not_round_up_to_enough():
    paar = Paar("", "#777777", "#ffffff")
    assert not paar.goed
    assert paar.getal == "4,4"


@pytest.mark.parametrize(
    "huisstijl",
    [
        {"merk": "#ffff00"},
        {"merk": "red"},
        {"merk": "#FFF"},
        {"merk": "#1d4f91;} body{display:none"},
        {"merk_licht": "#555555"},
        {"onbekend": "#000000"},
        ["#000000"],
    ],
)
def test_validate_huisstijl_refuses(huisstijl):
    with pytest.raises(ValidationError):
        validate_huisstijl(huisstijl)


def test_stylesheet_leaves_out_what_does_not_validate():
    assert stylesheet(GROEN).count("#") == 3
    assert "--tb-merk-donker: #074726;" in stylesheet(GROEN)
    assert stylesheet({"merk": "url(//elders.example)"}) == stylesheet({})


def test_css_is_for_members_and_knows_unchanged(gemeente, client):
    response = client.get(css(gemeente))
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert STANDAARD["merk"] in response.content.decode()
    assert client.get(css(gemeente), headers={"if-none-match": response["ETag"]}).status_code == 304
    gemeente.change(gemeente.versie, huisstijl=GROEN)
    assert client.get(css(gemeente), headers={"if-none-match": response["ETag"]}).status_code == 200
    vreemd = factories.make_client(factories.make_gebruiker(factories.make_gemeente("heuveldorp"), Rol.LEZER))
    assert vreemd.get(css(gemeente)).status_code == 404


def test_huisstijl_saves_what_differs_from_the_standard(gemeente, client):
    gegevens = STANDAARD | {"merk": "#0B6B3A ", "merk_licht": "", "adres": "Postbus 1\r\n1000 AA", "versie": 1}
    assert client.post(page(gemeente), gegevens).url == page(gemeente)
    gemeente.refresh_from_db()
    assert gemeente.huisstijl == {"merk": "#0b6b3a"}
    assert gemeente.adres == "Postbus 1\n1000 AA"
    assert Gebeurtenis.objects.filter(soort="gemeente.huisstijl").count() == 1


def test_huisstijl_refuses_colours_that_nobody_can_read_and_shows_them(gemeente, client):
    response = client.post(page(gemeente), STANDAARD | {"merk": "#ffff00", "versie": 1})
    assert response.status_code == 422
    tekst = response.content.decode()
    assert "niet goed leesbaar" in tekst and "te weinig" in tekst
    assert 'fill="#ffff00"' in tekst
    gemeente.refresh_from_db()
    assert gemeente.huisstijl == {}


def test_huisstijl_never_draws_what_is_no_colour(gemeente, client):
    response = client.post(page(gemeente), STANDAARD | {"merk": '"/><x', "versie": 1})
    assert response.status_code == 422
    assert "<x" not in response.content.decode()


def test_huisstijl_shows_a_preview_without_saving(gemeente, client):
    response = client.post(page(gemeente), GROEN | {"versie": 1, "voorbeeld": "1"})
    assert 'fill="#0b6b3a"' in response.content.decode()
    gemeente.refresh_from_db()
    assert gemeente.huisstijl == {}


def test_huisstijl_shows_both_when_a_colleague_was_first(gemeente, client):
    gemeente.change(1, huisstijl={"merk": "#7a1f5c"})
    response = client.post(page(gemeente), GROEN | {"versie": 1})
    assert response.status_code == 409
    tekst = response.content.decode()
    assert "#7a1f5c" in tekst and "#0b6b3a" in tekst
    assert 'name="versie" value="2"' in tekst
    assert client.post(page(gemeente), GROEN | {"versie": 2}).status_code == 302


def test_huisstijl_is_for_beheerders_only(gemeente):
    for rol in set(Rol) - {Rol.BEHEERDER}:
        wie = factories.make_client(factories.make_gebruiker(gemeente, rol))
        assert wie.get(page(gemeente)).status_code == 403
