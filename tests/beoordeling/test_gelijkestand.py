"""What the published rule makes of a tie, the draw by lot, and the division of percelen. No database."""

import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest

from beoordeling import loting
from beoordeling.gelijkestand import final_order, settle
from beoordeling.gunning import Beoordelingsinvoer, Inschrijvingsinvoer, rank
from beoordeling.perceelverdeling import OngeldigeVerdeling, Perceelstand, Plaats, divide
from bestek.weging import Vraagweging

SHA256SUM = shutil.which("sha256sum")
SCHAAL = {Decimal(n): Fraction(n, 10) for n in range(11)}


def ranking(**offers):
    """Marks of 50 points, and 50 points for the price between 0 and 1000 euro."""
    rows = tuple(Inschrijvingsinvoer(s, {"v": Decimal(c)}, Decimal(p)) for s, (c, p) in offers.items())
    vragen = (Vraagweging("v", Decimal(50), SCHAAL),)
    bounds = {"prijs_laag": Decimal(0), "prijs_hoog": Decimal(1000), "punten_prijs": Decimal(50)}
    return rank(Beoordelingsinvoer("p", "lineair_tussen_grenzen", vragen, rows, **bounds))


GELIJK = ranking(A=(8, 500), B=(6, 300), C=(6, 300), D=(10, 100), E=(1, 900))  # D first, then A, B and C, E last


@pytest.mark.parametrize(
    ("regel", "order", "to_draw"),
    [
        ("", [("D",), ("A", "B", "C"), ("E",)], ()),
        ("loting", [("D",), ("A", "B", "C"), ("E",)], (("A", "B", "C"),)),
        ("kwaliteit", [("D",), ("A",), ("B", "C"), ("E",)], (("B", "C"),)),
        ("prijs", [("D",), ("B", "C"), ("A",), ("E",)], (("B", "C"),)),
    ],
)
def test_rule_decides_or_asks_for_a_draw(regel, order, to_draw):
    (beslissing,) = beslissingen = settle(GELIJK, regel, {})
    assert (beslissing.rang, beslissing.groep) == (2, ("A", "B", "C"))
    assert beslissing.te_loten == to_draw
    assert not beslissing.beslist
    assert list(final_order(GELIJK, beslissingen)) == order


def test_draw_settles_what_the_rule_left_open():
    beslissingen = settle(GELIJK, "kwaliteit", {("B", "C"): ("C", "B")})
    assert beslissingen[0].beslist
    assert final_order(GELIJK, beslissingen) == (("D",), ("A",), ("C",), ("B",), ("E",))
    assert settle(GELIJK, "kwaliteit", {("A", "B", "C"): ("C", "B", "A")})[0].te_loten == (("B", "C"),)  # another group


LOT = loting.Lot("a" * 64, "b" * 64, "perceel-1", ("11", "7"), "geheim")


def shell(tekst):
    """The sum as a bidder would do it."""
    gedaan = subprocess.run([SHA256SUM], input=tekst.encode(), capture_output=True, check=True)
    return gedaan.stdout.decode().split()[0]


def test_draw_can_be_redone_with_sha256sum():
    zaad = shell(loting.seed_text(LOT, "4821"))
    expected = sorted((shell(f"{zaad}|{sleutel}"), sleutel) for sleutel in LOT.groep)
    assert [(g.lot, g.sleutel) for g in loting.draw(LOT, "4821")] == expected
    assert shell("geheim") == loting.seal("geheim")


@pytest.mark.parametrize("ander", [{"geheim": "x"}, {"rangorde": "c" * 64}, {"vaststelling": "c"}, {"perceel": "2"}])
def test_everything_that_is_fixed_moves_the_draw(ander):
    assert {g.lot for g in loting.draw(LOT, "1")}.isdisjoint(g.lot for g in loting.draw(replace(LOT, **ander), "1"))


def test_draw_favours_nobody():
    """All orders of three about as often over 3,000 numbers: 500 each, and 75 is more than three standard errors."""
    lot = replace(LOT, groep=("a", "b", "c"))
    counts = Counter(tuple(g.sleutel for g in loting.draw(lot, str(n))) for n in range(3000))
    assert set(counts) == set(permutations("abc"))
    assert all(abs(aantal - 500) < 75 for aantal in counts.values())


@pytest.mark.parametrize(("groep", "getal"), [(("7", "11"), "1"), (("7",), "1"), (LOT.groep, ""), (LOT.groep, "1a")])
def test_draw_refuses_what_could_be_read_in_two_ways(groep, getal):
    with pytest.raises(ValueError, match=r"loting|getal"):
        loting.draw(replace(LOT, groep=groep), getal)


def stand(perceel, *plaatsen):
    return Perceelstand(perceel, tuple(Plaats(naam, Fraction(waarde)) for naam, waarde in plaatsen))


DRIE = (
    stand("1", ("X", 80), ("Y", 79), ("Z", 60)),
    stand("2", ("X", 80), ("Y", 60)),
    stand("3", ("X", 80), ("Z", 75), ("Y", 70)),
)


@pytest.mark.parametrize(
    ("maximum", "regel", "winners"),
    [
        (None, "", "XXX"),
        (3, "", "XXX"),
        (1, "volgorde", "XYZ"),
        (2, "volgorde", "XXZ"),
        (1, "voorsprong", "YXZ"),
        (2, "voorsprong", "YXX"),
    ],
)
def test_division_by_the_published_rule(maximum, regel, winners):
    assert "".join(t.winnaar for t in divide(DRIE, maximum, regel)) == winners


def test_division_by_preference_does_not_hang_on_the_order_of_percelen():
    wens = {"X": ("3",), "Y": ("2",)}
    for order in permutations(DRIE):
        found = {t.perceel: t.winnaar for t in divide(order, 1, "voorkeur", wens)}
        assert found == {"3": "X", "2": "Y", "1": "Z"}


def test_division_tells_who_was_passed_over_and_leaves_no_one_double():
    toedelingen = divide((*DRIE, stand("4", ("X", 90))), 1, "volgorde")
    assert [t.overgeslagen for t in toedelingen] == [(), ("X",), ("X",), ("X",)]
    assert toedelingen[-1].winnaar is None


def test_nothing_is_divided_without_a_rule_or_with_an_open_tie():
    with pytest.raises(OngeldigeVerdeling, match="geen regel"):
        divide(DRIE, 1)
    with pytest.raises(OngeldigeVerdeling, match="Nog niet beslist"):
        divide((replace(DRIE[0], gelijk=True), *DRIE[1:]), None)
