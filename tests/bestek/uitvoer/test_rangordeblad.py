"""The live formulas of each award method give what the exact arithmetic gives. No database."""

import math
import re
from decimal import Decimal

import pytest

from bestek.methoden import METHODEN
from bestek.structuur import Bestek, Bestekvraag, Perceel, Weging
from bestek.uitvoer.rangordeblad import ranking
from documenten.excel import EERSTE_RIJ, Formule


def sheet(methode):
    punten = Decimal(30_000) if methode.in_euro else Decimal(60 if methode.prijspunten else 100)
    vraag = Bestekvraag("v", 1, "", "", "", "", wegingen=(Weging("p", punten),))
    perceel = Perceel(
        "p",
        "1",
        "",
        punten_prijs=Decimal(40 if methode.prijspunten else 0),
        prijs_laag=Decimal(80_000),
        prijs_hoog=Decimal(120_000),
    )
    return ranking(
        Bestek("", "", "sas", "", methode.naam, percelen=(perceel,), vragen=(vraag,), prijsfactor=Decimal(2))
    )


def value(blad, plek):
    kolom, rij = re.fullmatch(r"([A-Z])(\d+)", plek.replace("$", "")).groups()
    cel = blad.rijen[int(rij) - EERSTE_RIJ][ord(kolom) - ord("A")]
    return calculate(blad, cel.formule) if isinstance(cel, Formule) else float(cel)


def span(blad, bereik):
    (kolom, eerste), (_, laatste) = (
        re.fullmatch(r"([A-Z])(\d+)", p).groups() for p in bereik.replace("$", "").split(":")
    )
    return [value(blad, f"{kolom}{rij}") for rij in range(int(eerste), int(laatste) + 1)]


def calculate(blad, formule):
    """As a spreadsheet would, in floats."""
    if formule.startswith("=RANK("):
        eigen, bereik, oplopend = formule[6:-1].split(",")
        ik, allen = value(blad, eigen), span(blad, bereik)
        return 1 + sum(a < ik if oplopend == "1" else a > ik for a in allen)
    tekst = re.sub(r"\$[A-Z]\$\d+:\$[A-Z]\$\d+", lambda m: repr(span(blad, m[0])), formule[1:])
    tekst = re.sub(r"\$[A-Z]\$\d+", lambda m: repr(value(blad, m[0])), tekst)
    functies = {
        "MIN": lambda *a: min(a[0] if isinstance(a[0], list) else a),
        "MAX": lambda *a: max(a[0] if isinstance(a[0], list) else a),
    }
    return eval(tekst, {"__builtins__": {}}, functies | {"LN": math.log})  # noqa: S307 our own formulas


@pytest.mark.parametrize("methode", METHODEN.values(), ids=METHODEN)
def test_formulas_agree_with_the_arithmetic(methode):
    blad, aantal = sheet(methode), 0
    for rij in blad.rijen:
        assert len(rij) == len(blad.kolommen)
        for cel in rij:
            if isinstance(cel, Formule):
                assert calculate(blad, cel.formule) == pytest.approx(float(cel.waarde))
                aantal += 1
    assert aantal == (9 if "Prijspunten" in [k.kop for k in blad.kolommen] else 6)
    assert sorted(rij[-1].waarde for rij in blad.rijen[:3])[0] == 1
