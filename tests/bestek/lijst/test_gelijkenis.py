import pytest

from bestek.lijst.gelijkenis import likeness, suggest
from bestek.lijst.rij import Rij
from tests import factories


@pytest.mark.parametrize(
    ("een", "ander", "lijkt"),
    [
        ("Hoe bevordert u taalcontact?", "Wat doet u om het taalcontact te bevorderen?", True),
        ("Hoe borgt u privacy?", "Hoe borgt u de kwaliteit van docenten?", False),
        ("", "Hoe bevordert u taalcontact?", False),
    ],
)
def test_two_questions_look_alike_by_what_they_are_about(een, ander, lijkt):
    assert (likeness(een, ander) >= 0.5) == lijkt == (likeness(ander, een) >= 0.5)


@pytest.mark.django_db
def test_nearest_question_is_suggested_and_never_linked():
    factories.make_vraag("4.5", onderwerp="Taalcontact", tekst="Wat doet u om het taalcontact te bevorderen?")
    factories.make_vraag("7.4", onderwerp="Groepen", tekst="Hoe stelt u groepen samen?")
    een, ander = suggest([Rij("Hoe bevordert u taalcontact buiten de les?"), Rij("Waar kan men parkeren?")])
    assert (een.lijkt_op, een.gekoppeld, ander.lijkt_op) == ("4.5", False, "")
