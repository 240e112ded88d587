import re
from itertools import pairwise

import pytest
from django.urls import reverse

from gemeenten.enums import Rol
from kwaliteit.models import Aanbiedersoort, Begrip, Brief, Thema, Verwijzing, Vraag
from tests import factories


@pytest.fixture
def client(gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER))


def get(client, naam, *args, **filters):
    return client.get(reverse(f"kwaliteit:{naam}", args=["polderstad", *args]), filters)


def read(client, naam, *args, **filters) -> str:
    response = get(client, naam, *args, **filters)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def vraag(db):
    return factories.make_vraag(
        "4.3",
        routes=("B1", "Z"),
        groepen=[("Middelen", "een_of_meer", 2)],
        tekst="Hoe ziet iemand zijn vorderingen?",
        voorwaarde="De gemeente geeft er uren voor.",
        bronplaats="brief 4, vraag 3",
    )


def make_rest(vraag, nummer):
    """What can stand around a question, once more each time."""
    brief = vraag.brief
    sectie = brief.onderdelen.create(code=f"4-s{nummer}", volgorde=nummer, soort="tip", titel=f"Sectie {nummer}")
    sectie.punten.create(code=f"4-s{nummer}-1", volgorde=1, tekst="Een punt")
    brief.onderdelen.create(code=f"4-k{nummer}", volgorde=50, soort="kader", titel="Kader", ouder=sectie)
    begrip = Begrip.objects.create(code=f"b{nummer}", term=f"Begrip {nummer}", uitleg="Uitleg")
    begrip.brieven.add(brief)
    thema, _ = Thema.objects.get_or_create(code="portfolio", defaults={"naam": "Portfolio"})
    vraag.themas.add(thema)
    sectie.themas.add(thema)
    ander, _ = Brief.objects.get_or_create(nummer=7, defaults={"titel": "Zeven", "kern": "Kern."})
    heen = {"van": vraag.code, "naar_brief": ander, "tekst": f"heen {nummer}"}
    Verwijzing.objects.create(code=f"v4-{nummer}", van_brief=brief, **heen)
    terug = {"van": "7-x", "naar_brief": brief, "naar": vraag.code, "tekst": f"terug {nummer}"}
    Verwijzing.objects.create(code=f"v7-{nummer}", van_brief=ander, **terug)


PAGINAS = (
    ("brieven",),
    ("brief", 4),
    ("vragen",),
    ("vraag", "4.3"),
    ("themas",),
    ("thema", "portfolio"),
    ("begrippen",),
    ("matrix",),
    ("leeswijzer",),
)


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pagina: pagina[0])
def test_pages_cost_the_same_for_more_rows(client, vraag, pagina, django_assert_max_num_queries):
    make_rest(vraag, 1)
    deel = factories.make_vraag("4.4", groepen=[("G", "alle", 1)], hoofdvraag=vraag)
    vraag.groepen.get().ook_voor.add(deel)
    vraag.verwant.add(deel)
    with django_assert_max_num_queries(60) as een:
        get(client, *pagina)
    for nummer in (2, 3):
        nieuw = factories.make_vraag(f"4.{nummer + 3}", groepen=[("G", "alle", 2), ("H", "alle", 2)])
        factories.make_vraag(f"4.{nummer + 3}a", groepen=[("G", "alle", 1)], hoofdvraag=nieuw)
        vraag.groepen.get().ook_voor.add(nieuw)
        vraag.verwant.add(nieuw)
        make_rest(vraag, nummer)
        nieuw.themas.add(Thema.objects.get())
    with django_assert_max_num_queries(len(een)):
        assert get(client, *pagina).status_code == 200


def test_pages_are_for_every_member_and_nobody_else(gemeente, vraag):
    make_rest(vraag, 1)
    vreemd = factories.make_client(factories.make_gebruiker(factories.make_gemeente("heuveldorp"), Rol.INKOPER))
    for pagina in PAGINAS:
        assert get(vreemd, *pagina).status_code == 404
        for rol in Rol:
            assert get(factories.make_client(factories.make_gebruiker(gemeente, rol)), *pagina).status_code == 200


def test_brieven_counts_what_each_letter_holds(client, vraag):
    factories.make_vraag("4.4a", hoofdvraag=factories.make_vraag("4.4"), groepen=[("", "alle", 3)])
    assert "2 vragen met 5 handvatten" in read(client, "brieven")


def test_brieven_says_what_to_do_when_nothing_is_loaded(client):
    assert "laad_brieven" in read(client, "brieven")


def test_brief_shows_question_conditions_logic_and_links(client, vraag):
    make_rest(vraag, 1)
    tekst = read(client, "brief", 4)
    for zin in (
        "Hoe ziet iemand zijn vorderingen?",
        "De gemeente geeft er uren voor.",
        "Eén of meer volstaat",
        "De offerte toont 4.3, punt 2.",
        "Een punt",
        "heen 1",
        "terug 1",
        "Begrip 1",
        'id="4.3"',
        'href="#4-s1"',
    ):
        assert zin in tekst


def test_brief_gives_each_heading_one_level_below_its_parent(client, vraag):
    make_rest(vraag, 1)
    niveaus = [int(n) for n in re.findall(r"<h(\d)", read(client, "brief", 4).partition("<main")[2])]
    assert niveaus[0] == 1
    assert all(later <= eerder + 1 for eerder, later in pairwise(niveaus))


def test_brief_has_no_id_twice(client, vraag):
    make_rest(vraag, 1)
    factories.make_vraag("4.3a", hoofdvraag=vraag)
    ids = re.findall(r'\bid="([^"]+)"', read(client, "brief", 4))
    assert len(ids) == len(set(ids))


