import pytest

from bestek.themakaart import read_map
from gemeenten.enums import Rol
from kwaliteit.models import Bibliotheekitem, Thema
from tests import factories


@pytest.fixture
def bestek(gemeente):
    return factories.make_bestek(gemeente, factories.make_gebruiker(gemeente, Rol.INKOPER))


@pytest.fixture
def vraag(db):
    vraag = factories.make_vraag("6.1", routes=("B1", "Z"), groepen=[("", "alle", 2)])
    vraag.groepen.get().handvatten.first().themas.add(Thema.objects.create(code="groep", naam="Groep"))
    vraag.themas.add(Thema.objects.create(code="portfolio", naam="Portfolio"))
    return vraag


def test_read_map_knows_the_themes_of_questions_and_handvatten(bestek, vraag):
    kaart = read_map(bestek)
    assert kaart.vragen == {"6.1": {"portfolio"}}
    assert kaart.handvatten == {"6.1/1": {"groep"}}
    assert kaart.routes == {"B1": ("6.1",), "Z": ("6.1",)}
    assert kaart.dragers == {"6.1": {"groep"}}


def test_read_map_gives_parts_and_neighbours_the_handvatten_they_share(bestek, vraag):
    factories.make_vraag("6.1a", hoofdvraag=vraag)
    vraag.groepen.get().ook_voor.add(factories.make_vraag("7.1"))
    kaart = read_map(bestek)
    assert set(kaart.dragers) == {"6.1", "6.1a", "7.1"}
    assert kaart.routes["B1"] == ("6.1a", "7.1")  # the whole cannot be asked


def test_read_map_keeps_the_themes_of_what_lapsed_but_offers_it_no_more(bestek, vraag):
    vraag.vervallen = True
    vraag.save()
    kaart = read_map(bestek)
    assert kaart.vragen == {"6.1": {"portfolio"}} and kaart.routes == {}


def test_read_map_offers_no_question_for_a_handvat_that_lapsed(bestek, vraag):
    vraag.groepen.get().handvatten.update(vervallen=True)
    kaart = read_map(bestek)
    assert kaart.handvatten == {"6.1/1": {"groep"}} and kaart.dragers == {}


def test_read_map_takes_the_themes_of_the_library(gemeente, bestek):
    item = Bibliotheekitem.objects.create(
        gemeente=gemeente, soort="vraag", titel="Eigen", tekst="Hoe?", aangemaakt_door=bestek.aangemaakt_door
    )
    item.themas.add(Thema.objects.create(code="wijk", naam="Wijk"))
    rij = bestek.bestekvraag_set.first()
    type(rij).objects.filter(pk=rij.pk).update(bibliotheekitem=item)
    assert read_map(bestek).eigen == {str(rij.sleutel): {"wijk"}}


def test_read_map_asks_no_more_for_more_questions(bestek, vraag, django_assert_num_queries):
    for nummer in range(2, 5):
        with django_assert_num_queries(7):
            read_map(bestek)
        factories.make_vraag(f"6.{nummer}", groepen=[("", "alle", 1)])
