import re

import pytest

from bestek.planning import VELDEN
from bestek.profielen import Woorden, in_words, words_of
from bestek.structuur import PROFIELEN


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_every_date_has_a_name_in_every_procedure(profiel):
    assert tuple(words_of(profiel).datums) == VELDEN


@pytest.mark.parametrize(
    ("profiel", "tekst"),
    [
        ("sas", "De offerte van de inschrijver is een geldige inschrijving."),
        ("meervoudig_onderhands", "De offerte van de inschrijver is een geldige inschrijving."),
        ("subsidie", "De aanvraag van de aanvrager is een geldige aanvraag."),
        ("open_house", "De aanmelding van de aanbieder is een toegelaten aanmelding."),
    ],
)
def test_text_follows_the_procedure(profiel, tekst):
    assert in_words("De offerte van de inschrijver is een geldige inschrijving.", profiel) == tekst


def test_capitals_stay_and_other_words_too():
    assert in_words("Offertes: offertetabel, INSCHRIJVERS", "subsidie") == "Aanvragen: offertetabel, Aanvragers"
    assert in_words("Terzijde gelegd", "open_house") == "Niet toegelaten"
    assert in_words("Het is geen gunningsbeslissing.", "subsidie") == "Het is geen beschikking."


def test_subsidie_knows_no_standstill():
    assert "bezwaar" in words_of("subsidie").datums["opschorting_tot"].lower()
    assert "opschorting" not in " ".join(words_of("subsidie").datums.values()).lower()
    assert Woorden().datums["opschorting_tot"] == "Opschortende termijn tot en met"


def test_subsidie_is_read_without_the_words_of_a_tender(gemeente):
    from bestek import lezen, samenstelling
    from tests import factories

    bestek = factories.make_bestek(gemeente)
    bestek.change(bestek.versie, profiel="subsidie")
    gelezen = lezen.read(samenstelling.compose(bestek))
    assert "aanvraag" in gelezen["methode"].uitleg and "inschrijving" not in gelezen["methode"].uitleg


@pytest.mark.parametrize(("profiel", "woord"), [("subsidie", "aanvraag"), ("open_house", "aanmelding")])
def test_pages_of_what_came_in_use_the_words(gemeente, profiel, woord):
    from django.urls import reverse

    from gemeenten.enums import Rol
    from tests import factories

    inkoper = factories.make_gebruiker(gemeente, Rol.INKOPER, Rol.BELEIDSMEDEWERKER)
    bestek = factories.make_bestek(gemeente, inkoper)
    bestek.change(bestek.versie, profiel=profiel)
    bestek.submit(inkoper)
    factories.freeze(bestek, inkoper)
    bestek.publish(inkoper, factories.klok.now().date(), "TN-1")
    offerte = factories.make_offerte(bestek, "Alfa", wie=inkoper, geldig=None, antwoord=None)
    client = factories.make_client(inkoper)
    paginas = [("offertes", bestek.pk), ("offerte_nieuw", bestek.pk), ("offerte", offerte.pk), ("eisen", offerte.pk)]
    paginas += [("offerte_bewerken", offerte.pk), ("geldigheid", offerte.inschrijvingen.get().pk)]
    for naam, pk in paginas:
        pagina = client.get(reverse(f"beoordeling:{naam}", args=[gemeente.slug, pk])).content.decode()
        hoofd = re.sub(r"<[^>]+>", " ", pagina.partition("<main")[2].partition("</main>")[0])
        assert not re.search(r"\b(offertes?|inschrijv\w+)\b", hoofd, re.IGNORECASE), naam
        assert woord in hoofd.lower(), naam
    if profiel == "open_house":
        lijst = client.get(reverse("beoordeling:offertes", args=[gemeente.slug, bestek.pk])).content.decode()
        assert "Beoordeling aanmaken" not in lijst and "Prijs" not in lijst
