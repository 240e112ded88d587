import pytest

from documenten.antwoord import download_response, safe_name


def test_download_is_saved_and_never_shown_or_kept():
    antwoord = download_response(b"%PDF", "Bijlage A", "pdf")
    assert antwoord.content == b"%PDF"
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'attachment; filename="Bijlage A.pdf"'
    assert antwoord["Content-Length"] == "4"
    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_name_outside_ascii_follows_rfc_5987():
    kop = download_response(b"", "Één bijlage", "xlsx")["Content-Disposition"]
    assert kop == "attachment; filename*=utf-8''%C3%89%C3%A9n%20bijlage.xlsx"


def test_kind_that_is_not_listed_is_refused():
    with pytest.raises(KeyError):
        download_response(b"", "x", "html")


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("bestek.pdf", "bestek.pdf"),
        ("bestek.PDF", "bestek.pdf"),
        ("bestek.html", "bestek.html.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("a\r\nSet-Cookie: x", "a-Set-Cookie- x.pdf"),
        ('a"b;c', "a-b;c.pdf"),
        ("fdp\u202e.exe", "fdp.exe.pdf"),
        ("\x00", "document.pdf"),
        ("", "document.pdf"),
        (".pdf", "document.pdf"),
        ("x" * 300, "x" * 120 + ".pdf"),
    ],
)
def test_name_is_made_safe(naam, veilig):
    assert safe_name(naam, "pdf") == veilig
