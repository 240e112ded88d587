"""The price sheet: bidders fill in rates and nothing else, the sums follow, and it says what the document says."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from bestek import samenstelling
from bestek.bijlagenlijst import BIJLAGEN, belongs
from bestek.uitvoer.formaten import LOS, available
from bestek.uitvoer.prijsblad import as_sheet
from bestek.uitvoer.uitgave import Uitgave
from documenten.excel import EERSTE_RIJ


@pytest.fixture
def werk(vol):
    return Uitgave(vol, samenstelling.compose(vol))


@pytest.fixture
def boek(werk):
    return openpyxl.load_workbook(BytesIO(as_sheet(werk)))


def cells(blad):
    return [cel for rij in blad.iter_rows() for cel in rij]


def test_only_rates_and_the_name_can_be_filled_in(boek):
    assert boek.sheetnames == ["Toelichting", "Perceel 1"]
    assert all(blad.protection.sheet for blad in boek)
    open_ = {blad.title: [c.coordinate for c in cells(blad) if not c.protection.locked] for blad in boek}
    assert open_["Perceel 1"] == [f"F{EERSTE_RIJ}", f"F{EERSTE_RIJ + 1}"] and len(open_["Toelichting"]) == 1


def test_rates_are_checked_against_zero_and_the_highest(boek):
    regels = {str(r.sqref): r for r in boek["Perceel 1"].data_validations.dataValidation}
    met, zonder = regels[f"F{EERSTE_RIJ}"], regels[f"F{EERSTE_RIJ + 1}"]
    assert met.operator in (None, "between") and (float(met.formula1), float(met.formula2)) == (0, 95)
    assert (zonder.operator, zonder.formula1) == ("greaterThanOrEqual", "0")


def test_sums_are_live_and_what_people_typed_stays_text(boek):
    formules = [c.value for c in cells(boek["Perceel 1"]) if c.data_type == "f"]
    assert formules[:2] == [f"=$D${EERSTE_RIJ}*$F${EERSTE_RIJ}", f"=$D${EERSTE_RIJ + 1}*$F${EERSTE_RIJ + 1}"]
    assert formules[2] == f"=SUM($G${EERSTE_RIJ}:$G${EERSTE_RIJ + 1})" and len(formules) == 5
    assert {"@Les <groep>", "+Toets"} <= {c.value for c in cells(boek["Perceel 1"]) if c.data_type == "s"}


def test_sheet_says_what_the_chapter_says(boek, werk):
    prijs = next(h for h in werk.context["hoofdstukken"] if h.naam == "prijs")
    zinnen = {b.tekst for d in prijs.delen for b in d.blokken if b.soort == "alinea"}
    assert zinnen and zinnen <= {c.value for c in cells(boek["Toelichting"])}


def test_fixed_price_asks_nothing_and_says_so(vol):
    inhoud = replace(samenstelling.compose(vol), methode="kwaliteit_vaste_prijs")
    percelen = tuple(replace(p, vaste_prijs=Decimal(5000), plafondprijs=None) for p in inhoud.percelen)
    boek = openpyxl.load_workbook(BytesIO(as_sheet(Uitgave(vol, replace(inhoud, percelen=percelen)))))
    assert boek.sheetnames == ["Toelichting"]
    assert all(cel.protection.locked for cel in cells(boek["Toelichting"]))
    assert "€ 5.000,00" in {c.value for c in cells(boek["Toelichting"])}


def test_there_is_no_sheet_where_no_line_is_asked(vol):
    inhoud = samenstelling.compose(vol)
    leeg = replace(inhoud, percelen=tuple(replace(p, prijsregels=()) for p in inhoud.percelen))
    assert "prijsblad" not in {f.code for f in available(Uitgave(vol, leeg))}


def test_last_chapter_lists_what_the_set_holds(werk):
    codes = [code for code, *_ in BIJLAGEN]
    later = {"ocds", "wijzigingen"}  # once it is published, or there is an older version
    assert set(codes) == {f.code for f in LOS} - later
    in_de_set = {f.code for f in available(werk)} - later - {"set"}
    assert {code for code in codes if belongs(code, werk.inhoud)} == in_de_set
