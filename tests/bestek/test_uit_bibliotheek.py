"""From the own library into a bestek: the verbs, and the pages of the composer."""

from decimal import Decimal

import pytest
from django.urls import reverse

from bestek.bibliotheek import bestekken_with, search_own
from bestek.models import Criterium
from bestek.samenstelling import freeze
from bestek.uit_bibliotheek import GeenBestekdeel, add_item, add_item_criterium
from bestek.vraagkeuze import add_bibliotheekvraag
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from kwaliteit.bibliotheek.beheer import change_item, copy_vraag, lapse
from kwaliteit.models import Bibliotheekitem, Vraageditie
from tests import factories


@pytest.fixture
def vraag(gemeente):
    return factories.make_vraag("4.3", routes=("B1",), groepen=[("Middelen", "een_of_meer", 2)], tekst="Hoe volgt u?")


@pytest.fixture
def item(gemeente, wie, vraag):
    rij = copy_vraag(gemeente, vraag, wie)
    criteria = [(c.tekst, c.herkomst) for c in rij.criteria.select_related("herkomst")] + [("Eigen punt", None)]
    return change_item(rij, 1, wie, tekst="Hoe volgt u elke maand?", criteria=criteria)


def test_question_goes_in_with_criteria_item_and_letter(bestek, wie, item, vraag):
    rij = add_bibliotheekvraag(bestek, item, wie, punten=Decimal(5))
    assert (rij.bibliotheekitem, rij.tekst, rij.onderwerp) == (item, "Hoe volgt u elke maand?", item.titel)
    assert (rij.herkomst, rij.herkomst_tekst, rij.herkomst_editie) == (vraag, "Hoe volgt u?", 1)
    assert rij.aangepast
    gevonden = [(c.herkomst and c.herkomst.code, c.groep, c.logica) for c in rij.criteria.select_related("herkomst")]
    assert gevonden == [("4.3/1", "Middelen", "een_of_meer"), ("4.3/2", "Middelen", "een_of_meer"), (None, "", "alle")]
    assert [w.punten for w in rij.wegingen.all()] == [Decimal(5)]
    assert Gebeurtenis.objects.filter(onderwerp_id=bestek.pk, tekst__contains="eigen bibliotheek").count() == 1


def test_handvat_is_compared_with_its_text_of_the_edition_that_was_copied(bestek, wie, item, vraag):
    toen = {"code": "4.3/1", "groep": "Toen", "logica": "alle", "tekst": "Zo stond het er."}
    velden = {"onderwerp": vraag.onderwerp, "tekst": vraag.tekst, "handvatten": [toen]}
    Vraageditie.objects.create(vraag=vraag, editie=1, **velden)
    eerste = add_bibliotheekvraag(bestek, item, wie).criteria.first()
    assert (eerste.herkomst_tekst, eerste.groep, eerste.logica) == ("Zo stond het er.", "Toen", "alle")
    assert eerste.aangepast


def test_question_is_asked_in_the_percelen_of_its_routes_and_without_routes_in_all(bestek, wie, gemeente, item):
    ander = bestek.perceel_set.create(gemeente=gemeente, naam="Z", routes=["Z"], volgorde=9)
    assert ander not in [w.perceel for w in add_bibliotheekvraag(bestek, item, wie).wegingen.all()]
    bestek.perceel_set.create(gemeente=gemeente, naam="Voor wie wil", routes=[], volgorde=10)
    overal = factories.make_item(gemeente)
    assert add_bibliotheekvraag(bestek, overal, wie).wegingen.count() == bestek.perceel_set.count()


def test_long_title_fits_as_heading(bestek, wie, gemeente):
    lang = factories.make_item(gemeente, titel="x" * 160)
    assert len(add_bibliotheekvraag(bestek, lang, wie).onderwerp) == 120


def test_eis_and_paragraph_go_in_with_their_item(bestek, wie, gemeente):
    eis = add_item(bestek, factories.make_item(gemeente, "eis", bewijs="Een lijst"), wie)
    paragraaf = add_item(bestek, factories.make_item(gemeente, "paragraaf", tekst="Een alinea."), wie)
    assert (eis.soort, eis.bewijs, eis.bibliotheekitem.soort) == ("uitvoeringseis", "Een lijst", "eis")
    assert (paragraaf.tekst, paragraaf.bibliotheekitem.soort) == ("<p>Een alinea.</p>", "paragraaf")


