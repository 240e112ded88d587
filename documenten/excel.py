"""Excel out: sheets of rows under one header become .xlsx, with live formulas where they are asked for.

What is text stays text, also where it begins with = + - or @; addresses do not become links; there are no macros.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from .stukken import clean

EERSTE_RIJ = 5  # of the content, as Excel counts; above it title, mark, an empty row and the header
LANGST = 32_000  # characters that a cell holds, with some to spare; longer text runs on in the rows below
REGEL, HOOGST = 15, 400  # points: of a line, and of the highest row that Excel takes
GEEN_BLADNAAM = str.maketrans("", "", "[]:*?/\\'")
VORMEN = {
    "tekst": {"num_format": "@", "text_wrap": True},
    "getal": {"align": "right"},
    "procent": {"align": "right", "num_format": "0.##%"},
    "euro": {"align": "right", "num_format": "[$€-413] #,##0.00"},
    "moment": {"align": "left", "num_format": "[$-413]d mmmm yyyy hh:mm"},
}


@dataclass(frozen=True)
class Formule:
    """A formula in Excel's own English, and its outcome for programs that do not calculate."""

    formule: str
    waarde: Decimal | str


@dataclass(frozen=True)
class Invoer:
    """An empty cell that the reader fills in, on a sheet that is locked for the rest: an amount from 0, or a text."""

    hoogstens: Decimal | None = None
    bedrag: bool = True


Waarde = str | int | Decimal | datetime | Formule | Invoer | None


@dataclass(frozen=True)
class Kolom:
    kop: str
    breedte: float = 14  # in characters
    soort: str = "tekst"  # a key of VORMEN


@dataclass(frozen=True)
class Blad:
    """A sheet; its last `vet` rows are bold."""

    naam: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Waarde, ...], ...]
    vet: int = 0
    op_slot: bool = False  # only cells of `Invoer` can be changed


@dataclass(frozen=True)
class Werkmap:
    """A whole file. `merk` stands on every sheet (CONCEPT, say), `voet` at the foot of every printed page."""

    titel: str
    organisatie: str
    bladen: tuple[Blad, ...]
    datum: datetime
    voet: str = ""
    merk: str = ""
    kleur: str = "#143a4e"


def render_excel(map_: Werkmap) -> bytes:
    """Return the sheets as .xlsx. The same content gives the same bytes."""
    uit = BytesIO()
    keuzes = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(uit, keuzes | {"default_date_format": VORMEN["moment"]["num_format"]}) as boek:
        moment = map_.datum.replace(tzinfo=None, microsecond=0)
        boek.set_properties({"title": clean(map_.titel), "author": clean(map_.organisatie), "created": moment})
        boek.set_calc_mode("auto")
        vormen = _formats(boek, map_.kleur)
        for blad in map_.bladen:
            _write(boek.add_worksheet(sheet_name(blad.naam)), blad, map_, vormen)
    return uit.getvalue()


def sheet_name(naam: str) -> str:
    return clean(naam).translate(GEEN_BLADNAAM)[:31].strip() or "Blad"


def cell(kolom: int, rij: int, blad: str = "") -> str:
    """The address of a cell of the content, both counted from 0; in formulas of another sheet with its name."""
    plek = f"${xl_col_to_name(kolom)}${EERSTE_RIJ + rij}"
    return f"'{sheet_name(blad)}'!{plek}" if blad else plek


def _formats(boek: xlsxwriter.Workbook, kleur: str) -> dict[str, Format]:
    vormen = {soort: boek.add_format({"valign": "top", **vorm}) for soort, vorm in VORMEN.items()}
    for soort, vorm in VORMEN.items():
        vormen[f"{soort} vet"] = boek.add_format({"valign": "top", "bold": True, "top": 1, **vorm})
    open_ = {"valign": "top", "locked": False, "border": 1, "bg_color": "#FFF8DC"}
    vormen["invoer"] = boek.add_format(open_ | VORMEN["euro"])
    vormen["titel"] = boek.add_format({"bold": True, "font_size": 15, "font_color": kleur})
    vormen["merk"] = boek.add_format({"bold": True, "font_color": "#9C0006"})
    kop = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bottom_color": kleur, "bg_color": "#EDEDED"}
    for soort, vorm in VORMEN.items():
        vormen[f"{soort} kop"] = boek.add_format(kop | {"align": vorm.get("align", "left")})
    return vormen


