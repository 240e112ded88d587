"""The door: findings by rule on a whole bestek, with what comes close; sums, order, speed and any text at all."""

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bestek.scan import FOUT, REGELS, Kennis, count, scan
from bestek.scan.bevinding import Gat, Planningsfout, Term
from bestek.scan.getallen import reversal
from bestek.scan.leesniveau import flesch_douma, read
from bestek.structuur import Ankerpunt, Bestek, Bestekvraag, Criterium, Eis, Paragraaf, Perceel, Schaal, Weging
from tests.bestek.scan import meten

SCHAAL = Schaal(
    "s",
    "Vier",
    tuple(
        Ankerpunt(f"a{w}", Decimal(w), woord, f"Zo is het: {woord}.", Decimal(w * 10))
        for w, woord in ((0, "slecht"), (4, "matig"), (7, "goed"), (10, "top"))
    ),
)
KENNIS = Kennis(
    routes={"Z": ("1.2", "8.1a"), "B1": ("1.1",)},
    routenamen={"Z": "Z-route", "B1": "B1-route"},
    onderwerpen={"8.1a": "Hoogst haalbare", "1.1": "Op B1"},
    termen=(Term("leesdorp", "Een dorp om te lezen.", ("leesdorpen",)),),
)


def vraag(nummer=1, punten=30, tekst="Hoe doet u dit?", criteria=("De offerte laat dit zien.",), **velden):
    eigen = tuple(Criterium(f"c{nummer}-{i}", "", t, "openbaar") for i, t in enumerate(criteria))
    wegingen = (Weging("p", Decimal(punten)),) if punten is not None else ()
    vast = {"criteria": eigen, "wegingen": wegingen, "schaal": "s", "herkomst_code": ""} | velden
    return Bestekvraag(
        sleutel=f"v{nummer}", nummer=nummer, herkomst_editie="", onderwerp=f"Onderwerp {nummer}", tekst=tekst, **vast
    )


def bestek(*vragen, methode="kwaliteit_vaste_prijs", prijs=0, routes=(), **velden):
    perceel = Perceel("p", "1", "Perceel", routes=routes, punten_prijs=Decimal(prijs))
    vast = {"percelen": (perceel,), "schalen": (SCHAAL,)} | velden
    return Bestek("Titel", "K", "sas", "Polderstad", methode, vragen=vragen, **vast)


def rules(*args, **kwargs):
    return {b.regel for b in scan(*args, **kwargs)}


def only(regel, inhoud, kennis=None):
    return [b for b in scan(inhoud, kennis) if b.regel == regel]


def test_bestek_without_fault_gives_nothing():
    assert scan(bestek(vraag(1, 50), vraag(2, 50))) == ()
    assert count(()) == "niets gevonden"


def test_every_finding_is_of_a_known_rule_with_why_ground_and_remedy():
    for item in meten.SET["items"]:
        for b in scan(meten.as_bestek(item), KENNIS):
            assert b.ernst == REGELS[b.regel].ernst
            assert b.zin.strip() and b.waarom and b.remedie.tekst and (b.bron.url or b.bron.code)


@pytest.mark.parametrize("regel", meten.REGELS)
def test_rule_keeps_its_quality_on_the_tuning_half(regel):
    telling = meten.measure(meten.items("afstel"))[regel]
    assert meten.precision(telling) >= 0.8 and meten.recall(telling) >= 0.8, telling


def test_points_that_do_not_total_are_the_sum_of_weging():
    assert [b.ernst for b in only("punten", bestek(vraag(1, 60)))] == [FOUT]
    assert not only("punten", bestek(vraag(1, 60), vraag(2, 40)))


def test_weight_too_small_is_less_than_any_step_of_another():
    # the steps of the scale are 40, 30 and 30 percent: on 95 points the smallest is 28.5
    klein = only("gewicht_te_klein", bestek(vraag(1, 95), vraag(2, 5)))
    assert [b.sleutel for b in klein] == ["v2"] and "hoogstens 5 punt" in klein[0].zin and "28,5" in klein[0].zin
    assert not only("gewicht_te_klein", bestek(vraag(1, 70), vraag(2, 30)))  # 30 is more than the step of 21
    assert not only("gewicht_te_klein", bestek(vraag(1, 100)))


def test_question_that_scores_and_shows_no_criterium_is_wrong():
    verborgen = (Criterium("c", "", "Achtergrond.", "achtergrond"),)
    fout = only("zonder_criteria", bestek(vraag(1, 100, criteria=verborgen and ()), vraag(2, 0)))
    assert [b.sleutel for b in fout] == ["v1"] and not fout[0].remedie.actie
    met = replace(vraag(1, 100), criteria=verborgen)
    assert only("zonder_criteria", bestek(met))[0].remedie.actie == "openbaar"


