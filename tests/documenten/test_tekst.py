import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documenten.tekst import blocks, normaliseer


@pytest.mark.parametrize(
    ("ruw", "schoon"),
    [
        ("een\r\ntwee\rdrie\u2028vier\x0bvijf\x0czes\x85zeven", "een\ntwee\ndrie\nvier\nvijf\nzes\nzeven"),
        ("cafe\u0301", "café"),
        ("nul\x00bel\x07c1\x9f", "nulbelc1"),
        ("half \ud800paar", "half paar"),
        ("\ufeffbegin", "begin"),
        ("omge\u202edraaid\u202c", "omgedraaid"),
        ("regel  \t\nvolgende\u00a0 ", "regel\nvolgende"),
        ("\n\n  inspringing blijft\n\n\neinde\n\n", "  inspringing blijft\n\n\neinde"),
        ("tab\tblijft, 10\u00a0uur ook", "tab\tblijft, 10\u00a0uur ook"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_text_is_cleaned(ruw, schoon):
    assert normaliseer(ruw) == schoon


@given(st.text(st.characters(exclude_categories=[])))
def test_normalising_twice_changes_nothing(ruw):
    eerste = normaliseer(ruw)
    assert normaliseer(eerste) == eerste
    assert unicodedata.is_normalized("NFC", eerste)
    assert not any(unicodedata.category(teken) in ("Cc", "Cs") for teken in eerste if teken not in "\n\t")


def test_blocks_are_paragraphs_and_lists():
    assert blocks("Een\nregel\n\n- a\n-  b \n\n\n- half\ngeen lijst") == [
        (False, ["Een", "regel"]),
        (True, ["a", " b"]),
        (False, ["- half", "geen lijst"]),
    ]
    assert blocks(" \n ") == []
