"""The ranking through the database agrees with the arithmetic of the published cases."""

from decimal import Decimal

import pytest

from beoordeling import kluis, ondertekening, scoren, taken, verloop
from beoordeling.enums import Rondestatus
from beoordeling.models import Inschrijving, OngeldigeOvergang, Prijs
from beoordeling.overgangen import finish
from beoordeling.rangschikking import rank_percelen, ranking_open
from beoordeling.uitslag import describe_uitslag, join_names
from bestek.enums import Methode
from bestek.models import Bestekvraag, Perceel, Schaal, Weging
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import make_bestek, make_gebruiker, make_offerte, make_ronde

RELATIEF, VAST = Methode.GEWOGEN_PUNTEN_RELATIEVE_PRIJS, Methode.KWALITEIT_VASTE_PRIJS
# Unequal steps, and a mark that costs points: PUB-12 of the published cases.
STAPPEN = {"3": "100", "2": "60", "1": "25", "0": "0", "-1": "-50"}


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def walk(gemeente, inkoper, beoordelaars):
    """`walk(…)` takes a bestek with these points and scale to a ranking, through the real steps."""

    def run(vragen, schaal, offertes, punten_prijs=0, methode=RELATIEF, ongeldig=(), open_=True):
        bestek = compose(gemeente, inkoper, vragen, schaal, punten_prijs, methode)
        for naam, (_, prijs) in offertes.items():
            make_offerte(bestek, naam, prijs, geldig=naam not in ongeldig)
        eerste = int(next(iter(schaal)))
        ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.CONSENSUS, cijfer=eerste)
        for antwoord in taken.antwoorden_to_score(ronde):
            plaats = list(vragen).index(antwoord.bestekvraag.onderwerp)
            cijfer = Decimal(offertes[antwoord.offerte.inschrijver.naam][0][plaats])
            scoren.save_consensus(ronde, antwoord, 0, cijfer, "Samen.", beoordelaars[0])
        ondertekening.sign_all(ronde, beoordelaars[0])
        verloop.fix_kwaliteit(ronde, inkoper)
        ronde.refresh_from_db()
        if not ronde.zonder_prijs and open_:
            kluis.request_opening(ronde, inkoper)
            kluis.open_prijzen(ronde, make_gebruiker(gemeente, Rol.LEZER))
            ronde.refresh_from_db()
        return ronde

    return run


def compose(gemeente, wie, vragen, schaal, punten_prijs, methode):
    bestek = make_bestek(gemeente, wie, vragen=0)
    type(bestek).objects.filter(pk=bestek.pk).update(methode=methode)
    bestek.refresh_from_db()
    Perceel.objects.filter(bestek=bestek).update(punten_prijs=punten_prijs)
    eigen = {"gemeente": gemeente, "bestek": bestek}
    trap = Schaal.objects.create(**eigen, naam="Trap")
    for waarde, aandeel in schaal.items():
        trap.ankerpunten.create(**eigen, waarde=waarde, woord=f"w{waarde}", omschrijving="…", aandeel=aandeel)
    for plaats, (naam, punten) in enumerate(vragen.items(), 1):
        vraag = Bestekvraag.objects.create(**eigen, volgorde=plaats, onderwerp=naam, tekst=f"{naam}?", schaal=trap)
        Weging.objects.create(**eigen, bestekvraag=vraag, perceel=bestek.perceel_set.get(), punten=punten)
    bestek.submit(wie)
    freeze(bestek, wie)
    bestek.publish(wie, klok.today(), "TN-1")
    return bestek


def outcome(ronde, perceel=0):
    """By name: rank, quality, price and total, as published."""

    def text(getal):
        return getal and str(getal.gepubliceerd)

    uitslagen = rank_percelen(ronde)[perceel].rangorde.uitslagen
    return {u.naam: (u.rang, text(u.kwaliteit), text(u.prijspunten), text(u.totaal)) for u in uitslagen}


def test_pub_04_weighted_points_with_relative_price(walk):
    """The points earned and the prices of PUB-04; the maxima are such that each earned share is exact."""
    ronde = walk(
        {"Experience": 80, "Quality assurance": 40, "Time to completion": 40},
        {"40": "40", "50": "50", "55": "55", "75": "75"},
        {"A": (("50", "75", "50"), "10.000,00"), "B": (("40", "50", "55"), "8.000,00")},
        punten_prijs=70,
    )
    assert outcome(ronde) == {"A": (1, "90.00", "56.00", "146.00"), "B": (2, "74.00", "70.00", "144.00")}


