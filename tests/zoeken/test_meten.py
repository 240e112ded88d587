"""The measures against cases worked out by hand, and the searchers against a corpus of five items."""

import json

import pytest
from django.core.management import call_command

from .korpus import Document, documents
from .maten import measure, recall_at, reciprocal_rank
from .meten import number, report
from .oordelen import Oordeel, load_oordelen
from .test_oordelen import FIXTURE
from .zoekers import baselines, stored_documents

A, B, C, D, E, F, G = (("vraag", letter) for letter in "ABCDEFG")


def make_oordeel(zoekvraag, graden, soort="letterlijk"):
    return Oordeel(zoekvraag, soort, "afstel", graden)


def test_recall_counts_only_the_first_five():
    assert recall_at([A, C, D, E, F, B], {A, B}) == 0.5  # B comes sixth
    assert recall_at([A, C, D, E, B, F], {A, B}) == 1
    assert recall_at([C, D], {A, B}) == 0
    assert recall_at([], {A}) == 0


def test_recall_of_more_than_five_good_items_can_be_one():
    assert recall_at([A, B, C, D, E], {A, B, C, D, E, F, G}) == 1
    assert recall_at([A, B, C], {A, B, C, D, E, F, G}) == pytest.approx(3 / 5)


def test_result_given_twice_counts_once_and_takes_one_place():
    assert recall_at([A, A, A, A, A, B], {A, B}) == 1
    assert reciprocal_rank([C, C, C, A], {A}) == 0.5


def test_reciprocal_rank_is_that_of_the_first_good_item():
    assert reciprocal_rank([C, A, B], {A, B}) == 0.5
    assert reciprocal_rank([C, D, E, A], {A}) == 0.25
    assert reciprocal_rank([C, D], {A}) == 0
    assert reciprocal_rank([], {A}) == 0


def test_measure_is_the_mean_over_queries_that_have_an_answer():
    gevonden = {"een": [A, C], "twee": [C, D, B], "onzin": [], "parkeren": [A]}
    oordelen = [
        make_oordeel("een", {A: 2, B: 1}),  # recall 1/2, precies 1/1, rang 1
        make_oordeel("twee", {B: 2, E: 1}),  # recall 1/2, precies 1/1, rang 1/3
        make_oordeel("onzin", {}, "niets"),
        make_oordeel("parkeren", {}, "niets"),
    ]
    uitslag = measure(gevonden.get, oordelen)
    assert uitslag.vragen == 2
    assert uitslag.recall == 0.5
    assert uitslag.recall_precies == 1
    assert uitslag.mrr == pytest.approx((1 + 1 / 3) / 2)
    assert uitslag.leeg == 0.5


def test_measure_of_perfect_and_of_empty_search():
    oordelen = load_oordelen()
    antwoorden = {o.zoekvraag: sorted(o.graden, key=o.graden.get, reverse=True) for o in oordelen}
    assert measure(antwoorden.get, oordelen)[1:] == (1, 1, 1, 1)
    assert measure(lambda zoekvraag: [], oordelen)[1:] == (0, 0, 0, 1)


def test_report_is_a_table_with_a_row_per_searcher():
    tekst = report({"niets": lambda zoekvraag: [], "raak": lambda zoekvraag: [A]}, [make_oordeel("a", {A: 2})])
    assert "| niets | 0,00 | 0,00 | 0,00 | – |" in tekst
    assert "| raak | 1,00 | 1,00 | 1,00 | – |" in tekst
    assert "letterlijk (1)" in tekst and "tikfout (0)" in tekst
    assert number(0.456) == "0,46"


@pytest.fixture
def zoekers(db):
    teksten = ["Taalcoaching door een vrijwilliger", "Vrijwilligers in de klas", "De CAMERA", "Een café", "100% online"]
    return baselines([Document("onderdeel", str(plaats), tekst) for plaats, tekst in enumerate(teksten)])


def codes(zoeker, zoekvraag):
    return [code for _, code in zoeker(zoekvraag)]


def test_icontains_wants_every_word_anywhere_in_the_order_of_the_letters(zoekers):
    zoeker = zoekers["icontains, elk woord"]
    assert codes(zoeker, "vrijwilliger") == ["0", "1"]
    assert codes(zoeker, "vrijwilliger coach") == ["0"]
    assert codes(zoeker, "camera") == ["2"]
    assert codes(zoeker, "fiets") == []


def test_database_search_finds_whole_words_with_every_or_with_one_word(zoekers):
    _, elk, een = zoekers.values()
    assert codes(elk, "camera") == ["2"]
    assert codes(elk, "camera klas") == []
    assert set(codes(een, "camera klas")) == {"1", "2"}
    assert codes(elk, "coach") == []
    assert codes(een, 'rare "tekens( *') == []


def test_documents_of_the_database_are_those_of_the_fixture(db):
    call_command("laad_brieven", verbosity=0)
    assert stored_documents() == documents(json.loads(FIXTURE.read_text(encoding="utf-8")))
