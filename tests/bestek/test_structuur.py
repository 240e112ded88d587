import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestek.canoniek import canonical_json
from bestek.jsonvorm import from_json, to_json
from bestek.structuur import (
    LOGICA,
    METHODEN,
    PROFIELEN,
    ZICHTBAARHEDEN,
    Ankerpunt,
    Bestek,
    Bestekvraag,
    Criterium,
    Eis,
    Hoeveelheid,
    OnleesbaarBestek,
    Ontheffing,
    Paragraaf,
    Perceel,
    Prijsregel,
    Schaal,
    Weging,
    decimal_text,
    openbaar,
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
texts = st.lists(text, max_size=3).map(tuple)
amount = st.decimals(-10_000, 10_000, places=4)


def rows(kind, **fields):
    return st.lists(st.builds(kind, **fields), max_size=3).map(tuple)


ankerpunten = rows(Ankerpunt, sleutel=text, waarde=amount, woord=text, omschrijving=text, aandeel=amount)
criteria = rows(
    Criterium,
    sleutel=text,
    herkomst_code=text,
    tekst=text,
    zichtbaarheid=st.sampled_from(ZICHTBAARHEDEN),
    groep=text,
    logica=st.sampled_from(LOGICA),
)
vragen = rows(
    Bestekvraag,
    sleutel=text,
    nummer=st.integers(1, 99),
    herkomst_code=text,
    herkomst_editie=text,
    onderwerp=text,
    tekst=text,
    toelichting=text,
    max_a4=st.none() | amount,
    schaal=text,
    per_perceel=st.booleans(),
    minimum=st.none() | amount,
    wegingen=rows(Weging, perceel=text, punten=amount),
    criteria=criteria,
)
percelen = rows(
    Perceel,
    sleutel=text,
    code=text,
    naam=text,
    omschrijving=text,
    routes=texts,
    punten_prijs=amount,
    vaste_prijs=st.none() | amount,
    prijs_hoog=st.none() | amount,
    hoeveelheden=rows(Hoeveelheid, sleutel=text, omschrijving=text, eenheid=text, verwacht=st.integers(0, 99)),
    prijsregels=rows(Prijsregel, sleutel=text, omschrijving=text, eenheid=text, hoeveelheid=amount),
)
bestekken = st.builds(
    Bestek,
    titel=text,
    kenmerk=text,
    profiel=st.sampled_from(PROFIELEN),
    gemeente=text,
    methode=st.sampled_from(("", *METHODEN)),
    omschrijving=text,
    contact=text,
    routes=texts,
    datums=st.dictionaries(text, st.dates().map(str), max_size=3),
    percelen=percelen,
    paragrafen=rows(Paragraaf, sleutel=text, titel=text, html=text, volgorde=st.integers(0, 99), hoofdstuk=text),
    schalen=rows(Schaal, sleutel=text, naam=text, ankerpunten=ankerpunten),
    vragen=vragen,
    eisen=rows(Eis, sleutel=text, soort=text, titel=text, tekst=text, bewijs=text, percelen=texts),
    ontheffingen=rows(Ontheffing, regel=text, deel=text, kenmerk=text, zin=text, reden=text, door=text, op=text),
    gelijke_stand=text,
    max_percelen=st.none() | st.integers(1, 9),
    combinaties=st.booleans(),
)


def example():
    b1, z = Perceel("p1", "1", "B1-route", punten_prijs=Decimal(40)), Perceel("p2", "2", "Z-route")
    in_both = (Weging("p1", Decimal(35)), Weging("p2", Decimal("62.50")))
    shown = Criterium("c1", "4.3/1", "Benoemt wie wat doet.", "openbaar")
    hidden = Criterium("c2", "4.3/2", "Let op het verschil met 4.4.", "achtergrond")
    return Bestek(
        titel="Taalonderwijs",
        kenmerk="2026-01",
        profiel="sas",
        gemeente="Voorbeeldstad",
        methode="gewogen_punten_relatieve_prijs",
        percelen=(b1, z),
        vragen=(
            Bestekvraag("v2", 2, "", "", "Lokalen", "Waar?", wegingen=(Weging("p1", Decimal(25)),)),
            Bestekvraag("v1", 1, "4.3", "1", "Intake", "Hoe?", wegingen=in_both, criteria=(shown, hidden)),
        ),
        eisen=(Eis("e1", "keurmerk", "Keurmerk", "…"), Eis("e2", "btw", "…", "…", percelen=("p2",))),
    )


@given(bestekken)
def test_json_round_trip(bestek):
    through_text = json.loads(canonical_json(to_json(bestek)))
    assert from_json(through_text) == bestek
    assert to_json(from_json(through_text)) == to_json(bestek)


@given(bestekken)
def test_openbaar_drops_only_background_criteria_and_waivers(bestek):
    public = openbaar(bestek)
    shown = [c for vraag in public.vragen for c in vraag.criteria]
    assert shown == [c for v in bestek.vragen for c in v.criteria if c.zichtbaarheid == "openbaar"]
    empty = [tuple(replace(vraag, criteria=()) for vraag in b.vragen) for b in (public, bestek)]
    assert empty[0] == empty[1]
    assert replace(public, vragen=()) == replace(bestek, vragen=(), ontheffingen=())


def test_openbaar_json_holds_no_background_text():
    assert b"verschil met 4.4" in canonical_json(to_json(example()))
    assert b"verschil met 4.4" not in canonical_json(to_json(openbaar(example())))


def test_json_holds_plain_normalised_numbers():
    vraag = to_json(example())["vragen"][1]
    assert vraag["wegingen"] == [{"perceel": "p1", "punten": "35"}, {"perceel": "p2", "punten": "62.5"}]


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimal_text_is_exact_and_plain(number):
    if abs(number.adjusted()) < 300:
        assert Decimal(decimal_text(number)) == number
        assert "E" not in decimal_text(number)


@pytest.mark.parametrize(
    ("number", "written"),
    [("-0.00", "0"), ("1E+2", "100"), ("10.50", "10.5"), ("-50", "-50"), ("0.000", "0"), ("100", "100")],
)
def test_decimal_text(number, written):
    assert decimal_text(Decimal(number)) == written


def test_vragen_van_are_those_asked_there_in_order():
    bestek = example()
    b1, z = bestek.percelen
    assert [vraag.sleutel for vraag in bestek.vragen_van(b1)] == ["v1", "v2"]
    assert [vraag.sleutel for vraag in bestek.vragen_van(z)] == ["v1"]


def test_totaal_adds_quality_and_price():
    bestek = example()
    b1, z = bestek.percelen
    assert (bestek.kwaliteit(b1), bestek.totaal(b1)) == (60, 100)
    assert bestek.totaal(z) == Decimal("62.5")


def test_eisen_without_percelen_hold_for_all():
    bestek = example()
    assert [[eis.sleutel for eis in bestek.eisen_van(p)] for p in bestek.percelen] == [["e1"], ["e1", "e2"]]


def test_find_by_sleutel():
    bestek = example()
    assert bestek.perceel("p2").naam == "Z-route"
    with pytest.raises(KeyError):
        bestek.schaal("p2")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"formaat": 2}, "formaat"),
        ({"kleur": "rood"}, "kent geen kleur"),
        ({"profiel": "anders"}, "profiel"),
        ({"methode": "loten"}, "methode"),
        ({"titel": 3}, "bestek.titel is geen str"),
        ({"percelen": [{"sleutel": "p", "code": "1"}]}, "mist naam"),
        ({"percelen": [{"sleutel": "p", "code": "1", "naam": "n", "punten_prijs": 40.0}]}, "geen str"),
        ({"percelen": [{"sleutel": "p", "code": "1", "naam": "n", "punten_prijs": "4E1"}]}, "geen getal"),
        ({"paragrafen": [{"sleutel": "", "titel": "", "html": "", "volgorde": True}]}, "geen int"),
    ],
)
def test_from_json_refuses(change, message):
    with pytest.raises(OnleesbaarBestek, match=message):
        from_json(to_json(example()) | change)


def test_criterium_refuses_unknown_visibility():
    with pytest.raises(OnleesbaarBestek):
        Criterium("c", "", "", "Achtergrond")


def test_to_json_refuses_what_is_not_exact():
    for wrong in (0.5, Decimal("NaN")):
        with pytest.raises(OnleesbaarBestek):
            to_json(replace(example(), percelen=(Perceel("p", "1", "n", punten_prijs=wrong),)))
