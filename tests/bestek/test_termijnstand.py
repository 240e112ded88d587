from datetime import UTC, date, datetime

from bestek.termijnstand import answer_by, deadlines
from gemeenten import klok


def test_nota_goes_before_the_last_day_for_questions(bestek):
    assert answer_by(bestek) is None and deadlines(bestek) == []
    bestek.vragen_tot = date(2027, 1, 4)
    assert answer_by(bestek) == date(2027, 1, 4)
    bestek.nota_op = date(2027, 1, 8)
    assert answer_by(bestek) == date(2027, 1, 8)


def test_day_is_past_from_the_next_day_on(bestek):
    bestek.nota_op = date(2027, 1, 8)
    for dag, voorbij in ((8, False), (9, True)):
        with klok.fixed(datetime(2027, 1, dag, 12, tzinfo=UTC)):
            assert [t.voorbij for t in deadlines(bestek)] == [voorbij]
