import pytest

from kwaliteit.letterlijk import EIGEN, NAAST, SLEUTEL, Beeld, letter_view, question_view, sentences, texts_for
from kwaliteit.models import Vraag
from tests import factories


@pytest.fixture
def vraag(gemeente):
    vraag = factories.make_vraag("4.3", groepen=[("Middelen", "alle", 3)])
    factories.make_letterlijk(
        gemeente,
        {
            "4": "De brief zelf.",
            "4.3": "Hoe dan?",
            "4.3/1": "Eén zin.",
            "4.3/2": "Eén zin. En nog een.",
            "5.1": "Elders.",
        },
    )
    return vraag


def question(code: str) -> Vraag:
    return Vraag.objects.with_handvatten().get(code=code)


def test_texts_come_by_code_in_one_query(gemeente, vraag, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert list(texts_for(gemeente, ["4.3/1", "4.3", "9.9"])) == ["4.3", "4.3/1"]
    assert set(texts_for(gemeente)) == {"4", "4.3", "4.3/1", "4.3/2", "5.1"}


def test_sentence_of_several_handvatten_is_shown_once_with_their_codes(gemeente, vraag):
    beeld = question_view(gemeente, [question("4.3")], {})
    assert [(stuk.codes, stuk.tekst) for stuk in beeld.of_question(question("4.3"))] == [
        (("4.3",), "Hoe dan?"),
        (("4.3/1", "4.3/2"), "Eén zin."),
        (("4.3/2",), "En nog een."),
    ]
    assert "5.1" not in beeld.teksten


def test_letter_has_its_own_texts_only(gemeente, vraag):
    beeld = letter_view(gemeente, 4, {SLEUTEL: NAAST})
    assert beeld.weergave == NAAST
    assert [stuk.tekst for stuk in beeld.of_letter(4)] == ["De brief zelf."]
    assert "5.1" not in beeld.teksten


def test_view_without_a_bundle_is_empty(gemeente):
    beeld = letter_view(gemeente, 4, {})
    assert not beeld and beeld.weergave == EIGEN and beeld.of_letter(4) == []


def test_marks_of_items_do_not_cut_sentences():
    tekst = "Een kop\n• Het eerste. En meer.\n2. Het tweede."
    assert sentences(tekst) == [
        (True, "Een kop"),
        (True, "• Het eerste."),
        (False, "En meer."),
        (True, "2. Het tweede."),
    ]
    assert bool(Beeld({})) is False
