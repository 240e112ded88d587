from beoordeling.enums import Rondestatus
from bestek.models import Perceel
from tests.beoordeling.views_rondes.pagina import page, text
from tests.factories import (
    make_gepubliceerd,
    make_offerte,
    make_ronde,
)


def test_ranking_shows_each_sum_and_who_was_left_out(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek, "Alfa", "1.000,00")
    make_offerte(bestek, "Beta", "2.000,00")
    make_offerte(bestek, "Gamma", "1,00", geldig=False)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    inhoud = text(page(inkoper, "rangorde", ronde))
    for deel in ("40 × 1.000,00 / 2.000,00", "62,00", "Te laat ingediend.", "som van de punten per vraag"):
        assert deel in inhoud
    assert "1,00 / " not in inhoud.replace("000,00", "")
    assert Perceel.objects.get(bestek=bestek).naam not in inhoud.split("<main")[1]
