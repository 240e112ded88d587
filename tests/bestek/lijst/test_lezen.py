"""Lists as gemeenten have them: what is read, and above all what is not guessed in silence."""

from io import BytesIO

import docx
import openpyxl
import pytest

from bestek.lijst.kolommen import column_names, guess, read_rows
from bestek.lijst.lezen import Indeling, Lijst, Onleesbaar, check_rows, first_reading, read, read_file, read_text
from bestek.lijst.rij import MEESTE, Rij, number, subject_of
from bestek.lijst.tekst import lines_of, read_lines

TABEL = [
    ["Nr", "Thema", "Vraag", "Handvatten", "Weging (%)", "Max. A4", "Perceel"],
    ["1", "Taalcontact", "Hoe zorgt u voor taalcontact?", "- elke week\n- buiten de les", "15%", "2", "B1, Z"],
    ["2", "", "Hoe volgt u de voortgang?", "gesprekken; portfolio", "tien", "1,5", "alle"],
    ["", "", "", "toetsen", "", "", ""],
    ["", "Noot", "", "", "", "", ""],
]


def test_columns_are_recognised_by_what_they_are_called():
    kop, kolommen = guess(TABEL)
    assert kop and kolommen == {"onderwerp": 1, "tekst": 2, "criteria": 3, "punten": 4, "max_a4": 5, "percelen": 6}
    assert column_names(TABEL, kop)[2] == "Kolom C: Vraag"


def test_rows_become_questions_and_doubts_are_told():
    (een, twee), over = read_rows(TABEL, *guess(TABEL))
    assert (een.onderwerp, een.criteria, een.punten, een.percelen, een.twijfel) == (
        "Taalcontact", ("elke week", "buiten de les"), "15%", ("B1", "Z"), (),
    )  # fmt: skip
    assert twee.criteria == ("gesprekken", "portfolio", "toetsen") and twee.percelen == () and twee.afgeleid
    assert twee.twijfel == ("‘tien’ is niet als punten te lezen.",) and over == 1


def test_sheet_without_headings_has_its_questions_where_most_of_them_are():
    rijen = [["1", "Hoe doet u dit?", "x"], ["2", "Wat doet u daarna?", "y"]]
    assert guess(rijen) == (False, {"tekst": 1})
    assert column_names(rijen, False)[1] == "Kolom B: Hoe doet u dit?"


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [("15", 15), ("15%", 15), ("12,5 punten", 12.5), ("max. 2 A4", 2), ("hoog", None), ("10-15", None), ("", None)],
)
def test_numbers_are_read_or_left(tekst, getal):
    assert (number(tekst) is None) == (getal is None) and (getal is None or float(number(tekst)) == getal)


GEPLAKT = """Onze lijst van vorig jaar

1. Hoe zorgt u voor taalcontact? (15 punten)
Wij bedoelen contact buiten de les.
- elke week
- met buurtgenoten
Maximaal 2 A4
2) Beschrijf hoe u groepen samenstelt
   • op niveau
3. Taalcontact
Hoe zorgt u voor taalcontact?
"""


def test_pasted_text_is_split_at_its_numbers():
    rijen, over = read_lines(lines_of(GEPLAKT))
    een, twee, drie = rijen
    assert (een.tekst, een.criteria, een.punten, een.max_a4) == (
        "Hoe zorgt u voor taalcontact?", ("elke week", "met buurtgenoten"), "15", "2",
    )  # fmt: skip
    assert een.toelichting == "Wij bedoelen contact buiten de les." and not een.twijfel
    assert twee.criteria[0] == "op niveau" and over == 1
    assert "‘Taalcontact’ is genummerd en als criterium gelezen." in twee.twijfel
    assert any("staat er ook als nummer 1" in zin for zin in drie.twijfel)
    assert any("deze regel niet" in zin for zin in drie.twijfel)


def test_word_headings_give_subjects_and_bullets_criteria():
    blad = docx.Document()
    blad.add_paragraph("Inleiding.")
    blad.add_heading("Voortgang", 2)
    blad.add_paragraph("Hoe volgt u de voortgang?", style="List Number")
    blad.add_paragraph("Wie volgt wat?", style="List Bullet")
    blad.add_heading("Groepen", 2)
    blad.add_paragraph("Hoe stelt u groepen samen?", style="List Number")
    rijen, over = read(lijst := read_file(save(blad)), first_reading(lijst))
    assert [(r.onderwerp, r.tekst, r.criteria) for r in rijen] == [
        ("Voortgang", "Hoe volgt u de voortgang?", ("Wie volgt wat?",)),
        ("Groepen", "Hoe stelt u groepen samen?", ()),
    ]
    assert over == 1 and rijen[1].twijfel == ("Er zijn geen criteria bij gevonden.",)


def test_table_of_word_and_second_sheet_are_found():
    blad = docx.Document()
    blad.add_paragraph("Zie de tabel.")
    tabel = blad.add_table(rows=2, cols=2)
    for cel, tekst in zip(tabel._cells, ["Vraag", "Criteria", "Hoe?", "Zo"], strict=True):
        cel.text = tekst
    lijst = read_file(save(blad))
    assert first_reading(lijst) == Indeling("0", True, {"tekst": 0, "criteria": 1})
    boek = openpyxl.Workbook()
    boek.active.append(["Handleiding"])
    for rij in TABEL:
        boek.create_sheet("Vragen") if len(boek.worksheets) == 1 else None
        boek["Vragen"].append(rij)
    lijst = read_file(save(boek))
    assert [naam for naam, _ in lijst.bladen] == ["Sheet", "Vragen"] and first_reading(lijst).bron == "1"
    assert Lijst.from_json(lijst.to_json()) == lijst


def test_cells_pasted_from_a_sheet_are_a_table():
    lijst = read_text("Vraag\tPunten\r\nHoe doet u dit?\t10\r\n")
    assert read(lijst, first_reading(lijst))[0][0].punten == "10"


@pytest.mark.parametrize("data", [b"", b"tekst", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_other_files_get_a_clear_message(data):
    with pytest.raises(Onleesbaar, match="xlsx"):
        read_file(data)


@pytest.mark.parametrize("aantal", [0, MEESTE + 1])
def test_nothing_or_too_much_is_refused(aantal):
    with pytest.raises(Onleesbaar):
        check_rows([Rij("Hoe?")] * aantal)


@pytest.mark.parametrize("tekst", ["", "\n \n", "\t\t", "?", "1.", "- ", "vraag 1", "%" * 50, "=HYPERLINK(1)"])
def test_any_text_is_borne(tekst):
    lijst = read_text(tekst)
    if lijst.bladen or lijst.regels:
        read(lijst, first_reading(lijst))


def test_subject_is_short_and_out_of_the_question():
    assert subject_of("Hoe zorgt u dit? En dat?") == "Hoe zorgt u dit"
    assert len(subject_of("woord " * 50)) <= 62


def save(document) -> bytes:
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()
