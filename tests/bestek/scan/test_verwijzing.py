"""Places, references, hidden measures and terms: what must be found, and what comes close. Own examples."""

import pytest

from bestek.scan import verwijzing
from bestek.scan.bevinding import Term

ZOEKT = (
    "U werft zelf stageplekken voor uw cursisten.",
    "Hoe zorgt u voor genoeg plekken waar cursisten vrijwilligerswerk kunnen doen?",
    "De opdrachtnemer levert per cursist één werkervaringsplek.",
    "De taalschool is verantwoordelijk voor het vinden van een participatieplek.",
    "Met welke werkgevers regelt u stageplaatsen?",
    "Beschrijf hoe u participatieplekken acquireert.",
    "Binnen zes weken bemiddelt de aanbieder de cursist naar een werkplek.",
)
ZOEKT_NIET = (
    "Het werkbedrijf zoekt de stageplekken; u hoort waar een cursist begint.",
    "Hoe sluit u in de les aan bij wat een cursist op zijn stage doet?",
    "U hoeft geen participatieplekken te zoeken.",
    "Docenten bezoeken cursisten op hun werkplek.",
    "Cursisten die zelf een vrijwilligersplek zoeken, oefenen in de les een kennismaking.",
    "Hoe stemt u af met de organisaties waar cursisten een plek hebben?",
    "Zoek een passende werkvorm voor een grote groep.",
    "In het lokaal heeft elke cursist een eigen plek.",
)
LOS = (
    "Zie de bijlage.",
    "U voldoet aan de geldende regelgeving.",
    "Voor de prijs geldt wat hierboven is vermeld.",
    "De eerdergenoemde voorwaarden blijven van kracht.",
    "Lever het formulier in volgens de gebruikelijke procedure.",
    "In het betreffende document staat hoe u zich aanmeldt.",
    "Zoals bekend werkt de gemeente met wijkteams.",
    "De aanbieder houdt zich aan de relevante normen.",
)
WIJST_AAN = (
    "Zie bijlage 4.",
    "U voldoet aan artikel 7 van de Wet inburgering 2021.",
    "De prijzen volgen de CBS-index, zoals in paragraaf 3.2 staat.",
    "De gemeente heeft twee wensen: rust en ritme. Hoe sluit u aan bij de genoemde wensen?",
    "Hieronder staan de data:\n1 mei: start\n1 juni: einde",
    "Welke eerdere ervaring heeft u met beginners?",
    "Dit geldt ook voor onderaannemers.",
)
VERZWEGEN = (
    "De opsomming van criteria is niet limitatief.",
    "De commissie gebruikt een interne puntenlijst bij het scoren.",
    "De gewichten van de onderdelen worden niet bekendgemaakt.",
    "Bij de beoordeling telt ook de algemene indruk.",
    "De beoordelaars kunnen andere aspecten laten meewegen.",
    "Na ontvangst van de offertes worden de wegingsfactoren vastgesteld.",
    "De score wordt naar eigen inzicht van de commissie bepaald.",
)
OPENLIJK = (
    "Alleen de genoemde criteria tellen mee in de score.",
    "De beoordelaars gebruiken geen andere maatstaven dan de criteria bij de vraag.",
    "Vraag 2 telt voor 10 punten, gelijk verdeeld over drie criteria.",
    "De prijs weegt voor 40 punten.",
    "De namen van de beoordelaars worden niet bekendgemaakt aan elkaar voordat zij scoren.",
    "Eerdere ervaringen met een inschrijver tellen niet mee.",
)


@pytest.mark.parametrize("tekst", ZOEKT)
def test_search_for_places_is_found(tekst):
    assert verwijzing.seeks_places(tekst)


@pytest.mark.parametrize("tekst", ZOEKT_NIET)
def test_use_of_places_is_left_alone(tekst):
    assert not verwijzing.seeks_places(tekst)


@pytest.mark.parametrize("tekst", LOS)
def test_loose_reference_is_found(tekst):
    assert verwijzing.loose_reference(tekst)


@pytest.mark.parametrize("tekst", WIJST_AAN)
def test_reference_that_can_be_found_is_left_alone(tekst):
    assert not verwijzing.loose_reference(tekst)


@pytest.mark.parametrize("tekst", VERZWEGEN)
def test_hidden_measure_is_found(tekst):
    assert verwijzing.hidden_measures(tekst)


@pytest.mark.parametrize("tekst", OPENLIJK)
def test_open_measure_is_left_alone(tekst):
    assert not verwijzing.hidden_measures(tekst)


def test_terms_are_ours_those_handed_in_and_abbreviations():
    schat = verwijzing.vocabulary((Term("leesdorp", "Een dorp.", ("leesdorpen",)),))
    assert schat.terms_in("In leesdorpen met het WXQ telt de urennorm, op A4 en in PDF.") == [
        "leesdorpen",
        "WXQ",
        "urennorm",
    ]
    assert schat.canonical("Leesdorpen") == "leesdorp"


@pytest.mark.parametrize(
    "tekst",
    [
        "de ONA (oriëntatie op de arbeidsmarkt)",
        "de oriëntatie (ONA)",
        "Onder ONA verstaan wij een gesprek.",
        "ONA: een gesprek",
    ],
)
def test_term_is_explained_in_the_text_itself(tekst):
    assert verwijzing.vocabulary(()).explained("ONA", tekst)
    assert not verwijzing.vocabulary(()).explained("ONA", "Hoe geeft u ONA (eis 3) vorm?")
