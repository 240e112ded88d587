import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestek.planning import VELDEN, check, limit, parse, propose, reference_day, terms
from bestek.regels import FOUT, HOOGSTENS, LET_OP, dagen
from bestek.structuur import PROFIELEN

PUBLICATIE = date(2026, 12, 1)
BEGIN = st.dates(date(2024, 1, 1), date(2035, 12, 31)).filter(lambda dag: not dagen.day_off(dag))


def proposed(profiel, publicatie, vast=None):
    gezet = {"publicatie_op": publicatie} | (vast or {})
    return gezet | {veld: v.dag for veld, v in propose(profiel, publicatie, vast).items()}


def forbidding(profiel, op):
    return [r for r in terms(profiel, op) if r.ernst]


@given(st.sampled_from(PROFIELEN), BEGIN)
def test_proposed_planning_passes_its_own_check(profiel, publicatie):
    assert check(profiel, proposed(profiel, publicatie)) == []


@given(st.sampled_from(PROFIELEN), BEGIN)
def test_proposed_dates_are_in_order_and_on_working_days(profiel, publicatie):
    datums = [proposed(profiel, publicatie)[veld] for veld in VELDEN if veld in proposed(profiel, publicatie)]
    assert datums == sorted(datums) and not any(map(dagen.day_off, datums))


@given(st.sampled_from(PROFIELEN), BEGIN, st.integers(1, 60))
def test_date_before_the_first_allowed_day_fails_with_that_day(profiel, publicatie, eerder):
    for regel in forbidding(profiel, publicatie):
        if regel.richting == HOOGSTENS:
            continue
        datums = proposed(profiel, publicatie)
        grens = limit(regel, datums[regel.van])
        op_de_grens = check(profiel, datums | {regel.tot: grens})
        assert regel.code not in {b.soort for b in op_de_grens}
        gevonden = [
            b for b in check(profiel, datums | {regel.tot: grens - timedelta(days=eerder)}) if b.soort == regel.code
        ]
        assert [(b.ernst, b.veld, b.grens) for b in gevonden] == [(regel.ernst, regel.tot, grens)]
        assert gevonden[0].bron == regel.bron and gevonden[0].url == regel.url


@given(BEGIN, st.integers(1, 90))
def test_decision_on_a_subsidie_after_the_last_day_asks_for_a_look(publicatie, later):
    datums = proposed("subsidie", publicatie)
    grens = dagen.next_workday(datums["sluiting_op"] + timedelta(weeks=8))
    assert "subsidie-beslissen" not in {b.soort for b in check("subsidie", datums | {"gunning_op": grens})}
    te_laat = check("subsidie", datums | {"gunning_op": grens + timedelta(days=later)})
    assert [b.ernst for b in te_laat if b.soort == "subsidie-beslissen"] == [LET_OP]


@given(st.sampled_from(PROFIELEN), BEGIN, st.sampled_from(VELDEN[1:]), st.integers(0, 200))
def test_proposal_keeps_what_was_typed(profiel, publicatie, veld, na):
    vast = {veld: publicatie + timedelta(days=na)}
    voorstellen = propose(profiel, publicatie, vast)
    assert veld not in voorstellen
    assert all(v.dag >= publicatie for v in voorstellen.values())


@pytest.mark.parametrize(
    ("profiel", "datums", "soort", "ernst"),
    [
        ("europees_openbaar", {"sluiting_op": "2027-01-08T11:00:00+00:00"}, "eo-inschrijven", FOUT),
        ("europees_openbaar", {"nota_op": "2027-01-02", "sluiting_op": "2027-01-11"}, "eo-inlichtingen", FOUT),
        ("europees_openbaar", {"gunning_op": "2027-02-01", "opschorting_tot": "2027-02-20"}, "eo-opschorting", FOUT),
        ("europees_openbaar", {"gunning_op": "2027-02-01", "start_op": "2027-02-21"}, "eo-start", FOUT),
        ("sas", {"gunning_op": "2027-02-01", "opschorting_tot": "2027-02-20"}, "sas-opschorting", LET_OP),
        ("nationaal_openbaar", {"gunning_op": "2027-02-01", "opschorting_tot": "2027-02-10"},
         "nationaal-opschorting", LET_OP),
        ("meervoudig_onderhands", {"opschorting_tot": "2027-02-10", "start_op": "2027-02-10"},
         "wachttijd-start", LET_OP),
        ("subsidie", {"gunning_op": "2027-02-01", "opschorting_tot": "2027-03-14"}, "subsidie-bezwaar", FOUT),
    ],
)  # fmt: skip
def test_each_term_has_a_day_that_breaks_it(profiel, datums, soort, ernst):
    gevonden = {b.soort: b.ernst for b in check(profiel, {"publicatie_op": "2026-12-01"} | datums)}
    assert gevonden.get(soort) == ernst


