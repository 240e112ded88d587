"""A draw by lot in a round: two people, what is shown when, and the order in the ranking."""

import re

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from beoordeling import loten, loting
from beoordeling.enums import Rondestatus
from beoordeling.models import Loting, Lotuitslag, OngeldigeOvergang
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from tests.beoordeling.views_rondes.pagina import page, text
from tests.factories import make_bestek, make_client, make_gebruiker, make_offerte, make_ronde


@pytest.fixture
def getuige(gemeente):
    return make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, naam="Greet Getuige")


@pytest.fixture
def ronde(gemeente, inkoper, beoordelaars):
    """Three bids, two of them level in the first place, and a bestek that says that the lot decides."""
    bestek = make_bestek(gemeente, inkoper)
    bestek.change(bestek.versie, gelijke_stand="loting", sluiting_op=klok.now(), contactpersoon="x")
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    for naam, prijs in (("Alfa", "1.000,00"), ("Beta", "1.000,00"), ("Gamma", "2.000,00")):
        make_offerte(bestek, naam, prijs)
    return make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)


@pytest.fixture
def klaar(ronde, inkoper):
    (stand,) = loten.decide(ronde)
    return loten.prepare(ronde, ronde.bestek.perceel_set.get(), stand.te_loten[0], inkoper)


def test_two_people_draw_and_the_ranking_shows_the_order(ronde, inkoper, getuige):
    assert "Nog te loten: Alfa en Beta" in text(page(inkoper, "rangorde", ronde))
    adres = reverse("beoordeling:loting", args=[ronde.gemeente.slug, ronde.pk])
    assert make_client(getuige).get(adres).status_code == 404  # nothing to witness yet
    pagina = make_client(inkoper).get(adres).content.decode()
    verborgen = dict(re.findall(r'name="(perceel|groep)" value="([^"]+)"', pagina))
    make_client(inkoper).post(adres, verborgen | {"stap": "klaarzetten"})
    rij = Loting.objects.get()
    for wie in (inkoper, getuige):
        pagina = make_client(wie).get(adres).content.decode()
        assert rij.zegel in pagina and rij.geheim not in pagina
    assert "Welk getal" in pagina
    make_client(getuige).post(adres, {"stap": "trekken", "loting": rij.pk, "getal": "4821"})
    uitslag = Lotuitslag.objects.get()
    assert uitslag.sleutels == tuple(g.sleutel for g in loting.draw(rij.lot, "4821"))
    pagina = make_client(inkoper).get(adres).content.decode()
    assert rij.geheim in pagina and "Greet Getuige als getuige het getal 4821" in pagina
    tekst = text(page(inkoper, "rangorde", ronde))
    assert "Er is geloot. De volgorde is: 1. " in tekst and "volgens de regel voor een gelijke stand" in tekst


def test_who_prepares_or_scores_is_no_witness(klaar, inkoper, beoordelaars, getuige):
    for wie in (inkoper, beoordelaars[0]):
        with pytest.raises(OngeldigeOvergang):
            loten.name_number(klaar, "1", wie)
        velden = {
            "loting": Loting.objects.get(),
            "gemeente": klaar.gemeente,
            "getal": "1",
            "getuige": wie,
            "volgorde": klaar.groep,
        }
        with pytest.raises(DatabaseError), transaction.atomic():
            Lotuitslag.objects.create(**velden)
    with pytest.raises(OngeldigeOvergang, match="cijfers"):
        loten.name_number(Loting.objects.get(), "vier", getuige)


def test_a_draw_is_prepared_once_for_who_is_level_and_never_changed(klaar, ronde, inkoper, getuige):
    perceel = ronde.bestek.perceel_set.get()
    with pytest.raises(OngeldigeOvergang, match="staat al klaar"):
        loten.prepare(ronde, perceel, klaar.sleutels, inkoper)
    with pytest.raises(OngeldigeOvergang, match="geen loting nodig"):
        loten.prepare(ronde, perceel, klaar.sleutels[:1], inkoper)
    loten.name_number(klaar, "1", getuige)
    with pytest.raises(OngeldigeOvergang, match="al geloot"):
        loten.name_number(Loting.objects.get(), "2", getuige)
    with pytest.raises(DatabaseError), transaction.atomic():
        Lotuitslag.objects.update(getal="2")
