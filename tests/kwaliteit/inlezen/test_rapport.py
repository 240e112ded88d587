import copy

from kwaliteit.inlezen.overzicht import read_overview
from kwaliteit.inlezen.rapport import as_text, build_report, objections
from kwaliteit.inlezen.teksten import build_texts


def report(lezing, inhoud) -> dict:
    return build_report(copy.copy(lezing), build_texts(lezing, inhoud), inhoud)


def test_report_tells_per_letter_what_was_found_and_what_not(lezing, inhoud):
    rapport = report(lezing, inhoud)
    vier = rapport["brieven"][1]
    assert vier["nummer"] == 4
    assert vier["gevonden"]["vraag"] == vier["verwacht"]["vraag"] == 6
    assert vier["gevonden"]["handvat"] == vier["verwacht"]["handvat"]
    assert "4-autonomie" in vier["ontbrekend"]
    assert rapport["niet_gevonden"] == [1, 2, 3, 6, 7, 8, 9]
    assert [46, "samen werking", "samenwerking"][1:] in [rij[1:] for rij in rapport["reparaties"]]
    assert [31, "paginanummer"][1] in [rij[1] for rij in rapport["opgeschoond"]]


def test_report_reads_as_text_and_as_table(lezing, inhoud):
    rapport = report(lezing, inhoud)
    tekst = as_text(rapport)
    assert "Brief 4: Motivatie en aansluiten op de leerbehoefte (regel 10-" in tekst
    assert "Niet gevonden: brief 9" in tekst
    overzicht = read_overview(rapport)
    assert [t.gevonden for t in overzicht.totaal][:2] == [9, sum(b.tellingen[1].gevonden for b in overzicht.brieven)]
    assert not overzicht.brieven[1].schoon


def letter(**velden) -> dict:
    basis = {"nummer": 4, "verwacht": {"vraag": 6, "handvat": 10}, "ontbrekend": [], "zinnen": 100, "zonder_plaats": []}
    return basis | velden


def test_objections_name_letters_questions_and_sentences_without_place():
    zonder = [{"regels": "1", "begin": "x"}] * 6
    brieven = [letter(ontbrekend=["4.3", "4.3/1", "4-tip"]), letter(nummer=5, zonder_plaats=zonder)]
    assert objections({"brieven": brieven, "niet_gevonden": [0, 7]}) == [
        "Niet gevonden: het woord vooraf, brief 7.",
        "In brief 4 ontbreken vragen: 4.3.",
        "In brief 5 hebben 6 zinnen geen plaats.",
    ]


def test_one_letter_alone_needs_no_others():
    assert objections({"brieven": [letter()], "niet_gevonden": [1, 2]}) == []
