"""What the rehearsal says, in the words and with the names that a writer meets."""

from dataclasses import replace
from decimal import Decimal

from beoordeling import proefuitkomst
from beoordeling.proef import Proefofferte
from bestek.structuur import Ankerpunt, Bestek, Bestekvraag, Perceel, Schaal, Weging

SCHAAL = Schaal(
    "s",
    "Vier stappen",
    tuple(
        Ankerpunt(f"a{cijfer}", Decimal(cijfer), woord, woord, Decimal(aandeel))
        for cijfer, woord, aandeel in ((0, "slecht", 0), (4, "matig", 40), (7, "goed", 70), (10, "top", 100))
    ),
)


def bestek(prijs=60, vragen=(20, 20), **velden):
    rijen = tuple(
        Bestekvraag(f"v{n}", n, "", "", f"Onderwerp {n}", "Hoe?", schaal="s", wegingen=(Weging("p", Decimal(p)),))
        for n, p in enumerate(vragen, 1)
    )
    velden = {"profiel": "sas", "methode": "gewogen_punten_relatieve_prijs"} | velden
    perceel = Perceel("p", "1", "Perceel", punten_prijs=Decimal(prijs))
    return Bestek("T", "K", gemeente="G", percelen=(perceel,), schalen=(SCHAAL,), vragen=rijen, **velden)


def offers(**rijen):
    """naam=(marks, price); in their order A, B, C."""
    return tuple(
        Proefofferte(letter, naam, {f"v{n}": Decimal(c) for n, c in enumerate(cijfers, 1)}, prijs and Decimal(prijs))
        for letter, (naam, (cijfers, prijs)) in zip("ABCDEF", rijen.items(), strict=False)
    )


def describe(tekst, offertes, **rest):
    uitkomst = proefuitkomst.describe(tekst, tekst.percelen[0], offertes, **rest)
    return uitkomst, {deel.sleutel: deel for deel in uitkomst.onderdelen}


def plain(tekst):
    return tekst.replace("\N{NO-BREAK SPACE}", " ")


def words(deel):
    return plain(" ".join(zin.tekst for zin in deel.zinnen))


# A 34 + 36 = 70, B 22 + 60 × 60 / 76 = 69,4; without C B has 60 for its price and passes A
PARADOX = offers(Anna=((10, 7), 100_000), Bert=((7, 4), 76_000), Carla=((0, 0), 60_000))


def test_paradox_is_told_with_the_names_and_the_sum():
    uitkomst, delen = describe(bestek(), PARADOX)
    assert uitkomst.conclusie == "Anna wint."
    assert words(delen["rangorde"]) == "Anna wint met 70 punten, 0,63 meer dan Bert."
    afvallen = words(delen["afvallen"])
    assert "Valt Carla af, dan staat Bert vooraan in plaats van Anna." in afvallen
    assert "Zonder Carla is de laagste prijs niet € 60.000,00 maar € 76.000,00." in afvallen
    assert "Anna stond 0,63 punten boven Bert; nu staat Bert 2,4 punten hoger." in afvallen
    # 60 × (60/76 − 60/100) = 11,37 against 12 in quality; times 76/60 it is 14,4
    assert "groeit van 11,37 naar 14,4 punten, tegen 12 punten verschil in kwaliteit" in afvallen
    assert ("C Carla", "Bert wint.", "Anna en Bert") in delen["afvallen"].rijen
    assert all(zin.letop for zin in delen["afvallen"].zinnen)
    assert delen["afvallen"].beeld.titel == "Totalen met iedereen en zonder Carla"


def test_without_reversal_it_says_so():
    _, delen = describe(bestek(prijs=20, vragen=(40, 40)), PARADOX)
    assert "de anderen houden met deze cijfers en prijzen hun volgorde" in words(delen["afvallen"])
    assert {rij[2] for rij in delen["afvallen"].rijen} == {"niemand"}


def test_newcomer_that_turns_the_first_two_is_told():
    """Bert 22 + 60, Anna 34 + 45,6; at a lowest price p they lead by 60 × p × (1/76.000 − 1/100.000) against 12."""
    _, delen = describe(bestek(), PARADOX[:2])
    assert "bij onder € 63.333,33, die zelf niet wint, dan staat Anna boven Bert." in words(delen["afvallen"])


def test_cheap_and_poor_is_a_warning_where_it_is_conceivable():
    _, delen = describe(bestek(), offers(Goed=((10, 10), 100_000), Ook=((7, 7), 90_000)))
    slecht = delen["slechtste"].zinnen[0]
    # the good one has 40 + 60 × p / 100.000, the poor one 60: below 33.333,33
    assert "(0 punten voor kwaliteit)" in slecht.tekst and "€ 33.333,33. Dat is 37% van" in plain(slecht.tekst)
    assert not slecht.letop
    _, delen = describe(bestek(prijs=80, vragen=(10, 10)), offers(Goed=((10, 10), 100_000), Ook=((7, 7), 90_000)))
    assert delen["slechtste"].zinnen[0].letop and "meer punten" in delen["slechtste"].zinnen[0].tekst


