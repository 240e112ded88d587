"""Each answer on how firm a ranking is against `gunning.rank`, asked again for every what-if."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beoordeling.gunning import Beoordelingsinvoer, Inschrijvingsinvoer, rank
from beoordeling.stevigheid import GeenStelsel, measure
from beoordeling.stevigheid.beoordelaars import leave_one_out
from beoordeling.stevigheid.cijfers import mark_ranges
from beoordeling.stevigheid.gewichten import weight_ranges
from beoordeling.stevigheid.stelsel import LOGARITMISCH, OPTELBAAR, build
from beoordeling.stevigheid.trekking import draw, seed_of
from beoordeling.stevigheid.uitval import drop_outs
from beoordeling.stevigheid.wissel import smallest_change
from bestek import rekenwijze
from bestek.weging import METHODEN, Vraagweging
from tests.beoordeling import rechttoe_stevigheid as rechttoe

RELATIEF, VAST = "gewogen_punten_relatieve_prijs", "kwaliteit_vaste_prijs"
SCHEEF = {Decimal(c): Fraction(p, 100) for c, p in ((-1, -50), (0, 0), (1, 25), (2, 60), (3, 100))}
VLAK = {cijfer: max(aandeel, Fraction(0)) for cijfer, aandeel in SCHEEF.items()}
WEINIG = Fraction(1, 10**30)
METHODEN_HIER = sorted(OPTELBAAR)
snel = settings(max_examples=60, deadline=None)


def award(rows, punten, gewicht=40, methode=RELATIEF, minimum=None):
    """`rows`: (marks, price) of each bid, called A, B, C …; amounts in euros where the method asks for those."""
    zo = METHODEN[methode]
    aandelen = VLAK if zo.vanaf_nul else SCHEEF
    vragen = tuple(
        Vraagweging(f"v{k}", Decimal(p) * (150 if zo.in_euro else 1), aandelen, minimum=None if k else minimum)
        for k, p in enumerate(punten)
    )
    rijen = tuple(
        Inschrijvingsinvoer(s, {f"v{k}": Decimal(c) for k, c in enumerate(marks)}, Decimal(prijs))
        for s, (marks, prijs) in zip("ABCDE", rows, strict=False)
    )
    grenzen = {"prijs_laag": Decimal(3000), "prijs_hoog": Decimal(8000), "prijsfactor": Decimal(2)}
    return Beoordelingsinvoer("p", methode, vragen, rijen, Decimal(gewicht if zo.prijspunten else 0), **grenzen)


marks = st.sampled_from([-1, 0, 1, 2, 3])


@st.composite
def awards(draw_, vragen=3, bids=4, minimum=(None, Decimal(1))):
    aantal = draw_(st.integers(1, vragen))
    rij = st.tuples(st.tuples(*[marks] * aantal), st.integers(2, 9).map(lambda n: n * 1000))
    punten = draw_(st.lists(st.integers(0, 30), min_size=aantal, max_size=aantal))
    rijen = draw_(st.lists(rij, min_size=2, max_size=bids))
    methode = draw_(st.sampled_from(METHODEN_HIER))
    return award(rijen, punten, draw_(st.integers(1, 40)), methode, draw_(st.sampled_from(minimum)))


def system(invoer):
    """The system, or None where nobody is ranked."""
    try:
        return build(rank(invoer))
    except GeenStelsel:
        assert not rechttoe.totals(invoer)
        return None


@snel
@given(awards(), st.integers(1, 99))
def test_within_its_range_a_weight_changes_nothing_and_at_the_end_there_is_a_tie(invoer, deel):
    if not (stelsel := system(invoer)):
        return
    nu = rechttoe.first(invoer)
    for ruimte in weight_ranges(stelsel):
        if ruimte.enige:
            continue
        hoogste = ruimte.totaal or ruimte.gewicht * 1000 + 10**6
        for rand, uiterste, kant in ((ruimte.laag, Fraction(0), -1), (ruimte.hoog, hoogste, 1)):
            eind = uiterste if rand is None else rand.waarde
            binnen = ruimte.gewicht + (eind - ruimte.gewicht) * Fraction(deel, 100)
            assert (
                eind == ruimte.gewicht or rechttoe.first(rechttoe.with_weight(invoer, ruimte.onderdeel, binnen)) == nu
            )
            op = rechttoe.first(rechttoe.with_weight(invoer, ruimte.onderdeel, eind))
            gelijk = nu if rand is None else rand.gelijk
            assert op <= gelijk if invoer.methode in LOGARITMISCH else op == gelijk
            if rand and rand.dan:
                buiten = rechttoe.with_weight(invoer, ruimte.onderdeel, eind + kant * WEINIG)
                assert rechttoe.first(buiten) == rand.dan != nu
            elif rand:
                assert eind == uiterste


@snel
@given(awards())
def test_each_mark_that_changes_the_first_place_is_found(invoer):
    if not (stelsel := system(invoer)):
        return
    nu, schaal = rechttoe.first(invoer), sorted(SCHEEF)
    for ruimte in mark_ranges(stelsel):
        verwacht = rechttoe.nearest_marks(invoer, ruimte.inschrijving, ruimte.vraag, schaal, nu)
        gevonden = tuple(a and (a.cijfer, a.eersten) for a in (ruimte.omlaag, ruimte.omhoog))
        assert gevonden == verwacht
        assert ruimte.laag <= ruimte.cijfer <= ruimte.hoog
        for cijfer in (ruimte.laag, ruimte.hoog):
            assert rechttoe.first(rechttoe.with_mark(invoer, ruimte.inschrijving, ruimte.vraag, cijfer)) == nu


@snel
@given(awards(minimum=(None,)))
def test_at_the_turning_share_a_bid_is_level_with_the_best_of_the_others(invoer):
    for ruimte in mark_ranges(build(rank(invoer))):
        if ruimte.grens is None or (METHODEN[invoer.methode].vanaf_nul and ruimte.grens < 0):
            continue
        vragen = tuple(
            replace(w, aandelen={**w.aandelen, Decimal(99): ruimte.grens}) if w.vraag == ruimte.vraag else w
            for w in invoer.vragen
        )
        anders = rechttoe.with_mark(replace(invoer, vragen=vragen), ruimte.inschrijving, ruimte.vraag, Decimal(99))
        totalen = rechttoe.totals(anders)
        eigen, beste = totalen.pop(ruimte.inschrijving), max(totalen.values())
        assert abs(eigen - beste) < WEINIG if invoer.methode in LOGARITMISCH else eigen == beste


def straight_totals(invoer, bids):
    """The totals by the arithmetic of the method, without the words of `rank`; higher is better."""
    zo = METHODEN[invoer.methode]
    goed = {
        s: (scores, prijs)
        for s, (scores, prijs) in bids.items()
        if all(w.minimum is None or scores[w.vraag] >= w.minimum for w in invoer.vragen)
    }
    kwaliteit = {
        s: sum((w.punten * w.aandelen[scores[w.vraag]] for w in invoer.vragen), Fraction(0))
        for s, (scores, _) in goed.items()
    }
    prijzen = {s: Fraction(prijs) for s, (_, prijs) in goed.items()}
    totalen = rekenwijze.totals(invoer.methode, rekenwijze.Veld(kwaliteit, prijzen, invoer.instelling))
    return {s: -totaal if zo.laagste_wint else totaal for s, totaal in totalen.items()}


@settings(max_examples=25, deadline=None)
@given(awards(vragen=2, bids=3))
def test_no_smaller_change_of_marks_changes_the_winner(invoer):
    """All marks of all bids at once, whatever their number: none takes fewer steps."""
    if not (stelsel := system(invoer)) or len(nu := rechttoe.first(invoer)) > 1:
        assert not stelsel or smallest_change(stelsel) is None
        return
    invoer = replace(invoer, vragen=tuple(replace(w, punten=Fraction(w.punten)) for w in invoer.vragen))
    bids = {i.inschrijving: (i.scores, i.prijs) for i in invoer.inschrijvingen}
    assert rechttoe.best(straight_totals(invoer, bids)) == nu
    schaal, fewest = sorted(SCHEEF), None
    vakken = [(s, v.vraag) for s in bids for v in invoer.vragen]
    for keuze in product(range(-2, 3), repeat=len(vakken)):
        stappen = sum(map(abs, keuze))
        if (fewest is not None and stappen >= fewest) or stappen > 3:
            continue
        nieuw = {s: (dict(scores), prijs) for s, (scores, prijs) in bids.items()}
        for (s, v), stap in zip(vakken, keuze, strict=True):
            plek = schaal.index(bids[s][0][v]) + stap
            if not 0 <= plek < len(schaal):
                break
            nieuw[s][0][v] = schaal[plek]
        else:
            if rechttoe.best(straight_totals(invoer, nieuw)) not in (nu, frozenset()):
                fewest = stappen
    kleinste = smallest_change(stelsel)
    if fewest is None:
        assert kleinste is None or kleinste.stappen > 2
        return
    assert kleinste.stappen == fewest == sum(w.stappen for w in kleinste.wijzigingen)
    anders = invoer
    for w in kleinste.wijzigingen:
        anders = rechttoe.with_mark(anders, w.inschrijving, w.vraag, w.naar)
    assert rechttoe.first(anders) == kleinste.eersten != nu


def test_two_questions_together_may_take_fewer_steps_than_the_best_one():
    """On v0 the first step gives nothing and the second a lot; a greedy search would go along v1 first."""
    sprong = {Decimal(c): Fraction(p, 100) for c, p in ((0, 0), (1, 0), (2, 100))}
    vlak = {Decimal(c): Fraction(p, 100) for c, p in ((0, 0), (1, 10), (2, 20), (3, 30), (4, 40))}
    vragen = (Vraagweging("v0", Decimal(50), sprong), Vraagweging("v1", Decimal(50), vlak))
    rijen = (
        Inschrijvingsinvoer("A", {"v0": Decimal(2), "v1": Decimal(0)}),
        Inschrijvingsinvoer("B", {"v0": Decimal(0), "v1": Decimal(0)}),
    )
    kleinste = smallest_change(build(rank(Beoordelingsinvoer("p", VAST, vragen, rijen))))
    assert [(w.inschrijving, w.vraag, w.naar) for w in kleinste.wijzigingen] == [("A", "v0", Decimal(1))]
    assert (kleinste.stappen, kleinste.eersten) == (1, {"A", "B"})
    vragen = (replace(vragen[0], minimum=Decimal(2)), vragen[1])
    rijen = (rijen[0], replace(rijen[1], scores={"v0": Decimal(2), "v1": Decimal(0)}))
    stand = rank(
        Beoordelingsinvoer(
            "p", VAST, vragen, (replace(rijen[0], scores={**rijen[0].scores, "v1": Decimal(3)}), rijen[1])
        )
    )
    val = smallest_change(build(stand))
    assert [(w.inschrijving, w.naar) for w in val.wijzigingen] == [("A", Decimal(1))]
    assert (val.stappen, val.eersten) == (1, {"B"})


def test_a_third_bid_that_comes_in_may_be_what_decides():
    """B does not win, but above its minimum it is the lowest price, and C loses more points by that than A."""
    invoer = award([((3, 2), 9000), ((0, 1), 1000), ((2, 2), 2000)], (16, 8), 13, minimum=Decimal(1))
    kleinste = smallest_change(build(rank(invoer)))
    assert [(w.inschrijving, w.vraag, w.naar) for w in kleinste.wijzigingen] == [("B", "v0", Decimal(1))]
    assert rechttoe.first(invoer) == {"C"} and kleinste.eersten == {"A"}
    assert rechttoe.first(rechttoe.with_mark(invoer, "B", "v0", Decimal(1))) == {"A"}


def test_a_winner_that_is_alone_falls_only_when_another_comes_in():
    invoer = award([((-1,), 3000), ((1,), 2000)], (0,), 1, minimum=Decimal(1))
    kleinste = smallest_change(build(rank(invoer)))
    assert (kleinste.stappen, kleinste.eersten) == (3, {"A"})


def test_three_totals_may_cross_in_one_weight():
    invoer = award([((3, 0), 1), ((0, 3), 1), ((1, 1), 1)], (60, 40), methode=VAST)
    vragen = tuple(replace(w, aandelen={**w.aandelen, Decimal(1): Fraction(1, 2)}) for w in invoer.vragen)
    laag = weight_ranges(build(rank(replace(invoer, vragen=vragen))))[0].laag
    assert (laag.waarde, laag.gelijk, laag.dan) == (50, {"A", "B", "C"}, {"B"})


@snel
@given(awards())
def test_dropping_out_is_ranking_the_others_anew(invoer):
    if not (stelsel := system(invoer)):
        return
    voor = rechttoe.totals(invoer)
    gevallen = drop_outs(stelsel)
    assert len(gevallen) == (len(voor) if len(voor) > 2 else 0)
    for geval in gevallen:
        na = rechttoe.totals(rechttoe.without(invoer, geval.weg))
        assert geval.eersten == rechttoe.best(na)
        anderen = {s: t for s, t in voor.items() if s != geval.weg}
        assert geval.verwacht == rechttoe.best(anderen)
        gekeerd = {frozenset((o.boven, o.onder)): (o.voor, o.na) for o in geval.omkeringen}
        for een in anderen:
            for twee in anderen:
                toen, nu = voor[een] - voor[twee], na[een] - na[twee]
                keert = (toen > 0) - (toen < 0) != (nu > 0) - (nu < 0)
                assert keert == (frozenset((een, twee)) in gekeerd)
                assert not keert or gekeerd[frozenset((een, twee))] in ((toen, nu), (-toen, -nu))


@snel
@given(awards(minimum=(None,)), st.data())
def test_a_reviewer_left_out_is_ranking_by_the_mean_of_the_rest(invoer, data):
    vakken = [(i.inschrijving, w.vraag) for i in invoer.inschrijvingen for w in invoer.vragen]
    cijfers = st.lists(st.sampled_from([*SCHEEF, None]), min_size=len(vakken), max_size=len(vakken))
    oordelen = {
        wie: {vak: c for vak, c in zip(vakken, data.draw(cijfers), strict=True) if c is not None} for wie in "xyz"
    }
    proef = leave_one_out(build(rank(invoer)), oordelen)
    for zonder in proef.zonder:
        over = {wie: c for wie, c in oordelen.items() if wie != zonder.beoordelaar}
        if any(all(vak not in c for c in over.values()) for vak in vakken):
            assert zonder.rangen is None
            continue
        stand = rank(rechttoe.by_mean(invoer, over))
        assert zonder.rangen == {u.inschrijving: u.rang for u in stand.uitslagen}
        allen = rank(rechttoe.by_mean(invoer, oordelen))
        assert zonder.andere_eerste == ({s for s, r in zonder.rangen.items() if r == 1} != set(proef.eersten))
        assert proef.allen == {u.inschrijving: u.rang for u in allen.uitslagen}


@settings(max_examples=12, deadline=None)
@given(awards(vragen=6))
def test_draws_are_those_that_the_documentation_describes(invoer):
    if not (stelsel := system(invoer)):
        return
    trekking = draw(stelsel, 30, "proef")
    alleen, gedeeld, rangen = rechttoe.drawn(invoer, "proef", 30)
    for kans in trekking.kansen:
        assert (kans.alleen, kans.gedeeld) == (alleen[kans.inschrijving], gedeeld[kans.inschrijving])
        assert kans.rangen == tuple(rangen[kans.inschrijving, r] for r in range(1, len(trekking.kansen) + 1))
        assert kans.zonder_rang == 30 - sum(kans.rangen)


def test_draws_are_near_the_exact_chances():
    """A gets 25, 60 or 100, B gets 0, 25 or 60, each 1 : 2 : 1. Behind: 25 to 60. Level: 25 to 25, or 60 to 60."""
    invoer = award([((2,), 1), ((1,), 1)], (100,), methode=VAST)
    trekking = draw(build(rank(invoer)))
    voor, achter = trekking.kansen
    kansen = {"voor": Fraction(11, 16), "gelijk": Fraction(4, 16), "achter": Fraction(1, 16)}
    for deel, aantal in zip(kansen.values(), (voor.alleen, voor.gedeeld, achter.alleen), strict=True):
        assert abs(aantal / trekking.aantal - float(deel)) < 4 * trekking.error(round(deel * trekking.aantal))
    assert trekking.fout == 0.005


def test_seed_hangs_on_what_counts_alone():
    invoer = award([((2, 1), 4000), ((1, 3), 5000)], (30, 30))
    anders = tuple(replace(i, naam="Een andere naam") for i in reversed(invoer.inschrijvingen))
    assert seed_of(replace(invoer, inschrijvingen=anders)) == seed_of(invoer)
    assert draw(build(rank(replace(invoer, inschrijvingen=anders))), 200) == draw(build(rank(invoer)), 200)
    assert seed_of(rechttoe.with_mark(invoer, "A", "v0", Decimal(1))) != seed_of(invoer)


def test_a_shared_first_place_says_which_way_each_weight_decides():
    invoer = award([((3, 1), 4000), ((1, 3), 4000), ((0, 0), 4000)], (30, 30))
    eerste, tweede, prijs = (m := measure(rank(invoer), {})).gewichten
    assert m.eersten == {"A", "B"} and m.kleinste is None
    assert (eerste.laag.waarde, eerste.laag.dan, eerste.hoog.dan) == (30, {"B"}, {"A"})
    assert (tweede.laag.dan, tweede.hoog.dan) == ({"A"}, {"B"})
    # without weight for quality all three are level, since they ask the same price
    assert (prijs.laag, prijs.hoog.waarde, prijs.hoog.gelijk) == (None, 100, {"A", "B", "C"})


@pytest.mark.parametrize("factor", [Decimal("0.5"), 3])
def test_all_weights_times_a_number_changes_no_answer(factor):
    invoer = award([((3, 1, 2), 4000), ((1, 3, 2), 5000), ((2, 2, 1), 3000)], (30, 20, 10))
    vragen = tuple(replace(w, punten=w.punten * factor) for w in invoer.vragen)
    anders = replace(invoer, vragen=vragen, punten_prijs=invoer.punten_prijs * factor)
    een, twee = (measure(rank(i), {}, 1) for i in (invoer, anders))
    assert een.kleinste == twee.kleinste and een.cijfers == twee.cijfers
    for hier, daar in zip(een.gewichten, twee.gewichten, strict=True):
        for rand, ander in ((hier.laag, daar.laag), (hier.hoog, daar.hoog)):
            assert rand == (ander and replace(ander, waarde=ander.waarde / Fraction(factor)))


def test_a_method_without_closed_form_is_refused():
    """In the Utility Index every total hangs on the best quality as well."""
    invoer = award([((3,), 4000), ((1,), 5000)], (60,), methode="utility_index")
    with pytest.raises(GeenStelsel, match="geen gesloten vorm"):
        measure(rank(invoer), {})
