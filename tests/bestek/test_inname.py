import pytest

from bestek.inname import MEESTE, Onleesbaar, read_mail, read_rows, split_text


def texts(vragen):
    return [vraag.tekst for vraag in vragen]


def test_numbers_separate_also_over_empty_lines():
    tekst = "Inleiding\n1. Eerste?\n\nNog een alinea.\n2) Tweede, met 3 punten:\n- a\n- b\n3. Derde?"
    assert texts(split_text(tekst)) == ["Eerste?\n\nNog een alinea.", "Tweede, met 3 punten:\n- a\n- b", "Derde?"]


def test_number_that_does_not_count_up_belongs_to_the_text():
    assert texts(split_text("4. Eerste, zie\n12. maart\n5. Tweede")) == ["Eerste, zie\n12. maart", "Tweede"]


def test_word_vraag_with_number_separates():
    assert texts(split_text("Vraag 1: Hoe?\nVraag 2: Waar?")) == ["Hoe?", "Waar?"]


def test_empty_lines_separate():
    assert texts(split_text("\n\nHoe?\r\nMeer.\r\n\r\n\r\nWaar?\n")) == ["Hoe?\nMeer.", "Waar?"]


def test_points_separate_when_all_is_points():
    assert texts(split_text("- Hoe?\n- Waar?")) == ["Hoe?", "Waar?"]
    assert texts(split_text("Graag:\n- Hoe?\n- Waar?")) == ["Graag:\n- Hoe?\n- Waar?"]


@pytest.mark.parametrize("tekst", ["", " \n \n", "\n\n".join(["Vraag?"] * (MEESTE + 1)), "x" * 8001])
def test_nothing_too_many_and_too_long_are_refused(tekst):
    with pytest.raises(Onleesbaar):
        split_text(tekst)


MAIL = """Van: Jan Jansen <jan@taalkade.nl>
Verzonden: maandag 2 november 2026 10:11
Aan: inkoop
Onderwerp: Vragen

Geachte heer Bakker,

1. Mag het langer?
2. Wat is een groep?

Met vriendelijke groet,
Jan Jansen
Taalkade
06 12345678

Van: Mark Bakker
Verzonden: vrijdag
Aan: Jan
> Oude tekst
"""


def test_mail_gives_questions_and_sender_apart():
    een, twee = read_mail(MAIL)
    assert texts((een, twee)) == ["Mag het langer?", "Wat is een groep?"]
    assert een.contact == twee.contact == "Jan Jansen <jan@taalkade.nl>"


def test_mail_without_header_takes_the_signature():
    (vraag,) = read_mail("Beste mensen,\n\nMag het langer?\n\nMvg,\nPiet de Wit\npiet@wit.nl")
    assert (vraag.tekst, vraag.contact) == ("Mag het langer?", "Piet de Wit <piet@wit.nl>")


@pytest.mark.parametrize(
    "staart",
    ["> Oude vraag?", "Op ma 2 nov 2026 om 10:11 schreef Mark Bakker:\n> Oude vraag?", "-- \nPiet",
     "Van: Mark\nVerzonden: vrijdag\nAan: Piet\n\nOude vraag?", "----- Oorspronkelijk bericht -----\nOude vraag?"],
)  # fmt: skip
def test_mail_leaves_out_what_it_quotes(staart):
    assert texts(read_mail(f"Mag het langer?\n\n{staart}")) == ["Mag het langer?"]


def test_rows_under_headings():
    rijen = [
        ["Nr", "Organisatie", "E-mail", "Paragraaf", "Vraag"],
        ["1", "Taalkade", "j@taalkade.nl", "2.1", "=SOM(A1)"],
        ["2", "", "", "", ""],
        ["3", "Wijdland", "", "", "Hoe?"],
    ]
    een, twee = read_rows(rijen)
    assert (een.organisatie, een.contact, een.plaats, een.tekst) == ("Taalkade", "j@taalkade.nl", "2.1", "=SOM(A1)")
    assert (twee.organisatie, twee.tekst) == ("Wijdland", "Hoe?")


def test_rows_without_headings_take_the_longest_column():
    assert texts(read_rows([["1", "Mag het langer?"], ["2", "Waar is het?"]])) == ["Mag het langer?", "Waar is het?"]


def test_no_rows_are_refused():
    with pytest.raises(Onleesbaar):
        read_rows([["", " "]])
