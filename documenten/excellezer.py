"""Excel in: the cells of one sheet as text, within limits. Formulas are shown as they were typed, never worked out."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .pakket import GROOTST, check_package

__all__ = ["GROOTST", "ExcelFout", "read_sheet", "read_sheets"]

RIJEN, KOLOMMEN, TEKENS = 2000, 40, 32_767
GEEN_EXCEL = "Dit is geen Excel-bestand van het soort .xlsx. Bewaar het in Excel als ‘Excel-werkmap (.xlsx)’."


class ExcelFout(ValueError):
    """The file cannot be read; the message is for the user."""


def read_sheet(data: bytes) -> list[list[str]]:
    """The rows of the first visible sheet that holds something, each cell as text. Raises ExcelFout."""
    return next((rijen for _, rijen in _sheets(data)), [])


def read_sheets(data: bytes) -> list[tuple[str, list[list[str]]]]:
    """Every visible sheet that holds something, by name, each cell as text. Raises ExcelFout."""
    return list(_sheets(data))


def _sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    check_package(data, GEEN_EXCEL, ExcelFout)
    try:
        boek = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            for blad in boek.worksheets:
                if blad.sheet_state == "visible" and (rijen := _rows(blad)):
                    yield blad.title, rijen
        finally:
            boek.close()
    except ExcelFout:
        raise
    except (
        BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        OSError,
        SyntaxError,
        AttributeError,
    ) as fout:
        raise ExcelFout(GEEN_EXCEL) from fout


def _rows(blad: object) -> list[list[str]]:
    """As text, without empty rows; the sheet's own word about its size is not trusted."""
    blad.reset_dimensions()
    rijen = []
    for nummer, rij in enumerate(blad.iter_rows(max_col=KOLOMMEN, values_only=True), 1):
        if nummer > RIJEN:
            raise ExcelFout(f"Dit blad heeft te veel rijen: hoogstens {RIJEN}.")
        cellen = [_text(cel) for cel in rij]
        while cellen and not cellen[-1]:
            cellen.pop()
        if cellen:
            rijen.append(cellen)
    return rijen


def _text(waarde: object) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, datetime):
        return f"{waarde:%d-%m-%Y}" if (waarde.hour, waarde.minute) == (0, 0) else f"{waarde:%d-%m-%Y %H:%M}"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(getattr(waarde, "text", waarde))[:TEKENS]
