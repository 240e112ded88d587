import pytest

from kwaliteit import edities
from kwaliteit.models import Editie, Editieregel, Vraag
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def vraag():
    """A question that edition 3 changed: other words, one handvat more."""
    rij = factories.make_vraag("4.3", groepen=[("", "alle", 2)])
    return factories.make_editie(rij, 3, tekst="Hoe volgt u dat?", nieuw=["Nog een punt."])


def test_is_verouderd_only_of_who_copied_an_older_edition(vraag):
    assert [edities.is_verouderd(vraag, n) for n in (None, 1, 2, 3)] == [False, True, True, False]


def test_difference_between_editions(vraag):
    verschil = edities.difference(vraag, 1, 3)
    assert [(h.code, h.soort) for h in verschil.veranderd] == [("4.3/3", "nieuw")]
    assert (verschil.voor.tekst, verschil.na.tekst) == ("Hoe doet u 4.3?", "Hoe volgt u dat?")
    assert edities.difference(vraag, 1, 2).veranderd == []  # edition 2 left it as it was
    assert edities.difference(vraag, 0, 3) is None


def test_difference_with_a_question_that_lapsed(vraag):
    Vraag.met_vervallen.filter(pk=vraag.pk).update(vervallen=True, editie=4)
    vraag = Vraag.met_vervallen.get(pk=vraag.pk)
    assert edities.difference(vraag, 3, 4).na is None
    assert [editie.nummer for editie in edities.changes_of(vraag)] == [3]  # edition 4 itself is not in the book here


def test_changes_of_a_question_leave_out_its_beginning(vraag):
    assert [editie.nummer for editie in edities.changes_of(vraag)] == [3]


def test_changelog_groups_lines_by_question(vraag, django_assert_max_num_queries):
    derde = Editie.objects.get(nummer=3)
    for code in ("4.3/10", "4.3/2", "4-portfolio"):
        Editieregel.objects.create(editie=derde, code=code, soort="gewijzigd", tekst="Beter.")
    with django_assert_max_num_queries(4):
        (editie, groepen), _ = edities.changelog()
    assert editie == derde
    assert [(g.code, [r.code for r in g.regels], g.verschil) for g in groepen] == [
        ("4.3", ["4.3", "4.3/2", "4.3/10"], True),
        ("4-portfolio", ["4-portfolio"], False),
    ]