def test_cheap_winner_of_the_table_is_named():
    _, delen = describe(bestek(), offers(Goed=((10, 10), 100_000), Matig=((4, 4), 50_000)))
    zin = delen["slechtste"].zinnen[-1]
    assert zin.letop and "Matig wint met 24 punten minder voor kwaliteit dan Goed" in zin.tekst
    assert "levert 30 punten meer op" in zin.tekst


def test_price_that_wins_is_a_price_in_cents():
    _, delen = describe(bestek(), offers(Goed=((10, 10), 100_000), Matig=((4, 4), 50_000)))
    assert tuple(tuple(map(plain, rij)) for rij in delen["winst"].rijen) == (
        # 40 + 60 × 50 / p against 16 + 60
        ("B Matig", "€ 50.000,00", "€ 59.999,99", "+€ 9.999,99"),
        ("A Goed", "€ 100.000,00", "€ 83.333,33", "−€ 16.666,67"),
    )
    assert "onder € 83.333,33 wint Goed; boven € 83.333,33 wint Matig" in words(delen["winst"])


def test_picture_moves_the_price_that_was_chosen():
    _, delen = describe(bestek(), PARADOX, schuif="C")
    assert "prijs van C nu" in [tekst.tekst for tekst in delen["winst"].beeld.teksten]
    assert "alleen de prijs van Carla" in words(delen["winst"])


def test_fixed_price_has_no_price_to_rehearse():
    tekst = bestek(prijs=0, vragen=(60, 40), methode="kwaliteit_vaste_prijs")
    tekst = replace(tekst, percelen=(replace(tekst.percelen[0], vaste_prijs=Decimal(5000)),))
    _, delen = describe(tekst, offers(Goed=((10, 10), None), Ook=((7, 7), None), Matig=((4, 4), None)))
    assert set(delen) == {"rangorde", "prijs", "afvallen", "invloed"}
    assert "vast op € 5.000,00" in words(delen["prijs"])
    assert "De volgorde kan niet omkeren" in words(delen["afvallen"])
    assert delen["rangorde"].kop == ("Plaats", "Naam", "Kwaliteit", "Totaal")


def test_subsidie_speaks_of_aanvragen():
    _, delen = describe(bestek(profiel="subsidie"), PARADOX)
    alles = " ".join(words(deel) for deel in delen.values())
    assert "aanvragen" in alles and "offerte" not in alles


def test_offer_below_the_minimum_falls_out_and_is_said():
    tekst = bestek()
    tekst = replace(tekst, vragen=tuple(replace(v, minimum=Decimal(4)) for v in tekst.vragen))
    _, delen = describe(tekst, PARADOX)
    assert "Carla valt af: het cijfer ligt onder het minimum." in words(delen["rangorde"])
    assert delen["rangorde"].rijen[-1][0] == "valt af"
    assert "C" not in [rij[0][0] for rij in delen["winst"].rijen]


def test_everybody_below_the_minimum_leaves_no_winner():
    tekst = bestek()
    tekst = replace(tekst, vragen=tuple(replace(v, minimum=Decimal(10)) for v in tekst.vragen))
    uitkomst, delen = describe(tekst, PARADOX)
    assert uitkomst.conclusie == "Niemand staat in de rangorde." and set(delen) == {"rangorde", "invloed"}


def test_equal_offers_share_the_first_place():
    uitkomst, delen = describe(bestek(), offers(Een=((7, 7), 100), Twee=((7, 7), 100)))
    assert uitkomst.conclusie == "Een en Twee delen de eerste plaats."
    assert delen["winst"].zinnen[0].letop


def test_influence_names_the_smallest_change():
    _, delen = describe(bestek(), PARADOX)
    assert delen["invloed"].rijen[0] == ("1 Onderwerp 1", "20", "Anna van 10 naar 7 (1 stap): Bert wint.")


def test_obstacles_are_told():
    open_house = bestek(profiel="open_house", methode="")
    assert "toegelaten" in proefuitkomst.obstacle(open_house, open_house.percelen[0])
    leeg = bestek(vragen=())
    assert "geen vragen" in proefuitkomst.obstacle(leeg, leeg.percelen[0])
    kaal = replace(bestek(), schalen=(replace(SCHAAL, ankerpunten=()),))
    assert "vraag 1" in proefuitkomst.obstacle(kaal, kaal.percelen[0])
    assert proefuitkomst.obstacle(bestek(), bestek().percelen[0]) == ""


def test_drawings_stay_inside_their_frame():
    _, delen = describe(bestek(), PARADOX)
    for deel in delen.values():
        for vlak in deel.beeld.vlakken if deel.beeld else ():
            assert vlak.x >= 0 and vlak.x + vlak.breedte <= deel.beeld.breedte + 1
            assert vlak.y >= 0 and vlak.y + vlak.hoogte <= deel.beeld.hoogte
        for lijn in deel.beeld.lijnen if deel.beeld else ():
            for punt in lijn.punten.split():
                x, y = map(int, punt.split(","))
                assert 0 <= x <= deel.beeld.breedte and 0 <= y <= deel.beeld.hoogte
