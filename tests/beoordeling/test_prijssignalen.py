from datetime import date
from decimal import Decimal

import pytest

from beoordeling.prijssignalen import BOVEN_PLAFOND, OPVALLEND_LAAG, limit_on, signals

GRENS = limit_on(date(2026, 11, 24))


def kinds(*prijzen: str, plafond: str | None = None) -> list[list[str]]:
    rijen = {str(n): Decimal(prijs) for n, prijs in enumerate(prijzen)}
    gevonden = signals(rijen, Decimal(plafond) if plafond else None, GRENS)
    return [[signaal.soort for signaal in gevonden[sleutel]] for sleutel in rijen]


@pytest.mark.parametrize(("prijs", "laag"), [("700", False), ("699.99", True), ("1000", False)])
def test_price_stands_out_only_below_the_limit(prijs, laag):
    assert kinds(prijs, "900", "1100")[0] == ([OPVALLEND_LAAG] if laag else [])


def test_two_bids_make_no_mean_to_compare_with():
    assert kinds("100", "1000") == [[], []]


def test_ceiling_itself_is_allowed_and_a_cent_more_is_told():
    assert kinds("1000", "1000.01", plafond="1000") == [[], [BOVEN_PLAFOND]]


def test_limit_calls_itself_ours_and_names_where_the_duty_stands():
    assert GRENS.eigen and "artikel 69" in GRENS.vindplaats and GRENS.url.startswith("https://eur-lex")
