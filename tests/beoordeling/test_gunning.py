import json
import math
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from beoordeling import gunning
from beoordeling.gunning import Inschrijvingsinvoer, publiceer, rank, spreiding
from bestek import rekenwijze
from bestek.canoniek import canonical_json
from bestek.weging import METHODEN, Vraagweging

GEVALLEN = json.loads((Path(__file__).parent / "gevallen_gunning.json").read_text(encoding="utf-8"))
SCHAAL = {Decimal(s): Fraction(p) / 100 for s, p in GEVALLEN["schaal"]["procenten"].items()}
RELATIEF, VAST = "gewogen_punten_relatieve_prijs", "kwaliteit_vaste_prijs"


def by_id(cases):
    return pytest.mark.parametrize("geval", cases, ids=[geval["id"] for geval in cases])


def offer(sleutel, scores=None, prijs=None, geldig=True):
    scores = {vraag: Decimal(score) for vraag, score in (scores or {}).items()}
    return Inschrijvingsinvoer(sleutel, scores, None if prijs is None else Decimal(prijs), geldig)


def question(vraag="v", punten=100, aandelen=SCHAAL, **rest):
    return Vraagweging(vraag, Decimal(punten), aandelen, **rest)


def invoer(*inschrijvingen, methode=RELATIEF, vragen=(), punten_prijs=0, decimalen=2):
    return gunning.Beoordelingsinvoer("p", methode, vragen, inschrijvingen, Decimal(punten_prijs), decimalen)


def quality_only(scores, **rest):
    offers = (offer(s, {"v": score}) for s, score in scores.items())
    return invoer(*offers, methode=VAST, vragen=(question(**rest),))


def results(rangorde):
    return {uitslag.inschrijving: uitslag for uitslag in rangorde.uitslagen}


def ranks(rangorde):
    return {sleutel: uitslag.rang for sleutel, uitslag in results(rangorde).items()}


@by_id(GEVALLEN["relatieve_prijs"])
def test_relative_price_cases(geval):
    offers = (offer(s, prijs=p, geldig=s not in geval["ongeldig"]) for s, p in geval["prijzen"].items())
    rangorde = rank(invoer(*offers, punten_prijs=geval["punten"], decimalen=geval["decimalen"]))
    published = {s: str(u.prijspunten.gepubliceerd) for s, u in results(rangorde).items()}
    expected = {s: str(publiceer(Fraction(p), geval["decimalen"])) for s, p in geval["verwacht"].items()}
    assert published == expected
    assert rangorde.ongeldig == tuple(geval["ongeldig"])


@by_id(GEVALLEN["gewogen_punten_met_prijs"])
def test_weighted_points_cases(geval):
    points = {vraag: Fraction(punten) for vraag, punten in geval["punten"].items()}
    earned = {vraag: [of[vraag] for of in geval["behaald"].values()] for vraag in points}
    shares = {vraag: {Decimal(p): Fraction(p) / points[vraag] for p in earned[vraag]} for vraag in points}
    vragen = tuple(question(vraag, geval["punten"][vraag], shares[vraag]) for vraag in points)
    offers = (offer(s, geval["behaald"][s], p) for s, p in geval["prijzen"].items())
    decimals, price_points = geval["decimalen"], geval["punten_prijs"]
    rangorde = rank(invoer(*offers, vragen=vragen, punten_prijs=price_points, decimalen=decimals))
    whole = sum(points.values()) + Fraction(price_points)
    for s, uitslag in results(rangorde).items():
        assert uitslag.prijspunten.gepubliceerd == Decimal(geval["prijspunten"][s])
        assert uitslag.totaal.gepubliceerd == Decimal(geval["totaal"][s])
        assert publiceer(uitslag.totaal.exact / whole * 100, decimals) == Decimal(geval["procent"][s])
    assert ranks(rangorde) == geval["rangen"]
    assert rangorde.gelijke_standen == tuple(map(tuple, geval["gelijke_standen"]))


def test_scale_steps_may_be_unequal_and_negative():
    uitslagen = results(rank(quality_only({str(score): score for score in SCHAAL})))
    for score, procent in GEVALLEN["schaal"]["procenten"].items():
        assert uitslagen[score].kwaliteit.exact == Fraction(procent)


