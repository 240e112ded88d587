"""What was frozen stays: against the models, against QuerySet.update and against plain SQL, on both databases."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from bestek import verloop
from bestek.delen import drop_deel
from bestek.models import Bestek, Bestekvraag, Vaststelling
from bestek.vraagkeuze import set_weging


@pytest.fixture
def vastgesteld(bestek, wie):
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    return bestek


def refused(doe):
    with pytest.raises(DatabaseError), transaction.atomic():
        doe()


def execute(sql, *args):
    with connection.cursor() as cursor:
        cursor.execute(sql, args)


def test_version_refuses_every_change(vastgesteld):
    versie = vastgesteld.laatste_vaststelling
    voor = (versie.inhoud, versie.sha256)
    versie.inhoud = "{}"
    refused(versie.save)
    refused(versie.delete)
    refused(lambda: Vaststelling.objects.filter(pk=versie.pk).update(reden="anders"))
    refused(lambda: Vaststelling.objects.filter(pk=versie.pk).delete())
    refused(lambda: execute("UPDATE bestek_vaststelling SET inhoud = '{}' WHERE id = %s", versie.pk))
    refused(lambda: execute("DELETE FROM bestek_vaststelling WHERE id = %s", versie.pk))
    nu = Vaststelling.objects.get(pk=versie.pk)
    assert (nu.inhoud, nu.sha256) == voor


@pytest.mark.parametrize(
    "deel", ["bestekvraag", "criterium", "weging", "perceel", "schaal", "ankerpunt"]
)  # fmt: skip
def test_live_parts_of_a_frozen_bestek_refuse_every_change(vastgesteld, deel):
    rijen = getattr(vastgesteld, f"{deel}_set")
    rij = rijen.first()
    refused(lambda: rij.change(rij.versie, volgorde=99))
    refused(lambda: rijen.update(volgorde=99))
    refused(rij.delete)
    refused(lambda: execute(f"UPDATE bestek_{deel} SET volgorde = 99 WHERE id = %s", rij.pk))  # noqa: S608
    refused(lambda: execute(f"DELETE FROM bestek_{deel} WHERE id = %s", rij.pk))  # noqa: S608


def test_frozen_bestek_takes_no_new_part(vastgesteld):
    eigen = {"gemeente": vastgesteld.gemeente, "bestek": vastgesteld}
    refused(lambda: vastgesteld.eis_set.create(**eigen, titel="Nieuw", tekst="Nieuw"))


@pytest.mark.parametrize("status", ["ter_review", "vastgesteld", "gepubliceerd"])
def test_data_of_a_frozen_bestek_refuse_changes(bestek, wie, status):
    verloop.submit(bestek, wie)
    if status != "ter_review":
        verloop.freeze(bestek, wie)
    if status == "gepubliceerd":
        bestek.publish(wie, "2026-01-01", "TN-1")
    refused(lambda: bestek.change(bestek.versie, titel="Anders"))
    refused(lambda: Bestek.objects.filter(pk=bestek.pk).update(sluiting_op=None))
    refused(lambda: execute("UPDATE bestek_bestek SET methode = 'kwaliteit_vaste_prijs' WHERE id = %s", bestek.pk))


def test_within_a_change_parts_change_and_lapse_but_are_never_deleted(vastgesteld, wie):
    vastgesteld.open_change(wie, "Verduidelijking")
    vraag = vastgesteld.bestekvraag_set.first()
    set_weging(vraag, vastgesteld.perceel_set.get(), Decimal(12))
    vastgesteld.change(vastgesteld.versie, titel="Andere titel")
    refused(vraag.delete)
    drop_deel(vraag, wie)
    assert Bestekvraag.objects.get(pk=vraag.pk).vervallen
    assert str(vraag.sleutel) in {v.sleutel for v in vastgesteld.laatste_vaststelling.structuur.vragen}


def test_weging_of_a_change_comes_back_to_life(vastgesteld, wie):
    vastgesteld.open_change(wie, "Verduidelijking")
    vraag, perceel = vastgesteld.bestekvraag_set.first(), vastgesteld.perceel_set.get()
    pk = vraag.wegingen.get().pk
    set_weging(vraag, perceel, None)
    assert not vraag.wegingen.current().exists()
    assert set_weging(vraag, perceel, Decimal(5)).pk == pk
