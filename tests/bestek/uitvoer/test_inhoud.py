"""Every format says the same: each text of the structure is in each file, and nothing of the background in any."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils.timezone import localtime

from bestek import samenstelling, verloop
from bestek.uitvoer.formaten import FORMATEN, available
from bestek.uitvoer.uitgave import Uitgave
from bestek.weging import number_text
from documenten.opmaak import plain_text
from tests import factories

from .conftest import KANARIE
from .lezers import LEZERS, squeeze

TEKST = ("pdf", "word", "odf")
MAANDEN = {1: "januari", 3: "maart", 4: "april", 8: "augustus", 12: "december"}  # of the fixture


def read(formaat, data):
    return squeeze(LEZERS[FORMATEN[formaat].soort](data))


@pytest.fixture
def bestanden(uitgave):
    los = [formaat for code, formaat in FORMATEN.items() if code not in ("ocds", "set", "prijsblad", "wijzigingen")]
    return {formaat.code: read(formaat.code, formaat.maak(uitgave)) for formaat in los}


def expected(inhoud, formaat):
    """What must be in the file, from the structure itself."""
    for vraag in inhoud.vragen:
        yield from (vraag.onderwerp, vraag.tekst, vraag.toelichting, str(vraag.nummer))
        yield from (criterium.tekst for criterium in vraag.criteria if criterium.zichtbaarheid == "openbaar")
        yield from (criterium.groep for criterium in vraag.criteria)
        yield from (weight(punten, formaat) for _, punten in vraag.wegingen)
    for eis in inhoud.eisen:
        yield from (eis.titel, eis.tekst, eis.bewijs)
    for perceel in inhoud.percelen:
        yield from (perceel.naam, perceel.omschrijving, perceel.gebied, weight(perceel.punten_prijs, formaat))
        for rij in (*perceel.hoeveelheden, *perceel.prijsregels):
            yield from (rij.omschrijving, rij.eenheid)
        yield from (str(n) for h in perceel.hoeveelheden for n in (h.minimum, h.verwacht, h.maximum) if n is not None)
        yield from (plain_number(r.hoeveelheid, formaat) for r in perceel.prijsregels)
    for schaal in inhoud.schalen:
        yield from (schaal.naam, *(deel for punt in schaal.ankerpunten for deel in (punt.woord, punt.omschrijving)))
    if formaat != "excel":
        yield inhoud.omschrijving
        for paragraaf in inhoud.paragrafen:
            gezien = re.sub(r"\s*\(https://[^)]*\)|^- ", "", plain_text(paragraaf.html), flags=re.M)
            yield from (paragraaf.titel, *([paragraaf.html] if formaat == "json" else re.split(r"\n| \| ", gezien)))
    yield from (inhoud.titel, inhoud.kenmerk, inhoud.gemeente)


def weight(punten, formaat):
    tekst = number_text(punten)
    return tekst if formaat in TEKST else tekst.replace(",", ".")


def plain_number(getal, formaat):
    """As a reader sees it, or as it is stored."""
    tekst = number_text(getal)
    return tekst if formaat in TEKST else tekst.replace(".", "").replace(",", ".")


def day(iso, formaat):
    if formaat == "json":
        return iso
    moment = localtime(datetime.fromisoformat(iso)) if len(iso) > 10 else datetime.fromisoformat(iso)
    return f"{moment.day} {MAANDEN[moment.month]} {moment.year}"


def clean_bullets(tekst):
    """As laid out: marks of lists are the file's, not the text's."""
    return re.sub(r"[•·◦▪]|\n- ", "", tekst)


def test_every_format_holds_every_text(uitgave, bestanden):
    for formaat, tekst in bestanden.items():
        tekst = clean_bullets(tekst)
        for stuk in filter(None, expected(uitgave.inhoud, formaat)):
            assert squeeze(clean_bullets(stuk)) in tekst, (formaat, stuk)
        for waarde in uitgave.inhoud.datums.values():
            assert squeeze(day(waarde, formaat)) in tekst, (formaat, waarde)
        assert uitgave.vast.sha256 in tekst, formaat


def test_background_is_in_no_public_file(uitgave, bestanden):
    assert KANARIE in uitgave.vast.inhoud
    for formaat, tekst in bestanden.items():
        assert squeeze(KANARIE) not in tekst, formaat
    for formaat in available(uitgave):
        data = formaat.maak(uitgave)
        assert KANARIE.encode() not in data, formaat.code
        if data.startswith(b"PK"):
            with ZipFile(BytesIO(data)) as bestand:
                assert not [naam for naam in bestand.namelist() if KANARIE.encode() in bestand.read(naam)]


def test_copy_for_the_house_has_the_background_and_says_so(vol, vaststelling):
    intern = Uitgave(vol, vaststelling, intern=True)
    assert {f.code for f in available(intern)} == {"word", "odf", "excel"}
    for formaat in available(intern):
        tekst = read(formaat.code, formaat.maak(intern))
        assert squeeze(KANARIE) in tekst and "INTERN" in tekst, formaat.code
    assert "intern" in intern.naam


def test_json_and_open_data_stay_public_whoever_asks(vol, vaststelling):
    assert KANARIE.encode() not in FORMATEN["json"].maak(Uitgave(vol, vaststelling, intern=True))


def test_working_text_is_marked_in_every_format(vol):
    uitgave = Uitgave(vol, samenstelling.compose(vol))
    assert "ocds" not in {f.code for f in available(uitgave)}
    for formaat in available(uitgave):
        if formaat.code != "set":
            assert "concept" in read(formaat.code, formaat.maak(uitgave)).lower(), formaat.code


def test_control_characters_get_into_no_file(vol, wie):
    """They are refused where text comes in; an export does not trust that."""
    vol.bestekvraag_set.filter(volgorde=1).update(onderwerp="Bel\x07 en\x0b nul\ufffe \U0001f600")
    verloop.submit(vol, wie)
    uitgave = Uitgave(vol, verloop.freeze(vol, wie))
    for code in ("word", "odf", "excel"):
        assert "Belennul" in read(code, FORMATEN[code].maak(uitgave)), code


def test_sixty_questions_in_three_percelen_fit(gemeente, wie):
    bestek = factories.make_bestek(gemeente, wie, vragen=60, percelen=3)
    uitgave = Uitgave(bestek, samenstelling.compose(bestek))
    for code in ("word", "odf", "excel", "json"):
        tekst = read(code, FORMATEN[code].maak(uitgave))
        assert all(squeeze(f"Hoe doet u dit ({nr})?") in tekst for nr in range(1, 61)), code


def test_open_house_has_no_points(vol, wie):
    vol.change(vol.versie, profiel="open_house")
    for vraag in vol.bestekvraag_set.all():
        vraag.drop()
    uitgave = Uitgave(vol, samenstelling.compose(vol))
    for code in ("word", "odf", "excel", "json"):
        assert squeeze("Titel uitvoeringseis") in read(code, FORMATEN[code].maak(uitgave)), code
