"""The planned dates of the demo hold against the rules in any week; one concept shows what is wrong."""

from datetime import timedelta

import pytest

from bestek import gereedheid, planning, samenstelling
from bestek.models import Bestek
from bestek.regels import FOUT, LET_OP
from portaal.demo import lezen
from portaal.demo.bestekken import _dates
from portaal.demo.tijd import BASIS, Kalender

CONCEPT = "2026-022"
ALLE = lezen.bestekken()


@pytest.mark.parametrize("gegevens", ALLE, ids=[b["kenmerk"] for b in ALLE])
def test_planned_dates_hold_in_every_week_of_two_years(gegevens):
    for week in range(104):
        datums = _dates(gegevens["datums"], Kalender(BASIS + timedelta(weeks=week)))
        datums |= _dates(gegevens.get("wijziging", {}).get("datums", {}), Kalender(BASIS + timedelta(weeks=week)))
        gevonden = {b.soort for b in planning.check(gegevens.get("profiel", "sas"), datums)} - {"vrije_dag"}
        assert not gevonden or gegevens["kenmerk"] == CONCEPT, (week, gevonden)


@pytest.mark.django_db
def test_one_concept_shows_an_error_and_advice(demo):
    from django_scopes import scope

    with scope(gemeente=demo):
        per_bestek = {
            b.kenmerk: gereedheid.findings(samenstelling.compose(b), b.dossier)
            for b in Bestek.objects.select_related("gemeente")
        }
    assert {b.ernst for b in per_bestek.pop(CONCEPT)} >= {FOUT, LET_OP}
    assert {b.soort for rij in per_bestek.values() for b in rij} <= {"vrije_dag"}
