import pytest
from django.urls import reverse

from bestek.samenstelling import freeze
from bestek.vraagkeuze import add_vraag
from gemeenten.enums import Rol
from kwaliteit.models import Thema
from tests import factories


@pytest.fixture
def wie(gemeente):
    return factories.make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def bestek(gemeente, wie):
    return factories.make_bestek(gemeente, wie)


@pytest.fixture
def vraag(db):
    vraag = factories.make_vraag("4.3", groepen=[("", "alle", 1)])
    vraag.themas.add(Thema.objects.create(code="portfolio", naam="Portfolio"))
    return vraag


def get(wie, bestek):
    return factories.make_client(wie).get(reverse("bestek:dekking", args=["polderstad", bestek.pk]))


def state(wie, bestek) -> str:
    (perceel,) = get(wie, bestek).context["percelen"]
    (rij,) = perceel.themas
    return rij.stand


def test_dekking_offers_a_question_that_fills_and_then_has_it(wie, bestek, vraag):
    tekst = get(wie, bestek).content.decode()
    kies = f"{reverse('bestek:kies', args=['polderstad'])}?vraag=4.3"
    assert "Niet gevraagd" in tekst and kies in tekst
    factories.make_client(wie).post(kies, {"bestek": bestek.pk})
    assert state(wie, bestek) == "dun"  # it is asked, for no points yet
    assert bestek.bestekvraag_set.filter(herkomst=vraag).exists()


def test_dekking_lists_what_has_no_theme(wie, bestek, vraag):
    tekst = get(wie, bestek).content.decode()
    assert "Vragen zonder thema" in tekst and "1. Onderwerp 1" in tekst


def test_dekking_of_a_frozen_bestek_is_read_from_its_frozen_text(wie, bestek, vraag):
    bestek.submit(wie)
    freeze(bestek, wie)
    tekst = get(wie, bestek).content.decode()
    assert state(wie, bestek) == "niet" and "Toevoegen" not in tekst
    bestek.open_change(wie, "Een vraag erbij.")
    add_vraag(bestek, vraag, wie)
    assert state(wie, bestek) == "dun"


def test_dekking_is_for_who_writes(gemeente, wie):
    bestek = factories.make_gepubliceerd(gemeente, wie)
    for rol in Rol:
        antwoord = get(factories.make_gebruiker(gemeente, rol), bestek)
        assert antwoord.status_code == (200 if rol in (Rol.BELEIDSMEDEWERKER, Rol.INKOPER) else 403), rol
    vreemd = factories.make_gebruiker(factories.make_gemeente("heuveldorp"), Rol.INKOPER)
    assert get(vreemd, bestek).status_code == 404


def test_dekking_is_reached_from_the_bestek_and_the_composer(wie, bestek):
    client, adres = factories.make_client(wie), reverse("bestek:dekking", args=["polderstad", bestek.pk])
    for naam in ("bestek", "vragen"):
        assert adres in client.get(reverse(f"bestek:{naam}", args=["polderstad", bestek.pk])).content.decode()


def test_dekking_asks_no_more_for_more_questions(wie, bestek, vraag, django_assert_max_num_queries):
    get(wie, bestek)
    with django_assert_max_num_queries(60) as een:
        get(wie, bestek)
    for nummer in (4, 5, 6):
        nieuw = factories.make_vraag(f"4.{nummer}", groepen=[("", "alle", 2)])
        nieuw.themas.add(Thema.objects.create(code=f"t{nummer}", naam=f"T{nummer}"))
        add_vraag(bestek, nieuw, wie)
    with django_assert_max_num_queries(len(een)):
        get(wie, bestek)
