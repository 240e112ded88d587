from dataclasses import dataclass

import pytest

from kwaliteit.indeling import Blok, arrange, lines, own_line


@dataclass
class Rij:
    pk: int
    code: str
    bronregels: str = ""
    ouder_id: int | None = None
    hoofdvraag_id: int | None = None
    soort: str = "toelichting"
    regel: int = 0


def shape(blokken: list[Blok]) -> list:
    return [(blok.item.code, shape(blok.inhoud)) if blok.inhoud else blok.item.code for blok in blokken]


def test_lines_takes_the_start_of_each_range():
    assert lines("98-101,103, 210-212") == [98, 103, 210]
    assert lines("") == []


@pytest.mark.parametrize(
    ("bronregels", "handvat", "regel"),
    [("598-601,682-683,735-736", 685, 682), ("1149,1137-1138,1156-1179", 1156, 1156), ("95-96,111", None, 111)],
)
def test_own_line_is_the_last_before_the_handvatten(bronregels, handvat, regel):
    assert own_line(bronregels, handvat) == regel


def test_own_line_of_a_question_without_a_place_is_at_the_end():
    assert own_line("", None) > 10**5


def test_arrange_puts_questions_between_sections():
    secties = [Rij(1, "a", "10"), Rij(2, "b", "20"), Rij(3, "bronnen", "5", soort="bron")]
    vragen = [Rij(1, "1.1", regel=12), Rij(2, "1.2", regel=13), Rij(3, "1.3", regel=99)]
    assert shape(arrange(secties, vragen)) == ["a", "1.1", "1.2", "b", "1.3", "bronnen"]


def test_arrange_keeps_a_question_inside_a_section_that_goes_on():
    secties = [Rij(1, "a", "10"), Rij(2, "a1", "20", ouder_id=1), Rij(3, "a2", "30", ouder_id=1), Rij(4, "b", "40")]
    assert shape(arrange(secties, [Rij(1, "1.1", regel=25)])) == [("a", ["a1", "1.1", "a2"]), "b"]


def test_arrange_lifts_a_question_out_of_a_section_that_ends_there():
    secties = [Rij(1, "a", "10"), Rij(2, "a1", "20", ouder_id=1), Rij(3, "b", "40")]
    blokken = arrange(secties, [Rij(1, "1.1", regel=25), Rij(2, "1.2", regel=26)])
    assert shape(blokken) == [("a", ["a1"]), "1.1", "1.2", "b"]


def test_arrange_holds_parts_inside_their_question_and_nests_headings():
    secties = [Rij(1, "a", "10"), Rij(2, "a1", "20", ouder_id=1)]
    vragen = [Rij(1, "6.1", regel=5), Rij(2, "6.1a", hoofdvraag_id=1), Rij(3, "6.1b", hoofdvraag_id=1)]
    blokken = arrange(secties, vragen)
    assert shape(blokken) == [("a", ["a1"]), ("6.1", ["6.1a", "6.1b"])]
    assert [blok.niveau for top in blokken for blok in top.walk()] == [2, 3, 2, 3, 3]
    assert [vraag.code for vraag in blokken[1].vragen] == ["6.1a", "6.1b"]


def test_arrange_works_without_sections():
    assert shape(arrange([], [Rij(1, "1.1"), Rij(2, "1.2")])) == ["1.1", "1.2"]
