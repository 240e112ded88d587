from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteit.inlezen.lezen import Regel, split_lines
from kwaliteit.inlezen.opschonen import clean

TEKENS = st.sampled_from([*"abcde éï.,•\n\n\u00ad\f-1 ", "Kwaliteit van taal", "divosa.nl", "www.een.nl"])


def kept(tekst: str) -> list[str]:
    return [regel.tekst for regel in clean(split_lines(tekst)).regels if regel.tekst]


@pytest.mark.parametrize(
    "regel",
    [
        "4. Motivatie en aansluiten - Kwaliteit van taal",
        "Kwaliteit van taal | 12",
        "Brievenreeks Kwaliteit van taal",
        "divosa.nl",
        "31",
        "Pagina 3 van 80",
        "- 12 -",
    ],
)
def test_what_belongs_to_the_page_goes_wherever_it_stands(regel):
    assert kept(f"een zin die\n{regel}\nverder gaat.") == ["een zin die", "verder gaat."]


def test_unknown_header_goes_where_it_cuts_sentences():
    tekst = "\n".join(f"dit is zin {woord} die\nGemeente Ergens, inkoop\n{woord} verder gaat." for woord in "abcd")
    assert "Gemeente Ergens, inkoop" not in kept(tekst)


def test_sentence_that_the_letters_repeat_stays():
    zin = "In het bestek, bij de beoordeling en"
    tekst = "\n".join(f"Dit doet gemeente {n} ermee\n{zin}\ntijdens het traject kan dit." for n in range(4))
    assert kept(tekst).count(zin) == 4


def test_header_at_the_edge_of_pages_goes():
    bladen = "\f".join(f"Rapport van de werkgroep {n}\nregel a{n}.\nb{n}.\nc{n}.\nd{n}.\ne{n}." for n in range(3))
    assert not [regel for regel in kept(bladen) if regel.startswith("Rapport")]


def test_address_alone_is_a_link_and_one_in_a_sentence_is_text():
    schoon = clean(split_lines("Een zin.\n\nhttps://een.nl/lang-\nvervolg.pdf\n\nZie voor meer:\nwww.twee.nl/pad"))
    assert [adres for _, adres in schoon.adressen] == ["https://een.nl/lang-", "vervolg.pdf"]
    assert "www.twee.nl/pad" in [regel.tekst for regel in schoon.regels]


def test_characters_become_plain():
    (regel,) = clean([Regel(1, "ﬁnancie\u0308n zon\u00adder\u200b streep")]).regels
    assert regel.tekst == "financiën zonder streep"


@given(st.lists(TEKENS, max_size=80).map("".join))
def test_cleaning_twice_changes_nothing(tekst):
    eens = clean(split_lines(tekst)).regels
    assert clean(eens).regels == eens


@given(st.lists(TEKENS, max_size=80).map("".join))
def test_no_letter_is_lost_without_being_told(tekst):
    schoon = clean(split_lines(tekst))
    over = Counter("".join(regel.tekst for regel in schoon.regels))
    over += Counter("".join(weg for _, _, weg in schoon.weg)) + Counter("".join(adres for _, adres in schoon.adressen))
    letters = Counter(teken for teken in tekst if teken.isalnum())
    assert {t: n for t, n in letters.items() if over[t] < n} == {}