def test_alternatives_count_as_one_criterium():
    keuze = tuple(Criterium(f"c{i}", "", f"Punt {i}.", "openbaar", "Kies", "een_of_meer") for i in range(14))
    alle = tuple(replace(c, logica="alle") for c in keuze)
    assert not only("te_veel_criteria", bestek(replace(vraag(1, 100), criteria=keuze)))
    assert only("te_veel_criteria", bestek(replace(vraag(1, 100), criteria=alle)))
    assert not only("te_veel_criteria", bestek(replace(vraag(1, 100), criteria=alle[:10])))


def test_criterium_is_at_fault_only_when_it_is_recognisably_about_something_else():
    over = {"tekst": "Hoe houdt u docenten deskundig?"}
    fout = only(
        "criterium_niet_gevraagd",
        bestek(vraag(1, 100, criteria=("De locatie heeft een lift en is bereikbaar.",), **over)),
    )
    assert fout[0].deel == "c1-0" and fout[0].remedie.actie == "achtergrond"
    for goed in ("Docenten volgen elk jaar scholing.", "Er is tijd om van elkaar te leren.", "Iedereen doet mee."):
        assert not only("criterium_niet_gevraagd", bestek(vraag(1, 100, criteria=(goed,), **over)))


def test_handvat_of_the_same_question_is_always_asked():
    eigen = (Criterium("c", "4.3/1", "Facturen zijn digitaal.", "openbaar"),)
    rij = replace(vraag(1, 100, herkomst_code="4.3"), criteria=eigen)
    assert only("criterium_niet_gevraagd", bestek(rij))
    assert not only("criterium_niet_gevraagd", bestek(rij), Kennis(handvatten={"4.3": frozenset({"4.3/1"})}))


def test_condition_on_budget_is_met_by_what_the_bestek_pays():
    rij = vraag(1, 100, criteria=("Er is een coördinator voor het contact met werkgevers.",))
    betaald = (Paragraaf("o", "Opdracht", "<p>De gemeente vergoedt een coördinator voor vier uren per week.</p>", 1),)
    geweigerd = (Paragraaf("o", "Opdracht", "<p>Een coördinator wordt niet vergoed.</p>", 1),)
    assert only("budgetvoorwaarde", bestek(rij))
    assert only("budgetvoorwaarde", bestek(rij, paragrafen=geweigerd))
    assert not only("budgetvoorwaarde", bestek(rij, paragrafen=betaald))


def test_condition_of_the_letter_counts_too():
    eigen = (Criterium("c", "1.1/9", "De offerte benut plekken waar taal wordt ondersteund.", "openbaar"),)
    kennis = Kennis(voorwaarden={"1.1/9": "Als het bestek en het budget ruimte geven."})
    assert not only("budgetvoorwaarde", bestek(replace(vraag(1, 100), criteria=eigen)))
    assert only("budgetvoorwaarde", bestek(replace(vraag(1, 100), criteria=eigen)), kennis)


def test_length_is_compared_only_where_every_question_has_a_limit():
    kort, lang = vraag(1, 90, max_a4=Decimal(2)), vraag(2, 10, max_a4=Decimal(8))
    assert {b.sleutel for b in only("lengte_uit_verhouding", bestek(kort, lang))} == {"v1", "v2"}
    assert not only("lengte_uit_verhouding", bestek(kort, replace(lang, max_a4=None)))
    assert not only("lengte_uit_verhouding", bestek(replace(kort, max_a4=Decimal(8)), replace(lang, max_a4=Decimal(2))))


def test_scales_are_read_where_they_are_used():
    gelijk = replace(SCHAAL, ankerpunten=tuple(replace(a, woord="goed") for a in SCHAAL.ankerpunten))
    assert only("ankerwoorden_gelijk", bestek(vraag(1, 100), schalen=(gelijk,)))
    assert not only(
        "ankerwoorden_gelijk", bestek(vraag(1, 100), schalen=(SCHAAL, replace(gelijk, sleutel="ongebruikt")))
    )


def test_price_alone_and_relative_price():
    relatief = "gewogen_punten_relatieve_prijs"
    assert "alleen_prijs" in rules(bestek(vraag(1, None), methode=relatief, prijs=100))
    gemengd = bestek(vraag(1, 60), methode=relatief, prijs=40)
    assert only("relatieve_prijs", gemengd)[0].waarom.endswith("valt C af, dan staat A 1 punt voor.")
    zegt_het = (
        Paragraaf("x", "Gunning", "<p>Valt een inschrijving af, dan wordt de rangorde niet opnieuw berekend.</p>", 1),
    )
    assert not only("relatieve_prijs", replace(gemengd, paragrafen=zegt_het))
    assert not {"relatieve_prijs", "alleen_prijs"} & rules(bestek(vraag(1, 100)))


