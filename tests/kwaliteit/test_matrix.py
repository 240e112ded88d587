import pytest
from django.urls import reverse

from gemeenten.enums import Rol
from kwaliteit.matrix import read_matrix
from kwaliteit.models import Thema
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def thema(db):
    rij = Thema.objects.create(code="portfolio", naam="Portfolio")
    hoofd = factories.make_vraag("6.1", routes=("B1", "Z"), groepen=[("", "alle", 2)])
    for vraag in (
        hoofd,
        factories.make_vraag("6.1a", routes=("B1",), hoofdvraag=hoofd),
        factories.make_vraag("4.3", routes=("B1", "Z")),
    ):
        vraag.themas.add(rij)
    hoofd.groepen.get().handvatten.first().themas.add(rij)
    return rij


def test_read_matrix_counts_questions_that_can_be_asked_and_handvatten_per_route(thema):
    Thema.objects.create(code="leeg", naam="Zonder")
    routes, rijen = read_matrix()
    getallen = {(rij.thema.code, cel.route.code): (cel.vragen, cel.handvatten) for rij in rijen for cel in rij.cellen}
    assert [route.code for route in routes] == ["B1", "Z"]
    assert getallen == {
        ("portfolio", "B1"): (2, 1), ("portfolio", "Z"): (1, 1), ("leeg", "B1"): (0, 0), ("leeg", "Z"): (0, 0),
    }  # fmt: skip


def test_every_cell_leads_to_as_many_questions_as_it_says(gemeente, thema):
    client = factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))
    for rij in read_matrix()[1]:
        for cel in rij.cellen:
            filters = {"thema": rij.thema.code, "route": cel.route.code}
            pagina = client.get(reverse("kwaliteit:vragen", args=["polderstad"]), filters)
            assert len(pagina.context["gevonden"]) == cel.vragen


def test_matrix_page_names_rows_columns_and_empty_cells(gemeente, thema):
    Thema.objects.create(code="leeg", naam="Zonder")
    client = factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))
    tekst = client.get(reverse("kwaliteit:matrix", args=["polderstad"])).content.decode()
    assert tekst.count('<th scope="row">') == 2 and tekst.count('<th scope="col">') == 3
    assert "?thema=portfolio&amp;route=B1" in tekst and "geen vraag" in tekst and "geen handvat" in tekst


def test_read_matrix_asks_no_more_for_more_themes(thema, django_assert_num_queries):
    for nummer in range(3):
        with django_assert_num_queries(4):
            read_matrix()
        Thema.objects.create(code=f"t{nummer}", naam=f"T{nummer}")