@pytest.mark.parametrize("geval", GEVALLEN["spreiding"]["gevallen"])
def test_spreiding_cases(geval):
    scores = [Decimal(score) for score in geval["scores"]]
    highest = Decimal(GEVALLEN["spreiding"]["schaal_max"])
    assert spreiding(scores, Decimal(0), highest).ruim is geval["ruim"]


def test_spreiding_counts_given_scores_over_the_scale():
    spread = spreiding([Decimal(4), None, Decimal(8)], Decimal(1), Decimal(10))
    assert (spread.laag, spread.hoog, spread.aandeel, spread.ruim) == (4, 8, Fraction(2, 5), False)
    assert spreiding([Decimal(4), Decimal(8)], 0, 10, grens=Fraction(39, 100)).ruim
    assert spreiding([Decimal(-1), Decimal(3)], -1, 3).aandeel == 1
    assert spreiding([None], 0, 10) is None
    with pytest.raises(gunning.OngeldigeInvoer):
        spreiding([Decimal(11)], 0, 10)


def test_zero_price_is_refused_and_the_next_wins_once_it_is_invalid():
    geval = GEVALLEN["nulprijs"]
    prices = geval["prijzen"].items()
    with pytest.raises(gunning.OngeldigePrijs, match="winnaar"):
        rank(invoer(*(offer(s, prijs=p) for s, p in prices), punten_prijs=40))
    offers = (offer(s, prijs=p, geldig=s != "winnaar") for s, p in prices)
    assert rank(invoer(*offers, punten_prijs=40)).winnaar.inschrijving == geval["wint_na_ongeldig"]


@pytest.mark.parametrize("prijs", [Decimal("-1"), Decimal("NaN"), Decimal("Infinity"), 100.0])
def test_price_must_be_exact_and_above_zero(prijs):
    with pytest.raises(gunning.OngeldigePrijs):
        rank(invoer(replace(offer("A"), prijs=prijs), offer("B", prijs=5), punten_prijs=40))


@pytest.mark.parametrize("scores", [{}, {"v": None}])
def test_not_scored_is_an_error_that_names_what_is_missing(scores):
    offers = Inschrijvingsinvoer("A", scores, None, naam="Taalschool"), offer("B", {"v": 3}, 10)
    with pytest.raises(gunning.OnvolledigeBeoordeling) as raised:
        rank(invoer(*offers, vragen=(question(naam="Vraag 1"),), punten_prijs=40))
    assert raised.value.ontbreekt == ("de score van Taalschool op Vraag 1", "de prijs van Taalschool")


def test_score_zero_is_a_score():
    assert results(rank(quality_only({"A": 0})))["A"].totaal.exact == 0


def test_three_way_tie_is_reported_and_has_no_winner():
    rangorde = rank(quality_only({"B": 3, "A": 3, "C": 3, "E": 1, "D": 1, "F": 0}))
    assert ranks(rangorde) == {"A": 1, "B": 1, "C": 1, "D": 4, "E": 4, "F": 6}
    assert rangorde.gelijke_standen == (("A", "B", "C"), ("D", "E"))
    assert rangorde.winnaar is None


def test_rank_compares_unrounded_totals():
    aandelen = {Decimal(1): Fraction(1, 3), Decimal(2): Fraction(33333, 100000)}
    rangorde = rank(quality_only({"A": 2, "B": 1}, aandelen=aandelen))
    assert ranks(rangorde) == {"B": 1, "A": 2}
    assert len({uitslag.totaal.gepubliceerd for uitslag in rangorde.uitslagen}) == 1
    assert rangorde.gelijke_standen == ()


def test_below_the_minimum_has_points_but_no_rank_and_no_say_in_the_lowest_price():
    vragen = (question(punten=60, minimum=Decimal(2)),)
    offers = offer("A", {"v": 1}, 10), offer("B", {"v": 2}, 50), offer("C", {"v": 3}, 100)
    rangorde = rank(invoer(*offers, vragen=vragen, punten_prijs=40))
    assert list(ranks(rangorde).items()) == [("C", 1), ("B", 2), ("A", None)]
    low = results(rangorde)["A"]
    assert (low.kwaliteit.exact, low.totaal, low.onder_minimum) == (15, None, ("v",))
    assert results(rangorde)["B"].prijspunten.exact == 40


