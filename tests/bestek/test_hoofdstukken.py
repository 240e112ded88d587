"""The chapters as they are read: which there are, in whose words, and that older versions stay as they were."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bestek import hoofdstukken, jsonvorm, omvang
from bestek.blokken import Tabel
from bestek.enums import Hoofdstuk, Profiel
from bestek.hoofdstukstand import holds, states
from bestek.structuur import Hoeveelheid, Paragraaf, Prijsregel
from tests.bestek.test_structuur import example


@pytest.fixture
def inhoud():
    return replace(example(), in_hoofdstukken=True)


def read(inhoud):
    return hoofdstukken.read(inhoud)["hoofdstukken"]


def text(inhoud, naam):
    """All that one chapter says."""
    hoofdstuk = next(h for h in read(inhoud) if h.naam == naam)
    return str((hoofdstuk.vooraf, hoofdstuk.delen))


def with_volume(inhoud, **velden):
    rij = Hoeveelheid("h", "Trajecten", "trajecten", 180, **velden)
    return replace(inhoud, percelen=(replace(inhoud.percelen[0], hoeveelheden=(rij,)), *inhoud.percelen[1:]))


def with_sheet(inhoud, **velden):
    regels = (Prijsregel("p", "Les", "uur", Decimal(100), Decimal(90)),)
    perceel = replace(inhoud.percelen[0], prijsregels=regels, **velden)
    return replace(inhoud, percelen=(perceel, *inhoud.percelen[1:]))


def test_chapters_are_numbered_through_and_empty_ones_left_out(inhoud):
    rij = read(inhoud)
    assert [h.nummer for h in rij] == [str(n) for n in range(1, len(rij) + 1)]
    assert all(d.nummer == f"{h.nummer}.{n}" for h in rij for n, d in enumerate(h.delen, 1))
    ankers = [a for h in rij for a in (h.id, *(d.id for d in h.delen))]
    assert len(ankers) == len(set(ankers))


@pytest.mark.parametrize("profiel", Profiel.values)
@pytest.mark.parametrize("maak", [lambda b: b, with_volume, with_sheet, lambda b: replace(b, vragen=(), eisen=())])
def test_outline_knows_which_chapters_the_document_has(inhoud, profiel, maak):
    inhoud = replace(maak(inhoud), profiel=profiel)
    assert [h.naam for h in read(inhoud)] == [naam for naam in Hoofdstuk if holds(naam, inhoud)]
    assert [s.nummer for s in states(inhoud, []) if s.nummer] == [h.nummer for h in read(inhoud)]


def test_paragraph_stands_in_its_chapter(inhoud):
    rijen = (Paragraaf("a", "Visie", "<p>x</p>", 1), Paragraaf("b", "Looptijd", "<p>y</p>", 2, "contract"))
    gelezen = read(replace(inhoud, paragrafen=rijen))
    waar = {d.sleutel: h.naam for h in gelezen for d in h.delen if d.sleutel}
    assert waar == {"a": "inleiding", "b": "contract"}


def test_older_version_keeps_its_order_and_its_words(inhoud):
    oud = replace(inhoud, in_hoofdstukken=False)
    assert "in_hoofdstukken" not in jsonvorm.to_json(oud)
    titels = [h.titel for h in read(oud)]
    assert titels == ["De opdracht en de planning", "Hoe wij beoordelen", "De vragen", "De eisen"]
    assert "Zij kijken alleen naar de criteria" in text(oud, "beoordeling")
    assert "commissie" not in text(oud, "beoordeling")


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "geen toezegging: inschrijvers kunnen er geen rechten aan ontlenen"),
        ({"minimum": 150}, "neemt de gemeente af"),
        ({"maximum": 220}, "Meer dan wat bij ‘ten hoogste’ staat"),
    ],
)
def test_numbers_are_no_promise_unless_there_is_a_minimum(inhoud, velden, zin):
    assert zin in text(with_volume(inhoud, **velden), "percelen")


def test_volume_table_has_only_the_bounds_that_are_set(inhoud):
    def koppen(**velden):
        delen = next(h for h in read(with_volume(inhoud, **velden)) if h.naam == "percelen").delen
        tabel = next(b for d in delen if d.id == "omvang" for b in d.blokken if isinstance(b, Tabel))
        return [k.kop for k in tabel.kolommen]

    assert koppen() == ["Wat", "Eenheid", "Verwacht"]
    assert koppen(minimum=1, maximum=200) == ["Wat", "Eenheid", "Ten minste", "Verwacht", "Ten hoogste"]


def test_price_chapter_asks_the_sheet_or_one_price_or_says_that_it_is_fixed(inhoud):
    inhoud = replace(inhoud, methode="gewogen_punten_relatieve_prijs")
    assert "som van elk tarief" in text(with_sheet(inhoud, plafondprijs=Decimal(8000)), "prijs")
    assert "€ 8.000,00" in text(with_sheet(inhoud, plafondprijs=Decimal(8000)), "prijs")
    assert "één prijs" in text(inhoud, "prijs")
    vast = replace(with_sheet(inhoud, vaste_prijs=Decimal(5000)), methode="kwaliteit_vaste_prijs")
    assert "vullen geen prijsblad in" in text(vast, "prijs")


def test_guide_says_only_what_was_settled(inhoud):
    assert "beslist het lot" not in text(inhoud, "beoordeling")
    gekozen = replace(inhoud, gelijke_stand="loting", uitval="doorschuiven", besluitwijze="gemiddelde")
    tekst = text(gekozen, "beoordeling")
    assert "beslist het lot" in tekst and "schuift op" in tekst and "het gemiddelde van de scores" in tekst
    assert "één score af" in text(inhoud, "beoordeling")


def test_guide_never_tells_what_is_achtergrond(inhoud):
    geheim = [c.tekst for v in inhoud.vragen for c in v.criteria if c.zichtbaarheid == "achtergrond"]
    assert geheim and not any(tekst in text(inhoud, "beoordeling") for tekst in geheim)


def test_open_house_and_subsidy_speak_their_own_words(inhoud):
    toelating = text(replace(inhoud, profiel="open_house", methode="", vragen=()), "beoordeling")
    assert "wordt toegelaten" in toelating and "punten" in toelating and "score" not in toelating
    subsidie = text(replace(inhoud, profiel="subsidie"), "beoordeling") + text(
        replace(inhoud, profiel="subsidie"), "procedure"
    )
    assert "bezwaar" in subsidie and "beschikking" in subsidie
    for woord in ("inschrijver", "Inschrijver", "offerte", "kort geding", "opschortende"):
        assert woord not in subsidie, woord


def test_perceel_without_volumes_gets_advice(inhoud):
    assert {a[0] for a in omvang.advice(inhoud)} == {"geen_omvang"}
    assert len(omvang.advice(with_volume(inhoud))) == len(inhoud.percelen) - 1


def test_ceiling_that_no_rate_can_reach_gets_advice(inhoud):
    inhoud = replace(inhoud, methode="gewogen_punten_relatieve_prijs")
    raak, mis = (with_sheet(inhoud, plafondprijs=Decimal(p)) for p in (9000, 8999))
    assert "plafond_doet_niets" in {a[0] for a in omvang.advice(raak)}
    assert "plafond_doet_niets" not in {a[0] for a in omvang.advice(mis)}
