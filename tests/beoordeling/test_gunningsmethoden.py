"""Each award method against published cases, and what it promises as properties. Prices are without VAT."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beoordeling.gunning import Beoordelingsinvoer, Inschrijvingsinvoer, OngeldigeInvoer, publiceer, rank
from bestek.logaritme import log_share, same_power
from bestek.rekenvoorbeeld import example
from bestek.weging import METHODEN, Vraagweging

GEVALLEN = json.loads((Path(__file__).parent / "gevallen_methoden.json").read_text(encoding="utf-8"))
SCHAAL = {Decimal(n): Fraction(p, 100) for n, p in ((0, 0), (1, 25), (2, 60), (3, 100))}
INSTELLING = {"prijs_laag": Decimal(500), "prijs_hoog": Decimal(5000), "prijsfactor": Decimal(2)}
MET_PRIJS = [naam for naam, methode in METHODEN.items() if methode.prijs_telt]
FEW = settings(max_examples=25, deadline=None)


def by_id(cases):
    return pytest.mark.parametrize("geval", cases, ids=[geval["id"] for geval in cases])


def entry(methode, instelling, rows, decimalen=2, **rest):
    """Offers that earned exactly this quality on one question, at these prices."""
    shares = {Decimal(n): Fraction(quality) / 100 for n, (quality, _) in enumerate(rows)}
    offers = (Inschrijvingsinvoer(f"{n:02}", {"v": Decimal(n)}, price) for n, (_, price) in enumerate(rows))
    settings_ = {naam: Decimal(waarde) for naam, waarde in instelling.items()}
    vragen = (Vraagweging("v", Decimal(100), shares),)
    return Beoordelingsinvoer("p", methode, vragen, tuple(offers), decimalen=decimalen, **settings_, **rest)


def in_order(rangorde):
    return sorted(rangorde.uitslagen, key=lambda u: u.inschrijving)


@by_id(GEVALLEN["prijspunten"])
def test_price_points_agree_with_the_case(geval):
    rows = [(0, Decimal(prijs)) for prijs in geval["prijzen"]]
    uitslagen = in_order(rank(entry(geval["methode"], geval["instelling"], rows, geval["decimalen"])))
    expected = [publiceer(Fraction(v), geval["decimalen"]) for v in geval["verwacht"]]
    assert [u.prijspunten.gepubliceerd for u in uitslagen] == expected


@by_id(GEVALLEN["totalen"])
def test_totals_and_ranks_agree_with_the_case(geval):
    rows = list(zip(map(Decimal, geval["kwaliteit"]), map(Decimal, geval["prijzen"]), strict=True))
    uitslagen = in_order(rank(entry(geval["methode"], geval["instelling"], rows, geval["decimalen"])))
    assert [u.totaal.gepubliceerd for u in uitslagen] == [
        publiceer(Fraction(v), geval["decimalen"]) for v in geval["verwacht"]
    ]
    assert [u.rang for u in uitslagen] == geval["rangen"]


@pytest.mark.parametrize("geval", GEVALLEN["waarde"].values(), ids=GEVALLEN["waarde"])
def test_value_of_a_score_agrees_with_the_case(geval):
    shares = {Decimal(score): Fraction(deel) for score, deel in geval["aandelen"].items()}
    offers = tuple(Inschrijvingsinvoer(str(score), {"v": score}, Decimal(80_000)) for score in shares)
    invoer = Beoordelingsinvoer("p", "gunnen_op_waarde", (Vraagweging("v", Decimal(geval["waarde"]), shares),), offers)
    for uitslag in rank(invoer).uitslagen:
        assert 80_000 - uitslag.totaal.exact == Fraction(geval["af"][uitslag.inschrijving])


def test_lowest_fictitious_price_wins_and_a_negative_share_adds_to_it():
    shares = {Decimal(1): Fraction(1), Decimal(-1): Fraction(-1, 2)}
    offers = (
        Inschrijvingsinvoer("A", {"v": Decimal(-1)}, Decimal(80_000)),
        Inschrijvingsinvoer("B", {"v": Decimal(1)}, Decimal(84_999)),
    )
    rangorde = rank(Beoordelingsinvoer("p", "gunnen_op_waarde", (Vraagweging("v", Decimal(10_000), shares),), offers))
    assert rangorde.winnaar.inschrijving == "B"
    assert [str(u.totaal.gepubliceerd) for u in rangorde.uitslagen] == ["74999.00", "85000.00"]
    assert rangorde.uitslagen[1].stappen[-1].ingevuld == "80.000,00 - (-5.000,00)"


def test_price_above_the_ceiling_is_told_and_ranked():
    rangorde = rank(entry("lineair_tussen_grenzen", INSTELLING, [(60, 4000), (50, 6001)], plafondprijs=Decimal(6000)))
    assert rangorde.boven_plafond == ("01",)
    assert [u.rang for u in in_order(rangorde)] == [1, 2]


WRONG = {
    "no bounds": entry("lineair_tussen_grenzen", {"punten_prijs": 40}, [(1, 1)]),
    "bounds the wrong way": entry("lineair_tussen_grenzen", {"prijs_laag": 9, "prijs_hoog": 8}, [(1, 1)]),
    "no factor": entry("logaritmisch", {"punten_prijs": 40}, [(1, 1)]),
    "factor of 1": entry("relatief_lineair", {"prijsfactor": 1}, [(1, 1)]),
    "index without weight": entry("utility_index", {}, [(1, 1)]),
    "points for a price that has none": entry("gunnen_op_waarde", {"punten_prijs": 40}, [(1, 1)]),
    "share below zero": entry("prijs_per_punt", {}, [(-1, 1)]),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_a_method_cannot_count_with_is_refused(wrong):
    with pytest.raises(OngeldigeInvoer):
        rank(wrong)


# A tie between logarithms: with 20 points and a factor of 2, 20 points more quality may cost twice as much.


def test_a_tie_of_logarithms_is_exact():
    rows = [(50, Decimal(100)), (70, Decimal(200)), (70, Decimal("200.01")), (50, Decimal(100))]
    rangorde = rank(entry("logaritmisch", {"punten_prijs": 20, "prijsfactor": 2}, rows))
    assert rangorde.gelijke_standen == (("00", "01", "03"),)
    powers = [(Decimal(10), Decimal(100)), (Decimal(16), Decimal(150)), (Decimal(22), Decimal(225))]
    stand = rank(entry("logaritmisch", {"punten_prijs": 6, "prijsfactor": "1.5"}, powers))
    assert len(stand.gelijke_standen[0]) == 3
    assert len({u.totaal for u in stand.uitslagen}) == 1


def test_nearly_level_logarithms_are_told_apart_beyond_fifty_digits():
    tiny = Fraction(1, 10**70)
    rows = [(50, Decimal(100)), (70 + tiny, Decimal(200))]
    rangorde = rank(entry("logaritmisch", {"punten_prijs": 20, "prijsfactor": 2}, rows))
    assert rangorde.gelijke_standen == ()
    assert rangorde.winnaar.inschrijving == "01"


@FEW
@given(st.fractions(Fraction(11, 10), 3), st.integers(-6, 6), st.integers(1, 6))
def test_same_power_agrees_with_powers(grondtal, teller, noemer):
    assert same_power(grondtal**noemer, Fraction(teller, noemer), grondtal**teller)
    assert not same_power(grondtal**noemer, Fraction(teller, noemer), grondtal**teller * Fraction(10**9 + 1, 10**9))
    assert log_share(grondtal**2, grondtal, 30) == 2


# Properties over invented fields.

prices = st.decimals(Decimal("0.01"), 10**6, places=2)
fields = st.lists(st.tuples(st.decimals(0, 60, places=2), prices), min_size=2, max_size=5)


def setting(methode):
    gevraagd = {"punten_prijs": Decimal(40) if METHODEN[methode].prijspunten else Decimal(0)}
    return gevraagd | INSTELLING


@pytest.mark.parametrize("methode", MET_PRIJS)
def test_method_keeps_its_promises(methode):
    """A lower price never hurts, more quality never hurts, an equal offer ranks equal, and the scale of prices does
    not matter where nobody set an amount.
    """
    relative = METHODEN[methode].relatief or methode == "prijs_per_punt"

    @FEW
    @given(fields, st.data())
    def hold(rows, data):
        place = data.draw(st.integers(0, len(rows) - 1))
        quality, price = rows[place]
        before = in_order(rank(entry(methode, setting(methode), rows)))
        ranks = [u.rang for u in before]
        for n, other in enumerate(rows):
            assert (ranks[n] == ranks[place]) or other != rows[place]
        if methode != "utility_index" or before[place].totaal.exact >= 0:  # below zero its factor turns round
            cheaper = [*rows[:place], (quality, price / 2), *rows[place + 1 :]]
            assert in_order(rank(entry(methode, setting(methode), cheaper)))[place].rang <= ranks[place]
        better = [*rows[:place], (quality + 1, price), *rows[place + 1 :]]
        assert in_order(rank(entry(methode, setting(methode), better)))[place].rang <= ranks[place]
        if relative:
            scaled = [(q, 7 * p) for q, p in rows]
            assert [u.rang for u in in_order(rank(entry(methode, setting(methode), scaled)))] == ranks

    hold()


@FEW
@given(fields)
def test_order_of_logarithms_holds_when_the_cheapest_drops_out(rows):
    invoer = entry("logaritmisch", setting("logaritmisch"), rows)
    cheapest = min(invoer.inschrijvingen, key=lambda i: (i.prijs, i.inschrijving))
    without = replace(invoer, inschrijvingen=tuple(i for i in invoer.inschrijvingen if i is not cheapest))
    before = [u.inschrijving for u in rank(invoer).uitslagen if u.inschrijving != cheapest.inschrijving]
    assert [u.inschrijving for u in rank(without).uitslagen] == before


@pytest.mark.parametrize("methode", METHODEN)
def test_reversal_is_promised_as_it_is(methode):
    """`keert` says whether the order of two can turn when a third drops out: shown, or searched for in vain."""
    rows = [(54, Decimal(1000)), (Fraction(95, 2), Decimal(875)), (30, Decimal(400)), (60, Decimal(2000))]
    found = False
    for price in (*range(100, 900, 50),):
        rows[2] = (30, Decimal(price))
        invoer = entry(methode, setting(methode) if METHODEN[methode].prijs_telt else {}, rows)
        before = rank(invoer)
        for weg in invoer.inschrijvingen:
            after = rank(replace(invoer, inschrijvingen=tuple(i for i in invoer.inschrijvingen if i is not weg)))
            rest = [u.inschrijving for u in before.uitslagen if u.inschrijving != weg.inschrijving]
            found |= [u.inschrijving for u in after.uitslagen] != rest
    assert found is METHODEN[methode].keert


def test_docs_show_the_examples_as_the_code_computes_them():
    docs = (Path(__file__).parents[2] / "docs" / "gunning.md").read_text(encoding="utf-8")
    for methode in METHODEN.values():
        assert f"### {methode.titel}" in docs and methode.formule in docs and methode.bron in docs
        for rij in example(methode).cellen:
            assert "| " + " | ".join(rij) + " |" in docs
