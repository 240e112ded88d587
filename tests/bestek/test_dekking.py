from dataclasses import replace
from decimal import Decimal

import pytest

from bestek.dekking import DUN, GEVRAAGD, NIET, Themakaart, cover, overview
from bestek.structuur import Bestek, Bestekvraag, Criterium, Perceel, Weging

KAART = Themakaart(
    vragen={
        "4.3": frozenset({"portfolio"}),
        "4.5": frozenset({"taalcontact"}),
        "7.3": frozenset({"portfolio", "begeleiding"}),
        "8.2": frozenset({"portfolio"}),
        "9.1": frozenset({"portfolio"}),
        "3.1": frozenset({"vrijwilligers"}),
    },
    handvatten={
        "4.3/1": frozenset({"portfolio"}),
        "4.3/2": frozenset({"begeleiding"}),
        "4.5/1": frozenset({"intake"}),
    },
    routes={"B1": ("4.3", "4.5", "7.3", "8.2", "9.1"), "Z": ("4.3", "3.1")},
    dragers={"4.3": frozenset({"portfolio", "begeleiding"}), "4.5": frozenset({"intake"})},
)
PERCEEL = Perceel("p1", "1", "Perceel", routes=("B1",), punten_prijs=Decimal(40))


def make_vraag(nummer, code, punten, *criteria, perceel="p1"):
    return Bestekvraag(
        sleutel=f"v{nummer}",
        nummer=nummer,
        herkomst_code=code,
        herkomst_editie="1",
        onderwerp=f"Onderwerp {nummer}",
        tekst="Hoe?",
        wegingen=(Weging(perceel, Decimal(punten)),),
        criteria=tuple(Criterium(f"c{nummer}{i}", c, "Toont.", z) for i, (c, z) in enumerate(criteria)),
    )


def cover_one(*vragen, kaart=KAART, perceel=PERCEEL):
    bestek = Bestek("T", "K", "sas", "G", "", percelen=(perceel,), vragen=vragen)
    (dekking,) = cover(bestek, kaart)
    return dekking, {rij.thema: rij for rij in dekking.themas}


def stands(*vragen, **velden):
    return {thema: rij.stand for thema, rij in cover_one(*vragen, **velden)[1].items()}


def test_cover_without_questions_leaves_every_theme_of_the_route_open():
    alles = dict.fromkeys(("begeleiding", "intake", "portfolio", "taalcontact"), NIET)
    assert stands() == alles
    assert set(stands(perceel=replace(PERCEEL, routes=("Z",)))) == {"portfolio", "begeleiding", "vrijwilligers"}
    assert set(stands(perceel=replace(PERCEEL, routes=()))) == {*alles, "vrijwilligers"}


def test_cover_counts_a_question_by_the_letters_question_it_came_from():
    _, rijen = cover_one(make_vraag(1, "4.3", 30), make_vraag(2, "7.3", 30))
    assert rijen["portfolio"].stand == GEVRAAGD
    assert rijen["portfolio"].punten == 60 and rijen["portfolio"].aandeel == 100
    assert [vraag.nummer for vraag in rijen["portfolio"].vragen] == [1, 2]


@pytest.mark.parametrize(("punten", "stand"), [(Decimal("2.99"), DUN), (Decimal(3), GEVRAAGD)])
def test_cover_calls_a_theme_thin_below_five_percent_of_quality(punten, stand):
    _, rijen = cover_one(make_vraag(1, "4.5", punten), make_vraag(2, "4.3", 60 - punten))
    assert rijen["taalcontact"].stand == stand
    assert ("minder dan 5 %" in rijen["taalcontact"].reden) == (stand == DUN)


def test_cover_judges_no_share_while_no_points_are_divided():
    _, rijen = cover_one(make_vraag(1, "4.3", 0))
    assert rijen["portfolio"].stand == GEVRAAGD and rijen["portfolio"].aandeel is None


def test_cover_calls_a_theme_thin_that_stands_in_criteria_only():
    _, rijen = cover_one(make_vraag(1, "4.3", 60, ("4.3/2", "openbaar"), ("4.3/2", "achtergrond")))
    rij = rijen["begeleiding"]
    assert (rij.stand, rij.openbaar, rij.achtergrond) == (DUN, 1, 1)
    assert [vraag.nummer for vraag in rij.via] == [1]
    assert "vragen over iets anders" in rij.reden


def test_cover_is_content_with_a_criterium_where_the_letters_have_no_question():
    assert stands(make_vraag(1, "4.5", 60, ("4.5/1", "openbaar")))["intake"] == GEVRAAGD


def test_cover_counts_no_background_criterium():
    _, rijen = cover_one(make_vraag(1, "4.5", 60, ("4.5/1", "achtergrond")))
    assert rijen["intake"].stand == DUN and "achtergrond" in rijen["intake"].reden


def test_cover_offers_up_to_three_questions_that_are_not_asked_yet():
    _, rijen = cover_one(make_vraag(1, "4.5", 60))
    assert rijen["portfolio"].aanvulling == ("4.3", "7.3", "8.2")
    assert rijen["begeleiding"].aanvulling == ("7.3", "4.3")  # its own theme goes before that of a handvat
    assert rijen["taalcontact"].aanvulling == ()


def test_cover_takes_the_themes_of_the_library_before_those_of_the_letter():
    kaart = replace(KAART, eigen={"v1": frozenset({"taalcontact"})})
    assert stands(make_vraag(1, "", 60), kaart=kaart)["taalcontact"] == GEVRAAGD
    assert stands(make_vraag(1, "4.3", 60), kaart=kaart)["portfolio"] == NIET


def test_cover_lists_what_has_no_theme():
    eigen, met_handvat = make_vraag(1, "", 30), make_vraag(2, "", 30, ("4.3/1", "openbaar"))
    dekking, rijen = cover_one(eigen, met_handvat)
    assert dekking.zonder_thema == [eigen]
    assert rijen["portfolio"].stand == DUN


def test_cover_looks_at_each_perceel_alone():
    percelen = (PERCEEL, replace(PERCEEL, sleutel="p2"))
    bestek = Bestek("T", "K", "sas", "G", "", percelen=percelen, vragen=(make_vraag(1, "4.3", 60, perceel="p2"),))
    een, twee = percelen = cover(bestek, KAART)
    assert not een.gevraagd and [rij.thema for rij in twee.gevraagd] == ["portfolio"]
    assert dict(overview(percelen))["portfolio"] == [een.themas[2], twee.themas[2]]


def test_overview_says_nothing_where_a_route_has_no_such_theme():
    percelen = (PERCEEL, replace(PERCEEL, sleutel="p2", routes=("Z",)))
    rijen = dict(overview(cover(Bestek("T", "K", "sas", "G", "", percelen=percelen), KAART)))
    assert rijen["taalcontact"][0].stand == NIET and rijen["taalcontact"][1] is None


def test_cover_names_a_theme_that_the_letters_do_not_ask_in_this_route():
    assert stands(make_vraag(1, "3.1", 60))["vrijwilligers"] == GEVRAAGD
