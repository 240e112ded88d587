from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from beoordeling.enums import Rondestatus
from bestek.models import Bestek
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import record_gebeurtenis
from tests import factories

BIEDER = "Lesbureau Zonneschijn"


@pytest.fixture
def inkoper(gemeente):
    return factories.make_gebruiker(gemeente, Rol.INKOPER, naam="Mark Bakker")


def make_beoordeeld(gemeente, inkoper, stand=Rondestatus.INDIVIDUEEL, commissie=None) -> Bestek:
    """A published bestek with a bid and a round in `stand`."""
    bestek = factories.make_gepubliceerd(gemeente, inkoper)
    naam = BIEDER if not Bestek.objects.exclude(pk=bestek.pk).exists() else ""
    factories.make_offerte(bestek, naam, prijs="123.456,00", wie=inkoper)
    commissie = commissie or [factories.make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    factories.make_ronde(bestek, inkoper, commissie, stand)
    return bestek


def make_lid(gemeente, *rollen):
    return factories.make_gebruiker(gemeente, *rollen)


def page_of(gebruiker, gemeente) -> str:
    antwoord = factories.make_client(gebruiker).get(f"/{gemeente.slug}/")
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def queries_of(gebruiker, gemeente) -> int:
    client = factories.make_client(gebruiker)
    with CaptureQueriesContext(
        connection,
    ) as gevangen:
        client.get(f"/{gemeente.slug}/")
    return len(gevangen)


def test_start_shows_the_beheerder_members_and_house_style_but_no_tender(gemeente, inkoper):
    bestek = make_beoordeeld(gemeente, inkoper)
    pagina = page_of(make_lid(gemeente, Rol.BEHEERDER), gemeente)
    assert f"/{gemeente.slug}/gemeente/" in pagina and "Huisstijl" in pagina
    for geheim in (bestek.titel, bestek.kenmerk, BIEDER, "Lopende aanbestedingen", "/beoordelingen/"):
        assert geheim not in pagina


@pytest.mark.parametrize("rol", [Rol.BELEIDSMEDEWERKER, Rol.LEZER, Rol.BEOORDELAAR])
def test_start_hides_the_round_from_who_is_not_in_it(gemeente, inkoper, rol):
    bestek = make_beoordeeld(gemeente, inkoper, Rondestatus.PRIJZEN_GEOPEND)
    pagina = page_of(make_lid(gemeente, rol), gemeente)
    assert bestek.titel in pagina
    for geheim in (BIEDER, "/beoordelingen/ronde/", "Prijzen geopend", "123.456"):
        assert geheim not in pagina


def test_start_shows_a_reviewer_only_ones_own_progress(gemeente, inkoper):
    commissie = [make_lid(gemeente, Rol.BEOORDELAAR) for _ in range(2)]
    bestek = make_beoordeeld(gemeente, inkoper, commissie=commissie)
    factories.score_all(bestek.rondes.get().commissie.get(gebruiker=commissie[1]))
    mijn, zijn = (page_of(lid, gemeente) for lid in commissie)
    assert "0 van 2 antwoorden gedaan" in mijn and "antwoorden gedaan" not in zijn
    assert commissie[1].naam not in mijn and BIEDER not in mijn


def test_start_shows_a_reader_what_is_published_and_finished_only(gemeente, inkoper):
    concept = factories.make_bestek(gemeente, inkoper)
    klaar = make_beoordeeld(gemeente, inkoper, Rondestatus.AFGEROND)
    pagina = page_of(make_lid(gemeente, Rol.LEZER), gemeente)
    assert concept.titel not in pagina
    assert "Afgeronde beoordelingen" in pagina and klaar.titel in pagina
    assert "Lopende aanbestedingen" not in pagina


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.BEOORDELAAR])
def test_start_lists_no_finished_assessment_for_who_does_not_see_its_round(gemeente, inkoper, rol):
    make_beoordeeld(gemeente, inkoper, Rondestatus.AFGEROND)
    pagina = page_of(make_lid(gemeente, rol), gemeente)
    assert "Afgeronde beoordelingen" not in pagina and "/beoordelingen/ronde/" not in pagina


