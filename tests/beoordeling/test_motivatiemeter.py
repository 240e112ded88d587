"""Hits and near misses of the meter: what it must say, and what it must not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from beoordeling.motivatiemeter import AFGEWEZEN, MOET, TERZIJDE, WINNAAR, Brief, Vraagdeel, measure

GOED = (
    "De intake van veertig minuten is concreet. Een vast gespreksritme ontbreekt; daarom komt het antwoord niet hoger."
)
DEEL = Vraagdeel(
    sleutel="v1",
    naam="Vraag 1",
    cijfer=Decimal(7),
    hoogste=Decimal(10),
    eigen=GOED,
    cijfer_winnaar=Decimal(10),
    winnaar="De begeleider belt binnen twee werkdagen en legt elke afspraak schriftelijk vast bij de cursist.",
    schaalwoorden="onvoldoende matig goed uitstekend Alle criteria zijn concreet aangetoond.",
    vraagtekst="Hoe begeleidt u de cursist? De begeleiding is beschreven.",
    antwoord="Onze intake duurt veertig minuten en gaat uit van het gezin.",
    bij_anderen=("De planning staat vast, maar de toetsing ontbreekt; daarom deze waardering.",),
)


def codes(soort=AFGEWEZEN, brief=None, **deel):
    gemeten = measure(replace(brief or Brief(soort), vragen=(replace(DEEL, **deel),)))
    return {b.code for b in gemeten.bevindingen} - {"kort"}


def test_a_letter_with_reasons_and_advantages_is_full():
    meting = measure(Brief(AFGEWEZEN, (replace(DEEL, eigen=f"{GOED} {GOED}"),), voordelen="Taalkade is eerste."))
    assert (meting.bevindingen, meting.stand) == ((), 100)


@pytest.mark.parametrize(
    ("code", "hit", "near_miss"),
    [
        ("geen_motivatie", {"eigen": " "}, {}),
        (
            "alleen_schaal",
            {"eigen": "Goed. Alle criteria zijn concreet aangetoond, dus niet uitstekend."},
            {"eigen": "Goed: de intake van veertig minuten is concreet, dus niet uitstekend."},
        ),
        (
            "niets_van_antwoord",
            {"eigen": "De beschreven begeleiding blijft algemeen en mist toetsing; daarom geen hogere waardering."},
            {"eigen": "De intake blijft algemeen en mist toetsing; daarom geen hogere waardering."},
        ),
        (
            "geen_effect",
            {"eigen": "De intake van veertig minuten is beschreven. Een gespreksritme ontbreekt."},
            {"eigen": "De intake van veertig minuten is beschreven. Daarom deze waardering, een ritme ontbreekt."},
        ),
        ("zelfde_tekst", {"bij_anderen": (GOED.upper().replace(".", " ."),)}, {"bij_anderen": (GOED + " Ja.",)}),
        (
            "niet_hoger",
            {"eigen": "De intake van veertig minuten is concreet en past bij deze groep cursisten."},
            {"eigen": "De intake van veertig minuten is concreet en past bij matig, met weinig ritme."},
        ),
        ("geen_voordeel", {"winnaar": ""}, {"winnaar": "", "cijfer_winnaar": Decimal(7)}),
        ("voordeel_schaal", {"winnaar": "Uitstekend, alle criteria aangetoond."}, {}),
        ("voordeel_zelfde", {"winnaar": GOED}, {}),
        (
            "bedrag_of_deel",
            {"winnaar": "De begeleider belt elke week, 94 procent van de gesprekken ging door."},
            {"winnaar": "De begeleider belt 45 cursisten elke week, in week 6 van het traject."},
        ),
        (
            "persoon",
            {"winnaar": "Mevrouw Van Dijk belt: mevrouw Van Dijk begeleidt elke cursist in het gebouw."},
            {"winnaar": "Een mevrouw van de balie belt en begeleidt elke cursist in het gebouw."},
        ),
    ],
)
def test_finding_hits_and_misses(code, hit, near_miss):
    assert code in codes(**hit)
    assert code not in codes(**near_miss)


def test_effect_is_a_must_where_reviewers_wrote_it_down():
    zonder = {"eigen": "De intake van veertig minuten is beschreven. Een gespreksritme ontbreekt."}
    for gevolgen, ernst in ((True, "moet"), (False, "advies")):
        meting = measure(Brief(AFGEWEZEN, (replace(DEEL, **zonder, heeft_gevolgen=gevolgen),)))
        assert next(b for b in meting.bevindingen if b.code == "geen_effect").ernst == ernst


def test_the_maximum_needs_no_shortfall_or_effect():
    assert not codes(WINNAAR, cijfer=Decimal(10), eigen="De intake van veertig minuten is concreet beschreven.")


def test_names_of_others_are_found_as_whole_words_only():
    brief = Brief(AFGEWEZEN, anderen=("Wijdland",))
    assert "andere_naam" in codes(brief=brief, winnaar="Beter dan wijdland, want elke afspraak ligt vast.")
    assert "andere_naam" not in codes(brief=brief, winnaar="De wijdlandse aanpak legt elke afspraak vast.")


def test_a_written_reason_clears_what_may_be_confidential():
    vol = {"winnaar": "De begeleider belt elke week; 94 procent van de gesprekken ging door."}
    assert "bedrag_of_deel" in codes(**vol)
    assert "bedrag_of_deel" not in codes(brief=Brief(AFGEWEZEN, toegelicht=True), **vol)


def test_a_letter_to_who_was_set_aside_needs_only_its_reason():
    kaal, goed = measure(Brief(TERZIJDE)), measure(Brief(TERZIJDE, motivering="Het uittreksel van de Kamer ontbreekt."))
    assert [b.code for b in kaal.moet] == ["geen_reden"] and not goed.bevindingen


def test_figures_count_checks_and_those_that_pass():
    meting = measure(Brief(AFGEWEZEN, (replace(DEEL, eigen=""),)))
    assert [b.ernst for b in meting.bevindingen].count(MOET) == len(meting.moet) == 1
    assert meting.goed == meting.gemeten - len({b.code for b in meting.bevindingen}) and 0 < meting.stand < 100
