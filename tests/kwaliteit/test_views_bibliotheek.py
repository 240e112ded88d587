"""The pages of the own library."""

import pytest
from django.urls import reverse

from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from kwaliteit.bibliotheek.beheer import change_item, copy_vraag
from kwaliteit.bibliotheek.delen import take_over
from kwaliteit.bibliotheek.lezen import read_item
from kwaliteit.models import Bibliotheekitem, Thema
from tests import factories

BRON = {"bron": "Eigen ervaring", "bron_datum": "2026-03-01"}


@pytest.fixture
def wie(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)


@pytest.fixture
def client(wie):
    return factories.make_client(wie)


@pytest.fixture
def beheerder(gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.BEHEERDER))


def url(naam, *args):
    return reverse(f"kwaliteit:{naam}", args=["polderstad", *args])


def read(client, naam, *args, **filters) -> str:
    antwoord = client.get(url(naam, *args), filters)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_empty_library_explains_what_it_is_for(client):
    pagina = read(client, "bibliotheek")
    assert "Uw bibliotheek is nog leeg" in pagina and url("item_nieuw", "eis") in pagina


@pytest.mark.parametrize("soort", ["vraag", "criterium", "eis", "paragraaf"])
def test_item_of_each_kind_is_made_on_its_page(client, soort):
    velden = {"titel": "Nieuw ding", "tekst": "De tekst.", "eissoort": "uitvoeringseis", **BRON}
    if soort == "vraag":
        velden |= {"criterium": ["Punt een", "", "Punt twee"], "handvat": ["", "", ""]}
    antwoord = client.post(url("item_nieuw", soort), velden, follow=True)
    item = Bibliotheekitem.objects.get()
    assert (item.soort, item.titel) == (soort, "Nieuw ding")
    assert [c.tekst for c in item.criteria.all()] == (["Punt een", "Punt twee"] if soort == "vraag" else [])
    pagina = antwoord.content.decode()
    assert "bron: Eigen ervaring (1 maart 2026)" in pagina


def test_new_item_without_source_or_title_says_what_is_missing(client):
    antwoord = client.post(url("item_nieuw", "criterium"), {"tekst": "Een punt.", "bron": "Iets"})
    assert antwoord.status_code == 422 and not Bibliotheekitem.objects.exists()
    assert {"titel", "bron_datum"} <= set(antwoord.context["form"].errors)


def test_rows_of_criteria_come_go_and_move_without_saving(client):
    typed = {"titel": "T", "tekst": "", "criterium": ["een", "twee"], "handvat": ["", ""]}
    for opdracht, verwacht in (
        ("erbij", ["een", "twee", ""]),
        ("weg-1", ["twee"]),
        ("neer-1", ["twee", "een"]),
        ("op-2", ["twee", "een"]),
        ("op-1", ["een", "twee"]),
        ("weg-9", ["een", "twee"]),
        ("onzin", ["een", "twee"]),
    ):
        antwoord = client.post(url("item_nieuw", "vraag"), typed | {"rij": opdracht})
        assert antwoord.status_code == 200 and not antwoord.context["form"].errors
        assert [rij.tekst for rij in antwoord.context["criteria"].rijen] == verwacht, opdracht
        assert 'value="T"' in antwoord.content.decode(), "what was typed stays"
    assert not Bibliotheekitem.objects.exists()


@pytest.mark.parametrize(("opdracht", "nu"), [("erbij", 2), ("weg-2", 0), ("weg-1", 0), ("neer-1", 1), ("op-2", 0)])
def test_focus_goes_to_the_row_that_came_or_moved(client, opdracht, nu):
    typed = {"criterium": ["een", "twee"], "handvat": ["", ""], "rij": opdracht}
    rijen = client.post(url("item_nieuw", "vraag"), typed).context["criteria"].rijen
    assert [nummer for nummer, rij in enumerate(rijen) if rij.nu] == [nu]
    leeg = client.post(url("item_nieuw", "vraag"), {"criterium": ["een"], "rij": "weg-1"}).content.decode()
    assert 'value="erbij" autofocus' in leeg


def test_own_version_is_made_from_the_page_of_a_question(client):
    vraag = factories.make_vraag("4.3", groepen=[("", "alle", 2)])
    assert url("eigen_versie", "4.3") in read(client, "vraag", "4.3")
    antwoord = client.post(url("eigen_versie", "4.3"), follow=True)
    item = Bibliotheekitem.objects.get()
    assert antwoord.redirect_chain[-1][0] == url("item_bewerken", item.sleutel)
    bewerkt = {"versie": 1, "titel": item.titel, "tekst": f"{vraag.tekst} Nog iets.", "criterium": ["Een"]}
    bewerkt |= {"handvat": ["4.3/1"]}
    pagina = client.post(url("item_bewerken", item.sleutel), bewerkt, follow=True).content.decode()
    assert "brief 4, vraag 4.3, aangepast" in pagina and "Verschil met de brief" in pagina
    assert item.criteria.select_related("herkomst").get().herkomst.code == "4.3/1"
    assert item.titel in read(client, "vraag", "4.3"), "the letter's page tells of the own version"