def test_each_number_opens_its_sum():
    vragen = question("v1", 40, naam="Vraag 1"), question("v2", 20, naam="Vraag 2")
    offers = offer("A", {"v1": 2, "v2": -1}, "12500.50"), offer("B", {"v1": 3, "v2": 0}, 10000)
    uitslag = results(rank(invoer(*offers, vragen=vragen, punten_prijs=40)))["A"]
    assert [(s.onderdeel, s.ingevuld, str(s.uitkomst.gepubliceerd)) for s in uitslag.stappen] == [
        ("Vraag 1", "score 2: 40 × 60%", "24.00"),
        ("Vraag 2", "score -1: 20 × -50%", "-10.00"),
        ("Kwaliteit", "24 + (-10)", "14.00"),
        ("Prijs", "40 × 10.000,00 / 12.500,50", "32.00"),
        ("Totaal", "14 + 31,998720…", "46.00"),
    ]


CONTRADICTORY = {
    "method": invoer(methode="loten"),
    "twice": invoer(offer("A", prijs=1), offer("A", prijs=2)),
    "price points": invoer(methode=VAST, punten_prijs=10),
    "off the scale": quality_only({"A": 9}),
    "float": replace(invoer(offer("A", prijs=1)), punten_prijs=0.1),
}


@pytest.mark.parametrize("wrong", CONTRADICTORY.values(), ids=CONTRADICTORY)
def test_contradictory_input_is_refused(wrong):
    with pytest.raises(gunning.OngeldigeInvoer):
        rank(wrong)


def test_nobody_valid_gives_an_empty_rangorde():
    rangorde = rank(invoer(offer("A", geldig=False), punten_prijs=40))
    assert (rangorde.uitslagen, rangorde.winnaar, rangorde.ongeldig) == ((), None, ("A",))


HALF_UP = """0.125 2 0.13; 0.135 2 0.14; 2.5 0 3; -2.5 0 -3; -0.001 2 0.00; 1/3 4 0.3333; 70 2 70.00;
0.12499999999999999999999999999999999 2 0.12"""


@pytest.mark.parametrize("case", HALF_UP.split(";"))
def test_publiceer_rounds_half_up(case):
    value, decimals, written = case.split()
    assert str(publiceer(Fraction(value), int(decimals))) == written


def test_every_method_has_its_arithmetic():
    assert list(rekenwijze._REKENWIJZEN) == list(METHODEN)


def test_to_json_keeps_input_and_exact_numbers():
    offers = offer("A", {"v": 3}, 3), offer("B", {"v": 2}, 7)
    rangorde = rank(invoer(*offers, vragen=(question(),), punten_prijs=1))
    data = json.loads(canonical_json(gunning.to_json(rangorde)))
    assert data["uitslagen"][1]["prijspunten"] == {"exact": "3/7", "gepubliceerd": "0.43"}
    assert data["invoer"]["vragen"][0]["aandelen"]["2"] == "3/5"


# Properties over invented rounds: two questions on the uneven scale, up to five offers.

prices = st.decimals(Decimal("0.01"), 10**6, places=2)
scores = st.fixed_dictionaries({"v1": st.sampled_from(sorted(SCHAAL)), "v2": st.sampled_from(sorted(SCHAAL))})
weights = st.decimals(0, 100, places=2)


@st.composite
def rounds(draw, methode=None):
    methode = methode or draw(st.sampled_from((RELATIEF, VAST)))
    names = draw(st.lists(st.sampled_from("ABCDE"), unique=True, min_size=1))
    offers = [Inschrijvingsinvoer(n, draw(scores), draw(prices), draw(st.booleans())) for n in names]
    vragen = (question("v1", draw(weights)), question("v2", draw(weights)))
    points = draw(weights) if methode == RELATIEF else 0
    return invoer(*offers, methode=methode, vragen=vragen, punten_prijs=points)


