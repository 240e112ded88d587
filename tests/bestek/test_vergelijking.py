from dataclasses import replace
from decimal import Decimal

import pytest

from bestek.structuur import Criterium, Hoeveelheid, Paragraaf, Perceel
from bestek.vergelijking import compare
from tests.bestek.test_gereedheid import EIS, GEREED, VRAAG


def test_equal_versions_have_no_changes():
    assert compare(GEREED, GEREED) == []


def test_changed_question_shows_its_words():
    (verandering,) = compare(GEREED, replace(GEREED, vragen=(replace(VRAAG, tekst="Hoe vaak?"),)))
    assert (verandering.kop, verandering.stand) == ("Vraag 1 ‘Voortgang’", "gewijzigd")
    assert ("nieuw", " vaak") in verandering.segmenten


def test_added_and_dropped_parts_are_named():
    erbij, weg = compare(GEREED, replace(GEREED, eisen=(EIS,))), compare(replace(GEREED, eisen=(EIS,)), GEREED)
    assert [(v.kop, v.stand) for v in (*erbij, *weg)] == [("Eis ‘Keurmerk’", "nieuw"), ("Eis ‘Keurmerk’", "vervallen")]


def test_changed_points_are_seen():
    anders = replace(GEREED, percelen=(replace(GEREED.percelen[0], punten_prijs=GEREED.percelen[0].punten_prijs + 1),))
    assert [v.stand for v in compare(GEREED, anders)] == ["gewijzigd"]


def test_changed_data_are_told_in_words():
    nieuw = replace(GEREED, profiel="open_house", routes=("O",), datums={"sluiting_op": "2027-01-29T11:00:00+00:00"})
    gegevens, planning = compare(GEREED, nieuw)
    tekst = "".join(stuk for v in (gegevens, planning) for stand, stuk in v.segmenten if stand != "weg")
    assert "Open House" in tekst and "Leerroutes: Onderwijsroute" in tekst and "29 januari 2027, 12:00 uur" in tekst
    assert "open_house" not in tekst and "sluiting_op" not in tekst


def test_paragraph_is_compared_without_its_tags():
    oud = replace(GEREED, paragrafen=(Paragraaf("a", "Doel", "<p>Wij <em>kopen</em> taal.</p>", 1),))
    nieuw = replace(GEREED, paragrafen=(Paragraaf("a", "Doel", "<p>Wij kopen taal.</p>", 1),))
    assert compare(oud, nieuw) == []
    langer = replace(GEREED, paragrafen=(Paragraaf("a", "Doel", "<p>Wij kopen taal &amp; begeleiding.</p>", 1),))
    (verandering,) = compare(nieuw, langer)
    assert "taal & begeleiding" in "".join(stuk for stand, stuk in verandering.segmenten if stand != "weg")


def test_changed_address_of_a_link_is_a_change():
    een, twee = (f'<p><a href="https://voorbeeld.nl/{n}">Uitleg</a></p>' for n in (1, 2))
    oud, nieuw = (replace(GEREED, paragrafen=(Paragraaf("a", "Doel", tekst, 1),)) for tekst in (een, twee))
    assert len(compare(oud, nieuw)) == 1


TWEE = (GEREED.percelen[0], Perceel("p2", "2", "Perceel twee"))
MET_EIS = replace(GEREED, eisen=(EIS, replace(EIS, sleutel="e2", titel="Tweede")), percelen=TWEE)
ANDERS = {
    "gelijke stand": {"gelijke_stand": "loting"},
    "uitval": {"uitval": "doorschuiven"},
    "besluitwijze": {"besluitwijze": "gemiddelde"},
    "prijsfactor": {"prijsfactor": Decimal(2)},
    "hoogstens een perceel": {"max_percelen": 1},
    "combinaties": {"combinaties": False},
    "perceelregel": {"perceelregel": "volgorde"},
    "minimum": {"vragen": (replace(VRAAG, minimum=Decimal(4)),)},
    "per perceel": {"vragen": (replace(VRAAG, per_perceel=True),)},
    "schaal van de vraag": {"vragen": (replace(VRAAG, schaal=""),)},
    "logica": {"vragen": (replace(VRAAG, criteria=(replace(VRAAG.criteria[0], logica="een_of_meer"),)),)},
    "achtergrond": {"vragen": (replace(VRAAG, criteria=(Criterium("c1", "", "x", "achtergrond"),)),)},
    "bewijsmoment": {"eisen": (replace(EIS, bewijsmoment="uitvoering"), MET_EIS.eisen[1])},
    "volgorde van de eisen": {"eisen": MET_EIS.eisen[::-1]},
    "volgorde van de percelen": {"percelen": TWEE[::-1]},
    "prijs laag": {"percelen": (replace(TWEE[0], prijs_laag=Decimal(9)), TWEE[1])},
    "omvang": {"percelen": (replace(TWEE[0], hoeveelheden=(Hoeveelheid("h", "Uren", "uur", 9),)), TWEE[1])},
}


@pytest.mark.parametrize("naam", ANDERS)
def test_nothing_that_counts_changes_without_being_told(naam):
    assert compare(MET_EIS, replace(MET_EIS, **ANDERS[naam]))
