import pytest

from kwaliteit.models import Begrip, Thema
from kwaliteit.themas import read_thema
from kwaliteit.uitleg import read_uitleg
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def thema(db):
    return Thema.objects.create(code="portfolio", naam="Portfolio")


def make_drager(thema: Thema, code: str, *, routes=("B1", "O", "Z"), tekst: str = "Hoe?"):
    vraag = factories.make_vraag(code, routes=routes, groepen=[("", "alle", 1)], tekst=tekst)
    vraag.themas.add(thema)
    return vraag


def read(thema):
    return read_thema(thema, read_uitleg())


def test_read_thema_groups_questions_and_sections_by_letter(thema):
    vraag = make_drager(thema, "4.3")
    make_drager(thema, "8.2")
    sectie = vraag.brief.onderdelen.create(code="4-map", volgorde=1, soort="tip", titel="De map")
    sectie.themas.add(thema)
    gelezen = [
        (rij.brief.nummer, [o.code for o in rij.onderdelen], [v.code for v in rij.vragen])
        for rij in read(thema).brieven
    ]
    assert gelezen == [(4, ["4-map"], ["4.3"]), (8, [], ["8.2"])]


def test_read_thema_names_what_a_route_does_not_share_with_all(thema):
    make_drager(thema, "4.3")
    make_drager(thema, "8.2", routes=("Z",))
    routes = {rij.route.code: (rij.aantal, [v.code for v in rij.vragen]) for rij in read(thema).routes}
    assert routes == {"B1": (1, []), "O": (1, []), "Z": (2, ["8.2"])}


def test_read_thema_finds_handvatten_at_questions_about_something_else(thema):
    make_drager(thema, "4.3")
    ander = factories.make_vraag("7.1", groepen=[("", "alle", 2)])
    ander.groepen.get().handvatten.first().themas.add(thema)
    blad = read(thema)
    assert [handvat.code for handvat in blad.handvatten] == ["7.1/1"]
    assert blad.codes == ["4.3", "7.1"]


def test_read_thema_names_the_themes_that_come_with_it_often(thema):
    vaak, soms = (Thema.objects.create(code=naam, naam=naam) for naam in ("vaak", "soms"))
    for nummer in range(1, 4):
        make_drager(thema, f"4.{nummer}").themas.add(vaak)
    make_drager(thema, "4.9").themas.add(soms)
    assert read(thema).verwant == [vaak]


def test_read_thema_gathers_the_terms_of_its_texts(thema):
    vraag = make_drager(thema, "4.3", tekst="Hoe gebruikt u een checklist?")
    for term in ("checklist", "gilde"):
        Begrip.objects.create(code=term, term=term, uitleg="Uitleg").brieven.add(vraag.brief)
    assert [begrip.term for begrip in read(thema).begrippen] == ["checklist"]


def test_read_thema_asks_no_more_for_more_rows(thema, django_assert_max_num_queries):
    eerste = make_drager(thema, "4.1")
    eerste.groepen.get().handvatten.get().themas.add(thema)
    eerste.brief.onderdelen.create(code="4-x", volgorde=1, soort="tip", titel="X").themas.add(thema)
    with django_assert_max_num_queries(40) as een:
        read(thema)
    for nummer in (2, 3):
        vraag = make_drager(thema, f"{nummer}.1")
        vraag.groepen.get().handvatten.get().themas.add(thema)
        vraag.brief.onderdelen.create(code=f"{nummer}-x", volgorde=1, soort="tip", titel="X").themas.add(thema)
    with django_assert_max_num_queries(len(een)):
        read(thema)
