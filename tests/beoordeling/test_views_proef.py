"""The page of the rehearsal: who opens it, what it keeps, and that it stores and reads nothing of real offers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling.models import Inschrijving, Offerte
from bestek.models import Ankerpunt
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests import factories

HTMX = {"HTTP_HX_REQUEST": "true"}
PARADOX = {
    "A_naam": "Anna", "A_prijs": "100.000", "A_1": "10", "A_2": "7",
    "B_naam": "Bert", "B_prijs": "76.000", "B_1": "7", "B_2": "4",
    "C_naam": "Carla", "C_prijs": "60.000", "C_1": "0", "C_2": "0",
}  # fmt: skip


@pytest.fixture
def schrijver(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)


@pytest.fixture
def bestek(gemeente, schrijver):
    return factories.make_bestek(gemeente, schrijver)


def adres(bestek):
    return reverse("beoordeling:proef", args=["polderstad", bestek.pk])


def get(wie, bestek, data=None, **kop):
    antwoord = factories.make_client(wie).get(adres(bestek), data, **kop)
    return antwoord, antwoord.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("rol", Rol)
def test_proef_is_for_who_writes(gemeente, bestek, rol):
    mag = rol in (Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
    antwoord, _ = get(factories.make_gebruiker(gemeente, rol), bestek)
    assert antwoord.status_code == (200 if mag else 403)


def test_proef_of_another_gemeente_is_not_there(gemeente, bestek):
    ander = factories.make_gemeente("duinwijk")
    vreemde = factories.make_gebruiker(ander, Rol.INKOPER)
    assert get(vreemde, bestek)[0].status_code == 404
    onder_eigen = reverse("beoordeling:proef", args=["duinwijk", bestek.pk])
    assert factories.make_client(vreemde).get(onder_eigen).status_code == 404


def test_proef_begins_with_three_telling_offers(schrijver, bestek):
    antwoord, tekst = get(schrijver, bestek)
    assert [rij["naam"].value() for rij in antwoord.context["form"].rijen] == [
        "Goed en duur", "Gemiddeld", "Goedkoop en matig",
    ]  # fmt: skip
    assert antwoord.context["uitkomst"] is not None and "verzonnen" in tekst
    assert [antwoord.context["form"][f"{x}_1"].value() for x in "ABC"] == ["10", "7", "7"]


def test_what_is_typed_decides_and_comes_back(schrijver, bestek):
    antwoord, tekst = get(schrijver, bestek, PARADOX)
    assert antwoord.context["uitkomst"].conclusie == "Anna wint."
    antwoord, tekst = get(schrijver, bestek, PARADOX | {"B_prijs": "40.000,00"})
    assert antwoord.context["uitkomst"].conclusie == "Bert wint." and 'value="40.000,00"' in tekst


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"A_prijs": "gratis"}, "Schrijf de prijs als een bedrag"),
        ({"A_prijs": ""}, "Vul een prijs in, bijvoorbeeld 90.000."),
        ({"A_prijs": "0"}, "Een prijs ligt boven nul"),
        ({"A_prijs": "-5"}, "Schrijf de prijs als een bedrag"),
        ({"A_prijs": "9" * 40}, "Dit bedrag is te lang"),
        ({"A_1": "8"}, "Dit cijfer staat niet op de schaal van deze vraag"),
        ({"A_1": ""}, "Kies een cijfer."),
        ({"A_naam": "x" * 31}, "Houd de naam korter dan 31 tekens."),
        ({"A_naam": " bert"}, "Deze naam komt twee keer voor."),
    ],
)
def test_odd_input_is_told_in_dutch_and_kept(schrijver, bestek, fout, melding):
    for kop in ({}, HTMX):
        antwoord, tekst = get(schrijver, bestek, PARADOX | fout, **kop)
        assert antwoord.status_code == 200 and melding in tekst and antwoord.context["uitkomst"] is None
    _, tekst = get(schrijver, bestek, PARADOX | fout)
    assert 'value="Carla"' in tekst
    waarde = next(iter(fout.values()))
    assert waarde in ("", "8") or f'value="{waarde}"' in tekst


@pytest.mark.parametrize(
    "vreemd",
    [
        {"aantal": "99"}, {"aantal": "-1"}, {"aantal": "²"}, {"aantal": "x"}, {"weg": "Z"}, {"perceel": "9"},
        {"versie": "x"}, {"schuif": "", "A_1": "10.0\x00"}, {"onbekend": "1"},
    ],
)  # fmt: skip
def test_address_that_nobody_made_does_not_fail(schrijver, bestek, vreemd):
    assert get(schrijver, bestek, vreemd)[0].status_code == 200


def test_version_that_is_not_there_is_404(schrijver, bestek):
    for nummer in ("7", "9" * 30):
        assert get(schrijver, bestek, {"versie": nummer})[0].status_code == 404


def test_unknown_offer_to_move_is_left_out(schrijver, bestek):
    antwoord, _ = get(schrijver, bestek, {"schuif": "Z"})
    assert antwoord.context["uitkomst"] is not None


def test_rows_come_and_go_without_losing_what_was_typed(schrijver, bestek):
    antwoord, _ = get(schrijver, bestek, PARADOX | {"aantal": "4"})
    assert [rij["naam"].value() for rij in antwoord.context["form"].rijen] == ["Anna", "Bert", "Carla", "Offerte D"]
    antwoord, _ = get(schrijver, bestek, PARADOX | {"aantal": "3", "weg": "A", "schuif": "C"})
    form = antwoord.context["form"]
    assert [rij["naam"].value() for rij in form.rijen] == ["Bert", "Carla"]
    assert form["A_prijs"].value() == "76.000" and form["schuif"].value() == "B" and not form.mag_eruit


def test_button_wins_from_the_hidden_number(schrijver, bestek):
    antwoord = factories.make_client(schrijver).get(f"{adres(bestek)}?aantal=3&aantal=4")
    assert len(antwoord.context["form"].letters) == 4


def test_htmx_gets_the_outcome_alone(schrijver, bestek):
    _, tekst = get(schrijver, bestek, PARADOX, **HTMX)
    assert "<html" not in tekst and 'id="proefstand"' in tekst and "Anna wint." in tekst


def test_nothing_is_stored_and_no_offer_is_read(gemeente, schrijver):
    inkoper = factories.make_gebruiker(gemeente, Rol.INKOPER)
    bestek = factories.make_gepubliceerd(gemeente, inkoper)
    factories.make_offerte(bestek, "Geheime Inschrijver", "12.345,67", "Antwoord")
    voor = Gebeurtenis.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        _, tekst = get(schrijver, bestek)
    assert "Geheime Inschrijver" not in tekst and "12.345" not in tekst
    namen = {Offerte._meta.db_table, Inschrijving._meta.db_table, "beoordeling_kluisprijs", "beoordeling_prijs"}
    assert not [q for q in vragen if any(naam in q["sql"] for naam in namen)]
    assert not [q for q in vragen if q["sql"].startswith(("INSERT", "UPDATE", "DELETE")) and "session" not in q["sql"]
                and "axes" not in q["sql"] and "gebruiker" not in q["sql"]]  # fmt: skip
    assert Gebeurtenis.objects.count() == voor


def test_frozen_bestek_is_rehearsed_as_frozen(gemeente, schrijver):
    bestek = factories.make_gepubliceerd(gemeente, factories.make_gebruiker(gemeente, Rol.INKOPER))
    antwoord, tekst = get(schrijver, bestek)
    assert antwoord.context["versie"] == 1 and "versie 1" in tekst


def test_perceel_is_chosen_with_its_own_questions(gemeente, schrijver):
    bestek = factories.make_bestek(gemeente, schrijver, percelen=2)
    bestek.weging_set.filter(perceel__volgorde=2, bestekvraag__volgorde=2).delete()
    antwoord, tekst = get(schrijver, bestek, {"perceel": "2"})
    assert antwoord.context["perceel"].naam == "Perceel 2"
    assert [v.nummer for v in antwoord.context["form"].vragen] == [1]
    assert "De punten kloppen nog niet" in tekst  # 30 and 40 are not 100
    assert "Perceel 1" in get(schrijver, bestek)[1]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"profiel": "open_house"}, "Bij Open House is er niets te oefenen"),
        ({"methode": ""}, "Kies eerst een gunningsmethode"),
    ],
)
def test_what_cannot_be_rehearsed_is_explained(schrijver, bestek, velden, zin):
    type(bestek).objects.filter(pk=bestek.pk).update(**velden)
    antwoord, tekst = get(schrijver, bestek)
    assert antwoord.status_code == 200 and zin in tekst and "pr-invoer" not in tekst


def test_scale_without_marks_is_explained(schrijver, bestek):
    Ankerpunt.objects.filter(bestek=bestek).delete()
    assert "nog geen cijfers" in get(schrijver, bestek)[1]


def test_fixed_price_asks_no_price(schrijver, bestek):
    type(bestek).objects.filter(pk=bestek.pk).update(methode="kwaliteit_vaste_prijs")
    bestek.perceel_set.update(punten_prijs=0, vaste_prijs=5000)
    antwoord, tekst = get(schrijver, bestek)
    assert [rij["naam"].value() for rij in antwoord.context["form"].rijen] == ["Goed", "Gemiddeld", "Matig"]
    assert "A_prijs" not in antwoord.context["form"].fields and "De prijs staat vast op € 5.000,00" in tekst


def test_proef_is_reached_from_the_bestek_and_from_its_points(schrijver, bestek):
    client = factories.make_client(schrijver)
    for naam in ("bestek", "vragen"):
        pagina = client.get(reverse(f"bestek:{naam}", args=["polderstad", bestek.pk]))
        assert adres(bestek) in pagina.content.decode(), naam


def test_who_may_not_rehearse_meets_no_link_to_it(gemeente):
    bestek = factories.make_gepubliceerd(gemeente, factories.make_gebruiker(gemeente, Rol.INKOPER))
    for rol in (Rol.BEOORDELAAR, Rol.LEZER):
        client = factories.make_client(factories.make_gebruiker(gemeente, rol))
        pagina = client.get(reverse("bestek:bestek", args=["polderstad", bestek.pk]))
        assert pagina.status_code == 200 and adres(bestek) not in pagina.content.decode()


def test_proef_costs_the_same_queries_for_more(gemeente, schrijver):
    aantallen = set()
    for vragen, percelen in ((1, 1), (3, 3)):
        bestek = factories.make_bestek(gemeente, schrijver, vragen=vragen, percelen=percelen)
        client = factories.make_client(schrijver)
        with CaptureQueriesContext(connection) as gesteld:
            client.get(adres(bestek), {"aantal": str(2 * vragen)})
        aantallen.add(len(gesteld))
    assert len(aantallen) == 1 and aantallen.pop() < 30


def test_large_bestek_fits_in_an_address_and_stays_quick(gemeente, schrijver):
    """Sixty questions and six offers: gunicorn takes 4094 characters."""
    bestek = factories.make_bestek(gemeente, schrijver, vragen=60)
    antwoord, _ = get(schrijver, bestek, {"aantal": "6"})
    form = antwoord.context["form"]
    lengte = sum(len(veld.html_name) + len(str(veld.value() or "")) + 2 for veld in form)
    assert lengte < 3500
    assert len(antwoord.context["uitkomst"].onderdelen[-1].rijen) == 60