def test_criterium_goes_under_a_question_and_nowhere_else(bestek, wie, gemeente):
    criterium = factories.make_item(gemeente, "criterium", tekst="Noemt wie vervangt.")
    assert add_item_criterium(bestek.bestekvraag_set.first(), criterium).tekst == "Noemt wie vervangt."
    with pytest.raises(GeenBestekdeel):
        add_item(bestek, criterium, wie)
    with pytest.raises(GeenBestekdeel):
        add_item_criterium(bestek.bestekvraag_set.first(), factories.make_item(gemeente, "eis"))


def test_bestek_keeps_its_text_when_the_item_changes_or_lapses(bestek, wie, item):
    rij = add_bibliotheekvraag(bestek, item, wie)
    change_item(item, item.versie, wie, tekst="Heel anders.")
    lapse(item, wie)
    rij.refresh_from_db()
    assert rij.tekst == "Hoe volgt u elke maand?"
    assert item not in search_own("vraag")


def test_frozen_version_holds_the_text_of_the_library(bestek, wie, gemeente):
    add_item(bestek, factories.make_item(gemeente, "eis", titel="Uit de bibliotheek"), wie)
    bestek.submit(wie)
    assert "Uit de bibliotheek" in freeze(bestek, wie).inhoud


@pytest.mark.parametrize(("rol", "ziet"), [(Rol.INKOPER, 1), (Rol.LEZER, 0), (Rol.BEHEERDER, 0)])
def test_use_counts_only_bestekken_that_the_reader_may_see(bestek, wie, gemeente, item, rol, ziet):
    add_bibliotheekvraag(bestek, item, wie)
    add_bibliotheekvraag(bestek, item, wie)
    assert bestekken_with(item, factories.make_gebruiker(gemeente, rol)).count() == ziet


# pages


def test_composer_offers_questions_of_letters_and_own_library(client, bestek, url, item):
    pagina = client.get(url("vragen")).content.decode()
    assert 'name="voeg_item"' in pagina and 'name="voeg_toe"' in pagina
    for filters, eigen, brief in (({"bron": "eigen"}, 1, 0), ({"bron": "brieven"}, 0, 1), ({"zoek": "zzzz"}, 0, 0)):
        antwoord = client.get(url("vragen"), filters)
        assert (len(antwoord.context["eigen_items"]), len(antwoord.context["gevonden"])) == (eigen, brief), filters


def test_adding_from_the_composer_keeps_typed_points(client, bestek, url, item):
    pagina = client.get(url("vragen"))
    data = {veld.html_name: veld.value() if veld.value() is not None else "" for veld in pagina.context["form"]}
    naam = next(n for n, cel in pagina.context["form"].cellen.items() if cel.soort == "punten")
    antwoord = client.post(url("vragen"), data | {naam: "25", "voeg_item": str(item.pk)}, follow=True)
    nieuw = bestek.bestekvraag_set.get(bibliotheekitem=item)
    assert f"deel-{nieuw.sleutel}" in antwoord.redirect_chain[-1][0]
    assert bestek.weging_set.filter(punten=25).exists()
    pagina = antwoord.content.decode()
    assert "al gebruikt" in pagina and reverse("kwaliteit:item", args=["polderstad", item.sleutel]) in pagina


@pytest.mark.parametrize(("plek", "soort"), [("eisen", "eis"), ("paragrafen", "paragraaf")])
def test_lists_offer_own_items_and_label_them(client, bestek, url, gemeente, plek, soort):
    rij = factories.make_item(gemeente, soort, titel="Eigen ding")
    lapse(vervallen := factories.make_item(gemeente, soort, titel="Oud ding"), factories.make_gebruiker())
    pagina = client.get(url("onderdelen", plek)).content.decode()
    assert "Eigen ding" in pagina and "Oud ding" not in pagina
    pagina = client.post(url("item_toevoegen", plek), {"item": rij.pk}, follow=True).content.decode()
    assert "eigen bibliotheek<span" in pagina and "al gebruikt" in pagina
    for fout in (vervallen.pk, factories.make_item(gemeente, "criterium").pk, "x", ""):
        assert client.post(url("item_toevoegen", plek), {"item": fout}).status_code == 404
    vreemd = factories.make_item(factories.make_gemeente("duinwijk"), soort, deling="allen")
    assert client.post(url("item_toevoegen", plek), {"item": vreemd.pk}).status_code == 404
    assert client.post(url("item_toevoegen", "schalen"), {"item": rij.pk}).status_code == 404