def test_der_01_a_tie_is_reported_and_not_broken(walk):
    ronde = walk(
        {"Kwaliteit": 50},
        {"50": "50", "75": "75", "100": "100"},
        {"A": (("50",), "50,00"), "B": (("75",), "75,00"), "C": (("100",), "100,00")},
        punten_prijs=50,
    )
    assert outcome(ronde) == {
        "A": (1, "25.00", "50.00", "75.00"),
        "C": (1, "50.00", "25.00", "75.00"),
        "B": (3, "37.50", "33.33", "70.83"),
    }
    deel = describe_uitslag(ronde, ronde.vaststelling.structuur)[0]
    assert rank_percelen(ronde)[0].rangorde.winnaar is None
    assert deel.conclusie == "A en C delen de eerste plaats."
    assert deel.gelijk[0].startswith("A en C hebben precies hetzelfde totaal en delen plaats 1.")
    assert [rij.gedeeld for rij in deel.rijen] == [True, True, False]


def test_pub_02_an_invalid_bid_is_no_lowest_price(walk):
    ronde = walk(
        {"Kwaliteit": 50},
        {"100": "100"},
        {"A": (("100",), "40,00"), "B": (("100",), "80,00"), "C": (("100",), "100,00")},
        punten_prijs=50,
        ongeldig=("A",),
    )
    assert outcome(ronde) == {"B": (1, "50.00", "50.00", "100.00"), "C": (2, "50.00", "40.00", "90.00")}
    assert set(Prijs.objects.values_list("bedrag", flat=True)) == {Decimal(80), Decimal(100)}
    deel = describe_uitslag(ronde, ronde.vaststelling.structuur)[0]
    assert [(rij.naam, rij.reden) for rij in deel.terzijde] == [("A", "Te laat ingediend.")]


def test_pub_12_fixed_price_counts_quality_alone_on_an_unequal_scale(walk):
    ronde = walk(
        {"Een": 60, "Twee": 40},
        STAPPEN,
        {"A": (("3", "-1"), None), "B": (("2", "1"), None), "C": (("1", "0"), None)},
        methode=VAST,
    )
    assert ronde.status == Rondestatus.KWALITEIT_VASTGESTELD
    assert outcome(ronde) == {
        "B": (1, "46.00", None, "46.00"),
        "A": (2, "40.00", None, "40.00"),
        "C": (3, "15.00", None, "15.00"),
    }
    assert [rij.bedrag for rij in describe_uitslag(ronde, ronde.vaststelling.structuur)[0].rijen] == [None] * 3


def test_there_is_no_ranking_before_prices_are_open(walk):
    ronde = walk(
        {"Kwaliteit": 50},
        {"100": "100"},
        {"A": (("100",), "40,00")},
        punten_prijs=50,
        open_=False,
    )
    assert not ranking_open(ronde)
    with pytest.raises(OngeldigeOvergang, match="nog geen rangorde"):
        rank_percelen(ronde)


def test_each_perceel_ranks_its_own_bids_and_a_shared_answer_counts_in_both(gemeente, inkoper, beoordelaars):
    bestek = make_bestek(gemeente, inkoper, vragen=1, percelen=2)
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    make_offerte(bestek, "Alfa", "100,00")
    beta = make_offerte(bestek, "Beta", "200,00")
    tweede = bestek.perceel_set.get(naam="Perceel 2")
    Inschrijving.objects.filter(offerte=beta, perceel=tweede).update(geldigheid="terzijde_gelegd", reden="Trok terug.")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    assert {naam: rij[0] for naam, rij in outcome(ronde).items()} == {"Alfa": 1, "Beta": 2}
    assert outcome(ronde, 1) == {"Alfa": (1, "42.00", "40.00", "82.00")}


def test_finish_waits_for_a_ranking_of_every_perceel(walk, inkoper):
    offertes = {"A": (("3",), "40,00"), "B": (("2",), "80,00")}
    ronde = walk({"Kwaliteit": 50}, STAPPEN, offertes, punten_prijs=50, open_=False)
    with pytest.raises(OngeldigeOvergang, match="nog geen rangorde"):
        finish(ronde, inkoper)
    kluis.request_opening(ronde, inkoper)
    kluis.open_prijzen(ronde, make_gebruiker(ronde.gemeente, Rol.LEZER))
    ronde.refresh_from_db()
    finish(ronde, inkoper)
    assert ronde.status == Rondestatus.AFGEROND


@pytest.mark.parametrize(("namen", "tekst"), [(["A"], "A"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")])
def test_names_are_joined_as_people_do(namen, tekst):
    assert join_names(namen) == tekst
