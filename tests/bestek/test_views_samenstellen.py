import re
from decimal import Decimal

import pytest
from django.urls import reverse

from bestek.aanleg import create_bestek
from bestek.models import Bestekvraag
from bestek.vraagkeuze import add_vraag
from gemeenten.models import Gebeurtenis
from tests import factories
from tests.bestek.test_views_lijst import count

JSON = {"HTTP_ACCEPT": "application/json, text/html"}


@pytest.fixture
def vraag(bestek):
    return bestek.bestekvraag_set.first()


@pytest.fixture
def getallen(bestek):
    """What the composer's form sends when nothing was changed."""
    perceel = bestek.perceel_set.get()
    velden = {f"prijs_{perceel.pk}": "40", f"was_prijs_{perceel.pk}": "40"}
    for rij in bestek.bestekvraag_set.all():
        velden |= {f"punten_{rij.pk}_{perceel.pk}": "30", f"was_punten_{rij.pk}_{perceel.pk}": "30"}
        velden |= {f"a4_{rij.pk}": "", f"was_a4_{rij.pk}": ""}
    return velden


@pytest.fixture
def punten(bestek, vraag):
    return f"punten_{vraag.pk}_{bestek.perceel_set.get().pk}"


def vraagvelden(vraag, **anders):
    velden = {"onderwerp": vraag.onderwerp, "tekst": vraag.tekst, "toelichting": "", "max_a4": "2"}
    velden |= {"schaal": vraag.schaal_id, "versie": vraag.versie}
    for criterium in vraag.criteria.all():
        velden |= {f"c{criterium.pk}-zichtbaarheid": criterium.zichtbaarheid, f"c{criterium.pk}-tekst": criterium.tekst}
    return velden | anders


def test_composer_shows_questions_points_and_what_is_to_be_done(bestek, client, url, vraag):
    vraag.criteria.all().delete()
    pagina = client.get(url("vragen")).content.decode()
    for stuk in (vraag.onderwerp, 'value="30"', "van 100", "geen openbaar criterium", "Eigen vraag maken"):
        assert stuk in pagina


@pytest.mark.parametrize("perceel", ["1", "6f0c1a52-0d5c-4c6e-8a53-3f1d0a7f0e11"])
def test_perceel_that_is_not_there_shows_all(client, url, vraag, perceel):
    antwoord = client.get(url("vragen"), {"perceel": perceel})
    assert antwoord.status_code == 200 and vraag.onderwerp in antwoord.content.decode()


def test_weights_and_limits_are_saved(client, url, getallen, punten, vraag):
    antwoord = client.post(url("vragen"), getallen | {punten: "25.5", f"a4_{vraag.pk}": "1.5"})
    vraag.refresh_from_db()
    assert antwoord.status_code == 302
    assert (vraag.wegingen.get().punten, vraag.max_a4) == (Decimal("25.50"), Decimal("1.5"))


def test_wrong_number_is_explained_and_kept(client, url, getallen, punten, vraag):
    antwoord = client.post(url("vragen"), getallen | {punten: "200"})
    assert antwoord.status_code == 200 and 'value="200"' in antwoord.content.decode()
    assert vraag.wegingen.get().punten == 30


