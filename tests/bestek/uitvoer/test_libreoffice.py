"""LibreOffice opens what we wrote and prints the same text; only where it is installed."""

import shutil
import subprocess

import openpyxl
import pytest

from bestek.uitvoer.formaten import FORMATEN
from documenten.excel import EERSTE_RIJ

from .lezers import read_pdf, squeeze

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed here")


def convert(map_, bestand, soort):
    opdracht = [SOFFICE, "--headless", f"-env:UserInstallation=file://{map_}/profiel", "--convert-to", soort]
    subprocess.run([*opdracht, "--outdir", f"{map_}/uit", str(bestand)], check=True, capture_output=True, timeout=180)
    return map_ / "uit" / f"{bestand.stem}.{soort}"


@pytest.mark.parametrize("code", ["word", "odf", "excel"])
def test_libreoffice_prints_every_question(uitgave, tmp_path, code):
    bestand = tmp_path / f"bestek.{FORMATEN[code].soort}"
    bestand.write_bytes(FORMATEN[code].maak(uitgave))
    tekst = squeeze(read_pdf(convert(tmp_path, bestand, "pdf").read_bytes()))
    for vraag in uitgave.inhoud.vragen:
        assert squeeze(vraag.onderwerp) in tekst and squeeze(vraag.tekst) in tekst
    assert f"{uitgave.inhoud.kenmerk}·versie1" in tekst and "pagina2van" in tekst


def test_libreoffice_calculates_what_we_wrote(uitgave, tmp_path):
    """A weight is changed and every outcome thrown away; LibreOffice works them out anew."""
    bron, bestand = tmp_path / "bron.xlsx", tmp_path / "bestek.xlsx"
    bron.write_bytes(FORMATEN["excel"].maak(uitgave))
    boek = openpyxl.load_workbook(bron)
    boek["Weging"][f"F{EERSTE_RIJ}"] = 50
    boek.save(bestand)
    na = openpyxl.load_workbook(convert(tmp_path, bestand, "xlsx"), data_only=True)
    assert na["Punten 1"][f"C{EERSTE_RIJ}"].value == 50
    totaal = next(rij for rij in na["Weging"].iter_rows(min_row=EERSTE_RIJ, values_only=True) if rij[1] == "Totaal")
    assert totaal[5:] == (120, 100, 100)
