"""Each hint with what it should strike and what lies just beside it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from beoordeling.scorehints import Groep, Stand, hints
from bestek.structuur import Ankerpunt, Schaal

SCHAAL = Schaal(
    "s",
    "Vier stappen",
    tuple(
        Ankerpunt(woord, Decimal(waarde), woord, uitleg, Decimal(aandeel))
        for waarde, woord, uitleg, aandeel in (
            (0, "onvoldoende", "Niets is aannemelijk.", -50),
            (4, "matig", "Een deel is aannemelijk.", 0),
            (7, "goed", "Het meeste is concreet onderbouwd.", 70),
            (10, "uitstekend", "Alles is concreet onderbouwd.", 100),
        )
    ),
)
ANTWOORD = "Elke zes weken voert de docent een gesprek van twintig minuten. Taalkade doet dit sinds 2019."
GOED = Stand(
    cijfer=Decimal(7),
    schaal=SCHAAL,
    motivatie="De docent spreekt elke cursist om de zes weken; hoe dat wordt vastgelegd, blijft open.",
    sterk="Vast gesprek",
    zwak="Geen vastlegging",
    bewijs=1,
    antwoord=ANTWOORD,
)


def group(logica, *oordelen):
    return Groep(logica, tuple((f"1.{n}", oordeel) for n, oordeel in enumerate(oordelen, 1)))


def kinds(**anders):
    return [hint.soort for hint in hints(replace(GOED, **anders))]


def test_a_score_with_reasons_gets_no_hint():
    assert kinds() == []
    assert kinds(groepen=(group("alle", "aangetoond", "deels", ""),)) == []


JA, NEE, HALF = "aangetoond", "niet_aangetoond", "deels"


@pytest.mark.parametrize(
    ("cijfer", "groepen", "past_niet"),
    [
        (10, [("alle", JA, JA, NEE)], True),
        (10, [("alle", JA, JA, HALF)], False),
        (10, [("alle", JA, JA, "")], False),
        (7, [("alle", JA, JA, NEE)], False),  # one of three does not stand in the way of a good mark
        (7, [("alle", JA, NEE)], True),
        (10, [("een_of_meer", JA, NEE, NEE)], False),
        (10, [("een_of_meer", NEE, NEE)], True),
        (4, [("een_of_meer", NEE, NEE)], False),
        (10, [("een_of_meer", NEE, "")], False),
        (10, [("illustratief", NEE, NEE)], False),
        (0, [("alle", JA, JA)], True),
        (0, [("alle", JA, HALF)], False),
        (4, [("alle", JA), ("een_of_meer", NEE, JA)], True),
        (4, [("alle", JA), ("een_of_meer", NEE, HALF)], False),
        (0, [("alle", JA), ("illustratief", NEE)], True),
        (0, [("illustratief", JA, NEE)], False),
        (7, [("alle", JA, JA)], False),
        (0, [], False),
        (None, [("alle", NEE)], False),
    ],
)
def test_mark_and_findings_are_held_together_by_the_logic_of_the_group(cijfer, groepen, past_niet):
    cijfer = None if cijfer is None else Decimal(cijfer)
    assert ("past_niet" in kinds(cijfer=cijfer, groepen=tuple(group(*g) for g in groepen))) is past_niet


def test_no_hint_names_another_mark():
    for cijfer in (0, 4, 7, 10):
        for oordeel in (JA, NEE):
            stand = replace(
                GOED, cijfer=Decimal(cijfer), groepen=(group("alle", oordeel, oordeel),), bewijs=0, sterk=""
            )
            zinnen = " ".join(hint.zin for hint in hints(stand)).replace(f"Cijfer {cijfer} ", "")
            assert not [w for w in ("0", "4", "7", "10") if w in zinnen.replace("1.1", "").replace("1.2", "").split()]


@pytest.mark.parametrize(
    ("motivatie", "noemt_niets"),
    [
        ("Er staat „elke zes weken” in het antwoord.", False),
        ('Er staat "een gesprek van twintig minuten", en dat is kort.', False),
        ("Er staat „wij zijn de beste van het land” in het antwoord.", True),  # those words do not stand there
        ("Er staat dat de docent elke zes weken een gesprek voert.", True),
        ("De foto’s en 'ik kan'-doelen missen.", True),
    ],
)
def test_a_quote_is_as_good_as_a_marked_passage(motivatie, noemt_niets):
    assert ("geen_bewijs" in kinds(motivatie=motivatie, bewijs=0)) is noemt_niets
    assert "geen_bewijs" not in kinds(motivatie=motivatie, bewijs=1)


def test_a_motivation_repeated_word_for_word_names_where():
    eigen = (("vraag 1, Inschrijver 2", GOED.motivatie.upper() + " "), ("vraag 2, Inschrijver 1", "Anders."))
    gevonden = [hint for hint in hints(replace(GOED, eigen=eigen)) if hint.soort == "herhaling"]
    assert len(gevonden) == 1 and "vraag 1, Inschrijver 2." in gevonden[0].zin
    assert "herhaling" not in kinds(eigen=(("vraag 1", GOED.motivatie + " Ook klein."),))


@pytest.mark.parametrize(
    ("motivatie", "raak"),
    [
        ("Beter dan Wijdland, die niets vastlegt.", True),
        ("Wijdlandse toestanden zijn het niet.", False),  # not the name as a word by itself
        ("Beter dan een ander.", False),
        ("Bel 0612345678 voor meer.", False),  # a number is no name
    ],
)
def test_naming_another_bidder(motivatie, raak):
    assert ("andere_inschrijver" in kinds(motivatie=motivatie, namen=frozenset({"Wijdland"}))) is raak
    assert ("andere_inschrijver" in kinds(zwak=motivatie, namen=frozenset({"Wijdland"}))) is raak


def test_an_anonymous_round_does_not_say_whose_name_it_is():
    stand = replace(GOED, motivatie="Dit is Wijdland.", namen=frozenset({"Wijdland"}))
    open_, anoniem = hints(stand), hints(replace(stand, anoniem=True))
    assert "een andere inschrijver" in open_[0].zin and "ander" not in anoniem[0].zin


@pytest.mark.parametrize(
    ("cijfer", "sterk", "zwak", "leeg"),
    [(7, "", "Iets", "sterke"), (7, "Iets", " ", "zwakke"), (10, "Iets", "", None), (0, "", "Iets", None)],
)
def test_points_that_lack(cijfer, sterk, zwak, leeg):
    gevonden = [h.zin for h in hints(replace(GOED, cijfer=Decimal(cijfer), sterk=sterk, zwak=zwak))]
    assert bool(gevonden) is bool(leeg) and (leeg is None or leeg in gevonden[0])


@pytest.mark.parametrize(
    ("motivatie", "leeg"),
    [
        ("Goed: het meeste is concreet onderbouwd.", True),
        ("Ik geef dit antwoord een 7.", True),
        ("Goed.", True),
        ("Goed, want de gesprekken staan vast.", False),
    ],
)
def test_a_motivation_of_the_marks_own_words(motivatie, leeg):
    assert ("alleen_cijferwoorden" in kinds(motivatie=motivatie)) is leeg


def test_a_draft_or_an_abstention_is_not_asked_for_what_is_still_to_come():
    assert kinds(motivatie="", sterk="", zwak="", bewijs=0) == []
    assert kinds(cijfer=None, motivatie="Ik ken de docent.", sterk="", zwak="", bewijs=0) == []
