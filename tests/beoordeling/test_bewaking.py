"""What the database itself refuses around offers, scores and prices, on SQLite and PostgreSQL alike."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django_scopes import scope, scopes_disabled

from beoordeling.enums import Commissierol, Rondestatus
from beoordeling.models import (
    Antwoordversie,
    Belangenverklaring,
    Commissielid,
    Consensus,
    Inschrijver,
    Inschrijving,
    Kluisprijs,
    Offerte,
    Prijs,
    Score,
)
from beoordeling.verloop import create_ronde
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import make_gebruiker, make_gemeente, make_gepubliceerd, make_offerte, make_ronde


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def bestek(gemeente, inkoper):
    return make_gepubliceerd(gemeente, inkoper)


def refused(melding: str):
    """The database refuses the block; what it was doing is rolled back, as a request would."""

    class Weigering:
        def __enter__(self):
            self.raises = pytest.raises(DatabaseError, match=melding)
            self.raises.__enter__()
            self.atomic = transaction.atomic()
            self.atomic.__enter__()

        def __exit__(self, *fout):
            self.atomic.__exit__(*fout)
            return self.raises.__exit__(*fout)

    return Weigering()


def run(sql: str, *waarden: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)


SCORE = (
    "INSERT INTO beoordeling_score (gemeente_id, versie, ronde_id, commissielid_id, antwoord_id, cijfer, onthouden,"
    " sterk, zwak, motivatie, notities, klaar, bewaard_op) VALUES (%s, 1, %s, %s, %s, 7, %s, '', '', 'm', '', %s, %s)"
)
CONSENSUS = (
    "INSERT INTO beoordeling_consensus (gemeente_id, versie, ronde_id, antwoord_id, cijfer, sterk, zwak,"
    " motivatie, notulen, vastgelegd_door_id, vastgelegd_op) VALUES (%s, 1, %s, %s, 7, '', '', 'm', '', %s, %s)"
)


@pytest.mark.parametrize("status", [s for s in Rondestatus if s != Rondestatus.INDIVIDUEEL])
def test_score_is_written_only_while_members_score_alone(bestek, inkoper, beoordelaars, status):
    offerte = make_offerte(bestek, prijs="1000")
    ronde = make_ronde(bestek, inkoper, beoordelaars, status)
    lid, antwoord = ronde.commissie.first(), offerte.antwoorden.first()
    with refused("individueel beoordelen"):
        run("UPDATE beoordeling_score SET cijfer = 0") if Score.objects.exists() else run(
            SCORE, ronde.gemeente_id, ronde.pk, lid.pk, antwoord.pk, False, True, klok.now()
        )
    with refused("individueel beoordelen"):
        nieuw = make_gebruiker(ronde.gemeente, Rol.BEOORDELAAR)
        lid = Commissielid.objects.create(
            gemeente=ronde.gemeente, ronde=ronde, gebruiker=nieuw, rol=Commissierol.BEOORDELAAR
        )
        run(SCORE, ronde.gemeente_id, ronde.pk, lid.pk, antwoord.pk, False, True, klok.now())


def test_score_can_be_written_while_members_score_alone(bestek, inkoper, beoordelaars):
    offerte = make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    lid, antwoord = ronde.commissie.first(), offerte.antwoorden.first()
    run(SCORE, ronde.gemeente_id, ronde.pk, lid.pk, antwoord.pk, False, True, klok.now())
    assert Score.objects.count() == 1


def test_score_cannot_be_deleted_after_scoring_alone(bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.CONSENSUS)
    with refused("individueel beoordelen"):
        run("DELETE FROM beoordeling_score")


@pytest.mark.parametrize("status", [s for s in Rondestatus if s != Rondestatus.CONSENSUS])
def test_consensus_is_written_only_during_consensus(bestek, inkoper, beoordelaars, status):
    offerte = make_offerte(bestek, prijs="1000")
    ronde = make_ronde(bestek, inkoper, beoordelaars, status)
    antwoord = offerte.antwoorden.first()
    with refused("consensus"):
        run(CONSENSUS, ronde.gemeente_id, ronde.pk, antwoord.pk, inkoper.pk, klok.now())
    if Consensus.objects.exists():
        with refused("consensus"):
            run("UPDATE beoordeling_consensus SET cijfer = 10")
        with refused("consensus"):
            run("DELETE FROM beoordeling_consensus")


def test_answer_versions_and_prices_never_change(bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000")
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    for model in (Antwoordversie, Kluisprijs, Prijs, Belangenverklaring):
        tabel = model._meta.db_table
        assert model.objects.exists()
        with refused("ligt vast"):
            run(f'UPDATE "{tabel}" SET gemeente_id = gemeente_id')  # noqa: S608
        with refused("ligt vast"):
            run(f'DELETE FROM "{tabel}"')  # noqa: S608
    with refused("ligt vast"):
        Prijs.objects.update(bedrag=1)
    with refused("ligt vast"):
        Antwoordversie.objects.update(tekst="Anders")


def test_registrar_does_not_score_and_the_reverse(bestek, inkoper, beoordelaars):
    inschrijving = make_offerte(bestek, prijs="1000", wie=inkoper).inschrijvingen.get()
    ronde = make_ronde(bestek, inkoper, beoordelaars)
    lid = {"gemeente": ronde.gemeente, "ronde": ronde, "gebruiker": inkoper}
    with refused("registreerde beoordeelt niet"):
        Commissielid.objects.create(**lid, rol=Commissierol.BEOORDELAAR)
    waarnemer = Commissielid.objects.create(**lid, rol=Commissierol.WAARNEMER)
    with refused("registreerde beoordeelt niet"):
        Commissielid.objects.filter(pk=waarnemer.pk).update(rol=Commissierol.BEOORDELAAR)
    with refused("beoordeelt registreert geen prijs"):
        inschrijving.kluisprijzen.create(
            gemeente=ronde.gemeente, nummer=2, verzegeld=b"x", reden="r", geregistreerd_door=beoordelaars[0]
        )


def test_kluis_takes_nothing_after_the_opening(bestek, inkoper, beoordelaars):
    inschrijving = make_offerte(bestek, prijs="1000").inschrijvingen.get()
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    with refused("al geopend"):
        inschrijving.kluisprijzen.create(
            gemeente=bestek.gemeente, nummer=2, verzegeld=b"x", reden="r", geregistreerd_door=inkoper
        )


def test_plain_price_needs_the_quality_fixed(bestek, inkoper, beoordelaars):
    inschrijving = make_offerte(bestek, prijs="1000").inschrijvingen.get()
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.CONSENSUS)
    with refused("kwaliteit staat nog niet vast"):
        Prijs.objects.create(gemeente=bestek.gemeente, ronde=ronde, inschrijving=inschrijving, bedrag=Decimal(1))


def test_references_stay_inside_the_gemeente(gemeente, bestek, inkoper):
    offerte = make_offerte(bestek)
    ander = make_gemeente("elders")
    with scope(gemeente=ander):
        vreemde = make_gebruiker(ander, Rol.INKOPER)
        vreemd_bestek = make_gepubliceerd(ander, vreemde)
        vreemd = make_offerte(vreemd_bestek, wie=vreemde)
        vreemde_ronde = create_ronde(vreemd_bestek, vreemde)
        inschrijver = Inschrijver.objects.create(gemeente=ander, naam="Elders BV")
    rijen = (
        lambda: Inschrijving._base_manager.create(
            gemeente=gemeente, offerte=vreemd, perceel=offerte.inschrijvingen.get().perceel
        ),
        lambda: Offerte._base_manager.create(
            gemeente=gemeente,
            bestek=bestek,
            inschrijver=inschrijver,
            nummer=9,
            ontvangen_op=klok.now(),
            geregistreerd_door=inkoper,
        ),
        lambda: Commissielid._base_manager.create(gemeente=gemeente, ronde=vreemde_ronde, gebruiker=inkoper),
        lambda: Offerte._base_manager.filter(pk=offerte.pk).update(bestek=vreemd_bestek),
    )
    for maak in rijen:
        with scopes_disabled(), pytest.raises(IntegrityError), transaction.atomic():
            maak()
            if connection.vendor == "postgresql":
                run("SET CONSTRAINTS ALL IMMEDIATE")
