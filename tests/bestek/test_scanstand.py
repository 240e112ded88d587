"""Findings and the reasons for leaving them: they hold for one text, can be taken back, and are in the version."""

import json
from datetime import UTC, datetime

import pytest

from bestek import herstel, jsonvorm, samenstelling, scanstand, structuur
from bestek.canoniek import canonical_json, sha256_hex
from bestek.models import Ontheffing
from bestek.vraagkeuze import add_eigen_vraag
from gemeenten.models import Gebeurtenis
from kwaliteit.models import Begrip, Handvat
from tests.factories import make_vraag

pytestmark = pytest.mark.django_db


def stand_of(bestek):
    return scanstand.read_stand(bestek, samenstelling.compose(bestek))


def finding(bestek, regel):
    return next((b for b in stand_of(bestek).open if b.regel == regel), None)


@pytest.fixture
def gesloten(bestek):
    """The bestek with a closed question."""
    vraag = bestek.bestekvraag_set.first()
    return vraag.change(vraag.versie, tekst="Bent u op zaterdag open?")


def test_waiver_takes_the_finding_out_of_the_count(bestek, gesloten, wie):
    voor = len(stand_of(bestek).open)
    rij = scanstand.waive(bestek, finding(bestek, "gesloten_vraag"), "Wij willen alleen ja of nee.", wie)
    na = stand_of(bestek)
    assert len(na.open) == voor - 1 and [r for _, r in na.ontheven] == [rij]
    assert (
        rij.door == wie and Gebeurtenis.objects.filter(soort="bestek.ontheffing", tekst__contains="ja of nee").exists()
    )


def test_changed_text_asks_again_and_keeps_the_earlier_reason_in_sight(bestek, gesloten, wie):
    scanstand.waive(bestek, finding(bestek, "gesloten_vraag"), "Het is een toets.", wie)
    gesloten.change(gesloten.versie, tekst="Bent u op zondag open?")
    stand = stand_of(bestek)
    opnieuw = finding(bestek, "gesloten_vraag")
    assert opnieuw and not stand.ontheven and stand.eerder[opnieuw.adres].reden == "Het is een toets."
    scanstand.waive(bestek, opnieuw, "Nog steeds een toets.", wie)
    assert Ontheffing.objects.current().count() == 1


def test_waiver_can_be_taken_back(bestek, gesloten, wie):
    rij = scanstand.waive(bestek, finding(bestek, "gesloten_vraag"), "Toch.", wie)
    scanstand.revoke(rij, wie)
    assert finding(bestek, "gesloten_vraag") and Gebeurtenis.objects.filter(soort="bestek.ontheffing_weg").exists()


def test_version_holds_the_reasons_that_hold_and_no_others(bestek, gesloten, wie):
    scanstand.waive(bestek, finding(bestek, "gesloten_vraag"), "Een toets.", wie)
    scanstand.waive(bestek, finding(bestek, "relatieve_prijs"), "Wij leggen het uit.", wie)
    gesloten.change(gesloten.versie, tekst="Hoe laat bent u open?")
    bestek.submit(wie)
    versie = samenstelling.freeze(bestek, wie)
    assert [(o.regel, o.reden, o.door) for o in versie.structuur.ontheffingen] == [
        ("relatieve_prijs", "Wij leggen het uit.", str(wie))
    ]
    assert sha256_hex(canonical_json(jsonvorm.to_json(versie.structuur))) == versie.sha256
    assert structuur.openbaar(versie.structuur).ontheffingen == ()


def test_version_without_reasons_reads_and_hashes_as_before(bestek, wie):
    bestek.submit(wie)
    versie = samenstelling.freeze(bestek, wie)
    assert "ontheffingen" not in json.loads(versie.inhoud)
    assert sha256_hex(canonical_json(jsonvorm.to_json(versie.structuur))) == versie.sha256


def test_scan_asks_no_more_for_more_questions(bestek, wie, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as een:
        stand_of(bestek)
    for nummer in range(5):
        add_eigen_vraag(bestek, wie, onderwerp=f"Meer {nummer}", tekst="Bent u open?", criteria=["Een.", "Twee."])
        scanstand.waive(bestek, finding(bestek, "gesloten_vraag"), "Toch.", wie)
    with django_assert_max_num_queries(len(een)):
        stand_of(bestek)


def test_dates_are_those_of_the_planning(bestek):
    assert finding(bestek, "datum") is None or finding(bestek, "datum").bron.titel
    laat = bestek.change(bestek.versie, sluiting_op=datetime(2000, 1, 1, tzinfo=UTC))
    zinnen = [b.zin for b in stand_of(laat).fouten if b.regel == "datum"]
    assert "De sluiting voor offertes ligt in het verleden." in zinnen


def test_remedy_publishes_criteria(bestek, wie):
    bestek.criterium_set.update(zichtbaarheid="achtergrond")
    herstel.mend(bestek, finding(bestek, "zonder_criteria"), wie)
    assert sorted(bestek.criterium_set.values_list("zichtbaarheid", flat=True)) == ["achtergrond", "openbaar"]


def test_remedy_puts_a_criterium_in_the_background(bestek, wie):
    criterium = bestek.criterium_set.first()
    criterium.change(criterium.versie, tekst="Er is een betaalde coördinator.")
    herstel.mend(bestek, finding(bestek, "budgetvoorwaarde"), wie)
    criterium.refresh_from_db()
    assert criterium.zichtbaarheid == "achtergrond" and finding(bestek, "budgetvoorwaarde") is None


def test_remedy_adds_the_question_of_the_route(bestek, wie):
    for code, routes in (("1.1", ["B1"]), ("2.1", ["B1", "O", "Z"])):
        make_vraag(code, routes=routes)
    bevinding = finding(bestek, "perceel_zonder_route")
    assert bevinding.remedie.doel.startswith("1.1@")
    herstel.mend(bestek, bevinding, wie)
    assert bestek.bestekvraag_set.get(herkomst__code="1.1").wegingen.get().perceel == bestek.perceel_set.get()
    assert finding(bestek, "perceel_zonder_route") is None


def test_remedy_explains_a_term_and_adds_to_the_same_paragraph(bestek, wie):
    for term in ("steuntaal", "urennorm"):
        Begrip.objects.create(code=term, term=term, uitleg=f"Wat {term} <is>.")
    for vraag, term in zip(bestek.bestekvraag_set.all(), ("steuntaal", "urennorm"), strict=True):
        vraag.change(vraag.versie, tekst=f"Hoe gebruikt u {term}?")
    for _ in range(2):
        herstel.mend(bestek, finding(bestek, "begrip_onverklaard"), wie)
    paragraaf = bestek.paragraaf_set.get()
    assert paragraaf.titel == "Begrippen" and "Wat urennorm &lt;is&gt;." in paragraaf.tekst
    assert finding(bestek, "begrip_onverklaard") is None


def test_finding_without_remedy_cannot_be_mended(bestek, gesloten, wie):
    with pytest.raises(herstel.OnbekendHerstel):
        herstel.mend(bestek, finding(bestek, "gesloten_vraag"), wie)


def test_knowledge_of_the_letters_reaches_the_rules(bestek):
    make_vraag("4.3", groepen=[("Groep", "alle", 1)])
    Handvat.objects.update(voorwaarde="Als het budget ruimte geeft.")
    criterium = bestek.criterium_set.first()
    type(criterium).objects.filter(pk=criterium.pk).update(herkomst=Handvat.objects.get())
    assert finding(bestek, "budgetvoorwaarde").deel == str(criterium.sleutel)
