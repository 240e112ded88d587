from beoordeling.enums import Rondestatus
from bestek.samenstelling import freeze
from gemeenten import klok
from tests.beoordeling.views_rondes.pagina import page, text
from tests.factories import make_bestek, make_offerte, make_ronde


def test_ranking_divides_the_percelen_by_the_published_rule(gemeente, inkoper, beoordelaars):
    bestek = make_bestek(gemeente, inkoper, percelen=2)
    bestek.change(bestek.versie, max_percelen=1, perceelregel="volgorde")
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    make_offerte(bestek, "Alfa", "1.000,00")
    make_offerte(bestek, "Beta", "2.000,00")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    inhoud = text(page(inkoper, "rangorde", ronde))
    assert "Een inschrijver krijgt hoogstens 1 perceel." in inhoud
    verdeling = inhoud.split('id="verdeling"')[1]
    assert verdeling.index("Alfa") < verdeling.index("Beta") < verdeling.index("Hoger stond Alfa, met al 1 perceel.")
