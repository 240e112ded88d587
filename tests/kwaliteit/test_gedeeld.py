"""Sharing between gemeenten: who sees what, by the function and by the pages, and what taking over keeps."""

import pytest
from django.urls import reverse
from django_scopes import scope

from gemeenten.enums import Rol
from gemeenten.regio import region_of, set_regio
from kwaliteit.bibliotheek import delen
from kwaliteit.bibliotheek.beheer import BibliotheekFout, change_item, lapse
from kwaliteit.bibliotheek.lezen import read_item
from kwaliteit.enums import Deling
from kwaliteit.models import Bibliotheekitem
from tests import factories

WERELD = ("polderstad", "duinwijk", "verweg", "los", "regio", "andere-regio")
# By who gives, sharing, and who reads: polderstad and duinwijk are in regio, verweg in andere-regio, los in none.
IN_DE_REGIO = {"polderstad", "duinwijk", "regio"}
ELDERS = {"verweg", "andere-regio"}


@pytest.fixture
def wereld(db):
    regio = factories.make_gemeente("regio", soort="regio")
    ander = factories.make_gemeente("andere-regio", soort="regio")
    rijen = {"regio": regio, "andere-regio": ander, "los": factories.make_gemeente("los")}
    for slug, van in (("polderstad", regio), ("duinwijk", regio), ("verweg", ander)):
        rijen[slug] = set_regio(factories.make_gemeente(slug), van)
    return rijen


def readers(gever: str, deling: str) -> set[str]:
    """Who may read what `gever` shares, by the rule as people would say it."""
    if deling == "allen":
        return set(WERELD) - {gever}
    kring = IN_DE_REGIO if gever in IN_DE_REGIO else ELDERS if gever in ELDERS else set()
    return kring - {gever} if deling == "regio" else set()


@pytest.mark.parametrize("vervallen", [False, True], ids=["in gebruik", "vervallen"])
@pytest.mark.parametrize("deling", Deling.values)
@pytest.mark.parametrize("gever", WERELD)
def test_sharing_reaches_exactly_who_it_is_for(wereld, gever, deling, vervallen):
    item = factories.make_item(wereld[gever])
    # past the verb on purpose: also what the verb refuses (a region without one, sharing what lapsed) must stay shut
    Bibliotheekitem._base_manager.filter(pk=item.pk).update(deling=deling, vervallen=vervallen)
    verwacht = set() if vervallen else readers(gever, deling)
    for slug in WERELD:
        gemeente, lid = wereld[slug], factories.make_gebruiker(wereld[slug], Rol.LEZER, Rol.BELEIDSMEDEWERKER)
        gevonden = [rij.sleutel for rij in delen.shared_with(gemeente)[:]]
        assert gevonden == ([item.sleutel] if slug in verwacht else []), slug
        client = factories.make_client(lid)
        lijst = client.get(reverse("kwaliteit:gedeeld", args=[slug])).content.decode()
        assert (item.titel in lijst) == (slug in verwacht), slug
        status = 200 if slug in verwacht else 404
        assert client.get(reverse("kwaliteit:gedeeld_item", args=[slug, item.sleutel])).status_code == status
        if slug not in verwacht:
            assert client.post(reverse("kwaliteit:overnemen", args=[slug, item.sleutel])).status_code == 404
            if slug != gever:
                refuse_own_pages(client, slug, item)


def refuse_own_pages(client, slug: str, item: Bibliotheekitem) -> None:
    """The key of an item of another gemeente opens none of the pages for one's own."""
    for naam in ("item", "item_bewerken", "item_vervallen", "item_origineel"):
        url = reverse(f"kwaliteit:{naam}", args=[slug, item.sleutel])
        assert client.get(url).status_code == 404, naam
        assert client.post(url, {"versie": 1, "titel": "x"}).status_code in (404, 405), naam
    assert client.post(reverse("kwaliteit:item_terugzetten", args=[slug, item.sleutel])).status_code == 404


def test_shared_item_names_the_gemeente_and_no_person(wereld):
    wie = factories.make_gebruiker(wereld["duinwijk"], Rol.BELEIDSMEDEWERKER, naam="Geheime Naam")
    item = factories.make_item(wereld["duinwijk"], wie=wie, deling="allen", criteria=[("Een zichtbaar punt", None)])
    client = factories.make_client(factories.make_gebruiker(wereld["los"], Rol.LEZER))
    for url in (
        reverse("kwaliteit:gedeeld", args=["los"]),
        reverse("kwaliteit:gedeeld_item", args=["los", item.sleutel]),
    ):
        pagina = client.get(url).content.decode()
        assert "Gemeente Duinwijk" in pagina and "Geheime Naam" not in pagina
    assert "Een zichtbaar punt" in pagina
    assert "Overnemen" not in pagina, "a reader takes nothing over"


def test_gemeente_that_leaves_the_region_sees_no_more_of_it(wereld):
    factories.make_item(wereld["duinwijk"], deling="regio")
    assert delen.shared_with(wereld["polderstad"]).count() == 1
    assert delen.shared_with(set_regio(wereld["polderstad"], None)).count() == 0
    assert region_of(wereld["regio"]) == wereld["regio"]


@pytest.fixture
def polderstad(wereld):
    with scope(gemeente=wereld["polderstad"]):
        yield wereld["polderstad"]


@pytest.fixture
def wie(polderstad):
    return factories.make_gebruiker(polderstad, Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER)


