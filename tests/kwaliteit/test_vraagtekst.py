from dataclasses import replace

from kwaliteit.editieboek import history, natural_code
from kwaliteit.vraagtekst import Handvattekst, Vraagtekst, changed_codes, compare, full_text

EEN, TWEE, DRIE = (Handvattekst(f"4.3/{n}", "", "alle", f"Punt {n}.") for n in (1, 2, 3))
TOEN = Vraagtekst("Voortgang", "Hoe volgt u dat?", (EEN, TWEE))


def test_compare_tells_what_became_of_each_handvat():
    nu = Vraagtekst("Voortgang", "Hoe volgt u de voortgang?", (replace(TWEE, tekst="Punt twee."), DRIE))
    verschil = compare(TOEN, nu)
    assert [(h.code, h.soort) for h in verschil.handvatten] == [
        ("4.3/2", "gewijzigd"),
        ("4.3/3", "nieuw"),
        ("4.3/1", "vervallen"),
    ]
    assert verschil.onderwerp is None
    assert [soort for soort, _ in verschil.tekst] == ["gelijk", "weg", "nieuw", "gelijk"]
    assert verschil.handvatten[2].segmenten == [("weg", "Punt 1.")]


def test_compare_counts_what_stayed():
    assert (compare(TOEN, TOEN).veranderd, compare(TOEN, TOEN).gelijk) == ([], 2)


def test_compare_notices_another_group_with_the_same_words():
    (verschil,) = compare(TOEN, replace(TOEN, handvatten=(EEN, replace(TWEE, logica="een_of_meer")))).veranderd
    assert (verschil.soort, verschil.andere_groep) == ("gewijzigd", True)


def test_compare_with_a_question_that_left_the_letters():
    assert {h.soort for h in compare(TOEN, None).handvatten} == {"vervallen"}


def test_changed_codes_are_those_an_edition_accounts_for():
    assert changed_codes("4.3", TOEN, replace(TOEN, tekst="?", handvatten=(EEN,))) == {
        "4.3": "gewijzigd",
        "4.3/2": "vervallen",
    }
    assert changed_codes("4.3", None, TOEN) == {"4.3": "nieuw"}
    assert changed_codes("4.3", TOEN, None) == {"4.3": "vervallen"}


def test_text_comes_back_from_json_with_the_same_fingerprint():
    terug = Vraagtekst.from_json(TOEN.to_json())
    assert terug == TOEN and terug.vingerafdruk == TOEN.vingerafdruk
    assert replace(TOEN, handvatten=(TWEE, EEN)).vingerafdruk != TOEN.vingerafdruk


def test_full_text_puts_the_parts_below():
    assert full_text("Punt.", ["a", "b"]) == "Punt.\n– a\n– b"


def test_history_gives_each_edition_the_text_that_followed():
    tweede = replace(TOEN, tekst="Twee?")
    derde = replace(TOEN, tekst="Drie?")
    eerder = {"4.3": tweede.to_json(), "4.4": TOEN.to_json()}
    edities = [
        {"nummer": 1, "vingerafdrukken": {"4.3": "a", "4.4": "x"}, "eerder": {}},
        {"nummer": 2, "vingerafdrukken": {"4.3": "b"}, "eerder": {"4.3": TOEN.to_json()}},
        {"nummer": 4, "vingerafdrukken": {"4.3": "c", "4.4": ""}, "eerder": eerder},
    ]
    assert history(edities, {"4.3": derde}) == {
        "4.3": [(1, TOEN), (2, tweede), (4, derde)],
        "4.4": [(1, TOEN), (4, None)],
    }


def test_natural_code_sorts_as_people_count():
    codes = ["4-portfolio", "4.10", "4.4/10", "4.4/2", "4.4", "4.4a", "4.5"]
    assert sorted(codes, key=natural_code) == ["4.4", "4.4/2", "4.4/10", "4.4a", "4.5", "4.10", "4-portfolio"]
