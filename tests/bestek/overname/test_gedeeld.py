"""Three ways of sharing, four readers, by function and by page."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from bestek.models import Bestek
from bestek.models.bestek import OngeldigeOvergang
from bestek.overname.gedeeld import share, shared_bestek, shared_with
from bestek.samenstelling import freeze
from gemeenten.enums import Gemeentesoort, Rol
from gemeenten.models import Gebeurtenis
from gemeenten.regio import set_regio
from kwaliteit.enums import Deling
from tests import factories

ZIET = {"eigen": set(), "regio": {"buur", "regio"}, "allen": {"buur", "regio", "ver"}}


@pytest.fixture
def wereld(gemeente):
    """Polderstad and a neighbour in one region, and a gemeente far away."""
    regio = factories.make_gemeente("regio", soort=Gemeentesoort.REGIO)
    buur, ver = factories.make_gemeente("buur"), factories.make_gemeente("ver")
    for rij in (gemeente, buur):
        set_regio(rij, regio)
        rij.refresh_from_db()
    return {"polderstad": gemeente, "buur": buur, "regio": regio, "ver": ver}


@pytest.fixture
def gedeeld(wereld, gemeente):
    """A published bestek with a background criterium and a contact."""
    wie = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
    rij = factories.make_bestek(gemeente, wie)
    rij.change(rij.versie, contactpersoon="Persoon Contact", contact_email="contact@voorbeeld.nl", routes=["B1", "Z"])
    vraag = rij.bestekvraag_set.first()
    vraag.criteria.create(gemeente=gemeente, bestek=rij, tekst="Achter de hand", zichtbaarheid="achtergrond")
    rij.change(rij.versie, sluiting_op=datetime(2099, 3, 1, 12, tzinfo=UTC))
    rij.submit(wie)
    rij.refresh_from_db()
    freeze(rij, wie)
    rij.publish(wie, datetime(2027, 1, 5, tzinfo=UTC).date(), "TN-1")
    return rij


@pytest.mark.parametrize("deling", Deling.values)
def test_who_sees_it_by_function_and_page(wereld, gedeeld, deling):
    share(gedeeld, Deling(deling), gedeeld.aangemaakt_door)
    for naam, lezer in wereld.items():
        ziet = naam in ZIET[deling]
        assert [rij.pk for rij in shared_with(lezer)[:]] == ([gedeeld.pk] if ziet else []), naam
        client = factories.make_client(factories.make_gebruiker(lezer, Rol.BELEIDSMEDEWERKER))
        lijst = client.get(reverse("bestek:gedeeld", args=[lezer.slug])).content.decode()
        assert (gedeeld.titel in lijst) == ziet
        for adres in ("gedeeld_bestek", "nieuw_uit_gedeeld"):
            url = reverse(f"bestek:{adres}", args=[lezer.slug, gedeeld.pk])
            antwoord = client.get(url)
            assert antwoord.status_code == (200 if ziet else 404)
            for geheim in ("Achter de hand", "Persoon Contact", "contact@voorbeeld.nl", str(gedeeld.aangemaakt_door)):
                assert geheim not in antwoord.content.decode()


def test_not_a_member_sees_nothing(wereld, gedeeld):
    share(gedeeld, Deling.ALLEN, gedeeld.aangemaakt_door)
    vreemde = factories.make_client(factories.make_gebruiker(wereld["ver"], Rol.INKOPER))
    for naam in ("gedeeld_bestek", "nieuw_uit_gedeeld"):
        assert vreemde.get(reverse(f"bestek:{naam}", args=["buur", gedeeld.pk])).status_code == 404
    lezer = factories.make_client(factories.make_gebruiker(wereld["buur"], Rol.LEZER))
    assert lezer.get(reverse("bestek:gedeeld_bestek", args=["buur", gedeeld.pk])).status_code == 200
    assert lezer.get(reverse("bestek:nieuw_uit_gedeeld", args=["buur", gedeeld.pk])).status_code == 403


def test_taking_back_takes_it_away_at_once_and_what_was_begun_stays(wereld, gedeeld):
    share(gedeeld, Deling.ALLEN, gedeeld.aangemaakt_door)
    buur = wereld["buur"]
    client = factories.make_client(factories.make_gebruiker(buur, Rol.BELEIDSMEDEWERKER))
    url = reverse("bestek:nieuw_uit_gedeeld", args=["buur", gedeeld.pk])
    assert client.post(url, {"titel": "Van ons", "kenmerk": "B-1"}).status_code == 302
    share(gedeeld, Deling.EIGEN, gedeeld.aangemaakt_door)
    assert client.get(url).status_code == 404 and client.post(url, {"titel": "x", "kenmerk": "y"}).status_code == 404
    with scope(gemeente=buur):
        ons = Bestek.objects.get(gemeente=buur)
        assert ons.herkomst == f"{gedeeld.titel}, gedeeld door {gedeeld.gemeente.aanduiding}"
        assert not ons.contactpersoon and not ons.sluiting_op and ons.deling == "eigen"
        assert not ons.criterium_set.filter(zichtbaarheid="achtergrond").exists()
    soorten = Gebeurtenis.objects.filter(onderwerp_id=gedeeld.pk, soort="bestek.gedeeld").count()
    assert soorten == 2


def test_only_what_is_published_is_shared_and_searched(wereld, gedeeld):
    wie = gedeeld.aangemaakt_door
    concept = factories.make_bestek(gedeeld.gemeente, wie)
    with pytest.raises(OngeldigeOvergang, match="gepubliceerd"):
        share(concept, Deling.ALLEN, wie)
    Bestek.objects.filter(pk=concept.pk).update(deling="allen")  # as if a guard had failed
    share(gedeeld, Deling.ALLEN, wie)
    titel = gedeeld.titel
    gedeeld.open_change(wie, "Andere titel")
    gedeeld.change(gedeeld.versie, titel="Nog geheim")
    ver = wereld["ver"]
    assert [rij.tekst.titel for rij in shared_with(ver)[:]] == [titel]
    assert not shared_with(ver, zoek="geheim").count() and shared_with(ver, zoek=titel.lower()).count() == 1
    gedeeld.withdraw(wie, "Niet meer nodig")
    assert not shared_with(ver).count()
    with pytest.raises(Bestek.DoesNotExist):
        shared_bestek(ver, gedeeld.pk)


@pytest.mark.parametrize(
    ("filters", "gevonden"),
    [
        ({"route": "Z"}, 1),
        ({"route": "O"}, 0),
        ({"profiel": "sas"}, 1),
        ({"profiel": "subsidie"}, 0),
        ({"zoek": "x!"}, 0),
    ],
)
def test_filters_read_what_was_frozen(wereld, gedeeld, filters, gevonden):
    share(gedeeld, Deling.ALLEN, gedeeld.aangemaakt_door)
    assert shared_with(wereld["ver"], **filters).count() == gevonden


def test_region_without_region_is_refused(db):
    los = factories.make_gemeente("los")
    with scope(gemeente=los):
        wie = factories.make_gebruiker(los, Rol.INKOPER)
        rij = factories.make_gepubliceerd(los, wie)
        with pytest.raises(OngeldigeOvergang, match="regio"):
            share(rij, Deling.REGIO, wie)


def test_inkoper_shares_on_the_page_and_nobody_else(wereld, gedeeld):
    url = reverse("bestek:delen", args=["polderstad", gedeeld.pk])
    inkoper = factories.make_client(gedeeld.aangemaakt_door)
    assert "Wat zij niet zien" in inkoper.get(url).content.decode()
    assert inkoper.post(url, {"deling": "allen"}).status_code == 302
    gedeeld.refresh_from_db()
    assert gedeeld.deling == "allen" and inkoper.post(url, {"deling": "iedereen"}).status_code == 422
    schrijver = factories.make_client(factories.make_gebruiker(gedeeld.gemeente, Rol.BELEIDSMEDEWERKER))
    assert schrijver.post(url, {"deling": "eigen"}).status_code == 403


def test_list_takes_as_many_queries_for_three_as_for_one(wereld, gedeeld, django_assert_num_queries):
    wie = gedeeld.aangemaakt_door
    share(gedeeld, Deling.ALLEN, wie)
    client = factories.make_client(factories.make_gebruiker(wereld["ver"], Rol.LEZER))
    url = reverse("bestek:gedeeld", args=["ver"])
    client.get(url)
    with CaptureQueriesContext(connection) as een:
        client.get(url)
    for _ in range(2):
        share(factories.make_gepubliceerd(gedeeld.gemeente, wie), Deling.ALLEN, wie)
    with django_assert_num_queries(len(een)):
        assert client.get(url).content.decode().count("bn-titel") == 3
    with scopes_disabled():
        assert shared_with(wereld["ver"]).count() == 3
