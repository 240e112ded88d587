"""Closed, steering and manifold questions: what must be found, and what comes close and is fine. Own examples."""

import pytest

from bestek.scan import vraagvorm

DICHT = (
    "Bent u op zaterdag open?",
    "Geeft u elke cursist een eigen map?",
    "Maken uw docenten gebruik van filmpjes?",
    "Vermeld of u ook in de zomer lesgeeft.",
    "Kunt u aangeven of u met een wachtlijst werkt?",
    "Laat weten of de lessen doorgaan bij ziekte van een docent.",
    "Graag vernemen wij of u een vertrouwenspersoon heeft.",
    "Is er bij u iemand die klachten behandelt?",
    "Als een cursist verhuist, neemt u dan contact op met de nieuwe gemeente?",
    "Heeft u een noodplan (ja/nee)?",
    "Beantwoord met ja of nee: u geeft les in de avond.",
    "Zijn uw docenten op de hoogte van wat cursisten thuis meemaken?",
    "De gemeente hecht aan rust. Kunt u een vaste docent per groep garanderen?",
)
OPEN = (
    "Hoe gaat u om met verzuim?",
    "Bij welke opdrachten deed u ervaring op?",
    "Kunt u beschrijven hoe een lesdag verloopt?",
    "Zou u een voorbeeld kunnen geven van een les?",
    "Werkt u met duo’s? Licht toe waarom wel of niet.",
    "Biedt u huiswerkbegeleiding, en zo ja, in welke vorm?",
    "Beschrijf een les waarin u met een krant werkt.",
    "Geef aan hoe u ouders bereikt.",
    "Van wie krijgen cursisten hulp bij het oefenen?",
    "Wat verandert er voor een cursist als hij werk vindt?",
    "Kunt u aangeven welke stappen u zet als iemand afhaakt?",
)
STUREND = (
    "Bevestig dat u wekelijks toetst.",
    "Beschrijf dat u met een vaste docent werkt.",
    "Laat zien dat u het belang van thuis oefenen onderschrijft.",
    "Maak aannemelijk dat uw aanpak de motivatie verhoogt.",
    "Deelt u de visie dat taal leren vooral buiten de les gebeurt?",
    "Waarom is een portfolio onmisbaar?",
    "Bent u het met ons eens dat kleine groepen nodig zijn?",
    "Leg uit waarom lessen in de ochtend beter zijn dan in de avond.",
    "Wij verwachten dat u elke maand overlegt met de klantmanager. Beschrijf hoe u dit doet.",
    "Kunt u bevestigen dat uw docenten bevoegd zijn?",
    "Vindt u ook dat contact met buren helpt?",
)
VRIJ = (
    "Beschrijf hoe u ervoor zorgt dat cursisten blijven komen.",
    "Waaruit blijkt dat uw aanpak werkt?",
    "Wat is volgens u de beste manier om te toetsen?",
    "Waarom kiest u voor deze werkvorm?",
    "Onderbouw waarom uw groepen zo groot zijn.",
    "Laat met een voorbeeld zien hoe u verschillen opvangt.",
    "Het doel is dat iedereen meedoet. Hoe draagt u daaraan bij?",
    "Denk bijvoorbeeld aan toetsen of gesprekken; andere middelen mogen ook. Hoe volgt u de groei?",
)
MEER = (
    "Hoe werft u docenten, en welk lesmateriaal gebruikt u?",
    "Hoe regelt u de opvang van kinderen? Verder horen wij graag hoe u klachten afhandelt.",
    "Beschrijf hoe u toetst en hoe u de lokalen inricht.",
    "Wat kost een extra les, en wie beheert de sleutels?",
    "Hoe betrekt u ouders? Welke boeken gebruikt u? Waar parkeren bezoekers?",
    "Bent u bereikbaar in het weekend, en heeft u een noodplan voor brand?",
)
EEN = (
    "Hoe toetst u, en waarom op die manier?",
    "Welke boeken gebruikt u en hoe kiest u die?",
    "Hoe bereikt u ouders? Noem een voorbeeld.",
    "Hoe helpt u snelle leerders, en hoe langzame?",
    "Hoe leert u cursisten plannen? Hoe weet u dat dit werkt?",
    "Hoe vaak en met wie bespreekt u de resultaten?",
    "Beschrijf hoe u verzuim voorkomt en wat u doet als verzuim toch optreedt.",
    "Op welke momenten en in welke vorm krijgt een cursist feedback?",
    "Werkt u met portfolio’s? Zo ja, hoe? Zo nee, wat doet u in plaats daarvan?",
)


@pytest.mark.parametrize("tekst", DICHT)
def test_closed_question_is_found(tekst):
    assert vraagvorm.closed(tekst)


@pytest.mark.parametrize("tekst", OPEN)
def test_open_question_is_left_alone(tekst):
    assert not vraagvorm.closed(tekst)


@pytest.mark.parametrize("tekst", STUREND)
def test_question_that_gives_its_answer_away_is_found(tekst):
    assert vraagvorm.steering(tekst)


@pytest.mark.parametrize("tekst", VRIJ)
def test_question_that_names_a_goal_is_left_alone(tekst):
    assert not vraagvorm.steering(tekst)


@pytest.mark.parametrize("tekst", MEER)
def test_several_questions_are_found(tekst):
    assert vraagvorm.several(tekst)


@pytest.mark.parametrize("tekst", EEN)
def test_one_question_with_its_reason_is_left_alone(tekst):
    assert not vraagvorm.several(tekst)


def test_fragment_is_the_question_at_fault():
    assert vraagvorm.closed("Er starten vier groepen. Kunt u in mei beginnen?") == "Kunt u in mei beginnen?"
    assert vraagvorm.several(MEER[0]) == "welk lesmateriaal gebruikt u?"
