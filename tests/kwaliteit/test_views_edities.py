import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeenten.enums import Rol
from kwaliteit.models import Vraag
from tests import factories


@pytest.fixture
def client(gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))


@pytest.fixture
def get(client, gemeente):
    return lambda naam, *args: client.get(reverse(f"kwaliteit:{naam}", args=[gemeente.slug, *args]))


def renew(code: str) -> Vraag:
    vraag = factories.make_vraag(code, groepen=[("", "alle", 2)])
    return factories.make_editie(vraag, 2, tekst="Hoe volgt u dat?", nieuw=["Nog een punt."])


def test_edities_lists_the_newest_first_with_a_way_to_the_difference(get, gemeente):
    renew("4.3")
    tekst = get("edities").content.decode()
    assert tekst.index("Editie 2") < tekst.index("Editie 1")
    assert "Beter." in tekst
    assert reverse("kwaliteit:editie", args=[gemeente.slug, "4.3", 2]) in tekst
    assert reverse("kwaliteit:vraag", args=[gemeente.slug, "4.3"]) in tekst


def test_brieven_and_question_lead_to_the_editions(get, gemeente):
    renew("4.3")
    assert "Editie 2 van 23 november 2026" in get("brieven").content.decode()
    tekst = get("vraag", "4.3").content.decode()
    assert "Gewijzigd in editie 2, 23 november 2026" in tekst
    assert reverse("kwaliteit:editie", args=[gemeente.slug, "4.3", 2]) in tekst


def test_question_that_never_changed_tells_nothing(get):
    factories.make_vraag("4.4")
    assert "Gewijzigd in editie" not in get("vraag", "4.4").content.decode()


def test_editie_shows_what_changed_word_by_word(get):
    renew("4.3")
    tekst = get("editie", "4.3", 2).content.decode()
    assert "<ins>" in tekst and "<del>" in tekst
    assert "Nog een punt." in tekst and "2 handvatten bleven gelijk" in tekst
    assert "Waarom:</strong> Beter." in tekst


@pytest.mark.parametrize(("code", "nummer"), [("4.3", 1), ("4.3", 3), ("4.9", 2)])
def test_editie_that_did_nothing_to_the_question_is_not_there(get, code, nummer):
    renew("4.3")
    assert get("editie", code, nummer).status_code == 404


def test_question_that_left_the_letters_shows_how_it_read(get, gemeente):
    vraag = factories.make_editie(renew("4.3"), 3)
    vraag.edities.filter(editie=3).delete()
    Vraag.met_vervallen.filter(pk=vraag.pk).update(vervallen=True)
    assert get("vraag", "4.3").url == reverse("kwaliteit:editie", args=[gemeente.slug, "4.3", 3])
    tekst = get("editie", "4.3", 3).content.decode()
    assert "staat niet meer in de brieven" in tekst and "Hoe volgt u dat?" in tekst
    assert "4.3" not in get("vragen").content.decode()


def test_edities_costs_the_same_for_one_and_for_three(get, django_assert_max_num_queries):
    renew("4.3")
    with CaptureQueriesContext(connection) as een:
        get("edities")
    renew("4.4")
    renew("4.5")
    with django_assert_max_num_queries(len(een)):
        assert get("edities").content.decode().count("<article") == 3
