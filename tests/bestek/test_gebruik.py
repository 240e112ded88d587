import pytest

from bestek.gebruik import used_questions
from bestek.samenstelling import freeze
from bestek.vraagkeuze import add_vraag
from gemeenten import klok
from gemeenten.enums import Rol
from tests import factories


@pytest.fixture
def inkoper(gemeente):
    return factories.make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def vraag(db):
    return factories.make_vraag("4.3", groepen=[("", "alle", 1)])


def publish(bestek, wie):
    bestek.submit(wie)
    freeze(bestek, wie)
    bestek.publish(wie, klok.today(), "TN-1")


def test_used_questions_counts_bestekken_not_rows(gemeente, inkoper, vraag):
    een, twee = (factories.make_bestek(gemeente, inkoper) for _ in range(2))
    for bestek in (een, een, twee):
        add_vraag(bestek, vraag, inkoper)
    assert used_questions(inkoper, {Rol.INKOPER}) == {"4.3": 2}


def test_used_questions_leaves_out_what_lapsed(gemeente, inkoper, vraag):
    add_vraag(factories.make_bestek(gemeente, inkoper), vraag, inkoper).drop()
    assert used_questions(inkoper, {Rol.INKOPER}) == {}


def test_used_questions_counts_only_what_the_reader_may_see(gemeente, inkoper, vraag):
    bestek = factories.make_bestek(gemeente, inkoper)
    add_vraag(bestek, vraag, inkoper)
    lezer = factories.make_gebruiker(gemeente, Rol.LEZER)
    assert used_questions(lezer, {Rol.LEZER}) == {}
    publish(bestek, inkoper)
    assert used_questions(lezer, {Rol.LEZER}) == {"4.3": 1}


def test_used_questions_shows_readers_nothing_of_an_open_wijziging(gemeente, inkoper, vraag):
    bestek = factories.make_bestek(gemeente, inkoper)
    add_vraag(bestek, vraag, inkoper)
    publish(bestek, inkoper)
    bestek.open_change(inkoper, "Een vraag erbij.")
    add_vraag(bestek, factories.make_vraag("4.4"), inkoper)
    lezer = factories.make_gebruiker(gemeente, Rol.LEZER)
    assert used_questions(lezer, {Rol.LEZER}) == {"4.3": 1}
    assert used_questions(inkoper, {Rol.INKOPER}) == {"4.3": 1, "4.4": 1}


def test_used_questions_asks_no_more_for_more_bestekken(gemeente, inkoper, vraag, django_assert_max_num_queries):
    lezer = factories.make_gebruiker(gemeente, Rol.LEZER)
    for nummer in range(3):
        bestek = factories.make_bestek(gemeente, inkoper)
        add_vraag(bestek, vraag, inkoper)
        publish(bestek, inkoper)
        bestek.open_change(inkoper, "Wijziging.")
        with django_assert_max_num_queries(3):
            assert used_questions(lezer, {Rol.LEZER}) == {"4.3": nummer + 1}
