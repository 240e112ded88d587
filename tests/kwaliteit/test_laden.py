import json
from io import StringIO

import pytest
from django.conf import settings
from django.core import serializers
from django.core.management import call_command

from bestek.models import Bestekvraag
from kwaliteit.laden import load
from kwaliteit.models import Brief, Handvat, Lading, Onderdeel, Punt, Vraag
from tests import factories

FIXTURE = settings.BASE_DIR / "fixtures" / "brieven.json"


def small(*codes: str) -> list[dict]:
    """A letter with these questions, as it is shipped."""
    rijen = [{"model": "kwaliteit.brief", "fields": {"nummer": 3, "titel": "Taalcoaching", "kern": "Kern."}}]
    for nummer, code in enumerate(codes, 1):
        vraag = {
            "code": code,
            "brief": [3],
            "volgorde": nummer,
            "onderwerp": f"Over {code}",
            "tekst": "Hoe doet u dat?",
        }
        rijen.append({"model": "kwaliteit.vraag", "fields": vraag})
    return rijen


@pytest.fixture
def file(tmp_path):
    def write(rijen):
        pad = tmp_path / "brieven.json"
        pad.write_text(json.dumps(rijen))
        return pad

    return write


def dump() -> str:
    rijen = [rij for model in (Brief, Onderdeel, Punt, Vraag, Handvat) for rij in model.objects.order_by("pk")]
    return serializers.serialize("json", rijen)


def test_load_of_the_shipped_letters_changes_nothing_the_second_time(db, django_assert_max_num_queries):
    assert load(FIXTURE).geladen > 1000
    eerst = dump()
    with django_assert_max_num_queries(1):
        assert load(FIXTURE) is None
    assert load(FIXTURE, altijd=True).weg == []
    assert dump() == eerst


def test_load_updates_and_removes_what_left_the_letters(db, file):
    load(file(small("3.1", "3.2")))
    pk = Vraag.objects.get(code="3.1").pk
    rijen = small("3.1")
    rijen[1]["fields"]["tekst"] = "Hoe doet u dat nu?"
    assert load(file(rijen)).weg == ["3.2"]
    vraag = Vraag.objects.get()
    assert (vraag.pk, vraag.tekst) == (pk, "Hoe doet u dat nu?")
    assert Lading.objects.count() == 2


def test_load_goes_back_to_an_earlier_file(db, file):
    load(file(small("3.1")))
    load(file(small("3.1", "3.2")))
    load(file(small("3.1")))
    assert Vraag.objects.count() == 1


def test_load_keeps_what_a_bestek_refers_to(gemeente, file):
    load(file(small("3.1", "3.2")))
    bestek = factories.make_bestek(gemeente)
    schaal = bestek.schaal_set.get()
    eigen = {"gemeente": gemeente, "bestek": bestek, "schaal": schaal}
    Bestekvraag.objects.create(**eigen, herkomst=Vraag.objects.get(code="3.2"), onderwerp="O", tekst="T")
    assert load(file(small("3.1"))).gebleven == ["3.2"]
    assert not Vraag.objects.filter(code="3.2").exists(), "is offered still"
    assert Vraag.met_vervallen.get(code="3.2").vervallen
    assert Bestekvraag.objects.get(herkomst__code="3.2").herkomst.onderwerp == "Over 3.2"
    load(file(small("3.1", "3.2")))  # it returns, as the same row
    assert Bestekvraag.objects.get(herkomst__code="3.2").herkomst == Vraag.objects.get(code="3.2")


def test_laad_brieven_reports(db, file):
    uit = StringIO()
    pad = str(file(small("3.1")))
    call_command("laad_brieven", pad, stdout=uit)
    call_command("laad_brieven", pad, stdout=uit)
    assert "geladen: 2 onderdelen" in uit.getvalue()
    assert "al geladen" in uit.getvalue()
