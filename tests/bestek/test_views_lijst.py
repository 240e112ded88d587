import pytest
from django.urls import reverse

from bestek.models import Bestek, Bestekvraag
from gemeenten.enums import Rol
from tests import factories


@pytest.fixture
def lijst(gemeente):
    return reverse("bestek:lijst", args=[gemeente.slug])


@pytest.mark.parametrize("rol", [Rol.BELEIDSMEDEWERKER, Rol.LEZER])
def test_empty_list_says_what_to_do(gemeente, lijst, rol):
    client = factories.make_client(factories.make_gebruiker(gemeente, rol))
    pagina = client.get(lijst).content.decode()
    assert "Nog" in pagina and ("Nieuw bestek" in pagina) == (rol == Rol.BELEIDSMEDEWERKER)


def test_list_shows_status_points_and_deadline(bestek, client, lijst):
    pagina = client.get(lijst).content.decode()
    for stuk in (bestek.titel, "Concept", "100 van 100", "1 maart 2099, 13:00 uur"):
        assert stuk in pagina


def test_list_takes_as_many_queries_for_three_as_for_one(
    gemeente, wie, bestek, client, lijst, django_assert_num_queries
):
    client.get(lijst)
    with django_assert_num_queries(count(lambda: client.get(lijst))):
        client.get(lijst)
    een = count(lambda: client.get(lijst))
    for _ in range(2):
        factories.make_bestek(gemeente, wie, percelen=2)
    with django_assert_num_queries(een):
        client.get(lijst)


def count(doe):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as gevangen:
        doe()
    return len(gevangen)


def test_new_bestek_goes_on_in_the_composer(gemeente, client):
    factories.make_vraag("1.1")
    velden = {"titel": "Taal 2028", "kenmerk": "T-28", "profiel": "sas", "methode": "kwaliteit_vaste_prijs"}
    antwoord = client.post(reverse("bestek:nieuw_leeg", args=[gemeente.slug]), velden | {"routes": ["B1"]})
    rij = Bestek.objects.get(kenmerk="T-28")
    assert antwoord.url == reverse("bestek:vragen", args=[gemeente.slug, rij.pk])
    assert rij.routes == ["B1"] and rij.perceel_set.get().routes == ["B1"] and rij.schaal_set.count() == 1


def test_kenmerk_in_use_is_refused_with_the_name_of_the_other(gemeente, bestek, client):
    velden = {"titel": "Ander", "kenmerk": bestek.kenmerk, "profiel": "sas", "methode": "kwaliteit_vaste_prijs"}
    antwoord = client.post(reverse("bestek:nieuw_leeg", args=[gemeente.slug]), velden)
    assert antwoord.status_code == 200 and bestek.titel in antwoord.content.decode()
    assert Bestek.objects.count() == 1


def test_question_of_a_letter_goes_into_the_chosen_concept(gemeente, bestek, client):
    vraag = factories.make_vraag("4.3", groepen=[("", "alle", 2)])
    kies = reverse("bestek:kies", args=[gemeente.slug])
    assert bestek.titel in client.get(kies, {"vraag": "4.3"}).content.decode()
    antwoord = client.post(f"{kies}?vraag=4.3", {"bestek": bestek.pk})
    rij = Bestekvraag.objects.get(herkomst=vraag)
    assert rij.bestek == bestek and antwoord.url.endswith(f"#deel-{rij.sleutel}")


def test_question_does_not_go_into_a_frozen_bestek(gemeente, wie, client):
    vast = factories.make_gepubliceerd(gemeente, wie)
    factories.make_vraag("4.3")
    kies = f"{reverse('bestek:kies', args=[gemeente.slug])}?vraag=4.3"
    assert vast.titel not in client.get(kies).content.decode()
    assert client.post(kies, {"bestek": vast.pk}).status_code == 404


@pytest.mark.parametrize("code", ["", "99.9", "x"])
def test_unknown_question_is_not_found(gemeente, client, code):
    assert client.get(reverse("bestek:kies", args=[gemeente.slug]), {"vraag": code}).status_code == 404


def test_hoofdvraag_cannot_be_asked(gemeente, client):
    hoofd = factories.make_vraag("6.1")
    factories.make_vraag("6.1a", hoofdvraag=hoofd)
    assert client.get(reverse("bestek:kies", args=[gemeente.slug]), {"vraag": "6.1"}).status_code == 404


def test_new_bestek_takes_the_question_along(gemeente, client):
    factories.make_vraag("4.3")
    velden = {"titel": "Taal", "kenmerk": "T-29", "profiel": "sas", "methode": "kwaliteit_vaste_prijs"}
    client.post(f"{reverse('bestek:nieuw_leeg', args=[gemeente.slug])}?vraag=4.3", velden)
    assert Bestekvraag.objects.get(bestek__kenmerk="T-29").herkomst.code == "4.3"