def _write(vel: Worksheet, blad: Blad, map_: Werkmap, vormen: dict[str, Format]) -> None:
    vel.write_string(0, 0, clean(blad.titel), vormen["titel"])
    if map_.merk:
        vel.write_string(1, 0, clean(map_.merk), vormen["merk"])
    for nummer, kolom in enumerate(blad.kolommen):
        vel.set_column(nummer, nummer, kolom.breedte)
        vel.write_string(EERSTE_RIJ - 2, nummer, clean(kolom.kop), vormen[f"{kolom.soort} kop"])
    vel.set_row(0, 22)
    vel.set_row(EERSTE_RIJ - 2, _height(tuple(k.kop for k in blad.kolommen), blad.kolommen))
    regels = list(_lines(blad))
    for nummer, (rij, vet) in enumerate(regels, EERSTE_RIJ - 1):
        vel.set_row(nummer, _height(rij, blad.kolommen))
        for plek, (waarde, kolom) in enumerate(zip(rij, blad.kolommen, strict=True)):
            if isinstance(waarde, Invoer):
                _ask(vel, nummer, plek, waarde, vormen["invoer"])
            else:
                _put(vel, nummer, plek, waarde, vormen[f"{kolom.soort} vet" if vet else kolom.soort])
    if blad.op_slot:
        vel.protect()
    _print(vel, blad, map_)


def _height(rij: tuple[Waarde, ...], kolommen: tuple[Kolom, ...]) -> float:
    """Points for all lines of its longest text; not every program works that out by itself."""
    regels = 1
    for waarde, kolom in zip(rij, kolommen, strict=True):
        if isinstance(waarde, str):
            per_regel = max(kolom.breedte * 0.95, 1)
            regels = max(regels, sum(max(1, ceil(len(regel) / per_regel)) for regel in waarde.split("\n")))
    return min(REGEL * regels, HOOGST)


def _lines(blad: Blad) -> Iterator[tuple[tuple[Waarde, ...], bool]]:
    """The rows, with whether they are bold; what does not fit in a cell runs on in the next row."""
    for nummer, rij in enumerate(blad.rijen):
        vet = nummer >= len(blad.rijen) - blad.vet
        yield tuple(w[:LANGST] if isinstance(w, str) else w for w in rij), vet
        for begin in range(LANGST, max((len(w) for w in rij if isinstance(w, str)), default=0), LANGST):
            yield tuple(w[begin : begin + LANGST] if isinstance(w, str) else None for w in rij), vet


def _put(vel: Worksheet, rij: int, kolom: int, waarde: Waarde, vorm: Format) -> None:
    if waarde is None or waarde == "":
        vel.write_blank(rij, kolom, None, vorm)
    elif isinstance(waarde, Formule):
        uitkomst = waarde.waarde if isinstance(waarde.waarde, str) else float(waarde.waarde)
        vel.write_formula(rij, kolom, waarde.formule, vorm, uitkomst)
    elif isinstance(waarde, str):
        vel.write_string(rij, kolom, clean(waarde), vorm)
    elif isinstance(waarde, datetime):
        vel.write_datetime(rij, kolom, waarde.replace(tzinfo=None), vorm)
    else:
        vel.write_number(rij, kolom, waarde, vorm)


def _ask(vel: Worksheet, rij: int, kolom: int, invoer: Invoer, vorm: Format) -> None:
    vel.write_blank(rij, kolom, None, vorm)
    if not invoer.bedrag:
        return
    grens = {"criteria": ">=", "value": 0}
    zin = "Vul een bedrag in van 0 of meer."
    if invoer.hoogstens is not None:
        grens = {"criteria": "between", "minimum": 0, "maximum": float(invoer.hoogstens)}
        zin = f"Vul een bedrag in van 0 tot en met {f'{invoer.hoogstens:.2f}'.replace('.', ',')}."
    regel = {"validate": "decimal", **grens, "error_title": "Dit bedrag kan niet", "error_message": zin}
    vel.data_validation(rij, kolom, rij, kolom, regel)


def _print(vel: Worksheet, blad: Blad, map_: Werkmap) -> None:
    kop, voet, merk = (clean(tekst).replace("&", "&&") for tekst in (blad.titel, map_.voet, map_.merk))
    vel.set_landscape()
    vel.set_paper(9)  # A4
    vel.fit_to_pages(1, 0)
    vel.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    vel.repeat_rows(EERSTE_RIJ - 2)
    vel.freeze_panes(EERSTE_RIJ - 1, 0)
    vel.set_header(f"&L{kop[:120]}&R{merk[:80]}")
    vel.set_footer(f"&L{voet[:150]}&Rpagina &P van &N")
