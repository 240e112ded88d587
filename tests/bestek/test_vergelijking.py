from dataclasses import replace

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