def test_item_tells_that_its_letter_was_renewed(client, wie, gemeente):
    vraag = factories.make_vraag("4.3")
    item = copy_vraag(gemeente, vraag, wie)
    assert "brief sindsdien vernieuwd" not in read(client, "item", item.sleutel)
    type(vraag).objects.filter(pk=vraag.pk).update(editie=2)
    for pagina in (read(client, "item", item.sleutel), read(client, "bibliotheek")):
        assert "brief sindsdien vernieuwd" in pagina and url("editie", "4.3", 2) in pagina


def test_stale_save_shows_both_texts_and_a_second_save_wins(client, wie, gemeente):
    item = factories.make_item(gemeente, tekst="Oud.", criteria=[("Punt", None)])
    change_item(item, 1, wie, tekst="Van een collega.")
    mijn = {"versie": 1, "titel": item.titel, "tekst": "Van mij.", "criterium": ["Mijn punt"], "handvat": [""], **BRON}
    antwoord = client.post(url("item_bewerken", item.sleutel), mijn)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Van een collega." in pagina and pagina.count("Van mij.") == 2 and pagina.count("Mijn punt") == 2
    item.refresh_from_db()
    assert item.tekst == "Van een collega."
    versie = antwoord.context["form"]["versie"].value()
    assert client.post(url("item_bewerken", item.sleutel), mijn | {"versie": versie}).status_code == 302
    item.refresh_from_db()
    assert (item.tekst, item.criteria.get().tekst) == ("Van mij.", "Mijn punt")


def test_beheerder_shares_and_ends_sharing(beheerder, gemeente):
    item = factories.make_item(gemeente)
    assert "Alle gemeenten" in read(beheerder, "item_delen", item.sleutel)
    for deling, woord in (("allen", "gedeeld met alle gemeenten"), ("eigen", "Niemand: alleen uw eigen gemeente")):
        pagina = beheerder.post(url("item_delen", item.sleutel), {"deling": deling}, follow=True).content.decode()
        assert woord in pagina
    antwoord = beheerder.post(url("item_delen", item.sleutel), {"deling": "regio"})
    assert antwoord.status_code == 422 and "niet bij een regio" in antwoord.content.decode()


def test_item_lapses_and_comes_back(client, gemeente):
    item = factories.make_item(gemeente)
    assert "Bestekken waarin het al staat" in read(client, "item_vervallen", item.sleutel)
    client.post(url("item_vervallen", item.sleutel), follow=True)
    pagina = read(client, "bibliotheek")
    assert item.titel not in pagina and "Vervallen items tonen (1)" in pagina
    assert item.titel in read(client, "bibliotheek", stand="vervallen")
    client.post(url("item_terugzetten", item.sleutel), follow=True)
    assert item.titel in read(client, "bibliotheek")
    assert Gebeurtenis.objects.filter(onderwerp_id=item.pk, soort__startswith="bibliotheek").count() == 3


def test_filters_find_by_words_kind_theme_and_route(client, gemeente):
    thema = Thema.objects.create(code="portfolio", naam="Portfolio")
    vraag = factories.make_vraag("4.3", routes=("Z",))
    een = factories.make_item(gemeente, titel="Voortgang", themas=[thema], routes=vraag.routes.all())
    twee = factories.make_item(gemeente, "eis", titel="Groepsgrootte")
    for filters, gevonden in (
        ({"q": "groeps"}, {twee}),
        ({"soort": "vraag"}, {een}),
        ({"thema": "portfolio"}, {een}),
        ({"route": "Z"}, {een}),
        ({"thema": "portfolio", "q": "groeps"}, set()),
        ({"thema": "onbekend"}, {een, twee}),
    ):
        pagina = read(client, "bibliotheek", **filters)
        assert {item for item in (een, twee) if f">{item.titel}</a>" in pagina} == gevonden, filters
    assert "Geen item past bij" in read(client, "bibliotheek", q="bestaatniet")


