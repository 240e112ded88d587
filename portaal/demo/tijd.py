"""Moments of the demo, written as weeks around the week of the demo itself: '-3 wo 14:00'."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from gemeenten import klok

BASIS = date(2026, 11, 23)  # the demo is never set in an earlier week than this one
NEDERLAND = ZoneInfo("Europe/Amsterdam")
DAGEN = ("ma", "di", "wo", "do", "vr")


def this_monday() -> date:
    """The Monday of the present week, so that open deadlines of a new demo still lie ahead."""
    vandaag = max(BASIS, klok.today())
    return vandaag - timedelta(days=vandaag.weekday())


@dataclass(frozen=True)
class Kalender:
    maandag: date

    def moment(self, wanneer: str) -> datetime:
        """'-3 wo 14:00' as the Wednesday three weeks before the week of `maandag`, in Dutch time."""
        weken, dag, tijd = wanneer.split()
        uur, minuut = (int(deel) for deel in tijd.split(":"))
        op = self.maandag + timedelta(weeks=int(weken), days=DAGEN.index(dag))
        return datetime(op.year, op.month, op.day, uur, minuut, tzinfo=NEDERLAND)