def test_reversal_is_what_the_formula_gives():
    """A 80, B 100 with 7 points more; with C at 60 and without, by points × lowest / price."""
    met = (Decimal(40) * 60 / 80) - (7 + Decimal(40) * 60 / 100)
    zonder = Decimal(40) - (7 + Decimal(40) * 80 / 100)
    assert (
        (met, zonder) == (-1, 1)
        and "7 punten beter" in reversal(Decimal(40))
        and "B 1 punt voor" in reversal(Decimal(40))
    )


def test_routes_ask_for_their_own_questions_and_z_for_literacy():
    assert {"z_zonder_alfabetisering"} == rules(bestek(vraag(1, 100), routes=("Z",)), KENNIS)
    b1 = only("perceel_zonder_route", bestek(vraag(1, 100), routes=("B1",)), KENNIS)
    assert b1[0].remedie.doel == "1.1@p" and "B1-route" in b1[0].zin
    assert not rules(bestek(vraag(1, 100, herkomst_code="8.1a"), routes=("Z",)), KENNIS)
    zelf = vraag(1, 100, herkomst_code="1.2", tekst="Hoe geeft u alfabetisering vorm?")
    assert not only("z_zonder_alfabetisering", bestek(zelf, routes=("Z",)), KENNIS)


def test_themes_and_dates_come_from_what_is_handed_in():
    kennis = Kennis(
        gaten=(Gat("p", "Portfolio"), Gat("p", "Visie", dun="te licht")),
        planning=(Planningsfout("kort", "Te kort.", "Schuif op."),),
    )
    gevonden = scan(bestek(vraag(1, 100)), kennis)
    assert [(b.regel, b.ernst) for b in gevonden] == [("datum", FOUT), ("thema_gat", "let op")]
    assert "Portfolio" in gevonden[1].zin and "Visie" not in gevonden[1].zin


def test_term_is_reported_once_at_its_first_place_and_can_be_explained():
    twee = bestek(vraag(1, 50, tekst="Hoe gebruikt u een leesdorp?"), vraag(2, 50, tekst="Wat doet u in leesdorpen?"))
    gevonden = only("begrip_onverklaard", twee, KENNIS)
    assert [(b.sleutel, b.kenmerk, b.remedie.actie, b.remedie.doel) for b in gevonden] == [
        ("v1", "leesdorp", "begrip", "leesdorp")
    ]
    uitleg = (Paragraaf("b", "Begrippen", "<p>Leesdorp: een dorp om te lezen.</p>", 1),)
    assert not only("begrip_onverklaard", replace(twee, paragrafen=uitleg), KENNIS)


def test_heavy_text_is_measured_by_its_heaviest_sentence():
    assert not read("Wij lezen samen. " * 40).zwaar
    assert read(
        "Ter zake van de borging der continuïteit wordt door opdrachtnemer derhalve zorg gedragen voor vervanging."
    ).zwaar
    assert (
        flesch_douma("De kat zit op de mat.")
        > 90
        > flesch_douma("Organisatieontwikkelingsmogelijkheden inventariseren.")
    )


def test_open_house_scores_nothing():
    huis = Bestek(
        "T", "K", "open_house", "P", "", vragen=(vraag(1, 0, tekst="Bent u open?"),), percelen=(Perceel("p", "1", "P"),)
    )
    assert scan(huis) == ()


def test_waiver_holds_as_long_as_the_text_is_the_same():
    een, twee = (only("gesloten_vraag", bestek(vraag(1, 100, tekst=t)))[0] for t in ("Bent u open?", "Bent u dicht?"))
    assert een.adres == twee.adres == ("gesloten_vraag", "v1", "") and een.afdruk != twee.afdruk


tekst = st.text(max_size=300) | st.text("abcdeg .,?!:;()‘’\n-0123456789zoalsbijlageplekscore", max_size=300)


@settings(max_examples=150, deadline=None)
@given(st.lists(tekst, min_size=6, max_size=6))
def test_scan_takes_any_text_and_says_the_same_twice(t):
    eigen = (Criterium("c", "1.1/1", t[1], "openbaar"),)
    schaal = Schaal(
        "s",
        t[2],
        (Ankerpunt("a", Decimal(0), t[2], t[3], Decimal(0)), Ankerpunt("b", Decimal(1), t[3], t[2], Decimal(100))),
    )
    rij = replace(vraag(1, 100), tekst=t[0], criteria=eigen)
    vol = bestek(
        rij, schalen=(schaal,), paragrafen=(Paragraaf("x", t[4], t[5], 1),), eisen=(Eis("e", "eis", t[4], t[5]),)
    )
    assert scan(vol, KENNIS) == scan(vol, KENNIS)


@pytest.mark.parametrize(
    "lap",
    ["zoals " * 20_000, "a" * 100_000, "bent u " * 10_000 + "?", "wordt " * 20_000, "( (" * 30_000, "etc. " * 20_000],
)
def test_no_text_makes_it_hang(lap):
    begin = time.perf_counter()
    scan(bestek(vraag(1, 100, tekst=lap, criteria=(lap,))), KENNIS)
    assert time.perf_counter() - begin < 5