def test_term_that_ends_at_noon_counts_whole_days():
    """Forty days after 1 December end with 10 January; at noon of that day only 39 have passed."""
    assert check("europees_openbaar", {"publicatie_op": "2026-12-01", "sluiting_op": "2027-01-11T11:00:00+00:00"}) == []
    (bevinding,) = check(
        "europees_openbaar", {"publicatie_op": "2026-12-02", "sluiting_op": "2027-01-11T11:00:00+00:00"}
    )
    assert "ten minste 40 hele dagen" in bevinding.zin and "39 dagen" in bevinding.zin
    assert "dinsdag 12 januari 2027" in bevinding.doe and "geef dan de reden" in bevinding.doe


def test_reason_turns_an_exception_of_the_law_into_advice():
    datums = {"publicatie_op": "2026-12-01", "sluiting_op": "2026-12-22"}
    (bevinding,) = check("europees_openbaar", datums, afwijking="Vooraankondiging van 1 oktober.")
    assert bevinding.ernst == LET_OP and "Vooraankondiging van 1 oktober." in bevinding.doe


def test_reason_does_not_help_where_the_law_knows_no_exception():
    datums = {"gunning_op": "2027-02-01", "opschorting_tot": "2027-02-10"}
    assert [b.ernst for b in check("subsidie", datums, afwijking="Haast")] == [FOUT]


def test_uncertain_rule_says_to_check():
    datums = {"publicatie_op": "2026-12-01", "gunning_op": "2027-02-01", "opschorting_tot": "2027-02-10"}
    (bevinding,) = check("sas", datums)
    assert not bevinding.zeker and "Controleer" in bevinding.doe


@pytest.mark.parametrize("veld", [v for v in VELDEN if v != "start_op"])
def test_date_on_a_day_off_is_told_with_the_next_working_day(veld):
    (bevinding,) = check("open_house", {veld: "2026-12-25"})
    assert (bevinding.veld, bevinding.ernst, bevinding.grens) == (veld, LET_OP, date(2026, 12, 28))
    assert "eerste kerstdag" in bevinding.zin and "maandag 28 december 2026" in bevinding.doe


def test_work_may_start_on_new_years_day():
    assert check("open_house", {"start_op": "2027-01-01"}) == []


def test_moment_counts_as_the_day_in_the_netherlands():
    assert parse({"sluiting_op": datetime(2026, 12, 31, 23, 30, tzinfo=UTC)})["sluiting_op"] == date(2027, 1, 1)
    assert parse({"sluiting_op": "2026-06-30T22:30:00+00:00", "nota_op": None}) == {"sluiting_op": date(2026, 7, 1)}


def test_rules_of_the_day_of_publication_count():
    assert reference_day({"sluiting_op": date(2027, 2, 1), "publicatie_op": PUBLICATIE}) == PUBLICATIE
    assert reference_day({"sluiting_op": date(2027, 2, 1)}) == date(2027, 2, 1) and reference_day({}) is None
    oud = {"publicatie_op": "2016-06-01", "sluiting_op": "2016-06-20"}  # before the Act had these terms
    assert check("europees_openbaar", oud) == []


def test_nothing_filled_in_finds_nothing():
    assert check("europees_openbaar", {}) == []


def test_published_schema_knows_every_date_of_the_planning():
    schema = Path(__file__).parents[2] / "bestek" / "uitvoer" / "bestek-1.schema.json"
    datums = json.loads(schema.read_text(encoding="utf-8"))["$defs"]["bestek"]["properties"]["datums"]
    assert tuple(datums["propertyNames"]["enum"]) == VELDEN
