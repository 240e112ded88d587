import pytest

from bestek import verloop
from bestek.models import Bestek
from bestek.models.bestek import OngeldigeOvergang
from gemeenten.models import Gebeurtenis


def events(bestek):
    return list(Gebeurtenis.objects.filter(onderwerp_id=bestek.pk).values_list("soort", flat=True))


def test_ready_bestek_goes_to_review_and_is_frozen(bestek, wie):
    verloop.submit(bestek, wie)
    vaststelling = verloop.freeze(bestek, wie)
    assert bestek.status == "vastgesteld" and vaststelling.nummer == 1
    assert events(bestek) == ["bestek.ter_review", "bestek.vastgesteld"]


def test_incomplete_bestek_does_not_go_to_review(bestek, wie):
    bestek.weging_set.first().drop()
    with pytest.raises(verloop.NietGereed) as fout:
        verloop.submit(bestek, wie)
    assert fout.value.problemen
    bestek.refresh_from_db()
    assert bestek.status == "concept"


def test_deadline_that_passed_meanwhile_stops_the_freezing(bestek, wie):
    verloop.submit(bestek, wie)
    with pytest.raises(verloop.NietGereed):
        from datetime import UTC, datetime

        from gemeenten import klok

        with klok.fixed(datetime(2100, 1, 1, tzinfo=UTC)):
            verloop.freeze(bestek, wie)
    assert not bestek.vaststellingen.exists()


def test_change_ends_in_the_next_version(bestek, wie):
    verloop.submit(bestek, wie)
    eerste = verloop.freeze(bestek, wie)
    bestek.open_change(wie, "Vraag verduidelijkt")
    vraag = bestek.bestekvraag_set.first()
    vraag.change(vraag.versie, tekst="Hoe doet u dit elke week?")
    tweede = verloop.freeze(bestek, wie)
    assert (tweede.nummer, tweede.reden, bestek.open_wijziging) == (2, "Vraag verduidelijkt", None)
    assert eerste.structuur.vragen[0].sleutel == tweede.structuur.vragen[0].sleutel
    assert eerste.structuur.vragen[0].tekst != tweede.structuur.vragen[0].tekst


def test_concept_cannot_be_frozen(bestek, wie):
    with pytest.raises(OngeldigeOvergang):
        verloop.freeze(bestek, wie)
    assert not bestek.vaststellingen.exists()


def test_what_another_froze_meanwhile_is_not_frozen_twice(bestek, wie):
    verloop.submit(bestek, wie)
    zelfde = Bestek.objects.get(pk=bestek.pk)
    verloop.freeze(bestek, wie)
    with pytest.raises(OngeldigeOvergang):
        verloop.freeze(zelfde, wie)
    assert bestek.vaststellingen.count() == 1
