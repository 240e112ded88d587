"""The formulas of the rehearsal against ranking anew with `gunning`, for invented offers of any kind."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from beoordeling import proef
from beoordeling.gunning import Beoordelingsinvoer, Inschrijvingsinvoer, OngeldigeInvoer, rank
from beoordeling.proefstand import drop_outs, influence
from bestek.weging import Vraagweging

RELATIEF, VAST = "gewogen_punten_relatieve_prijs", "kwaliteit_vaste_prijs"
AANDELEN = {Decimal(c): Fraction(p, 100) for c, p in ((0, 0), (4, 40), (7, 70), (10, 100))}


def ranking(offers, punten=(30, 30), gewicht=40, methode=RELATIEF, minimum=None, aandelen=AANDELEN):
    """`offers`: sleutel → (marks, price)."""
    vragen = tuple(Vraagweging(f"v{n}", Decimal(p), aandelen, minimum=minimum) for n, p in enumerate(punten))
    rijen = tuple(
        Inschrijvingsinvoer(s, {f"v{n}": Decimal(c) for n, c in enumerate(cijfers)}, prijs and Decimal(prijs))
        for s, (cijfers, prijs) in offers.items()
    )
    return rank(Beoordelingsinvoer("p", methode, vragen, rijen, Decimal(gewicht if methode == RELATIEF else 0)))


def again(rangorde, **prijzen):
    """Ranked anew by gunning, some offers at another price."""
    rijen = tuple(replace(i, prijs=prijzen.get(i.inschrijving, i.prijs)) for i in rangorde.invoer.inschrijvingen)
    return rank(replace(rangorde.invoer, inschrijvingen=rijen))


def total_of(rangorde):
    return {u.inschrijving: u.totaal.exact for u in rangorde.uitslagen if u.totaal}


def first_of(rangorde):
    return {u.inschrijving for u in rangorde.uitslagen if u.rang == 1}


marks = st.tuples(*[st.sampled_from([0, 4, 7, 10])] * 2)
prices = st.integers(1, 400).map(lambda n: n * 500)
offers = st.lists(st.tuples(marks, prices), min_size=2, max_size=5).map(
    lambda rows: dict(zip("ABCDE", rows, strict=False))
)
weights = st.integers(1, 90)


@given(offers, weights, st.sampled_from([None, Decimal(4)]))
def test_totals_are_those_of_gunning(rows, gewicht, minimum):
    rangorde = ranking(rows, gewicht=gewicht, minimum=minimum)
    assert proef.totals(proef.field_of(rangorde)) == total_of(rangorde)
    assert proef.winners(proef.field_of(rangorde)) == first_of(rangorde)


@given(offers, weights)
def test_winning_price_is_where_gunning_gives_another_winner(rows, gewicht):
    rangorde = ranking(rows, gewicht=gewicht)
    veld = proef.field_of(rangorde)
    for sleutel in rows:
        grens = proef.winning_price(veld, sleutel)
        if grens.nooit:
            assert first_of(again(rangorde, **{sleutel: Fraction(1, 10**9)})) != {sleutel}
        elif grens.altijd:
            assert first_of(again(rangorde, **{sleutel: Fraction(10**12)})) == {sleutel}
        else:
            weinig = grens.prijs / 10**9
            assert first_of(again(rangorde, **{sleutel: grens.prijs - weinig})) == {sleutel}
            op = first_of(again(rangorde, **{sleutel: grens.prijs}))
            assert sleutel in op and len(op) > 1
            assert sleutel not in first_of(again(rangorde, **{sleutel: grens.prijs + weinig}))


@given(offers, weights)
def test_point_price_undoes_exactly_one_point(rows, gewicht):
    rangorde = ranking(rows, gewicht=gewicht)
    veld, nu = proef.field_of(rangorde), total_of(rangorde)
    for sleutel in rows:
        punt = proef.point_price(veld, sleutel)
        assert nu[punt.tegen] == max(t for s, t in nu.items() if s != sleutel)
        hoger = Fraction(10**15) if punt.bedrag is None else veld[sleutel].prijs + punt.bedrag
        dan = total_of(again(rangorde, **{sleutel: hoger}))
        verlies = nu[sleutel] - nu[punt.tegen] - (dan[sleutel] - dan[punt.tegen])
        assert verlies == 1 if punt.bedrag is not None else verlies <= 1
        assert punt.bedrag is None or punt.bedrag > 0


def test_point_price_has_the_formula_of_the_documentation():
    """Not the lowest: own price / (own price points − 1)."""
    veld = proef.field_of(ranking({"A": ((10, 10), 120_000), "B": ((4, 4), 75_000)}))
    assert proef.point_price(veld, "A").bedrag == 120_000 / (Fraction(40 * 75, 120) - 1) == 5000
    # The lowest price is the measure: dearer by d gives A d × 40 / 120.000 points
    assert proef.point_price(veld, "B").bedrag == 3000


def test_point_price_is_absent_where_price_has_less_than_a_point_to_lose():
    veld = proef.field_of(ranking({"A": ((10, 10), 100_000), "B": ((4, 4), 1_000)}))
    assert proef.point_price(veld, "A").bedrag is None


@given(offers, weights, st.lists(st.integers(1, 999), min_size=3, max_size=3))
def test_zones_name_the_winner_at_every_price(rows, gewicht, delen):
    rangorde = ranking(rows, gewicht=gewicht)
    van, tot = Fraction(100), Fraction(300_000)
    zones = proef.winner_zones(proef.field_of(rangorde), "A", van, tot)
    assert zones[0].van == van and zones[-1].tot == tot
    for links, rechts in pairwise(zones):
        assert links.tot == rechts.van and links.winnaars != rechts.winnaars
    for zone in zones:
        for deel in delen:
            prijs = zone.van + (zone.tot - zone.van) * Fraction(deel, 1000)
            eersten = first_of(again(rangorde, A=prijs))
            assert zone.winnaars <= eersten
            # two others may touch in a single price without changing places
            assert len(zone.winnaars) == len(eersten) or all(
                first_of(again(rangorde, A=prijs + d)) == zone.winnaars for d in (-zone_step(zone), zone_step(zone))
            )


def zone_step(zone):
    return (zone.tot - zone.van) / 10**9


def test_zones_see_two_others_change_places():
    """C never wins; while it is the cheapest its price decides between A and B: 60·p·(1/76.000 − 1/100.000) = 12."""
    rijen = {"A": ((10, 7), 100_000), "B": ((7, 4), 76_000), "C": ((0, 0), 60_000)}
    zones = proef.winner_zones(
        proef.field_of(ranking(rijen, punten=(20, 20), gewicht=60)), "C", Fraction(50_000), Fraction(90_000)
    )
    assert [(z.tot, z.winnaars) for z in zones] == [(Fraction(190_000, 3), {"A"}), (90_000, {"B"})]


@given(offers, weights)
def test_newcomer_below_the_tipping_point_turns_the_top_two(rows, gewicht):
    rangorde = ranking(rows, gewicht=gewicht)
    for omslag in proef.tipping_points(proef.field_of(rangorde)):
        for factor, gekeerd in ((Fraction(999, 1000), True), (Fraction(1001, 1000), False)):
            prijs = omslag.prijs * factor
            if prijs >= min(Fraction(p) for _, p in rows.values()):
                continue
            nieuw = Inschrijvingsinvoer("Z", {"v0": Decimal(0), "v1": Decimal(0)}, prijs)
            met = total_of(rank(replace(rangorde.invoer, inschrijvingen=(*rangorde.invoer.inschrijvingen, nieuw))))
            assert (met[omslag.dan] > met[omslag.nu]) == gekeerd


@given(offers, weights, st.sampled_from([None, Decimal(4)]))
def test_poorest_offer_wins_below_its_price_only(rows, gewicht, minimum):
    rangorde = ranking(rows, gewicht=gewicht, minimum=minimum)
    veld = proef.field_of(rangorde)
    assume(veld.deelnemers)
    laagste = minimum or Decimal(0)
    kwaliteit = proef.poorest_quality(rangorde.invoer.vragen)
    assert kwaliteit == sum(Fraction(30) * AANDELEN[laagste] for _ in range(2))
    grens = proef.poorest_price(veld, kwaliteit)

    def first_with(prijs):
        nieuw = Inschrijvingsinvoer("Z", {"v0": laagste, "v1": laagste}, prijs)
        return first_of(rank(replace(rangorde.invoer, inschrijvingen=(*rangorde.invoer.inschrijvingen, nieuw))))

    if grens.prijs is None:
        assert (first_with(Fraction(1, 10**9)) == {"Z"}) == grens.altijd
    else:
        assert first_with(grens.prijs * Fraction(999, 1000)) == {"Z"}
        assert first_with(grens.prijs * Fraction(1001, 1000)) != {"Z"}


@given(offers, weights, st.sampled_from([None, Decimal(4)]))
def test_drop_outs_tell_every_pair_that_changed(rows, gewicht, minimum):
    rangorde = ranking(rows, gewicht=gewicht, minimum=minimum)
    nu = total_of(rangorde)
    for wegval in drop_outs(rangorde):
        over = tuple(i for i in rangorde.invoer.inschrijvingen if i.inschrijving != wegval.weg)
        dan = total_of(rank(replace(rangorde.invoer, inschrijvingen=over)))
        for omkering in wegval.omkeringen:
            assert omkering.voor == nu[omkering.boven] - nu[omkering.onder] >= 0
            assert omkering.na == dan[omkering.boven] - dan[omkering.onder]
        gekeerd = {frozenset((o.boven, o.onder)) for o in wegval.omkeringen}
        for een in dan:
            for twee in dan:
                anders = ((nu[een] > nu[twee]), (nu[een] == nu[twee])) != (
                    (dan[een] > dan[twee]),
                    (dan[een] == dan[twee]),
                )
                assert (frozenset((een, twee)) in gekeerd) == anders


def test_paradox_of_relative_price_turns_the_winner():
    """C never wins, yet without C the winner is another."""
    offerten = {"A": ((10, 7), 100_000), "B": ((7, 4), 76_000), "C": ((0, 0), 60_000)}
    rangorde = ranking(offerten, gewicht=60)
    assert first_of(rangorde) == {"A"}
    zonder_c = next(w for w in drop_outs(rangorde) if w.weg == "C")
    assert zonder_c.winnaars == {"A"} and zonder_c.omkeringen == ()
    rangorde = ranking({**offerten, "B": ((7, 4), 69_000)}, gewicht=60)
    zonder_c = next(w for w in drop_outs(rangorde) if w.weg == "C")
    assert zonder_c.andere_winnaar and zonder_c.verwacht == {"A"} and zonder_c.winnaars == {"B"}
    assert [(o.boven, o.onder) for o in zonder_c.omkeringen] == [("A", "B")]


@given(offers)
def test_nothing_turns_by_a_drop_out_at_a_fixed_price(rows):
    rangorde = ranking(rows, methode=VAST)
    veld = proef.field_of(rangorde)
    assert veld.gewicht is None
    assert not any(wegval.omkeringen or wegval.andere_winnaar for wegval in drop_outs(rangorde))
    assert all(proef.point_price(veld, sleutel) is None for sleutel in rows)
    assert proef.tipping_points(veld) == ()
    assert proef.poorest_price(veld, proef.poorest_quality(rangorde.invoer.vragen)).nooit


@given(offers, weights, st.sampled_from([None, Decimal(4)]), st.sampled_from([RELATIEF, VAST]))
def test_influence_is_the_smallest_decisive_mark(rows, gewicht, minimum, methode):
    rangorde = ranking(rows, punten=(45, 15), gewicht=gewicht, minimum=minimum, methode=methode)
    nu, schaal = first_of(rangorde), sorted(AANDELEN)
    for invloed in influence(rangorde):
        beslissend = {}
        for rij in rangorde.invoer.inschrijvingen:
            for naar in schaal:
                anders = replace(rij, scores={**rij.scores, invloed.vraag: naar})
                rijen = tuple(anders if i is rij else i for i in rangorde.invoer.inschrijvingen)
                eersten = first_of(rank(replace(rangorde.invoer, inschrijvingen=rijen)))
                if eersten != nu:
                    stappen = abs(schaal.index(naar) - schaal.index(rij.scores[invloed.vraag]))
                    beslissend[rij.inschrijving, naar] = (stappen, eersten)
        if invloed.wissel is None:
            assert beslissend == {}
        else:
            w = invloed.wissel
            assert beslissend[w.offerte, w.naar] == (w.stappen, w.winnaars)
            assert w.stappen == min(stappen for stappen, _ in beslissend.values())


def test_mark_that_is_not_on_the_scale_is_refused():
    with pytest.raises(OngeldigeInvoer, match="schaal"):
        ranking({"A": ((10, 3), 10), "B": ((4, 4), 10)})
