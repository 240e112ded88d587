"""The judged set is what it says it is: shares, halves and kinds are computed here, from the letters, not trusted."""

import json
from collections import Counter
from pathlib import Path

import pytest

from .korpus import documents, words
from .oordelen import DELEN, SOORTEN, halves, literal_words, load_oordelen

FIXTURE = Path(__file__).parents[2] / "fixtures" / "brieven.json"


@pytest.fixture(scope="module")
def korpus():
    return documents(json.loads(FIXTURE.read_text(encoding="utf-8")))


def test_every_judged_item_exists_in_the_letters(korpus):
    bestaat = {(document.soort, document.code) for document in korpus}
    for oordeel in load_oordelen():
        assert oordeel.graden.keys() <= bestaat, oordeel.zoekvraag
        assert set(oordeel.graden.values()) <= {1, 2}, oordeel.zoekvraag


def test_every_query_is_new_and_is_answered_unless_it_should_find_nothing():
    oordelen = load_oordelen()
    assert len({oordeel.zoekvraag for oordeel in oordelen}) == len(oordelen)
    for oordeel in oordelen:
        assert oordeel.zoekvraag == oordeel.zoekvraag.lower().strip()
        assert (2 in oordeel.graden.values()) == (oordeel.soort != "niets"), oordeel.zoekvraag


def test_question_of_a_fitting_handvat_helps():
    for oordeel in load_oordelen():
        for (soort, code), graad in oordeel.graden.items():
            if soort == "handvat" and graad == 2:
                assert ("vraag", code.split("/")[0]) in oordeel.graden, (oordeel.zoekvraag, code)


def test_set_is_large_enough_and_a_third_has_no_word_of_the_text(korpus):
    oordelen = [oordeel for oordeel in load_oordelen() if oordeel.soort != "niets"]
    zonder = [oordeel for oordeel in oordelen if not literal_words(oordeel, korpus)]
    assert len(oordelen) >= 90
    assert len(zonder) * 3 >= len(load_oordelen())
    for deel in DELEN:
        helft = [oordeel for oordeel in oordelen if oordeel.deel == deel]
        assert len([oordeel for oordeel in zonder if oordeel.deel == deel]) * 3 >= len(helft)


def test_kinds_are_what_they_are_called(korpus):
    teksten = {(soort, code): tekst.lower() for soort, code, tekst in korpus}
    for oordeel in load_oordelen():
        woorden = set(words(oordeel.zoekvraag))
        geheel = any(all(woord in teksten[plaats] for woord in woorden) for plaats in oordeel.graden)
        assert woorden and oordeel.soort in SOORTEN
        if oordeel.soort == "letterlijk":
            assert geheel, oordeel.zoekvraag
        if oordeel.soort in ("verbuiging", "tikfout"):
            assert literal_words(oordeel, korpus, vanaf=2) < woorden, oordeel.zoekvraag
        if oordeel.soort == "andere_woorden":
            assert not literal_words(oordeel, korpus), oordeel.zoekvraag
        if oordeel.soort == "niets":
            assert not any(all(woord in tekst for woord in woorden) for tekst in teksten.values()), oordeel.zoekvraag


def test_halves_are_balanced_and_chosen_by_nobody():
    oordelen = load_oordelen()
    assert {oordeel.zoekvraag: oordeel.deel for oordeel in oordelen} == halves(oordelen)
    telling = Counter((oordeel.soort, oordeel.deel) for oordeel in oordelen)
    for soort in SOORTEN:
        assert abs(telling[soort, "afstel"] - telling[soort, "achtergehouden"]) <= 1
    assert abs(sum(1 if oordeel.deel == "afstel" else -1 for oordeel in oordelen)) <= len(SOORTEN)


def test_documents_hold_what_belongs_to_an_item(korpus):
    teksten = {(soort, code): tekst for soort, code, tekst in korpus}
    assert "Zoom" in teksten["onderdeel", "6-lessen-op-afstand"]
    assert "chatten, meekijken" in teksten["onderdeel", "6-laptop"]  # a point
    assert "oppas" in teksten["handvat", "6.1/3"]  # a signal word
    assert "Dit moet uit de antwoorden" in teksten["vraag", "1.1"]  # the note with a group
    volgorde = [(document.soort, document.code) for document in korpus]
    assert volgorde.index(("vraag", "4.3")) + 1 == volgorde.index(("handvat", "4.3/1"))
    assert (
        volgorde.index(("brief", "4")) < volgorde.index(("onderdeel", "4-portfolio")) < volgorde.index(("vraag", "4.3"))
    )