def test_changed_original_is_told_and_chosen_on_its_page(client, wie, gemeente):
    ander = factories.make_gemeente("duinwijk")
    bron = factories.make_item(ander, tekst="Hoe regelt u de avond?", deling="allen")
    kopie = take_over(gemeente, bron.sleutel, wie)
    rij = Bibliotheekitem._base_manager.filter(pk=bron.pk)
    rij.update(tekst="Hoe regelt u de late avond?", versie=2)
    assert "Het origineel is gewijzigd" in read(client, "bibliotheek")
    assert url("item_origineel", kopie.sleutel) in read(client, "item", kopie.sleutel)
    pagina = read(client, "item_origineel", kopie.sleutel)
    assert "<ins>" in pagina and "Gemeente Duinwijk" in pagina
    rij.update(versie=3)
    keuze = {"keuze": "overnemen", "versie": kopie.versie, "gezien": 2}
    assert "nog eens" in client.post(url("item_origineel", kopie.sleutel), keuze, follow=True).content.decode()
    client.post(url("item_origineel", kopie.sleutel), keuze | {"gezien": 3})
    kopie.refresh_from_db()
    assert kopie.tekst == "Hoe regelt u de late avond?"
    assert client.post(url("item_origineel", kopie.sleutel), {"keuze": "weg"}).status_code == 404


def test_script_in_a_paragraph_from_elsewhere_is_cleaned_when_shown(client, gemeente):
    item = factories.make_item(factories.make_gemeente("duinwijk"), "paragraaf", deling="allen")
    Bibliotheekitem._base_manager.filter(pk=item.pk).update(tekst="<p>Ja<script>alert(1)</script></p>")
    assert "alert(1)" not in read(client, "gedeeld_item", item.sleutel)


SCHRIJVEN = {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER}
PAGINAS = (
    ("bibliotheek", set(Rol)), ("gedeeld", set(Rol)), ("item", set(Rol)), ("item_nieuw", SCHRIJVEN),
    ("item_bewerken", SCHRIJVEN), ("item_delen", {Rol.BEHEERDER}), ("item_vervallen", SCHRIJVEN),
    ("item_terugzetten", SCHRIJVEN), ("eigen_versie", SCHRIJVEN), ("overnemen", SCHRIJVEN),
)  # fmt: skip


@pytest.mark.parametrize(("naam", "rollen"), PAGINAS)
def test_pages_open_for_their_roles_only(gemeente, naam, rollen):
    item = factories.make_item(gemeente)
    factories.make_vraag("4.3")
    argument = {"item_nieuw": ["eis"], "eigen_versie": ["4.3"], "bibliotheek": [], "gedeeld": []}.get(
        naam, [item.sleutel]
    )
    for rol in Rol:
        client = factories.make_client(factories.make_gebruiker(gemeente, rol))
        assert (client.get(url(naam, *argument)).status_code != 403) == (rol in rollen), rol
        assert (client.post(url(naam, *argument), {}).status_code != 403) == (rol in rollen), rol


def test_buttons_follow_the_role(gemeente, client, beheerder):
    item = factories.make_item(gemeente)
    lezer = factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))
    for wie, bewerkt, deelt in ((lezer, False, False), (client, True, False), (beheerder, True, True)):
        pagina = read(wie, "item", item.sleutel)
        assert (url("item_bewerken", item.sleutel) in pagina) == bewerkt
        assert (url("item_delen", item.sleutel) in pagina) == deelt


def make_rest(gemeente, ander, wie, nummer):
    """One more of everything that stands in the lists."""
    thema = Thema.objects.create(code=f"t{nummer}", naam=f"Thema {nummer}")
    vraag = factories.make_vraag(f"4.{nummer}", groepen=[("", "alle", 2)])
    velden = {"themas": [thema], "routes": vraag.routes.all(), "herkomst": vraag, "herkomst_tekst": "Anders."}
    criteria = [("Punt", handvat) for handvat in vraag.groepen.get().handvatten.all()]
    factories.make_item(gemeente, criteria=criteria, **velden)
    bron = factories.make_item(ander, deling="allen", criteria=criteria, **velden)
    take_over(gemeente, bron.sleutel, wie)
    Bibliotheekitem._base_manager.filter(pk=bron.pk).update(tekst=f"Nieuw {nummer}", versie=2)


@pytest.mark.parametrize("pagina", ["bibliotheek", "gedeeld", "item", "vraag"])
def test_pages_cost_the_same_for_more_rows(client, wie, gemeente, pagina, django_assert_max_num_queries):
    ander = factories.make_gemeente("duinwijk")
    make_rest(gemeente, ander, wie, 1)
    item = Bibliotheekitem.objects.filter(overgenomen_van=None).first()
    argument = {"item": [item.sleutel], "vraag": ["4.1"]}.get(pagina, [])
    with django_assert_max_num_queries(40) as een:
        read(client, pagina, *argument)
    for nummer in (2, 3):
        make_rest(gemeente, ander, wie, nummer)
        factories.make_item(gemeente, herkomst=item.herkomst)
    with django_assert_max_num_queries(len(een)):
        read(client, pagina, *argument)


def test_read_item_of_the_list_asks_nothing_more(gemeente, django_assert_num_queries):
    factories.make_item(gemeente, criteria=[("Punt", None)])
    rij = Bibliotheekitem.objects.with_parts()[:1][0]
    with django_assert_num_queries(0):
        read_item(rij)
