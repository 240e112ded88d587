from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteit.inlezen.blokken import words_of
from kwaliteit.inlezen.lezen import split_lines
from kwaliteit.inlezen.woorden import mend, mend_lines, own_words

EIGEN = own_words(
    ["samenwerking " * 5, "onderwijs taalles", "hun taal leren en er samen aan werken, dat is het eerste bod"]
)


def mended(tekst: str, eigen: Counter[str] = EIGEN) -> str:
    reeksen, _ = mend([words_of(regel, nr) for nr, regel in enumerate(tekst.split("\n"), 1)], eigen)
    return "\n".join(" ".join(woord.tekst for woord in reeks) for reeks in reeksen)


@pytest.mark.parametrize(
    ("gebroken", "heel"),
    [
        ("Een samen- werking helpt.", "Een samenwerking helpt."),
        ("Een samen werking helpt.", "Een samenwerking helpt."),
        ("Een samen\u00ad werking helpt.", "Een samenwerking helpt."),
        ("Een sa\u00admenwerking helpt.", "Een samenwerking helpt."),
        ("De hoog - opgeleiden\nhoogopgeleiden", "De hoogopgeleiden\nhoogopgeleiden"),
        ("Veel leerbaarheids toets\nleerbaarheidstoets", "Veel leerbaarheidstoets\nleerbaarheidstoets"),
        ("Wat deskundigheids- bevordering is", "Wat deskundigheidsbevordering is"),
    ],
)
def test_broken_words_become_whole(gebroken, heel):
    assert mended(gebroken) == heel


@pytest.mark.parametrize(
    "tekst",
    [
        "re-integratie en NT2-docent",
        "in- en verkoop, lees- of schrijfles",
        "een leidraad - laat dat zien",
        "alfabetisering komt aan bod\nhet aanbod",
        "zij willen samen werken aan de taal\nsamenwerken",
        "gericht op taal leren\ntaal leren is taalleren taalleren",
        "de cursist en docent\ncursisten cursist docent",
    ],
)
def test_words_that_belong_apart_stay_apart(tekst):
    assert mended(tekst) == tekst


def test_hyphen_of_the_word_itself_stays_at_the_end_of_a_line():
    assert (
        mended("een NT2- docent met re- integratie\nre-integratie") == "een NT2-docent met re-integratie\nre-integratie"
    )


def test_every_repair_is_told_with_its_line():
    _, reparaties = mend([words_of("Een samen werking helpt.", 46)], EIGEN)
    assert reparaties.gedaan == [(46, "samen werking", "samenwerking")]


def test_word_is_joined_over_an_empty_line_before_headings_are_sought():
    regels, _ = mend_lines(split_lines("goede samen-\n\nwerking is nodig"), EIGEN)
    assert [regel.tekst for regel in regels] == ["goede samenwerking", "", "is nodig"]


@given(st.lists(st.sampled_from(["samen", "werking", "samenwerking", "taal-", "les", "taalles", "en", "\u00ad", "-"])))
def test_mending_twice_changes_nothing_and_loses_no_letter(woorden):
    eens, _ = mend([words_of(" ".join(woorden), 1)], EIGEN)
    assert mend(eens, EIGEN)[0] == eens
    assert letters("".join(woorden)) == letters("".join(woord.tekst for woord in eens[0]))


def letters(tekst: str) -> str:
    return "".join(teken for teken in tekst if teken.isalpha())
