import re
from decimal import Decimal

import page
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling import kluis, ondertekening, scoren, taken, verloop
from beoordeling.enums import Rondestatus
from beoordeling.models import OngeldigeOvergang
from beoordeling.overgangen import reopen_consensus
from beoordeling.verslag import context, render_verslag
from bestek.enums import Methode
from bestek.models import Eis, Perceel
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import (
    make_bestek,
    make_client,
    make_gebruiker,
    make_gepubliceerd,
    make_offerte,
    make_ronde,
    score_all,
)


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER, naam="Inge Inkoper")


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR, naam=naam) for naam in ("Vera Voorzitter", "Leo Lid")]


def publish(bestek, wie):
    bestek.submit(wie)
    freeze(bestek, wie)
    bestek.publish(wie, klok.today(), "TN-1")


@pytest.fixture
def ronde(gemeente, inkoper, beoordelaars):
    """Everything that a report can hold: two percelen, an eis, a bid set aside, background, consensus reopened."""
    bestek = make_bestek(gemeente, inkoper, percelen=2)
    eigen = {"gemeente": gemeente, "bestek": bestek}
    Eis.objects.create(**eigen, titel="Keurmerk", tekst="De inschrijver heeft het keurmerk.")
    bestek.bestekvraag_set.first().criteria.create(**eigen, volgorde=9, tekst="Kanarie.", zichtbaarheid="achtergrond")
    publish(bestek, inkoper)
    for naam, prijs in (("Taalhuis De Brug", "1.000,00"), ("Stichting Welkom", "2.000,00")):
        make_offerte(bestek, naam, prijs)
    make_offerte(bestek, "Te Laat BV", "1,00", geldig=False)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    for lid, cijfer in zip(ronde.commissie.order_by("pk"), (0, 10), strict=True):
        score_all(lid, cijfer, f"Privé van {lid}.")
    verloop.start_consensus(ronde, inkoper)
    ronde.refresh_from_db()
    for antwoord in taken.antwoorden_to_score(ronde):
        motivatie = f"De commissie over {antwoord.offerte.inschrijver}."
        scoren.save_consensus(ronde, antwoord, 0, Decimal(7), motivatie, beoordelaars[0])
    ondertekening.sign_all(ronde, beoordelaars[0])
    verloop.fix_kwaliteit(ronde, inkoper)
    ronde.refresh_from_db()
    reopen_consensus(ronde, inkoper, "Een rekenfout.")
    verloop.fix_kwaliteit(ronde, inkoper)
    ronde.refresh_from_db()
    kluis.request_opening(ronde, inkoper)
    kluis.open_prijzen(ronde, make_gebruiker(gemeente, Rol.LEZER, naam="Lea Lezer"))
    ronde.refresh_from_db()
    return ronde


def read(data):
    """The text of all pages with single spaces."""
    paginas = [blad.get_textpage().get_text_bounded() for blad in pypdfium2.PdfDocument(data)]
    return re.sub(r"\s+", " ", " ".join(paginas).replace("\ufffe", ""))


def test_report_holds_what_was_agreed_and_nothing_of_one_reviewer(ronde):
    tekst = read(render_verslag(ronde))
    for deel in (
        "Taalhuis De Brug staat op de eerste plaats.",
        "De commissie over Stichting Welkom.",
        "7 (goed)",
        "Vera Voorzitter",
        "Leo Lid",
        "Ondertekend op",
        "Te laat ingediend.",
        "Keurmerk",
        "40 × 1.000,00 / 2.000,00",
        "Consensus heropend: Een rekenfout.",
        "Inge Inkoper vroeg op",
        "Lea Lezer opende de prijzen",
        "€ 2.000,00",
        ronde.vaststelling.sha256[:12],
    ):
        assert deel in tekst, deel
    for geheim in ("Privé van", "Kanarie", "uitstekend)"):
        assert geheim not in tekst, geheim


@pytest.mark.parametrize("profiel", ["ua1", "2a"])
def test_report_is_pdf_ua_and_pdf_a(ronde, profiel):
    rapport = page.validate_pdf_bytes(render_verslag(ronde), profile=profiel)
    assert not [(fout.rule_id, fout.message) for fout in rapport.failures]


def test_report_is_downloaded_once_there_is_a_ranking(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek, "Alfa", "1.000,00")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.KWALITEIT_VASTGESTELD)
    client, adres = make_client(inkoper), reverse("beoordeling:verslag", args=["polderstad", ronde.pk])
    assert client.get(adres).url == reverse("beoordeling:rangorde", args=["polderstad", ronde.pk])
    with pytest.raises(OngeldigeOvergang):
        context(ronde)
    kluis.request_opening(ronde, inkoper)
    kluis.open_prijzen(ronde, make_gebruiker(gemeente, Rol.LEZER))
    antwoord = client.get(adres)
    assert antwoord["Content-Type"] == "application/pdf" and antwoord.content.startswith(b"%PDF")
    assert "attachment" in antwoord["Content-Disposition"]


def test_fixed_price_report_knows_no_prices(gemeente, inkoper, beoordelaars):
    bestek = make_bestek(gemeente, inkoper)
    type(bestek).objects.filter(pk=bestek.pk).update(methode=Methode.KWALITEIT_VASTE_PRIJS)
    Perceel.objects.filter(bestek=bestek).update(punten_prijs=0)
    bestek.refresh_from_db()
    publish(bestek, inkoper)
    make_offerte(bestek, "Alfa")
    make_offerte(bestek, "Beta")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.KWALITEIT_VASTGESTELD)
    inhoud = context(ronde)
    assert inhoud["kolommen"] == ["Kwaliteit", "Totaal"] and inhoud["opening"] is None
    assert inhoud["delen"][0]["rijen"][0]["opmerking"] == "Gedeelde plaats 1."


def test_matrix_splits_many_bidders_and_turns_the_page(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper, vragen=1)
    for i in range(8):
        make_offerte(bestek, f"Bureau {i}", "1.000,00")
    inhoud = context(make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND))
    assert [len(matrix["kolommen"]) for matrix in inhoud["matrices"]] == [7, 3]
    assert inhoud["liggend"]
    assert inhoud["matrices"][0]["rijen"][0]["waarden"][:2] == ["60", "7 → 42,00"]


def test_report_asks_a_fixed_number_of_queries(gemeente, inkoper, beoordelaars):
    aantallen = []
    for aantal in (1, 3):
        bestek = make_bestek(gemeente, inkoper, vragen=aantal)
        for i in range(aantal):
            Eis.objects.create(gemeente=gemeente, bestek=bestek, titel=f"Eis {i}", tekst="Moet.")
        publish(bestek, inkoper)
        for _ in range(aantal):
            make_offerte(bestek, prijs="1.000,00")
        ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
        with CaptureQueriesContext(connection) as vragen:
            inhoud = context(ronde)
            [regel.verklaring for regel in inhoud["commissie"]]
            [str(g.wie) for g in inhoud["gebeurtenissen"]]
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
