from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestek.regels import dagen

DATUMS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


# from the tables of the churches
@pytest.mark.parametrize(
    "zondag",
    [date(2000, 4, 23), date(2008, 3, 23), date(2011, 4, 24), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_easter_falls_where_the_tables_say(zondag):
    assert dagen.easter(zondag.year) == zondag


@pytest.mark.parametrize(
    ("dag", "waarom"),
    [
        (date(2027, 1, 1), "Nieuwjaarsdag"),
        (date(2027, 3, 26), "Goede Vrijdag"),
        (date(2027, 3, 29), "tweede paasdag"),
        (date(2027, 4, 27), "Koningsdag"),
        (date(2025, 4, 26), "Koningsdag"),  # the 27th is a Sunday
        (date(2026, 5, 5), "Bevrijdingsdag"),
        (date(2027, 5, 6), "Hemelvaartsdag"),
        (date(2027, 5, 7), "gelijkgesteld met een feestdag"),
        (date(2027, 5, 17), "tweede pinksterdag"),
        (date(2026, 12, 25), "eerste kerstdag"),
        (date(2026, 12, 26), "tweede kerstdag"),
        (date(2026, 11, 28), "zaterdag"),
        (date(2026, 11, 29), "zondag"),
        (date(2026, 11, 30), ""),
        (date(2025, 4, 27), "zondag"),
    ],
)
def test_days_of_the_act_are_no_working_days(dag, waarom):
    assert dagen.day_off(dag) == waarom


@given(DATUMS)
def test_next_and_previous_workday_are_workdays_and_near(dag):
    volgende, vorige = dagen.next_workday(dag), dagen.previous_workday(dag)
    assert not dagen.day_off(volgende) and not dagen.day_off(vorige)
    assert timedelta(0) <= volgende - dag < timedelta(days=6) and timedelta(0) <= dag - vorige < timedelta(days=6)
    assert (volgende == dag) == (vorige == dag) == (not dagen.day_off(dag))


@given(st.integers(2000, 2100))
def test_easter_is_a_sunday_in_spring(jaar):
    pasen = dagen.easter(jaar)
    assert pasen.weekday() == 6 and date(jaar, 3, 22) <= pasen <= date(jaar, 4, 25)


def test_day_reads_as_people_say_it():
    assert dagen.day_text(date(2027, 3, 12)) == "vrijdag 12 maart 2027"
