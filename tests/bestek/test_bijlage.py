import re
from decimal import Decimal

import page
import pypdfium2
import pytest

from bestek import bijlage, samenstelling, verloop
from bestek.delen import add_deel
from bestek.models import Eis, Paragraaf, Perceel
from bestek.vraagkeuze import add_criterium, add_eigen_vraag, set_weging
from documenten.opmaak import clean_html

KANARIE = "kanariepiet achter de schermen"


def read(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return [blad.get_textpage().get_text_bounded() for blad in document]
    finally:
        document.close()


def faults(data):
    return [
        (profiel, fout.rule_id, fout.message)
        for profiel in ("ua1", "2a")
        for fout in page.validate_pdf_bytes(data, profile=profiel).failures
    ]


@pytest.fixture
def vol(bestek, wie):
    """A bestek with every kind of part, and text that may not leave the house."""
    add_deel(bestek, Paragraaf, wie, titel="Voor wie", tekst=clean_html("<p>Een <strong>vette</strong> tekst.</p>"))
    for soort in ("uitsluitingsgrond", "geschiktheidseis", "uitvoeringseis"):
        add_deel(
            bestek, Eis, wie, soort=soort, titel=f"Titel {soort}", tekst=f"Tekst {soort}.", bewijs=f"Bewijs {soort}"
        )
    vraag = bestek.bestekvraag_set.first()
    vraag.change(vraag.versie, max_a4=Decimal("2.5"))
    add_criterium(vraag, KANARIE, "achtergrond")
    rij = add_criterium(vraag, "Eén van deze twee <b>punten</b>.")
    rij.change(rij.versie, groep="Manieren", logica="een_of_meer")
    add_criterium(vraag, f"{KANARIE} weggelaten", "weggelaten")
    return bestek


def test_annex_of_a_frozen_version_says_everything_public(vol, wie):
    verloop.submit(vol, wie)
    vaststelling = verloop.freeze(vol, wie)
    data = bijlage.render(vol, vaststelling)
    assert not faults(data)
    bladen = read(data)
    tekst = " ".join(" ".join(bladen).split())
    for stuk in (
        vol.titel, vol.kenmerk, "Gemeente Polderstad", "Voor wie", "Een vette tekst.", "S. de Vries", "uitstekend",
        "70%", "Gewogen punten met relatieve prijs", "laagste geldige prijs", "Hoe doet u dit (1)?", "30 punten",
        "hoogstens 2,5 A4", "De offerte noemt punt 1.", "Manieren", "Eén of meer van deze punten volstaat.",
        "Eén van deze twee <b>punten</b>.", "Titel uitvoeringseis", "Bewijs geschiktheidseis",
        "1 maart 2099, 13:00 uur",
    ):  # fmt: skip
        assert stuk in tekst, stuk
    assert vaststelling.sha256 in tekst.replace(" ", "")  # it runs over two lines
    assert all(f"versie 1 · {vaststelling.sha256[:12]}" in blad for blad in bladen[1:])
    assert "CONCEPT" not in tekst


def test_nothing_that_is_background_gets_into_the_annex(vol, wie):
    html = str(bijlage.context(samenstelling.compose(vol)))
    assert KANARIE not in html
    assert KANARIE not in " ".join(read(bijlage.render(vol, samenstelling.compose(vol))))
    verloop.submit(vol, wie)
    vaststelling = verloop.freeze(vol, wie)
    assert KANARIE in vaststelling.inhoud
    data = bijlage.render(vol, vaststelling)
    assert KANARIE not in " ".join(read(data)) and KANARIE.encode() not in data


def test_working_text_is_marked_as_concept_on_every_page(vol):
    bladen = read(bijlage.render(vol, samenstelling.compose(vol)))
    assert all("CONCEPT" in blad for blad in (bladen[0], *bladen[2:]))


def test_contents_name_the_right_pages(vol):
    bladen = read(bijlage.render(vol, samenstelling.compose(vol)))
    for _, nummer, titel, _ in bijlage.context(samenstelling.compose(vol))["inhoudsopgave"]:
        gevonden = re.search(rf"^{re.escape(str(nummer))}\s+{re.escape(titel)}[ .]+(\d+)\s*$", bladen[1], re.MULTILINE)
        assert gevonden, titel
        assert titel in bladen[int(gevonden[1]) - 1]


def test_one_perceel_is_not_named(vol):
    perceel = vol.perceel_set.get()
    perceel.change(perceel.versie, naam="Onzichtbaar perceel")
    tekst = " ".join(read(bijlage.render(vol, samenstelling.compose(vol))))
    assert "Onzichtbaar perceel" not in tekst and "perce" not in tekst.lower()


def test_several_percelen_have_their_own_columns_and_questions(vol, wie):
    tweede = add_deel(vol, Perceel, wie, naam="Z-route", punten_prijs=Decimal(40))
    vraag = add_eigen_vraag(vol, wie, onderwerp="Alfa", tekst="Hoe dan?", criteria=["Zo."], percelen=[tweede])
    set_weging(vraag, tweede, Decimal(30))
    gedeeld = vol.bestekvraag_set.first()
    set_weging(gedeeld, tweede, Decimal("12.5"))
    data = bijlage.render(vol, samenstelling.compose(vol))
    assert not faults(data)
    tekst = " ".join(" ".join(read(data)).split())
    for stuk in ("Vragen voor alle percelen", "Vragen voor Z-route", "Perceel 1: 30 punten · Z-route: 12,5 punten"):
        assert stuk.lower() in tekst.lower(), stuk


def test_open_house_has_no_assessment(vol):
    vol.change(vol.versie, profiel="open_house")
    for vraag in vol.bestekvraag_set.all():
        vraag.drop()
    data = bijlage.render(vol, samenstelling.compose(vol))
    assert not faults(data)
    tekst = " ".join(read(data))
    assert "Hoe wij beoordelen" not in tekst and "Toelatingsdocument" in tekst
