"""What the demo's tenders say in their chapters: volumes, price sheets, contract and quality conversations."""

import tomllib
from decimal import Decimal
from functools import cache

from bestek.delen import add_deel
from bestek.models import Bestek, Hoeveelheid, Paragraaf, Perceel, Prijsregel
from bestek.standaardparagrafen import take_over
from documenten.opmaak import clean_html
from gemeenten.models import Gebruiker

from .lezen import MAP, unwrap

GELD = ("plafondprijs", "hoeveelheid", "maximum")


@cache
def _all() -> dict[str, dict]:
    return tomllib.loads((MAP / "hoofdstukken.toml").read_text(encoding="utf-8"))


def add_chapters(bestek: Bestek, percelen: dict[str, Perceel], wie: Gebruiker) -> None:
    rij = _all().get(bestek.kenmerk, {})
    if "gunning" in rij:
        bestek.change(bestek.versie, **rij["gunning"])
    for titel, hoofdstuk in rij.get("verhuist", {}).items():
        paragraaf = bestek.paragraaf_set.get(titel=titel)
        paragraaf.change(paragraaf.versie, hoofdstuk=hoofdstuk)
    for paragraaf in rij.get("paragrafen", []):
        velden = paragraaf | {"tekst": clean_html(unwrap(paragraaf["tekst"]))}
        add_deel(bestek, Paragraaf, wie, **velden)
    for code, velden in rij.get("percelen", {}).items():
        percelen[code] = percelen[code].change(percelen[code].versie, **_numbers(velden))
    take_over(bestek, "contract", rij.get("standaard", ()), wie)
    for model, naam in ((Hoeveelheid, "hoeveelheden"), (Prijsregel, "prijsregels")):
        for regel in rij.get(naam, []):
            velden = regel if model is Hoeveelheid else _numbers(regel)
            add_deel(bestek, model, wie, **velden | {"perceel": percelen[regel["perceel"]]})


def _numbers(velden: dict) -> dict:
    return {naam: Decimal(waarde) if naam in GELD else waarde for naam, waarde in velden.items()}