def test_number_that_another_changed_meets_both(client, url, getallen, punten, vraag):
    client.post(url("vragen"), getallen | {punten: "25"})
    antwoord = client.post(url("vragen"), getallen | {punten: "20"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Intussen" in pagina and 'value="20"' in pagina and f'name="was_{punten}" value="25"' in pagina
    assert client.post(url("vragen"), getallen | {punten: "20", f"was_{punten}": "25"}).status_code == 302
    assert vraag.wegingen.get().punten == 20


def test_question_from_the_library_keeps_the_numbers_typed_so_far(bestek, client, url, getallen, punten, vraag):
    factories.make_vraag("4.3")
    antwoord = client.post(url("vragen"), getallen | {punten: "10", "voeg_toe": "4.3"})
    nieuw = Bestekvraag.objects.get(herkomst__code="4.3")
    assert antwoord.url.endswith(f"#deel-{nieuw.sleutel}")
    assert vraag.wegingen.get().punten == 10


def test_first_question_can_be_added_to_an_empty_bestek(gemeente, wie, client):
    """Posts exactly what the page offers, so that a field which is not on it cannot be required."""
    leeg = create_bestek(gemeente, wie, titel="Leeg", kenmerk="L-1")
    factories.make_vraag("4.3")
    adres = reverse("bestek:vragen", args=[gemeente.slug, leeg.pk])
    velden = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', client.get(adres).content.decode()))
    assert client.post(adres, velden | {"voeg_toe": "4.3"}).status_code == 302
    assert leeg.bestekvraag_set.count() == 1


def test_library_filters_and_marks_what_is_used(bestek, client, url, wie):
    add_vraag(bestek, factories.make_vraag("4.3", onderwerp="Voortgang"), wie)
    factories.make_vraag("8.1a", onderwerp="Alfabetisering", routes=["Z"])
    alles = client.get(url("vragen")).content.decode()
    assert "al gebruikt" in alles and "Alfabetisering" in alles
    for filters in ({"zoek": "alfa"}, {"route": "Z"}, {"brief": "8"}, {"zoek": "8.1"}):
        gevonden = client.get(url("vragen"), filters).content.decode()
        assert 'value="8.1a"' in gevonden and 'value="4.3"' not in gevonden, filters
    assert "Geen vraag gevonden" in client.get(url("vragen"), {"brief": "x"}).content.decode()


@pytest.mark.parametrize("percelen", [1, 2])
def test_composer_takes_as_many_queries_for_three_questions_as_for_one(gemeente, wie, client, percelen):
    adressen = []
    for aantal in (1, 3):
        rij = factories.make_bestek(gemeente, wie, vragen=1, percelen=percelen)
        for nummer in range(aantal):
            add_vraag(rij, factories.make_vraag(f"{nummer + 4}.{aantal}", groepen=[("", "alle", 2)]), wie)
        adressen.append(reverse("bestek:vragen", args=[gemeente.slug, rij.pk]))
    client.get(adressen[0])
    een, drie = (count(lambda adres=adres: client.get(adres)) for adres in adressen)
    assert een == drie


def test_order_by_button_and_by_dragging(bestek, client, url):
    a, b = bestek.bestekvraag_set.all()
    client.post(url("volgorde", "vragen"), {"sleutel": b.sleutel, "richting": "op"})
    assert list(bestek.bestekvraag_set.all()) == [b, a]
    client.post(url("volgorde", "vragen"), {"sleutel": [a.sleutel, b.sleutel]})
    assert list(bestek.bestekvraag_set.all()) == [a, b]


def test_order_knows_only_its_own_parts(gemeente, client, url, wie):
    vreemd = factories.make_bestek(gemeente, wie).bestekvraag_set.first()
    assert client.post(url("volgorde", "vragen"), {"sleutel": vreemd.sleutel, "richting": "op"}).status_code == 404


def test_question_and_criteria_are_saved_together(client, url, vraag):
    velden = vraagvelden(vraag, tekst="Hoe\r\ndan? ", **{f"c{vraag.criteria.get().pk}-zichtbaarheid": "achtergrond"})
    assert client.post(url("vraag", vraag.sleutel), velden).status_code == 302
    vraag.refresh_from_db()
    assert (vraag.tekst, vraag.max_a4, vraag.versie) == ("Hoe\ndan?", 2, 2)
    assert vraag.criteria.get().zichtbaarheid == "achtergrond"


def test_background_save_answers_with_the_new_version(client, url, vraag):
    antwoord = client.post(url("vraag", vraag.sleutel), vraagvelden(vraag, tekst="Anders?"), **JSON)
    assert antwoord.json()["status"] == "bewaard" and antwoord.json()["versie"] == 2


def test_background_save_of_unfinished_text_says_why(client, url, vraag):
    antwoord = client.post(url("vraag", vraag.sleutel), vraagvelden(vraag, tekst=""), **JSON)
    assert antwoord.status_code == 422 and antwoord.json()["melding"]


@pytest.mark.parametrize("kop", [{}, JSON])
def test_old_version_meets_both_texts_and_loses_none(client, url, vraag, kop):
    client.post(url("vraag", vraag.sleutel), vraagvelden(vraag, tekst="Tekst van de een?"))
    antwoord = client.post(url("vraag", vraag.sleutel), vraagvelden(vraag, tekst="Tekst van de ander?"), **kop)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Tekst van de een?" in pagina and "Tekst van de ander?" in pagina
    vraag.refresh_from_db()
    assert vraag.tekst == "Tekst van de een?"
    velden = vraagvelden(vraag, tekst="Tekst van de ander?")
    assert client.post(url("vraag", vraag.sleutel), velden).status_code == 302
    vraag.refresh_from_db()
    assert vraag.tekst == "Tekst van de ander?"


def test_old_version_of_a_criterium_meets_both_texts(client, url, vraag):
    oud, naam = vraagvelden(vraag), f"c{vraag.criteria.get().pk}-tekst"
    client.post(url("vraag", vraag.sleutel), oud | {naam: "Criterium van de een."})
    antwoord = client.post(url("vraag", vraag.sleutel), oud | {naam: "Criterium van de ander."})
    assert antwoord.status_code == 409
    assert all(f"Criterium van de {wie}." in antwoord.content.decode() for wie in ("een", "ander"))


def test_same_text_with_an_old_version_is_simply_saved(client, url, vraag):
    velden = vraagvelden(vraag, tekst="Gelijk?")
    client.post(url("vraag", vraag.sleutel), velden, **JSON)
    assert client.post(url("vraag", vraag.sleutel), velden).status_code == 302


def test_difference_with_the_letter_is_visible(bestek, client, url, wie):
    rij = add_vraag(bestek, factories.make_vraag("4.3", groepen=[("", "alle", 1)]), wie)
    rij.change(rij.versie, tekst=f"{rij.tekst} Waarom?")
    pagina = client.get(url("vraag", rij.sleutel)).content.decode()
    assert "verschilt van de brief" in pagina and "<ins>" in pagina and "handvat 4.3/1" in pagina
    assert "tekst aangepast" in client.get(url("vragen")).content.decode()


def test_own_question_and_own_criterium(bestek, client, url):
    velden = {"onderwerp": "Eigen", "tekst": "Hoe?", "criteria": "Een.\n\nTwee.", "max_a4": "1"}
    client.post(url("eigen_vraag"), velden | {"schaal": bestek.schaal_set.get().pk})
    rij = Bestekvraag.objects.get(onderwerp="Eigen")
    client.post(url("criterium_nieuw", rij.sleutel), {"tekst": "Drie."})
    assert [c.tekst for c in rij.criteria.all()] == ["Een.", "Twee.", "Drie."]
    assert rij.wegingen.get().punten == 0


def test_criteria_moved_while_somebody_types_keep_their_own_text(bestek, client, url, vraag):
    client.post(url("criterium_nieuw", vraag.sleutel), {"tekst": "Tweede."})
    eerste, tweede = vraag.criteria.all()
    velden = vraagvelden(vraag) | {f"c{tweede.pk}-tekst": "Tweede, anders."}
    client.post(url("criterium_nieuw", vraag.sleutel), {"tekst": "Van een collega."})
    client.post(url("criteria_volgorde", vraag.sleutel), {"sleutel": tweede.sleutel, "richting": "op"})
    client.post(url("vraag", vraag.sleutel), velden)
    assert [c.tekst for c in vraag.criteria.all()] == ["Tweede, anders.", eerste.tekst, "Van een collega."]


def test_typing_on_is_one_event(bestek, client, url, vraag):
    for versie in (1, 2, 3):
        velden = vraagvelden(vraag, tekst=f"Tekst {versie}", versie=versie)
        client.post(url("vraag", vraag.sleutel), velden, **JSON)
    assert Gebeurtenis.objects.filter(onderwerp_id=bestek.pk, soort="bestek.gewijzigd").count() == 1
