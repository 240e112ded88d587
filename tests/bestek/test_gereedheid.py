from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bestek.gereedheid import problems
from bestek.structuur import Ankerpunt, Bestek, Bestekvraag, Criterium, Eis, Perceel, Schaal, Weging

NU = datetime(2027, 1, 1, tzinfo=UTC)
PUNTEN = (Ankerpunt("a0", Decimal(0), "geen", "", Decimal(0)), Ankerpunt("a1", Decimal(10), "goed", "", Decimal(100)))
VRAAG = Bestekvraag(
    sleutel="v1",
    nummer=1,
    herkomst_code="",
    herkomst_editie="",
    onderwerp="Voortgang",
    tekst="Hoe?",
    schaal="s1",
    wegingen=(Weging("p1", Decimal(60)),),
    criteria=(Criterium("c1", "", "De offerte noemt het.", "openbaar"),),
)
GEREED = Bestek(
    titel="Taal",
    kenmerk="T-1",
    profiel="sas",
    gemeente="Gemeente Polderstad",
    methode="gewogen_punten_relatieve_prijs",
    contact="S. de Vries",
    datums={"sluiting_op": "2027-03-01T12:00:00+00:00"},
    percelen=(Perceel("p1", "1", "Hele opdracht", punten_prijs=Decimal(40)),),
    schalen=(Schaal("s1", "Schaal", PUNTEN),),
    vragen=(VRAAG,),
)
VAST = replace(
    GEREED,
    methode="kwaliteit_vaste_prijs",
    percelen=(Perceel("p1", "1", "Hele opdracht", vaste_prijs=Decimal(500)),),
    vragen=(replace(VRAAG, wegingen=(Weging("p1", Decimal(100)),)),),
)
EIS = Eis("e1", "geschiktheidseis", "Keurmerk", "Heeft het keurmerk.")
OPEN = replace(GEREED, profiel="open_house", methode="", vragen=(), eisen=(EIS,))


def with_vraag(**velden):
    return replace(GEREED, vragen=(replace(VRAAG, **velden),))


def soorten(bestek):
    return {probleem.soort for probleem in problems(bestek, NU)}


@pytest.mark.parametrize("bestek", [GEREED, VAST, OPEN])
def test_complete_bestek_has_no_problems(bestek):
    assert problems(bestek, NU) == []


@pytest.mark.parametrize(
    ("bestek", "soort"),
    [
        (replace(GEREED, datums={}), "sluiting_ontbreekt"),
        (replace(GEREED, datums={"sluiting_op": "2026-12-31T12:00:00+00:00"}), "sluiting_voorbij"),
        (replace(GEREED, datums=GEREED.datums | {"vragen_tot": "2027-03-02"}), "datums_volgorde"),
        (replace(GEREED, contact=""), "contact_ontbreekt"),
        (replace(GEREED, percelen=()), "geen_perceel"),
        (with_vraag(wegingen=(Weging("p1", Decimal(59)),)), "totaal"),
        (with_vraag(wegingen=(Weging("p1", Decimal(0)),)), "vraag_zonder_punten"),
        (with_vraag(wegingen=()), "vraag_nergens"),
        (replace(GEREED, vragen=()), "geen_vraag"),
        (with_vraag(criteria=()), "geen_openbaar_criterium"),
        (with_vraag(criteria=(replace(VRAAG.criteria[0], zichtbaarheid="achtergrond"),)), "geen_openbaar_criterium"),
        (replace(GEREED, schalen=(Schaal("s1", "Schaal", PUNTEN[:1]),)), "schaal_te_kort"),
        (replace(GEREED, schalen=(Schaal("s1", "S", (PUNTEN[0], replace(PUNTEN[1], aandeel=Decimal(90)))),)),
         "schaal_zonder_maximum"),
        (replace(GEREED, schalen=()), "schaal_vervallen"),
        (replace(VAST, percelen=(Perceel("p1", "1", "Hele opdracht"),)), "vaste_prijs_ontbreekt"),
        (replace(VAST, percelen=(replace(VAST.percelen[0], punten_prijs=Decimal(5)),)), "punten_bij_vaste_prijs"),
        (replace(OPEN, vragen=(VRAAG,)), "vragen_bij_open_house"),
        (replace(OPEN, eisen=()), "geen_eisen"),
    ],
)  # fmt: skip
def test_each_gap_is_found_and_says_what_to_do(bestek, soort):
    gevonden = [probleem for probleem in problems(bestek, NU) if probleem.soort == soort]
    assert gevonden
    assert all(probleem.zin and probleem.doe and probleem.plek for probleem in gevonden)


def test_deadline_in_the_past_is_no_problem_without_a_moment():
    assert problems(replace(GEREED, datums={"sluiting_op": "2026-12-31T12:00:00+00:00"})) == []


def test_points_are_counted_in_each_perceel():
    twee = (*GEREED.percelen, Perceel("p2", "2", "Z-route", punten_prijs=Decimal(40)))
    assert "geen_vraag" in soorten(replace(GEREED, percelen=twee))
