import pytest

from bestek.naamtoets import EMAIL, KVK, NAAM, TELEFOON, find, mask, name_forms


def kinds(tekst, namen=()):
    return [(t.soort, t.tekst) for t in find(tekst, namen)]


@pytest.mark.parametrize(
    ("tekst", "soort", "gevonden"),
    [
        ("Mail naar jan.de-boer@taalkade.nl.", EMAIL, "jan.de-boer@taalkade.nl"),
        ("Bel 06-12345678 na vijven.", TELEFOON, "06-12345678"),
        ("Bel (0320) 12 34 56 nu.", TELEFOON, "(0320) 12 34 56"),
        ("Bel +31 6 1234 5678.", TELEFOON, "+31 6 1234 5678"),
        ("Bel 0031612345678.", TELEFOON, "0031612345678"),
        ("Ons KvK-nummer is 12345678.", KVK, "12345678"),
        ("KvK: 12 34 56 78", KVK, "12 34 56 78"),
        ("Wij van TAALKADE vragen.", NAAM, "TAALKADE"),
        ("Zie www.taalkade.nl.", NAAM, "taalkade"),
        ("Het Café Taal doet mee.", NAAM, "Café Taal"),
        ("Cafe-taal doet mee.", NAAM, "Cafe-taal"),
    ],
)
def test_find_what_tells_who_asked(tekst, soort, gevonden):
    assert kinds(tekst, ["Taalkade", "Café Taal"]) == [(soort, gevonden)]


@pytest.mark.parametrize(
    "tekst",
    [
        "CPV 80580000 en 80580000-3",
        "tussen 01-02-2027 en 31-12-2027",
        "750.000 euro, of 12345678,90 euro",
        "paragraaf 2.3.1, bladzijde 10-12",
        "de taalkades van de stad",
        "kenmerk TN-2026-69380",
        "in 2026 2027 en 2028",
    ],
)
def test_find_leaves_other_numbers_and_words(tekst):
    assert kinds(tekst, ["Taalkade"]) == []


def test_overlap_gives_the_longest():
    assert kinds("info@taalkade.nl", ["taalkade"]) == [(EMAIL, "info@taalkade.nl")]


def test_mask_leaves_all_of_it_out():
    assert mask("Wij (Taalkade, 06 12345678) vragen.", ["Taalkade"]) == "Wij ([weggelaten], [weggelaten]) vragen."


def test_forms_of_a_sender():
    vormen = name_forms("Taalkade B.V.", "Mevrouw A. van Dijkstra <a@kadetaal.nl>")
    assert {"Taalkade B.V.", "Taalkade", "Dijkstra", "kadetaal"} <= vormen
    assert name_forms("", "") == set()
    assert name_forms("ABC", "Jan") == set()  # too short to look for


def test_same_words_have_one_key():
    een, ander = find("Taalkade vraagt; TAALKADE wil.", ["taalkade"])
    assert een.sleutel == ander.sleutel == "taalkade"
