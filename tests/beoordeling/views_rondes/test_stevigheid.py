"""Who sees how firm the ranking is, from when, and what the page says."""

from beoordeling.enums import Rondestatus
from beoordeling.models import Score
from gemeenten.enums import Rol
from tests.beoordeling.views_rondes.pagina import page, text, url
from tests.factories import make_gebruiker, make_gepubliceerd, make_offerte, make_ronde


def test_page_has_a_sentence_a_picture_and_a_table_for_each_question(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    for naam, prijs in (("Alfa", "1.000,00"), ("Beta", "2.000,00"), ("Gamma", "2.500,00")):
        make_offerte(bestek, naam, prijs)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    inhoud = text(page(inkoper, "stevigheid", ronde))
    for deel in (
        "De kleinste verandering die de winnaar verandert",
        "Hoe ver een gewicht mag verschuiven",
        "Welk cijfer de eerste plaats kan veranderen",
        "Zonder Leo Lid",
        "gedachteproef met het gemiddelde",
        "Wie er ook afvalt",
        "standaardfout van hoogstens 0,5 procentpunt",
    ):
        assert deel in inhoud
    assert inhoud.count('role="img"') >= 5 and inhoud.count('role="img"') == inhoud.count("</title>") - 1
    assert "style=" not in inhoud.split("<main")[1]
    assert url("stevigheid", ronde) in text(page(inkoper, "rangorde", ronde))


def test_before_prices_are_open_the_page_counts_nothing(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.KWALITEIT_VASTGESTELD)
    assert Score.objects.exists()
    for wie in (inkoper, beoordelaars[1]):
        inhoud = text(page(wie, "stevigheid", ronde))
        assert "Er is nog geen rangorde" in inhoud and '<svg class="pr-beeld"' not in inhoud
        assert "Leo Lid" not in inhoud.split("<main")[1]


def test_a_reader_waits_for_the_end(walk, gemeente):
    lezer = make_gebruiker(gemeente, Rol.LEZER)
    assert page(lezer, "stevigheid", walk(Rondestatus.PRIJZEN_GEOPEND)).status_code == 404
