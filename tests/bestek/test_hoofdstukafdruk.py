from dataclasses import fields, replace
from decimal import Decimal

import pytest

from bestek.enums import Hoofdstuk
from bestek.hoofdstukafdruk import BUITEN, VELDEN, chapter_of, fingerprint, read, text_of, within
from bestek.structuur import Bestek, Hoeveelheid, Paragraaf, Weging
from bestek.vergelijking import compare
from tests.bestek.test_gereedheid import EIS, GEREED, VRAAG

WIJ = Paragraaf("a", "Wij", "<p>Wij.</p>", 1)
GESPREK = Paragraaf("b", "Gesprek", "<p>Elk jaar.</p>", 2, "contract")
HEEL = replace(GEREED, eisen=(EIS,), paragrafen=(WIJ, GESPREK))
PERCEEL = HEEL.percelen[0]
OMVANG = (Hoeveelheid("h", "Deelnemers", "mensen", 40),)
ERBIJ = (Paragraaf("c", "Nieuw", "<p>x</p>", 1), replace(WIJ, volgorde=2), replace(GESPREK, volgorde=3))

VERANDERINGEN = {
    "omschrijving": ({"omschrijving": "Anders"}, {"opdracht"}),
    "datum": ({"datums": {"sluiting_op": "2027-05-01T10:00:00+00:00"}}, {"planning"}),
    "contact": ({"contact": "K. Jansen"}, {"procedure"}),
    "eis": ({"eisen": (replace(EIS, bewijsmoment="op_verzoek"),)}, {"eisen"}),
    "vraag": ({"vragen": (replace(VRAAG, tekst="Hoe vaak?"),)}, {"gunning"}),
    "punten": ({"vragen": (replace(VRAAG, wegingen=(Weging("p1", Decimal(50)),)),)}, {"gunning"}),
    "schaal": ({"schalen": ()}, {"beoordeling"}),
    "methode": ({"methode": "gunnen_op_waarde"}, {"beoordeling", "prijs"}),
    "prijs": ({"percelen": (replace(PERCEEL, punten_prijs=Decimal(30)),)}, {"prijs"}),
    "omvang": ({"percelen": (replace(PERCEEL, hoeveelheden=OMVANG),)}, {"percelen"}),
    "paragraaf": ({"paragrafen": (WIJ, replace(GESPREK, html="<p>Elk half jaar.</p>"))}, {"contract"}),
    "paragraaf erbij": ({"paragrafen": ERBIJ}, {"inleiding"}),
    "ontheffing": ({"ontheffingen": ()}, set()),
}


def prints(bestek: Bestek) -> dict[str, str]:
    return {naam: fingerprint(text_of(bestek, naam)) for naam in Hoofdstuk.values}


def test_every_field_of_a_bestek_belongs_to_a_chapter_or_is_named_as_outside():
    assert {naam for velden in VELDEN.values() for naam in velden} | BUITEN == {f.name for f in fields(Bestek)}
    assert list(VELDEN) == Hoofdstuk.values


@pytest.mark.parametrize("naam", VERANDERINGEN)
def test_change_alters_the_fingerprint_of_its_own_chapters_only(naam):
    velden, geraakt = VERANDERINGEN[naam]
    voor, na = prints(HEEL), prints(replace(HEEL, **velden))
    assert {hoofdstuk for hoofdstuk in voor if voor[hoofdstuk] != na[hoofdstuk]} == geraakt


@pytest.mark.parametrize("hoofdstuk", Hoofdstuk.values)
def test_chapter_is_read_back_as_it_was(hoofdstuk):
    assert read(text_of(HEEL, hoofdstuk)) == chapter_of(HEEL, hoofdstuk)


@pytest.mark.parametrize("naam", [naam for naam, (_, geraakt) in VERANDERINGEN.items() if geraakt])
def test_difference_of_a_chapter_is_told_in_words_and_nothing_else_with_it(naam):
    velden, geraakt = VERANDERINGEN[naam]
    nu = replace(HEEL, **velden)
    for hoofdstuk in Hoofdstuk.values:
        oud, nieuw = (within(chapter_of(kant, hoofdstuk), nu, hoofdstuk) for kant in (HEEL, nu))
        assert bool(compare(oud, nieuw)) == (hoofdstuk in geraakt)
