import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteit.begrippen import BEKEND, Begrip, Woordenlijst, common, inflections

ROOT = Path(__file__).resolve().parents[2]
PORTFOLIO = Begrip("portfolio", "portfolio", "Een map.", ("taalportfolio",), frozenset({4}))
WEB = Begrip("web", "WEB", "Een wet.", ("Wet educatie en beroepsonderwijs",), frozenset({5}))
KEURMERK = Begrip("keurmerk", "Keurmerk Blik op Werk", "Een keurmerk.", (), frozenset({6}))
BOW = Begrip("bow", "Blik op Werk", "Een organisatie.", (), frozenset({2}))
TAALMAATJE = Begrip("taalmaatje", "taalmaatje", "Iemand.", ("taalcoach",), frozenset({4}))
TAALCOACH = Begrip("taalcoach", "taalcoach", "Een vrijwilliger.", (), frozenset({4}))
TOEZICHT = Begrip("toezicht", "Blik op Werk Toezicht", "Een inspectie.", (), frozenset({8}))
ALLE = (PORTFOLIO, WEB, KEURMERK, BOW, TAALMAATJE, TAALCOACH, TOEZICHT)
WOORDEN = ("portfolio", "Portfolio's", "WEB", "web", "Keurmerk Blik op Werk", "Blik", "op", "Werk", "taalcoaches", "en")


def marked(tekst: str, brieven=(4,), lijst=None) -> list[tuple[str, str]]:
    stukken = (lijst or Woordenlijst(ALLE)).find(tekst, brieven)
    return [(stuk.tekst, stuk.begrip.code) for stuk in stukken if stuk.begrip]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Een portfolio helpt.", [("portfolio", "portfolio")]),
        ("Portfolio's en portfolio’s.", [("Portfolio's", "portfolio"), ("portfolio’s", "portfolio")]),
        ("Een taalportfolio.", [("taalportfolio", "portfolio")]),
        ("De portfoliomap, een digitaalportfolio", []),
        ("portfolio-gesprek, e-portfolio, portfolio- en mapgebruik", []),
        ("op portfolio.nl of www.portfolio of a@portfolio of portfolio@a", []),
        ("(portfolio), ‘portfolio’: 'portfolio'", [("portfolio", "portfolio")] * 3),
        ("Geld uit de WEB op het web.", [("WEB", "web")]),
        (
            "Het Keurmerk Blik op Werk van Blik op Werk",
            [("Keurmerk Blik op Werk", "keurmerk"), ("Blik op Werk", "bow")],
        ),
        ("Twee taalcoaches en een taalmaatje", [("taalcoaches", "taalcoach"), ("taalmaatje", "taalmaatje")]),
        ("Het Blik op Werk Toezicht", [("Blik op Werk Toezicht", "toezicht")]),
        ("", []),
    ],
)
def test_find_takes_whole_words_and_the_longest_term(tekst, verwacht):
    assert marked(tekst) == verwacht


def test_find_explains_a_common_word_in_its_own_letters_only():
    assert marked("Een portfolio en de WEB.", {7}) == [("WEB", "web")]
    assert marked("De Wet educatie en beroepsonderwijs", {7}) == []
    assert marked("De Wet educatie en beroepsonderwijs", {5}) == [("Wet educatie en beroepsonderwijs", "web")]


def test_find_takes_a_term_before_a_synonym_and_the_own_letter_before_another():
    assert marked("Een taalcoach.") == [("taalcoach", "taalcoach")]
    elders = Begrip("elders", "Blik op Werk", "Anders.", (), frozenset({9}))
    lijst = Woordenlijst((BOW, elders))
    assert marked("Blik op Werk", {9}, lijst) == [("Blik op Werk", "elders")]
    assert marked("Blik op Werk", {2}, lijst) == [("Blik op Werk", "bow")]


def test_find_never_takes_a_term_inside_one_that_is_not_explained():
    lijst = Woordenlijst((KEURMERK, BOW), bekend={"Keurmerk Blik op Werk"})
    assert marked("Het Keurmerk Blik op Werk.", {2}, lijst) == []


@pytest.mark.parametrize(
    ("naam", "vorm"),
    [
        ("les", "lessen"), ("duaal", "duale"), ("bewijs", "bewijzen"), ("vaardigheid", "vaardigheden"),
        ("activerende werkvorm", "activerende werkvormen"), ("breakoutroom", "breakoutrooms"), ("café", "cafés"),
        ("uitspraak", "uitspraken"), ("inburgeringsplichtige", "inburgeringsplichtigen"),
    ],
)  # fmt: skip
def test_inflections_are_those_of_simple_dutch(naam, vorm):
    assert vorm in inflections(naam)


def test_inflections_leave_an_abbreviation_alone():
    assert inflections("WEB") == {"WEB"}


ZINNEN = st.lists(st.one_of(st.sampled_from(WOORDEN), st.text(max_size=6)), max_size=12)


@given(ZINNEN, st.sampled_from(["", " ", "-", "."]))
def test_find_gives_the_text_back_as_it_was(delen, tussen):
    tekst = tussen.join(delen)
    assert "".join(stuk.tekst for stuk in Woordenlijst(ALLE).find(tekst, {4})) == tekst


@given(ZINNEN, st.sampled_from(["", " ", "-"]))
def test_find_never_takes_part_of_a_word(delen, tussen):
    tekst, plek = tussen.join(delen), 0
    for stuk in Woordenlijst(ALLE).find(tekst, {4}):
        einde = plek + len(stuk.tekst)
        if stuk.begrip:
            assert not tekst[plek - 1 : plek].isalnum() if plek else True
            assert not tekst[einde : einde + 1].isalnum()
        plek = einde


@pytest.fixture(scope="module")
def brieven():
    """The terms, and the texts of the shipped letters with the number of their letter."""
    begrippen, teksten = [], []
    for rij in json.loads((ROOT / "fixtures" / "brieven.json").read_text(encoding="utf-8")):
        soort, velden = rij["model"].partition(".")[2], rij["fields"]
        if soort == "begrip":
            eigen = frozenset(brief[0] for brief in velden["brieven"])
            namen = velden["code"], velden["term"], velden["uitleg"], tuple(velden["synoniemen"]), eigen
            begrippen.append(Begrip(*namen))
        elif soort in ("onderdeel", "punt", "vraag", "handvat"):
            delen = (velden.get(naam, "") for naam in ("titel", "tekst", "toelichting", "let_op", "voorwaarde"))
            teksten.append(("\n".join(delen), int(velden["code"].partition("-")[0].partition(".")[0])))
    return tuple(begrippen), teksten


def test_common_finds_what_every_reader_knows(brieven):
    begrippen, teksten = brieven
    assert common(begrippen, [tekst for tekst, _ in teksten]) == BEKEND


def test_letters_are_marked_calmly(brieven):
    """One explanation in at least fifty words, each term once: measured on the shipped letters."""
    begrippen, teksten = brieven
    lijst, woorden, gevonden = Woordenlijst(begrippen), Counter(), {}
    for tekst, brief in teksten:
        woorden[brief] += len(tekst.split())
        gevonden.setdefault(brief, set()).update(code for _, code in marked(tekst, {brief}, lijst))
    for brief in range(1, 10):
        assert 10 <= len(gevonden[brief]) <= 45, brief
        assert woorden[brief] / len(gevonden[brief]) >= 50, brief
