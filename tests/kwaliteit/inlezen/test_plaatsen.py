"""The sample on our codes: what a reader of it would expect, and that nothing is hung in silence."""

import pytest

from kwaliteit.inlezen.inlezen import read_bundle
from kwaliteit.inlezen.lezen import split_lines
from kwaliteit.inlezen.opschonen import clean
from kwaliteit.inlezen.plaatsen import BEKEND
from kwaliteit.inlezen.teksten import build_texts
from kwaliteit.inlezen.wegwijzer import read_signpost


def texts(lezing, inhoud) -> dict[str, str]:
    return {rij.code: rij.tekst for rij in build_texts(lezing, inhoud)}


@pytest.fixture(scope="module")
def teksten(lezing, inhoud):
    return texts(lezing, inhoud)


@pytest.mark.parametrize(
    ("code", "tekst"),
    [
        ("4", "Motivatie en aansluiten op de leerbehoefte\nDeze brief gaat over een traject dat aansluit bij wat een "
              "inburgeraar wil leren."),
        ("4.1", "Op welke wijze stemt u het traject af op de leerdoelen van iedere inburgeraar, en welk maatwerk hoort "
                "daarbij?"),
        ("4.1/4", "Op verschillen tussen inburgeraars reageert de aanbieder flexibel."),
        ("4.2/1", "De begeleiding heeft een vaste structuur die duidelijk is."),
        ("4.3", "Waaraan ziet een inburgeraar zijn eigen voortgang?"),
        ("4.4/3", "leerders werken samen aan leerdoelen;"),
        ("4-portfolio-3", "Het derde deel is een dossier met bewijzen van zijn voortgang."),
        ("4-zes-factoren-2", "oog voor levenservaring;"),
        ("5.3", "Hoe meet de aanbieder de voortgang?"),
        ("5.1/7", "In het aanbod staat de individuele leerbehoefte voorop."),
        ("noot-5-1", "Dit is een verzonnen noot bij het Besluit inburgering"),
    ],
)  # fmt: skip
def test_wording_stands_on_its_code(teksten, code, tekst):
    assert teksten[code] == tekst


def test_all_questions_and_handvatten_of_a_whole_letter_are_found(teksten, inhoud):
    vier = {item.code for item in inhoud.of_letter(4, "vraag", "handvat")}
    assert vier <= teksten.keys()


def test_sentence_of_several_handvatten_stands_on_each(teksten):
    assert teksten["4.2/2"] == teksten["4.2/3"]
    assert "steunend), zelfbeoordeling en feedback van medecursisten geven zicht op de voortgang" in teksten["4.3/4"]


def test_no_header_page_number_or_broken_word_is_in_a_text(teksten):
    for code, tekst in teksten.items():
        assert "Kwaliteit van taal" not in tekst, code
        assert "31" not in tekst, code
        for gebroken in (
            "aan sluiten",
            "leerbe hoefte",
            "samen werking",
            "taal contact",
            "aan- bieder",
            "gast-",
            "\u00ad",
        ):
            assert gebroken not in tekst, code
    assert "bij re-integratie, in NT2-onderwijs, en bij in- en uitstroom" in teksten["5.3/1"]


def test_links_go_with_their_letter_and_their_note(lezing, inhoud):
    rijen = {rij.code: rij for rij in build_texts(lezing, inhoud)}
    assert rijen["4"].links == ["https://www.voorbeeld.example/factoren-en-meer"]
    assert rijen["noot-4-1"].links == ["www.voorbeeld.example/factoren"]


def test_lines_of_each_text_are_kept(lezing, inhoud, voorbeeld):
    regels = voorbeeld.decode().split("\n")
    rij = next(rij for rij in build_texts(lezing, inhoud) if rij.code == "4.4/5")
    assert regels[int(rij.regels.split("-")[0]) - 1].lstrip().startswith("•  de cohesie groeit")


@pytest.mark.parametrize("met_wegwijzer", [True, False])
def test_no_sentence_is_hung_or_dropped_in_silence(voorbeeld, inhoud, met_wegwijzer):
    for geplaatst in read_bundle(voorbeeld, inhoud, met_wegwijzer=met_wegwijzer).brieven:
        verteld = {id(p.eenheid) for p in geplaatst.plaatsingen} | {id(e) for e in geplaatst.zonder_plaats}
        assert verteld >= {id(e) for e in geplaatst.brief.eenheden}
        assert all(p.grond for p in geplaatst.plaatsingen)


def test_every_word_of_the_file_is_somewhere(voorbeeld, inhoud):
    """Letters of the lines that are no page furniture and no address are all in a sentence or a note."""
    lezing = read_bundle(voorbeeld, inhoud)
    schoon = clean(split_lines(voorbeeld.decode()))
    erin = "".join(regel.tekst for regel in schoon.regels)
    eruit = "".join(e.tekst for g in lezing.brieven for e in (*g.brief.eenheden, *g.brief.noten))
    missend = len([t for t in erin if t.isalpha()]) - len([t for t in eruit if t.isalpha()])
    koppen = "Handvatten voor de gemeente" * 7 + "Handvatten voor gemeenten" * 2 + "Brief"
    titels = "Motivatie en aansluiten op de leerbehoefte"  # given twice in the file, kept once
    assert missend == len([t for t in koppen + titels if t.isalpha()])


def test_questions_are_found_without_the_wegwijzer_too(voorbeeld, inhoud):
    zonder = texts(read_bundle(voorbeeld, inhoud, met_wegwijzer=False), inhoud)
    assert {f"4.{n}" for n in range(1, 7)} | {f"5.{n}" for n in range(1, 4)} <= zonder.keys()
    handvatten = [item.code for item in inhoud.of_letter(4, "handvat")]
    assert sum(code in zonder for code in handvatten) >= 0.6 * len(handvatten)


def test_wegwijzer_names_codes_that_exist_and_no_words(inhoud):
    for vakken in read_signpost().values():
        for vak in vakken:
            assert all(code in inhoud.per_code for code in vak.codes if code != BEKEND), vak
            assert len(vak.soort) < 12 and len(vak.plek) < 12


def test_wegwijzer_holds_every_question_and_handvat(inhoud):
    codes = {code for vakken in read_signpost().values() for vak in vakken for code in vak.codes}
    nodig = {item.code for item in inhoud.items if item.soort in ("vraag", "handvat", "brief")}
    assert nodig <= codes
