from datetime import UTC, datetime, timedelta

import pytest

from gemeenten import klok
from gemeenten.bewerking import EENMAAL_PER, record_edit
from gemeenten.models import Gebeurtenis
from tests import factories

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconden", "ander", "tekst", "aantal"),
    [(60, False, "A", 1), (EENMAAL_PER + 1, False, "A", 2), (60, True, "A", 2), (60, False, "B", 2)],
    ids=["types on", "later", "somebody else", "something else"],
)
def test_typing_on_is_one_event(gemeente, seconden, ander, tekst, aantal):
    een, twee = factories.make_gebruiker(gemeente), factories.make_gebruiker(gemeente)
    with klok.fixed(BEGIN):
        record_edit(gemeente, "x.gewijzigd", een, "A")
    with klok.fixed(BEGIN + timedelta(seconds=seconden)):
        record_edit(gemeente, "x.gewijzigd", twee if ander else een, tekst)
    assert Gebeurtenis.objects.count() == aantal
