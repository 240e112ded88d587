"""The rules as data: each is whole, has its source, and does not overlap with a later one."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bestek import regels
from bestek.planning import VELDEN
from bestek.regels import EIGEN, FOUT, LET_OP, TERMIJN, OnjuisteRegel, Regel
from bestek.structuur import PROFIELEN

OP = date(2026, 12, 1)
GOED = {
    "code": "x", "soort": TERMIJN, "naam": "Tijd", "profielen": ("sas",), "bron": "Wet, artikel 1",
    "url": "https://wet.example/1", "geldig_van": OP, "waarde": 3, "eenheid": "dagen", "van": "publicatie_op",
    "tot": "sluiting_op", "ernst": FOUT,
}  # fmt: skip


@pytest.mark.parametrize("regel", regels.everything(), ids=lambda regel: f"{regel.code}-{regel.geldig_van}")
def test_rule_has_its_source_and_knows_its_procedures(regel):
    assert regel.bron and (regel.url.startswith("http") or regel.bron == EIGEN)
    assert set(regel.profielen) <= set(PROFIELEN)
    assert regel.geldig_tot is None or regel.geldig_van <= regel.geldig_tot
    if regel.soort == TERMIJN:
        assert VELDEN.index(regel.van) < VELDEN.index(regel.tot)
    if regel.eigen:
        assert not regel.ernst, "what is a proposal of our own is never a finding"
    if not regel.zeker:
        assert regel.ernst != FOUT, "what we are not sure of never forbids"


def test_two_rules_of_one_code_never_hold_together():
    for code in {regel.code for regel in regels.everything()}:
        reeks = sorted((r for r in regels.everything() if r.code == code), key=lambda r: r.geldig_van)
        for eerst, daarna in pairwise(reeks):
            assert eerst.geldig_tot and eerst.geldig_tot < daarna.geldig_van, code


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_every_procedure_asks_something_and_is_told_in_a_sentence(profiel):
    gelden = regels.rules(OP, profiel)
    assert {"vraagt", "verbiedt", "vrij"} <= {regel.soort for regel in gelden}
    assert regels.in_short(profiel).endswith(".")


@pytest.mark.parametrize(
    "anders",
    [
        {"bron": ""}, {"profielen": ()}, {"soort": "anders"}, {"eenheid": "jaren"}, {"waarde": None}, {"van": ""},
        {"url": ""}, {"zeker": False}, {"ernst": "misschien"}, {"richting": "ongeveer"},
    ],
)  # fmt: skip
def test_rule_that_cannot_be_right_is_refused(anders):
    Regel(**GOED)
    with pytest.raises(OnjuisteRegel):
        Regel(**GOED | anders)


def test_threshold_of_the_day_is_used():
    bedragen = {
        dag.year: [r.waarde for r in regels.rules(dag) if r.code == "drempel-diensten"]
        for dag in (date(2025, 12, 31), date(2026, 1, 1), date(2028, 1, 1))
    }
    assert bedragen == {2025: [221000], 2026: [216000], 2028: []}
    assert regels.known_until("drempel-diensten") == date(2027, 12, 31)
    assert regels.known_until("drempel-sas") is None


def test_rules_were_held_against_their_sources_not_long_ago():
    assert regels.checked_on() >= date(2026, 11, 1)


def test_measure_is_in_words():
    assert Regel(**GOED).maat == "ten minste 3 dagen"
    assert Regel(**GOED | {"waarde": 1, "eenheid": "weken", "richting": "hoogstens"}).maat == "hoogstens 1 week"
    assert Regel(**GOED | {"hele_dagen": True, "ernst": LET_OP}).maat == "ten minste 3 hele dagen"
    assert next(r for r in regels.rules(OP) if r.code == "drempel-sas").maat == "€ 750.000"


def test_rule_holds_on_its_first_and_last_day():
    regel = Regel(**GOED | {"geldig_tot": OP + timedelta(days=9)})
    assert [regel.holds_on(OP + timedelta(days=n)) for n in (-1, 0, 9, 10)] == [False, True, True, False]


def test_docs_list_every_rule_with_its_value_and_source():
    tekst = (Path(__file__).parents[3] / "docs" / "procedures.md").read_text(encoding="utf-8")
    for regel in regels.everything():
        (rij, *_) = [r for r in tekst.splitlines() if f"| `{regel.code}` |" in r and str(regel.geldig_van) in r] or [""]
        assert regel.bron in rij and regel.url in rij, regel.code
        assert regel.waarde is None or regel.maat in rij, regel.code
    assert f"**{regels.checked_on()}**" in tekst
