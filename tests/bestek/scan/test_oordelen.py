"""The judged set is what it says it is: size, halves and shape are counted here, not trusted."""

import json
from collections import Counter
from pathlib import Path

import pytest

SET = json.loads((Path(__file__).parent / "oordelen.json").read_text(encoding="utf-8"))
REGELS, ITEMS = SET["regels"], SET["items"]
BRIEVEN = Path(__file__).parents[3] / "fixtures" / "brieven.json"
DELEN = {"afstel", "achtergehouden"}
SOORTEN = {"vraag", "groep", "criterium", "eis", "alinea", "schaal"}


def has(item, path):
    """Whether the item carries this field; a dot leads into a nested one."""
    for name in path.split("."):
        if name not in item:
            return False
        item = item[name]
    return True


def per_deel(items):
    return Counter(item["deel"] for item in items)


def balanced(items, slack=1):
    counts = per_deel(items)
    return abs(counts["afstel"] - counts["achtergehouden"]) <= slack


def test_set_is_large_and_about_half_of_it_is_fine():
    goed = [item for item in ITEMS if not item["bevindingen"]]
    assert len(ITEMS) >= 160
    assert 0.45 <= len(goed) / len(ITEMS) <= 0.55


def test_ids_and_texts_are_unique():
    assert len({item["id"] for item in ITEMS}) == len(ITEMS)
    teksten = Counter(" ".join(item["tekst"].casefold().split()) for item in ITEMS)
    assert [tekst for tekst, n in teksten.items() if n > 1] == []


def test_every_field_has_a_known_value():
    for item in ITEMS:
        assert item["soort"] in SOORTEN and item["deel"] in DELEN, item["id"]
        assert item["tekst"].strip() and item["toelichting"].endswith("."), item["id"]
        assert set(item["bevindingen"]) | set(item["bijna"]) <= REGELS.keys(), item["id"]
        assert not set(item["bevindingen"]) & set(item["bijna"]), item["id"]
        assert len(set(item["bevindingen"])) == len(item["bevindingen"]), item["id"]


@pytest.mark.parametrize("regel", REGELS)
def test_rule_has_faults_and_near_misses_in_both_halves(regel):
    fout = [item for item in ITEMS if regel in item["bevindingen"]]
    bijna = [item for item in ITEMS if regel in item["bijna"]]
    assert len(fout) >= 8 and balanced(fout), per_deel(fout)
    assert len(bijna) >= 5 and balanced(bijna), per_deel(bijna)


def test_both_halves_hold_as_much_that_is_fine_of_each_kind():
    for soort in SOORTEN:
        assert balanced([item for item in ITEMS if not item["bevindingen"] and item["soort"] == soort]), soort
    assert balanced([item for item in ITEMS if not item["bevindingen"]])
    assert balanced([item for item in ITEMS if len(item["bevindingen"]) > 1])


def test_rule_is_judged_only_where_it_can_be():
    for item in ITEMS:
        for code in item["bevindingen"] + item["bijna"]:
            regel = REGELS[code]
            assert item["soort"] in regel["geldt_voor"], (item["id"], code)
            if "alleen_met" in regel:
                assert has(item, regel["alleen_met"]), (item["id"], code)


def test_shape_follows_the_kind():
    for item in ITEMS:
        assert ("criteria" in item) == (item["soort"] == "groep"), item["id"]
        assert ("ankerpunten" in item) == (item["soort"] == "schaal"), item["id"]
        for criterium in item.get("criteria", ()):
            assert criterium["tekst"] and criterium["zichtbaarheid"] in {"openbaar", "achtergrond"}, item["id"]
        assert len(item.get("ankerpunten", "ab")) >= 2, item["id"]
        assert set(item.get("context", {}).get("ruimte", ())) <= {"duaal", "afstemming", "coordinatie"}, item["id"]


def test_without_criteria_means_scored_and_none_public():
    for item in ITEMS:
        if item["soort"] == "groep":
            openbaar = [c for c in item["criteria"] if c["zichtbaarheid"] == "openbaar"]
            scores = item.get("getallen", {}).get("punten") != "0"
            assert ("zonder_criteria" in item["bevindingen"]) == (scores and not openbaar), item["id"]


def test_what_a_finding_points_at_is_there():
    for item in ITEMS:
        treft = item.get("treft", {})
        assert treft.keys() <= set(item["bevindingen"]), item["id"]
        assert ("criterium_niet_gevraagd" in item["bevindingen"]) == ("criterium_niet_gevraagd" in treft), item["id"]
        for place in treft.get("criterium_niet_gevraagd", []) + treft.get("budgetvoorwaarde", []):
            assert item["criteria"][place]["zichtbaarheid"] == "openbaar", item["id"]
        for begrip in treft.get("begrip_onverklaard", ()):
            assert begrip in item["tekst"] and begrip not in item["context"]["begrippen"], item["id"]


def test_origin_is_a_code_of_the_letters():
    codes = {row["fields"].get("code") for row in json.loads(BRIEVEN.read_text(encoding="utf-8"))}
    herkomst = [item["herkomst"] for item in ITEMS if "herkomst" in item]
    assert len(herkomst) >= 20 and set(herkomst) <= codes
