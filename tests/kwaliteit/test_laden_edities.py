import copy
import json

import pytest
from django.conf import settings

from kwaliteit.laden import load
from kwaliteit.laden_edities import store_edities
from kwaliteit.models import Editie, Editieregel, Handvat, Vraag, Vraageditie
from kwaliteit.vraagtekst import Vraagtekst, read_texts
from tests.kwaliteit.test_laden import small

FIXTURES = settings.BASE_DIR / "fixtures"


@pytest.fixture
def shipped(db):
    load(FIXTURES / "brieven.json")
    return json.loads((FIXTURES / "edities.json").read_text("utf-8"))


def dump() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (Editie, Editieregel, Vraageditie)]


def test_fresh_installation_knows_the_earlier_edition_too(shipped):
    assert [editie.nummer for editie in Editie.objects.all()] == [e["nummer"] for e in shipped]
    lezingen = {lezing.editie: lezing for lezing in Vraageditie.objects.filter(vraag__code="2.4")}
    assert [h["code"] for h in lezingen[1].handvatten] == [f"2.4/{n}" for n in range(1, 6)]
    assert [h["code"] for h in lezingen[2].handvatten] == [f"2.4/{n}" for n in range(1, 7)]
    assert Vraag.objects.get(code="2.4").editie == 2
    assert Editieregel.objects.get(editie__nummer=2, code="2.4/6").soort == "nieuw"


def test_every_question_has_a_reading_in_the_edition_that_it_names(shipped):
    for vraag in Vraag.objects.with_handvatten().prefetch_related("edities"):
        nu = max(vraag.edities.all(), key=lambda lezing: lezing.editie)
        assert nu.editie == vraag.editie
        assert nu.handvatten == [
            {"code": h.code, "groep": g.titel, "logica": g.logica, "tekst": h.als_criterium}
            for g in vraag.alle_groepen()
            for h in g.handvatten.all()
        ], f"{vraag}: the file and the models put the handvatten in another order"


def test_loading_again_changes_nothing(shipped):
    eerst = dump()
    load(FIXTURES / "brieven.json", altijd=True)
    assert dump() == eerst


def test_a_changed_book_of_editions_is_loaded_though_the_letters_are_the_same(db, tmp_path):
    (tmp_path / "brieven.json").write_text(json.dumps(small("3.1")))
    (tmp_path / "edities.json").write_text("[]")
    assert load(tmp_path / "brieven.json")
    assert load(tmp_path / "brieven.json") is None
    editie = {"nummer": 1, "datum": "2026-11-01", "titel": "T", "samenvatting": "S", "regels": []}
    (tmp_path / "edities.json").write_text(json.dumps([editie | {"vingerafdrukken": {}, "eerder": {}}]))
    assert load(tmp_path / "brieven.json")
    assert Editie.objects.get().titel == "T"


def test_what_left_the_book_of_editions_goes(shipped):
    eerste = copy.deepcopy(shipped[:1])
    rijen = json.loads((FIXTURES / "brieven.json").read_text("utf-8"))
    for rij in rijen:
        if rij["model"] == "kwaliteit.vraag":
            rij["fields"]["editie"] = 1
    store_edities(eerste, rijen)
    assert (Editie.objects.count(), Editieregel.objects.count()) == (1, 0)
    assert set(Vraageditie.objects.values_list("editie", flat=True)) == {1}


def test_a_line_that_was_taken_back_goes(shipped):
    rijen = json.loads((FIXTURES / "brieven.json").read_text("utf-8"))
    weg = shipped[1]["regels"].pop()
    store_edities(shipped, rijen)
    over = Editieregel.objects.filter(editie__nummer=2).values_list("code", flat=True)
    assert weg["code"] not in over and len(over) == len(shipped[1]["regels"])


def test_letters_without_editions_have_one_reading_each(db, tmp_path):
    (tmp_path / "brieven.json").write_text(json.dumps(small("3.1", "3.2")))
    load(tmp_path / "brieven.json")
    assert sorted(Vraageditie.objects.values_list("vraag__code", "editie")) == [("3.1", 1), ("3.2", 1)]


def test_handvat_that_left_the_letters_is_offered_nowhere(shipped):
    handvat = Handvat.objects.get(code="4.3/2")
    Handvat.objects.filter(pk=handvat.pk).update(vervallen=True)
    for vragen in (Vraag.objects.with_handvatten(), Vraag.objects.all()):
        groepen = vragen.get(code="4.3").alle_groepen()
        assert "4.3/2" not in [h.code for groep in groepen for h in groep.handvatten.all()]


def test_read_texts_of_the_file_are_those_of_the_database(shipped):
    nu = read_texts(json.loads((FIXTURES / "brieven.json").read_text("utf-8")))
    for lezing in Vraageditie.objects.select_related("vraag"):
        velden = {"onderwerp": lezing.onderwerp, "tekst": lezing.tekst, "handvatten": lezing.handvatten}
        if lezing.editie == lezing.vraag.editie:
            assert Vraagtekst.from_json(velden) == nu[lezing.vraag.code]
