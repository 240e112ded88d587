from io import BytesIO

import docx
import pytest

from documenten import wordlezer
from documenten.wordlezer import KOP, NUMMER, PUNT, TEKST, Regel, WordFout, read_document
from tests.documenten.test_excellezer import make_file, with_part


def make_word(doe=lambda blad: None):
    blad = docx.Document()
    doe(blad)
    uit = BytesIO()
    blad.save(uit)
    return uit.getvalue()


def test_headings_lists_and_text_are_told_apart():
    def fill(blad):
        blad.add_heading("Taalcontact", 2)
        blad.add_paragraph("Hoe doet u dit?", style="List Number")
        blad.add_paragraph("Elke week", style="List Bullet")
        blad.add_paragraph("  Gewoon.  ")
        blad.add_paragraph("")

    assert read_document(make_word(fill)).regels == [
        Regel(KOP, "Taalcontact", 2),
        Regel(NUMMER, "Hoe doet u dit?"),
        Regel(PUNT, "Elke week"),
        Regel(TEKST, "Gewoon."),
    ]


def test_tables_are_rows_of_text():
    def fill(blad):
        tabel = blad.add_table(rows=2, cols=2)
        for cel, tekst in zip(tabel._cells, ["Vraag", "Punten", "Hoe?\nEn wie?", "10"], strict=True):
            cel.text = tekst
        tabel._cells[1].merge(tabel._cells[0])

    (tabel,) = read_document(make_word(fill)).tabellen
    assert tabel[1][1] == "10" and tabel[1][0].startswith("Hoe?")


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        (b"", "docx"),
        (b"geen zip", "docx"),
        (b"\xd0\xcf\x11\xe0met wachtwoord", "wachtwoord"),
        (make_file([["Vraag"]]), "docx"),
        (with_part(make_word(), "word/document.xml", b"<kapot"), "docx"),
        (with_part(make_word(), "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "h">]><x>&a;</x>'), "docx"),
        (with_part(make_word(), "word/media/x.bin", b"0" * (61 * 1024 * 1024)), "uitgepakt"),
    ],
    ids=["leeg", "anders", "wachtwoord", "excel", "kapot", "entiteit", "bom"],
)
def test_other_files_are_refused(data, zin):
    with pytest.raises(WordFout, match=zin):
        read_document(data)


def test_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(wordlezer, "REGELS", 1)
    with pytest.raises(WordFout, match="te lang"):
        read_document(make_word(lambda blad: [blad.add_paragraph(str(n)) for n in range(3)]))
