import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteit.inlezen.blokken import words_of
from kwaliteit.inlezen.noten import mark_notes
from kwaliteit.inlezen.zinnen import split


def sentences(tekst: str) -> list[str]:
    return [" ".join(woord.tekst for woord in zin) for zin in split(words_of(tekst, 1))]


@pytest.mark.parametrize(
    "zinnen",
    [
        ["Een zin.", "Nog een?", "(Zie brief 2.)"],
        ["Met steun (d.w.z. Nederlands spreken) en o.a. Engels.", "Klaar!"],
        ["‘Hoe werkt u?’", "Dat is de vraag."],
        ["Volgens K. Jansen werkt dit."],
        ["een stuk; en nog een:"],
    ],
)
def test_sentences_end_where_they_end(zinnen):
    assert sentences(" ".join(zinnen)) == zinnen


@given(st.text(alphabet="abc ABC.?!’()1", max_size=60))
def test_sentences_together_are_the_text(tekst):
    assert [w for zin in split(words_of(tekst, 1)) for w in zin] == words_of(tekst, 1)


def note_text(tekst: str, nummers: list[str]) -> str:
    (reeks,), _ = mark_notes([words_of(tekst, 1)], nummers)
    return " ".join(woord.tekst for woord in reeks)


def test_reference_to_a_note_becomes_superscript_and_no_longer_cuts():
    tekst = note_text("een integrale aanpak 1. Nieuw is dat Brief 2 9 (lezen) helpt 2.", ["1", "2"])
    assert tekst == "een integrale aanpak¹. Nieuw is dat Brief 2 9 (lezen) helpt²."
    assert len(sentences(tekst)) == 2


@pytest.mark.parametrize("tekst", ["zie Brief 1.", "in domein 1 en verder", "bestaat uit 1 deel", "zonder noot 1"])
def test_number_that_counts_something_stays(tekst):
    assert note_text(tekst, ["1"]) == tekst
