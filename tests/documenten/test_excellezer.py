from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from documenten import excellezer, pakket
from documenten.excellezer import ExcelFout, read_sheet, read_sheets


def make_file(rijen, verborgen=False):
    boek = openpyxl.Workbook()
    blad = boek.active
    if verborgen:
        blad.append(["geheim"])
        blad.sheet_state = "hidden"
        blad = boek.create_sheet("Vragen")
    for rij in rijen:
        blad.append(rij)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def with_part(data, naam, inhoud):
    uit = BytesIO()
    with ZipFile(BytesIO(data)) as oud, ZipFile(uit, "w", ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            if deel.filename != naam:
                nieuw.writestr(deel, oud.read(deel))
        nieuw.writestr(naam, inhoud)
    return uit.getvalue()


def test_cells_are_text_and_formulas_stay_as_typed():
    rijen = [["Vraag", "Getal"], ["=1+1", 12], [None, None], [datetime(2026, 3, 2), 1.5]]
    assert read_sheet(make_file(rijen)) == [["Vraag", "Getal"], ["=1+1", "12"], ["02-03-2026", "1.5"]]


def test_hidden_sheets_are_skipped():
    assert read_sheet(make_file([["Vraag"]], verborgen=True)) == [["Vraag"]]


def test_every_visible_sheet_is_read_by_name():
    assert read_sheets(make_file([["Vraag"]], verborgen=True)) == [("Vragen", [["Vraag"]])]


def test_empty_file_has_no_rows():
    assert read_sheet(make_file([])) == []


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x03\x04kapot", b"\xd0\xcf\x11\xe0 oud Excel"])
def test_other_files_are_refused(data):
    with pytest.raises(ExcelFout, match="xlsx"):
        read_sheet(data)


def test_zip_of_something_else_is_refused():
    uit = BytesIO()
    with ZipFile(uit, "w") as pak:
        pak.writestr("a.txt", "x")
    with pytest.raises(ExcelFout):
        read_sheet(uit.getvalue())


def test_too_large_is_refused(monkeypatch):
    data = make_file([["Vraag"]])
    monkeypatch.setattr(pakket, "GROOTST", 100)
    with pytest.raises(ExcelFout, match="te groot"):
        read_sheet(data)


def test_bomb_is_refused_before_it_is_unpacked():
    bom = with_part(make_file([["Vraag"]]), "xl/worksheets/sheet1.xml", b"0" * (pakket.UITGEPAKT + 1))
    assert len(bom) < pakket.GROOTST
    with pytest.raises(ExcelFout, match="uitgepakt"):
        read_sheet(bom)


def test_entities_are_refused():
    lach = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha">]><worksheet><sheetData/></worksheet>'
    with pytest.raises(ExcelFout):
        read_sheet(with_part(make_file([["Vraag"]]), "xl/worksheets/sheet1.xml", lach))


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(excellezer, "RIJEN", 2)
    with pytest.raises(ExcelFout, match="rijen"):
        read_sheet(make_file([["a"], ["b"], ["c"]]))