def test_criterium_of_the_library_is_added_on_the_page_of_a_question(client, bestek, url, gemeente):
    vraag = bestek.bestekvraag_set.first()
    criterium = factories.make_item(gemeente, "criterium", titel="Vervanging", tekst="Noemt wie vervangt.")
    assert "Vervanging" in client.get(url("vraag", vraag.sleutel)).content.decode()
    zonder = client.post(url("criterium_uit_bibliotheek", vraag.sleutel), {"item": ""}, follow=True)
    assert "Kies eerst een criterium" in zonder.content.decode()
    client.post(url("criterium_uit_bibliotheek", vraag.sleutel), {"item": criterium.pk})
    assert Criterium.objects.filter(bestekvraag=vraag, tekst="Noemt wie vervangt.").exists()


def test_page_of_a_question_tells_item_and_difference(client, bestek, wie, url, item):
    rij = add_bibliotheekvraag(bestek, item, wie)
    rij.change(rij.versie, tekst="Hoe volgt u elke week?")
    pagina = client.get(url("vraag", rij.sleutel)).content.decode()
    assert "Uw tekst verschilt van de bibliotheek" in pagina and "Uw tekst verschilt van de brief" in pagina


def test_item_page_leads_into_a_concept_and_tells_its_use(client, bestek, gemeente, item):
    bladzijde = reverse("kwaliteit:item", args=["polderstad", item.sleutel])
    kies = reverse("bestek:kies_item", args=["polderstad", item.sleutel])
    pagina = client.get(bladzijde).content.decode()
    assert kies in pagina and "Nog in geen bestek" in pagina
    assert bestek.titel in client.get(kies).content.decode()
    client.post(kies, {"bestek": bestek.pk})
    assert bestek.bestekvraag_set.filter(bibliotheekitem=item).exists()
    assert "In 1 bestek<" in client.get(bladzijde).content.decode()
    gebruik = reverse("bestek:item_gebruik", args=["polderstad", item.sleutel])
    assert bestek.titel in client.get(gebruik).content.decode()
    criterium = factories.make_item(gemeente, "criterium")
    assert client.get(reverse("bestek:kies_item", args=["polderstad", criterium.sleutel])).status_code == 404


def test_use_of_an_item_elsewhere_is_not_there(client, gemeente):
    vreemd = factories.make_item(factories.make_gemeente("duinwijk"), deling="allen")
    for naam in ("item_gebruik", "kies_item"):
        assert client.get(reverse(f"bestek:{naam}", args=["polderstad", vreemd.sleutel])).status_code == 404


def test_frozen_bestek_takes_no_item(client, bestek, wie, url, gemeente):
    eis = factories.make_item(gemeente, "eis")
    bestek.submit(wie)
    client.post(url("item_toevoegen", "eisen"), {"item": eis.pk})
    client.post(reverse("bestek:kies_item", args=["polderstad", eis.sleutel]), {"bestek": bestek.pk})
    assert not bestek.eis_set.exists()


@pytest.mark.parametrize("plek", ["vragen", "eisen", "paragrafen", "vraag", "gebruik"])
def test_pages_cost_the_same_for_more_items(client, bestek, wie, url, gemeente, plek, django_assert_max_num_queries):
    eerste = factories.make_item(gemeente)
    adres = {
        "vraag": url("vraag", bestek.bestekvraag_set.first().sleutel),
        "vragen": url("vragen"),
        "gebruik": reverse("bestek:item_gebruik", args=["polderstad", eerste.sleutel]),
    }.get(plek) or url("onderdelen", plek)

    def more(aantal: int) -> None:
        for _ in range(aantal):
            add_bibliotheekvraag(factories.make_bestek(gemeente, wie), eerste, wie)
            for soort in ("vraag", "eis", "paragraaf"):
                add_item(bestek, factories.make_item(gemeente, soort), wie)
            factories.make_item(gemeente, "criterium")

    more(1)
    with django_assert_max_num_queries(60) as een:
        client.get(adres)
    more(2)
    with django_assert_max_num_queries(len(een)):
        client.get(adres)
    assert Bibliotheekitem.objects.count() == 13
