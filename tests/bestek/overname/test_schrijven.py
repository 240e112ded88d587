from dataclasses import replace
from decimal import Decimal

import pytest

from bestek import samenstelling, structuur
from bestek.models import Bestekvraag, Criterium, Eis, Hoeveelheid, Paragraaf, Perceel, Prijsregel
from bestek.overname.bron import for_reuse, picture
from bestek.overname.schrijven import begin_from
from bestek.vraagkeuze import add_vraag
from gemeenten.models import Gebeurtenis
from tests import factories

NIEUW = {"titel": "Nieuw", "kenmerk": "N-1"}


@pytest.fixture
def rijk(bestek, gemeente, wie):
    """A bestek with something of every kind in it, and much that must stay behind."""
    eigen = {"gemeente": gemeente, "bestek": bestek}
    een = bestek.perceel_set.get()
    twee = Perceel.objects.create(**eigen, naam="Z", volgorde=2, routes=["Z"], vaste_prijs=9, punten_prijs=10)
    Hoeveelheid.objects.create(**eigen, perceel=twee, omschrijving="Deelnemers", eenheid="mensen", verwacht=40)
    Prijsregel.objects.create(**eigen, perceel=een, omschrijving="Les", eenheid="uur", hoeveelheid=100, maximum=80)
    Eis.objects.create(**eigen, titel="Keurmerk", tekst="U hebt het.", bewijsmoment="op_verzoek", perceel=een)
    Paragraaf.objects.create(**eigen, titel="Prijs", tekst="<p>Zo.</p>", hoofdstuk="prijs", volgorde=1)
    vraag = add_vraag(bestek, factories.make_vraag("4.3", groepen=[("Samen", "een_of_meer", 2)]), wie, percelen=[twee])
    achter = vraag.criteria.last()
    achter.change(achter.versie, zichtbaarheid="achtergrond")
    bestek.change(bestek.versie, raming=100, gelijke_stand="loting", max_percelen=1, afwijkingsreden="Spoed")
    return bestek


def without_keys(bestek: structuur.Bestek) -> list:
    """All that the structure says but for the keys, which are new."""

    def plain(deel):
        if isinstance(deel, structuur.Weging):
            return deel.punten
        if isinstance(deel, tuple):
            return [plain(d) for d in deel]
        if hasattr(deel, "__dataclass_fields__"):
            weg = {"sleutel", "schaal", "percelen"} if hasattr(deel, "sleutel") else {"titel", "kenmerk"}
            return {naam: plain(getattr(deel, naam)) for naam in deel.__dataclass_fields__ if naam not in weg}
        return deel

    return plain(bestek)


def test_begin_from_own_bestek_copies_every_part(rijk, gemeente, wie):
    bron = samenstelling.compose(rijk)
    nieuw = begin_from(gemeente, wie, bron, "‘Oud’", eigen=True, **NIEUW)
    gelezen = samenstelling.compose(nieuw)
    assert without_keys(gelezen) == without_keys(for_reuse(bron, eigen=True))
    assert (nieuw.titel, nieuw.herkomst, nieuw.status, nieuw.raming, nieuw.afwijkingsreden, nieuw.deling) == (
        "Nieuw", "‘Oud’", "concept", None, "", "eigen",
    )  # fmt: skip
    assert not gelezen.datums and not gelezen.contact
    assert Gebeurtenis.objects.get(onderwerp_id=nieuw.pk, onderwerp="bestek.bestek").tekst.endswith("vanuit ‘Oud’")
    assert not {p.sleutel for p in gelezen.percelen} & {p.sleutel for p in bron.percelen}
    assert gelezen.eisen[0].percelen == (gelezen.percelen[0].sleutel,)
    assert gelezen.vraag(gelezen.vragen[2].sleutel).punten(gelezen.percelen[1]) == 0
    assert {v.schaal for v in gelezen.vragen} == {gelezen.schalen[0].sleutel}


def test_begin_from_another_leaves_background_and_own_links_behind(rijk, gemeente, wie):
    item = factories.make_item(gemeente, wie=wie)
    rijk.bestekvraag_set.update(bibliotheekitem=item)
    bron = samenstelling.compose(rijk)
    nieuw = begin_from(gemeente, wie, bron, "anderen", eigen=False, **NIEUW)
    assert not nieuw.criterium_set.filter(zichtbaarheid="achtergrond").exists()
    assert not nieuw.bestekvraag_set.filter(bibliotheekitem__isnull=False).exists()
    mijn = begin_from(gemeente, wie, bron, "ons", eigen=True, titel="Ander", kenmerk="N-2")
    assert mijn.criterium_set.filter(zichtbaarheid="achtergrond").count() == 1
    assert mijn.bestekvraag_set.filter(bibliotheekitem=item).count() == 3


def test_question_of_an_older_edition_keeps_its_text_and_tells_of_the_newer(bestek, gemeente, wie):
    vraag = factories.make_vraag("4.3", groepen=[("", "alle", 1)])
    rij = add_vraag(bestek, vraag, wie)
    rij.change(rij.versie, tekst="Onze eigen woorden?")
    bron = samenstelling.compose(bestek)
    factories.make_editie(vraag, 2, tekst="Hoe leest dit nu?")
    nieuw = begin_from(gemeente, wie, bron, "oud", eigen=True, **NIEUW).bestekvraag_set.get(herkomst__code="4.3")
    assert (nieuw.tekst, nieuw.herkomst_tekst, nieuw.herkomst_editie) == ("Onze eigen woorden?", "Hoe doet u 4.3?", 1)
    assert nieuw.vernieuwd and nieuw.aangepast
    assert [c.herkomst.code for c in nieuw.criteria.all()] == ["4.3/1"] and not nieuw.criteria.get().aangepast


def test_code_that_the_letters_do_not_know_becomes_a_question_of_ones_own(bestek, gemeente, wie):
    bron = samenstelling.compose(bestek)
    bron = replace(bron, vragen=(replace(bron.vragen[0], herkomst_code="99.9"), bron.vragen[1]))
    nieuw = begin_from(gemeente, wie, bron, "oud", eigen=False, **NIEUW)
    assert list(nieuw.bestekvraag_set.values_list("herkomst", flat=True)) == [None, None]


@pytest.mark.parametrize("aantal", [1, 8])
def test_number_of_queries_does_not_grow(gemeente, wie, aantal, django_assert_max_num_queries):
    bron = samenstelling.compose(factories.make_bestek(gemeente, wie, vragen=aantal, percelen=aantal))
    with django_assert_max_num_queries(30):
        begin_from(gemeente, wie, bron, "oud", eigen=True, **NIEUW)


def test_nothing_is_made_when_a_part_cannot_be_written(bestek, gemeente, wie):
    bron = samenstelling.compose(bestek)
    kapot = replace(bron, percelen=(replace(bron.percelen[0], punten_prijs=Decimal(-1)),))
    with pytest.raises(Exception, match="perceel_punten_niet_negatief"):
        begin_from(gemeente, wie, kapot, "oud", eigen=True, **NIEUW)
    assert not Bestekvraag.objects.exclude(bestek=bestek).exists() and not Criterium.objects.exclude(bestek=bestek)


def test_picture_counts_what_one_gets(rijk):
    beeld = picture(samenstelling.compose(rijk))
    assert (beeld.vragen, beeld.uit_brieven, beeld.criteria, beeld.eisen, beeld.paragrafen) == (3, 1, 4, 1, 1)
    assert beeld.percelen == (("Perceel 1", 2, 40), ("Z", 1, 10)) and (beeld.hoeveelheden, beeld.prijsregels) == (1, 1)
