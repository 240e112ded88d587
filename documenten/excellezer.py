"""Excel in: the cells of one sheet as text, within limits. Formulas are shown as they were typed, never worked out."""

from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

GROOTST = 5 * 1024 * 1024  # bytes of the file
UITGEPAKT = 60 * 1024 * 1024  # bytes of what is in it
RIJEN, KOLOMMEN, TEKENS = 2000, 40, 32_767
GEEN_EXCEL = "Dit is geen Excel-bestand van het soort .xlsx. Bewaar het in Excel als ‘Excel-werkmap (.xlsx)’."


class ExcelFout(ValueError):
    """The file cannot be read; the message is for the user."""


def read_sheet(data: bytes) -> list[list[str]]:
    """The rows of the first visible sheet that holds something, each cell as text. Raises ExcelFout."""
    _check(data)
    try:
        boek = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            bladen = [blad for blad in boek.worksheets if blad.sheet_state == "visible"]
            return next((rijen for blad in bladen if (rijen := _rows(blad))), [])
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


def _check(data: bytes) -> None:
    """Refuse what is too large packed or unpacked, and XML that declares entities, before anything is read."""
    if len(data) > GROOTST:
        raise ExcelFout("Dit bestand is te groot: hoogstens 5 MB.")
    try:
        with ZipFile(BytesIO(data)) as pak:
            if sum(deel.file_size for deel in pak.infolist()) > UITGEPAKT or len(pak.infolist()) > 500:
                raise ExcelFout("Dit bestand is uitgepakt te groot.")
            if "[Content_Types].xml" not in pak.namelist():
                raise ExcelFout(GEEN_EXCEL)
            for deel in pak.infolist():
                if deel.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in pak.read(deel)[:4096].replace(
                    b"\0", b""
                ):
                    raise ExcelFout(GEEN_EXCEL)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError) as fout:  # RuntimeError: with a password
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
