"""The dossier, and the script in it that checks everything without the portal."""

import json
import random
import runpy
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from django.urls import reverse

from beoordeling import gunning
from beoordeling.dossier.bundel import SCRIPT, make_dossier
from beoordeling.enums import Rondestatus
from bestek.canoniek import sha256_hex
from bestek.weging import METHODEN, Vraagweging
from gemeenten.enums import Rol
from tests.factories import make_client, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde


def check(map_, *argumenten) -> tuple[int, str]:
    """Runs the script outside the project: nothing but the standard library."""
    opdracht = [sys.executable, "-I", str(map_ / "controleer.py"), *argumenten]
    uitkomst = subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, timeout=60, check=False)
    assert not uitkomst.stderr
    return uitkomst.returncode, uitkomst.stdout


def rehash(map_):
    """The list made to fit again, as who falsifies with care would do."""
    pad = map_ / "inhoud.json"
    inhoud = json.loads(pad.read_text())
    for rij in inhoud["bestanden"]:
        data = (map_ / rij["pad"]).read_bytes()
        blokken = [data[plek : plek + inhoud["blok"]] for plek in range(0, len(data), inhoud["blok"])]
        rij |= {"bytes": len(data), "sha256": sha256_hex(data), "blokken": [sha256_hex(b)[:16] for b in blokken]}
    pad.write_text(json.dumps(inhoud))


def change(map_, naam: str, oud: str, nieuw: str):
    pad = map_ / naam
    tekst = pad.read_text()
    assert oud in tekst, f"{oud} is not in {naam}"
    pad.write_text(tekst.replace(oud, nieuw, 1))


def one_byte(map_):
    pad = map_ / "beoordeling/ronde-1/beoordeling.json"
    data = bytearray(pad.read_bytes())
    data[2000] ^= 1
    pad.write_bytes(data)


def falsify_score(map_):
    pad = map_ / "beoordeling/ronde-1/beoordeling.json"
    waarde = json.loads(pad.read_text())
    waarde["consensus"][0]["cijfer"] = "10"
    pad.write_text(json.dumps(waarde))
    rehash(map_)


def falsify_ranking(map_):
    pad = map_ / "beoordeling/ronde-1/rangorde-perceel-1.json"
    waarde = json.loads(pad.read_text())
    waarde["uitslagen"][0]["totaal"]["exact"] = "99"
    pad.write_text(json.dumps(waarde))
    rehash(map_)


def falsify_log(map_):
    change(map_, "gebeurtenissen.jsonl", "Kwaliteit vastgesteld", "Kwaliteit vastgelegd")
    rehash(map_)


FOUTEN = {
    "one_byte": (one_byte, "beoordeling.json is veranderd: het eerste verschil ligt tussen byte 1025 en byte 2048"),
    "missing": (lambda map_: (map_ / "gebeurtenissen.jsonl").unlink(), "gebeurtenissen.jsonl ontbreekt"),
    "extra": (lambda map_: (map_ / "bestek/erbij.json").write_text("{}"), "erbij.json hoort niet in dit dossier"),
    "score": (falsify_score, "is niet het afgesproken cijfer"),
    "ranking": (falsify_ranking, "Perceel 1: het totaal van"),
    "log": (falsify_log, "Het logboek is veranderd bij regel"),
    "weights": (
        lambda map_: (change(map_, "bestek/versie-1.json", '"punten":"', '"punten":"1'), rehash(map_)),
        "andere punten dan in het bestek",
    ),
}


def test_dossier_checks_itself_and_tells_where_it_was_changed(gemeente, tmp_path):
    inkoper = make_gebruiker(gemeente, Rol.INKOPER)
    beoordelaars = [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    bestek = make_gepubliceerd(gemeente, inkoper)
    for naam, prijs in (("Alfa", "1.000,00"), ("Beta", "1.250,00")):
        make_offerte(bestek, naam, prijs, f"Het antwoord van {naam}.")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.AFGEROND)
    dossier = make_dossier(ronde, inkoper)
    with zipfile.ZipFile(BytesIO(dossier.data)) as bron:
        bron.extractall(heel := tmp_path / "heel")
    code, tekst = check(heel, "--vingerafdruk", dossier.vingerafdruk)
    assert code == 0 and "Alles klopt" in tekst
    assert sha256_hex((heel / "bestek/versie-1.json").read_bytes()) == ronde.vaststelling.sha256
    assert dossier.vingerafdruk in make_client(inkoper).get(page_of(gemeente, ronde)).text
    for naam, (doe, verwacht) in FOUTEN.items():
        shutil.copytree(heel, kopie := tmp_path / naam)
        doe(kopie)
        code, tekst = check(kopie)
        assert code == 1 and verwacht in tekst, naam
    assert "niet de vingerafdruk" in check(tmp_path / "log", "--vingerafdruk", dossier.vingerafdruk)[1]


def page_of(gemeente, ronde) -> str:
    return reverse("beoordeling:dossier", args=[gemeente.slug, ronde.pk])


@pytest.mark.parametrize("rol", [Rol.BEOORDELAAR, Rol.LEZER])
def test_dossier_is_for_the_inkoper_alone(gemeente, rol):
    inkoper = make_gebruiker(gemeente, Rol.INKOPER)
    ronde = make_ronde(make_gepubliceerd(gemeente, inkoper), inkoper, [])
    assert make_client(make_gebruiker(gemeente, rol)).get(page_of(gemeente, ronde)).status_code == 403
    assert make_client(inkoper).get(page_of(gemeente, ronde)).status_code == 302, "nothing before there is a ranking"


# --- the formulas of the script against those of the portal

SCHAAL = {Decimal(0): Fraction(0), Decimal(4): Fraction(1, 4), Decimal(7): Fraction(3, 5), Decimal(10): Fraction(1)}


def random_invoer(methode: str, toeval: random.Random) -> gunning.Beoordelingsinvoer:
    vragen = tuple(
        Vraagweging(f"v{n}", Decimal(toeval.randint(1, 40)), SCHAAL, minimum=Decimal(4) if n == 1 else None)
        for n in range(4)
    )
    prijzen = [Decimal(toeval.randint(1_000, 3_000)) for _ in range(3)]
    inschrijvingen = tuple(
        gunning.Inschrijvingsinvoer(
            f"i{n}",
            {vraag.vraag: toeval.choice(list(SCHAAL)) for vraag in vragen},
            toeval.choice(prijzen),
            geldig=n != 3,
        )
        for n in range(6)
    )
    return gunning.Beoordelingsinvoer(
        perceel="p",
        methode=methode,
        vragen=vragen,
        inschrijvingen=inschrijvingen,
        punten_prijs=Decimal(30) if METHODEN[methode].prijspunten else Decimal(0),
        prijs_laag=Decimal(1_200),
        prijs_hoog=Decimal(2_500),
        prijsfactor=Decimal("2.5"),
    )


@pytest.mark.parametrize("methode", METHODEN)
def test_script_ranks_as_the_portal_does(methode):
    script = runpy.run_path(str(SCRIPT))
    toeval = random.Random(methode)  # noqa: S311 the same cases each time
    for _ in range(40):
        rangorde = gunning.to_json(gunning.rank(random_invoer(methode, toeval)))
        verslag = script["Verslag"]()
        script["check_ranking"]("Perceel 1", json.loads(json.dumps(rangorde)), verslag)
        assert not verslag.fouten and verslag.goed > 10
