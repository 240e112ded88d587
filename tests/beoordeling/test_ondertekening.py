"""Signing locks what was agreed, in the database too; the published average leaves nothing to choose."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from beoordeling import kluis, ondertekening, scoren, taken, verloop
from beoordeling.enums import Rondestatus
from beoordeling.models import Aanwezigheid, Consensus, OngeldigeOvergang
from beoordeling.rangschikking import rank_percelen
from bestek.enums import Besluitwijze
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests.factories import make_bestek, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde, score_all


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def leden(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(3)]


@pytest.fixture
def ronde(gemeente, inkoper, leden):
    bestek = make_gepubliceerd(gemeente, inkoper, vragen=1)
    make_offerte(bestek, "Alfa")
    return make_ronde(bestek, inkoper, leden, Rondestatus.CONSENSUS)


def test_signed_takes_no_change_until_the_chair_takes_the_signature_away(ronde, leden):
    antwoord, voorzitter = taken.antwoorden_to_score(ronde).get(), leden[0]
    with pytest.raises(OngeldigeOvergang, match="cijfer en een motivatie"):
        ondertekening.sign(ronde, antwoord, 0, voorzitter)
    rij = scoren.save_consensus(ronde, antwoord, 0, Decimal(7), "Samen.", voorzitter, sterk="Plan.")
    with pytest.raises(OngeldigeOvergang, match="voorzitter"):
        ondertekening.sign(ronde, antwoord, rij.versie, leden[1])
    rij = ondertekening.sign(ronde, antwoord, rij.versie, voorzitter)
    with pytest.raises(OngeldigeOvergang, match="getekend"):
        scoren.save_consensus(ronde, antwoord, rij.versie, Decimal(10), "Hoger.", voorzitter)
    with pytest.raises(OngeldigeOvergang, match="waarom"):
        ondertekening.unsign(ronde, antwoord, voorzitter, " ")
    rij = ondertekening.unsign(ronde, antwoord, voorzitter, "Verkeerd cijfer.")
    assert "Verkeerd cijfer." in Gebeurtenis.objects.get(soort="consensus.handtekening_ingetrokken").tekst
    assert scoren.save_consensus(ronde, antwoord, rij.versie, Decimal(10), "Hoger.", voorzitter).sterk == "Plan."


@pytest.mark.parametrize(
    "velden",
    [
        {"cijfer": 10},
        {"motivatie": "Anders."},
        {"notulen": "Anders."},
        {"getekend_op": None, "getekend_door": None, "zwak": "x"},
    ],
)
def test_database_keeps_what_is_signed(ronde, leden, velden):
    antwoord = taken.antwoorden_to_score(ronde).get()
    scoren.save_consensus(ronde, antwoord, 0, Decimal(7), "Samen.", leden[0])
    ondertekening.sign_all(ronde, leden[0])
    rij = Consensus.objects.filter(antwoord=antwoord)
    with pytest.raises(DatabaseError, match="getekende consensus"), transaction.atomic():
        rij.update(**velden)
    with pytest.raises(DatabaseError, match="getekende consensus"), transaction.atomic():
        rij._raw_delete(rij.db)
    assert rij.update(getekend_op=None, getekend_door=None) == 1


def test_presence_is_recorded_per_day_by_the_chair(ronde, leden):
    alle = {lid.gebruiker_id: lid.pk for lid in ronde.commissie.all()}
    vandaag = klok.today()
    ondertekening.record_presence(ronde, vandaag, list(alle.values()), leden[0])
    ondertekening.record_presence(ronde, vandaag, [alle[leden[0].pk], alle[leden[1].pk]], leden[0])
    assert set(Aanwezigheid.objects.values_list("commissielid__gebruiker", flat=True)) == {leden[0].pk, leden[1].pk}
    for dag, wie in ((vandaag + timedelta(days=1), leden[0]), (vandaag, leden[1])):
        with pytest.raises(OngeldigeOvergang):
            ondertekening.record_presence(ronde, dag, [], wie)


def test_published_average_is_exact_down_to_the_ranking(gemeente, inkoper, leden):
    """Marks 4, 7 and 7: the score is 6, which the scale does not know."""
    bestek = make_bestek(gemeente, inkoper, vragen=1)
    bestek.change(bestek.versie, besluitwijze=Besluitwijze.GEMIDDELDE)
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    make_offerte(bestek, "Alfa", "1.000,00")
    ronde = make_ronde(bestek, inkoper, leden, Rondestatus.INDIVIDUEEL)
    for lid, cijfer in zip(ronde.commissie.order_by("pk"), (4, 7, 7), strict=True):
        score_all(lid, cijfer)
    verloop.start_consensus(ronde, inkoper)
    antwoord = taken.antwoorden_to_score(ronde).get()
    with pytest.raises(OngeldigeOvergang, match="gemiddelde"):
        scoren.save_consensus(ronde, antwoord, 0, Decimal(7), "Samen.", leden[0])
    rij = scoren.save_consensus(ronde, antwoord, 0, None, "Samen.", leden[0])
    assert (rij.cijfer, rij.score) == (Decimal("6.00"), 6)
    ondertekening.sign_all(ronde, leden[0])
    verloop.fix_kwaliteit(ronde, inkoper)
    ronde.refresh_from_db()
    kluis.request_opening(ronde, inkoper)
    kluis.open_prijzen(ronde, make_gebruiker(gemeente, Rol.LEZER))
    ronde.refresh_from_db()
    (uitslag,) = rank_percelen(ronde)[0].rangorde.uitslagen
    # 4 is worth 40% and 7 is worth 70%: 6 lies two thirds of the way
    assert (uitslag.vragen[0].aandeel, uitslag.kwaliteit.exact) == (Fraction(3, 5), 36)
