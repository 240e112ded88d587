"""The verbs of the own library, and what the database refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django_scopes import scope

from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from gemeenten.velden import Verouderd
from kwaliteit.bibliotheek.beheer import BibliotheekFout, change_item, copy_vraag, create_item, lapse, restore, share
from kwaliteit.bibliotheek.lezen import read_item
from kwaliteit.enums import Deling, Itemsoort
from kwaliteit.models import Bibliotheekcriterium, Bibliotheekitem, Thema
from tests import factories

BRON = {"bron": "Handreiking", "bron_datum": date(2026, 1, 5)}


@pytest.fixture
def wie(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)


def read(item):
    return read_item(Bibliotheekitem.objects.with_parts().get(pk=item.pk))


def events(item):
    rijen = Gebeurtenis.objects.filter(onderwerp="kwaliteit.bibliotheekitem", onderwerp_id=item.pk)
    return list(rijen.values_list("soort", flat=True))


def test_create_item_normalises_and_keeps_criteria_in_order(gemeente, wie):
    criteria = [("Punt twee \r\nvervolg", None), ("   ", None), ("Punt één", None)]
    item = create_item(
        gemeente, wie, Itemsoort.VRAAG, titel=" Nachtzorg ", tekst="Hoe\r\nregelt u dit? ", criteria=criteria, **BRON
    )
    assert (item.titel, item.tekst) == ("Nachtzorg", "Hoe\nregelt u dit?")
    assert [(c.volgorde, c.tekst) for c in item.criteria.all()] == [(1, "Punt twee\nvervolg"), (2, "Punt één")]
    assert events(item) == ["bibliotheek.nieuw"]


def test_paragraph_is_kept_as_canonical_html(gemeente, wie):
    tekst = "Eerste alinea.\n\n- een\n- twee"
    item = create_item(gemeente, wie, Itemsoort.PARAGRAAF, titel="P", tekst=tekst, **BRON)
    assert item.tekst == "<p>Eerste alinea.</p><ul><li>een</li><li>twee</li></ul>"
    change_item(item, 1, wie, tekst="<p onclick='x'>Nieuw<script>alert(1)</script></p>")
    assert item.tekst == "<p>Nieuw</p>"


@pytest.mark.parametrize("bron", [{}, {"bron": "Handreiking"}, {"bron_datum": date(2026, 1, 5)}, {"bron": "  "}])
def test_item_without_source_or_date_is_refused(gemeente, wie, bron):
    with pytest.raises(BibliotheekFout):
        create_item(gemeente, wie, Itemsoort.CRITERIUM, titel="C", tekst="Een punt.", **bron)


def test_only_an_eis_keeps_its_kind_and_evidence(gemeente, wie):
    velden = {"titel": "T", "tekst": "X", "eissoort": "uitvoeringseis", "bewijs": "Een lijst", **BRON}
    assert create_item(gemeente, wie, Itemsoort.EIS, **velden).bewijs == "Een lijst"
    ander = create_item(gemeente, wie, Itemsoort.CRITERIUM, **velden)
    assert (ander.eissoort, ander.bewijs) == ("", "")


def test_change_item_refuses_a_stale_version_and_keeps_both_texts(gemeente, wie):
    item = factories.make_item(gemeente, criteria=[("Oud", None)])
    mijn = Bibliotheekitem.objects.get(pk=item.pk)
    change_item(item, 1, wie, tekst="Van een collega.")
    with pytest.raises(Verouderd) as fout:
        change_item(mijn, 1, wie, tekst="Van mij.", criteria=[("Nieuw", None)])
    assert fout.value.huidig.tekst == "Van een collega."
    assert Bibliotheekitem.objects.get(pk=item.pk).tekst == "Van een collega."
    assert read(item).criteriatekst == "Oud"
    assert events(item) == ["bibliotheek.nieuw", "bibliotheek.gewijzigd"]


def test_copy_vraag_keeps_origin_edition_handvatten_and_labels(gemeente, wie):
    vraag = factories.make_vraag("4.3", routes=("B1", "Z"), groepen=[("Middelen", "een_of_meer", 2)], editie=3)
    vraag.themas.add(Thema.objects.create(code="portfolio", naam="Portfolio"))
    item = copy_vraag(gemeente, vraag, wie)
    assert (item.herkomst, item.herkomst_tekst, item.herkomst_editie) == (vraag, vraag.tekst, 3)
    assert [c.herkomst.code for c in item.criteria.select_related("herkomst")] == ["4.3/1", "4.3/2"]
    assert {r.code for r in item.routes.all()} == {"B1", "Z"} and item.themas.get().code == "portfolio"
    assert not item.aangepast and read(item).aangepast is None


def test_difference_with_the_letter_shows_in_text_and_criteria(gemeente, wie):
    vraag = factories.make_vraag("4.3", groepen=[("", "alle", 1)], tekst="Hoe volgt u de voortgang?")
    item = copy_vraag(gemeente, vraag, wie)
    handvat = item.criteria.get().herkomst
    change_item(item, 1, wie, tekst="Hoe volgt u elke maand de voortgang?", criteria=[("Iets anders", handvat)])
    lezen = read(item)
    assert ("nieuw", " elke maand") in lezen.aangepast
    assert lezen.criteria[0].verschil and lezen.criteria[0].herkomst == handvat
    assert lezen.nieuwe_editie is None
    type(vraag).objects.filter(pk=vraag.pk).update(tekst="Hoe volgt u de vorderingen?")
    assert read(item).nieuwe_editie


def test_lapse_ends_sharing_and_restore_does_not_share_again(gemeente, wie):
    item = factories.make_item(gemeente, deling="allen")
    lapse(item, wie)
    assert (item.vervallen, item.deling) == (True, Deling.EIGEN)
    with pytest.raises(BibliotheekFout):
        share(item, Deling.ALLEN, wie)
    restore(item, wie)
    restore(item, wie)  # a second time is no event
    assert (item.vervallen, item.deling) == (False, Deling.EIGEN)
    assert events(item)[-2:] == ["bibliotheek.vervallen", "bibliotheek.teruggezet"]


def test_sharing_leaves_the_version_of_the_text(gemeente, wie):
    item = factories.make_item(gemeente)
    share(item, Deling.ALLEN, wie)
    share(item, Deling.EIGEN, wie)
    assert item.versie == 1
    assert events(item) == ["bibliotheek.nieuw", "bibliotheek.gedeeld", "bibliotheek.gedeeld"]


def test_sharing_with_the_region_needs_a_region(gemeente, wie):
    with pytest.raises(BibliotheekFout, match="regio"):
        share(factories.make_item(gemeente), Deling.REGIO, wie)


def test_fitting_searches_words_in_text_and_criteria(gemeente):
    item = factories.make_item(gemeente, titel="Vervanging", criteria=[("Binnen een dag een andere docent", None)])
    factories.make_item(gemeente, "eis", titel="Groepsgrootte")
    rijen = Bibliotheekitem.objects
    assert list(rijen.all().fitting(q="vervang docent")) == [item]
    assert not rijen.all().fitting(q="vervang onzin").exists()
    assert [r.titel for r in rijen.all().fitting(soort="eis")] == ["Groepsgrootte"]


def test_database_refuses_a_criterium_under_an_item_of_another_gemeente(gemeente):
    ander = factories.make_gemeente("duinwijk")
    item = factories.make_item(ander)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bibliotheekcriterium._base_manager.create(gemeente=gemeente, item=item, volgorde=1, tekst="Lek")
        connection.check_constraints()


@pytest.mark.parametrize("soort", ["vraag", "eis", "paragraaf"])
def test_database_refuses_a_bestek_that_uses_an_item_of_another_gemeente(gemeente, soort):
    bestek = factories.make_bestek(gemeente)
    item = factories.make_item(factories.make_gemeente("duinwijk"), soort)
    eigen = {"gemeente": gemeente, "bestek": bestek, "bibliotheekitem": item, "tekst": "Lek"}
    with pytest.raises(IntegrityError), transaction.atomic():
        if soort == "vraag":
            bestek.bestekvraag_set.create(**eigen, onderwerp="x", schaal=bestek.schaal_set.get())
        else:
            getattr(bestek, f"{soort}_set").create(**eigen, titel="x")
        connection.check_constraints()


def test_items_stay_inside_the_scope(gemeente):
    factories.make_item(factories.make_gemeente("duinwijk"), deling="allen")
    assert not Bibliotheekitem.objects.exists()
    with scope(gemeente=gemeente):
        assert not Bibliotheekcriterium.objects.exists()