def test_start_never_shows_another_gemeente(gemeente, inkoper):
    ander = factories.make_gemeente("duinwijk")
    factories.add_rol(ander, inkoper, Rol.INKOPER)
    with scope(gemeente=ander):
        vreemd = make_beoordeeld(ander, inkoper)
        vreemd_concept = factories.make_bestek(ander, inkoper)
    pagina = page_of(inkoper, gemeente)
    assert vreemd.titel not in pagina and vreemd_concept.titel not in pagina and BIEDER not in pagina
    assert vreemd.titel in page_of(inkoper, ander)
    assert factories.make_client(make_lid(gemeente, Rol.INKOPER)).get("/duinwijk/").status_code == 404


def test_start_tells_writers_of_the_work_and_readers_only_of_the_states(gemeente, inkoper):
    bestek = make_beoordeeld(gemeente, inkoper)
    record_gebeurtenis(bestek, "bestek.vraag", inkoper, "Vraag 4.3 toegevoegd: Voortgang")
    bestek.open_change(inkoper, f"Op verzoek van {BIEDER}.")
    schrijver = page_of(make_lid(gemeente, Rol.BELEIDSMEDEWERKER), gemeente)
    assert "Wijziging begonnen" in schrijver and "Mark Bakker" in schrijver
    lezer = page_of(make_lid(gemeente, Rol.LEZER), gemeente)
    assert "Gepubliceerd" in lezer and "Wijziging begonnen" not in lezer and "Vraag 4.3" not in lezer
    assert BIEDER not in schrijver + lezer


def test_start_leaves_events_of_offers_and_rounds_out(gemeente, inkoper):
    bestek = make_beoordeeld(gemeente, inkoper)
    offerte = bestek.offertes.get()
    record_gebeurtenis(offerte, "offerte.gewijzigd", inkoper, f"{BIEDER} verbeterd")
    record_gebeurtenis(bestek.rondes.get(), "ronde.lid", inkoper, f"{BIEDER} genoemd")
    assert BIEDER not in page_of(inkoper, gemeente)


def test_start_keeps_the_frozen_title_and_date_during_a_wijziging(gemeente, inkoper):
    bestek = factories.make_bestek(gemeente, inkoper)
    bestek.change(bestek.versie, sluiting_op=klok.now() + timedelta(days=9))
    oud = bestek.titel
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    bestek.open_change(inkoper, "Later.")
    bestek.change(bestek.versie, titel="Nog geheim", sluiting_op=klok.now() + timedelta(days=30))
    pagina = page_of(make_lid(gemeente, Rol.LEZER), gemeente)
    assert oud in pagina and "nog 9 dagen" in pagina
    assert "Nog geheim" not in pagina and "nog 30 dagen" not in pagina


def test_start_of_a_new_gemeente_shows_what_one_can_do(gemeente):
    for rol, doel in (
        (Rol.BELEIDSMEDEWERKER, "/bestekken/nieuw/"),
        (Rol.INKOPER, "/bestekken/nieuw/"),
        (Rol.BEOORDELAAR, "/beoordelingen/"),
        (Rol.LEZER, "/bestekken/"),
        (Rol.BEHEERDER, "/gemeente/"),
    ):
        pagina = page_of(make_lid(gemeente, rol), gemeente)
        assert pagina.count("tb-kaart--zacht") == 3 and f'href="/{gemeente.slug}{doel}' in pagina
        assert "/kennisbank/" in pagina


@pytest.mark.parametrize("rol", list(Rol))
def test_start_asks_as_much_of_the_database_for_three_tenders_as_for_one(gemeente, inkoper, rol):
    lid = make_lid(gemeente, rol)

    def add() -> None:
        factories.make_bestek(gemeente, lid if rol != Rol.BEHEERDER else None)
        factories.make_gepubliceerd(gemeente, inkoper).open_change(inkoper, "Later.")
        commissie = [lid, make_lid(gemeente, Rol.BEOORDELAAR)] if rol == Rol.BEOORDELAAR else None
        if rol != Rol.INKOPER:
            for stand in (Rondestatus.INDIVIDUEEL, Rondestatus.CONSENSUS, Rondestatus.AFGEROND):
                make_beoordeeld(gemeente, inkoper, stand, commissie)

    add()
    een = queries_of(lid, gemeente)
    add()
    add()
    assert queries_of(lid, gemeente) == een


def test_start_spells_out_a_bounded_number_of_rounds_for_the_inkoper(gemeente, inkoper):
    for _ in range(5):
        make_beoordeeld(gemeente, inkoper)
    vijf = queries_of(inkoper, gemeente)
    make_beoordeeld(gemeente, inkoper)
    assert queries_of(inkoper, gemeente) == vijf
