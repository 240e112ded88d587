"""The workbook: live formulas with their outcome, text that stays text, and what is needed to print it."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from bestek import samenstelling
from bestek.uitvoer import rangordeblad, rekenblad
from bestek.uitvoer.uitgave import Uitgave
from documenten.excel import EERSTE_RIJ, Blad, Kolom, Werkmap, render_excel, sheet_name

from .conftest import LASTIG


@pytest.fixture
def data(uitgave):
    return rekenblad.excel(uitgave)


def load(data, **keuzes):
    return openpyxl.load_workbook(BytesIO(data), **keuzes)


def rows(vel):
    return [[cel.value for cel in rij] for rij in vel.iter_rows(min_row=EERSTE_RIJ)]


def evaluate(formule, boek, vel):
    """What a formula of ours gives, worked out from the other cells: sums, products and references."""
    if not (isinstance(formule, str) and formule.startswith("=")):
        return formule
    kern = formule[1:].replace("$", "")
    if kern.startswith("SUM("):
        return sum(evaluate(rij[0].value, boek, vel) or 0 for rij in vel[kern[4:-1]])
    if kern.startswith("IF("):
        plek = kern[3:].partition("=")[0]
        return "klopt" if evaluate(vel[plek].value, boek, vel) == 100 else "geen 100 punten"
    uitkomst = 1
    for factor in kern.split("*"):
        blad, _, plek = factor.rpartition("!")
        bron = boek[blad.strip("'")] if blad else vel
        uitkomst *= evaluate(bron[plek].value, boek, bron)
    return uitkomst


def test_formulas_give_what_stands_in_the_file_already(data):
    formules, waarden, aantal = load(data), load(data, data_only=True), 0
    for vel in (vel for vel in formules if vel.title != rangordeblad.NAAM):  # see test_rangordeblad
        for rij in vel.iter_rows():
            for cel in rij:
                if cel.data_type == "f":
                    aantal += 1
                    uitkomst, bewaard = evaluate(cel.value, formules, vel), waarden[vel.title][cel.coordinate].value
                    assert (
                        uitkomst == pytest.approx(bewaard) if isinstance(bewaard, (int, float)) else uitkomst == bewaard
                    )
    assert aantal > 20


def test_totals_and_points_follow_a_changed_weight(data):
    boek = load(data)
    weging, punten = boek["Weging"], boek["Punten 1"]
    eerste = f"F{EERSTE_RIJ}"
    weging[eerste] = 50
    assert evaluate(punten[f"C{EERSTE_RIJ}"].value, boek, punten) == 50
    assert evaluate(punten[f"D{EERSTE_RIJ}"].value, boek, punten) == 50
    totaal = next(rij for rij in weging.iter_rows(min_row=EERSTE_RIJ) if rij[1].value == "Totaal")
    assert evaluate(totaal[5].value, boek, weging) == 120


def test_points_per_score_are_share_times_maximum(uitgave, data):
    waarden = load(data, data_only=True)
    for nummer, perceel in enumerate(uitgave.inhoud.percelen, 1):
        kop, *rijen = [[c.value for c in rij] for rij in waarden[f"Punten {nummer}"].iter_rows(min_row=EERSTE_RIJ - 1)]
        vragen = uitgave.inhoud.vragen_van(perceel)
        assert [rij[0] for rij in rijen] == [str(v.nummer) for v in vragen]
        for vraag, rij in zip(vragen, rijen, strict=True):
            for punt in uitgave.inhoud.schaal(vraag.schaal).ankerpunten:
                kolom = kop.index(f"Score {rekenblad.lezen.number_text(punt.waarde)}")
                assert rij[kolom] == pytest.approx(float(vraag.punten(perceel) * punt.aandeel / 100))


def test_text_that_looks_like_a_formula_or_address_is_text(data):
    boek = load(data)
    criteria = [rij[5] for rij in rows(boek["Criteria"])]
    assert not set(LASTIG) - set(criteria)
    for vel in boek:
        for rij in vel.iter_rows():
            for cel in rij:
                if cel.data_type == "f":
                    assert vel.title.startswith(("Weging", "Punten", "Rangorde")), cel.value
                    assert not any(teken in cel.value for teken in ("HYPERLINK", "cmd", "SOM", "[", "|"))
    assert boek["Eisen"].cell(EERSTE_RIJ + 3, 3).value == "=cmd|calc"
    assert boek["Eisen"].cell(EERSTE_RIJ + 3, 3).data_type == "s"


def test_file_has_no_macros_links_or_outside_parts(data):
    with ZipFile(BytesIO(data)) as bestand:
        namen = bestand.namelist()
        assert not [n for n in namen if "vba" in n.lower() or "externalLink" in n]
        inhoud = b"".join(bestand.read(n) for n in namen if n.endswith((".xml", ".rels")))
    assert b"TargetMode" not in inhoud and b"<hyperlink" not in inhoud


def test_each_sheet_can_be_read_and_printed(data):
    for vel in load(data):
        assert vel.freeze_panes == f"A{EERSTE_RIJ}"
        assert vel.print_title_rows == f"${EERSTE_RIJ - 1}:${EERSTE_RIJ - 1}"
        assert vel.page_setup.orientation == "landscape" and vel.page_setup.fitToHeight == 0
        assert vel.oddFooter.right.text == "pagina &P van &N"
        breedtes = [vel.column_dimensions[k].width for k in vel.column_dimensions]
        assert min(breedtes) >= 8


def test_concept_stands_on_every_sheet(vol):
    for vel in load(rekenblad.excel(Uitgave(vol, samenstelling.compose(vol)))):
        assert "CONCEPT" in vel["A2"].value and "CONCEPT" in vel.oddHeader.right.text


def test_same_version_gives_the_same_bytes(uitgave, data):
    assert rekenblad.excel(uitgave) == data


def small(*rijen, naam="Blad"):
    from datetime import UTC, datetime

    blad = Blad(naam, "Titel & meer", (Kolom("A"), Kolom("B", soort="getal")), rijen)
    return load(render_excel(Werkmap("T", "O", (blad,), datetime(2026, 1, 1, tzinfo=UTC))))


def test_text_longer_than_a_cell_runs_on_in_the_next_row():
    lang = "a" * 40_000 + "einde"
    vel = small((lang, Decimal("1.5")))["Blad"]
    stukken = [rij[0] for rij in rows(vel)]
    assert "".join(stukken) == lang and len(stukken) == 2
    assert [rij[1] for rij in rows(vel)] == [1.5, None]


def test_name_of_a_sheet_is_made_fit():
    assert sheet_name("a[b]:c*d?e/f\\g'h" + "x" * 40) == "abcdefgh" + "x" * 23
    assert small(("x", 1), naam="[]")["Blad"]
