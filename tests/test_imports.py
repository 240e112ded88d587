"""Imports run one way: portaal → samenwerking → beoordeling → bestek → kwaliteit → gemeenten; all → documenten.

Templates count too: what they load, extend and include belongs to the same rooms.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
VOLGORDE = ["documenten", "gemeenten", "kwaliteit", "bestek", "beoordeling", "samenwerking", "portaal"]
INLEZEN = (
    "blokken", "inhoud", "inlezen", "lezen", "noten", "ontleden", "opschonen", "overzicht", "plaatsen", "rapport",
    "stammen", "teksten", "uitlijnen", "verdelen", "vragen", "wegwijzer", "woorden", "zinnen",
)  # fmt: skip
PUUR = [
    "documenten/pdftekst.py",
    *(f"kwaliteit/inlezen/{naam}.py" for naam in INLEZEN),
    "kwaliteit/begrippen.py",
    "bestek/dekking.py",
    "bestek/structuur.py",
    "bestek/canoniek.py",
    "kwaliteit/verschil.py",
    "kwaliteit/vraagtekst.py",
    "kwaliteit/editieboek.py",
    "bestek/weging.py",
    *(
        f"bestek/{naam}.py"
        for naam in ("getaltekst", "gunningsregels", "logaritme", "methoden", "rekenvoorbeeld", "rekenwijze")
    ),
    "bestek/eisenaanbod.py",
    "bestek/eisenadvies.py",
    "bestek/hoofdstukafdruk.py",
    "bestek/jsonvorm.py",
    "bestek/waswordt.py",
    "bestek/gereedheid.py",
    "bestek/invulplekken.py",
    "bestek/lijst/rij.py",
    "bestek/overname/bron.py",
    "bestek/sjablonen/__init__.py",
    "bestek/blokken.py",
    "bestek/omvang.py",
    "bestek/namenroep.py",
    "bestek/planning.py",
    "bestek/procedurekeuze.py",
    "bestek/profielen.py",
    "bestek/regels/__init__.py",
    "bestek/regels/dagen.py",
    *(f"beoordeling/{naam}.py" for naam in ("gunning", "gelijkestand", "loting", "perceelverdeling")),
    *(
        f"beoordeling/{naam}.py"
        for naam in ("proef", "proefanders", "proefbeeld", "proefstand", "proefuitkomst", "proefzinnen")
    ),
    *(f"beoordeling/{naam}.py" for naam in ("clausules", "meterwoorden", "motivatiemeter", "wachttijd")),
    "beoordeling/tekening.py",
    *(str(pad.relative_to(ROOT)) for pad in sorted((ROOT / "beoordeling" / "stevigheid").glob("*.py"))),
    "kwaliteit/zoeken/afstelling.py",
    "kwaliteit/zoeken/fragment.py",
    "kwaliteit/zoeken/index.py",
    "kwaliteit/zoeken/rangschikking.py",
    "kwaliteit/zoeken/spelling.py",
    "kwaliteit/zoeken/synoniemen.py",
    "kwaliteit/zoeken/taal.py",
    "kwaliteit/zoeken/uitdrukking.py",
    "kwaliteit/zoeken/woordenboek.py",
    *(str(pad.relative_to(ROOT)) for pad in sorted((ROOT / "bestek" / "scan").glob("*.py"))),
]
# within an app: views → forms → verb modules and models (which a cycle keeps apart)
LAAG = {"forms": 2, "views": 3, "urls": 4}
KAMERS = [kamer for kamer in VOLGORDE if (ROOT / kamer).is_dir()]


def modules(kamer: str) -> Iterator[Path]:
    return (pad for pad in (ROOT / kamer).rglob("*.py") if "migrations" not in pad.parts)


def imported(pad: Path) -> Iterator[str]:
    """Full dotted names of what a module imports, relative ones resolved."""
    pakket = list(pad.relative_to(ROOT).with_suffix("").parts)
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            basis = pakket[: len(pakket) - knoop.level] if knoop.level else []
            stam = ".".join([*basis, *((knoop.module or "").split(".") if knoop.module else [])])
            yield from (f"{stam}.{naam.name}" for naam in knoop.names)


def layer(naam: str) -> int:
    """The layer of a module inside its app; 1 for models, verb modules and pure ones."""
    tweede = naam.partition(".")[2]
    return next((hoogte for woord, hoogte in LAAG.items() if tweede.startswith(woord)), 1)


@pytest.mark.parametrize("kamer", KAMERS)
def test_imports_run_one_way(kamer):
    hoger = set(VOLGORDE[VOLGORDE.index(kamer) + 1 :]) if kamer != "documenten" else set(VOLGORDE) - {kamer}
    fout = [
        f"{pad.relative_to(ROOT)}: {naam}"
        for pad in modules(kamer)
        for naam in imported(pad)
        if naam.split(".")[0] in hoger and pad.name not in {"settings.py", "urls.py"}
    ]
    assert fout == []


@pytest.mark.parametrize("kamer", [k for k in KAMERS if k != "documenten"])
def test_layers_within_an_app_run_one_way(kamer):
    fout = []
    for pad in modules(kamer):
        zelf = ".".join(pad.relative_to(ROOT).with_suffix("").parts)
        if pad.name == "apps.py" or "management" in pad.parts:
            continue
        fout += [
            f"{zelf}: {naam}" for naam in imported(pad) if naam.startswith(f"{kamer}.") and layer(naam) > layer(zelf)
        ]
    assert fout == []


@pytest.mark.parametrize("pad", PUUR)
def test_pure_modules_know_no_django(pad):
    puur = {p.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for p in PUUR}
    for naam in imported(ROOT / pad):
        eigen = naam.split(".")[0] in VOLGORDE
        assert not naam.startswith("django"), naam
        assert not eigen or any(naam.startswith(p) for p in puur), naam


def test_templates_use_no_higher_room():
    fout = []
    for pad in (ROOT / "templates").rglob("*.html"):
        kamer = pad.relative_to(ROOT / "templates").parts[0]
        if kamer not in VOLGORDE:
            continue
        hoger = set(VOLGORDE[VOLGORDE.index(kamer) + 1 :])
        genoemd = re.findall(r"{%-?\s*(?:load|include|extends)\s+[\"']?([\w-]+)", pad.read_text(encoding="utf-8"))
        fout += [f"{pad.name}: {naam}" for naam in genoemd if naam in hoger]
    assert fout == []
