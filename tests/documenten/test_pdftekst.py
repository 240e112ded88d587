import io

import pypdfium2 as pdfium
import pytest
from weasyprint import HTML

from documenten import pdftekst
from documenten.pdftekst import LeesFout, read_pages

STIJL = (
    "<style>@page { size: A6; margin: 1cm } body { font: 10pt sans-serif; hyphens: auto; hyphenate-character: '-' }"
    "h2 { break-before: page } .smal { width: 2.5cm }</style>"
)


def make_pdf(body: str) -> bytes:
    return HTML(string=f'<html lang="nl">{STIJL}<body>{body}</body></html>').write_pdf()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return make_pdf(
        "<p>Een alinea met <a href='https://voorbeeld.example/een'>een link</a>.</p><p>Nog een alinea.</p>"
        "<ul><li>eerste punt</li><li>tweede punt</li></ul><h2>Tweede bladzijde</h2>"
        "<p class=smal>Veel deskundigheidsbevordering en cursistbegeleiding en taalcoachaanbieders.</p>"
    )


def test_pages_come_with_text_gaps_bullets_and_links(pdf):
    een, twee = read_pages(pdf)
    regels = een.tekst.split("\n")
    assert regels[:3] == ["Een alinea met een link.", "", "Nog een alinea."]
    assert "• eerste punt" in regels and "• tweede punt" in regels
    assert een.adressen == ("https://voorbeeld.example/een",)
    assert twee.tekst.startswith("Tweede bladzijde")


def test_word_broken_at_the_end_of_a_line_keeps_its_hyphen_and_its_line(pdf):
    tekst = read_pages(pdf)[1].tekst
    gebroken = [regel for regel in tekst.split("\n") if regel.endswith("-")]
    assert gebroken and "\ufffe" not in tekst and "\x02" not in tekst
    assert "deskundigheidsbevordering" in tekst.replace("-\n", "")


def locked(pdf: bytes) -> bytes:
    """A PDF that says it is encrypted, with a key that no password fits."""
    waarde = f"<{'00' * 32}>"
    sleutel = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {waarde} /U {waarde} /P -4 >> /ID [{waarde}{waarde}]"
    return pdf.replace(b"/Size", sleutel.encode() + b" /Size", 1)


def test_locked_broken_and_foreign_files_get_a_message():
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    uit = io.BytesIO()
    document.save(uit)
    with pytest.raises(LeesFout, match="alleen afbeeldingen"):
        read_pages(uit.getvalue())
    with pytest.raises(LeesFout, match="beveiligd"):
        read_pages(locked(uit.getvalue()))
    for inhoud in (b"", b"hallo", b"%PDF-1.7\nkapot"):
        with pytest.raises(LeesFout, match="beschadigd"):
            read_pages(inhoud)


def test_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(pdftekst, "HOOGSTENS_BYTES", 10)
    with pytest.raises(LeesFout, match="groter dan"):
        read_pages(b"%PDF-1.7 en nog wat")


def test_too_many_pages_are_refused(pdf, monkeypatch):
    monkeypatch.setattr(pdftekst, "HOOGSTENS_BLADZIJDEN", 1)
    with pytest.raises(LeesFout, match="bladzijden"):
        read_pages(pdf)
