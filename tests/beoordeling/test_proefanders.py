"""The rehearsal with methods other than relative price: nothing breaks, and the searched price is exact to the cent."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from beoordeling import proef, proefuitkomst
from beoordeling.proef import Proefofferte
from beoordeling.proefanders import CENT, highest_winning
from bestek.structuur import Ankerpunt, Bestek, Bestekvraag, Perceel, Schaal, Weging
from bestek.weging import METHODEN

ANDERS = [m for m in METHODEN.values() if m.prijs_telt and m.naam != proef.RELATIEVE_PRIJS]


def text_with(methode):
    punten = tuple(Ankerpunt(f"a{w}", Decimal(w), "", "", Decimal(deel)) for w, deel in ((0, 0), (4, 40), (10, 100)))
    waarde = Decimal(60_000) if methode.in_euro else Decimal(60 if methode.prijspunten else 100)
    vragen = tuple(
        Bestekvraag(f"v{n}", n, "", "", f"Onderwerp {n}", "", schaal="s", wegingen=(Weging("p", waarde / 2),))
        for n in (1, 2)
    )
    perceel = Perceel(
        "p", "1", "Opdracht",
        punten_prijs=Decimal(40 if methode.prijspunten else 0),
        prijs_laag=Decimal(60_000), prijs_hoog=Decimal(140_000),
    )  # fmt: skip
    schalen = (Schaal("s", "Drie", punten),)
    return Bestek(
        "", "", "sas", "", methode.naam, percelen=(perceel,), schalen=schalen, vragen=vragen, prijsfactor=Decimal(2)
    )


def offers(*rows):
    return tuple(
        Proefofferte(letter, f"Naam {letter}", {"v1": Decimal(een), "v2": Decimal(twee)}, Decimal(prijs))
        for letter, (een, twee, prijs) in zip("ABC", rows, strict=True)
    )


OFFERTES = offers((10, 10, 120_000), (10, 4, 90_000), (4, 4, 70_000))


@pytest.mark.parametrize("methode", ANDERS, ids=lambda m: m.naam)
def test_rehearsal_works_and_says_what_the_method_counts(methode):
    bestek = text_with(methode)
    assert proefuitkomst.obstacle(bestek, bestek.percelen[0]) == ""
    uitkomst = proefuitkomst.describe(bestek, bestek.percelen[0], OFFERTES)
    rangorde = proef.rank_offers(bestek, bestek.percelen[0], OFFERTES)
    assert rangorde.winnaar.naam in uitkomst.conclusie
    stand = uitkomst.onderdelen[0]
    assert stand.kop[-1] == methode.totaal
    assert {len(rij) for rij in stand.rijen} == {len(stand.kop)}
    assert [deel.sleutel for deel in uitkomst.onderdelen] == ["rangorde", "winst", "afvallen", "invloed"]


@pytest.mark.parametrize("methode", ANDERS, ids=lambda m: m.naam)
def test_highest_winning_price_is_exact_to_the_cent(methode):
    bestek = text_with(methode)
    veld = proef.field_of(proef.rank_offers(bestek, bestek.percelen[0], OFFERTES))
    for sleutel in "ABC":
        prijs, altijd = highest_winning(veld, sleutel)
        if prijs is not None:
            assert proef.winners(veld.at_price(sleutel, prijs)) == {sleutel}
            assert proef.winners(veld.at_price(sleutel, prijs + CENT)) != {sleutel}
        elif not altijd:
            assert sleutel not in proef.winners(veld.at_price(sleutel, CENT)) or len(proef.winners(veld)) > 1
    assert all(isinstance(t, Fraction) for t in proef.totals(veld).values())


def test_missing_bounds_stand_in_the_way():
    bestek = text_with(METHODEN["lineair_tussen_grenzen"])
    kaal = replace(bestek, percelen=(replace(bestek.percelen[0], prijs_laag=None),))
    assert "onder- en bovengrens" in proefuitkomst.obstacle(kaal, kaal.percelen[0])