def test_brief_and_vraag_that_are_not_there_are_404(client):
    assert get(client, "brief", 12).status_code == 404
    assert get(client, "vraag", "12.1").status_code == 404
    assert get(client, "thema", "niets").status_code == 404
    assert client.get("/polderstad/kennisbank/vragen/4.3%00/").status_code == 404


def codes(tekst):
    return re.findall(r'<article class="tb-vraagkaart" id="([^"]+)"', tekst)


def test_vragen_lists_the_leaf_questions_in_order(client, vraag):
    hoofd = factories.make_vraag("4.4")
    factories.make_vraag("4.4a", hoofdvraag=hoofd)
    factories.make_vraag("1.1")
    assert codes(read(client, "vragen")) == ["1.1", "4.3", "4.4a"]


def test_vragen_answers_to_every_filter(client, vraag):
    make_rest(vraag, 1)
    ander = factories.make_vraag("7.1", routes=("O",))
    coach = Aanbiedersoort.objects.create(code="C", naam="Taalcoachaanbieder", volgorde=2)
    ander.voor.add(coach)
    for filters, verwacht in (
        ({"brief": "7"}, ["7.1"]),
        ({"thema": "portfolio"}, ["4.3"]),
        ({"route": "Z"}, ["4.3"]),
        ({"voor": "C"}, ["7.1"]),
        ({"q": "VORDERINGEN iemand"}, ["4.3"]),
        ({"q": "7.1"}, ["7.1"]),
        ({"q": "vorderingen", "route": "O"}, []),
        ({"brief": "99"}, ["4.3", "7.1"]),
    ):
        assert codes(read(client, "vragen", **filters)) == verwacht, filters
    assert "1 van 2 vragen" in read(client, "vragen", route="Z")
    assert "Geen vraag gevonden" in read(client, "vragen", q="zeppelin")


def test_vragen_finds_words_in_handvatten_of_the_hoofdvraag_and_of_neighbours(client, vraag):
    deel = factories.make_vraag("6.1a", hoofdvraag=factories.make_vraag("6.1", groepen=[("", "alle", 1)]))
    buur = factories.make_vraag("4.4")
    vraag.groepen.get().ook_voor.add(buur)
    factories.make_vraag("7.1")
    assert codes(read(client, "vragen", q="6.1, toont")) == [deel.code]
    assert codes(read(client, "vragen", q="toont")) == ["4.3", "4.4", deel.code]


def test_vraag_shows_joint_and_shared_handvatten(client, vraag):
    hoofd = factories.make_vraag("6.1", groepen=[("Samen", "alle", 1)])
    deel = factories.make_vraag("6.1a", hoofdvraag=hoofd)
    vraag.groepen.get().ook_voor.add(deel)
    tekst = read(client, "vraag", "6.1a")
    assert "De offerte toont 6.1, punt 1." in tekst
    assert "De offerte toont 4.3, punt 1." in tekst


def test_vraag_hides_signal_words_behind_a_click(client, vraag):
    handvat = vraag.groepen.get().handvatten.first()
    handvat.signaalwoorden = ["dossier", "map"]
    handvat.save()
    tekst = read(client, "vraag", "4.3")
    assert "dossier, map" in tekst[tekst.index("<details") : tekst.rindex("</details>")]
    assert "Brief 4, vraag 3" in tekst


def test_vraagactie_is_for_who_writes_a_bestek(gemeente, vraag):
    for rol in Rol:
        client = factories.make_client(factories.make_gebruiker(gemeente, rol))
        schrijft = rol in (Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
        for pagina in (("brief", 4), ("vragen",), ("vraag", "4.3")):
            assert ("?vraag=4.3" in read(client, *pagina)) == schrijft


def test_vraagactie_is_not_for_a_hoofdvraag(client, vraag):
    factories.make_vraag("4.3a", hoofdvraag=vraag)
    tekst = read(client, "brief", 4)
    assert "?vraag=4.3a" in tekst
    assert '?vraag=4.3"' not in tekst
    assert '?vraag=4.3"' not in read(client, "vraag", "4.3")


def test_thema_gathers_questions_sections_and_points(client, vraag):
    make_rest(vraag, 1)
    vraag.groepen.get().handvatten.first().themas.add(Thema.objects.get())
    tekst = read(client, "thema", "portfolio")
    for zin in ("Hoe ziet iemand", "Sectie 1", "De offerte toont 4.3, punt 1."):
        assert zin in tekst


def test_begrippen_stand_from_a_to_z(client):
    for nummer, term in enumerate(("zorg", "Één-op-één", "NT2", "1-meting", "Eis")):
        Begrip.objects.create(code=f"b{nummer}", term=term, uitleg="Uitleg")
    tekst = read(client, "begrippen")
    assert re.findall(r'<h2 id="letter-([^"]+)"', tekst) == ["0–9", "E", "N", "Z"]
    assert re.findall(r"<dt[^>]*>([^<]+)", tekst) == ["1-meting", "Één-op-één", "Eis", "NT2", "zorg"]


def test_vraag_knows_all_groups_that_go_with_it(vraag):
    deel = factories.make_vraag("4.3a", hoofdvraag=vraag, groepen=[("Eigen", "alle", 1)])
    rij = Vraag.objects.with_handvatten().get(pk=deel.pk)
    assert [groep.code for groep in rij.alle_groepen()] == ["4.3a-g1", "4.3-g1"]
    assert rij.deelt_met() == [vraag]