@pytest.fixture
def origineel(wereld):
    vraag = factories.make_vraag("4.3", groepen=[("", "alle", 1)])
    handvat = vraag.groepen.get().handvatten.get()
    velden = {"herkomst": vraag, "herkomst_tekst": "Zoals het was.", "herkomst_editie": 2}
    return factories.make_item(
        wereld["duinwijk"],
        tekst="Hoe regelt u de avond?",
        deling="regio",
        bron="Handreiking DUO",
        bron_datum="2026-02-01",
        criteria=[("Punt van de brief", handvat), ("Eigen punt", None)],
        routes=vraag.routes.all(),
        **velden,
    )


def change_original(origineel: Bibliotheekitem, **velden: object) -> Bibliotheekitem:
    with scope(gemeente=origineel.gemeente):
        rij = Bibliotheekitem.objects.get(pk=origineel.pk)
        return change_item(rij, rij.versie, factories.make_gebruiker(), **velden)


def read(item):
    return read_item(Bibliotheekitem.objects.with_parts().get(pk=item.pk))


def test_take_over_keeps_origin_source_and_criteria(polderstad, wie, origineel):
    kopie = delen.take_over(polderstad, origineel.sleutel, wie)
    assert kopie.gemeente == polderstad and kopie.sleutel != origineel.sleutel and kopie.deling == "eigen"
    assert (kopie.overgenomen_van.slug, kopie.overgenomen_sleutel) == ("duinwijk", origineel.sleutel)
    assert kopie.overgenomen_versie == origineel.versie
    lezen = read(kopie)
    assert (lezen.bron, str(lezen.bron_datum)) == ("Handreiking DUO", "2026-02-01")
    assert (lezen.herkomst.code, lezen.herkomst_tekst, lezen.herkomst_editie) == ("4.3", "Zoals het was.", 2)
    assert [(c.tekst, c.herkomst and c.herkomst.code) for c in lezen.criteria] == [
        ("Punt van de brief", "4.3/1"),
        ("Eigen punt", None),
    ]
    assert [route.code for route in lezen.routes] == ["B1"]


def test_taking_over_twice_gives_the_same_copy(polderstad, wie, origineel):
    eerste = delen.take_over(polderstad, origineel.sleutel, wie)
    assert delen.take_over(polderstad, origineel.sleutel, wie) == eerste
    lapse(eerste, wie)
    assert delen.take_over(polderstad, origineel.sleutel, wie) != eerste


def test_changed_original_is_told_with_the_difference_and_can_be_followed(polderstad, wie, origineel):
    kopie = delen.take_over(polderstad, origineel.sleutel, wie)
    assert delen.changed_originals(polderstad, [read(kopie)]) == {}
    nieuw = change_original(origineel, tekst="Hoe regelt u de late avond?", criteria=[("Ander punt", None)])
    gevonden = delen.changed_originals(polderstad, [read(kopie)])[kopie.sleutel]
    assert [naam for naam, _ in gevonden.verschil] == ["Tekst", "Criteria"]
    delen.follow_original(kopie, kopie.versie, nieuw.versie, wie)
    lezen = read(kopie)
    assert (lezen.tekst, lezen.criteriatekst) == ("Hoe regelt u de late avond?", "Ander punt")
    assert lezen.overgenomen_van == "Gemeente Duinwijk"
    assert delen.changed_originals(polderstad, [lezen]) == {}


def test_own_text_can_be_kept_beside_a_changed_original(polderstad, wie, origineel):
    kopie = delen.take_over(polderstad, origineel.sleutel, wie)
    nieuw = change_original(origineel, tekst="Anders.")
    delen.keep_own(kopie, kopie.versie, nieuw.versie, wie)
    assert read(kopie).tekst == "Hoe regelt u de avond?"
    assert delen.changed_originals(polderstad, [read(kopie)]) == {}
    change_original(origineel, tekst="Nog eens anders.")
    assert delen.changed_originals(polderstad, [read(kopie)])


def test_choice_on_an_original_that_moved_on_is_refused(polderstad, wie, origineel):
    kopie = delen.take_over(polderstad, origineel.sleutel, wie)
    gezien = change_original(origineel, tekst="Anders.").versie
    change_original(origineel, tekst="Weer anders.")
    with pytest.raises(delen.OrigineelGewijzigd):
        delen.follow_original(kopie, kopie.versie, gezien, wie)
    assert read(kopie).tekst == "Hoe regelt u de avond?"


def test_original_that_is_shared_no_more_tells_nothing(polderstad, wie, origineel):
    kopie = delen.take_over(polderstad, origineel.sleutel, wie)
    gezien = change_original(origineel, tekst="Geheim geworden.").versie
    Bibliotheekitem._base_manager.filter(pk=origineel.pk).update(deling="eigen")
    assert delen.changed_originals(polderstad, [read(kopie)]) == {}
    with pytest.raises(BibliotheekFout):
        delen.follow_original(kopie, kopie.versie, gezien, wie)


def test_what_was_taken_over_goes_no_further_than_its_giver_lets_it(polderstad, wie, origineel):
    kopie = delen.take_over(polderstad, origineel.sleutel, wie)
    with pytest.raises(BibliotheekFout, match="Duinwijk"):
        delen.share(kopie, Deling.ALLEN, wie)
    delen.share(kopie, Deling.REGIO, wie)
    Bibliotheekitem._base_manager.filter(pk=origineel.pk).update(deling="allen")
    delen.share(kopie, Deling.ALLEN, wie)
    assert kopie.deling == "allen"
    Bibliotheekitem._base_manager.filter(pk=origineel.pk).update(deling="eigen")
    with pytest.raises(BibliotheekFout):
        delen.share(kopie, Deling.REGIO, wie)
    delen.share(kopie, Deling.EIGEN, wie)