@given(rounds())
def test_totals_equal_a_plain_recomputation(ronde):
    # Over one common denominator in whole numbers, a way of counting the module does not use.
    valid = [i for i in ronde.inschrijvingen if i.geldig]
    percent = {Decimal(s): int(p) for s, p in GEVALLEN["schaal"]["procenten"].items()}
    cents = {i.inschrijving: int(i.prijs * 100) for i in valid}
    common = math.prod(cents.values())
    totals = {}
    for i in valid:
        total = sum(int(w.punten * 100) * percent[i.scores[w.vraag]] for w in ronde.vragen) * common
        if ronde.methode == RELATIEF:
            price = int(ronde.punten_prijs * 100) * 100 * min(cents.values())
            total += price * (common // cents[i.inschrijving])
        totals[i.inschrijving] = total
    order, rangorde = sorted(totals.values(), reverse=True), rank(ronde)
    assert ranks(rangorde) == {s: order.index(total) + 1 for s, total in totals.items()}
    for s, uitslag in results(rangorde).items():
        assert uitslag.totaal.exact * 10_000 * common == totals[s]


@given(rounds())
def test_steps_add_up(ronde):
    for uitslag in rank(ronde).uitslagen:
        by_kind = {}
        for stap in uitslag.stappen:
            by_kind.setdefault(stap.soort, []).append(stap.uitkomst.exact)
            assert stap.uitkomst.gepubliceerd == publiceer(stap.uitkomst.exact)
        assert by_kind["vraag"] == [vraag.punten.exact for vraag in uitslag.vragen]
        assert sum(by_kind["vraag"]) == by_kind["kwaliteit"][0] == uitslag.kwaliteit.exact
        assert by_kind["totaal"] == [by_kind["kwaliteit"][0] + sum(by_kind.get("prijs", []))]


@given(rounds(methode=RELATIEF), st.decimals(Decimal("0.01"), 1000, places=2))
def test_scaling_all_prices_changes_no_points(ronde, factor):
    scaled = tuple(replace(i, prijs=Fraction(i.prijs) * Fraction(factor)) for i in ronde.inschrijvingen)

    def points(of):
        return [(u.inschrijving, u.rang, u.prijspunten, u.totaal) for u in rank(of).uitslagen]

    assert points(replace(ronde, inschrijvingen=scaled)) == points(ronde)


@given(rounds(), st.data())
def test_a_higher_score_never_hurts(ronde, data):
    i = data.draw(st.sampled_from(ronde.inschrijvingen))
    higher = [score for score in SCHAAL if score > i.scores["v1"]]
    assume(i.geldig and higher)
    better = replace(i, scores=i.scores | {"v1": data.draw(st.sampled_from(higher))})
    others = tuple(o for o in ronde.inschrijvingen if o is not i)
    before = results(rank(ronde))[i.inschrijving]
    after = results(rank(replace(ronde, inschrijvingen=(*others, better))))[i.inschrijving]
    assert after.rang <= before.rang
    gain = after.totaal.exact - before.totaal.exact
    assert gain > 0 or (gain == 0 and ronde.vragen[0].punten == 0)


@given(rounds(), st.randoms())
def test_order_of_offers_does_not_matter(ronde, random):
    shuffled = list(ronde.inschrijvingen)
    random.shuffle(shuffled)
    assert replace(rank(replace(ronde, inschrijvingen=tuple(shuffled))), invoer=ronde) == rank(ronde)


@given(rounds(), st.none() | st.decimals(-10, 10, places=2), scores)
def test_an_invalid_offer_changes_nothing(ronde, prijs, its_scores):
    extra = Inschrijvingsinvoer("Z", its_scores, prijs, geldig=False)
    before, after = rank(ronde), rank(replace(ronde, inschrijvingen=(extra, *ronde.inschrijvingen)))
    assert (after.uitslagen, after.gelijke_standen) == (before.uitslagen, before.gelijke_standen)


@given(st.fractions(), st.integers(0, 6))
def test_publiceer_is_nearest_with_halves_away_from_zero(value, decimals):
    error = (abs(Fraction(publiceer(value, decimals))) - abs(value)) * 10**decimals
    assert Fraction(-1, 2) < error <= Fraction(1, 2)
