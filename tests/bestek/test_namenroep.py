"""Who a remark names, without a database."""

import pytest

from bestek.namenroep import Persoon, find_named

SANNE, MARK = Persoon(1, "Sanne de Vries", True), Persoon(2, "Mark Bakker", True)
INEKE = Persoon(3, "Ineke van Dam", False)
LANG, KORT = Persoon(4, "Jan Vos-Smit", True), Persoon(5, "Jan Vos", True)
TWEE = Persoon(6, "Mark Bakker", True)


def named(tekst, *mensen, gekozen=()):
    return find_named(tekst, mensen or (SANNE, MARK, INEKE, LANG, KORT), gekozen)


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [
        ("@Sanne de Vries, klopt dit?", [1]),
        ("Vraag het @sanne  DE vries of @Mark Bakker.", [1, 2]),
        ("@Jan Vos-Smit weet het", [4]),
        ("@Jan Vos weet het, @Jan Vos - zeker", [5]),
        ("Mail naar sanne@voorbeeld.nl, prijs @ 5 euro", []),
    ],
)
def test_named_by_full_name(tekst, wie):
    uitkomst = named(tekst)
    assert (uitkomst.genoemd, uitkomst.problemen) == (wie, [])


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("@Sanne kijk even", "‘@Sanne’ is niet de hele naam van een collega. Schrijf @Sanne de Vries"),
        ("@Jan kijk even", "Schrijf @Jan Vos-Smit of @Jan Vos"),
        ("@Sanne de Vriesman", "niet de hele naam"),
        ("@Piet Jansen", "niemand die ‘Piet’ heet"),
        ("@Ineke van Dam", "Ineke van Dam werkt niet aan bestekken"),
        ("@Ineke", "niemand die ‘Ineke’ heet"),
    ],
)
def test_nobody_is_guessed(tekst, zin):
    uitkomst = named(tekst)
    assert uitkomst.genoemd == [] and zin in uitkomst.problemen[0]


def test_two_of_one_name_need_a_tick():
    assert "meer dan één Mark Bakker" in named("@Mark Bakker", MARK, TWEE).problemen[0]
    assert named("@Mark Bakker", MARK, TWEE, gekozen=[6]).genoemd == [6]
