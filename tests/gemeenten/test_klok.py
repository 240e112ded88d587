from datetime import UTC, date, datetime

from gemeenten import klok


def test_today_is_the_date_in_the_netherlands():
    with klok.fixed(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)):
        assert klok.today() == date(2026, 11, 24)
    with klok.fixed(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)):
        assert klok.today() == date(2026, 7, 2)
