"""Search finds what somebody may read, and nothing else: not another's bestek, not what is hidden in a version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from bestek.models import Bestek, Criterium, Eis, Paragraaf
from bestek.samenstelling import freeze
from gemeenten.enums import Gemeentesoort, Rol
from kwaliteit.enums import Deling, Itemsoort, Tekstsoort
from kwaliteit.models import Bibliotheekitem, Bundel, Letterlijk
from portaal.zoeken import search_all
from tests import factories

pytestmark = pytest.mark.django_db
GEHEIM = "kwartelnest"


@pytest.fixture
def schrijver(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)


@pytest.fixture
def leden(gemeente, schrijver):
    andere = {rol: factories.make_gebruiker(gemeente, rol) for rol in (Rol.BEOORDELAAR, Rol.LEZER, Rol.BEHEERDER)}
    return andere | {Rol.INKOPER: schrijver}


def finds(gemeente, wie, woord=GEHEIM):
    return [(v.soort, "".join(t for _, t in v.titel)) for v in search_all(f"{woord} ", gemeente, wie).treffers]


def who_finds(gemeente, leden, woord=GEHEIM):
    return {rol for rol, lid in leden.items() if finds(gemeente, lid, woord)}


def add_criterium(bestek, tekst, zichtbaarheid):
    vraag = bestek.bestekvraag_set.first()
    eigen = {"gemeente": bestek.gemeente, "bestek": bestek, "bestekvraag": vraag, "volgorde": 9}
    return Criterium.objects.create(**eigen, tekst=tekst, zichtbaarheid=zichtbaarheid)


def publish(bestek, wie):
    bestek.submit(wie)
    freeze(bestek, wie)
    bestek.publish(wie, "2027-01-04", "TN-1")


def test_concept_is_found_by_who_writes_only(gemeente, schrijver, leden):
    factories.make_bestek(gemeente, schrijver)
    Bestek.objects.update(omschrijving=f"Een {GEHEIM}.")
    assert who_finds(gemeente, leden) == {Rol.INKOPER}


@pytest.mark.parametrize("model", [Paragraaf, Eis])
def test_parts_are_found_at_their_place(gemeente, schrijver, leden, model):
    bestek = factories.make_bestek(gemeente, schrijver)
    model.objects.create(gemeente=gemeente, bestek=bestek, titel="Over vogels", tekst=f"<p>Een {GEHEIM}</p>")
    assert finds(gemeente, schrijver) == [("bestek", "Over vogels")]
    publish(bestek, schrijver)
    assert who_finds(gemeente, leden) == {Rol.INKOPER, Rol.BEOORDELAAR, Rol.LEZER}


def test_background_criterium_is_not_found_by_who_reads_only_what_is_public(gemeente, schrijver, leden):
    bestek = factories.make_bestek(gemeente, schrijver)
    add_criterium(bestek, f"Let op {GEHEIM}", "achtergrond")
    add_criterium(bestek, "Let op zilverreiger", "openbaar")
    add_criterium(bestek, "Let op boomvalk", "weggelaten")
    publish(bestek, schrijver)
    assert who_finds(gemeente, leden) == {Rol.INKOPER, Rol.BEOORDELAAR}
    assert who_finds(gemeente, leden, "zilverreiger") == {Rol.INKOPER, Rol.BEOORDELAAR, Rol.LEZER}
    assert who_finds(gemeente, leden, "boomvalk") == set()


def test_what_is_frozen_waits_for_publication_and_goes_with_withdrawal(gemeente, schrijver, leden):
    bestek = factories.make_bestek(gemeente, schrijver)
    Bestek.objects.update(titel=f"Een {GEHEIM}")
    bestek.refresh_from_db()
    bestek.submit(schrijver)
    assert who_finds(gemeente, leden) == {Rol.INKOPER}
    freeze(bestek, schrijver)
    assert who_finds(gemeente, leden) == {Rol.INKOPER, Rol.BEOORDELAAR}
    bestek.withdraw(schrijver, "Toch niet")
    assert who_finds(gemeente, leden) == {Rol.INKOPER}


def test_change_under_way_is_found_by_its_writers_only_until_it_is_frozen(gemeente, schrijver, leden):
    bestek = factories.make_gepubliceerd(gemeente, schrijver)
    bestek.open_change(schrijver, "Een fout")
    add_criterium(bestek, f"Let op {GEHEIM}", "openbaar")
    Bestek.objects.filter(pk=bestek.pk).update(titel="Bestek met een zilverreiger")
    assert who_finds(gemeente, leden) == who_finds(gemeente, leden, "zilverreiger") == {Rol.INKOPER}
    bestek.refresh_from_db()
    freeze(bestek, schrijver)
    assert who_finds(gemeente, leden) == {Rol.INKOPER, Rol.BEOORDELAAR, Rol.LEZER}


def test_what_lapsed_is_not_found(gemeente, schrijver):
    bestek = factories.make_bestek(gemeente, schrijver)
    eis = Eis.objects.create(gemeente=gemeente, bestek=bestek, titel=GEHEIM, tekst="x")
    publish(bestek, schrijver)
    bestek.open_change(schrijver, "Weg ermee")
    eis.drop()
    assert finds(gemeente, schrijver) == []


def test_nothing_of_another_gemeente_is_found(gemeente, schrijver):
    ander = factories.make_gemeente("duinwijk")
    with scope(gemeente=ander):
        wie = factories.make_gebruiker(ander, Rol.INKOPER, Rol.BELEIDSMEDEWERKER)
        bestek = factories.make_bestek(ander, wie)
        Bestek.objects.filter(pk=bestek.pk).update(titel=f"Een {GEHEIM}")
        make_item(ander, wie, Deling.EIGEN)
        make_letterlijk(ander, factories.make_vraag("4.3"))
        assert {soort for soort, _ in finds(ander, wie)} == {"bestek", "bibliotheek", "vraag"}
    factories.add_rol(ander, schrijver, Rol.INKOPER)  # a member of both finds it under the other gemeente only
    assert finds(gemeente, schrijver) == []
    uitkomst = search_all("kwartelnset ", gemeente, schrijver)
    assert uitkomst.bedoelde == "" and not uitkomst.aantallen


def make_item(gemeente, wie, deling, **velden):
    velden = {"soort": Itemsoort.VRAAG, "titel": f"Een {GEHEIM}", "tekst": "Hoe?", "deling": deling} | velden
    return Bibliotheekitem.objects.create(gemeente=gemeente, aangemaakt_door=wie, **velden)


def make_letterlijk(gemeente, vraag):
    bundel = Bundel.objects.create(gemeente=gemeente, naam="bundel.txt", sha256="0")
    eigen = {"gemeente": gemeente, "bundel": bundel, "brief": 4, "volgorde": 1, "soort": Tekstsoort.VRAAG}
    return Letterlijk.objects.create(**eigen, code=vraag.code, tekst=f"Wat doet u met een {GEHEIM}?")


def test_library_is_found_when_in_use(gemeente, schrijver, leden):
    item = make_item(gemeente, schrijver, Deling.EIGEN)
    assert who_finds(gemeente, leden) == set(leden)
    Bibliotheekitem.objects.filter(pk=item.pk).update(vervallen=True)
    assert who_finds(gemeente, leden) == set()


def test_library_shared_with_the_region_is_found_in_that_region_only(gemeente, schrijver):
    regio = factories.make_gemeente("regio-west", soort=Gemeentesoort.REGIO)
    buur, ver = factories.make_gemeente("duinwijk", regio=regio), factories.make_gemeente("bergdorp")
    with scope(gemeente=buur):
        make_item(buur, factories.make_gebruiker(buur, Rol.BEHEERDER), Deling.REGIO)
    assert finds(gemeente, schrijver) == []
    gemeente.regio = regio
    gemeente.save()
    assert finds(gemeente, schrijver) == [("bibliotheek", f"Een {GEHEIM}")]
    with scope(gemeente=ver):
        assert finds(ver, factories.make_gebruiker(ver, Rol.INKOPER)) == []


def test_literal_text_is_found_at_the_item_it_belongs_to(gemeente, schrijver):
    make_letterlijk(gemeente, factories.make_vraag("4.3"))
    (vindplaats,) = search_all(f"{GEHEIM} ", gemeente, schrijver).treffers
    assert (vindplaats.soort, vindplaats.code, vindplaats.letterlijk) == ("vraag", "4.3", True)
    assert vindplaats.te_vragen  # it can go into a bestek as when it is found by our own words
    assert (True, GEHEIM) in vindplaats.fragment


def test_letters_score_the_same_whatever_a_gemeente_has_of_its_own(gemeente, schrijver):
    for code in ("4.3", "4.4"):
        factories.make_vraag(code)

    def scores():
        return {v.code: v.score for v in search_all("onderwerp", gemeente, schrijver).treffers if v.soort == "vraag"}

    voor = scores()
    factories.make_bestek(gemeente, schrijver, vragen=6)
    make_item(gemeente, schrijver, Deling.EIGEN, titel="Onderwerp", tekst="onderwerp")
    assert scores() == voor and len(voor) == 2


def test_one_bestek_does_not_fill_the_list(gemeente, schrijver):
    factories.make_bestek(gemeente, schrijver, vragen=6)
    assert len(finds(gemeente, schrijver, "onderwerp")) == 3


@pytest.mark.parametrize("rol", [Rol.INKOPER, Rol.LEZER])
def test_number_of_queries_does_not_grow_with_what_is_searched(gemeente, schrijver, leden, rol):
    factories.make_vraag("4.3")
    wie, aantallen = leden[rol], []
    wie.rollen_in(gemeente)  # asked once per request
    for _ in range(2):
        for _ in range(2):
            factories.make_gepubliceerd(gemeente, schrijver)
            make_item(gemeente, schrijver, Deling.EIGEN)
        with CaptureQueriesContext(connection) as vragen:
            search_all("onderwerp", gemeente, wie)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 30


def read(client, **vraag):
    antwoord = client.get(reverse("portaal:zoeken", args=["polderstad"]), vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_page_shows_path_fragment_and_what_can_be_done(gemeente, schrijver):
    hele = factories.make_vraag("6.1", onderwerp="Portfolio samen")
    factories.make_vraag("6.1a", onderwerp="Portfolio & map", hoofdvraag=hele)
    tekst = read(factories.make_client(schrijver), q="portfolio")
    assert "<mark>Portfolio</mark> &amp; map" in tekst and "Vraag 6.1a" in tekst
    assert "?vraag=6.1a" in tekst and '?vraag=6.1"' not in tekst
    assert "2 resultaten voor ‘portfolio’" in tekst
    assert "?vraag=" not in read(factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER)), q="portfolio")


def test_page_filters_by_kind_and_counts_all_kinds(gemeente, schrijver):
    factories.make_vraag("4.3", onderwerp="Portfolio", groepen=[("Portfolio", "alle", 2)])
    tekst = read(factories.make_client(schrijver), q="portfolio", soort="handvat")
    assert "2 resultaten voor" in tekst and "Handvat 4.3/1" in tekst
    assert 'Vragen <span class="tb-getal">1</span>' in tekst
    assert "3 resultaten voor" in read(factories.make_client(schrijver), q="portfolio", soort="onzin")


@pytest.mark.parametrize("vraag", ["", "%", "'\"<b>", "\x00", "👍", "a" * 10_000, "woord " * 2000, "де 语言", "../../"])
def test_odd_input_gives_a_page(gemeente, schrijver, vraag):
    tekst = read(factories.make_client(schrijver), q=vraag)
    assert "<b>" not in tekst and len(tekst) < 40_000


def test_htmx_gets_the_results_and_their_number(gemeente, schrijver):
    factories.make_vraag("4.3", onderwerp="Portfolio")
    client = factories.make_client(schrijver)
    antwoord = client.get(
        reverse("portaal:zoeken", args=["polderstad"]), {"q": "portfolio"}, headers={"HX-Request": "true"}
    )
    tekst = antwoord.content.decode()
    assert "<html" not in tekst and 'id="zoekstand" data-hx-swap-oob' in tekst and "1 resultaat voor" in tekst
    assert "HX-Request" in antwoord.headers["Vary"]
