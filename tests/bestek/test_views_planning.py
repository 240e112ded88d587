"""The planning in the form of a bestek, and the page and the comparison of procedures."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from bestek import samenstelling, verloop
from bestek.bijlage import context as bijlage
from bestek.models import Bestek
from gemeenten.enums import Rol
from tests import factories
from tests.bestek.test_views_lijst import count

DATUMS = {"publicatie_op": "2098-12-01"}


@pytest.fixture
def velden(bestek):
    bestek.refresh_from_db()
    return {
        "titel": bestek.titel, "kenmerk": bestek.kenmerk, "profiel": "europees_openbaar", "methode": bestek.methode,
        "contactpersoon": "S. de Vries", "versie": bestek.versie,
    }  # fmt: skip


def text(antwoord):
    return " ".join(antwoord.content.decode().split())


def fill(client, url, velden, **meer):
    return client.post(url("gegevens"), velden | DATUMS | meer)


def test_proposal_fills_empty_dates_and_saves_nothing(bestek, client, url, velden):
    antwoord = fill(client, url, velden, actie="aanvullen", titel="Getypt en niet bewaard")
    pagina = text(antwoord)
    assert antwoord.status_code == 200 and "nog niet bewaard" in pagina and "Getypt en niet bewaard" in pagina
    assert 'value="2099-01-12T12:00"' in pagina  # forty whole days, and 11 January 2099 is a Sunday
    bestek.refresh_from_db()
    assert (bestek.publicatie_op, bestek.nota_op, bestek.titel) != (None, None, "Getypt en niet bewaard")
    assert bestek.nota_op is None


def test_proposal_keeps_typed_dates_and_the_other_button_does_not(client, url, velden):
    getypt = {"vragen_tot": "2098-12-24", "sluiting_op": "2099-03-03T09:30"}
    pagina = text(fill(client, url, velden, actie="aanvullen", **getypt))
    assert 'value="2098-12-24"' in pagina and 'value="2099-03-03T09:30"' in pagina
    pagina = text(fill(client, url, velden, actie="opnieuw", **getypt))
    assert 'value="2098-12-24"' not in pagina and "T09:30" in pagina  # the hour stays


def test_proposal_without_publication_date_asks_for_it(client, url, velden):
    antwoord = client.post(url("gegevens"), velden | {"actie": "aanvullen"})
    assert "Vul eerst in wanneer u publiceert" in text(antwoord)


def test_proposed_planning_saves_without_findings(bestek, client, url, velden):
    antwoord = fill(client, url, velden, actie="aanvullen")
    form = antwoord.context["form"]
    nieuw = {naam: form[naam].value() for naam in ("vragen_tot", "nota_op", "sluiting_op", "gunning_op")}
    nieuw |= {naam: form[naam].value() for naam in ("opschorting_tot", "start_op")}
    assert fill(client, url, velden, **nieuw).status_code == 302
    bestek.refresh_from_db()
    assert bestek.opschorting_tot and verloop.todo(bestek) == []
    assert "bp-bevinding" not in text(client.get(url("gegevens")))


def test_broken_term_stands_at_its_date_with_the_source_and_stops_the_review(bestek, client, url, velden, wie):
    fill(client, url, velden, sluiting_op="2098-12-20T12:00")
    pagina = text(client.get(url("gegevens")))
    bij = pagina.partition('id="id_sluiting_op_bevindingen"')[2].partition("</ul>")[0]
    assert "ten minste 40 hele dagen" in bij and "Aanbestedingswet 2012, artikelen 2.71" in bij and "Fout" in bij
    assert "pianoo.nl" in bij and "id_sluiting_op_bevindingen" in pagina.partition('name="sluiting_op"')[2][:400]
    bestek.refresh_from_db()
    with pytest.raises(verloop.NietGereed):
        verloop.submit(bestek, wie)
    assert "ten minste 40 hele dagen" in text(client.get(url("ter_review")))


def test_reason_lets_an_exception_of_the_law_through(bestek, client, url, velden, wie):
    fill(client, url, velden, sluiting_op="2098-12-22T12:00", afwijkingsreden="Vooraankondiging van oktober.")
    bestek.refresh_from_db()
    verloop.submit(bestek, wie)
    assert bestek.status == "ter_review"


def test_advice_is_shown_and_stops_nothing(bestek, client, url, velden, wie):
    datums = {"sluiting_op": "2099-03-03T12:00", "gunning_op": "2099-04-01", "opschorting_tot": "2099-04-03"}
    fill(client, url, velden, profiel="sas", **datums)
    assert "Controleer" in text(client.get(url("gegevens")))
    assert "houdt niets tegen" in text(client.get(url("bestek")))
    assert "houdt niets tegen" in text(client.get(url("ter_review")))
    bestek.refresh_from_db()
    verloop.submit(bestek, wie)


def test_real_publication_counts_over_the_planned_one(bestek, wie, velden, client, url):
    fill(client, url, velden, sluiting_op="2099-01-12T12:00")
    bestek.refresh_from_db()
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    assert verloop.todo(bestek) == []
    bestek.publish(wie, date(2098, 12, 9), "TN-1")
    assert {p.soort for p in verloop.todo(bestek)} == {"regel_eo-inschrijven"}


def test_dates_of_a_subsidie_have_its_words(client, url, velden):
    pagina = text(fill(client, url, velden, profiel="subsidie", actie="aanvullen"))
    for woord in ("Bekendmaking", "Aanvragen indienen tot", "Beschikking", "Bezwaar maken tot en met"):
        assert woord in pagina
    assert "Opschortende termijn" not in pagina and "Voornemen tot gunning" not in pagina


def test_open_house_needs_no_deadline(bestek, wie):
    bestek.change(bestek.versie, profiel="open_house", sluiting_op=None)
    assert "sluiting_ontbreekt" not in {p.soort for p in verloop.todo(bestek)}


@pytest.mark.parametrize(
    ("profiel", "stukken"),
    [
        ("sas", ("artikel 2.127", "Controleer", "Wat zij vrijlaat")),
        ("europees_openbaar", ("ten minste 40 hele dagen", "artikelen 2.71", "geldt sinds 1 juli 2016")),
        ("nationaal_openbaar", ("€ 750.000", "€ 216.000", "tot en met 31 december 2027")),
        ("meervoudig_onderhands", ("ten minste 3 ondernemers", "hoogstens 5 ondernemers")),
        ("subsidie", ("hoogstens 8 weken", "artikelen 6:7 en 6:8", "geen opschortende termijn")),
        ("open_house", ("C-410/14", "C-9/17", "rangschik hen niet")),
    ],
)
def test_page_tells_what_the_procedure_asks(bestek, client, url, profiel, stukken):
    bestek.change(bestek.versie, profiel=profiel, publicatie_op=date(2026, 12, 1))
    pagina = text(client.get(url("procedure")))
    assert all(stuk in pagina for stuk in (*stukken, "nagekeken")), [s for s in stukken if s not in pagina]


def test_estimated_value_is_for_writers_only(gemeente, bestek, wie, client, url):
    bestek.change(bestek.versie, raming=Decimal("123456.78"), afwijkingsreden="Geheim-plan")
    assert "123456.78" in text(client.get(url("gegevens")))
    inhoud = samenstelling.compose(bestek)
    assert "123456" not in str(bijlage(inhoud)) and "Geheim-plan" not in str(bijlage(inhoud))
    verloop.submit(bestek, wie)
    vaststelling = verloop.freeze(bestek, wie)
    bestek.publish(wie, date(2098, 12, 1), "TN-1")
    assert "123456" not in vaststelling.inhoud and "Geheim-plan" not in vaststelling.inhoud
    for rol in (Rol.LEZER, Rol.BEOORDELAAR):
        ander = factories.make_client(factories.make_gebruiker(gemeente, rol))
        for naam in ("bestek", "versies"):
            pagina = ander.get(url(naam)).content.decode()
            assert "123456" not in pagina and "123.456" not in pagina and "Geheim-plan" not in pagina
        assert ander.get(url("procedure")).status_code == ander.get(url("gegevens")).status_code == 403


@pytest.mark.parametrize("naam", ["gegevens", "procedure"])
def test_page_takes_as_many_queries_with_findings_as_without(bestek, client, url, naam, django_assert_num_queries):
    client.get(url(naam))
    zonder = count(lambda: client.get(url(naam)))
    velden = {
        "publicatie_op": date(2026, 12, 1),
        "gunning_op": date(2026, 12, 25),
        "opschorting_tot": date(2026, 12, 26),
    }
    bestek.change(bestek.versie, profiel="nationaal_openbaar", raming=Decimal(900000), **velden)
    with django_assert_num_queries(zonder):
        assert "bp-bevinding" in client.get(url(naam)).content.decode()


def test_comparison_judges_and_keeps_what_was_typed(gemeente, client):
    nieuw = reverse("bestek:nieuw_leeg", args=[gemeente.slug])
    typed = {"titel": "Taal 2028", "kenmerk": "T-28", "profiel": "sas", "methode": "kwaliteit_vaste_prijs"}
    typed |= {"soort": "dienst", "raming": "300000"}
    antwoord = client.post(nieuw, typed | {"vergelijk": "1"})
    standen = {rij.profiel: rij.oordeel.stand for rij in antwoord.context["vergelijking"]}
    assert standen["sas"] == standen["nationaal_openbaar"] == "past niet" and standen["europees_openbaar"] == "past"
    assert "Taal 2028" in text(antwoord) and not Bestek.objects.exists()
    antwoord = client.post(nieuw, typed | {"kies": "europees_openbaar"})
    assert antwoord.context["form"]["profiel"].value() == "europees_openbaar" and "Taal 2028" in text(antwoord)
    client.post(nieuw, typed | {"profiel": "europees_openbaar"})
    assert Bestek.objects.get().raming == Decimal(300000)


@pytest.mark.parametrize("raming", ["", "veel", "-5", "1e5"])
def test_comparison_bears_any_value(gemeente, client, raming):
    nieuw = reverse("bestek:nieuw_leeg", args=[gemeente.slug])
    assert client.post(nieuw, {"vergelijk": "1", "raming": raming, "soort": "x", "kies": "x"}).status_code == 200


def test_late_publication_tells_which_term_it_breaks(bestek, client, url, velden, wie):
    fill(client, url, velden, sluiting_op="2026-01-12T12:00", publicatie_op="2025-12-01")
    bestek.refresh_from_db()
    bestek.submit(wie)
    samenstelling.freeze(bestek, wie)
    stap = {"gepubliceerd_op": "2025-12-09", "publicatiekenmerk": "TN-1"}
    pagina = text(client.post(url("publiceren"), stap, follow=True))
    assert "De publicatie is vastgelegd" in pagina
    assert "ten minste 40 hele dagen na de publicatie. Nu zijn het 33 dagen." in pagina


def test_proposal_leaves_a_date_that_cannot_be_read(client, url, velden):
    pagina = text(fill(client, url, velden, actie="aanvullen", vragen_tot="2098-02-31"))
    assert 'value="2098-02-31"' in pagina and "Voer een geldige datum in" in pagina
