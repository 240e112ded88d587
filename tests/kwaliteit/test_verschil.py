from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteit.verschil import difference, join_new, join_old

words = st.text(st.sampled_from("ab. \n"), max_size=30)


def short(segments):
    return [(segment.soort[0], segment.tekst) for segment in segments]


@given(words, words)
def test_both_texts_come_back(oud, nieuw):
    segments = difference(oud, nieuw)
    assert join_old(segments) == oud
    assert join_new(segments) == nieuw
    assert all(segment.tekst for segment in segments)
    assert all(a.soort != b.soort for a, b in pairwise(segments))


@given(words)
def test_a_text_does_not_differ_from_itself(tekst):
    assert [segment.soort for segment in difference(tekst, tekst)] == ["gelijk"] * bool(tekst)


@pytest.mark.parametrize(
    ("oud", "nieuw", "expected"),
    [
        ("Een lokaal.", "Een les.", [("g", "Een "), ("v", "lokaal"), ("t", "les"), ("g", ".")]),
        ("a b c", "a c", [("g", "a"), ("v", " b"), ("g", " c")]),
        ("b", "a b", [("t", "a "), ("g", "b")]),
        ("a", "a b", [("g", "a"), ("t", " b")]),
        ("a\nb", "a b", [("g", "a"), ("v", "\n"), ("t", " "), ("g", "b")]),
        ("a ", "a", [("g", "a"), ("v", " ")]),
        ("", "a", [("t", "a")]),
        ("", "", []),
        ("één café", "één kopje", [("g", "één "), ("v", "café"), ("t", "kopje")]),
    ],
)
def test_difference(oud, nieuw, expected):
    assert short(difference(oud, nieuw)) == expected


def test_replaced_words_stand_together():
    segments = difference("De rode auto rijdt.", "De blauwe fiets rijdt.")
    assert short(segments) == [("g", "De "), ("v", "rode auto"), ("t", "blauwe fiets"), ("g", " rijdt.")]


def test_a_long_text_full_of_common_words_shows_only_what_changed():
    words = list(str(2**1200))  # ten different words, each often, in no regular order
    changed = words.copy()
    changed[100] = changed[200] = "x"
    kinds = [segment.soort[0] for segment in difference(" ".join(words), " ".join(changed))]
    assert kinds == ["g", "v", "t", "g", "v", "t", "g"]
