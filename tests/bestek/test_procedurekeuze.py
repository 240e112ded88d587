from datetime import date
from decimal import Decimal

import pytest

from bestek.procedurekeuze import CONTROLEER, NIET, PAST, check, judge
from bestek.regels import FOUT, LET_OP

OP = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("profiel", "soort", "raming", "stand"),
    [
        ("sas", "onderwijs", 750000, PAST),
        ("sas", "onderwijs", 749999, CONTROLEER),
        ("sas", "dienst", 900000, NIET),
        ("europees_openbaar", "dienst", 216000, PAST),
        ("nationaal_openbaar", "onderwijs", 749999, PAST),
        ("nationaal_openbaar", "onderwijs", 750000, NIET),
        ("nationaal_openbaar", "dienst", 215999, PAST),
        ("nationaal_openbaar", "dienst", 216000, NIET),
        ("meervoudig_onderhands", "onderwijs", None, CONTROLEER),
        ("subsidie", "activiteit", None, PAST),
        ("subsidie", "onderwijs", 100000, NIET),
        ("open_house", "toelating", 2000000, PAST),
        ("open_house", "onderwijs", 100000, NIET),
        ("sas", "activiteit", 100000, NIET),
        ("nationaal_openbaar", "toelating", 100000, NIET),
    ],
)
def test_value_and_kind_decide_what_fits(profiel, soort, raming, stand):
    oordeel = judge(profiel, soort, None if raming is None else Decimal(raming), OP)
    assert oordeel.stand == stand and oordeel.waarom


def test_unknown_amount_of_a_later_year_asks_for_a_look():
    assert judge("nationaal_openbaar", "dienst", Decimal(1000), date(2028, 2, 1)).stand == CONTROLEER
    (bevinding,) = check("nationaal_openbaar", Decimal(1000), date(2028, 2, 1))
    assert bevinding.ernst == LET_OP and "31-12-2027" in bevinding.doe and not bevinding.zeker


@pytest.mark.parametrize(
    ("profiel", "raming", "ernst"),
    [
        ("nationaal_openbaar", "749999.99", LET_OP),
        ("nationaal_openbaar", "750000", FOUT),
        ("meervoudig_onderhands", "750000", FOUT),
        ("meervoudig_onderhands", "215999.99", None),
        ("sas", "2000000", None),
        ("subsidie", "2000000", None),
        ("open_house", "2000000", None),
    ],
)
def test_value_above_a_threshold_is_found_with_its_source(profiel, raming, ernst):
    gevonden = check(profiel, Decimal(raming), OP)
    assert [b.ernst for b in gevonden] == ([ernst] if ernst else [])
    assert all(b.bron and b.url and b.veld == "raming" for b in gevonden)


def test_reason_makes_it_advice():
    (bevinding,) = check("nationaal_openbaar", Decimal(900000), OP, "Klein perceel.")
    assert bevinding.ernst == LET_OP and "Klein perceel." in bevinding.doe


def test_without_a_value_nothing_is_found():
    assert check("nationaal_openbaar", None, OP) == []
