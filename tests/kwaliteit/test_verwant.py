import pytest

from kwaliteit.models import Thema
from kwaliteit.verwant import HOOGSTENS, rank, related_to
from tests import factories

pytestmark = pytest.mark.django_db


def make_thema(naam: str) -> Thema:
    return Thema.objects.create(code=naam, naam=naam)


def codes(vragen) -> list[str]:
    return [vraag.code for vraag in vragen]


def test_rank_puts_the_most_alike_first_and_drops_what_is_not():
    eigen = {"a": 2.0, "b": 1.0}
    anderen = {1: {"b": 1.0, "c": 9.0}, 2: {"a": 2.0, "b": 1.0}, 3: {"a": 2.0}, 4: {}, 5: {"a": 2.0}}
    assert rank(eigen, anderen) == [2, 3, 5]


def test_rank_gives_no_more_than_a_few():
    assert len(rank({"a": 1.0}, {nummer: {"a": 1.0} for nummer in range(9)})) == HOOGSTENS
    assert rank({}, {1: {}}) == []


def test_related_to_finds_questions_with_the_same_themes_of_question_or_handvat():
    portfolio, groep = make_thema("portfolio"), make_thema("groep")
    een, twee, drie, ver = (
        factories.make_vraag(code, groepen=[("", "alle", 1)]) for code in ("4.3", "8.2", "7.3", "1.1")
    )
    een.themas.add(portfolio)
    twee.themas.add(portfolio)
    for vraag in (een, drie):
        vraag.groepen.get().handvatten.get().themas.add(groep)
    ver.themas.add(make_thema("visie"))
    assert codes(related_to([een])["4.3"].ook) == ["8.2", "7.3"]


def test_related_to_counts_shared_handvatten_and_those_of_the_whole():
    thema = make_thema("portfolio")
    hoofd = factories.make_vraag("6.1", groepen=[("", "alle", 1)])
    deel, buur, ander = (
        factories.make_vraag("6.1a", hoofdvraag=hoofd),
        factories.make_vraag("7.1"),
        factories.make_vraag("8.1"),
    )
    groep = hoofd.groepen.get()
    groep.handvatten.get().themas.add(thema)
    groep.ook_voor.add(buur)
    assert codes(related_to([deel])["6.1a"].ook) == ["7.1"]
    assert codes(related_to([ander])["8.1"].ook) == []


def test_related_to_names_no_question_twice_nor_its_own_family():
    thema = make_thema("portfolio")
    hoofd = factories.make_vraag("6.1")
    delen = [factories.make_vraag(code, hoofdvraag=hoofd) for code in ("6.1a", "6.1b")]
    verwant, ook = factories.make_vraag("4.3"), factories.make_vraag("8.2")
    for vraag in (hoofd, *delen, verwant, ook):
        vraag.themas.add(thema)
    delen[0].verwant.add(verwant)
    gevonden = related_to(delen)
    assert codes(gevonden["6.1a"].verwant) == ["4.3"] and codes(gevonden["6.1a"].ook) == ["8.2"]
    assert codes(gevonden["6.1b"].ook) == ["4.3", "8.2"]
    assert related_to(delen) == gevonden


def test_related_to_asks_no_more_for_more_questions(django_assert_num_queries):
    vragen = [factories.make_vraag(f"4.{nummer}") for nummer in range(1, 4)]
    for aantal in (1, 3):
        with django_assert_num_queries(5):
            related_to(vragen[:aantal])


def test_related_to_leaves_out_what_lapsed():
    thema, een, weg = make_thema("portfolio"), factories.make_vraag("4.3"), factories.make_vraag("4.4")
    for vraag in (een, weg):
        vraag.themas.add(thema)
    weg.vervallen = True
    weg.save()
    assert codes(related_to([een])["4.3"].ook) == []
