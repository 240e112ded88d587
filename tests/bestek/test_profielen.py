import pytest

from bestek.planning import VELDEN
from bestek.profielen import Woorden, in_words, words_of
from bestek.structuur import PROFIELEN


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_every_date_has_a_name_in_every_procedure(profiel):
    assert tuple(words_of(profiel).datums) == VELDEN


@pytest.mark.parametrize(
    ("profiel", "tekst"),
    [
        ("sas", "De offerte van de inschrijver is een geldige inschrijving."),
        ("meervoudig_onderhands", "De offerte van de inschrijver is een geldige inschrijving."),
        ("subsidie", "De aanvraag van de aanvrager is een geldige aanvraag."),
        ("open_house", "De aanmelding van de aanbieder is een toegelaten aanmelding."),
    ],
)
def test_text_follows_the_procedure(profiel, tekst):
    assert in_words("De offerte van de inschrijver is een geldige inschrijving.", profiel) == tekst


def test_capitals_stay_and_other_words_too():
    assert in_words("Offertes: offertetabel, INSCHRIJVERS", "subsidie") == "Aanvragen: offertetabel, Aanvragers"
    assert in_words("Terzijde gelegd", "open_house") == "Niet toegelaten"
    assert in_words("Het is geen gunningsbeslissing.", "subsidie") == "Het is geen beschikking."


def test_subsidie_knows_no_standstill():
    assert "bezwaar" in words_of("subsidie").datums["opschorting_tot"].lower()
    assert "opschorting" not in " ".join(words_of("subsidie").datums.values()).lower()
    assert Woorden().datums["opschorting_tot"] == "Opschortende termijn tot en met"
