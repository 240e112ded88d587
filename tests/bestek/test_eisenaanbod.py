from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bestek import eisenaanbod
from bestek.eisenaanbod import choices, everything
from bestek.eisenadvies import advice
from bestek.regels import EIGEN
from bestek.structuur import PROFIELEN, Eis
from tests.bestek.test_gereedheid import GEREED

DAG = date(2027, 1, 15)


def offered(profiel="sas", routes=("B1",), raming=None, gekozen=()):
    return {k.aanbod.code: k for k in choices(profiel, routes, raming, DAG, gekozen)}


def test_every_offered_eis_has_a_source_that_can_be_opened_and_a_moment():
    assert len({a.code for a in everything()}) == len(everything())
    for aanbod in everything():
        assert aanbod.bewijsmoment and (aanbod.bron == EIGEN or aanbod.url.startswith("http")), aanbod.code
        assert aanbod.geldig_van <= eisenaanbod.checked_on()


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_each_procedure_gets_a_ground_of_exclusion_and_its_own_words(profiel):
    keuzes = offered(profiel).values()
    gronden = [k for k in keuzes if k.aanbod.soort == "uitsluitingsgrond"]
    licht = profiel in ("meervoudig_onderhands", "subsidie", "open_house")
    assert gronden and any("Uniform Europees" in k.bewijs for k in gronden) != licht
    if profiel in ("subsidie", "open_house"):
        assert not any("inschrijver" in k.tekst.lower() for k in keuzes)


def test_keurmerk_is_offered_only_for_the_routes_that_it_covers():
    assert "keurmerk" in offered(routes=("Z",)) and "keurmerk" not in offered(routes=("O",))


def test_value_decides_what_is_usual_and_how_high_an_amount_may_be():
    klein, groot = (offered("europees_openbaar", raming=Decimal(bedrag)) for bedrag in (100_000, 800_000))
    assert not klein["uitsluiting-bewijsstukken"].aanbevolen and groot["uitsluiting-bewijsstukken"].aanbevolen
    assert "€ 300.000" in klein["omzet"].grens and "€ 60.000" in klein["referentie"].grens
    assert "vul de raming in" in offered()["omzet"].grens


def test_eis_that_is_in_the_bestek_is_marked_by_title_or_text():
    eis = Eis("e", "geschiktheidseis", "KEURMERK inburgeren", "Anders.")
    assert offered(gekozen=[eis])["keurmerk"].gekozen and not offered()["keurmerk"].gekozen


@pytest.mark.parametrize(
    ("velden", "soorten"),
    [
        ({"bewijs": "Kopie", "bewijsmoment": "op_verzoek"}, []),
        ({"bewijs": "", "bewijsmoment": "op_verzoek"}, ["eis_zonder_bewijs"]),
        ({"bewijs": "Kopie"}, ["eis_zonder_moment"]),
        ({"bewijs": "Kopie", "bewijsmoment": "uitvoering"}, ["eis_te_laat"]),
        ({"soort": "uitvoeringseis", "bewijs": "", "bewijsmoment": "uitvoering"}, []),
    ],
)
def test_advice_names_evidence_that_is_missing_or_too_late(velden, soorten):
    eis = Eis(**{"sleutel": "e", "soort": "geschiktheidseis", "titel": "Keurmerk", "tekst": "x"} | velden)
    gevonden = advice(replace(GEREED, eisen=(eis,)))
    assert [soort for soort, *_ in gevonden] == soorten and all(sleutel == "e" for *_, sleutel in gevonden)
