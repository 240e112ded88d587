"""Places in a text, and what was copied from the bestek; property tests without a database."""

from hypothesis import given
from hypothesis import strategies as st

from beoordeling.markering import Bereik, cut, locate
from beoordeling.overname import copied

TEKST = "Élk kwartaal 👩‍🏫 een gesprek.\nOok met de\nklantmanager."


def test_a_quote_is_found_where_it_stands_and_nowhere_else():
    assert locate(TEKST, "een gesprek") == (17, 28)
    assert TEKST[17:28] == "een gesprek"
    assert locate(TEKST, "Ook met de klantmanager") == (30, 53)  # however its lines are broken
    assert locate(TEKST, "een  gesprek.", 17) is None  # at a place: to the letter
    assert locate(TEKST, "een gesprek", 17) == (17, 28)
    assert locate(TEKST, "een gesprek", 16) is None
    assert locate(TEKST, "n gesprek", -14) is None
    assert locate(TEKST, "geen gesprek") is None
    assert locate(TEKST, "  ") is None


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=6))
def test_the_pieces_are_the_text_and_know_what_lies_over_them(tekst, paren):
    bereiken = [Bereik(begin, einde, n) for n, (begin, einde) in enumerate(paren)]
    stukken = cut(tekst, bereiken)
    assert "".join(stuk.tekst for stuk in stukken) == tekst
    for b in bereiken:
        geldig = 0 <= b.begin < b.einde <= len(tekst)
        onder = "".join(stuk.tekst for stuk in stukken if b.wat in stuk.onder)
        assert onder == (tekst[b.begin : b.einde] if geldig else "")
        assert sum(b.wat in stuk.nieuw for stuk in stukken) == sum(b.wat in stuk.af for stuk in stukken) == geldig


BRON = [("vraag 1", "Hoe krijgt de cursist zicht op de eigen voortgang?"), ("1.1", "Er is een portfolio in de les.")]


def test_words_of_the_bestek_are_found_over_the_border_of_two_criteria():
    tekst = "U vraagt: hoe krijgt de cursist zicht op de eigen voortgang. Er is een map."
    (bereik,) = copied(tekst, [BRON], 10)
    assert (tekst[bereik.begin : bereik.einde], bereik.wat) == (
        "hoe krijgt de cursist zicht op de eigen voortgang. Er is een",
        "vraag 1",
    )
    assert copied(tekst, [BRON], 13) == []  # the run is twelve words long
    assert copied("Er is een portfolio, ook buiten de les.", [BRON], 7) == []


@given(st.lists(st.sampled_from("ab"), max_size=12), st.lists(st.sampled_from("ab"), max_size=12), st.integers(1, 4))
def test_every_copied_run_is_found(antwoord, bron, minimaal):
    tekst = " ".join(antwoord)
    gevonden = copied(tekst, [[("v", " ".join(bron))]], minimaal)
    bronrijen = {tuple(bron[i : i + minimaal]) for i in range(len(bron) - minimaal + 1)}
    for bereik in gevonden:
        assert len(tekst[bereik.begin : bereik.einde].split()) >= minimaal
        assert tekst[bereik.begin : bereik.einde] in " ".join(bron)
    buiten = "".join("#" if any(b.begin <= i < b.einde for b in gevonden) else teken for i, teken in enumerate(tekst))
    over = "".join(buiten.split()) if not gevonden else ""
    if over:
        assert not any(tuple(antwoord[i : i + minimaal]) in bronrijen for i in range(len(antwoord) - minimaal + 1))
