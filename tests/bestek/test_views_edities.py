import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bestek.models import Bestekvraag
from bestek.samenstelling import freeze
from bestek.vraagkeuze import add_vraag
from gemeenten.enums import Rol
from tests import factories

TOEN, NU, NIEUW = "Hoe doet u 4.3?", "Hoe volgt u dat?", "Een nieuw punt."


def renew(bestek, wie, code="4.3"):
    vraag = factories.make_vraag(code, groepen=[("", "alle", 2)])
    rij = add_vraag(bestek, vraag, wie)
    factories.make_editie(vraag, 2, tekst=NU, nieuw=[NIEUW])
    return rij


@pytest.fixture
def rij(bestek, wie):
    return renew(bestek, wie)


@pytest.fixture
def choose(client, url, rij):
    """Post a choice as the page would: `choose("overnemen", "vraag", "4.3/3")`."""

    def post(keuze, *neem, **anders):
        velden = {"versie": rij.versie, "editie": 2, "keuze": keuze, "neem": neem} | anders
        return client.post(url("editie_kiezen", rij.sleutel), velden)

    return post


def test_bestek_and_composer_tell_of_the_renewal(client, bestek, url, rij):
    assert "1 vraag is vernieuwd in de brieven" in client.get(bestek.get_absolute_url()).content.decode()
    for pagina in (url("vragen"), url("vraag", rij.sleutel)):
        tekst = client.get(pagina).content.decode()
        assert "Deze vraag is vernieuwd: bekijk en kies" in tekst
        assert f"{url('edities')}#deel-{rij.sleutel}" in tekst


def test_nothing_is_told_where_nothing_was_renewed(client, bestek, url, wie):
    add_vraag(bestek, factories.make_vraag("4.3"), wie)
    for pagina in (bestek.get_absolute_url(), url("vragen")):
        assert "vernieuwd" not in client.get(pagina).content.decode()
    assert "Alles is bij" in client.get(url("edities")).content.decode()


def test_edities_shows_the_difference_with_its_reason(client, url, rij):
    tekst = client.get(url("edities")).content.decode()
    assert "[nieuw: </span>volgt<" in tekst and "[vervallen: </span>doet<" in tekst
    assert NIEUW in tekst and "Beter." in tekst
    assert tekst.count(" checked>") == 2  # the question and the new handvat are proposed


def test_edities_shows_three_texts_where_ours_differs_and_proposes_nothing(client, url, rij):
    rij.change(rij.versie, tekst="Hoe doet u dat in Polderstad?")
    tekst = client.get(url("edities")).content.decode()
    assert all(
        deel in tekst for deel in ("In de brief, toen", TOEN, "In de brief, nu", "Hoe doet u dat in Polderstad?")
    )
    assert tekst.count(" checked>") == 1


def test_take_over_saves_and_goes_to_the_question(choose, url, rij):
    antwoord = choose("overnemen", "vraag", "4.3/3")
    assert (antwoord.status_code, antwoord.url) == (302, f"{url('vragen')}#deel-{rij.sleutel}")
    rij.refresh_from_db()
    assert (rij.tekst, rij.herkomst_editie, rij.criteria.count()) == (NU, 2, 3)


def test_take_over_without_a_tick_changes_nothing_and_says_so(choose, client, rij):
    antwoord = client.get(choose("overnemen").url)
    assert "Er is niets overgenomen" in antwoord.content.decode()
    rij.refresh_from_db()
    assert (rij.tekst, rij.herkomst_editie) == (TOEN, 1)


def test_keep_ignores_the_ticks(choose, rij):
    choose("houden", "vraag", "4.3/3")
    rij.refresh_from_db()
    assert (rij.tekst, rij.herkomst_tekst, rij.herkomst_editie, rij.criteria.count()) == (TOEN, NU, 2, 2)


def test_choice_on_an_older_version_is_409_with_the_ticks_kept(choose, rij):
    ander = Bestekvraag.objects.get(pk=rij.pk)
    ander.change(ander.versie, tekst="Een collega schreef dit.")
    antwoord = choose("overnemen", "vraag")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Er is niets gewijzigd" in tekst and "Een collega schreef dit." in tekst
    assert 'value="vraag" checked' in tekst and 'value="4.3/3" checked' not in tekst
    rij.refresh_from_db()
    assert rij.tekst == "Een collega schreef dit."


@pytest.mark.parametrize("anders", [{"editie": 1}, {"editie": ""}, {"versie": "x"}])
def test_choice_on_another_edition_is_409(choose, rij, anders):
    assert choose("overnemen", "vraag", **anders).status_code == 409
    assert Bestekvraag.objects.get(pk=rij.pk).tekst == TOEN


def test_second_choice_is_409(choose):
    assert choose("houden").status_code == 302
    antwoord = choose("overnemen", "vraag")
    assert antwoord.status_code == 409 and "Een collega heeft" in antwoord.content.decode()


def test_bestek_that_is_fixed_refuses(choose, client, bestek, url, rij, wie):
    bestek.submit(wie)
    vast = freeze(bestek, wie)
    assert client.get(url("edities")).url == bestek.get_absolute_url()
    assert choose("overnemen", "vraag").status_code == 302
    assert Bestekvraag.objects.get(pk=rij.pk).tekst == TOEN
    vast.refresh_from_db()
    assert TOEN in vast.inhoud
    assert "vernieuwd in de brieven" not in client.get(bestek.get_absolute_url()).content.decode()


@pytest.mark.parametrize("rol", [Rol.LEZER, Rol.BEOORDELAAR, Rol.BEHEERDER])
def test_who_does_not_write_may_not_choose(gemeente, url, rij, rol):
    client = factories.make_client(factories.make_gebruiker(gemeente, rol))
    assert client.get(url("edities")).status_code == 403
    assert client.post(url("editie_kiezen", rij.sleutel), {"keuze": "houden"}).status_code == 403


def test_question_of_another_bestek_is_not_there(client, gemeente, url, wie):
    ander = renew(factories.make_bestek(gemeente, wie), wie)
    velden = {"versie": 1, "editie": 2, "keuze": "houden"}
    assert client.post(url("editie_kiezen", ander.sleutel), velden).status_code == 404


def test_edities_costs_the_same_for_one_and_for_three(client, bestek, url, wie, rij, django_assert_max_num_queries):
    with CaptureQueriesContext(connection) as een:
        client.get(url("edities"))
    renew(bestek, wie, "4.4")
    renew(bestek, wie, "4.5")
    with django_assert_max_num_queries(len(een)):
        assert client.get(url("edities")).content.decode().count("<article") == 3
