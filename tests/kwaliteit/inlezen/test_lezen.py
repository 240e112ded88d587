import pytest

from documenten.pdftekst import LeesFout
from kwaliteit.inlezen import lezen

ZIN = "De aanbieder organiseert taalcontact voor wie in de klas leert en daarbuiten. "


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"  \n", "leeg"),
        (b"PK\x03\x04 docx", "Word-bestand"),
        (b"{\\rtf1 tekst}", "RTF"),
        (b"\x89PNG\r\n", "afbeelding"),
        (b"%PDF-1.7 en dan niets", "beschadigd"),
        (b"a\x00b" * 50, "geen tekstbestand"),
        (b"te weinig woorden", "te weinig tekst"),
        (ZIN.encode() * 6000, "veel langer"),
        (b"x" * (lezen.HOOGSTENS_TEKST + 1), "groter dan 5 MB"),
    ],
)
def test_wrong_files_get_a_clear_message(inhoud, melding):
    with pytest.raises(LeesFout, match=melding):
        lezen.read(inhoud)


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_usual_encodings(codering):
    bron = lezen.read(("Één ‘vraag’ over financiën.\n" + ZIN * 6).encode(codering))
    assert bron.regels[0].tekst == "Één ‘vraag’ over financiën."


def test_lines_keep_the_numbers_of_the_file():
    regels = lezen.split_lines("een\r\n\r\ndrie\rvier\nvijf")
    assert [(r.nummer, r.tekst) for r in regels] == [(1, "een"), (2, ""), (3, "drie"), (4, "vier"), (5, "vijf")]


def test_form_feed_begins_a_page_within_a_line():
    regels = lezen.split_lines("een\ntwee\fdrie\n\fvier")
    assert [(r.nummer, r.tekst, r.begin) for r in regels] == [
        (1, "een", True),
        (2, "twee", False),
        (2, "drie", True),
        (3, "vier", True),
    ]
    assert lezen.Bron(regels).heeft_bladzijden
