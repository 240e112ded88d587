from kwaliteit.inlezen.blokken import build
from kwaliteit.inlezen.lezen import split_lines
from kwaliteit.inlezen.vragen import mark_places

LANG = "De aanbieder heeft aandacht voor iedere inburgeraar en bespreekt geregeld wat hij heeft geleerd en"


def blocks(tekst: str) -> list[tuple[str, str]]:
    return [(blok.soort, blok.tekst) for blok in build(split_lines(tekst)).blokken]


def test_item_goes_on_behind_an_empty_line():
    tekst = f"•  {LANG} \n\nwat hij nog wil.\n•  Een tweede punt"
    assert blocks(tekst) == [("punt", f"{LANG} wat hij nog wil."), ("punt", "Een tweede punt")]


def test_numbered_list_runs_over_a_page():
    tekst = f"1. eerste, {LANG}\ndoor.\n 2. tweede\n\n3.  derde"
    assert [soort for soort, _ in blocks(tekst)] == ["nummer"] * 3


def test_number_at_the_begin_of_a_line_in_a_sentence_begins_nothing():
    tekst = f"{LANG} dat in jaar\n1. Daarna volgt {LANG}"
    assert len(blocks(tekst)) == 1


def test_short_line_above_text_is_a_heading():
    tekst = f"Duale trajecten\nOok hier geldt: {LANG}\ngoed.\n\nEen tweede kop\n\nEn dan de tekst, {LANG} meer."
    assert [soort for soort, _ in blocks(tekst)] == ["kop", "alinea", "kop", "alinea"]


def test_notes_come_apart_in_their_numbering():
    tekst = (
        f"{LANG} dat.\n\n1  Een noot die over de\n\nregel loopt.\n2 Nog een, 2009\n\nvan hieruit gaat de zin door.\n\n"
        "3 Hoe wordt dat gemeten?"
    )
    bouwsel = build(split_lines(tekst))
    assert [(n.nummer, n.tekst) for n in bouwsel.noten] == [
        ("1", "Een noot die over de regel loopt."),
        ("2", "Nog een, 2009"),
    ]
    assert bouwsel.blokken[-1].tekst == "Hoe wordt dat gemeten?"


def places(tekst: str) -> list[str]:
    blokken = build(split_lines(tekst)).blokken
    mark_places(blokken)
    return [blok.plek for blok in blokken if blok.woorden]


def test_questions_parts_and_handvatten_have_their_place():
    tekst = (
        "Achtergrondinformatie\n\nSuggesties voor bestek, beoordeling en samenwerking\n\n1. Didactiek:\n"
        " •  Hoe gaat dat?\n •  En dit?\n\n  Handvatten voor gemeenten: Zo gaat dat.\n\n2. Hoe volgt u\ndit alles?\n"
        "  Handvatten voor de gemeente:\n •  Een punt.\n\nAandachtspunten voor de verschillende routes\nZ-route: kijk."
    )
    assert places(tekst) == ["voor", "inleiding", "v1", "v1a", "v1b", "h1b", "v2", "h2", "na", "na"]


def test_numbered_list_between_questions_is_no_question():
    tekst = (
        "Suggesties voor bestek, beoordeling en samenwerking\n\n1. Wat ziet u?\n  Handvatten voor gemeenten: Dit.\n\n"
        "1. Doelgericht werken\nEen zin.\n\n2. De docent\nNog een zin.\n\n 2.  Wat hoort u?\n"
    )
    assert places(tekst)[-1] == "v2"
    assert places(tekst).count("v2") == 1


def test_parts_with_letters_carry_their_own_handvatten():
    tekst = (
        "Suggesties voor bestek, beoordeling en samenwerking\n\n1. Hoe ziet dat eruit?\n\n a.  Wie doet dat?\n"
        "  Handvatten voor gemeenten: Iedereen.\n\n b. Wat doet u?\n Handvatten voor gemeenten:\n •  Alles.\n"
    )
    assert places(tekst) == ["inleiding", "v1", "v1a", "h1a", "v1b", "h1b"]
